import { Dexie } from 'dexie'
import type { Node } from 'prosemirror-model'
import { EditorState } from 'prosemirror-state'
import { inventoryAtOnce } from '../../shared/pieces/inventory'
import { PieceCache } from '../../shared/pieces/piece-cache'
import { schemaVersion } from '../../shared/schema/version'
import type { ActDraft } from './acts'
import type { BodyRow, EditionRow, PieceRow, TranscriptionRow } from './rows'
import { openStore, type Store } from './store'
import type { StoredText } from './texts'
import { tailFolder } from './tail-files'

/** The row of an edition, for tests. */
export const editionRow = (id: string): EditionRow => {
  const facts = { created: 1, changed: 1, removed: null, grammar: null, file: null, readOnly: null }
  return { id, name: `Edition ${id}`, ...facts }
}

/** The row of a transcription `id` of the edition `e`, whose body is `body-<id>`, for tests. */
export const transcriptionRow = (id: string): TranscriptionRow => ({
  id,
  edition: 'e',
  title: `Letter ${id}`,
  position: 0,
  created: 1,
  changed: 1,
  pages: 0,
  words: 4,
  format: 'plain-text',
  origin: null,
  originStamp: null,
  exported: null,
  body: `body-${id}`,
  removed: null,
})

/** A checkpoint in pieces, for tests. */
export function piecedBody(id: string, doc: Node): { readonly body: BodyRow; readonly pieces: readonly PieceRow[] } {
  const { root, ids, bytesOf } = inventoryAtOnce({ doc, guesses: [] }, new PieceCache())
  return {
    body: { id: `body-${id}`, transcription: id, schema: schemaVersion, root, through: 0, original: null },
    pieces: [...ids].map((piece) => ({ id: piece, bytes: bytesOf(piece) })),
  }
}

/** The act that takes in an edition `e` with these texts, for tests. */
export function takingIn(texts: Readonly<Record<string, Node>>): ActDraft {
  const made = Object.entries(texts).map(([id, doc]) => ({ id, doc, ...piecedBody(id, doc) }))
  return {
    label: { code: 'import', values: { count: made.length } },
    changes: [],
    created: {
      editions: [editionRow('e')],
      transcriptions: made.map(({ id }, position) => ({ ...transcriptionRow(id), position })),
      bodies: made.map(({ body }) => body),
      pieces: made.flatMap(({ pieces }) => pieces),
      words: made.map(({ id, doc }) => ({ transcription: id, text: doc.textContent })),
    },
  }
}

/** A library of this name, opened; throws where it cannot be. */
export async function libraryOf(name: string): Promise<Store> {
  const answer = await openStore(name)
  if (!answer.ok) throw new Error(answer.problem.message)
  return answer.value
}

/** A text of a library, opened; throws where it cannot be. */
export async function textOf(store: Store, id = 'a'): Promise<StoredText> {
  const answer = await store.openText(id)
  if (!answer.ok) throw new Error(answer.problem.message)
  return answer.value
}

/** A person at an open text: types, and tells the store, as the window does. */
export class Typist {
  readonly stored: StoredText
  doc: Node

  constructor(stored: StoredText) {
    this.stored = stored
    this.doc = stored.doc
  }

  /** Types at a position. */
  type(words: string, at: number): this {
    const { tr } = EditorState.create({ doc: this.doc })
    tr.insertText(words, at)
    this.doc = tr.doc
    this.stored.store.push(tr.steps)
    return this
  }

  /** What a checkpoint is told. */
  readonly facts = () => ({ doc: this.doc, guesses: [], words: 1, pages: 0 })
}

/** Takes a library away for good. */
export async function removed(store: Store): Promise<void> {
  store.close()
  await Dexie.delete(store.db.name)
  await withoutTails(store.db.name)
}

/** Takes the tails of a library away. */
export async function withoutTails(library: string): Promise<void> {
  const root = await navigator.storage.getDirectory()
  // A Worker that was just ended holds its files for a moment more; another window may hold them for longer.
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      await root.removeEntry(tailFolder(library), { recursive: true })
      return
    } catch (error) {
      if (error instanceof DOMException && error.name === 'NotFoundError') return
      if (!(error instanceof DOMException)) throw error
    }
  }
}
