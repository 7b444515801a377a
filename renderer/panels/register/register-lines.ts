import type { EntryKind } from '../../../shared/edition'
import { assertNever } from '../../../shared/finding'
import { entryKinds, type Entry } from '../../../shared/register/entry'
import { nameKinds } from '../../../shared/queries/names'
import { fold } from '../../../shared/register/fold'
import type { EntryFacts, RegisterContent, UnlinkedName } from './entry-facts'

/** By what entries are sorted. */
export type RegisterSort = 'name' | 'mentions' | 'first' | 'changed'

/** Which entries are listed. `unlinked` lists tagged names that point at none. */
export type RegisterState =
  'all' | 'in-text' | 'without-mentions' | 'untagged' | 'unlinked' | 'doubtful' | 'without-identifiers'

/** What of a register is shown, and how. */
export interface RegisterView {
  readonly query: string
  readonly kind: EntryKind | 'all'
  readonly state: RegisterState
  readonly sort: RegisterSort
}

/** The whole register, by name. */
export const wholeRegister: RegisterView = { query: '', kind: 'all', state: 'all', sort: 'name' }

/** One line of the list. The keys of lines are their own, whatever is listed. */
export type RegisterLine =
  | {
      readonly kind: 'heading'
      readonly key: string
      readonly group: EntryKind | 'unlinked'
      readonly count: number
    }
  | { readonly kind: 'entry'; readonly key: string; readonly entry: Entry; readonly facts: EntryFacts }
  | { readonly kind: 'name'; readonly key: string; readonly name: UnlinkedName }

/** A line that can be chosen. */
export type ChosenLine = Exclude<RegisterLine, { kind: 'heading' }>

/** What is listed of a register, from top to bottom: by kind under headings, then names that point at no entry. */
export function registerLines(content: RegisterContent, view: RegisterView): readonly RegisterLine[] {
  const words = wordsOf(view.query)
  const compare = comparing(view.sort)
  const fitting = content.entries.flatMap((entry): readonly Fitting[] => {
    if (view.kind !== 'all' && entry.kind !== view.kind) return []
    const found = foundIn(entry, words)
    if (found === 'nowhere') return []
    const facts = content.factsOf(entry)
    if (!isIn(view.state, { kind: 'entry', key: entry.id, entry, facts }, content)) return []
    return [{ line: { kind: 'entry', key: entry.id, entry, facts }, aside: found === 'aside' }]
  })
  const groups = entryKinds.map((kind): readonly RegisterLine[] => {
    const own = fitting.filter(({ line }) => line.entry.kind === kind)
    const sorted = own.toSorted((a, b) => Number(a.aside) - Number(b.aside) || compare(a.line, b.line))
    return headed(
      kind,
      sorted.map(({ line }) => line),
    )
  })
  return [...groups.flat(), ...headed('unlinked', unlinkedLines(content, view, words))]
}

/** How many lines there are of a state, whatever is searched for. */
export function countOf(state: RegisterState, content: RegisterContent): number {
  if (state === 'unlinked') return content.unlinked.length
  return content.entries.filter((entry) =>
    isIn(state, { kind: 'entry', key: entry.id, entry, facts: content.factsOf(entry) }, content),
  ).length
}

interface Fitting {
  readonly line: EntryLine
  /** It is found in what is said of it, not in its names. */
  readonly aside: boolean
}

type EntryLine = Extract<RegisterLine, { kind: 'entry' }>

function headed(group: EntryKind | 'unlinked', lines: readonly RegisterLine[]): readonly RegisterLine[] {
  return lines.length === 0 ? [] : [{ kind: 'heading', key: `of ${group}`, group, count: lines.length }, ...lines]
}

function unlinkedLines(
  { unlinked }: RegisterContent,
  { kind, state, sort }: RegisterView,
  words: readonly string[],
): readonly RegisterLine[] {
  const among = state === 'all' || state === 'in-text' || state === 'unlinked'
  const fitting = unlinked.filter(
    (name) =>
      (among || (state === 'doubtful' && name.doubtful)) &&
      (kind === 'all' || name.kind === kind) &&
      words.every((word) => fold(name.text).includes(word)),
  )
  return fitting
    .toSorted((a, b) => {
      const first = (a.places[0]?.from ?? 0) - (b.places[0]?.from ?? 0)
      if (sort === 'mentions') return b.places.length - a.places.length || first
      if (sort === 'first') return first
      return nameKinds.indexOf(a.kind) - nameKinds.indexOf(b.kind) || collator.compare(a.text, b.text)
    })
    .map((name) => ({ kind: 'name', key: `name ${name.kind} ${name.text}`, name }))
}

function isIn(state: RegisterState, { entry, facts }: EntryLine, content: RegisterContent): boolean {
  switch (state) {
    case 'all':
      return true
    case 'in-text':
      return facts.here > 0
    case 'without-mentions':
      return facts.edition === 0 && facts.here === 0
    case 'untagged':
      return content.untagged?.has(entry.id) === true
    case 'unlinked':
      return false
    case 'doubtful':
      return facts.doubtful
    case 'without-identifiers':
      return entry.identifiers.length === 0
    default:
      return assertNever(state)
  }
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

function comparing(sort: RegisterSort): (a: EntryLine, b: EntryLine) => number {
  const byName = (a: EntryLine, b: EntryLine) => collator.compare(a.entry.name, b.entry.name)
  const mentions = ({ facts }: EntryLine) => facts.edition ?? facts.here
  switch (sort) {
    case 'name':
      return byName
    case 'mentions':
      return (a, b) => mentions(b) - mentions(a) || byName(a, b)
    case 'first':
      return (a, b) => (a.facts.first ?? Infinity) - (b.facts.first ?? Infinity) || byName(a, b)
    case 'changed':
      return (a, b) => b.facts.changed - a.facts.changed || byName(a, b)
    default:
      return assertNever(sort)
  }
}

const searchable = new WeakMap<Entry, { readonly names: string; readonly aside: string }>()

function foundIn(entry: Entry, words: readonly string[]): 'name' | 'aside' | 'nowhere' {
  if (words.length === 0) return 'name'
  const known = searchable.get(entry) ?? {
    names: fold([entry.name, entry.surname, entry.forename, ...entry.variants, entry.expansion].join('\n')),
    aside: fold([entry.description, ...entry.roles, entry.type, entry.notes, entry.xmlId].join('\n')),
  }
  searchable.set(entry, known)
  if (words.every((word) => known.names.includes(word))) return 'name'
  return words.every((word) => known.names.includes(word) || known.aside.includes(word)) ? 'aside' : 'nowhere'
}

function wordsOf(query: string): readonly string[] {
  return fold(query).split(/\s+/).filter(Boolean)
}
