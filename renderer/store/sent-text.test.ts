import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { div, head, letter, p } from '../../shared/testing/build'
import type { Store } from './store'
import { libraryOf, removed, takingIn, textOf, Typist } from './test-library'

const words = 'The harbour board received me this morning and said that the stone would not come. '
const doc = letter(
  ...Array.from({ length: 120 }, (_, n) =>
    div(head(`On day ${String(n)}`), p(words, String(n * 7919)), p(words, String(n * 104729))),
  ),
)

let store: Store

beforeEach(async () => {
  store = await libraryOf(`recto-test-${crypto.randomUUID()}`)
  await store.commitAct(takingIn({ a: doc }))
  expect(await store.db.journalScribe.wake()).toBe(true)
})

afterEach(async () => {
  vi.restoreAllMocks()
  await removed(store)
})

describe('A text that is opened', () => {
  test('is read by the Worker: the window fetches no piece, and its rows in one transaction', async () => {
    const transactions = vi.spyOn(IDBDatabase.prototype, 'transaction')
    // Dexie keeps the function of each database that it opens.
    const other = await libraryOf(store.db.name)
    await other.db.journalScribe.wake()
    const pieces = vi.spyOn(other.db.pieces, 'bulkGet')
    transactions.mockClear()
    const read = await textOf(other)
    const counted = transactions.mock.calls.length
    other.close()
    expect(read.doc.eq(doc)).toBe(true)
    expect(pieces).not.toHaveBeenCalled()
    expect(counted).toBe(1)
  })

  test('has its tail read beside it: that is asked for before its rows', async () => {
    const transactions = vi.spyOn(IDBDatabase.prototype, 'transaction')
    const other = await libraryOf(store.db.name)
    const refused = () => Promise.reject(new DOMException('', 'SecurityError'))
    const folder = vi.spyOn(navigator.storage, 'getDirectory').mockImplementation(refused)
    transactions.mockClear()
    const read = await textOf(other)
    other.close()
    const [tail, rows] = [folder, transactions].map(({ mock }) => mock.invocationCallOrder[0] ?? Infinity)
    expect(tail).toBeLessThan(rows ?? 0)
    expect(read.doc.eq(doc)).toBe(true)
  })

  test('may be read before it is opened, once', async () => {
    store.readAhead('a')
    const ahead = store.db.journalScribe.read('a')
    expect((await textOf(store)).doc.eq(doc)).toBe(true)
    expect(ahead?.isGone).toBe(true)
    expect((await textOf(store)).doc.eq(doc)).toBe(true)
  })

  test('is not what was sent of it before it was changed', async () => {
    const typist = new Typist(await textOf(store))
    store.readAhead('a')
    await store.db.journalScribe.read('a')?.root
    typist.type('Changed since: ', 12)
    await typist.stored.store.flush()
    await typist.stored.store.checkpoint(typist.facts)
    expect((await textOf(store)).doc.eq(typist.doc)).toBe(true)
  })

  test('is read by the window where the Worker ends on the way, or sends nothing', async () => {
    const sent = store.db.journalScribe.read('a')
    store.db.journalScribe.stop()
    expect(await sent?.root).toBeNull()
    expect((await textOf(store)).doc.eq(doc)).toBe(true)
  })

  test('is read by the window where a piece is damaged, so that all else of it is there', async () => {
    const leaf = (await store.db.pieces.toArray()).sort((one, other) => other.bytes.length - one.bytes.length)[3]
    if (leaf === undefined) throw new Error('There are no pieces')
    await store.db.pieces.put({ id: leaf.id, bytes: leaf.bytes.map((byte) => byte ^ 1) })
    vi.spyOn(navigator.storage, 'getDirectory').mockRejectedValue(new DOMException('', 'SecurityError'))
    const text = await textOf(store)
    expect(text.damage?.code).toBe('checkpoint-damaged')
    expect(text.doc.content.size).toBeGreaterThan(doc.content.size / 2)
  })
})

describe('A text that is checked later', () => {
  const opened = async () => {
    const answer = await store.openText('a', true, 'later')
    if (!answer.ok) throw new Error(answer.problem.message)
    return answer.value
  }

  test('is one that this program wrote by its own schema', async () => {
    expect((await opened()).isChecked).toBe(false)
    await store.db.bodies.update('body-a', { schema: 0 })
    expect((await opened()).isChecked).toBe(true)
  })

  test('is checked at once where steps were done since its checkpoint', async () => {
    await new Typist(await textOf(store)).type('One. ', 12).stored.store.flush()
    expect((await opened()).isChecked).toBe(true)
  })
})
