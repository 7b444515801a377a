import { Slice, type Node } from 'prosemirror-model'
import { expect, test } from 'vitest'
import { spanAttrs } from '../queries/spans'
import { schema } from '../schema'
import { div, element, letter, note, p, span, spanWith } from '../testing/build'
import { assertSound } from '../testing/sound'
import { nothingTaken, prepareForPaste, takenIds } from './paste'

const ids = () => {
  let next = 0
  return () => `n${String(++next)}`
}

const idsOf = (node: Node) => {
  const found: string[] = []
  node.descendants((child) => void found.push(...child.marks.map((mark) => spanAttrs(mark).id)))
  return found
}

test('a span pasted beside itself becomes a second one, in notes too', () => {
  const doc = letter(p(span('persName', 'Harlow'), note(p(span('date', 'May')))))
  const slice = doc.slice(4, doc.content.size - 4)
  const pasted = prepareForPaste(slice, takenIds(doc), ids())
  const both = doc.replace(4, 4, pasted)
  assertSound(both)
  expect(new Set(idsOf(both)).size).toBe(4)
})

test('what is moved keeps its ids, and so does what was cut', () => {
  const doc = letter(p(span('persName', 'Harlow'), ' x'))
  const slice = doc.slice(4, 10)
  expect(prepareForPaste(slice, nothingTaken, ids()).content.eq(slice.content)).toBe(true)
  const rest = doc.replace(4, 10, Slice.empty)
  expect(prepareForPaste(slice, takenIds(rest), ids()).content.eq(slice.content)).toBe(true)
})

test('spans of foreign pages get an id for each stretch', () => {
  const italic = schema.marks.span.create({ id: '', name: 'hi', attributes: { rend: 'italic' } })
  const bold = schema.marks.span.create({ id: '', name: 'hi', attributes: { rend: 'bold' } })
  const text = (value: string, ...marks: (typeof italic)[]) => schema.text(value, marks)
  const block = p([text('one ', italic), text('two', italic, bold), text(' three '), text('four', italic)])
  const pasted = prepareForPaste(new Slice(block.content, 0, 0), nothingTaken, ids())
  expect(pasted.content.content.map((node) => node.marks.map((mark) => spanAttrs(mark).id))).toEqual([
    ['n1'],
    ['n1', 'n2'],
    [],
    ['n3'],
  ])
})

test('an xml:id does not come to stand twice', () => {
  const doc = letter(element('textblock', 'p', { 'xml:id': 'p1', rend: 'x' }, spanWith('seg', { 'xml:id': 's1' }, 'a')))
  const slice = doc.slice(3, doc.content.size - 3)
  const block = prepareForPaste(slice, takenIds(doc), ids()).content.firstChild
  expect(block?.attrs['attributes']).toEqual({ rend: 'x' })
  expect(block && spanAttrs(block.child(0).marks[0] ?? schema.marks.span.create()).attributes).toEqual({})
  expect(prepareForPaste(slice, takenIds(letter(div(p('')))), ids()).content.eq(slice.content)).toBe(true)
})
