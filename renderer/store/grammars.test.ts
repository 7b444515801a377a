import { Dexie } from 'dexie'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ActDraft } from './acts'
import type { EditionRow, GrammarRow } from './rows'
import { openStore, type Store } from './store'
import { sweep } from './sweep'

let name = ''
let store: Store | null = null

const edition: EditionRow = {
  id: 'e',
  name: 'Letters',
  created: 1,
  changed: 1,
  removed: null,
  grammar: null,
  file: null,
  readOnly: null,
}
const grammar: GrammarRow = { id: 'g', files: [{ name: 'letters.rng', text: '<grammar/>' }] }

const choosing: ActDraft = {
  label: { code: 'choose-grammar', values: { name: 'letters.rng' } },
  changes: [{ kind: 'edition', id: 'e', before: { grammar: null }, after: { grammar: 'g' } }],
  created: { grammars: [grammar] },
}

beforeEach(() => {
  name = `grammars-${crypto.randomUUID()}`
})

afterEach(async () => {
  store?.close()
  store = null
  await Dexie.delete(name)
})

async function opened(): Promise<Store> {
  const answer = await openStore(name)
  if (!answer.ok) throw new Error(answer.problem.message)
  return (store = answer.value)
}

test('a library of version 1 is opened, and its editions have no grammar', async () => {
  const old = new Dexie(name)
  old.version(1).stores({
    editions: 'id',
    transcriptions: 'id, edition',
    bodies: 'id, transcription, original',
    heads: 'body',
    journal: '++seq, body',
    originals: 'id',
    entries: 'id, edition',
    words: 'transcription',
    places: 'transcription',
    here: 'key',
    acts: '++seq, id',
  })
  await old.table('editions').add({ id: 'e', name: 'Letters', created: 1, changed: 1, removed: null })
  await old.table('words').add({ transcription: 't', text: 'kept' })
  old.close()
  const { db } = await opened()
  expect(await db.editions.toArray()).toEqual([edition])
  expect(await db.words.toArray()).toEqual([{ transcription: 't', text: 'kept' }])
  expect(await db.grammars.toArray()).toEqual([])
})

test('choosing a grammar is undone and done again', async () => {
  const { db } = await opened()
  await db.editions.add(edition)
  await store?.commitAct(choosing)
  expect(await store?.edition('e')).toMatchObject({ grammar: 'g' })
  expect(await store?.grammar('g')).toEqual(grammar)
  expect(await store?.undoAct()).toMatchObject({ ok: true, value: { code: 'choose-grammar' } })
  expect(await store?.edition('e')).toMatchObject({ grammar: null })
  await store?.redoAct()
  expect(await store?.edition('e')).toMatchObject({ grammar: 'g' })
})

test('a grammar stays as long as an edition has it or an act brings it back', async () => {
  const { db } = await opened()
  await db.editions.add(edition)
  await store?.commitAct(choosing)
  await store?.undoAct()
  await sweep(db, 0)
  expect(await db.grammars.count()).toBe(1)
  await store?.redoAct()
  await sweep(db, Date.now() + 1)
  expect(await db.grammars.count()).toBe(1)
  await db.editions.update('e', { grammar: null })
  await sweep(db, Date.now() + 1)
  expect(await db.grammars.count()).toBe(0)
})
