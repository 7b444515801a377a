import type { Node } from 'prosemirror-model'
import { Transform, type Step } from 'prosemirror-transform'
import type { Finding, Reading } from '../finding'
import { amendedReading, amendmentOf } from '../tei/amended'
import { writePreserving } from '../tei/preserve'
import { readTei, type TeiReading } from '../tei/read'
import { writeRebuilt } from '../tei/write'
import { carried, spanIds, type Carried } from './carry'
import { pairDocs } from './pairs'
import { addSteps } from './steps'

/** The text that an XML text is put in the place of. */
export interface AmendedText {
  readonly doc: Node
  /** The file that the doc was read from; `null` where there is none. */
  readonly file: string | null
  /** What `readSource` made of the two, for the doc as it was or is. */
  readonly reading: TeiReading | null
}

/** What applying an XML text comes to. */
export interface Applied {
  /** Lead from the doc to one that is written as the XML text, character for character; none where it says so already. */
  readonly steps: readonly Step[]
  readonly doc: Node
  /** What the preserving writer now reuses: what `readSource` makes of the new doc. */
  readonly reading: TeiReading | null
}

/**
 * Applies an XML text to a doc: what it changes is changed by the smallest steps, what is not changed keeps its keys, the
 * ids of its spans, and its place under every mapping. Where the doc alone cannot say what was typed (white space
 * between elements, quotes, references), the text becomes the source that the doc stands on, which the last step says
 * (`DocAttrs.amended`): undoing the steps brings the former source back. `newId` gives ids to new spans.
 *
 * What is not well-formed, or no TEI, is a finding with line and column, and changes nothing. Never throws for a text.
 */
export function applySource(text: AmendedText, xml: string, newId: () => string): Reading<Applied> {
  const { value: typed, findings } = readTei(xml)
  if (!typed) return { value: null, findings: findings.map(ofTyped) }
  const pairs = pairDocs(text.doc, typed.doc)
  const ids = spanIds(typed, pairs, newId)
  const plain = carried(typed, text.doc, pairs, { kind: 'own' }, ids)
  if (written(plain.doc, text.reading) === xml)
    return { value: { ...stepsTo(text.doc, plain), reading: text.reading }, findings }
  const first = firstFreeKey(text)
  const whole = carried(typed, text.doc, pairs, { kind: 'each', first }, ids)
  return { value: amended(text, typed, whole), findings }
}

function amended({ doc, file }: AmendedText, typed: TeiReading, whole: Carried): Applied {
  const names = { keys: whole.keys.map((key) => key ?? 0), spans: whole.spans }
  const attr = amendmentOf(file ?? '', typed.source, names)
  const target = whole.doc.type.create({ ...whole.doc.attrs, amended: attr }, whole.doc.content)
  const reading = amendedReading(typed, { ...names, amended: attr })
  return { ...stepsTo(doc, { ...whole, doc: target }), reading }
}

function stepsTo(before: Node, { doc, from }: Carried): Pick<Applied, 'steps' | 'doc'> {
  const tr = new Transform(before)
  addSteps(tr, doc, from)
  if (!tr.doc.eq(doc)) throw new Error('The steps of an applied XML text must lead to what was typed')
  return { steps: tr.steps, doc: tr.doc }
}

function written(doc: Node, reading: TeiReading | null): string {
  return reading ? writePreserving(doc, reading) : writeRebuilt(doc)
}

/** A key above all that the doc and its source have. */
function firstFreeKey({ doc, reading }: AmendedText): number {
  let first = reading?.blocks.length ?? 0
  const look = (node: Node) => {
    const { key } = node.attrs as { readonly key?: number | null }
    if (typeof key === 'number' && key >= first) first = key + 1
  }
  look(doc)
  doc.descendants(look)
  return first
}

/** A reader speaks of a file that was not read; here it is typed text that is not applied. */
function ofTyped(finding: Finding): Finding {
  const message = finding.message.replace(/ The file was not read[^.]*\.?$/, '')
  return { ...finding, message }
}
