import { isSameEntry, type Entry } from '../../shared/register/entry'
import type { EditionFile, FiledTranscription } from '../../shared/edition-file/edition-file'
import { assertNever } from '../../shared/finding'
import type { PieceId } from '../../shared/pieces/piece'
import type { EditionRow, EntryRow, GrammarRow, RefusalRow, TranscriptionRow, VerdictRow } from './rows'

/**
 * How something in an edition file stands to the same thing in the library. One is newer where it was made from the
 * other: then the state of the other is among its versions. Without such a trace both were changed.
 */
export type Relation = 'same' | 'ours-only' | 'theirs-only' | 'ours-newer' | 'theirs-newer' | 'both-changed'

/**
 * What an item of an edition is: its name, its grammar, a transcription, the title of one whose text needs no choice, or
 * an entry of its register.
 */
export type ItemKind = 'name' | 'grammar' | 'text' | 'title' | 'entry'

/** What is to become of an item: keep it as the library has it, put what the file has in its place, or have both. */
export type Choice = 'ours' | 'theirs' | 'both'

/** A thing that the library, an edition file, or both of them hold. */
export interface IntakeItem {
  /** Names it among the items of an intake. */
  readonly key: string
  readonly kind: ItemKind
  readonly id: string
  readonly relation: Relation
  /** What it is called in the library and in the file; `null` where it is not there. */
  readonly ours: string | null
  readonly theirs: string | null
  /** When it was changed last, in milliseconds since 1970; `null` where that is not known. */
  readonly changed: { readonly ours: number | null; readonly theirs: number | null }
}

/** What taking an edition file into the library would do. */
export interface Intake {
  readonly edition: { readonly id: string; readonly name: string }
  /** Whether the library has the edition: not at all, as one that was deleted, or as one that a newer program wrote, or so that it can be edited. */
  readonly standing: 'new' | 'deleted' | 'read-only' | 'here'
  /** Whether a newer program wrote the file, so that it can only be read here. */
  readonly newer: boolean
  readonly items: readonly IntakeItem[]
}

/** What the library holds of an edition. */
export interface OurEdition {
  readonly edition: EditionRow
  readonly grammar: GrammarRow | null
  /** All its transcriptions, deleted ones too, each with its state and the states among its versions. */
  readonly texts: readonly OurText[]
  readonly entries: readonly EntryRow[]
  readonly refusals: readonly RefusalRow[]
  readonly verdicts: readonly VerdictRow[]
}

/** A transcription of the library with what its text can be compared by. */
export interface OurText {
  readonly row: TranscriptionRow
  readonly root: PieceId
  readonly versions: ReadonlySet<PieceId>
}

/** The items of an edition file beside those that the library has of the same edition. */
export function itemsOf(file: EditionFile, ours: OurEdition | null): readonly IntakeItem[] {
  if (ours === null)
    return [
      ...file.transcriptions.map((text) => textItem(null, text)),
      ...file.register.map((entry) => entryItem(null, entry)),
    ]
  return [...nameItem(file, ours), ...grammarItem(file, ours), ...textItems(file, ours), ...entryItems(file, ours)]
}

function nameItem({ edition: theirs }: EditionFile, { edition: ours }: OurEdition): readonly IntakeItem[] {
  if (theirs.name === ours.name) return []
  const changed = { ours: null, theirs: null }
  return [
    { key: 'name', kind: 'name', id: ours.id, relation: 'both-changed', ours: ours.name, theirs: theirs.name, changed },
  ]
}

function grammarItem(file: EditionFile, { edition, grammar }: OurEdition): readonly IntakeItem[] {
  const theirs = file.grammar
  if (JSON.stringify(theirs) === JSON.stringify(grammar?.files ?? null)) return []
  const relation = theirs === null ? 'ours-only' : grammar === null ? 'theirs-only' : 'both-changed'
  const names = { ours: grammar?.files[0]?.name ?? null, theirs: theirs?.[0]?.name ?? null }
  return [
    { key: 'grammar', kind: 'grammar', id: edition.id, relation, ...names, changed: { ours: null, theirs: null } },
  ]
}

