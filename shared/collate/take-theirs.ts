import type { Mark, Node, ResolvedPos } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import { Transform } from 'prosemirror-transform'
import { wordSteps } from '../commands/apply-fix'
import { responsibleFor, type Recording } from '../commands/record-correction'
import { wordsBetween } from '../commands/replace-text'
import { spanMark } from '../commands/span-marks'
import type { NewId } from '../commands/tag'
import type { DocRange } from '../finding'
import type { Grammar } from '../grammar'
import { brokenBy } from '../queries/broken-elements'
import { isNote } from '../queries/notes'
import { schema } from '../schema'
import { dissolveRecorded } from './choices-there'
import type { Put } from './collation'

/** A difference where it stands now. */
export interface Takeable {
  readonly range: DocRange
  readonly put: Put
}

/** How what is taken is recorded as an intervention; nothing is where `record` is left out. */
export interface TakingRecorded {
  readonly record?: Recording
  readonly newId: NewId
  /** What must let it stand; else it is silent. `null` allows everything. */
  readonly grammar: Grammar | null
}

const silent: TakingRecorded = { newId: () => '', grammar: null }

/**
 * Puts the words of the other text in the place of ours for each difference. Corrections that were recorded among our words go
 * with them. Only letters that differ are changed, so that
 * spans stay on their words, and notes and page breaks where they stand. A block, or note, of which nothing is left
 * goes. Answers how many could be taken.
 */
export function takeTheirs(tr: Transaction, differences: readonly Takeable[], taking = silent): number {
  const { record, grammar } = taking
  if (record === undefined || grammar === null || differences.length < 2) return takeInto(tr, differences, taking)
  // A grammar is asked once for all of them, and for each alone only where it does not let all stand.
  const recorded = new Transform(tr.doc)
  const plain = new Transform(tr.doc)
  const taken = takeInto(recorded, differences, { ...taking, grammar: null })
  takeInto(plain, differences, silent)
  if (brokenBy(plain.doc, recorded.doc, grammar).length > 0) return takeInto(tr, differences, taking)
  for (const step of recorded.steps) tr.step(step)
  return taken
}

function takeInto(tr: Transform, differences: readonly Takeable[], taking: TakingRecorded): number {
  let taken = 0
  const start = tr.steps.length
  // From the last to the first, so that the positions of the others hold.
  for (const { range, put } of differences.toSorted((a, b) => b.range.from - a.range.from || b.range.to - a.range.to)) {
    const steps = tr.steps.length
    switch (put.how) {
      case 'letters':
        // Notes stand within the words that they belong to: what was taken in one has moved the end.
        putLetters(tr, { from: range.from, to: tr.mapping.slice(start).map(range.to, -1) }, put.text, taking)
        break
      case 'blocks':
        putRecorded(tr, taking, (tried, supplied) => {
          putBlocks(tried, range.from, put.texts, supplied)
        })
        break
      case 'note':
        putRecorded(tr, taking, (tried, supplied) => {
          putNote(tried, range.from, put, supplied)
        })
        break
      case 'nothing':
    }
    if (tr.steps.length > steps) taken++
  }
  return taken
}

function putLetters(tr: Transform, range: DocRange, text: string, { record, newId, grammar }: TakingRecorded): void {
  const $from = tr.doc.resolve(range.from)
  if (!$from.parent.inlineContent || !$from.sameParent(tr.doc.resolve(range.to))) return
  const before = tr.steps.length
  dissolveRecorded(tr, range)
  const since = tr.mapping.slice(before)
  const from = since.map(range.from, 1)
  const to = Math.max(from, since.map(range.to, -1))
  const was = wordsBetween(tr.doc, from, to)
  const change = { from, to, was, becomes: text, ...(record && { record }) }
  for (const step of wordSteps(tr.doc, [change], newId, grammar).steps) tr.step(step)
  if (from < to) removeEmptied(tr, tr.doc.resolve(from))
}

/** Takes away a block that says nothing any more, and a note that was nothing else. */
function removeEmptied(tr: Transform, $pos: ResolvedPos): void {
  const block = $pos.parent
  if (block.childCount > 1 || (block.childCount === 1 && block.textContent.trim() !== '')) return
  if (block.firstChild && !block.firstChild.isText) return
  const above = $pos.node(-1)
  if (isNote(above) && above.childCount === 1) tr.delete($pos.before(-1), $pos.after(-1))
  else if (above.canReplace($pos.index(-1), $pos.index(-1) + 1)) tr.delete($pos.before(), $pos.after())
}

/** What a whole block or note stands in that is taken: nothing, or `supplied`. */
type Supplied = () => readonly Mark[]

/** Puts in what is recorded as supplied where that is wanted and may stand there; else it is silent. */
function putRecorded(tr: Transform, taking: TakingRecorded, put: (tr: Transform, supplied: Supplied) => void): void {
  const { record, newId, grammar } = taking
  const tried = new Transform(tr.doc)
  if (record !== undefined) {
    const attributes = responsibleFor(tried, record)
    put(tried, () => [spanMark({ id: newId(), name: 'supplied', attributes })])
  }
  const fits = record !== undefined && (grammar === null || brokenBy(tr.doc, tried.doc, grammar).length === 0)
  if (fits) for (const step of tried.steps) tr.step(step)
  else put(tr, () => [])
}

function putBlocks(tr: Transform, pos: number, texts: readonly string[], supplied: Supplied): void {
  const $pos = tr.doc.resolve(pos)
  const name = nameBeside($pos)
  const blocks = texts.map((text) => schema.nodes.textblock.create({ name }, schema.text(text, supplied())))
  const [first] = blocks
  if (first && $pos.parent.canReplaceWith($pos.index(), $pos.index(), first.type)) tr.insert(pos, blocks)
}

function nameBeside({ nodeBefore, nodeAfter }: ResolvedPos): string {
  const block = [nodeBefore, nodeAfter].find((node) => node?.type === schema.nodes.textblock)
  return (block?.attrs['name'] as string | undefined) ?? 'p'
}

/** A note that is recorded stands in what is supplied, so that a reading without that has no note there. */
function putNote(tr: Transform, pos: number, { n, texts }: Extract<Put, { how: 'note' }>, supplied: Supplied): void {
  const $pos = tr.doc.resolve(pos)
  if (!$pos.parent.inlineContent) return
  tr.insert(pos, noteSaying(texts, n === '' ? {} : { n }, [...marksOnBoth($pos), ...supplied()]))
}

/** A note with these paragraphs; one alone is its text directly. */
export function noteSaying(
  texts: readonly string[],
  attributes: Readonly<Record<string, string>>,
  marks: readonly Mark[],
): Node {
  const name = texts.length > 1 ? 'p' : ''
  const blocks = texts.map((text) => schema.nodes.textblock.create({ name }, text === '' ? [] : schema.text(text)))
  return schema.nodes.note.create({ attributes }, blocks, marks)
}

/** The spans that what is put at a position stands in: those of the letters on both sides. */
export function marksOnBoth({ nodeBefore, nodeAfter }: ResolvedPos): readonly Mark[] {
  if (!nodeBefore || !nodeAfter) return []
  return nodeBefore.marks.filter((mark) => mark.isInSet(nodeAfter.marks))
}
