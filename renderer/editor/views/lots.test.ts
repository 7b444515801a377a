import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { expect, test } from 'vitest'
import { div, item, label, list, note, p } from '../../../shared/testing/build'
import { runs } from '../../../shared/testing/campaign'
import { inLots, lotOf, type Lots } from './lots'

const paragraphs = (count: number, from = 0) => Array.from({ length: count }, (_, index) => p(`No. ${from + index}`))

/** How many children each lot has, in their order. */
function sizes({ drawn }: Lots): readonly number[] {
  const found: number[] = []
  let last: unknown = null
  for (const child of drawn.children) {
    const lot = lotOf(child)
    if (lot !== last) found.push(0)
    found.push((found.pop() ?? 0) + 1)
    last = lot
  }
  return found
}

function lotsOf(node: Node, before: Lots | null = null): Lots {
  const lots = inLots(node, before)
  if (!lots) throw new Error('The node is in no lots')
  return lots
}

test('a division of few blocks is in no lots, one of many in lots of some fifty', () => {
  expect(inLots(div(...paragraphs(99)), null)).toBeNull()
  const found = sizes(lotsOf(div(...paragraphs(1000))))
  expect(found.reduce((sum, one) => sum + one, 0)).toBe(1000)
  for (const one of found) expect(one).toBeGreaterThanOrEqual(25)
  for (const one of found) expect(one).toBeLessThanOrEqual(75)
})

test('a list is in lots too, but one with numbers is not: the style sheet counts them', () => {
  const items = Array.from({ length: 300 }, (_, index) => item(p(`Item ${index}`)))
  expect(inLots(list(...items), null)).not.toBeNull()
  const numbered = list(...items)
  expect(
    inLots(numbered.type.create({ ...numbered.attrs, attributes: { rend: 'numbered' } }, numbered.content), null),
  ).toBeNull()
})

test('a lot ends where its last blocks have no notes that would stand beside the next, and never between a label and its item', () => {
  const noted = Array.from({ length: 400 }, (_, at) => (at % 5 > 1 ? p('Plain.') : p('Noted', note(p('A note.')), '.')))
  const lots = lotsOf(div(...noted))
  lots.drawn.children.forEach((child, at, all) => {
    const next = all[at + 1]
    if (next && lotOf(next) !== lotOf(child)) expect(at % 5).toBeGreaterThan(2)
  })
  const glossary = Array.from({ length: 200 }, (_, at) => [label(`Word ${at}`), item(p('What it means.'))]).flat()
  for (const one of sizes(lotsOf(list(...glossary)))) expect(one % 2).toBe(0)
})

test('what is typed in one block leaves all others in their lots, as they are drawn', () => {
  const all = paragraphs(1000)
  const before = lotsOf(div(...all))
  let looked = 0
  const after = inLots(div(...all.with(500, p('Changed.'))), before, () => looked++)
  if (!after) throw new Error('The node is in no lots')
  expect(looked).toBe(1)
  const redrawn = after.drawn.children.filter((child, at) => child !== before.drawn.child(at))
  expect(redrawn.map(({ textContent }) => textContent)).toEqual(['Changed.'])
  expect(lotOf(after.drawn.child(500))).toBe(lotOf(before.drawn.child(500)))
})

test('whatever is put in and taken out, lots hold all blocks in order, none too many, and blocks stay in their lots', () => {
  const change = fc.record({ at: fc.nat(1000), out: fc.nat(200), put: fc.nat(250) })
  fc.assert(
    fc.property(fc.array(change, { maxLength: 8 }), (changes) => {
      let blocks = paragraphs(300)
      let lots: Lots | null = inLots(div(...blocks), null)
      changes.forEach(({ at, out, put }, turn) => {
        blocks = blocks.toSpliced(at, out, ...paragraphs(put, 1000 * (turn + 1)))
        if (blocks.length === 0) blocks = paragraphs(1)
        const node = div(...blocks)
        const before = lots
        const was = new Map(before?.content.content.map((child, i) => [child, before.drawn.child(i)]))
        const now = inLots(node, lots)
        if (now) {
          expect(now.drawn.children.map((child) => child.mark([])).every((child, i) => child.eq(node.child(i)))).toBe(
            true,
          )
          expect(Math.max(...sizes(now))).toBeLessThanOrEqual(100)
          // What was moved to a lot of its own was in one that grew too long.
          const stayed = now.drawn.children.filter((child, i) => was.get(node.child(i)) === child).length
          const known = node.children.filter((child) => was.has(child)).length
          expect(known - stayed).toBeLessThanOrEqual(100)
          expect(new Set(now.drawn.children.map(lotOf)).size).toBe(sizes(now).length)
        } else expect(node.childCount).toBeLessThan(100)
        lots = now
      })
    }),
    runs(60, import.meta.env['RECTO_CAMPAIGN'] as string | undefined),
  )
})
