import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { EditorState } from 'prosemirror-state'
import { describe, expect, test } from 'vitest'
import type { Guess } from '../edition'
import {
  blockNote,
  cell,
  div,
  element,
  head,
  item,
  letter,
  list,
  note,
  numbered,
  p,
  pageBreak,
  pb,
  row,
  spanWithId,
  table,
} from '../testing/build'
import { runs } from '../testing/campaign'
import { inventoryAtOnce, inventoryOf, type Inventory } from './inventory'
import { pieceId, pieceOf, readPiece, type PieceId } from './piece'
import { PieceCache } from './piece-cache'
import { hasAllUnder, piecesUnder } from './pieces-under'
import { readState } from './read-state'
import type { TextState } from './text-state'

declare const process: { readonly env: Readonly<Record<string, string | undefined>> }

const times = process.env['RECTO_CAMPAIGN']

/** Chances that are the same each time. */
function chances(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
}

const words =
  'the harbour board received me this morning “and” said that stone for northern pier would not come é 😀'.split(' ')

const sentence = (chance: () => number, count: number): string =>
  Array.from({ length: count }, () => words[Math.floor(chance() * words.length)]).join(' ')

/** The ids are of the text, so they are chosen with it: counted ones would depend on what other tests have built. */
const anyId = (chance: () => number): string => `s${String(Math.floor(chance() * 1_000_000_000))}`

function paragraph(chance: () => number): Node {
  const kind = chance()
  const text = () => sentence(chance, 3 + Math.floor(chance() * 60))
  if (kind < 0.6) return p(text())
  if (kind < 0.75)
    return p(
      text(),
      spanWithId(
        anyId(chance),
        'persName',
        { key: sentence(chance, 1) },
        text(),
        spanWithId(anyId(chance), 'hi', {}, 'Ann'),
      ),
      ' ',
      text(),
    )
  if (kind < 0.9) return p(text(), note(p(text())), text(), pb(String(Math.floor(chance() * 900))))
  return p(text(), numbered('3', p(text()), list(item(p(text())))), '.')
}

/** Blocks of all kinds, `count` of them or more. */
function blocks(chance: () => number, count: number): Node[] {
  return Array.from({ length: count }, () => {
    const kind = chance()
    if (kind < 0.85) return paragraph(chance)
    if (kind < 0.88) return list(...Array.from({ length: 4 }, () => item(p(sentence(chance, 8)))))
    if (kind < 0.9) return table(row(cell(p('1')), cell(p(sentence(chance, 4)))), row(cell(p('2')), cell(p('b'))))
    if (kind < 0.92) return blockNote(p(sentence(chance, 20)))
    if (kind < 0.94) return pageBreak(String(Math.floor(chance() * 900)))
    return div(head(sentence(chance, 5)), ...blocks(chance, 6))
  })
}

function guessesOf(made: Node, chance: () => number, count: number): Guess[] {
  return Array.from({ length: count }, (_, id) => {
    const from = Math.floor((made.content.size * (id + chance())) / count)
    const range = { from, to: Math.min(made.content.size, from + 12) }
    return {
      id,
      severity: 'warning',
      code: 'guess',
      message: sentence(chance, 6),
      values: { n: id },
      range,
      settled: chance() < 0.5,
    }
  })
}

function madeText(seed: number, count: number): TextState {
  const chance = chances(seed)
  const made = letter(...blocks(chance, count))
  return { doc: made, guesses: guessesOf(made, chance, Math.floor(count / 10)) }
}

const stored = ({ ids, bytesOf }: Inventory) => new Map([...ids].map((id) => [id, bytesOf(id)]))

const read = (root: PieceId, pieces: ReadonlyMap<PieceId, Uint8Array>) =>
  readState(root, (ids) => Promise.resolve(ids.map((id) => pieces.get(id))))

/** The pieces of `after` that `before` lacks. */
const fresh = (before: Inventory, after: Inventory) => [...after.ids].filter((id) => !before.ids.has(id))

