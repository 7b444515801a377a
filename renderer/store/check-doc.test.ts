import { Fragment, type Node } from 'prosemirror-model'
import { expect, test, vi } from 'vitest'
import fc from 'fast-check'
import { runs } from '../../shared/testing/campaign'
import { div, head, letter, p } from '../../shared/testing/build'
import { checkedParts, checkWhileIdle } from './check-doc'

const words = 'The harbour board received me this morning and said that the stone would not come. '
const doc = letter(...Array.from({ length: 80 }, (_, n) => div(head(`Day ${String(n)}`), p(words), p(words, words))))

/** The doc with one of its nodes made otherwise. */
function broken(node: Node, at: number, change: (found: Node) => Node): Node {
  let seen = 0
  const walk = (one: Node): Node => {
    if (one.isText) return one
    const made = one.copy(Fragment.from(one.children.map(walk)))
    return seen++ === at ? change(made) : made
  }
  return walk(node)
}

const wrong: readonly ((node: Node) => Node)[] = [
  (node) => node.copy(Fragment.from([...node.children, node.type.schema.topNodeType.create()])),
  (node) => node.copy(Fragment.from([...node.children, node.type.schema.text('Loose words.')])),
  (node) => node.copy(Fragment.empty),
]

const passes = (node: Node): boolean => {
  try {
    node.check()
    return true
  } catch {
    return false
  }
}

test('Checked part by part, a doc is of the schema exactly where it is as a whole', () => {
  expect([...checkedParts(doc)].length).toBeGreaterThan(2)
  fc.assert(
    fc.property(fc.nat({ max: 330 }), fc.constantFrom(...wrong), (at, change) => {
      const made = broken(doc, at, change)
      let isSound = true
      try {
        for (const part of checkedParts(made)) expect(part).toBeUndefined()
      } catch {
        isSound = false
      }
      expect(isSound).toBe(passes(made))
    }),
    runs(30, undefined),
  )
})

test('What is wrong with a text is told once, after it was shown; of a sound one nothing', async () => {
  const [sound, unsound] = [vi.fn(), vi.fn()]
  checkWhileIdle(doc, sound)
  checkWhileIdle(
    broken(doc, 200, (node) => node.copy(Fragment.from(node.type.schema.topNodeType.create()))),
    unsound,
  )
  expect(unsound).not.toHaveBeenCalled()
  await vi.waitFor(() => expect(unsound).toHaveBeenCalledTimes(1), { timeout: 10_000 })
  expect(sound).not.toHaveBeenCalled()
})
