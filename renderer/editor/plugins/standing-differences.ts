import type { Node } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import type { Mapping, Step } from 'prosemirror-transform'
import { isRecordedAs } from '../../../shared/collate/choices-there'
import type { Put, WordDifference } from '../../../shared/collate/collation'
import { SpanStep } from '../../../shared/commands/span-step'
import type { DocRange } from '../../../shared/finding'
import { isNote } from '../../../shared/queries/notes'

/** A difference from another transcription, where it stands in the doc as it is now. */
export interface StandingDifference extends WordDifference {
  /** Tells it apart from all others of its comparison. */
  readonly id: number
  /** What stands in its range now, as its kind of exchange reads it. */
  readonly now: string
  /** Whether a correction that is recorded there says what theirs has. */
  readonly recorded: boolean
  /** Whether theirs stands there, or is recorded there. */
  readonly settled: boolean
  /** Whether that is what stood there when the texts were compared. */
  readonly untouched: boolean
}

/** Differences as they stand in a doc, in which steps were done since they were found. */
export function standing(found: readonly WordDifference[], doc: Node, since: Mapping): readonly StandingDifference[] {
  const changed = changedBy(since)
  return found.map((one, id) => {
    const range = since.maps.length === 0 ? one.range : movedBy(since, one.range)
    const untouched = !changed.some(({ from, to }) => from <= range.to && to >= range.from)
    return { ...one, id, range, ...readAt(doc, range, one.put), untouched }
  })
}

/** A stretch that was changed: where it is in the doc now, and from which position on it was before. */
export interface Changed extends DocRange {
  readonly before: number
}

/** What a transaction changed: words, or the spans on them, which moves nothing. */
export function changesOf({ mapping, steps }: Transaction): readonly Changed[] {
  return [...changedBy(mapping), ...respanned(steps, mapping)]
}

/** A difference where it stands after a transaction; its words are read again where these were changed. */
export function followDifference(
  one: StandingDifference,
  mapping: Mapping,
  changes: readonly Changed[],
  doc: Node,
): StandingDifference {
  const range = movedBy(mapping, one.range)
  if (!changes.some(({ from, to }) => from <= range.to && to >= range.from)) return { ...one, range }
  const read = readAt(doc, range, one.put)
  return { ...one, range, ...read, untouched: one.untouched && read.now === one.now }
}

function readAt(doc: Node, range: DocRange, put: Put): Pick<StandingDifference, 'now' | 'recorded' | 'settled'> {
  const now = wordsThere(doc, range, put)
  const recorded = isRecorded(doc, range, put)
  return { now, recorded, settled: recorded || isTheirs(now, put) }
}

/** Whether words are those of the other transcription. */
function isTheirs(now: string, put: Put): boolean {
  switch (put.how) {
    case 'letters':
      return now === oneSpaced(put.text)
    case 'blocks':
    case 'note':
      return now === oneSpaced(put.texts.join(' '))
    case 'nothing':
      return false
  }
}

/** Where a stretch is after steps; what is put in at its edges is in it. */
export function movedBy(mapping: { map: Mapping['map'] }, { from, to }: DocRange): DocRange {
  return { from: mapping.map(from, -1), to: mapping.map(to, 1) }
}

function changedBy(mapping: Mapping): readonly Changed[] {
  return mapping.maps.flatMap((map, index) => {
    const found: Changed[] = []
    const [rest, done] = [mapping.slice(index + 1), mapping.slice(0, index).invert()]
    map.forEach((oldStart, _oldEnd, from, to) => {
      found.push({ from: rest.map(from, -1), to: rest.map(to, 1), before: done.map(oldStart, -1) })
    })
    return found
  })
}

/** Where spans were set, which moves nothing: a correction may be one. */
function respanned(steps: readonly Step[], mapping: Mapping): readonly Changed[] {
  return steps.flatMap((step, index) => {
    if (!(step instanceof SpanStep)) return []
    const [rest, done] = [mapping.slice(index + 1), mapping.slice(0, index).invert()]
    return step.runs.map(({ from, to }) => ({
      from: rest.map(from, -1),
      to: rest.map(to, 1),
      before: done.map(from, -1),
    }))
  })
}

const isRecorded = (doc: Node, range: DocRange, put: Put): boolean =>
  put.how === 'letters' && isRecordedAs(doc, range, put.text)

function wordsThere(doc: Node, { from, to }: DocRange, { how }: Put): string {
  if (from >= to) return ''
  if (how !== 'letters' && how !== 'nothing') return oneSpaced(doc.textBetween(from, to, ' ').trim())
  let words = ''
  doc.nodesBetween(from, to, (node, pos) => {
    if (isNote(node) && pos >= from) return false
    if (node.isText) words += (node.text ?? '').slice(Math.max(0, from - pos), to - pos)
    else if (node.type.name === 'lineBreak') words += ' '
    return true
  })
  return oneSpaced(words)
}

const oneSpaced = (words: string): string => words.replace(/\s+/g, ' ')