function textItems(file: EditionFile, ours: OurEdition): readonly IntakeItem[] {
  const known = new Map(ours.texts.map((text) => [text.row.id, text]))
  const filed = new Set(file.transcriptions.map(({ id }) => id))
  const onlyOurs = ours.texts.filter(({ row }) => row.removed === null && !filed.has(row.id))
  return [
    ...file.transcriptions.flatMap((text) => bothOf(known.get(text.id) ?? null, text)),
    ...onlyOurs.map((text) => textItem(text, null)),
  ]
}

function bothOf(ours: OurText | null, theirs: FiledTranscription): readonly IntakeItem[] {
  const item = textItem(ours, theirs)
  const settled = item.relation === 'same' || item.relation === 'ours-newer'
  if (!settled || item.ours === item.theirs) return [item]
  return [item, { ...item, key: `title ${item.id}`, kind: 'title', relation: 'both-changed' }]
}

function textItem(ours: OurText | null, theirs: FiledTranscription | null): IntakeItem {
  const id = ours?.row.id ?? theirs?.id ?? ''
  return {
    key: `text ${id}`,
    kind: 'text',
    id,
    relation: textRelation(ours, theirs),
    ours: ours?.row.removed === null ? ours.row.title : null,
    theirs: theirs?.title ?? null,
    changed: { ours: ours?.row.changed ?? null, theirs: theirs?.changed ?? null },
  }
}

function textRelation(ours: OurText | null, theirs: FiledTranscription | null): Relation {
  if (theirs === null) return 'ours-only'
  if (ours?.row.removed !== null) return 'theirs-only'
  if (ours.root === theirs.root) return 'same'
  const isTheirs = theirs.versions.some(({ root }) => root === ours.root)
  const isOurs = theirs.root !== null && ours.versions.has(theirs.root)
  if (isTheirs === isOurs) return 'both-changed'
  return isTheirs ? 'theirs-newer' : 'ours-newer'
}

function entryItems(file: EditionFile, ours: OurEdition): readonly IntakeItem[] {
  const known = new Map(ours.entries.map((entry) => [entry.id, entry]))
  const filed = new Set(file.register.map(({ id }) => id))
  const onlyOurs = ours.entries.filter(({ id }) => !filed.has(id))
  return [
    ...file.register.map((entry) => entryItem(known.get(entry.id) ?? null, entry)),
    ...onlyOurs.map((entry) => entryItem(entry, null)),
  ]
}

function entryItem(ours: Entry | null, theirs: Entry | null): IntakeItem {
  const id = ours?.id ?? theirs?.id ?? ''
  const names = { ours: ours?.name ?? null, theirs: theirs?.name ?? null }
  const relation = ours === null ? 'theirs-only' : theirs === null ? 'ours-only' : entryRelation(ours, theirs)
  return { key: `entry ${id}`, kind: 'entry', id, relation, ...names, changed: { ours: null, theirs: null } }
}

const entryRelation = (ours: Entry, theirs: Entry): Relation => (isSameEntry(ours, theirs) ? 'same' : 'both-changed')

/** What can be chosen for an item, the first of which loses nothing and is taken where nothing is chosen. */
export function choicesOf({ kind, relation }: IntakeItem): readonly Choice[] {
  // An edition has one name and one grammar, a text one title.
  const single = kind === 'name' || kind === 'grammar' || kind === 'title'
  switch (relation) {
    case 'same':
    case 'ours-only':
      return ['ours']
    case 'theirs-only':
      return ['theirs', 'ours']
    case 'ours-newer':
      return ['ours', 'both', 'theirs']
    case 'theirs-newer':
      return ['theirs', 'both', 'ours']
    case 'both-changed':
      return single ? ['ours', 'theirs'] : ['both', 'theirs', 'ours']
    default:
      return assertNever(relation)
  }
}

/** What was chosen for each item by its key; those that are left out become what loses nothing. */
export type Choices = Readonly<Record<string, Choice>>

/** What becomes of an item. */
export function chosenFor(item: IntakeItem, choices: Choices): Choice {
  const possible = choicesOf(item)
  return possible.find((one) => one === choices[item.key]) ?? possible[0] ?? 'ours'
}

/** Whether taking the file in would change nothing, for it holds just what the library holds. */
export const isSame = ({ items }: Intake): boolean => items.every(({ relation }) => relation === 'same')
