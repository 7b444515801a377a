import type { Node } from 'prosemirror-model'
import type { DocRange } from '../finding'
import { blockText } from '../queries/block-text'
import { mentionKind } from '../register/conventions'
import { extentsIn, type ExtentKind, type Extents } from '../register/name-extent'
import { titleHabitOf } from '../register/title-habit'
import { localName } from '../schema'

const month =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)'
const day = String.raw`\d{1,2}(?:st|nd|rd|th)?`
const datePattern = new RegExp(
  String.raw`\b(?:${day}\s+(?:of\s+)?)?${month}\b\.?(?:\s+${day}\b)?(?:,?\s+\d{4}\b)?|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b`,
  'gu',
)

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
  const found = inText(doc, block.text, block.index($pos.parentOffset), localName(name))
  if (!found) return null
  const start = $pos.start()
  const steps = found.steps.map(({ from, to }) => ({ from: start + block.before(from), to: start + block.after(to) }))
  return { ...found, steps }
}

function inText(doc: Node, text: string, index: number, name: string): Extents | null {
  const words = extentsIn(text, index, kindOf(name), titleHabitOf(doc))
  if (name !== 'date') return words
  const date = Array.from(text.matchAll(datePattern)).find((m) => m.index <= index && m.index + m[0].length >= index)
  if (!date) return words
  const range = { from: date.index, to: date.index + date[0].length }
  const within =
    words?.steps.filter(({ from, to }) => from >= range.from && to <= range.to && to - from < range.to - range.from) ??
    []
  return { steps: [...within, range], usual: within.length }
}

/** What kind of stretch an element is put on. */
function kindOf(name: string): ExtentKind {
  if (name === 'name' || name === 'rs') return 'name'
  const kind = mentionKind(name)
  return kind === null || kind === 'term' ? 'word' : kind
}