async function expectWhole(state: TextState): Promise<Inventory> {
  const inventory = inventoryAtOnce(state, new PieceCache())
  const reading = await read(inventory.root, stored(inventory))
  expect(reading.ok && reading.doc.eq(state.doc)).toBe(true)
  expect(reading.ok && reading.guesses).toEqual(state.guesses)
  return inventory
}

const shapes: readonly (readonly [string, () => Node])[] = [
  ['a text with one word', () => letter(p('Word'))],
  ['an empty text', () => letter(p())],
  ['four thousand children', () => letter(...Array.from({ length: 4000 }, (_, index) => p(`Line ${String(index)}`)))],
  ['four thousand equal children', () => letter(...Array.from({ length: 4000 }, () => p('Again and again.')))],
  ['one paragraph of 100 KB', () => letter(p(sentence(chances(1), 18_000)))],
  ['one paragraph of 100 KB without a space', () => letter(p('😀é'.repeat(30_000)))],
  [
    'a deep nest',
    () =>
      letter(Array.from({ length: 400 }).reduce<Node>((inner, _, n) => div(head(`At ${String(n)}`), inner), p('Deep'))),
  ],
  [
    'a table',
    () => letter(table(...Array.from({ length: 800 }, (_, n) => row(cell(p(String(n))), cell(p(`Of ${String(n)}`)))))),
  ],
  [
    'words that are tagged each',
    () =>
      letter(
        ...Array.from({ length: 40 }, (_, n) =>
          p(
            ...Array.from({ length: n + 20 }, (_word, m) =>
              spanWithId(`s${String(100 * n + m)}`, 'name', { n: String(m) }, sentence(chances(m), 3)),
            ),
          ),
        ),
      ),
  ],
  ['an attribute of 100 KB', () => letter(element('textblock', 'p', { rend: sentence(chances(2), 18_000) }, 'x'))],
]

describe('A text in pieces', () => {
  test.each(shapes)('is the same put together: %s', async (_, make) => {
    const made = make()
    await expectWhole({ doc: made, guesses: guessesOf(made, chances(3), 5) })
  })

  test('is the same put together, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.integer({ min: 1, max: 150 }), async (seed, count) => {
        await expectWhole(madeText(seed, count))
      }),
      runs(25, times),
    )
  })

  test('has the same pieces with and without what is known of it, paused or not', () => {
    const cache = new PieceCache()
    const chance = chances(4)
    let state = madeText(5, 250)
    for (let round = 0; round < 8; round++) {
      state = edited(state, chance)
      let pauses = 0
      const work = inventoryOf(state, cache)
      let step = work.next([])
      // Bytes that whoever made them did not keep are made again.
      const named = (json: string) => ({ id: pieceOf(json).id, bytes: null })
      for (; step.done !== true; step = work.next(step.value.map(named))) pauses += 1
      const cold = inventoryAtOnce(state, new PieceCache())
      expect(step.value.root).toBe(cold.root)
      expect([...step.value.ids].sort()).toEqual([...cold.ids].sort())
      for (const id of cold.ids) expect(step.value.bytesOf(id)).toEqual(cold.bytesOf(id))
      expect(pauses).toBeGreaterThan(0)
    }
  })
})

/** A text after one random edit: words typed, deleted or put elsewhere, a block more or less. */
function edited({ doc: before, guesses }: TextState, chance: () => number): TextState {
  const state = EditorState.create({ doc: before })
  const at = Math.floor(chance() * before.content.size)
  const inside = state.doc.resolve(at)
  const { tr } = state
  if (inside.parent.isTextblock) tr.insertText(sentence(chance, 1 + Math.floor(chance() * 4)), at)
  else if (inside.parent.type.name === 'container') tr.insert(at, paragraph(chance))
  return {
    doc: tr.doc,
    guesses: guesses.map((guess) => ({
      ...guess,
      range: { from: tr.mapping.map(guess.range.from), to: tr.mapping.map(guess.range.to) },
    })),
  }
}

