import { Dexie } from 'dexie'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newEntry } from '../../shared/register/entry'
import { letter, p } from '../../shared/testing/build'
import { Database } from './db'
import type { VerdictRow } from './rows'
import type { Store } from './store'
import { sweep } from './sweep'
import { libraryOf, removed, takingIn, textOf, Typist } from './test-library'

const doc = letter(p('The harbour board met.'), p('Again.'))
let name = ''
let store: Store

beforeEach(async () => {
  name = `recto-test-${crypto.randomUUID()}`
  store = await libraryOf(name)
  await store.commitAct(takingIn({ a: doc, b: doc }))
})

afterEach(() => removed(store))

const deleted = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name)
    request.onsuccess = () => {
      resolve()
    }
    request.onerror = () => {
      reject(new Error('The database was not deleted'))
    }
  })

async function reopened(): Promise<void> {
  store.close()
  store = await libraryOf(name)
}

describe('A library that is deleted while a text is open', () => {
  test('costs nothing that was typed: it is told, and the text is written into a new one and goes on', async () => {
    const typist = new Typist(await textOf(store)).type('old ', 5)
    const { store: text } = typist.stored
    await text.flush()
    typist.type('very ', 5)
    await deleted()
    typist.type('truly ', 5)
    expect(await text.flush()).toBe(false)
    expect(text.state).toMatchObject({ kind: 'failed', problem: { code: 'library-gone' } })
    expect(await text.checkpoint(typist.facts)).toBe(false)
    typist.type('x', 5)
    const rescued = text.rescue(typist.facts)
    typist.type('y', 5)
    expect(await rescued).toBe(true)
    typist.type('z', 5)
    expect(await text.flush()).toBe(true)
    expect(text.state.kind).toBe('saved')
    await reopened()
    const again = await textOf(store)
    expect(again.doc.eq(typist.doc)).toBe(true)
    expect(again.transcription.title).toBe('Letter a')
    expect(await store.edition('e')).toMatchObject({ name: 'Edition e', removed: null })
    expect((await store.search('very')).transcriptions).toHaveLength(1)
  })

  test('is deleted again during the rescue, and rescued again', async () => {
    const typist = new Typist(await textOf(store)).type('old ', 5)
    await deleted()
    expect(await typist.stored.store.flush()).toBe(false)
    expect(await typist.stored.store.rescue(typist.facts)).toBe(true)
    await deleted()
    typist.type('very ', 5)
    expect(await typist.stored.store.flush()).toBe(false)
    expect(await typist.stored.store.rescue(typist.facts)).toBe(true)
    expect(await typist.stored.store.checkpoint(typist.type('x', 5).facts, true)).toBe(true)
    await reopened()
    expect((await textOf(store)).doc.eq(typist.doc)).toBe(true)
  })
})

test('Pages that were marked, entries and what was found good since a text was opened are rescued with it', async () => {
  const typist = new Typist(await textOf(store))
  const mark = { round: 'first', done: true, by: 'Anna', at: 5 }
  const record = { id: 'p', n: '', marks: [], image: null }
  const entry = { ...newEntry({ id: 'grey', kind: 'person', name: 'Grey', xmlId: 'grey' }), edition: 'e' }
  const verdict: VerdictRow = { id: 'v', edition: 'e', at: 5, check: 'spelling', key: 'wharfage', context: null }
  await store.commitAct({
    label: { code: 'change-texts', values: {} },
    changes: [
      {
        kind: 'pages',
        transcription: 'a',
        changes: [{ what: 'mark', page: 'p', round: 'first', before: null, after: mark }],
      },
      { kind: 'entry', id: entry.id, before: null, after: entry },
      { kind: 'verdict', id: verdict.id, before: null, after: verdict },
    ],
    created: { pageOrders: [{ transcription: 'a', pages: [record], gone: [] }] },
  })
  const { store: text } = typist.stored
  await text.learn()
  await deleted()
  await text.learn()
  typist.type('very ', 5)
  expect(await text.flush()).toBe(false)
  expect(await text.rescue(typist.facts)).toBe(true)
  await reopened()
  expect((await textOf(store)).pages).toEqual({ transcription: 'a', pages: [{ ...record, marks: [mark] }], gone: [] })
  expect(await store.db.entries.toArray()).toEqual([entry])
  expect(await store.db.verdicts.toArray()).toEqual([verdict])
})

