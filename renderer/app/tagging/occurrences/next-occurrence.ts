import type { Node } from 'prosemirror-model'
import { tagSelection } from '../../../../shared/commands/tag'
import type { DocRange } from '../../../../shared/finding'
import { blockText } from '../../../../shared/queries/block-text'
import { spansAt } from '../../../../shared/queries/spans'
import { mentionKind } from '../../../../shared/register/conventions'
import { taggedIn } from '../../../../shared/register/tagged-stretches'
import { textBlocksOf } from '../../../../shared/register/text-blocks-of'
import type { Attributes } from '../../../../shared/schema'
import { newId } from '../../../editor/new-id'
import { perform } from '../../../editor/perform'
import { reveal } from '../../../editor/reveal'
import type { OpenText } from '../../open-text'
import { wordsOf } from './occurrence-start'

/** The tag that is given to one occurrence after the other. */
interface Model {
  readonly words: string
  readonly name: string
  readonly attributes: Attributes
}

/** What came of going on: what was tagged, if anything, and whether another occurrence is selected now. */
export interface WentOn {
  readonly tagged: boolean
  readonly words: string
  readonly found: boolean
}

const models = new WeakMap<OpenText, Model>()

/**
 * Tags the selected occurrence as the one before it, and selects the next untagged one, around the end of the text; with
 * the caret in a tagged name that one is the model, and nothing is tagged. `null` where there is no model.
 */
export function tagAndGoOn(text: OpenText): WentOn | null {
  const { state } = text
  const tag = spansAt(state).findLast(({ name, attributes }) => mentionKind(name, attributes) !== null)
  const known = models.get(text)
  const model = tag ? { words: wordsOf(state.doc, tag), name: tag.name, attributes: tag.attributes } : known
  if (!model || model.words === '') return null
  models.set(text, model)
  const { words, name, attributes } = model
  const isIt = !tag && !state.selection.empty && wordsOf(state.doc, state.selection) === words
  const tagged = isIt && perform(text, 'occurrence/next', tagSelection(name, attributes, newId))
  const next = nextUntagged(text.state.doc, words, tag?.to ?? text.state.selection.to)
  if (next) reveal(text, next.from, next.to, 'focus')
  return { tagged, words, found: next !== null }
}

/** The first place at or after a position, and around, where words stand whole and untagged; `null` where none is left. */
export function nextUntagged(doc: Node, words: string, from: number): DocRange | null {
  const letter = String.raw`[\p{L}\p{M}\p{N}_]`
  const escaped = words.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`).replace(/\s+/g, String.raw`\s+`)
  const pattern = new RegExp(`(?<!${letter})${escaped}(?!${letter})`, 'gu')
  let first: DocRange | null = null
  for (const { node, start } of textBlocksOf(doc)) {
    if (first !== null && start + node.content.size < from) continue
    const read = blockText(node)
    const tagged = taggedIn(node, read)
    for (const match of read.text.matchAll(pattern)) {
      const [at, end] = [match.index, match.index + match[0].length]
      if (tagged.some((one) => one.from < end && at < one.to)) continue
      const range = { from: start + read.before(at), to: start + read.after(end) }
      if (range.from >= from) return range
      first ??= range
    }
  }
  return first
}
