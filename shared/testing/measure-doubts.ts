import type { Node } from 'prosemirror-model'
import type { CheckName, Doubt } from '../proofing/doubt'
import { wordsOfBlock } from '../queries/words'

/** A place at which something is known to be wrong. */
export interface KnownError {
  readonly kind: CheckName
  readonly from: number
  readonly to: number
  readonly was: string
  readonly is: string
}

/** How well doubts tell errors. */
export interface MeasuredDoubts {
  readonly errors: number
  readonly missed: readonly KnownError[]
  /** Doubts at which no error was put. */
  readonly alarms: readonly Doubt[]
  readonly words: number
}

/** How far a doubt may be from an error that it means, in characters: a word that lost its end, a space beside it. */
const near = 2
/** The longest doubt that says where something is wrong, in characters. */
const longest = 80

/**
 * Holds doubts of a doc against the errors that were put into it. An error is found where a doubt stands at its place; a lost
 * quotation mark or bracket also where the doubt of this kind names its partner in the same block.
 */
export function measureDoubts(doc: Node, errors: readonly KnownError[], doubts: readonly Doubt[]): MeasuredDoubts {
  const meant = new Set<Doubt>()
  const missed = errors.filter((error) => {
    const found = doubts.filter((doubt) => means(doc, doubt, error))
    for (const doubt of found) meant.add(doubt)
    return found.length === 0
  })
  return { errors: errors.length, missed, alarms: doubts.filter((doubt) => !meant.has(doubt)), words: wordsOf(doc) }
}

/** How many false alarms there are for 1,000 words. */
export function alarmsPerThousand(measured: readonly MeasuredDoubts[]): number {
  return (1000 * sum(measured.map(({ alarms }) => alarms.length))) / sum(measured.map(({ words }) => words))
}

/** Which part of the errors was found, from 0 to 1. */
export function recallOf(measured: readonly MeasuredDoubts[]): number {
  return 1 - sum(measured.map(({ missed }) => missed.length)) / sum(measured.map(({ errors }) => errors))
}

/** What was found and what was needless, by kind, as lines to read. */
export function toldByKind(measured: readonly MeasuredDoubts[]): readonly string[] {
  const count = (names: readonly string[]) => {
    const counts = new Map<string, number>()
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
    return [...counts].sort((a, b) => b[1] - a[1]).map(([name, times]) => `${name} ${String(times)}`)
  }
  return [
    `missed: ${count(measured.flatMap(({ missed }) => missed.map(({ kind }) => kind))).join(', ')}`,
    `alarms: ${count(measured.flatMap(({ alarms }) => alarms.map(({ check }) => check))).join(', ')}`,
  ]
}

function means(doc: Node, doubt: Doubt, error: KnownError): boolean {
  const touches = (range: { readonly from: number; readonly to: number }) =>
    range.from <= error.to + near && error.from - near <= range.to
  if (doubt.to - doubt.from <= longest && touches(doubt)) return true
  if (doubt.check !== error.kind) return false
  if (doubt.elsewhere.some(touches)) return true
  if (error.kind !== 'quotes' && error.kind !== 'brackets') return false
  return [doubt, ...doubt.elsewhere].some(({ from }) => blockAt(doc, from) === blockAt(doc, error.from))
}

/** The innermost text block around a position. */
function blockAt(doc: Node, pos: number): Node | null {
  const $pos = doc.resolve(pos)
  for (let depth = $pos.depth; depth >= 0; depth--) if ($pos.node(depth).isTextblock) return $pos.node(depth)
  return null
}

function wordsOf(doc: Node): number {
  let words = 0
  doc.descendants((node) => {
    if (node.isTextblock) words += wordsOfBlock(node)
  })
  return words
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
