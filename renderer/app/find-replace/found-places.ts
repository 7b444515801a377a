import { lostTags } from '../../../shared/commands/lost-tags'
import { expandReplacement } from '../../../shared/commands/replace-text'
import type { WordChange } from '../../../shared/commands/apply-fix'
import type { ContextGroup } from '../../panels/context-rows'
import type { At } from '../edition-texts/text-questions'
import { doEditionAct } from '../register/edition-act'
import { recordingNow } from '../readings/recording-now'
import type { Session } from '../session'
import type { EditionSearch } from './edition-search'
import type { FoundMatch, FoundMatches } from './search-question'

/** What was found in one text. */
export interface FoundIn extends FoundMatches {
  readonly transcription: string
  readonly title: string
  readonly at: At
  /** Whether another window has the text, so that nothing can be replaced in it here. */
  readonly elsewhere: boolean
}

/** Tells a match apart from all others of an edition. */
export const matchKey = (transcription: string, { from, to }: FoundMatch): string =>
  `${transcription}:${String(from)}-${String(to)}`

/** What a match becomes; `null` where that is not said. */
export function becomesOf(match: FoundMatch, { regex, replacement }: Pick<EditionSearch, 'regex' | 'replacement'>) {
  return replacement !== null && regex ? expandReplacement(replacement, match) : replacement
}

/** What stands instead of matches, and whether it is recorded beside them, so that they stay. */
type Replacing = Pick<EditionSearch, 'regex' | 'replacement'> & { readonly records: boolean }

/** The names of the tags that a match would lose to what it becomes. */
function lostWith(match: FoundMatch, search: Replacing): readonly string[] {
  const becomes = match.tags === undefined || search.records ? null : becomesOf(match, search)
  return becomes === null ? [] : lostTags(match.was, becomes, match.tags ?? []).map(({ name }) => name)
}

/** The keys of the matches that would lose tags to what they become: nobody replaces them by mistake. */
export function losingTags(found: readonly FoundIn[], search: Replacing): ReadonlySet<string> {
  return new Set(
    found.flatMap(({ transcription, matches }) =>
      matches.filter((match) => lostWith(match, search).length > 0).map((match) => matchKey(transcription, match)),
    ),
  )
}

/**
 * What was found, grouped by text, as a `ContextList` shows it; `remarks` are said of what would stay as it is, of what has
 * words among it that the reading hides, and of what would lose tags.
 */
export function placeGroups(
  found: readonly FoundIn[],
  search: Replacing,
  remarks: { readonly same: string; readonly hidden: string; readonly lost: (tags: readonly string[]) => string },
): readonly ContextGroup[] {
  return found
    .filter(({ matches }) => matches.length > 0)
    .map(({ transcription, title, matches, elsewhere }) => ({
      key: transcription,
      label: title,
      groups: [],
      lines: matches.map((match) => {
        const becomes = becomesOf(match, search)
        const { before, after, page, inNote, overHidden = false } = match
        // Words that are not seen would be replaced with those that are.
        const same = becomes === match.was
        const lost = lostWith(match, search)
        return {
          key: matchKey(transcription, match),
          ...{ before, text: overHidden ? (match.groups[0] ?? match.was) : match.was, after, page, inNote },
          becomes: same || overHidden ? null : becomes,
          kind: null,
          remark: overHidden ? remarks.hidden : same ? remarks.same : lost.length > 0 ? remarks.lost(lost) : null,
          tickable: !elsewhere && !same && !overHidden,
        }
      }),
    }))
}

/** Replaces the matches with some keys in all texts as one act, which one undo takes back. Answers whether it was done. */
export async function replaceFound(
  session: Session,
  search: Pick<EditionSearch, 'text' | 'regex' | 'replacement'>,
  found: readonly FoundIn[],
  keys: ReadonlySet<string>,
  quiet = false,
): Promise<boolean> {
  const record = recordingNow(session)
  const texts = found.flatMap(({ transcription, at, matches }) => {
    const words = matches
      .filter((match) => keys.has(matchKey(transcription, match)))
      .flatMap((match): readonly WordChange[] => {
        const becomes = becomesOf(match, search)
        const { from, to, was } = match
        return becomes === null ? [] : [{ from, to, was, becomes, ...record }]
      })
    return words.length === 0 ? [] : [{ transcription, at, changes: [], words }]
  })
  const all = texts.flatMap(({ words }) => words)
  const [first] = all
  if (first === undefined) return false
  const to = all.every(({ becomes }) => becomes === first.becomes) ? first.becomes : (search.replacement ?? '')
  const from = all.every(({ was }) => was === first.was) ? first.was : search.text
  const values = { from, to, count: all.length }
  return doEditionAct(session, { label: { code: to === '' ? 'remove-found' : 'replace-found', values }, texts, quiet })
}
