import type { EntryKind } from '../../../../shared/edition'
import type { Entry } from '../../../../shared/register/entry'
import { entryFromWords, nameInWords } from '../../../../shared/register/entry-from-words'
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

/** What occurrences are linked to: an entry, one that is made, or one of several of that name that the person must choose. */
export type OccurrenceTarget =
  { readonly kind: 'entry'; readonly entry: Entry } | { readonly kind: 'new' } | { readonly kind: 'undecided' }

/** What is looked for, and where, as the person has set it. */
export interface OccurrenceSearch {
  /** What the person began with, and the name of an entry that is made. */
  readonly words: string
  readonly kind: EntryKind
  readonly target: OccurrenceTarget
  readonly forms: readonly SoughtForm[]
  readonly scope: 'text' | 'edition'
  readonly wholeWords: boolean
  readonly foldCase: boolean
  readonly foldAccents: boolean
}

/**
 * The search that a start comes to: whole words, as they are written, in all the edition. Words that name one entry of
 * the register alone mean that; where they name several, the person has to say which. Forms that other entries have too
 * are off, unless the person began with them, and so is the mere surname of somebody whom the register does not have.
 */
export function startSearch(start: OccurrenceStart, entries: readonly Entry[]): OccurrenceSearch {
  const words = start.words.replace(/\s+/g, ' ').trim()
  const named = start.entry === null ? entriesNamed(words, entries) : [start.entry]
  const [only] = named
  const target: OccurrenceTarget =
    only === undefined ? { kind: 'new' } : named.length === 1 ? { kind: 'entry', entry: only } : { kind: 'undecided' }
  const kind = target.kind === 'entry' ? target.entry.kind : start.kind
  return {
    words,
    kind,
    target,
    forms: soughtForms(words, kind, target, entries),
    scope: 'edition',
    wholeWords: true,
    foldCase: false,
    foldAccents: false,
  }
}

/** The same search for another entry, or for one that is to be made of this kind. */
export function forTarget(
  search: OccurrenceSearch,
  target: OccurrenceTarget,
  kind: EntryKind,
  entries: readonly Entry[],
): OccurrenceSearch {
  const own = target.kind === 'entry' ? target.entry.kind : kind
  return { ...search, target, kind: own, forms: soughtForms(search.words, own, target, entries) }
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
export function wantedOf({ kind, target, forms, wholeWords, foldCase, foldAccents }: OccurrenceSearch): Wanted {
  const sought = forms.filter(({ on }) => on).map(({ text }) => text)
  const entry = target.kind === 'entry' ? target.entry.id : null
  return { kind, entry, forms: sought, wholeWords, foldCase, foldAccents }
}

/** The entries of which words are a name, in any form. */
export function entriesNamed(words: string, entries: readonly Entry[]): readonly Entry[] {
  const folded = new Set([fold(words), fold(nameInWords(words, 'person'))])
  return entries.filter((entry) => formsOf(entry).some(({ text }) => folded.has(fold(text))))
}

function soughtForms(
  words: string,
  kind: EntryKind,
  target: OccurrenceTarget,
  entries: readonly Entry[],
): readonly SoughtForm[] {
  const entry = target.kind === 'entry' ? target.entry : null
  const named = entry ?? (target.kind === 'new' ? entryFromWords('', kind, words, new Set()) : null)
  const forms = named === null ? [] : formsOf(named)
  const shared = otherNames(entry, entries, [words, ...forms.map(({ text }) => text)])
  const sought = forms.map(({ text, part }): SoughtForm => {
    const other = shared.get(fold(text)) ?? null
    const isPart = entry === null && (part === 'surname' || part === 'forename')
    return { text, on: text === words || (other === null && !isPart), shared: other }
  })
  if (words === '' || sought.some(({ text }) => text === words)) return sought
  return [{ text: words, on: true, shared: shared.get(fold(words)) ?? null }, ...sought]
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
