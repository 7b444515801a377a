import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { div, head, letter, p } from '../../shared/testing/build'
import { runs } from '../../shared/testing/campaign'
import { schemaVersion } from '../../shared/schema/version'
import { writeProblem, LibraryGone } from './problems'
import type { PieceRow } from './rows'
import type { Store } from './store'
import { sweepPieces } from './sweep'
import { libraryOf, piecedBody, removed, takingIn, textOf, Typist } from './test-library'

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
  // With its tail nothing would be lost; here that is gone too.
  vi.spyOn(navigator.storage, 'getDirectory').mockRejectedValue(new DOMException('', 'SecurityError'))
})

afterEach(async () => {
  vi.restoreAllMocks()
  await removed(store)
})

const dump = () => Promise.all(store.db.tables.map(async (table) => [table.name, await table.toArray()]))

/** Rows with these words each, and the text after each of them. */
async function typed(...all: readonly string[]) {
  const typist = new Typist(await textOf(store))
  const texts = [typist.doc.textContent]
  for (const one of all) {
    typist.type(one, 12)
    await typist.stored.store.flush()
    texts.push(typist.doc.textContent)
  }
  return { typist, texts, rows: await store.db.journal.orderBy('seq').toArray() }
}

describe('A damaged journal', () => {
  test('opens as it was before the row of which one character changed, wherever that is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 4 }),
        fc.constantFrom('steps', 'sum', 'at', 'act'),
        fc.nat(),
        async (index, field, at) => {
          const { texts, rows } = await typed('one ', 'two ', 'three ', 'four ', 'five ')
          const row = rows[index]
          const value = row?.[field]
          if (row === undefined) throw new Error('No row')
          const other = typeof value === 'string' ? changed(value, at) : field === 'act' ? 'an act' : 7
          await store.db.journal.update(row.seq, { [field]: other })
          const again = await textOf(store)
          expect(again.doc.textContent).toBe(texts[index])
          expect(again.damage).toMatchObject({ code: 'journal-damaged', values: { count: 5 - index } })
          const aside = await store.db.setAside.toArray()
          expect(aside.map((one) => one.rows.length)).toEqual([5 - index])
          const typist = new Typist(again).type('new ', 12)
          expect(await again.store.flush()).toBe(true)
          const third = await textOf(store)
          expect([third.damage, third.doc.textContent]).toEqual([null, typist.doc.textContent])
          await store.db.setAside.clear()
          await third.store.checkpoint(() => ({ doc, guesses: [], words: 1, pages: 0 }))
        },
      ),
      runs(12, undefined),
    )
  })

  test('is known for a row that is missing, in the middle and at the end', async () => {
    const { texts, rows } = await typed('one ', 'two ', 'three ')
    await store.db.journal.delete(rows[2]?.seq ?? 0)
    const short = await store.openText('a', false)
    expect(short.ok && short.value.damage?.code).toBe('journal-short')
    expect(short.ok && short.value.doc.textContent).toBe(texts[2])
    await store.db.journal.delete(rows[0]?.seq ?? 0)
    const again = await textOf(store)
    expect(again.doc.textContent).toBe(texts[0])
    expect(again.damage).not.toBeNull()
    new Typist(again).type('new ', 12)
    expect(await again.store.flush()).toBe(true)
  })

  test('is not touched by a window that only reads', async () => {
    const { rows } = await typed('one ', 'two ')
    await store.db.journal.update(rows[1]?.seq ?? 0, { sum: 'x' })
    const before = await dump()
    const answer = await store.openText('a', false)
    expect(answer.ok && answer.value.damage?.code).toBe('journal-damaged')
    if (answer.ok) {
      new Typist(answer.value).type('refused ', 12)
      await answer.value.store.flush()
      await answer.value.store.checkpoint(() => ({ doc, guesses: [], words: 0, pages: 0 }), true)
    }
    expect(await dump()).toEqual(before)
  })

  test('keeps beside what was set aside the state that it went on from, whatever is swept', async () => {
    const { typist, texts, rows } = await typed('one ', 'two ')
    await store.db.journal.update(rows[1]?.seq ?? 0, { sum: 'x' })
    const again = await textOf(store)
    await new Typist(again).stored.store.checkpoint(typist.facts)
    expect(await sweepPieces(store.db)).toBe('swept')
    const [aside] = await store.db.setAside.toArray()
    const root = aside?.body.root ?? ''
    const version = {
      seq: 1,
      id: 'v',
      transcription: 'a',
      why: 'named',
      name: null,
      act: null,
      at: 1,
      root,
      schema: 1,
      original: null,
      words: 0,
      pages: 0,
    } as const
    const reading = await store.readVersion(version)
    expect(reading.ok && reading.value.doc.textContent).toBe(texts[1])
  })
})

