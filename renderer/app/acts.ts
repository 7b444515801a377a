import type { Node } from 'prosemirror-model'
import { inventoryAtOnce } from '../../shared/pieces/inventory'
import type { PieceId } from '../../shared/pieces/piece'
import { PieceCache } from '../../shared/pieces/piece-cache'
import type { TextState } from '../../shared/pieces/text-state'
import { schema } from '../../shared/schema'
import { schemaVersion } from '../../shared/schema/version'
import { newHeader, type HeaderFields } from '../../shared/tei/header'
import type { FileRef, FileStamp } from '../../shared/host'
import type { ActDraft } from '../store/acts'
import type { BodyRow, Change, EditionRow, OriginalRow, PieceRow, TranscriptionRow, WordsRow } from '../store/rows'
import type { ReadFile } from './read-file'

/** The rows of one new transcription. */
export interface NewTranscription {
  readonly transcription: TranscriptionRow
  readonly body: BodyRow
  /** The pieces of the body. */
  readonly pieces: readonly PieceRow[]
  readonly original: OriginalRow | null
  readonly words: WordsRow
}

/** A whole state in pieces, as an act stores it. */
export function piecesOf(state: TextState): { readonly root: PieceId; readonly pieces: readonly PieceRow[] } {
  const { root, ids, bytesOf } = inventoryAtOnce(state, new PieceCache())
  return { root, pieces: [...ids].map((id) => ({ id, bytes: bytesOf(id) })) }
}

/** The row of a new edition. */
export function newEdition(name: string, at: number): EditionRow {
  return {
    id: crypto.randomUUID(),
    name,
    created: at,
    changed: at,
    removed: null,
    grammar: null,
    file: null,
    readOnly: null,
  }
}

/** The rows of a transcription made from a file, which is known by its stamp where it can be written back to. */
export function fromFile(
  read: ReadFile,
  origin: FileRef | null,
  edition: string,
  position: number,
  at: number,
  originStamp: FileStamp | null = null,
): NewTranscription {
  const id = crypto.randomUUID()
  const original = originalOf(read)
  const body = bodyOf(read, id, original.id)
  const { title, words, pages, format } = read
  const facts = { title, words, pages, format, origin, originStamp, exported: null }
  return {
    transcription: { id, edition, position, created: at, changed: at, body: body.id, removed: null, ...facts },
    body,
    pieces: read.pieces,
    original,
    words: { transcription: id, text: read.text },
  }
}

/** The row of the file that was read. */
export function originalOf({ name, format, file, unrepaired }: ReadFile): OriginalRow {
  return { id: crypto.randomUUID(), name, format, file, ...(unrepaired && { unrepaired }) }
}

/** A first checkpoint of a file that was read; its pieces are those of `read`. */
export function bodyOf(read: ReadFile, transcription: string, original: string): BodyRow {
  return { id: crypto.randomUUID(), transcription, schema: schemaVersion, root: read.root, through: 0, original }
}

/** A text with one empty paragraph, and a header where that has something to say. */
export function emptyDoc(said: Partial<HeaderFields> = {}): Node {
  const { doc, container, header, textblock } = schema.nodes
  const inside = container.create({ name: 'div' }, [textblock.create()])
  const body = container.create({ name: 'body' }, [inside])
  const headers = Object.keys(said).length === 0 ? [] : [header.create({ xml: newHeader(said) })]
  return doc.create(null, [...headers, container.create({ name: 'text' }, [body])])
}

/** The rows of a transcription without text; `said` is what its header begins with. */
export function emptyTranscription(
  title: string,
  edition: string,
  position: number,
  at: number,
  said: Partial<HeaderFields> = {},
): NewTranscription {
  const id = crypto.randomUUID()
  const { root, pieces } = piecesOf({ doc: emptyDoc(said), guesses: [] })
  const checkpoint: BodyRow = {
    id: crypto.randomUUID(),
    transcription: id,
    schema: schemaVersion,
    root,
    through: 0,
    original: null,
  }
  return {
    transcription: {
      id,
      edition,
      title,
      position,
      created: at,
      changed: at,
      pages: 0,
      words: 0,
      format: 'tei',
      origin: null,
      originStamp: null,
      exported: null,
      body: checkpoint.id,
      removed: null,
    },
    body: checkpoint,
    pieces,
    original: null,
    words: { transcription: id, text: '' },
  }
}

/** The rows of `created` together, as an act takes them. */
export function createdRows(created: readonly NewTranscription[], editions: readonly EditionRow[] = []) {
  return {
    editions,
    transcriptions: created.map((one) => one.transcription),
    bodies: created.map((one) => one.body),
    pieces: created.flatMap((one) => one.pieces),
    originals: created.flatMap((one) => (one.original === null ? [] : [one.original])),
    words: created.map((one) => one.words),
  }
}

/** Gives an edition another name. */
export function renameEdition(edition: EditionRow, name: string): ActDraft {
  return {
    label: { code: 'rename-edition', values: { from: edition.name, to: name } },
    changes: [{ kind: 'edition', id: edition.id, before: { name: edition.name }, after: { name } }],
  }
}

/** Gives a transcription another title. */
export function renameTranscription(row: TranscriptionRow, title: string): ActDraft {
  return {
    label: { code: 'rename-transcription', values: { from: row.title, to: title } },
    changes: [{ kind: 'transcription', id: row.id, before: { title: row.title }, after: { title } }],
  }
}

/** Deletes an edition, to be had back by undo. */
export function deleteEdition(edition: EditionRow, at: number): ActDraft {
  return {
    label: { code: 'delete-edition', values: { name: edition.name } },
    changes: [{ kind: 'edition', id: edition.id, before: { removed: null }, after: { removed: at } }],
  }
}

/** Deletes transcriptions, to be had back by undo. */
export function deleteTranscription(row: TranscriptionRow, at: number): ActDraft {
  return {
    label: { code: 'delete-transcription', values: { name: row.title } },
    changes: [{ kind: 'transcription', id: row.id, before: { removed: null }, after: { removed: at } }],
  }
}

/** Puts the transcriptions of an edition into the order of `rows`. */
export function orderTranscriptions(rows: readonly TranscriptionRow[]): ActDraft {
  const changes = rows.flatMap((row, position): Change[] =>
    row.position === position
      ? []
      : [{ kind: 'transcription', id: row.id, before: { position: row.position }, after: { position } }],
  )
  return { label: { code: 'order', values: {} }, changes }
}

/** Moves a transcription to the end of another edition. */
export function moveTranscription(row: TranscriptionRow, to: EditionRow, position: number): ActDraft {
  const before = { edition: row.edition, position: row.position }
  return {
    label: { code: 'move', values: { name: row.title, edition: to.name } },
    changes: [{ kind: 'transcription', id: row.id, before, after: { edition: to.id, position } }],
  }
}
