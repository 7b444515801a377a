import type { EntryKind } from '../../../../shared/edition'
import type { Entry } from '../../../../shared/register/entry'
import { fold } from '../../../../shared/register/fold'
import { formsOf } from '../../../../shared/register/name-forms'
import type { Wanted } from '../../../../shared/register/occurrence'

/** What the person begins with: an entry, or words that have none yet. */
export interface OccurrenceStart {
  readonly words: string
  readonly kind: EntryKind
  readonly entry: Entry | null
}

/** A form of the name, looked for or not. */
export interface SoughtForm {
  readonly text: string
  readonly on: boolean
  /** Another entry that the form can mean too, by its name; `null` where it can only mean this one. */
  readonly shared: string | null
}

/** What is looked for, and where, as the person has set it. */
export interface OccurrenceSearch {
  /** What the person began with, and the name of an entry that is made. */
  readonly words: string
  readonly kind: EntryKind
  /** The entry that is linked; `null` where one is made. */
  readonly entry: Entry | null
  readonly forms: readonly SoughtForm[]
  readonly scope: 'text' | 'edition'
  readonly wholeWords: boolean
  readonly foldCase: boolean
  readonly foldAccents: boolean
}

/**
 * The search that a start comes to: whole words, as they are written, in all the edition. Words that name one entry of
 * the register alone mean that. Forms that other entries have too are off, unless the person began with them.
 */
export function startSearch(start: OccurrenceStart, entries: readonly Entry[]): OccurrenceSearch {
  const words = start.words.replace(/\s+/g, ' ').trim()
  const named = start.entry === null ? entriesNamed(words, entries) : [start.entry]
  const entry = named.length === 1 ? (named[0] ?? null) : null
  const kind = entry?.kind ?? start.kind
  return {
    words,
    kind,
    entry,
    forms: soughtForms(words, entry, entries),
    scope: 'edition',
    wholeWords: true,
    foldCase: false,
    foldAccents: false,
  }
}

/** The same search for another entry, or for one that is to be made (`null`). */
export function forEntry(search: OccurrenceSearch, entry: Entry | null, entries: readonly Entry[]): OccurrenceSearch {
  const kind = entry?.kind ?? search.kind
  return { ...search, entry, kind, forms: soughtForms(search.words, entry, entries) }
}

/** Looks for a form too; one that is there already is put on. */
export function withForm(search: OccurrenceSearch, form: string): OccurrenceSearch {
  const text = form.replace(/\s+/g, ' ').trim()
  if (text === '') return search
  const others = search.forms.filter((one) => one.text !== text)
  return { ...search, forms: [...others, { text, on: true, shared: null }] }
}

/** Puts a form on or off. */
export function putForm(search: OccurrenceSearch, text: string, on: boolean): OccurrenceSearch {
  return { ...search, forms: search.forms.map((form) => (form.text === text ? { ...form, on } : form)) }
}

/** What texts are asked for. */
export function wantedOf({ kind, entry, forms, wholeWords, foldCase, foldAccents }: OccurrenceSearch): Wanted {
  const sought = forms.filter(({ on }) => on).map(({ text }) => text)
  return { kind, entry: entry?.id ?? null, forms: sought, wholeWords, foldCase, foldAccents }
}

/** The entries of which words are a name, in any form. */
export function entriesNamed(words: string, entries: readonly Entry[]): readonly Entry[] {
  const folded = fold(words)
  return entries.filter((entry) => formsOf(entry).some(({ text }) => fold(text) === folded))
}

function soughtForms(words: string, entry: Entry | null, entries: readonly Entry[]): readonly SoughtForm[] {
  const texts = entry === null ? [] : formsOf(entry).map(({ text }) => text)
  const shared = otherNames(entry, entries, texts)
  // A person's heading is no form that stands in running text; it is found all the same where it does.
  const all = words === '' || texts.includes(words) ? texts : [words, ...texts]
  return all.map((text) => {
    const other = shared.get(fold(text)) ?? null
    return { text, on: other === null || text === words, shared: other }
  })
}

/** Which of some forms other entries have too, each with the name of one. */
function otherNames(
  entry: Entry | null,
  entries: readonly Entry[],
  forms: readonly string[],
): ReadonlyMap<string, string> {
  const wanted = new Set(forms.map(fold))
  const found = new Map<string, string>()
  for (const other of entries)
    if (other.id !== entry?.id)
      for (const { text } of formsOf(other)) {
        const folded = fold(text)
        if (wanted.has(folded) && !found.has(folded)) found.set(folded, other.name)
      }
  return found
}
