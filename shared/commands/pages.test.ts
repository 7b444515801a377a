import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { EditorState, NodeSelection } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { pagesOf } from '../queries/pages'
import { at, cell, head, item, letter, list, loose, note, p, pageBreak, pb, row, span, table } from '../testing/build'
import { sketchOfDivision } from '../testing/sketch'
import { done, stateOf } from '../testing/state'
import { run } from '../testing/steps'
import { readPageNumber, writePageNumber } from './page-numbers'
import { deletePageBreak, insertPageBreak, movePageBreak, renumberPagesFrom, setPageNumber } from './pages'

const numbers = (doc: Node) => pagesOf(doc).map(({ n }) => n)

test.each([
  ['in a word', letter(p('Thur<a>mond')), 'p“Thur<pageBreak7>mond”'],
  ['at the start of a block', letter(p('x'), p('<a>one')), 'p“x” <pb> p“one”'],
  ['at the end of a block', letter(p('one<a>')), 'p“one” <pb>'],
  ['in an empty block', letter(p('<a>')), 'p“<pageBreak7>”'],
  ['between items', letter(list(item(loose('x')), item(loose('<a>one')))), 'list(item(“x”) <pb> item(“one”))'],
  ['in a note', letter(p('x', note(p('on<a>e')))), 'p“x<note p“on<pageBreak7>e”>”'],
  ['in a cell', letter(table(row(cell(p('on<a>e'))))), 'table(row(cell(p“on<pageBreak7>e”)))'],
])('a page break goes %s', (_, doc, expected) => {
  expect(sketchOfDivision(done(stateOf(doc), insertPageBreak('7')).doc)).toBe(expected)
})

test('a page break in a name stands in the name', () => {
  const doc = letter(p(span('persName', 'Har<a>low')))
  expect(done(stateOf(doc), insertPageBreak()).doc.resolve(at(doc, 'a')).nodeAfter?.marks).toHaveLength(1)
})

test.each([
  ['at the start of a block', letter(p('x'), p('<a>one'))],
  ['at the end of a block', letter(p('one<a>'), p('x'))],
  ['behind an item', letter(list(item(loose('one<a>')), item(loose('x'))))],
])('a page break put in %s is the one that is selected', (_, doc) => {
  const { selection } = done(stateOf(doc), insertPageBreak('7'))
  expect(selection instanceof NodeSelection && selection.node.attrs['attributes']).toEqual({ n: '7' })
})

test.each([
  ['behind one', letter(pageBreak('202'), p('x<a>x')), ['202', '203']],
  ['before one', letter(p('x<a>x'), pageBreak('202')), ['201', '202']],
  ['behind a roman one', letter(pageBreak('ix'), p('x<a>x')), ['ix', 'x']],
  ['alone', letter(p('x<a>x')), ['1']],
])('a new page break gets its number %s', (_, doc, expected) => {
  expect(numbers(done(stateOf(doc), insertPageBreak()).doc)).toEqual(expected)
})

test('a page break moves into running text and out of it', () => {
  const doc = letter(p('one'), pageBreak('3'), p('tw<a>o'), p('three<b>'))
  const pos = pagesOf(doc)[0]?.pos ?? 0
  const moved = done(stateOf(doc), movePageBreak(pos, at(doc, 'a')))
  expect(sketchOfDivision(moved.doc)).toBe('p“one” p“tw<pageBreak3>o” p“three”')
  const back = done(moved, movePageBreak(pagesOf(moved.doc)[0]?.pos ?? 0, at(doc, 'b')))
  expect(sketchOfDivision(back.doc)).toBe('p“one” p“two” p“three” <pb>')
  expect(run(stateOf(doc), movePageBreak(pos, pos))).toBeNull()
  expect(run(stateOf(doc), movePageBreak(at(doc, 'a'), pos))).toBeNull()
})

test('a page break is deleted and numbered', () => {
  const doc = letter(p('<a>one', pb('3'), 'two'))
  const pos = pagesOf(doc)[0]?.pos ?? 0
  expect(sketchOfDivision(done(stateOf(doc), deletePageBreak(pos)).doc)).toBe('p“onetwo”')
  expect(numbers(done(stateOf(doc), setPageNumber(pos, '3a')).doc)).toEqual(['3a'])
  expect(numbers(done(stateOf(doc), setPageNumber(pos, '')).doc)).toEqual([''])
})

test('pages are numbered on, arabic and roman, up to where the numbering changes', () => {
  const doc = letter(head('<a>'), ...['ii', 'iv', 'plate', 'v', '1', '2'].map(pageBreak))
  const state = done(stateOf(doc), renumberPagesFrom(pagesOf(doc)[0]?.pos ?? 0))
  expect(numbers(state.doc)).toEqual(['ii', 'iii', 'plate', 'iv', '1', '2'])
  expect(run(stateOf(doc), renumberPagesFrom(pagesOf(doc)[2]?.pos ?? 0))).toBeNull()
})

test('page numbers are read as they are written', () => {
  const number = fc.record({
    value: fc.integer({ min: 1, max: 3999 }),
    numbering: fc.constantFrom('arabic', 'roman', 'capital-roman'),
  })
  fc.assert(
    fc.property(number, (page) => {
      expect(readPageNumber(writePageNumber(page))).toEqual(page)
    }),
  )
  for (const n of ['', '12a', 'iiii', 'Xi', 'facing 3', '-1']) expect(readPageNumber(n)).toBeNull()
})

test('page breaks moved anywhere stay as many, and each move is undone', () => {
  const doc = letter(
    head('<a>one'),
    pageBreak('1'),
    p('two', note(p('x', pb('2')))),
    list(item(loose('three'))),
    table(row(cell(p('four')))),
  )
  fc.assert(
    fc.property(fc.array(fc.record({ which: fc.nat(1), to: fc.nat() }), { maxLength: 10 }), (moves) => {
      let state = EditorState.create({ doc })
      for (const { which, to } of moves) {
        const pos = pagesOf(state.doc)[which]?.pos ?? 0
        state = run(state, movePageBreak(pos, to % state.doc.content.size)) ?? state
      }
      expect(numbers(state.doc).toSorted()).toEqual(['1', '2'])
    }),
  )
})
