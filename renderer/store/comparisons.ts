import type { Witness } from '../../shared/collate/witness'
import type { Database } from './db'

/** The text that a transcription is compared with, as long as it is. */
export interface ComparisonRow {
  readonly transcription: string
  /** What it is called. */
  readonly title: string
  /** What it is; a comparison with a file does not need the file again. */
  readonly source: 'file' | 'transcription' | 'version'
  readonly at: number
  readonly witness: Witness
  /** The keys of the differences in which ours is to stay. */
  readonly kept: readonly string[]
}

/** What a transcription is compared with; `undefined` where it is not. */
export function comparisonOf(db: Database, transcription: string): Promise<ComparisonRow | undefined> {
  return db.comparisons.get(transcription)
}

/** Keeps what a transcription is compared with. */
export async function putComparison(db: Database, row: ComparisonRow): Promise<void> {
  await db.comparisons.put(row)
}

/** Keeps in which differences ours is to stay. */
export async function keepDifferences(db: Database, transcription: string, kept: readonly string[]): Promise<void> {
  await db.comparisons.update(transcription, { kept })
}

/** Ends a comparison. */
export async function dropComparison(db: Database, transcription: string): Promise<void> {
  await db.comparisons.delete(transcription)
}
