import { Transform, type Step } from 'prosemirror-transform'
import type { Node } from 'prosemirror-model'
import { expect, test } from 'vitest'
import { notesOf } from '../queries/notes'
import { schema, type Attributes } from '../schema'
import { letter, noteWith, numbered, p } from '../testing/build'
import { MoveStep } from './move-step'
import { numberSteps } from './number-notes'
import { areOfAttributes, turnAttributes } from './turn-attributes'

const numbering = { series: 'text', letters: false } as const
const numbers = (doc: Node) => notesOf(doc).map(({ n }) => n)

/** A text whose notes were numbered anew, and what gives the numbers back. */
function renumbered() {
  const doc = letter(p('one', numbered('7', p('x')), ' two', numbered('9', p('y'))), p('three', noteWith({}, p('z'))))
  const { steps, inverse } = numberSteps(doc, numbering)
  const tr = new Transform(doc)
  for (const step of steps) tr.step(step)
  return { doc, now: tr.doc, steps, inverse }
}

function turnedBack(
  now: Node,
  { steps, inverse }: { steps: readonly Step[]; inverse: readonly Step[] },
  since: Step[],
) {
  if (!areOfAttributes(inverse)) throw new Error('Numbers are attributes')
  const turned = turnAttributes(now, inverse, steps, since)
  const tr = new Transform(now)
  for (const step of turned.steps) tr.step(step)
  const again = new Transform(tr.doc)
  for (const step of turned.inverse) again.step(step)
  expect(again.doc.eq(now)).toBe(true)
  return { ...turned, doc: tr.doc }
}

test('numbers are given back where words were put in and blocks moved since', () => {
  const act = renumbered()
  expect(numbers(act.now)).toEqual(['1', '2', '3'])
  const tr = new Transform(act.now)
  const [first] = notesOf(tr.doc)
  tr.insert((first?.pos ?? 0) - 1, schema.text('more'))
  const paragraph = tr.doc.resolve(notesOf(tr.doc)[2]?.pos ?? 0)
  const before = tr.doc.resolve(notesOf(tr.doc)[0]?.pos ?? 0).before()
  tr.step(new MoveStep(paragraph.before(), paragraph.after(), before))
  const { doc, left } = turnedBack(tr.doc, act, tr.steps)
  expect(left).toBe(0)
  expect(numbers(doc)).toEqual(['', '7', '9'])
})

test('what else a note says of itself stays, and so does a number that is another now, or a note that is gone', () => {
  const act = renumbered()
  const tr = new Transform(act.now)
  const [first, second, third] = notesOf(tr.doc)
  if (!first || !second || !third) throw new Error('Three notes')
  const attributes = (node: Node) => node.attrs['attributes'] as Attributes
  tr.setNodeAttribute(first.pos, 'attributes', { ...attributes(first.node), type: 'editor' })
  tr.setNodeAttribute(second.pos, 'attributes', { ...attributes(second.node), n: '2a' })
  tr.delete(third.pos, third.pos + third.node.nodeSize)
  const { doc, left } = turnedBack(tr.doc, act, tr.steps)
  expect(left).toBe(2)
  expect(notesOf(doc).map(({ node }) => attributes(node))).toEqual([{ n: '7', type: 'editor' }, { n: '2a' }])
})

test('nothing is turned where it is not known what was done', () => {
  const { now, steps, inverse } = renumbered()
  if (!areOfAttributes(inverse)) throw new Error('Numbers are attributes')
  expect(turnAttributes(now, inverse, steps, null)).toEqual({ steps: [], inverse: [], left: 3 })
})