describe('A damaged checkpoint', () => {
  /** Flips a bit of a piece. */
  async function flip({ id, bytes }: PieceRow, at: number): Promise<void> {
    const flipped = bytes.map((byte, index) => (index === at % bytes.length ? byte ^ 4 : byte))
    await store.db.pieces.put({ id, bytes: flipped })
  }

  test('opens with everything that is sound, goes on from there, and is set aside with its journal', async () => {
    const root = (await store.db.bodies.get('body-a'))?.root
    const pieces = await store.db.pieces.toArray()
    for (const [n, piece] of pieces.entries()) {
      if (piece.id === root) continue
      await typed('one ')
      await flip(piece, n)
      const text = await textOf(store)
      expect(text.damage?.code).toBe('checkpoint-damaged')
      text.doc.check()
      expect(text.doc.textContent.length).toBeLessThanOrEqual(doc.textContent.length + 4)
      expect(text.transcription.body).not.toBe('body-a')
      const typist = new Typist(text).type('new ', textAt(text.doc))
      expect(await text.store.flush()).toBe(true)
      const again = await textOf(store)
      expect([again.damage, again.doc.textContent]).toEqual([null, typist.doc.textContent])
      expect(await store.db.setAside.toArray()).toMatchObject([{ what: 'checkpoint', body: { id: 'body-a', root } }])
      await store.db.setAside.clear()
      await store.db.transcriptions.update('a', { body: 'body-a' })
      await store.db.journal.clear()
      await store.db.heads.clear()
      await store.db.pieces.bulkPut(pieces)
    }
    expect(pieces.length).toBeGreaterThan(5)
  })

  test('has what was typed since, where what it was typed into is not lost', async () => {
    const { body, pieces } = piecedBody('a', doc)
    const order = new Map(pieces.map((piece) => [piece.id, piece]))
    expect(body.root).toBe((await store.db.bodies.get('body-a'))?.root)
    const typist = new Typist(await textOf(store))
    const ends = [typist.doc.content.size - 10, 12]
    for (let round = 0; round < 5; round++) for (const at of ends) typist.type(`late${String(round)} `, at)
    await typist.stored.store.flush()
    let found = 0
    for (const piece of order.values()) {
      if (piece.id === body.root) continue
      await flip(piece, 5)
      const answer = await store.openText('a', false)
      if (!answer.ok) throw new Error(answer.problem.message)
      const text = answer.value.doc.textContent
      const late = text.split('late4 ').length - 1
      if (late === 2) found += 1
      expect(late).toBeGreaterThan(0)
      expect(answer.value.damage?.values).toEqual({ changes: late === 2 ? 0 : 5 })
      await store.db.pieces.put(piece)
    }
    expect(found).toBeGreaterThan(order.size / 2)
  })

  test('whose root is damaged opens as its last version, else not at all, and nothing is changed', async () => {
    const root = (await store.db.bodies.get('body-a'))?.root ?? ''
    const kept = letter(p('As it was kept.'))
    await store.db.pieces.delete(root)
    const before = await dump()
    const refused = await store.openText('a')
    expect(!refused.ok && refused.problem.code).toBe('body-unreadable')
    expect(await dump()).toEqual(before)
    await store.keepVersion({
      transcription: 'a',
      state: { doc: kept, guesses: [] },
      why: 'interval',
      name: null,
      act: null,
      words: 4,
      pages: 0,
    })
    const text = await textOf(store)
    expect([text.damage?.code, text.doc.textContent]).toEqual(['checkpoint-unreadable', 'As it was kept.'])
    expect((await textOf(store)).damage).toBeNull()
  })

  test('keeps the sweep from taking anything, for it may refer to it', async () => {
    const root = (await store.db.bodies.get('body-a'))?.root ?? ''
    await store.db.pieces.add({ id: 'nobody', bytes: new Uint8Array() })
    const row = await store.db.pieces.get(root)
    await store.db.pieces.delete(root)
    expect(await sweepPieces(store.db)).toBe('unsure')
    if (row) await store.db.pieces.put(row)
    expect(await sweepPieces(store.db)).toBe('swept')
    expect(await store.db.pieces.get('nobody')).toBeUndefined()
    expect((await textOf(store)).doc.eq(doc)).toBe(true)
  })

  test('of a newer program is read only, or told to be newer, and nothing is written', async () => {
    await store.db.bodies.update('body-a', { schema: schemaVersion + 1 })
    const before = await dump()
    const text = await textOf(store)
    expect(text.readOnly?.code).toBe('body-newer')
    new Typist(text).type('refused ', 12)
    await text.store.checkpoint(() => ({ doc, guesses: [], words: 0, pages: 0 }), true)
    expect(await dump()).toEqual(before)
    for (const piece of await store.db.pieces.toArray()) await flip(piece, 3)
    const damaged = await dump()
    const answer = await store.openText('a')
    expect(!answer.ok && answer.problem.code).toBe('body-newer')
    expect(await dump()).toEqual(damaged)
  })
})

test('A failed write says what failed', () => {
  expect(writeProblem(new LibraryGone()).code).toBe('library-gone')
  expect(writeProblem(new DOMException('', 'QuotaExceededError')).code).toBe('no-space')
  expect(writeProblem(new Error('?')).code).toBe('store-failed')
})

/** The first position in the text of a paragraph. */
function textAt(made: Node): number {
  let found = 0
  made.descendants((node, at) => {
    if (found === 0 && node.isTextblock) found = at + 1
    return found === 0
  })
  return found
}

/** A text with one character changed. */
function changed(text: string, at: number): string {
  const index = at % text.length
  return text.slice(0, index) + String.fromCharCode(text.charCodeAt(index) ^ 1) + text.slice(index + 1)
}
