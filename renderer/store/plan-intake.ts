import { editionFileVersion, type EditionFile } from '../../shared/edition-file/edition-file'
import { inventoryAtOnce } from '../../shared/pieces/inventory'
import type { PieceId } from '../../shared/pieces/piece'
import type { TextState } from '../../shared/pieces/text-state'
import type { Decode } from '../../shared/text-file'
import type { Database } from './db'
import type { EditionMemory } from './edition-memory'
import { readFiled } from './filed-text'
import { itemsOf, type Intake, type IntakeItem, type OurEdition, type OurText } from './intake'
import type { EditionRow, TranscriptionRow } from './rows'
import { readText } from './texts'

/** An intake, with what the library has of the edition. */
export interface PlannedIntake {
  readonly intake: Intake
  readonly ours: OurEdition | null
}

/** Says what taking an edition file in would do. Nothing is changed. */
export async function plannedIntake(
  db: Database,
  file: EditionFile,
  memory: EditionMemory,
  decode: Decode,
): Promise<PlannedIntake> {
  const edition = await db.editions.get(file.edition.id)
  const ours = edition === undefined ? null : await ourEdition(db, edition, memory)
  const items = await Promise.all(itemsOf(file, ours).map((item) => seenThrough(db, file, item, decode)))
  const { id, name } = file.edition
  const newer = file.version > editionFileVersion
  return { intake: { edition: { id, name }, standing: standingOf(edition), newer, items }, ours }
}

function standingOf(edition: EditionRow | undefined): Intake['standing'] {
  if (edition === undefined) return 'new'
  if (edition.removed !== null) return 'deleted'
  return edition.readOnly === null ? 'here' : 'read-only'
}

async function ourEdition(db: Database, edition: EditionRow, memory: EditionMemory): Promise<OurEdition> {
  const { id } = edition
  const rows = await db.transcriptions.where('edition').equals(id).toArray()
  const texts: OurText[] = []
  for (const row of rows) texts.push(await ourText(db, row, memory))
  return {
    edition,
    grammar: edition.grammar === null ? null : ((await db.grammars.get(edition.grammar)) ?? null),
    texts,
    entries: await db.entries.where('edition').equals(id).toArray(),
    refusals: await db.refusals.where('edition').equals(id).toArray(),
    verdicts: await db.verdicts.where('edition').equals(id).toArray(),
  }
}

async function ourText(db: Database, row: TranscriptionRow, memory: EditionMemory): Promise<OurText> {
  const versions = await db.versions.where('transcription').equals(row.id).toArray()
  return { row, root: await rootOf(db, row, memory), versions: new Set(versions.map(({ root }) => root)) }
}

/** The root of a text as it is now; that of its checkpoint where the journal has gone no further. */
async function rootOf(db: Database, { id, body, removed }: TranscriptionRow, memory: EditionMemory): Promise<PieceId> {
  const [row, head] = await Promise.all([db.bodies.get(body), db.heads.get(body)])
  const seq = head?.seq ?? 0
  if (row?.root !== undefined && seq <= row.through) return row.root
  const known = memory.text(id, body, seq)
  if (known !== null) return known.root
  const text = removed === null ? await readText(db, id) : null
  return text === null ? '' : inventoryAtOnce(text, memory.cache).root
}

/** Two states that another program took apart in another way may be the same all the same. */
async function seenThrough(db: Database, file: EditionFile, item: IntakeItem, decode: Decode): Promise<IntakeItem> {
  if (item.kind !== 'text' || item.relation !== 'both-changed') return item
  const filed = file.transcriptions.find(({ id }) => id === item.id)
  const [ours, theirs] = [await readText(db, item.id), filed === undefined ? null : await readFiled(filed, decode)]
  const same = ours !== null && theirs !== null && item.ours === item.theirs && isSameState(ours, theirs)
  return same ? { ...item, relation: 'same' } : item
}

const isSameState = (one: TextState, other: TextState): boolean =>
  one.doc.eq(other.doc) && JSON.stringify(one.guesses) === JSON.stringify(other.guesses)