describe('A library of which rows vanish while a text is open', () => {
  test.each(['bodies', 'transcriptions', 'heads', 'pieces', 'editions'])('is told of or goes on: %s', async (table) => {
    const typist = new Typist(await textOf(store)).type('old ', 5)
    const { store: text } = typist.stored
    await text.flush()
    await text.checkpoint(typist.facts)
    await store.db.table(table).clear()
    typist.type('very ', 5)
    const isSaved = await text.flush()
    if (!isSaved) expect(text.state.kind).toBe('failed')
    if (!isSaved || table === 'pieces' || table === 'editions') expect(await text.rescue(typist.facts)).toBe(true)
    typist.type('truly ', 5)
    expect(await text.flush()).toBe(true)
    await reopened()
    const again = await textOf(store)
    expect([again.damage, again.doc.eq(typist.doc)]).toEqual([null, true])
    expect(await store.edition('e')).toBeDefined()
  })

  test('keeps what another window has stored there aside', async () => {
    const mine = new Typist(await textOf(store)).type('mine ', 5)
    const theirs = new Typist(await textOf(store)).type('theirs ', 5)
    await theirs.stored.store.flush()
    expect(await mine.stored.store.flush()).toBe(false)
    expect(mine.stored.store.state).toMatchObject({ problem: { code: 'changed-elsewhere' } })
    expect(await mine.stored.store.rescue(mine.facts)).toBe(true)
    expect((await textOf(store)).doc.eq(mine.doc)).toBe(true)
    expect(await store.db.setAside.toArray()).toMatchObject([{ what: 'journal', rows: [{}] }])
  })
})

test('A library that a newer program opens meanwhile is not written any more', async () => {
  const typist = new Typist(await textOf(store))
  const newer = new Dexie(name)
  newer.version(99).stores({ later: 'id' })
  await newer.open()
  typist.type('old ', 5)
  expect(await typist.stored.store.flush()).toBe(false)
  expect(typist.stored.store.state).toMatchObject({ kind: 'failed', problem: { code: 'library-updated' } })
  expect(newer.verno).toBe(99)
  newer.close()
})

describe('A clock that was set back', () => {
  test('sweeps nothing that was deleted lately, and no act after one that is not old', async () => {
    const long = 1
    await store.db.transcriptions.update('a', { removed: long, changed: Date.now() })
    await store.db.transcriptions.update('b', { removed: long, changed: 1, created: 1 })
    await store.commitAct({ label: { code: 'order', values: {} }, changes: [] })
    const acts = await store.db.acts.toArray()
    await store.db.acts.update(acts[1]?.seq ?? 0, { at: long })
    await sweep(store.db, Date.now() - 1000 * 60)
    expect(await store.db.transcriptions.toCollection().primaryKeys()).toEqual(['a'])
    expect(await store.db.acts.count()).toBe(2)
  })

  test('changes nothing about the order of journal and versions', async () => {
    const real = Date.now
    try {
      const typist = new Typist(await textOf(store))
      const why = { why: 'interval', name: null, act: null, words: 1, pages: 0 } as const
      for (const [index, at] of [5000, 4000, 3000, 9, 1_000_000].entries()) {
        Date.now = () => at
        typist.type(`${String(index)} `, 5)
        await typist.stored.store.flush()
        await store.keepVersion({ transcription: 'a', state: typist.facts(), ...why })
      }
      expect((await textOf(store)).doc.eq(typist.doc)).toBe(true)
      const versions = await store.versionsOf('a')
      const texts = await Promise.all(versions.map((row) => store.readVersion(row)))
      expect(texts.map((text) => text.ok && text.value.doc.textContent.length)).toEqual([30, 32, 34, 36, 38])
    } finally {
      Date.now = real
    }
  })
})

test('What was deleted long ago is swept out with its versions and what was set aside of it', async () => {
  const state = { doc, guesses: [] }
  const why = { why: 'named', name: 'First', act: null, words: 1, pages: 0 } as const
  await store.keepVersion({ transcription: 'a', state, ...why })
  await store.keepVersion({ transcription: 'b', state, ...why })
  await store.db.transcriptions.update('a', { removed: 5 })
  await sweep(store.db, Date.now())
  expect((await store.db.versions.toArray()).map((row) => row.transcription)).toEqual(['b'])
  const gone = await store.keepVersion({ transcription: 'a', state, ...why })
  expect(!gone.ok && gone.problem.code).toBe('library-gone')
})

test('A library of an earlier version opens with its texts, and keeps them in pieces from the next checkpoint on', async () => {
  const body = await store.db.bodies.get('body-a')
  if (body === undefined) throw new Error('No body')
  const { id, transcription, schema, through, original } = body
  const whole = { id, transcription, schema, through, original, doc: JSON.stringify(doc.toJSON()), guesses: [] }
  await store.db.bodies.put(whole)
  const step = { stepType: 'replace', from: 5, to: 5, slice: { content: [{ type: 'text', text: 'old ' }] } }
  const seq = await store.db.journal.add({ body: 'body-a', act: null, at: 1, steps: [step] })
  await store.db.heads.put({ body: 'body-a', seq })
  const typist = new Typist(await textOf(store))
  expect(typist.doc.textContent).toContain('old ')
  typist.type('very ', 5)
  await typist.stored.store.flush()
  expect((await textOf(store)).doc.eq(typist.doc)).toBe(true)
  await typist.stored.store.checkpoint(typist.facts)
  expect(await store.db.bodies.get('body-a')).not.toHaveProperty('doc')
  expect(new Database(name).verno).toBe(store.db.verno)
  expect((await textOf(store)).doc.eq(typist.doc)).toBe(true)
})
