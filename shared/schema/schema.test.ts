import { expect, test } from 'vitest'
import { schema } from './index'

test('an empty doc holds one paragraph named p', () => {
  const doc = schema.nodes.doc.createAndFill()
  expect(doc?.firstChild?.type.name).toBe('textblock')
  expect(doc?.firstChild?.attrs['name']).toBe('p')
})

test('two adjacent spans of one name stay two, and nesting keeps its order', () => {
  const span = (id: string, name: string) => schema.marks.span.create({ id, name })
  const block = schema.nodes.textblock.create(null, [
    schema.text('A', [span('1', 'persName')]),
    schema.text('B', [span('2', 'persName')]),
    schema.text('C', [span('3', 'hi'), span('4', 'persName')]),
    schema.text('D', [span('5', 'persName'), span('6', 'hi')]),
  ])
  block.check()
  expect(block.childCount).toBe(4)
  expect(block.child(2).marks.map((mark) => mark.attrs['name'] as string)).toEqual(['hi', 'persName'])
  expect(block.child(3).marks.map((mark) => mark.attrs['name'] as string)).toEqual(['persName', 'hi'])
})

test('a doc survives JSON', () => {
  const doc = schema.nodes.doc.createAndFill({ prolog: '<?xml version="1.0"?>\n' })
  expect(doc && schema.nodeFromJSON(doc.toJSON()).eq(doc)).toBe(true)
})
