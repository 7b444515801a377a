import type {
  EditionFile,
  FiledImage,
  FiledOriginal,
  FiledTranscription,
  FiledVersion,
} from '../../shared/edition-file/edition-file'
import type { PageRecord } from '../../shared/proofing/page-record'
import { inventoryAtOnce } from '../../shared/pieces/inventory'
import type { PieceId } from '../../shared/pieces/piece'
import { schemaVersion } from '../../shared/schema/version'
import type { Created } from './acts'
import type { Database } from './db'
import { rowsOfFiled } from './filed-images'
import { imagesOf } from './images'
import { readFiled, type FiledText } from './filed-text'
import { mergedPages } from './merge-pages'
import { pageRecordsOf, type PageOrder } from './page-records'
import type {
  BodyRow,
  Change,
  OriginalRow,
  PageRecordsRow,
  PieceRow,
  TranscriptionPatch,
  TranscriptionRow,
  VersionRow,
  WordsRow,
} from './rows'
import type { TakingIn } from './take-in'
import { readText } from './texts'

type NewVersion = Omit<VersionRow, 'seq'>

/** How a filed text is added: under another id where `copy`, called and placed like this. */
export interface Adding {
  readonly copy: boolean
  readonly title: string
  readonly position: number
}

/** Gathers what becomes of the texts of an edition file that is taken in. Ids that the library has already are made anew. */
export class IntakeTexts {
  readonly #db: Database
  readonly #file: EditionFile
  readonly #edition: string
  readonly #how: TakingIn
  /** The versions of the library by their ids. */
  readonly #known: ReadonlyMap<string, VersionRow>
  readonly #originals = new Map<string, OriginalRow | string>()
  readonly #transcriptions: TranscriptionRow[] = []
  readonly #bodies: BodyRow[] = []
  readonly #words: WordsRow[] = []
  readonly #pieces = new Map<PieceId, Uint8Array>()
  readonly #versions: NewVersion[] = []
  readonly #pageRecords: PageRecordsRow[] = []
  readonly #pageOrders: PageOrder[] = []
  /** The ids that texts of the file have in the library, by those that they have in the file. */
  readonly #brought = new Map<string, string[]>()
  readonly #changes: Change[] = []
  readonly #unreadable: string[] = []
  readonly #fromTei: string[] = []

  private constructor(db: Database, file: EditionFile, edition: string, how: TakingIn, known: readonly VersionRow[]) {
    this.#db = db
    this.#file = file
    this.#edition = edition
    this.#how = how
    this.#known = new Map(known.map((row) => [row.id, row]))
  }

  static async start(db: Database, file: EditionFile, edition: string, how: TakingIn): Promise<IntakeTexts> {
    const ids = file.transcriptions.flatMap(({ versions }) => versions.map(({ id }) => id))
    return new IntakeTexts(db, file, edition, how, await db.versions.where('id').anyOf(ids).toArray())
  }

