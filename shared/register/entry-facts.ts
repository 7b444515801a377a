import type { Entry } from './entry'

/** What a register says of something, without what only a register gives: its ids and pointers. */
export type EntryFacts = Omit<Entry, 'id' | 'xmlId' | 'pointers'>

/** Facts with these and nothing else. */
export function factsWith(known: Pick<EntryFacts, 'kind' | 'name'> & Partial<EntryFacts>): EntryFacts {
  return {
    variants: [],
    surname: '',
    forename: '',
    roles: [],
    born: '',
    died: '',
    type: '',
    coordinates: null,
    expansion: '',
    description: '',
    identifiers: [],
    notes: '',
    ...known,
  }
}

/** The `@type` of a note in an entry that holds the editor's own remarks. */
export const PRIVATE_NOTE = 'private'

/** Text with each stretch of white space as one space, and none at its ends. */
export function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
