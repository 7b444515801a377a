import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { afterEach, expect, test, vi } from 'vitest'
import { letter, p } from '../../shared/testing/build'
import { runs } from '../../shared/testing/campaign'
import { belongingsOf, readTail, tailOf, tailsOf } from './read-tails'
import type { Store } from './store'
import { sweep } from './sweep'
import { filesIn, tailFileName, tailFolder } from './tail-files'
import { readTailBytes, recordsOf, wholeRecord } from './tail-format'
import { libraryOf, removed, takingIn, textOf, Typist } from './test-library'

const start = letter(p('Start. '))
const place = 4
const stores: Store[] = []

async function library(doc: Node = start): Promise<Store> {
  const store = await libraryOf(`tails ${crypto.randomUUID()}`)
  stores.push(store)
  expect((await store.commitAct(takingIn({ a: doc }))).ok).toBe(true)
  return store
}

afterEach(async () => {
  const all = stores.splice(0)
  for (const store of all) store.close()
  for (const store of all) await removed(store)
})

/** What the tail of the text gives. */
async function tailed(store: Store, text = 'a'): Promise<string> {
  const contents = await tailOf(store.db.name, text)
  const read = contents === null ? null : await readTail(contents)
  return read?.doc.textContent ?? 'nothing'
}

async function typed(store: Store, ...words: readonly string[]): Promise<Typist> {
  const typist = new Typist(await textOf(store))
  for (const word of words) {
    typist.type(word, place)
    expect(await typist.stored.store.flush()).toBe(true)
    expect(typist.stored.store.state).toEqual({ kind: 'saved' })
  }
  return typist
}

/** The bytes of the file that holds a tail. */
async function bytesOf(store: Store): Promise<{ readonly handle: FileSystemFileHandle; readonly bytes: Uint8Array }> {
  for (const handle of (await filesIn(tailFolder(store.db.name))).values()) {
    const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer())
    if (bytes.length > 0) return { handle, bytes }
  }
  throw new Error('There is no tail')
}

test('what is saved is in the tail with what belongs to it, and a library that is gone leaves it', async () => {
  const store = await library()
  const typist = await typed(store, 'one ', 'two ')
  expect(await tailed(store)).toBe(typist.doc.textContent)
  await store.db.delete()
  const [found] = await tailsOf(store.db.name)
  expect(found).toMatchObject({ text: 'a', title: 'Letter a', edition: 'e', editionName: 'Edition e' })
  expect(found && belongingsOf(found.contents)).toEqual({
    entries: [],
    refusals: [],
    verdicts: [],
    pages: null,
    grammar: null,
    original: null,
  })
  expect(await tailed(store)).toBe('two one Start. ')
})

test('a checkpoint begins a new base, on which what was typed meanwhile and later follows', async () => {
  const store = await library()
  const typist = await typed(store, 'one ')
  const folded = typist.stored.store.checkpoint(typist.facts)
  typist.type('two ', place)
  expect(await folded).toBe(true)
  await typist.stored.store.flush()
  typist.type('three ', place)
  await typist.stored.store.flush()
  const contents = await tailOf(store.db.name, 'a')
  expect(contents?.base.generation).toBe(2)
  expect(contents?.rows.length).toBeGreaterThan(0)
  expect(await tailed(store)).toBe(typist.doc.textContent)
})

test('a text that is let go and opened again goes on in a tail with a new base', async () => {
  const store = await library()
  ;(await typed(store, 'one ')).stored.store.stop()
  const again = await typed(store, 'two ')
  expect(again.doc.textContent).toBe('two one Start. ')
  expect(await tailed(store)).toBe('two one Start. ')
})

test('two windows on a text do not spoil each other’s tails, and the last one counts', async () => {
  const one = await library()
  const other = await libraryOf(one.db.name)
  await typed(one, 'one ')
  const late = await typed(other, 'two ')
  expect(await tailed(one)).toBe(late.doc.textContent)
  other.close()
})

