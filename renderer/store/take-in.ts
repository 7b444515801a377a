import type { EditionFile, FiledTranscription } from '../../shared/edition-file/edition-file'
import { verdictKey } from '../../shared/proofing/doubt'
import { refusalKey } from '../../shared/register/refused-suggestions'
import type { Decode } from '../../shared/text-file'
import type { ActDraft } from './acts'
import type { Database } from './db'
import type { EditionMemory } from './edition-memory'
import { chosenFor, type Choices, type IntakeItem } from './intake'
import type { PlannedIntake } from './plan-intake'
import type { Change, EditionPatch, EditionRow, EntryRow, GrammarRow, RefusalRow, VerdictRow } from './rows'
import { roundsTogether } from './merge-pages'
import { besideOther, pointersBrought } from './take-in-entries'
import { IntakeTexts } from './take-in-texts'

/** How an edition file is taken in. */
export interface TakingIn {
  /** Into the edition that the library has, if it has it, or as an edition of its own beside it. */
  readonly way: 'merge' | 'copy'
  readonly choices: Choices
  /** What the file's edition is called where it becomes an edition of its own. */
  readonly name: string
  /** What the file's texts are called that stand beside those of the library, by the keys of their items. */
  readonly titles: Readonly<Record<string, string>>
  readonly at: number
  readonly decode: Decode
  readonly memory: EditionMemory
}

/** What taking an edition file in does. */
export interface IntakeDraft {
  readonly draft: ActDraft
  /** The edition that it goes into. */
  readonly edition: string
  /** The titles of texts of which nothing could be read, and of those that had to be read from their TEI. */
  readonly unreadable: readonly string[]
  readonly fromTei: readonly string[]
}

/**
 * What has to be done to take an edition file in: one act, which one undo takes back. What of the library is replaced is
 * kept as a version; where the library's text was chosen, the file's is. Reads, and changes nothing.
 */
export async function takeInDraft(
  db: Database,
  file: EditionFile,
  planned: PlannedIntake,
  how: TakingIn,
): Promise<IntakeDraft> {
  const ours = how.way === 'merge' ? planned.ours : null
  const draft = ours === null ? await asNew(db, file, planned, how) : await merged(db, file, { ...planned, ours }, how)
  return draft
}

async function asNew(db: Database, file: EditionFile, { intake, ours }: PlannedIntake, how: TakingIn) {
  const copy = ours !== null
  const grammar = newGrammar(file)
  const row: EditionRow = {
    id: copy ? crypto.randomUUID() : file.edition.id,
    name: how.name,
    created: copy ? how.at : file.edition.created,
    changed: copy ? how.at : file.edition.changed,
    removed: null,
    grammar: grammar?.id ?? null,
    file: null,
    readOnly: intake.newer ? 'newer' : null,
    rounds: file.edition.rounds ?? null,
    practice: file.edition.practice ?? null,
  }
  const texts = await IntakeTexts.start(db, file, row.id, how)
  for (const text of file.transcriptions) await texts.add(text, { copy, title: text.title, position: text.position })
  const known = new Set(
    await db.entries
      .where('id')
      .anyOf(file.register.map(({ id }) => id))
      .primaryKeys(),
  )
  const changes = file.register.map((entry) => {
    const id = copy || known.has(entry.id) ? crypto.randomUUID() : entry.id
    const pointers = pointersBrought(entry, (text) => texts.broughtAs(text))
    return entryChange(id, null, { ...entry, id, pointers, edition: row.id })
  })
  const refusals = refusalChanges(file, row.id, [], how.at)
  const verdicts = verdictChanges(file, row.id, [], how.at)
  const created = { ...texts.created(), editions: [row], grammars: grammar === null ? [] : [grammar] }
  const label = { code: 'open-edition', values: { name: row.name } } as const
  return {
    draft: { label, changes: [...changes, ...refusals, ...verdicts, ...texts.changes()], created },
    edition: row.id,
    ...texts.told(),
  }
}

type Merging = PlannedIntake & { readonly ours: NonNullable<PlannedIntake['ours']> }

async function merged(db: Database, file: EditionFile, planned: Merging, how: TakingIn): Promise<IntakeDraft> {
  const { intake, ours } = planned
  const { edition } = ours
  // What was deleted, or could only be read, was not worked on: it becomes what the file has.
  const all = intake.standing !== 'here'
  const choiceFor = (item: IntakeItem) => (all ? 'theirs' : chosenFor(item, how.choices))
  const texts = await IntakeTexts.start(db, file, edition.id, how)
  const filed = new Map(file.transcriptions.map((text) => [text.id, text]))
  const rows = new Map(ours.texts.map(({ row }) => [row.id, row]))
  for (const item of intake.items) {
    if (item.kind !== 'text' && item.kind !== 'title') continue
    const [row, text, choice] = [rows.get(item.id), filed.get(item.id), choiceFor(item)]
    if (item.kind === 'title') {
      if (row !== undefined && choice === 'theirs') texts.retitle(row, item.theirs ?? row.title)
    } else if (row === undefined) {
      if (text !== undefined && choice === 'theirs') await texts.add(text, whereItStands(text))
    } else if (text === undefined) {
      if (all) texts.remove(row)
    } else if (item.relation === 'same') {
      await texts.addVersions(row, text)
      await texts.mergePages(row, text, 'ours')
    } else if (choice === 'theirs') {
      const replaced = await texts.replace(row, text)
      await texts.mergePages(row, text, replaced ? 'theirs' : 'ours')
    } else {
      await texts.keepTheirs(row, text)
      await texts.mergePages(row, text, 'ours')
      const beside = { copy: true, title: how.titles[item.key] ?? text.title, position: row.position + 0.5 }
      if (choice === 'both') await texts.add(text, beside)
    }
  }
  const grammar = newGrammar(file)
  const patch = editionPatch(file, planned, grammar, choiceFor)
  const changes: readonly Change[] = [
    ...patch.changes,
    ...entryChanges(file, planned, choiceFor, texts),
    ...refusalChanges(file, edition.id, ours.refusals, how.at),
    ...verdictChanges(file, edition.id, ours.verdicts, how.at),
    ...texts.changes(),
  ]
  const created = { ...texts.created(), grammars: patch.grammars }
  const label = { code: all ? 'open-edition' : 'take-in', values: { name: edition.name } } as const
  return { draft: { label, changes, created }, edition: edition.id, ...texts.told() }
}

