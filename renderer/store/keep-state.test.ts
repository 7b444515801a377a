import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { inventoryAtOnce } from '../../shared/pieces/inventory'
import { PieceCache } from '../../shared/pieces/piece-cache'
import { letter, p } from '../../shared/testing/build'
import { commitAct } from './acts'
import { keepState, readPieces } from './pieces'
import type { Store } from './store'
import { libraryOf, removed, takingIn, textOf, Typist } from './test-library'

let store: Store
beforeEach(async () => {
  store = await libraryOf(`recto-test-${crypto.randomUUID()}`)
})
afterEach(async () => {
  vi.restoreAllMocks()
  await removed(store)
})

/** A text of some dozens of pieces. */
const long = (last: string) => ({
  doc: letter(
    ...Array.from({ length: 900 }, (_, index) => p(`Line ${String(index)}: the lamp burns, all is well.`)),
    p(last),
  ),
  guesses: [],
})

/** Waits until the Worker makes pieces. */
const ready = () => expect.poll(() => store.db.journalScribe.wake(), { timeout: 50_000 }).toBe(true)

/** Counts the transactions over pieces that the window begins. */
function overPieces(): () => number {
  const begun = vi.spyOn(store.db.backendDB(), 'transaction')
  return () => begun.mock.calls.filter(([stores]) => [stores].flat().includes('pieces')).length
}

test('A text is compressed and its pieces are stored by the Worker, the window asking nothing of them', async () => {
  await ready()
  const count = overPieces()
  const state = long('The end.')
  const kept = await keepState(store.db, state, new PieceCache())
  expect(count()).toBe(0)
  const { root, ids } = inventoryAtOnce(state, new PieceCache())
  expect([kept.root, [...kept.ids].sort()]).toEqual([root, [...ids].sort()])
  expect((await store.db.pieces.toCollection().primaryKeys()).sort()).toEqual([...ids].sort())
  const reading = await readPieces(store.db, root)
  expect(reading.ok && reading.doc.eq(state.doc)).toBe(true)
})

test('Of a text that was changed in one place a few pieces are made, in few messages', async () => {
  await ready()
  const cache = new PieceCache()
  const { doc } = long('The end.')
  const { ids } = await keepState(store.db, { doc, guesses: [] }, cache)
  const asked = vi.spyOn(store.db.journalScribe, 'makePieces')
  const last = doc.content.size - 6
  const changed = doc.replace(last, last, doc.slice(last - 1, last))
  const kept = await keepState(store.db, { doc: changed, guesses: [] }, cache, ids)
  expect(asked.mock.calls.flatMap(([jsons]) => jsons).length).toBeLessThan(8)
  expect(asked.mock.calls.length).toBeLessThan(5)
  const reading = await readPieces(store.db, kept.root)
  expect(reading.ok && reading.doc.eq(changed)).toBe(true)
})

test('Pieces that were made earlier and are gone from the library are made again', async () => {
  await ready()
  const cache = new PieceCache()
  const state = long('The end.')
  const { root, ids } = await keepState(store.db, state, cache)
  await store.db.pieces.bulkDelete([...ids].filter((_, index) => index % 3 > 0))
  expect((await keepState(store.db, state, cache)).root).toBe(root)
  expect(await store.db.pieces.count()).toBe(ids.size)
  const reading = await readPieces(store.db, root)
  expect(reading.ok && reading.doc.eq(state.doc)).toBe(true)
})

test('Where the Worker fails meanwhile no checkpoint is written, and the journal keeps what was typed', async () => {
  await commitAct(store.db, takingIn({ a: letter(p('The lamp burns.')) }))
  const person = new Typist(await textOf(store))
  await ready()
  person.type('old ', 5)
  const { db } = store
  const before = await db.bodies.toArray()
  vi.spyOn(db.journalScribe, 'makePieces').mockRejectedValueOnce(new DOMException('', 'AbortError'))
  expect(await person.stored.store.checkpoint(person.facts)).toBe(false)
  expect([await db.bodies.toArray(), await db.journal.count()]).toEqual([before, 1])
  expect(await person.stored.store.checkpoint(person.facts)).toBe(true)
  person.stored.store.stop()
  expect([await db.journal.count(), (await textOf(store)).doc.eq(person.doc)]).toEqual([0, true])
})
