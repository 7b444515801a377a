import { expect, test } from 'vitest'
import { schema, type BlockAttrs, type SpanAttrs } from './index'
import { madeBlock, madeInline, madeSpan, madeText } from './made-nodes'

const attributes = { n: '1' }
const { nodes, marks } = schema

test('a block that is made is one that ProseMirror makes', () => {
  const attrs: BlockAttrs = { name: 'p', attributes, key: 7, before: ' ', end: null }
  const line = [schema.text('Zelaya'), nodes.lineBreak.create()]
  for (const type of [nodes.textblock, nodes.heading, nodes.label]) {
    const made = madeBlock(type, attrs, line)
    made.check()
    expect(made).toEqual(type.create(attrs, line))
    expect(Object.keys(made.attrs)).toEqual(Object.keys(type.create(attrs).attrs))
  }
  for (const type of [nodes.container, nodes.list, nodes.item, nodes.table, nodes.row, nodes.blockNote])
    expect(Object.keys(type.create().attrs)).toEqual(Object.keys(attrs))
})

test('text and spans that are made are those that ProseMirror makes, and neighbours that say the same are one', () => {
  const attrs: SpanAttrs = { id: 's1', name: 'persName', attributes }
  const spans = [madeSpan(attrs)]
  expect(spans).toEqual([marks.span.create(attrs)])
  expect(Object.keys(spans[0]?.attrs ?? {})).toEqual(Object.keys(marks.span.create(attrs).attrs))
  expect(madeText('Ada', spans)).toEqual(schema.text('Ada', spans))
  const block: BlockAttrs = { name: 'p', attributes: {}, key: null, before: null, end: null }
  expect(madeBlock(nodes.textblock, block, [madeText('A', spans), madeText('da', spans)]).childCount).toBe(1)
})

test('a note that is made is one that ProseMirror makes', () => {
  const attrs = { name: 'note', attributes }
  const content = [nodes.textblock.create()]
  const spans = [madeSpan({ id: 's1', name: 'hi', attributes: {} })]
  expect(madeInline(nodes.note, attrs, content, spans)).toEqual(nodes.note.create(attrs, content, spans))
  for (const type of [nodes.pageBreak, nodes.lineBreak])
    expect(madeInline(type, attrs, [], spans)).toEqual(type.create(attrs, null, spans))
})
