import { Fragment, Node, Slice } from 'prosemirror-model'
import { expect, test, vi } from 'vitest'
import { spanAttrs } from '../queries/spans'
import { schema } from '../schema'
import { at, div, element, head, letter, note, p, span, spanWith } from '../testing/build'
import { assertSound } from '../testing/sound'
import { EditorState, type Transaction } from 'prosemirror-state'
import { assertChanges } from '../testing/steps'
import { afterPaste, prepareForPaste, takenIds } from './paste'

const nothing = takenIds(letter(p()), Slice.empty)

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
  const pasted = prepareForPaste(slice, takenIds(doc, slice), ids())
  const both = doc.replace(4, 4, pasted)
  assertSound(both)
  expect(new Set(idsOf(both)).size).toBe(4)
})

test('what is moved keeps its ids, and so does what was cut', () => {
  const doc = letter(p(span('persName', 'Harlow'), ' x'))
  const slice = doc.slice(4, 10)
  expect(prepareForPaste(slice, nothing, ids()).content.eq(slice.content)).toBe(true)
  const rest = doc.replace(4, 10, Slice.empty)
  expect(prepareForPaste(slice, takenIds(rest, slice), ids()).content.eq(slice.content)).toBe(true)
})

test('spans of foreign pages get an id for each stretch', () => {
  const italic = schema.marks.span.create({ id: '', name: 'hi', attributes: { rend: 'italic' } })
  const bold = schema.marks.span.create({ id: '', name: 'hi', attributes: { rend: 'bold' } })
  const text = (value: string, ...marks: (typeof italic)[]) => schema.text(value, marks)
  const block = p([text('one ', italic), text('two', italic, bold), text(' three '), text('four', italic)])
  const pasted = prepareForPaste(new Slice(block.content, 0, 0), nothing, ids())
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
  const block = prepareForPaste(slice, takenIds(doc, slice), ids()).content.firstChild
  expect(block?.attrs['attributes']).toEqual({ rend: 'x' })
  expect(block && spanAttrs(block.child(0).marks[0] ?? schema.marks.span.create()).attributes).toEqual({})
  expect(prepareForPaste(slice, takenIds(letter(div(p(''))), slice), ids()).content.eq(slice.content)).toBe(true)
})

test('what is dragged out of a block in part leaves its xml:id and key there', () => {
  const doc = letter(element('textblock', 'p', { 'xml:id': 'p1' }, 'one <a>two'), p('three'))
  const state = EditorState.create({ doc })
  const dragged = doc.slice(at(doc, 'a'), doc.content.size - 3)
  const rest = state.tr.delete(at(doc, 'a'), doc.content.size - 3).doc
  expect(prepareForPaste(dragged, takenIds(rest, dragged), ids()).content.firstChild?.attrs['attributes']).toEqual({})
})

const pasted = (doc: Node, slice: Slice): Transaction => {
  const state = EditorState.create({ doc })
  const tr = state.tr.replace(at(doc, 'a'), at(doc, 'a'), slice).setMeta('uiEvent', 'paste')
  const more = afterPaste([tr], state.apply(tr), ids())
  if (!more) return tr
  assertChanges(more)
  return more
}

const words = (doc: Node) => {
  const found = new Map<string, string>()
  doc.descendants((node) => {
    for (const mark of node.marks)
      found.set(spanAttrs(mark).id, (found.get(spanAttrs(mark).id) ?? '') + (node.text ?? ''))
  })
  return [...found.values()]
}

test('what is pasted into the middle of a span becomes part of it', () => {
  const doc = letter(p(span('date', 'on ', span('persName', 'Har<a>low'), ' day')))
  const slice = new Slice(p('xx', span('hi', 'yy')).content, 0, 0)
  expect(words(pasted(doc, slice).doc)).toEqual(['on Harxxyylow day', 'Harxxyylow', 'yy'])
})

test('blocks pasted into the middle of a span make two of it', () => {
  const doc = letter(p(spanWith('seg', { 'xml:id': 'x' }, 'Har<a>low'), ' and'), p('more'))
  const { doc: after } = pasted(doc, new Slice(div(head('one'), p('two')).content, 0, 0))
  assertSound(after)
  expect(words(after)).toEqual(['Har', 'low'])
  const attributes: unknown[] = []
  after.descendants((node) => void attributes.push(...node.marks.map((mark) => spanAttrs(mark).attributes)))
  expect(attributes).toEqual([{ 'xml:id': 'x' }, {}])
})

test('a block that is split by what is pasted keeps its xml:id once', () => {
  const doc = letter(
    element('container', 'quote', { 'xml:id': 'q' }, element('textblock', 'p', { 'xml:id': 'p' }, 'on<a>e')),
  )
  const { doc: after } = pasted(doc, new Slice(div(head('one')).content, 0, 0))
  expect(takenIds(after, after.slice(0)).xmlIds).toEqual(new Set(['q', 'p']))
  expect(JSON.stringify(after).match(/xml:id/g)).toHaveLength(2)
})

test('what is pasted beside a span, or where nothing is, changes no span', () => {
  const doc = letter(p(span('persName', 'Harlow<a>'), ' and'))
  expect(words(pasted(doc, new Slice(p('xx').content, 0, 0)).doc)).toEqual(['Harlow'])
})

test('of what comes without ids the doc is not asked, and of what comes with some only those are gathered', () => {
  const doc = letter(
    p(span('persName', 'Harlow'), ' and ', span('placeName', 'Vienna')),
    p(spanWith('seg', { 'xml:id': 's1' }, 'a')),
  )
  const foreign = new Slice(Fragment.from(p('x')), 1, 1)
  const walked = vi.spyOn(Node.prototype, 'children', 'get')
  expect(takenIds(doc, foreign).spans.size).toBe(0)
  expect(walked.mock.contexts).not.toContain(doc.firstChild)
  walked.mockRestore()
  const own = doc.slice(4, 8)
  expect(takenIds(doc, own).spans.size).toBe(1)
  expect(takenIds(doc, own).xmlIds.size).toBe(0)
})

test('blocks are asked once for their ids, whatever is pasted how often', () => {
  const blocks = Array.from({ length: 200 }, (_, index) =>
    p('So ', spanWith('seg', { 'xml:id': `s${String(index)}` }, 'a')),
  )
  const doc = letter(...blocks)
  const all = doc.slice(0)
  const first = takenIds(doc, all)
  expect([first.spans.size, first.xmlIds.size]).toEqual([200, 200])
  const own = new Slice(Fragment.from(blocks[0]), 1, 1)
  const changed = letter(...blocks, p('new'))
  const walked = vi.spyOn(Node.prototype, 'children', 'get')
  expect(takenIds(changed, own).xmlIds).toEqual(new Set(['s0']))
  expect(walked.mock.calls.length).toBeLessThan(20)
  walked.mockRestore()
})
