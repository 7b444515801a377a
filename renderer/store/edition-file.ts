import type { Node } from 'prosemirror-model'
import {
  editionFileVersion,
  type EditionFile,
  type FiledImage,
  type FiledOriginal,
  type FiledTranscription,
  type FiledVersion,
} from '../../shared/edition-file/edition-file'
import type { Entry } from '../../shared/register/entry'
import type { PieceId } from '../../shared/pieces/piece'
import type { TextState } from '../../shared/pieces/text-state'
import { schemaVersion } from '../../shared/schema/version'
import type { Database } from './db'
import type { EditionMemory, RememberedText } from './edition-memory'
import { filedImages } from './filed-images'
import { gatherPieces } from './gather-pieces'
import { fetchFrom, inventoryInTurns, keepPieces, readPieces, sharingPieces } from './pieces'
import { entryOf, refusalOf, verdictOf } from './rows'
import type {
  EditionRow,
  EntryRow,
  GrammarRow,
  OriginalRow,
  RefusalRow,
  TranscriptionRow,
  VerdictRow,
  VersionRow,
} from './rows'
import { readText } from './texts'

/** Writes a doc as a TEI file; a TEI file that it was read from lends its source. */
export type TeiOf = (doc: Node, original: OriginalRow | null) => Uint8Array

/** The register of an edition, and the grammar that says where a text may hold entries of it. */
export interface FiledRegister {
  readonly entries: readonly Entry[]
  readonly grammar: GrammarRow | null
}

/** Writes a text's TEI file with the entries that it points at; `source` reads the TEI file that the text was read from. */
export type WithEntries = (
  tei: Uint8Array,
  transcription: string,
  source: () => Promise<string | null>,
) => Promise<Uint8Array>

/** How an edition is to be collected. */
export interface Collecting {
  readonly teiOf: TeiOf
  /** Made once for all texts; without it they are filed as they are. */
  readonly withEntriesOf?: (register: FiledRegister) => WithEntries
  /** What is remembered of the texts that were collected before, so that only what changed is read. */
  readonly memory: EditionMemory
  /** The program that writes, such as `Recto 0.1.0`, and when, in milliseconds since 1970. */
  readonly program: string
  readonly written: number
  /** Whether the versions of the texts, and the files that they were read from, go with them. */
  readonly history: boolean
  readonly originals: boolean
  /** Whether the bytes of page images go with it: `few` where they are little together; `all` where it is left out. */
  readonly images?: 'all' | 'few' | 'none'
  /** Whether the states are kept as versions, for they are saved where others find them, so as to be known again. */
  readonly keep: boolean
  /** Told how many of all texts are done. */
  readonly progress?: (done: number, total: number) => void
}

/** An edition as a file holds it. */
export interface Collected {
  readonly file: EditionFile
  /** The titles of the texts that are not in it, because nothing of them can be read. */
  readonly missing: readonly string[]
}

/** All that the library holds of an edition, as it is stored now; `null` where it is not there. Nothing deleted is among it. */
export async function collectEdition(db: Database, id: string, how: Collecting): Promise<Collected | null> {
  const rows = await rowsOf(db, id)
  if (rows === null) return null
  const { edition, texts, entries, refusals, verdicts, grammar, heads } = rows
  const register = entries.map(entryOf)
  const withEntries = how.withEntriesOf?.({ entries: register, grammar })
  const missing: string[] = []
  const imagesOf = await filedImages(db, texts, how.images ?? 'all')
  const transcriptions: FiledTranscription[] = []
  for (const [done, row] of texts.entries()) {
    how.progress?.(done, texts.length)
    const filed = await filedText(db, row, heads.get(row.body) ?? 0, { ...how, withEntries, imagesOf })
    if (filed === null) missing.push(row.title)
    else transcriptions.push(filed)
  }
  const { name, created, changed } = edition
  const file: EditionFile = {
    version: editionFileVersion,
    program: how.program,
    written: how.written,
    edition: {
      ...{ id, name, created, changed },
      ...(edition.rounds && { rounds: edition.rounds }),
      ...(edition.practice && { practice: edition.practice }),
    },
    transcriptions,
    register,
    refusals: refusals.map(refusalOf),
    verdicts: verdicts.map(verdictOf),
    grammar: grammar?.files ?? null,
    originals: how.originals ? await originalsOf(db, transcriptions, how.memory) : [],
  }
  return { file, missing }
}

interface Rows {
  readonly edition: EditionRow
  readonly texts: readonly TranscriptionRow[]
  readonly entries: readonly EntryRow[]
  readonly refusals: readonly RefusalRow[]
  readonly verdicts: readonly VerdictRow[]
  readonly grammar: GrammarRow | null
  /** The last journal row of each body. */
  readonly heads: ReadonlyMap<string, number>
}

function rowsOf(db: Database, id: string): Promise<Rows | null> {
  return db.transaction(
    'r',
    [db.editions, db.transcriptions, db.entries, db.refusals, db.verdicts, db.grammars, db.heads],
    async () => {
      const edition = await db.editions.get(id)
      if (edition?.removed !== null) return null
      const all = await db.transcriptions.where('edition').equals(id).toArray()
      const texts = all
        .filter((row) => row.removed === null)
        .sort((a, b) => a.position - b.position || a.created - b.created)
      const heads = await db.heads.bulkGet(texts.map(({ body }) => body))
      return {
        edition,
        texts,
        entries: await db.entries.where('edition').equals(id).sortBy('id'),
        refusals: await db.refusals.where('edition').equals(id).sortBy('id'),
        verdicts: await db.verdicts.where('edition').equals(id).sortBy('id'),
        grammar: edition.grammar === null ? null : ((await db.grammars.get(edition.grammar)) ?? null),
        heads: new Map(heads.flatMap((head) => (head === undefined ? [] : [[head.body, head.seq] as const]))),
      }
    },
  )
}

