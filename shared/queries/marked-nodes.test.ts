import { Node } from 'prosemirror-model'
import { expect, test, vi } from 'vitest'
import { placesOf } from '../commands/span-marks'
import { div, letter, note, p, span } from '../testing/build'
import { eachMarked } from './marked-nodes'

const found = (doc: Node) => {
  const all: [Node, number][] = []
  eachMarked(doc, (node, pos) => all.push([node, pos]))
  return all
}

test('Each node with marks is told with its place, in notes too', () => {
  const doc = letter(
    p('one'),
    div(p('So ', span('hi', 'Ames'), note(p('See ', span('hi', 'Velm'), '.'))), p(span('hi', 'x'))),
  )
  const walked: [Node, number][] = []
  doc.descendants((node, pos) => {
    if (node.marks.length > 0) walked.push([node, pos])
  })
  expect(walked).toHaveLength(3)
  expect(found(doc)).toEqual(walked)
  expect(found(doc)).toEqual(walked)
})

test('Only blocks that are not known yet are looked into', () => {
  const blocks = Array.from({ length: 200 }, (_, index) => p('So ', span('hi', `Ames ${String(index)}`)))
  found(letter(...blocks))
  const changed = letter(...blocks.slice(1), p('new ', span('hi', 'Velm')))
  const looked = vi.spyOn(Node.prototype, 'children', 'get')
  const all = found(changed)
  expect(looked.mock.calls.length).toBeLessThan(10)
  looked.mockRestore()
  expect(all).toHaveLength(200)
})

test('Whoever asks twice where a span stands, as a command that is offered and then done, has the doc walked once', () => {
  const doc = letter(p('So ', span('hi', 'Ames')))
  const [[marked] = []] = found(doc)
  const id = String(marked?.marks[0]?.attrs['id'])
  expect(placesOf(doc, id)).toHaveLength(1)
  expect(placesOf(doc, id)).toBe(placesOf(doc, id))
  expect(placesOf(doc, 'another')).toEqual([])
})
