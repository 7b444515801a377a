import { history, undo } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import { EditorState, Selection, type Transaction } from 'prosemirror-state'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { importTei } from '../../shared/import/tei'
import { writePreserving } from '../../shared/tei/preserve'
import { readTei } from '../../shared/tei/read'
import { schemaVersion } from '../../shared/schema/version'
import { decodeTextFile, encodeTextFile, type TextFile } from '../../shared/text-file'
import type { StoredText } from './texts'
import { openStore, type Store } from './store'
import { writtenDoc } from './written-doc'

const addresses = import.meta.glob<string>('../../fixtures/tei/*.xml', {
  query: '?url',
  import: 'default',
  eager: true,
})

const name = `recto-test-${crypto.randomUUID()}`
let store: Store

async function reopen(): Promise<void> {
  const answer = await openStore(name)
  if (!answer.ok) throw new Error(answer.problem.message)
  store = answer.value
}

beforeEach(reopen)
afterEach(() => store.db.delete())

async function restart(): Promise<void> {
  store.close()
  await reopen()
}

function stateOf(doc: Node): EditorState {
  return EditorState.create({ doc, selection: Selection.atStart(doc), plugins: [history()] })
}

async function fetched(address: string): Promise<{ bytes: Uint8Array; file: TextFile }> {
  const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer())
  const { value } = decodeTextFile(bytes, (encoding, content) =>
    new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(content),
  )
  if (!value) throw new Error(`${address} was not decoded`)
  return { bytes, file: value }
}

/** Stores every file as an import does, in one edition. */
async function storeAll(files: ReadonlyMap<string, { file: TextFile }>): Promise<void> {
  const facts = {
    edition: 'e',
    created: 1,
    changed: 1,
    pages: 0,
    words: 0,
    origin: null,
    originStamp: null,
    exported: null,
  }
  const rows = [...files].map(([id, { file }], position) => {
    const { value } = importTei(id, file)
    if (!value) throw new Error(`${id} was not read`)
    const { json, text } = writtenDoc(value.doc)
    return {
      transcription: {
        ...facts,
        id,
        title: value.title,
        position,
        format: 'tei' as const,
        body: `b${id}`,
        removed: null,
      },
      body: {
        id: `b${id}`,
        transcription: id,
        schema: schemaVersion,
        doc: json,
        guesses: [],
        through: 0,
        original: `o${id}`,
      },
      original: { id: `o${id}`, name: id, format: 'tei' as const, file },
      words: { transcription: id, text },
    }
  })
  await store.commitAct({
    label: { code: 'import', values: { count: rows.length } },
    changes: [],
    created: {
      editions: [
        { id: 'e', name: 'Fixtures', created: 1, changed: 1, removed: null, grammar: null, file: null, readOnly: null },
      ],
      transcriptions: rows.map(({ transcription }) => transcription),
      bodies: rows.map(({ body }) => body),
      originals: rows.map(({ original }) => original),
      words: rows.map(({ words }) => words),
    },
  })
}

async function opened(id: string): Promise<StoredText> {
  const answer = await store.openText(id)
  if (!answer.ok) throw new Error(answer.problem.message)
  return answer.value
}

/** What is exported of a text as it lies in the library: the original that it keeps lends its bytes. */
async function exported({ doc, original }: StoredText): Promise<Uint8Array> {
  if (!original) throw new Error('The original is not there')
  const { file } = await original.row()
  const { value } = readTei(file.text)
  if (!value) throw new Error('The original was not read')
  return encodeTextFile({ ...file, text: writePreserving(doc, value) })
}

test('every fixture comes out of the library byte for byte, also after an edit that is undone', async () => {
  const files = new Map<string, Awaited<ReturnType<typeof fetched>>>()
  for (const [path, address] of Object.entries(addresses))
    files.set(path.split('/').at(-1) ?? '', await fetched(address))
  expect(files.size).toBeGreaterThan(100)
  await storeAll(files)
  await restart()
  const states = new Map<string, EditorState>()
  const change = async (id: string, change: (state: EditorState) => Transaction | null) => {
    const text = await opened(id)
    const state = states.get(id) ?? stateOf(text.doc)
    expect(text.doc.eq(state.doc), id).toBe(true)
    const transaction = change(state)
    if (!transaction) return
    states.set(id, state.apply(transaction))
    text.store.push(transaction.steps)
    await text.store.flush()
  }
  await Promise.all(
    [...files].map(async ([id, { bytes }]) => {
      expect(await exported(await opened(id)), id).toEqual(bytes)
      await change(id, ({ tr, selection }) => (selection.$from.parent.inlineContent ? tr.insertText('typed') : null))
    }),
  )
  await restart()
  await Promise.all(
    [...files.keys()].map((id) =>
      change(id, (state) => {
        let undone: Transaction | null = null
        undo(state, (transaction) => (undone = transaction))
        return undone
      }),
    ),
  )
  await restart()
  for (const [id, { bytes }] of files) expect(await exported(await opened(id)), id).toEqual(bytes)
}, 60_000)
