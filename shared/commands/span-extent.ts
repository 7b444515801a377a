import type { Node } from 'prosemirror-model'
import type { DocRange } from '../finding'
import { blockText } from '../queries/block-text'
import { mentionKind } from '../register/conventions'
import { dateContextAt } from '../register/date-context'
import { datesIn } from '../register/dates'
import { extentsIn, type ExtentKind, type Extents } from '../register/name-extent'
import { titleHabitOf } from '../register/title-habit'
import { localName } from '../schema'

/**
 * What a tag with this element name takes when the caret stands at `pos`, or `null` where no word is there:
 *
 * - `date`: the date around the caret (`May 27, 1935`; `27 May`; `1935-05-27`), else the word;
 * - names of persons, places and organisations: the name, as {@link extentsIn} says;
 * - all others: the word, without punctuation and possessive.
 */
export function extentAround(doc: Node, pos: number, name: string): DocRange | null {
  const extents = extentsAround(doc, pos, name)
  return extents?.steps[extents.usual] ?? null
}

/** The stretches that a tag with this element name could take around `pos`, each within the next; `null` where no word is there. */
export function extentsAround(doc: Node, pos: number, name: string): Extents | null {
  const $pos = doc.resolve(pos)
  if (!$pos.parent.inlineContent) return null
  const block = blockText($pos.parent)
  const found = inText(doc, pos, block.text, block.index($pos.parentOffset), localName(name))
  if (!found) return null
  const start = $pos.start()
  const steps = found.steps.map(({ from, to }) => ({ from: start + block.before(from), to: start + block.after(to) }))
  return { ...found, steps }
}

function inText(doc: Node, pos: number, text: string, index: number, name: string): Extents | null {
  const words = extentsIn(text, index, kindOf(name), titleHabitOf(doc))
  if (name !== 'date') return words
  const range = datesIn(text, dateContextAt(doc, pos)).find(({ from, to }) => from <= index && to >= index)
  if (!range) return words
  const within =
    words?.steps.filter(({ from, to }) => from >= range.from && to <= range.to && to - from < range.to - range.from) ??
    []
  return { steps: [...within, { from: range.from, to: range.to }], usual: within.length }
}

/** What kind of stretch an element is put on. */
function kindOf(name: string): ExtentKind {
  if (name === 'name' || name === 'rs') return 'name'
  const kind = mentionKind(name)
  return kind === null || kind === 'term' ? 'word' : kind
}
