import { emptyEditionData, readEditionData, type EditionData } from './edition-data'
import { presetBrackets, readBrackets, type BracketRule } from './bracket-table'
import { readNumbering, sourceNumbering, type NoteNumbering } from './note-numbers'
import { readNamedReadings, type NamedReading } from './readings'

/** How an edition does what editions do in different ways (TEI P5, 2.3.3 “The Editorial Practices Declaration”). */
export interface EditorialPractice {
  /** Readings of its own, beside those that every edition has. */
  readonly readings: readonly NamedReading[]
  /** What brackets mean in its plain texts, the first that fits counting. */
  readonly brackets: readonly BracketRule[]
  /** Whether the brackets of which its table is sure become tags when a plain text is taken in, or stay as they are written. */
  readonly bracketsTaken: 'read' | 'kept'
  /** What becomes of the hyphen of a word that goes on behind the end of a line or page. */
  readonly hyphens: 'dropped' | 'kept'
  /** What its notes are numbered by. */
  readonly notes: NoteNumbering
  /** What holds for all its texts. */
  readonly data: EditionData
}

/** What an edition begins with. */
export const presetPractice: EditorialPractice = {
  readings: [],
  brackets: presetBrackets,
  bracketsTaken: 'kept',
  hyphens: 'dropped',
  notes: sourceNumbering,
  data: emptyEditionData,
}

/** A practice from what was stored, whatever it is; what it does not say is as in {@link presetPractice}. */
export function readPractice(stored: unknown): EditorialPractice {
  if (typeof stored !== 'object' || stored === null) return presetPractice
  const { readings, brackets, bracketsTaken, hyphens, notes, data } = stored as Readonly<Record<string, unknown>>
  return {
    readings: readNamedReadings(readings),
    brackets: readBrackets(brackets) ?? presetBrackets,
    bracketsTaken: bracketsTaken === 'read' ? bracketsTaken : 'kept',
    hyphens: hyphens === 'kept' ? hyphens : 'dropped',
    notes: readNumbering(notes),
    data: readEditionData(data),
  }
}