test('half a row at the end is left out, wherever it breaks off', async () => {
  const store = await library()
  await typed(store, 'one ', 'two ')
  const { bytes } = await bytesOf(store)
  const last = [...recordsOf(bytes)].at(-1)
  if (last === undefined) throw new Error('There is no record')
  const { start: from } = wholeRecord(last)
  for (let end = from; end < bytes.length; end += 1) {
    const contents = readTailBytes(bytes.slice(0, end))
    expect(contents?.rows).toHaveLength(1)
  }
  expect(readTailBytes(bytes)?.rows).toHaveLength(2)
})

test('a bit that flips anywhere in a tail never gives words that nobody typed', async () => {
  const store = await library()
  await typed(store, 'one ', 'two ')
  const { bytes } = await bytesOf(store)
  const states = new Set(['Start. ', 'one Start. ', 'two one Start. '])
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length * 8 - 1), async (bit) => {
      const flipped = bytes.slice()
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      const contents = readTailBytes(flipped)
      const read = contents === null ? null : await readTail(contents)
      const text = read?.doc.textContent ?? null
      return text === null || text === '' || states.has(text)
    }),
    runs(300, import.meta.env['RECTO_CAMPAIGN'] as string | undefined),
  )
})

test('a base that was not finished leaves the one before in its place', async () => {
  const store = await library()
  const typist = await typed(store, 'one ')
  const { base } = (await tailOf(store.db.name, 'a')) ?? {}
  if (base === undefined) throw new Error('There is no tail')
  const asked = { kind: 'begin', tail: 'another', text: 'a', base, pieces: [], kin: [], goesOn: false } as const
  await store.db.scribe.ask(asked)
  expect(await tailed(store)).toBe(typist.doc.textContent)
})

test('a tail that cannot be written is told and tried again, while the library goes on', async () => {
  const store = await library()
  const typist = await typed(store, 'one ')
  await store.db.scribe.ask({ kind: 'drop', texts: ['a'] })
  typist.type('two ', place)
  const states: string[] = []
  typist.stored.store.subscribe(({ kind }) => states.push(kind))
  expect(await typist.stored.store.flush()).toBe(true)
  expect(typist.stored.store.state).toEqual({ kind: 'unsaved', why: 'retrying' })
  expect(await typist.stored.store.flush()).toBe(true)
  expect(typist.stored.store.state).toEqual({ kind: 'saved' })
  expect(await tailed(store)).toBe('two one Start. ')
})

test('texts that are swept take their tails with them', async () => {
  const store = await library()
  ;(await typed(store, 'one ')).stored.store.stop()
  await store.db.transcriptions.update('a', { removed: 5, changed: 1 })
  await sweep(store.db, 10)
  expect(await tailsOf(store.db.name)).toEqual([])
})

test('a tail is found, and goes on, where the places before it were dropped and it was not', async () => {
  const store = await library()
  const typist = await typed(store, 'one ')
  for (const word of ['two ', 'three ']) {
    expect(await typist.stored.store.checkpoint(typist.facts)).toBe(true)
    typist.type(word, place)
    await typist.stored.store.flush()
  }
  typist.stored.store.stop()
  // The Worker answers in turn: the files are closed then.
  await store.db.scribe.ask({ kind: 'close', tail: 'another' })
  const root = await navigator.storage.getDirectory()
  const folder = await root.getDirectoryHandle(tailFolder(store.db.name))
  const { handle } = await bytesOf(store)
  const bytes = await (await handle.getFile()).arrayBuffer()
  for (const name of (await filesIn(tailFolder(store.db.name))).keys()) await folder.removeEntry(name)
  const later = await (await folder.getFileHandle(tailFileName('a', 2), { create: true })).createWritable()
  await later.write(bytes)
  await later.close()
  expect(await tailed(store)).toBe('three two one Start. ')
  await typed(store, 'four ')
  expect((await tailOf(store.db.name, 'a'))?.base.generation).toBe(4)
  expect(await tailed(store)).toBe('four three two one Start. ')
})