  /** Adds a text of the file to the edition, with its versions. */
  async add(text: FiledTranscription, { copy, title, position }: Adding): Promise<void> {
    const read = await this.#read(text)
    if (read === null) return
    const fresh = copy || (await this.#db.transcriptions.get(text.id)) !== undefined
    const id = fresh ? crypto.randomUUID() : text.id
    const body = await this.#body(id, text, read)
    const { created, changed } = text
    this.#transcriptions.push({
      ...{ id, edition: this.#edition, title, position, created, changed, body, removed: null },
      ...{ words: read.words, pages: read.pages, format: read.tei === null ? text.format : 'tei' },
      ...{ origin: null, originStamp: null, exported: null },
    })
    this.#words.push(wordsOf(id, read))
    this.#bring(text.id, id)
    const images = await rowsOfFiled(this.#db, text.images ?? [], id)
    for (const after of images.values()) this.#changes.push({ kind: 'image', id: after.id, before: null, after })
    if (text.pageRecords) {
      const own = (record: PageRecord) => withImage(record, images)
      const { pages, gone } = text.pageRecords
      this.#pageRecords.push({ transcription: id, pages: pages.map(own), gone: gone.map(own) })
    }
    await this.#keepVersions(id, text, fresh)
  }

  /** Takes in what the file says of a text's pages: of each mark what was said last. `order` is whose text stands there now. */
  async mergePages(
    row: TranscriptionRow,
    { pageRecords, images = [] }: FiledTranscription,
    order: 'ours' | 'theirs',
  ): Promise<void> {
    const ids = await this.#mergeImages(row.id, images)
    if (!pageRecords) return
    const merged = mergedPages(await pageRecordsOf(this.#db, row.id), pageRecords, order, ids)
    if (merged.changes.length === 0) return
    this.#pageOrders.push(merged.order)
    this.#changes.push({ kind: 'pages', transcription: row.id, changes: merged.changes })
  }

  /** Adds the images that a text of the library lacks; answers with the ids that the file's have there. */
  async #mergeImages(transcription: string, images: readonly FiledImage[]): Promise<ReadonlyMap<string, string>> {
    const ours = new Map((await imagesOf(this.#db, transcription)).map(({ bytes, id }) => [bytes, id]))
    const lacking = images.filter(({ digest }) => !ours.has(digest))
    const added = await rowsOfFiled(this.#db, lacking, transcription)
    for (const after of added.values()) this.#changes.push({ kind: 'image', id: after.id, before: null, after })
    return new Map(images.map(({ id, digest }) => [id, added.get(id)?.id ?? ours.get(digest) ?? id]))
  }

  /** Puts a text of the file in the place of the library's, which is kept as a version; answers whether it could be read. */
  async replace(row: TranscriptionRow, text: FiledTranscription): Promise<boolean> {
    const read = await this.#read(text)
    if (read === null) return false
    await this.#keepOurs(row)
    const body = await this.#body(row.id, text, read)
    await this.#keepVersions(row.id, text, false)
    this.#bring(text.id, row.id)
    this.#words.push(wordsOf(row.id, read))
    const { title, words, pages, removed } = row
    this.#change(
      row.id,
      { body: row.body, title, words, pages, removed },
      { body, title: text.title, words: read.words, pages: read.pages, removed: null },
    )
    return true
  }

  /** Leaves the library's text in its place, and keeps the file's as a version of it. */
  async keepTheirs(row: TranscriptionRow, text: FiledTranscription): Promise<void> {
    await this.addVersions(row, text)
    const { root } = text
    if (root === null || !text.pieces.has(root) || (await this.#has(row.id, root))) return
    const { words, pages, schema } = text
    const original = await this.#original(text.original)
    this.#versions.push({ ...this.#taken(row.id), root, schema, original, words, pages })
  }

  /** Adds the versions of the file's text to those of the library's. */
  async addVersions(row: TranscriptionRow, text: FiledTranscription): Promise<void> {
    this.#keepPieces(text.pieces)
    await this.#keepVersions(row.id, text, false)
  }

  retitle({ id, title: before }: TranscriptionRow, title: string): void {
    this.#change(id, { title: before }, { title })
  }

  remove({ id, removed }: TranscriptionRow): void {
    this.#change(id, { removed }, { removed: this.#how.at })
  }

  /** The ids in the library of the texts that were brought as this one of the file, by its id. */
  broughtAs(filed: string): readonly string[] {
    return this.#brought.get(filed) ?? []
  }

  changes(): readonly Change[] {
    return this.#changes
  }

  created(): Created {
    return {
      transcriptions: this.#transcriptions,
      bodies: this.#bodies,
      words: this.#words,
      originals: [...this.#originals.values()].filter((one) => typeof one !== 'string'),
      pieces: [...this.#pieces].map(([id, bytes]): PieceRow => ({ id, bytes })),
      versions: this.#versions,
      pageRecords: this.#pageRecords,
      pageOrders: this.#pageOrders,
    }
  }

  told(): { readonly unreadable: readonly string[]; readonly fromTei: readonly string[] } {
    return { unreadable: this.#unreadable, fromTei: this.#fromTei }
  }

  #bring(filed: string, id: string): void {
    this.#brought.set(filed, [...this.broughtAs(filed), id])
  }

  #change(id: string, before: TranscriptionPatch, after: TranscriptionPatch): void {
    this.#changes.push({ kind: 'transcription', id, before, after })
  }

  async #read(text: FiledTranscription): Promise<FiledText | null> {
    const read = await readFiled(text, this.#how.decode)
    if (read === null) this.#unreadable.push(text.title)
    else if (read.pieces !== null) this.#fromTei.push(text.title)
    return read
  }

  async #body(transcription: string, text: FiledTranscription, read: FiledText): Promise<string> {
    this.#keepPieces(text.pieces)
    if (read.pieces !== null) this.#keepPieces(read.pieces)
    const id = crypto.randomUUID()
    const original = read.tei === null ? await this.#original(text.original) : this.#fresh(text, read.tei)
    this.#bodies.push({ id, transcription, schema: schemaVersion, root: read.root, through: 0, original })
    return id
  }

  #fresh({ title }: FiledTranscription, file: OriginalRow['file']): string {
    const id = crypto.randomUUID()
    this.#originals.set(id, { id, name: `${title}.xml`, format: 'tei', file })
    return id
  }

  /** Keeps the library's text as it is now, unless a version holds it. */
  async #keepOurs(row: TranscriptionRow): Promise<void> {
    const text = await readText(this.#db, row.id)
    if (text === null) return
    const { root, ids, bytesOf } = inventoryAtOnce(text, this.#how.memory.cache)
    if (await this.#has(row.id, root)) return
    this.#keepPieces(new Map([...ids].map((id) => [id, bytesOf(id)])))
    const { words, pages } = row
    const { original } = text
    this.#versions.push({ ...this.#taken(row.id), root, schema: schemaVersion, original, words, pages })
  }

  #taken(transcription: string) {
    return { id: crypto.randomUUID(), transcription, why: 'taken-in', name: null, act: null, at: this.#how.at } as const
  }

  async #has(transcription: string, root: PieceId): Promise<boolean> {
    if (this.#versions.some((one) => one.transcription === transcription && one.root === root)) return true
    const rows = await this.#db.versions.where('transcription').equals(transcription).toArray()
    return rows.some((row) => row.root === root)
  }

  async #keepVersions(transcription: string, { versions }: FiledTranscription, fresh: boolean): Promise<void> {
    for (const version of versions) {
      const known = this.#known.get(version.id)
      if (!fresh && known?.transcription === transcription) continue
      const id = fresh || known !== undefined ? crypto.randomUUID() : version.id
      this.#versions.push({ ...(await this.#version(version)), id, transcription })
    }
  }

  async #version(version: FiledVersion): Promise<Omit<NewVersion, 'transcription'>> {
    return { ...version, original: await this.#original(version.original) }
  }

  #keepPieces(pieces: ReadonlyMap<PieceId, Uint8Array>): void {
    for (const [id, bytes] of pieces) this.#pieces.set(id, alone(bytes))
  }

  /** The id under which the library has, or will have, an original of the file; `null` where the file lacks it. */
  async #original(filed: string | null): Promise<string | null> {
    if (filed === null) return null
    const known = this.#originals.get(filed)
    if (known !== undefined) return typeof known === 'string' ? known : known.id
    const original = this.#file.originals.find(({ id }) => id === filed)
    const stored = await this.#db.originals.get(filed)
    if (original === undefined) return stored === undefined ? null : filed
    const id = stored === undefined || isSame(stored, original) ? filed : crypto.randomUUID()
    const { name, format, file, unrepaired } = original
    const row = { id, name, format, file, ...(unrepaired !== null && { unrepaired: alone(unrepaired) }) }
    this.#originals.set(filed, stored !== undefined && id === filed ? id : row)
    return id
  }
}

/** What is known of a page, with its image under the id that it has in the library. */
function withImage(record: PageRecord, images: ReadonlyMap<string, { readonly id: string }>): PageRecord {
  const id = record.image === null ? undefined : images.get(record.image.image)?.id
  return { ...record, image: record.image === null || id === undefined ? null : { ...record.image, image: id } }
}

/** Bytes in a buffer of their own: of a part of a file the database would store the whole file. */
const alone = (bytes: Uint8Array): Uint8Array => (bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice())

const isSame = (one: OriginalRow, other: FiledOriginal): boolean =>
  one.file.text === other.file.text && one.file.encoding === other.file.encoding && one.file.bom === other.file.bom

const wordsOf = (transcription: string, { doc }: FiledText): WordsRow => ({
  transcription,
  text: doc.textBetween(0, doc.content.size, '\n', ' '),
})