describe('A changed text', () => {
  test('of 4 MB has a few new pieces after one edit, wherever it is', () => {
    const cache = new PieceCache()
    const chance = chances(6)
    let state = madeText(7, 9000)
    expect(JSON.stringify(state.doc.toJSON()).length).toBeGreaterThan(4_000_000)
    let before = inventoryAtOnce(state, cache)
    expect(before.ids.size).toBeGreaterThan(300)
    const counts: number[] = []
    for (let round = 0; round < 20; round++) {
      state = edited(state, chance)
      const after = inventoryAtOnce(state, cache)
      counts.push(fresh(before, after).length)
      before = after
    }
    expect(Math.max(...counts)).toBeLessThan(20)
    expect(counts.reduce((sum, count) => sum + count) / counts.length).toBeLessThan(12)
  })

  test.each(shapes.slice(2))('has a few new pieces after one edit: %s', (_shape, make) => {
    const before = { doc: make(), guesses: [] }
    const cache = new PieceCache()
    const first = inventoryAtOnce(before, cache)
    const chance = chances(8)
    const counts = Array.from({ length: 20 }, () => fresh(first, inventoryAtOnce(edited(before, chance), cache)).length)
    expect(counts.reduce((sum, count) => sum + count) / counts.length).toBeLessThan(10)
  })
})

test('A thousand versions, one paragraph changed each time, take less than ten times the place of one', () => {
  const cache = new PieceCache()
  const chance = chances(11)
  let state = { ...madeText(12, 2500), guesses: [] }
  const first = inventoryAtOnce(state, cache)
  const size = [...first.ids].reduce((sum, id) => sum + first.bytesOf(id).length, 0)
  const known = new Set(first.ids)
  let added = 0
  const rounds = 100
  for (let round = 0; round < rounds; round++) {
    state = { doc: edited(state, chance).doc, guesses: [] }
    const { ids, bytesOf } = inventoryAtOnce(state, cache)
    for (const id of ids) if (!known.has(id)) added += bytesOf(id).length
    for (const id of ids) known.add(id)
  }
  expect((size + (added / rounds) * 1000) / size).toBeLessThan(10)
})

describe('A damaged text', () => {
  const check = async (state: TextState, damage: (pieces: Map<PieceId, Uint8Array>, root: PieceId) => PieceId) => {
    const inventory = inventoryAtOnce(state, new PieceCache())
    const pieces = stored(inventory)
    const damaged = damage(pieces, inventory.root)
    const reading = await read(inventory.root, pieces)
    expect(reading.ok).toBe(false)
    if (reading.ok) return
    expect(reading.damaged).toEqual([damaged])
    if (damaged === inventory.root) expect(reading.salvaged).toBeNull()
    else {
      expect(reading.salvaged).not.toBeNull()
      reading.salvaged?.doc.check()
    }
    return reading.salvaged
  }
  const pick = (pieces: ReadonlyMap<PieceId, Uint8Array>, at: number): PieceId =>
    [...pieces.keys()][Math.floor(at * pieces.size)] ?? ''

  test('is known for one bit that flipped, and what the sound pieces hold is there', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer(),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.nat(),
        async (seed, at, bit) => {
          const state = madeText(seed, 200)
          const inventory = inventoryAtOnce(state, new PieceCache())
          const id = pick(stored(inventory), at)
          const salvaged = await check(state, (pieces) => {
            const bytes = Uint8Array.from(pieces.get(id) ?? [])
            const index = Math.floor(bit / 8) % bytes.length
            bytes[index] = (bytes[index] ?? 0) ^ (1 << (bit % 8))
            pieces.set(id, bytes)
            return id
          })
          if (salvaged) expectRest(state.doc, salvaged.doc, salvaged.missing)
        },
      ),
      runs(25, times),
    )
  })

  test('is known for a piece that is missing or that is another', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer(),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.boolean(),
        async (seed, at, other) => {
          await check(madeText(seed, 120), (pieces) => {
            const id = pick(pieces, at)
            if (other) pieces.set(id, pieceOf('[]').bytes)
            else pieces.delete(id)
            return id
          })
        },
      ),
      runs(25, times),
    )
  })

  test('of pieces that nobody wrote is refused, not followed', async () => {
    const leaf = pieceOf(
      JSON.stringify([{ open: { type: 'doc' } }, { type: 'unheard-of' }, 0, 0, 7, { more: 'x' }, { end: 'y' }]),
    )
    const root = pieceOf(JSON.stringify({ text: 1, parts: [[leaf.id], 5, [7]] }))
    const reading = await read(root.id, new Map([leaf, root].map(({ id, bytes }) => [id, bytes])))
    expect(reading.ok).toBe(false)
    for (const json of ['{}', 'null', '[]', '{"text":2,"parts":[]}', '{"text":1,"parts":[]}']) {
      const odd = pieceOf(json)
      expect(await read(odd.id, new Map([[odd.id, odd.bytes]]))).toMatchObject({ ok: false, salvaged: null })
    }
  })
})