test('the tail of one text is found without a look at all those of the library', async () => {
  const store = await library()
  await typed(store, 'one ')
  const folders = FileSystemDirectoryHandle.prototype as unknown as { readonly values: () => unknown }
  const listed = vi.spyOn(folders, 'values')
  expect(await tailed(store)).toBe('one Start. ')
  expect(listed).not.toHaveBeenCalled()
  listed.mockRestore()
})

type Move = 'type' | 'flush' | 'checkpoint' | 'reopen' | 'crash'

test('whatever is done to a text, its tail gives what was saved', async () => {
  const moves = fc.array(fc.constantFrom<Move>('type', 'type', 'flush', 'checkpoint', 'reopen', 'crash'), {
    maxLength: 12,
  })
  await fc.assert(
    fc.asyncProperty(moves, async (done) => {
      let store = await library()
      let typist = new Typist(await textOf(store))
      for (const [index, move] of [...done, 'type', 'flush'].entries()) {
        if (move === 'type') typist.type(`${String(index)} `, place)
        if (move === 'flush') await typist.stored.store.flush()
        if (move === 'checkpoint') await typist.stored.store.checkpoint(typist.facts)
        if (move === 'reopen') {
          await typist.stored.store.flush()
          typist.stored.store.stop()
          typist = new Typist(await textOf(store))
        }
        if (move === 'crash') {
          await typist.stored.store.flush()
          const { name } = store.db
          store.close()
          store = await libraryOf(name)
          stores.push(store)
          typist = new Typist(await textOf(store))
        }
      }
      expect(typist.stored.store.state).toEqual({ kind: 'saved' })
      expect(await tailed(store)).toBe(typist.doc.textContent)
    }),
    runs(15, import.meta.env['RECTO_CAMPAIGN'] as string | undefined),
  )
})

test('a library that is older than the tail, or has lost its text, goes on from the tail', async () => {
  const store = await library()
  const { db } = store
  const typist = await typed(store, 'one ')
  const before = await Promise.all([db.journal.toArray(), db.heads.toArray(), db.bodies.toArray()])
  typist.type('two ', place)
  expect(await typist.stored.store.checkpoint(typist.facts)).toBe(true)
  typist.type('three ', place)
  await typist.stored.store.flush()
  const losses = {
    'the last rows': async () => {
      const checkpoint = await db.bodies.get('body-a')
      await db.journal.clear()
      await db.heads.put({ body: 'body-a', seq: checkpoint?.through ?? 0, sum: checkpoint?.sum ?? '' })
    },
    'all since before the last checkpoint': async () => {
      for (const table of [db.journal, db.heads, db.bodies]) await table.clear()
      await db.journal.bulkAdd(before[0])
      await db.heads.bulkAdd(before[1])
      await db.bodies.bulkAdd(before[2])
    },
    'the body': () => db.bodies.clear(),
    'a piece': () => db.pieces.clear(),
  }
  for (const [loss, lose] of Object.entries(losses)) {
    await lose()
    const again = await textOf(store)
    expect(again.doc.textContent, loss).toBe('three two one Start. ')
    expect(again, loss).toMatchObject({ resumed: true, damage: null })
    expect((await textOf(store)).resumed, loss).toBe(false)
  }
  await typed(store, 'four ')
  expect((await textOf(store)).doc.textContent).toBe('four three two one Start. ')
})

test('a tail of another body, or one that the library has left behind, changes nothing', async () => {
  const store = await library()
  const typist = await typed(store, 'one ')
  typist.stored.store.stop()
  const tr = { kind: 'steps', body: 'body-a', steps: [], inverse: [] } as const
  await store.commitAct({ label: { code: 'change-texts', values: {} }, changes: [tr] })
  const again = await textOf(store)
  expect(again.doc.textContent).toBe('one Start. ')
  expect(again.resumed).toBe(false)
})
