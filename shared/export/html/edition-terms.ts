import type { EntryKind } from '../../edition'

/** What the pages of an edition say beside the edition's own words. */
export interface EditionTerms {
  readonly skip: string
  readonly contents: string
  /** What the links at the top of a page are. */
  readonly parts: string
  readonly notes: string
  readonly index: string
  readonly kinds: Readonly<Record<EntryKind, string>>
  readonly display: string
  readonly reading: string
  readonly readings: Readonly<Record<'all' | 'written' | 'corrected' | 'expanded' | 'chosen', string>>
  readonly names: string
  readonly theme: string
  readonly themes: Readonly<Record<'system' | 'light' | 'dark', string>>
  readonly facts: Readonly<
    Record<'author' | 'recipient' | 'date' | 'place' | 'source' | 'editors' | 'licence' | 'status', string>
  >
  readonly previous: string
  readonly next: string
  readonly table: string
  readonly made: (day: string) => string
  readonly note: (label: string) => string
  readonly back: (label: string) => string
  readonly page: (label: string) => string
  readonly inNote: string
  readonly noteShort: string
  readonly text: (number: number) => string
  readonly image: (url: string) => string
  /** What a picture is called where it cannot be seen. */
  readonly picture: (name: string) => string
  readonly object: (what: string) => string
}

/** The terms in English (BCP 47 `en`). */
export const englishTerms: EditionTerms = {
  skip: 'Skip to the text',
  contents: 'Contents',
  parts: 'Edition',
  notes: 'Notes',
  index: 'Index',
  kinds: { person: 'Persons', place: 'Places', organisation: 'Organisations', term: 'Terms' },
  display: 'Display',
  reading: 'Reading',
  readings: {
    all: 'All side by side',
    written: 'As written',
    corrected: 'Corrected',
    expanded: 'Corrected and expanded',
    chosen: 'As exported',
  },
  names: 'Mark names and dates',
  theme: 'Colours',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
  facts: {
    author: 'From',
    recipient: 'To',
    date: 'Date',
    place: 'Place',
    source: 'Source',
    editors: 'Edited by',
    licence: 'Licence',
    status: 'Status',
  },
  previous: 'Previous text',
  next: 'Next text',
  table: 'Table',
  made: (day) => `Made on ${day}.`,
  note: (label) => (label === '' ? 'Note' : `Note ${label}`),
  back: (label) => (label === '' ? 'Back to the text' : `Note ${label}, back to the text`),
  page: (label) => (label === '' ? 'New page' : `Page ${label}`),
  inNote: 'in a note',
  noteShort: 'n.',
  text: (number) => `No. ${String(number)}`,
  picture: (name) => `Image: ${name}`,
  image: (url) => (url === '' ? '[Image]' : `[Image: ${url}]`),
  object: (what) => `[${what}]`,
}