/** All but a stretch of the text is there still. */
function expectRest(whole: Node, rest: Node, missing: number): void {
  const [before, after] = [whole.textContent, rest.textContent]
  let start = 0
  while (start < after.length && after[start] === before[start]) start++
  let end = 0
  while (end < after.length - start && after[after.length - 1 - end] === before[before.length - 1 - end]) end++
  expect(start + end).toBe(after.length)
  expect(before.length - after.length).toBeLessThanOrEqual(missing)
}

test('Each piece is named once by whom the reader is given, and is none where its name is another', async () => {
  const inventory = inventoryAtOnce(madeText(5, 300), new PieceCache())
  const pieces = stored(inventory)
  const fetch = (ids: readonly PieceId[]) => Promise.resolve(ids.map((id) => pieces.get(id)))
  let named = 0
  const naming = (bytes: Uint8Array) => {
    named += 1
    return Promise.resolve(pieceId(bytes))
  }
  expect((await readState(inventory.root, fetch, naming)).ok).toBe(true)
  expect(named).toBe(inventory.ids.size)
  expect(await readState(inventory.root, fetch, () => 'another')).toEqual({
    ok: false,
    damaged: [inventory.root],
    salvaged: null,
  })
})

test('The pieces under a root are found without putting the text together', async () => {
  const inventory = inventoryAtOnce(madeText(9, 300), new PieceCache())
  const pieces = stored(inventory)
  const fetch = (ids: readonly PieceId[]) => Promise.resolve(ids.map((id) => pieces.get(id)))
  expect(await piecesUnder(inventory.root, fetch)).toEqual({ pieces, isWhole: true })
  expect(hasAllUnder(inventory.root, pieces)).toBe(true)
  pieces.delete([...pieces.keys()].at(-1) ?? '')
  expect((await piecesUnder(inventory.root, fetch)).isWhole).toBe(false)
  expect(hasAllUnder(inventory.root, pieces)).toBe(false)
})

test('All pieces of a state are there whatever else is missing, and none of them is taken for another', () => {
  const inventory = inventoryAtOnce(madeText(10, 300), new PieceCache())
  const [first, ...others] = [...inventory.ids].filter((id) => id !== inventory.root)
  const pieces = new Map([...stored(inventory), ['of another state', new Uint8Array([1, 2, 3])]])
  expect(hasAllUnder(inventory.root, pieces)).toBe(true)
  pieces.set(first ?? '', pieces.get(others[0] ?? '') ?? new Uint8Array())
  expect(hasAllUnder(inventory.root, pieces)).toBe(false)
})

test('What would become far larger than any piece is none, and is not unpacked', () => {
  const large = pieceOf(JSON.stringify('x'.repeat(3 * 1024 * 1024)))
  expect(readPiece(large.id, large.bytes)).toHaveLength(3 * 1024 * 1024)
  const bomb = pieceOf(JSON.stringify('x'.repeat(64 * 1024 * 1024)))
  expect(bomb.bytes.length).toBeLessThan(100_000)
  expect(readPiece(bomb.id, bomb.bytes)).toBeUndefined()
  const cut = large.bytes.subarray(0, large.bytes.length - 4)
  expect(readPiece(pieceId(cut), cut)).toBeUndefined()
})
