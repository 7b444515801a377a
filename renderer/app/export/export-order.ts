import type { Finding } from '../../../shared/finding'
import type { ExportedFile, SettingValues } from '../../../shared/export/format'
import type { WindowFormat } from './window-formats'
import type { Reading } from '../../../shared/queries/readings'

/** What is to be exported, as the Worker that does it reads it from the library. */
export interface ExportOrder {
  /** The name of the library's database. */
  readonly database: string
  readonly edition: string
  /** The transcriptions, in their order. */
  readonly texts: readonly string[]
  /** What all of them together are called. */
  readonly title: string
  readonly format: WindowFormat
  readonly values: SettingValues
  readonly reading: Reading
  /** The day, `2026-01-31`. */
  readonly today: string
  /** What several files become: a folder where the host can write one, else a zip. */
  readonly several: 'folder' | 'zip'
}

/** What waits in the texts to be settled. */
export interface OpenWork {
  /** Notes to oneself that are not resolved. */
  readonly queries: number
  /** Guesses of the reader that are not settled. */
  readonly guesses: number
}

/** What came of an export, before anything is saved. */
export interface ExportOutcome {
  /** What is saved: one file, which may be a zip of all, or those of a folder. */
  readonly files: readonly ExportedFile[]
  /** How many files were written, in a zip or not. */
  readonly count: number
  /** What the format cannot hold. */
  readonly findings: readonly Finding[]
  readonly open: OpenWork
  /** How many errors and warnings the TEI that was written has; `null` for other formats. */
  readonly validity: { readonly errors: number; readonly warnings: number } | null
  /** The titles of texts that could not be read and are left out. */
  readonly unread: readonly string[]
}

/** What the Worker tells: how far it is, from 0 to 1, and what came of it. `failed`: something in it broke. */
export type FromExport =
  | { readonly kind: 'progress'; readonly part: number }
  | { readonly kind: 'done'; readonly outcome: ExportOutcome }
  | { readonly kind: 'failed' }
