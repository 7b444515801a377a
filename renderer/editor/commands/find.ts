import { expandReplacement, replaceMatches } from '../../../shared/commands/replace-text'
import type { SearchMatch } from '../../../shared/queries/search-text'
import { changeFind, findOf } from '../plugins/find'
import { perform } from '../perform'
import { reveal } from '../reveal'
import { say } from '../say'
import type { OpenContext } from './editing'

/** Selects the next match (or the one before) after the selection, round the end of the text; searches anew where it has changed. */
export function goToMatch({ text }: OpenContext, direction: 1 | -1): void {
  const { bar, query } = findOf(text.state)
  if (bar === 'closed') text.dispatch(changeFind(text.state.tr, { bar: 'find', ask: query.text === '' }))
  text.dispatch(changeFind(text.state.tr, { refresh: true }))
  const { matches, current } = findOf(text.state)
  if (matches.length === 0) return
  const { from } = text.state.selection
  const past = matches.indexFrom(from)
  const next = current >= 0 ? current + direction : direction > 0 ? past : past - 1
  const match = matches.at((next + matches.length) % matches.length)
  if (match) reveal(text, match.from, match.to, 'stay')
}

/** Replaces the selected match and goes on to the next; where none is selected, only goes there. */
export function replaceOne(context: OpenContext): void {
  const { text } = context
  const { matches, current, stale } = findOf(text.state)
  const match = matches.at(current)
  if (match && !stale) replace(context, [match])
  goToMatch(context, 1)
}

/** Replaces every match, as one act. */
export function replaceAll(context: OpenContext): void {
  const { text } = context
  text.dispatch(changeFind(text.state.tr, { refresh: true }))
  const matches = findOf(text.state).matches.all
  replace(context, matches)
  say(context, 'replaced', { count: matches.filter(({ overHidden }) => overHidden !== true).length })
}

/** Replaces matches; not those among which words stand that the reading hides, for these would be lost unseen. */
function replace({ text }: OpenContext, found: readonly SearchMatch[]): void {
  const matches = found.filter(({ overHidden }) => overHidden !== true)
  const { query, replacement } = findOf(text.state)
  if (matches.length === 0) return
  const put = replaceMatches(matches, (match) => (query.regex ? expandReplacement(replacement, match) : replacement))
  perform(text, matches.length === 1 ? 'edit/replace-one' : 'edit/replace-all', put)
  text.dispatch(changeFind(text.state.tr, { refresh: true }))
}
