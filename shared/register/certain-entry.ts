import type { EntryKind } from '../edition'
import type { Entry } from './entry'
import { nameInWords } from './entry-from-words'
import { fold } from './fold'
import { foldedFormsOf } from './folded-forms'
import type { RegisterIndex } from './links'

/** The one entry of its kind that words can name as they stand; `null` where none does, or several do. */
export function certainEntry(words: string, kind: EntryKind, register: RegisterIndex): Entry | null {
  const wanted = fold(nameInWords(words, kind))
  if (wanted === '') return null
  const fitting = register.entries.filter((entry) => entry.kind === kind && names(entry, wanted, words))
  return fitting.length === 1 ? (fitting[0] ?? null) : null
}

function names(entry: Entry, wanted: string, words: string): boolean {
  return foldedFormsOf(entry).some(({ text, folded, exact }) => (exact ? text === words : folded === wanted))
}
