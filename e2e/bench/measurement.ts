import type { Bench } from './bench'

/** What a figure is compared with, measured in the same run on the same machine. */
export interface Reference {
  readonly name: string
  readonly value: number
}

/** A bound that a figure has to keep. */
export interface Bound {
  /** Whether the ratio to the reference is bound, or the value itself. */
  readonly of: 'ratio' | 'value'
  readonly most: number
}

/** One line of the report. */
export interface Figure {
  /** What was measured. Unique within its measurement, and the same from run to run. */
  readonly name: string
  readonly value: number
  readonly unit: 'ms' | 'bytes' | '×' | '%'
  readonly reference: Reference
  /** `null` where the figure is only shown. */
  readonly bound: Bound | null
}

/** Something that is measured. One file each. */
export interface Measurement {
  /** For `--only`. */
  readonly name: string
  /** What is measured, and how, in a sentence. */
  readonly about: string
  /** How long it may take, in milliseconds. */
  readonly patience: number
  readonly measure: (bench: Bench) => Promise<readonly Figure[]>
}

/** The middle one of some numbers. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** The number below which this share of the others lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  if (value === undefined) throw new RangeError('Nothing was measured')
  return value
}

/** Does something several times, one after the other. */
export async function times<T>(count: number, run: (index: number) => Promise<T>): Promise<readonly T[]> {
  const results: T[] = []
  for (let index = 0; index < count; index++) results.push(await run(index))
  return results
}
