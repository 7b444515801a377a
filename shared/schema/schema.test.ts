import { Fragment, Slice } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { expect, test } from 'vitest'
import { familyOf, schema } from './index'

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

test('blocks that are put into a line part it, and never become a note', () => {
  const { doc, textblock } = schema.nodes
  const [around, first, second] = ['around', 'one', 'two'].map((text) => textblock.create(null, schema.text(text)))
  const start = doc.create(null, around)
  const pasted = new Slice(Fragment.from([first, second].flatMap((block) => block ?? [])), 1, 1)
  expect(new Transform(start).replace(3, 3, pasted).doc.children.map((block) => block.textContent)).toEqual([
    'arone',
    'twoound',
  ])
})

test('a doc survives JSON', () => {
  const doc = schema.nodes.doc.createAndFill({ prolog: '<?xml version="1.0"?>\n' })
  expect(doc && schema.nodeFromJSON(doc.toJSON()).eq(doc)).toBe(true)
})

test('a span shows what it is about', () => {
  expect(familyOf('tei:persName')).toBe('person')
  expect(familyOf('name', { type: 'place' })).toBe('place')
  expect(familyOf('rs', { type: 'org' })).toBe('organisation')
  expect(familyOf('seg')).toBe('other')
  const mark = schema.marks.span.create({ id: '1', name: 'rs', attributes: { type: 'person' } })
  expect(schema.marks.span.spec.toDOM?.(mark, true)).toMatchObject(['span', { class: 'span rs about-person' }, 0])
})