const whereItStands = ({ title, position }: FiledTranscription) => ({ copy: false, title, position })

function newGrammar({ grammar }: EditionFile): GrammarRow | null {
  return grammar === null ? null : { id: crypto.randomUUID(), files: grammar }
}

type ChoiceFor = (item: IntakeItem) => 'ours' | 'theirs' | 'both'

function editionPatch(file: EditionFile, { intake, ours }: Merging, grammar: GrammarRow | null, choiceFor: ChoiceFor) {
  const { edition } = ours
  const before: { -readonly [K in keyof EditionPatch]: EditionPatch[K] } = {}
  const after: { -readonly [K in keyof EditionPatch]: EditionPatch[K] } = {}
  const grammars: GrammarRow[] = []
  for (const item of intake.items) {
    if (choiceFor(item) !== 'theirs') continue
    if (item.kind === 'name') [before.name, after.name] = [edition.name, file.edition.name]
    if (item.kind === 'grammar') {
      ;[before.grammar, after.grammar] = [edition.grammar, grammar?.id ?? null]
      if (grammar !== null) grammars.push(grammar)
    }
  }
  const rounds = roundsTogether(edition.rounds ?? null, file.edition.rounds ?? null)
  if (rounds !== null) [before.rounds, after.rounds] = [edition.rounds ?? null, rounds]
  if (file.edition.practice && !edition.practice)
    [before.practice, after.practice] = [edition.practice ?? null, file.edition.practice]
  if (edition.removed !== null) [before.removed, after.removed] = [edition.removed, null]
  const readOnly = intake.newer ? 'newer' : null
  if (edition.readOnly !== readOnly) [before.readOnly, after.readOnly] = [edition.readOnly, readOnly]
  const changed = Object.keys(after).length > 0
  const changes: readonly Change[] = changed ? [{ kind: 'edition', id: edition.id, before, after }] : []
  return { changes, grammars }
}

function entryChanges(
  file: EditionFile,
  { intake, ours }: Merging,
  choiceFor: ChoiceFor,
  texts: IntakeTexts,
): readonly Change[] {
  const filed = new Map(file.register.map((entry) => [entry.id, entry]))
  const known = new Map(ours.entries.map((entry) => [entry.id, entry]))
  const here = new Set(ours.texts.map(({ row }) => row.id))
  const taken = new Set([...ours.entries, ...file.register].map(({ xmlId }) => xmlId))
  const idsOf = (text: string) => [...new Set([...(here.has(text) ? [text] : []), ...texts.broughtAs(text)])]
  const allBrought = file.transcriptions.flatMap(({ id }) => texts.broughtAs(id))
  return intake.items.flatMap((item): Change[] => {
    if (item.kind !== 'entry' || item.relation === 'same') return []
    const [mine, entry, choice] = [known.get(item.id) ?? null, filed.get(item.id), choiceFor(item)]
    if (choice === 'ours') return []
    if (entry === undefined) return intake.standing === 'here' ? [] : [entryChange(item.id, mine, null)]
    const brought = { ...entry, pointers: pointersBrought(entry, idsOf), edition: ours.edition.id }
    if (choice !== 'both') return [entryChange(entry.id, mine, brought)]
    const other = besideOther(brought, crypto.randomUUID(), taken, allBrought)
    taken.add(other.xmlId)
    return [entryChange(other.id, null, other)]
  })
}

/** The refusals of a file that the library does not have, taken into an edition. */
function refusalChanges(
  file: EditionFile,
  edition: string,
  known: readonly RefusalRow[],
  at: number,
): readonly Change[] {
  const ours = new Set(known.map(refusalKey))
  return file.refusals.flatMap(({ kind, text, context }): Change[] => {
    const after = { kind, text, context }
    if (ours.has(refusalKey(after))) return []
    const id = crypto.randomUUID()
    return [{ kind: 'refusal', id, before: null, after: { ...after, id, edition, at } }]
  })
}

/** What a file says was found good, and the library does not know, taken into an edition. */
function verdictChanges(
  file: EditionFile,
  edition: string,
  known: readonly VerdictRow[],
  at: number,
): readonly Change[] {
  const ours = new Set(known.map(verdictKey))
  return file.verdicts.flatMap(({ check, key, context }): Change[] => {
    const after = { check, key, context }
    if (ours.has(verdictKey(after))) return []
    const id = crypto.randomUUID()
    return [{ kind: 'verdict', id, before: null, after: { ...after, id, edition, at } }]
  })
}

const entryChange = (id: string, before: EntryRow | null, after: EntryRow | null): Change => ({
  kind: 'entry',
  id,
  before,
  after,
})