async function filedText(
  db: Database,
  row: TranscriptionRow,
  head: number,
  how: Collecting & {
    readonly withEntries: WithEntries | undefined
    readonly imagesOf: ReadonlyMap<string, readonly FiledImage[]>
  },
): Promise<FiledTranscription | null> {
  const { memory, keep } = how
  const known = memory.text(row.id, row.body, head) ?? (await readNow(db, row, how))
  if (known === null) return null
  memory.remember(row.id, known)
  if (keep) await keepSaved(db, row, known)
  const versions = how.history || keep ? await db.versions.where('transcription').equals(row.id).sortBy('seq') : []
  const filed = how.history ? versions : []
  const pieces = new Map([...(await versionPieces(db, filed, row.id, memory)), ...known.pieces])
  const { id, title, position, created, changed, pages, words, format } = row
  const records = await db.pageRecords.get(id)
  return {
    ...{ id, title, position, created, changed, pages, words, format },
    tei: (await how.withEntries?.(known.tei, id, () => teiSource(db, known.original))) ?? known.tei,
    root: known.root,
    schema: schemaVersion,
    original: how.originals ? known.original : null,
    ...(how.imagesOf.has(id) && { images: how.imagesOf.get(id) ?? [] }),
    ...(records && { pageRecords: { pages: records.pages, gone: records.gone } }),
    versions: filed.map((version) => filedVersion(version, how.originals)),
    pieces,
  }
}

async function teiSource(db: Database, original: string | null): Promise<string | null> {
  const row = original === null ? undefined : await db.originals.get(original)
  return row?.format === 'tei' ? row.file.text : null
}

async function versionPieces(
  db: Database,
  versions: readonly VersionRow[],
  transcription: string,
  memory: EditionMemory,
): Promise<ReadonlyMap<PieceId, Uint8Array>> {
  if (versions.length === 0) return new Map()
  const { gathered, pieces } = memory.versions(transcription, new Set(versions.map(({ seq }) => seq)))
  for (const { seq, root } of versions) {
    if (gathered.has(seq)) continue
    await gatherPieces(root, pieces, fetchFrom(db))
    gathered.add(seq)
  }
  return pieces
}

function filedVersion(row: VersionRow, originals: boolean): FiledVersion {
  const { id, why, name, act, at, root, schema, original, words, pages } = row
  return { id, why, name, act, at, root, schema, original: originals ? original : null, words, pages }
}

/** Reads a text as it is now; of one that cannot be read, its latest version that can. */
async function readNow(
  db: Database,
  row: TranscriptionRow,
  { teiOf, memory }: Collecting,
): Promise<RememberedText | null> {
  const text = await readText(db, row.id)
  const state = text ?? (await latestVersion(db, row.id))
  if (state === null) return null
  const inventory = await inventoryInTurns(state, memory.cache)
  const { root, ids, bytesOf } = inventory
  const pieces = new Map([...ids].map((piece) => [piece, memory.piece(row.id, piece) ?? bytesOf(piece)]))
  const original = state.original === null ? null : ((await db.originals.get(state.original)) ?? null)
  return {
    body: text?.body ?? row.body,
    seq: text?.seq ?? -1,
    root,
    pieces,
    original: original === null ? null : original.id,
    tei: teiOf(state.doc, original),
  }
}

async function latestVersion(
  db: Database,
  transcription: string,
): Promise<(TextState & { readonly original: string | null }) | null> {
  const versions = await db.versions.where('transcription').equals(transcription).sortBy('seq')
  for (const { root, original } of versions.reverse()) {
    const reading = await readPieces(db, root)
    if (reading.ok) return { ...reading, original }
  }
  return null
}

/**
 * Keeps the state that is saved, unless the text is as it came: whoever takes the file in and finds the state among
 * the versions here knows which of the two is newer.
 */
async function keepSaved(db: Database, row: TranscriptionRow, known: RememberedText): Promise<void> {
  const { root, pieces, seq, original } = known
  const versions = await db.versions.where('transcription').equals(row.id).toArray()
  if ((versions.length === 0 && seq === 0) || versions.some((version) => version.root === root)) return
  await sharingPieces(db, async () => {
    const bytesOf = (id: PieceId) => pieces.get(id) ?? new Uint8Array()
    await keepPieces(db, { ids: new Set(pieces.keys()), bytesOf })
    await db.versions.add({
      id: crypto.randomUUID(),
      transcription: row.id,
      why: 'saved',
      name: null,
      act: null,
      at: Date.now(),
      root,
      schema: schemaVersion,
      original,
      words: row.words,
      pages: row.pages,
    })
  })
}

async function originalsOf(
  db: Database,
  transcriptions: readonly FiledTranscription[],
  memory: EditionMemory,
): Promise<readonly FiledOriginal[]> {
  const wanted = new Set<string>()
  for (const { original, versions } of transcriptions)
    for (const id of [original, ...versions.map((version) => version.original)]) if (id !== null) wanted.add(id)
  const filed: FiledOriginal[] = []
  for (const id of [...wanted].sort()) {
    const original = memory.original(id) ?? (await originalOf(db, id))
    if (original === null) continue
    memory.rememberOriginal(original)
    filed.push(original)
  }
  return filed
}

async function originalOf(db: Database, id: string): Promise<FiledOriginal | null> {
  const row = await db.originals.get(id)
  if (row === undefined) return null
  const { name, format, file, unrepaired } = row
  return { id, name, format, file, unrepaired: unrepaired ?? null }
}
