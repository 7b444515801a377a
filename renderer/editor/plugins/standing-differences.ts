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
  /** Whether that is what stood there when the texts were compared. */
  readonly untouched: boolean
}

/** Differences as they stand in a doc, in which steps were done since they were found. */
export function standing(found: readonly WordDifference[], doc: Node, since: Mapping): readonly StandingDifference[] {
  const changed = changedBy(since)
  return found.map((one, id) => {
    const range = since.maps.length === 0 ? one.range : mapped(one.range, since)
    const untouched = !changed.some(({ from, to }) => from <= range.to && to >= range.from)
    return {
      ...one,
      id,
      range,
      now: wordsThere(doc, range, one.put),
      recorded: isRecorded(doc, range, one.put),
      untouched,
    }
  })
}

/** Where they stand after a transaction; those whose words it changed are read again. `touched` says whether there are any. */
export function followDifferences(
  all: readonly StandingDifference[],
  { mapping, steps, doc }: Transaction,
): { readonly all: readonly StandingDifference[]; readonly touched: boolean } {
  const changed = [...changedBy(mapping), ...respanned(steps, mapping)]
  if (changed.length === 0) return { all, touched: false }
  const first = Math.min(...changed.map(({ before }) => before))
  let touched = false
  const next = all.map((one) => {
    if (one.range.to < first) return one
    const range = mapped(one.range, mapping)
    if (!changed.some(({ from, to }) => from <= range.to && to >= range.from)) return { ...one, range }
    const now = wordsThere(doc, range, one.put)
    const recorded = isRecorded(doc, range, one.put)
    if (now === one.now && recorded === one.recorded) return { ...one, range }
    touched = true
    return { ...one, range, now, recorded, untouched: one.untouched && now === one.now }
  })
  return { all: next, touched }
}

/** Whether the words of the other transcription stand there. */
export function isTheirs({ now, recorded, put }: StandingDifference): boolean {
  if (recorded) return true
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

function mapped({ from, to }: DocRange, mapping: { map: Mapping['map'] }): DocRange {
  return { from: mapping.map(from, -1), to: mapping.map(to, 1) }
}

/** What a transaction changed: where in its doc, and from which position on before it. */
function changedBy(mapping: Mapping): readonly (DocRange & { readonly before: number })[] {
  return mapping.maps.flatMap((map, index) => {
    const found: (DocRange & { before: number })[] = []
    const [rest, done] = [mapping.slice(index + 1), mapping.slice(0, index).invert()]
    map.forEach((oldStart, _oldEnd, from, to) => {
      found.push({ from: rest.map(from, -1), to: rest.map(to, 1), before: done.map(oldStart, -1) })
    })
    return found
  })
}

/** Where spans were set, which moves nothing: a correction may be one. */
function respanned(steps: readonly Step[], mapping: Mapping): readonly (DocRange & { readonly before: number })[] {
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
