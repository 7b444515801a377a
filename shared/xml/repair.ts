import type { Finding, SourcePlace } from '../finding'
import { Lines } from './lines'
import { parseXml } from './parse'
import { scanFlaws, type FlawScope } from './repair-scan'

/**
 * The kinds of flaws that have one obvious remedy, in the order in which they are shown. Those in {@link offeredKinds}
 * leave a file that can be read as it is.
 */
export const repairKinds = [
  'byte',
  'windows-character',
  'control',
  'entity',
  'unknown-entity',
  'open-reference',
  'ampersand',
  'less-than',
  'section-end',
  'attribute-quotes',
  'attribute-space',
  'attribute-twice',
  'empty-element',
  'tag-case',
  'tag-order',
  'last-tag',
  'surplus-tag',
  'comment-hyphens',
  'text-outside',
  'before-declaration',
  'encoding-name',
] as const

/** A kind of flaw that has one obvious remedy. */
export type RepairKind = (typeof repairKinds)[number]

/** The kinds that are no error of XML: an offer, never required. */
export const offeredKinds: ReadonlySet<RepairKind> = new Set<RepairKind>(['windows-character', 'encoding-name'])

/** Puts `text` in the place of what stands from `from` to `to` in a source; offsets are UTF-16. */
export interface Change {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** One flaw and its remedy, where the scanner found it. */
export interface Flaw extends Change {
  readonly kind: RepairKind
}

/** A flaw with its remedy and its place in the source. */
export interface Repair extends Flaw {
  readonly at: SourcePlace
  /** What stands there now. */
  readonly was: string
}

/** What could be repaired in a source. */
export interface Repairs {
  /** In the order of the source, without overlaps. */
  readonly repairs: readonly Repair[]
  /** What is still wrong where all of them are made, at its place in the source as it is; `null` where it can be read then. */
  readonly rest: Finding | null
}

/** More flaws than this are no flaws of a text: the file is something else, or broken as a whole. */
const REPAIR_LIMIT = 100_000

/**
 * Proposes repairs for the flaws of an XML source that have one obvious remedy. Nothing outside of the flaws is touched.
 * Takes time in proportion to the source, whatever it holds; never throws.
 */
export function proposeRepairs(source: string, scope: FlawScope): Repairs {
  const flaws = scanFlaws(source, scope, REPAIR_LIMIT)
  if (flaws === null) return { repairs: [], rest: tooMany }
  const repairs = placed(source, flaws)
  if (!scope.markup) return { repairs, rest: null }
  const result = applyRepairs(source, repairs)
  const [error] = parseXml(result).findings
  if (!error?.at || repairs.length === 0) return { repairs, rest: error ?? null }
  const offset = offsetBefore(repairs, new Lines(result).offsetOf(error.at))
  return { repairs, rest: { ...error, at: new Lines(source).placeOf(offset) } }
}

/** The repairs that can be offered of a source that can be read as it is; it is not read again. */
export function proposeOffers(source: string, scope: FlawScope): readonly Repair[] {
  const flaws = scanFlaws(source, scope, REPAIR_LIMIT) ?? []
  return placed(
    source,
    flaws.filter(({ kind }) => offeredKinds.has(kind)),
  )
}

function placed(source: string, flaws: readonly Flaw[]): readonly Repair[] {
  const lines = new Lines(source)
  return flaws.map((flaw) => ({ ...flaw, at: lines.placeOf(flaw.from), was: source.slice(flaw.from, flaw.to) }))
}

const tooMany: Finding = {
  severity: 'error',
  code: 'too-many-flaws',
  message: `The file has more than ${REPAIR_LIMIT.toLocaleString('en')} flaws, so it is not a text with flaws but something else. It was not read.`,
  values: { count: REPAIR_LIMIT },
}

/** The source with these changes made, which are in order and do not overlap. */
export function applyRepairs(source: string, changes: readonly Change[]): string {
  const parts: string[] = []
  let end = 0
  for (const { from, to, text } of changes) {
    parts.push(source.slice(end, from), text)
    end = to
  }
  parts.push(source.slice(end))
  return parts.join('')
}

/** Where an offset of the source lies once the changes are made; in what is changed, where that begins. */
export function offsetAfter(changes: readonly Change[], offset: number): number {
  let moved = 0
  for (const { from, to, text } of changes) {
    if (offset < to || offset <= from) return Math.min(offset, from) + moved
    moved += text.length - (to - from)
  }
  return offset + moved
}

/** Where an offset of the repaired source lies in the source as it is. */
function offsetBefore(changes: readonly Change[], offset: number): number {
  let moved = 0
  for (const { from, to, text } of changes) {
    if (offset + moved < from) break
    if (offset + moved < from + text.length) return from
    moved += to - from - text.length
  }
  return offset + moved
}
