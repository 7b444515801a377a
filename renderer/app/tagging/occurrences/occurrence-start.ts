import type { Node } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import { extentAround } from '../../../../shared/commands/span-extent'
import type { DocRange } from '../../../../shared/finding'
import { blockText } from '../../../../shared/queries/block-text'
import { spansAt } from '../../../../shared/queries/spans'
import { mentionKind } from '../../../../shared/register/conventions'
import { entriesLinked, type RegisterIndex } from '../../../../shared/register/links'
import type { OccurrenceStart } from './occurrence-search'

/**
 * What the caret or selection of a text asks for: the tagged name that it is in, with its entry, or what is selected, or the
 * name around the caret. `null` where no word is.
 */
export function startAt(state: EditorState, register: RegisterIndex, text: string): OccurrenceStart | null {
  const { from, to, empty } = state.selection
  const tagged = spansAt(state).findLast(
    (span) => mentionKind(span.name, span.attributes) !== null && span.from <= from && span.to >= to,
  )
  const range = tagged ?? (empty ? extentAround(state.doc, from, 'name') : { from, to })
  const words = range === null ? '' : wordsOf(state.doc, range)
  if (words === '') return null
  const [entry = null] = tagged ? entriesLinked(register, text, tagged.attributes) : []
  const said = tagged ? mentionKind(tagged.name, tagged.attributes) : null
  return { words, kind: entry?.kind ?? said ?? 'person', entry }
}

/** The words of a range in one line, notes left out; nothing where it goes beyond a block. */
export function wordsOf(doc: Node, { from, to }: DocRange): string {
  const $from = doc.resolve(from)
  if (!$from.parent.inlineContent || !$from.sameParent(doc.resolve(to))) return ''
  const block = blockText($from.parent)
  const start = $from.start()
  return block.text
    .slice(block.index(from - start), block.index(to - start))
    .replace(/\s+/g, ' ')
    .trim()
}
