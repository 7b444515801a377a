import type { PieceCache } from '../../shared/pieces/piece-cache'
import { schemaVersion } from '../../shared/schema/version'
import type { CheckpointFacts, StoredPieces } from './checkpoint'
import type { Database } from './db'
import { noRows, type Head } from './journal'
import type { KeptKin } from './kin'
import { inventoryInTurns } from './pieces'
import type { OriginalRow, SetAsideRow, TranscriptionRow } from './rows'
import { wordsInTurns } from './written-doc'

/** What is known of the text that is rescued. */
export interface Rescued {
  readonly transcription: TranscriptionRow
  readonly original: string | null
  readonly kin: KeptKin
}

/**
 * Writes a text, and what belongs to it where that is gone too, in one transaction. Rows of its journal that this
 * window has not written are set aside. Answers with where its journal ends then.
 */
export async function rescueText(
  db: Database,
  cache: PieceCache,
  text: Rescued,
  known: Head,
  facts: CheckpointFacts,
): Promise<{ readonly head: Head; readonly stored: StoredPieces }> {
  const inventory = await inventoryInTurns(facts, cache)
  const words = await wordsInTurns(facts.doc)
  const pieces = [...inventory.ids].map((id) => ({ id, bytes: inventory.bytesOf(id) }))
  const { transcription, original } = text
  const { id, body } = transcription
  const at = Date.now()
  const { root, ids } = inventory
  // The words come first: where the file cannot be had any more, they are rescued without it.
  const file = (await text.kin.original?.row().catch(() => null)) ?? null
  await db.again()
  await db.transaction('rw', db.tables, async () => {
    await restoreKin(db, text, file)
    await setForeignRowsAside(db, text, known)
    const row = (await db.transcriptions.get(id)) ?? { ...transcription, removed: null }
    await db.transcriptions.put({ ...row, body, changed: at, words: facts.words, pages: facts.pages })
    await db.pieces.bulkPut(pieces)
    await db.bodies.put({ id: body, transcription: id, schema: schemaVersion, root, through: 0, original })
    await db.words.put({ transcription: id, text: words })
  })
  return { head: noRows, stored: { root, ids } }
}

async function restoreKin(db: Database, { transcription, kin }: Rescued, file: OriginalRow | null): Promise<void> {
  const { edition, entries, refusals, verdicts, grammar, pages } = kin
  const there = await db.editions.get(transcription.edition)
  if (there === undefined && edition !== null) {
    await db.editions.put({ ...edition, removed: null })
    await db.entries.bulkPut([...entries])
    await db.refusals.bulkPut([...refusals])
    await db.verdicts.bulkPut([...verdicts])
  }
  if (grammar !== null && (await db.grammars.get(grammar.id)) === undefined) await db.grammars.put(grammar)
  if (file !== null && (await db.originals.get(file.id)) === undefined) await db.originals.put(file)
  if (pages !== null && (await db.pageRecords.get(pages.transcription)) === undefined) await db.pageRecords.put(pages)
}

async function setForeignRowsAside(db: Database, { transcription }: Rescued, known: Head): Promise<void> {
  const { id, edition, title, body } = transcription
  const rows = await db.journal.where('body').equals(body).sortBy('seq')
  const foreign = rows.filter((row) => row.seq > known.seq)
  const before = await db.bodies.get(body)
  if (foreign.length > 0 && before !== undefined) {
    const facts = {
      id: crypto.randomUUID(),
      transcription: id,
      edition,
      title,
      at: Date.now(),
      what: 'journal',
    } as const
    await db.setAside.add({ ...facts, body: before, rows: foreign } satisfies SetAsideRow)
  }
  await db.journal.bulkDelete(rows.map((row) => row.seq))
  await db.heads.delete(body)
}
