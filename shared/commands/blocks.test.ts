import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { EditorState, NodeSelection, TextSelection, type Command } from 'prosemirror-state'
import { expect, test } from 'vitest'
import {
  blockNote,
  cell,
  element,
  head,
  item,
  label,
  letter,
  list,
  loose,
  note,
  p,
  pageBreak,
  pb,
  quote,
  row,
  signed,
  span,
  table,
} from '../testing/build'
import { sketchOfDivision } from '../testing/sketch'
import { done, stateOf } from '../testing/state'
import { run } from '../testing/steps'
import { blockKindAt, setBlockKind, type BlockKind } from './block-kind'
import { deleteBackward, deleteForward } from './deletion'
import { joinBackward, joinForward } from './join-blocks'
import { liftItem, sinkItem, wrapInList } from './list-items'
import { splitBlock } from './split-block'

const closer = (...blocks: readonly Node[]) => element('container', 'closer', {}, ...blocks)

const mixed = (...blocks: readonly Node[]) => element('container', 'p', {}, ...blocks)

function after(doc: Node, ...commands: readonly Command[]): string {
  return sketchOfDivision(done(stateOf(doc), ...commands).doc)
}

test.each([
  ['a paragraph', letter(p('on<a>e')), 'p“on” p“e”'],
  ['a heading', letter(head('on<a>e')), 'head“on” p“e”'],
  ['the start of a heading', letter(head('<a>one')), 'head“” head“one”'],
  [
    'a paragraph that holds a list',
    letter(mixed(loose('on<a>e'), list(item(p('x'))))),
    'p(“on”) p(“e” list(item(p“x”)))',
  ],
  ['its start', letter(mixed(loose('<a>one'), list(item(p('x'))))), 'p“” p(“one” list(item(p“x”)))'],
  ['its text behind the list', letter(mixed(list(item(p('x'))), loose('<a>one'))), 'p(list(item(p“x”))) p(“one”)'],
  ['loose text in a closer', letter(closer(loose('on<a>e'))), 'closer(“on”) closer(“e”)'],
  [
    'an item with a label',
    letter(list(label('1.'), item(loose('on<a>e')))),
    'list(label“1.” item(“on”) label“” item(“e”))',
  ],
  ['loose text', letter(quote(loose('on<a>e'))), 'quote(p“on” p“e”)'],
  ['the text of an item', letter(list(item(loose('on<a>e')))), 'list(item(“on”) item(“e”))'],
  ['the start of an item', letter(list(item(loose('<a>one')))), 'list(item(“”) item(“one”))'],
  ['the second block of an item', letter(list(item(p('x'), p('<a>one')))), 'list(item(p“x”) item(p“one”))'],
  ['the heading of a list', letter(list(head('on<a>e'), item(p('x')))), 'list(head“on” item(“e”) item(p“x”))'],
  ['a label', letter(list(label('1.<a>'), item(p('x')))), 'list(label“1.” item(p“x”))'],
  ['a signature', letter(closer(signed('on<a>e'))), 'closer(signed“on” signed“e”)'],
  ['loose text in a cell', letter(table(row(cell(loose('on<a>e'))))), 'table(row(cell(p“on” p“e”)))'],
  ['a note', letter(p('x', note(loose('on<a>e')), 'y')), 'p“x<note p“on” p“e”>y”'],
])('Enter in %s', (_, doc, expected) => {
  expect(after(doc, splitBlock)).toBe(expected)
})

test('Enter on an empty item leaves one list after the other, and what is nested in it stays a list', () => {
  const items = list(item(loose('x'), list(item(loose('one<a>')), item(loose('two')))), item(loose('y')))
  const enter = (times: number) => after(letter(items), ...Array.from({ length: times }, () => splitBlock))
  expect(enter(2)).toBe('list(item(“x” list(item(“one”))) item(“” list(item(“two”))) item(“y”))')
  expect(enter(3)).toBe('list(item(“x” list(item(“one”)))) p“” list(item(“two”)) list(item(“y”))')
})

test('after Enter in an item with a label the caret is in the new label, and Enter goes on to the item', () => {
  const state = done(stateOf(letter(list(label('1.'), item(loose('one<a>'))))), splitBlock)
  expect(state.selection.$from.parent.type.name).toBe('label')
  expect(done(state, splitBlock).selection.$from.node(-1).type.name).toBe('item')
})

test.each([
  ['an item with a label', letter(list(label('1.'), item(loose('<a>one')))), 'p“1. one”'],
  ['an item behind a heading alone', letter(list(head('h'), item(loose('<a>one')))), 'p“h” p“one”'],
  [
    'an item of a list in a paragraph',
    letter(mixed(loose('x'), list(item(loose('<a>one')), item(loose('two'))), loose('y'))),
    'p(“x”) p“one” p(list(item(“two”)) “y”)',
  ],
])('lifting %s leaves nothing that TEI forbids', (_, doc, expected) => {
  expect(after(doc, liftItem)).toBe(expected)
})

test('what is lifted out of an element leaves its xml:id with the first half', () => {
  const q = element('container', 'quote', { 'xml:id': 'q' }, p('one'), p('<a>two'), p('three'))
  const { doc } = done(stateOf(letter(q)), setBlockKind('quote'))
  expect(sketchOfDivision(doc)).toBe('quote(p“one”) p“two” quote(p“three”)')
  expect(JSON.stringify(doc).match(/xml:id/g)).toHaveLength(1)
})

test('loose text of a paragraph that holds a list becomes another kind outside of it', () => {
  const doc = letter(mixed(loose('<a>x'), list(item(loose('one')))))
  expect(after(doc, setBlockKind('p'))).toBe('p“x” p(list(item(“one”)))')
})

test('an opener or closer holds no list', () => {
  expect(wrapInList(stateOf(letter(closer(signed('<a>x')))))).toBe(false)
})

test.each([
  ['the only item', letter(list(item(loose('<a>')))), 'p“”'],
  ['the last item', letter(list(item(p('x')), item(loose('<a>')))), 'list(item(p“x”)) p“”'],
  [
    'an item between',
    letter(list(item(p('x')), item(loose('<a>')), item(p('y')))),
    'list(item(p“x”)) p“” list(item(p“y”))',
  ],
  ['a nested item', letter(list(item(p('x'), list(item(loose('<a>')))))), 'list(item(p“x”) item(“”))'],
  ['the end of a quote', letter(quote(p('x'), p('<a>'))), 'quote(p“x”) p“”'],
  ['the end of a closer', letter(closer(signed('x'), signed('<a>'))), 'closer(signed“x”) p“”'],
])('Enter in an empty block leaves: %s', (_, doc, expected) => {
  expect(after(doc, splitBlock)).toBe(expected)
})

test('the second half keeps the source key, not the xml:id', () => {
  const block = element('textblock', 'p', { 'xml:id': 'x', rend: 'r' }, 'on<a>e')
  const state = done(stateOf(letter(block)), splitBlock)
  const { parent } = state.selection.$from
  expect(parent.attrs['attributes']).toEqual({ rend: 'r' })
  expect(parent.textContent).toBe('e')
})

test('a span that is split is one again when the halves are joined', () => {
  const doc = letter(p('by ', span('persName', 'Mr. <a>Harlow'), ' now'))
  const split = done(stateOf(doc), splitBlock)
  expect(done(split, joinBackward).doc.eq(doc)).toBe(true)
})

test.each([
  ['a paragraph', letter(p('one'), p('<a>two')), 'p“onetwo”'],
  ['an empty paragraph before a heading', letter(p(''), head('<a>two')), 'head“two”'],
  ['a list', letter(list(item(loose('one'))), p('<a>two')), 'list(item(“onetwo”))'],
  ['the item before', letter(list(item(loose('one')), item(loose('<a>two')))), 'list(item(“onetwo”))'],
  ['nothing: the first item', letter(list(item(loose('<a>one')), item(p('x')))), 'p“one” list(item(p“x”))'],
  ['nothing: the first block of a quote', letter(quote(loose('<a>one'))), 'p“one”'],
  ['a quote', letter(quote(p('one')), p('<a>two')), 'quote(p“onetwo”)'],
  ['a source note', letter(blockNote(p('one')), p('<a>two')), 'note(p“one”) p“two”'],
  ['nothing: the start of a division', letter(p('<a>one')), 'p“one”'],
  ['nothing: the start of a note', letter(p('x', note(p('<a>one')))), 'p“x<note p“one”>”'],
  [
    'nothing: the start of a cell',
    letter(table(row(cell(p('one')), cell(p('<a>two'))))),
    'table(row(cell(p“one”) cell(p“two”)))',
  ],
])('Backspace behind %s', (_, doc, expected) => {
  expect(after(doc, joinBackward)).toBe(expected)
})

test.each([
  ['a paragraph', letter(p('one<a>'), p('two')), 'p“onetwo”'],
  ['a list', letter(p('one<a>'), list(item(loose('two')), item(loose('x')))), 'p“onetwo” list(item(“x”))'],
  ['a closer', letter(p('one<a>'), closer(signed('two'))), 'p“onetwo”'],
  ['nothing: the end of a division', letter(p('one<a>')), 'p“one”'],
])('Delete before %s', (_, doc, expected) => {
  expect(after(doc, joinForward)).toBe(expected)
})

test.each([
  ['a note', letter(p('one', note(p('x')), '<a>two')), 'p“onetwo”'],
  ['a page break', letter(p('one', pb('3'), '<a>two')), 'p“onetwo”'],
  ['a page break between blocks', letter(p('one'), pageBreak('3'), p('<a>two')), 'p“one” p“two”'],
  ['a table', letter(table(row(cell(p('x')))), p('<a>two')), 'p“two”'],
])('Backspace behind %s selects it first and removes it second', (_, doc, expected) => {
  const selected = done(stateOf(doc), deleteBackward('character'))
  expect(selected.selection).toBeInstanceOf(NodeSelection)
  expect(selected.doc.eq(doc)).toBe(true)
  expect(sketchOfDivision(done(selected, deleteBackward('character')).doc)).toBe(expected)
})

test('Delete selects a note in front of it first, and Backspace in an empty note selects the note', () => {
  const state = done(stateOf(letter(p('one<a>', note(p('x'))))), deleteForward('word'))
  expect(state.selection).toBeInstanceOf(NodeSelection)
  const empty = done(stateOf(letter(p('one', note(p('<a>'))))), deleteBackward('character'))
  expect(empty.selection).toBeInstanceOf(NodeSelection)
})

test.each([
  ['one two<a>', 'character', 'one tw'],
  ['one cafe\u0301<a>', 'character', 'one caf'],
  ['one 👩‍👩‍👧<a>', 'character', 'one '],
  ['one two <a>', 'word', 'one '],
  ['one two, <a>', 'word', 'one two'],
] as const)('Backspace in “%s” deletes one %s', (text, unit, expected) => {
  expect(after(letter(p(text)), deleteBackward(unit))).toBe(`p“${expected}”`)
})

test('a word is not deleted over a note', () => {
  expect(after(letter(p('one', note(p('x')), 'two<a>')), deleteBackward('word'))).toBe('p“one<note p“x”>”')
  expect(after(letter(p('<a>one two')), deleteForward('word'))).toBe('p“ two”')
})

test.each([
  ['head', letter(p('<a>one')), 'head“one”'],
  ['p', letter(head('<a>one')), 'p“one”'],
  ['signed', letter(p('x'), p('<a>one')), 'p“x” closer(signed“one”)'],
  ['signed', letter(closer(signed('x')), p('<a>one')), 'closer(signed“x” signed“one”)'],
  ['p', letter(closer(signed('x'), signed('<a>one'))), 'closer(signed“x”) p“one”'],
  ['p', letter(closer(signed('<a>one'))), 'p“one”'],
  ['p', letter(list(item(loose('x')), item(loose('<a>one')))), 'list(item(“x”)) p“one”'],
  ['quote', letter(p('<a>one')), 'quote(p“one”)'],
  ['quote', letter(quote(p('<a>one'), p('x'))), 'p“one” quote(p“x”)'],
  ['item', letter(p('<a>one')), 'list(item(“one”))'],
  ['item', letter(list(item(loose('<a>one')))), 'p“one”'],
  ['dateline', letter(p('<a>one')), 'dateline“one”'],
  ['p', letter(blockNote(loose('<a>one'))), 'p“one”'],
] as const)('made %s', (kind, doc, expected) => {
  expect(after(doc, setBlockKind(kind))).toBe(expected)
})

test('the kind of a block is the nearest around the caret', () => {
  const kinds = [letter(p('<a>x')), letter(quote(p('<a>x'))), letter(list(item(p('<a>x')))), letter(head('<a>x'))]
  expect(kinds.map((doc) => blockKindAt(stateOf(doc)))).toEqual(['p', 'quote', 'item', 'head'])
})

test('a heading is refused in a note', () => {
  expect(run(stateOf(letter(p('x', note(p('<a>y'))))), setBlockKind('head'))).toBeNull()
})

test('several blocks become one list, with the page break between them', () => {
  const doc = letter(p('<a>one'), pageBreak('2'), head('two'), p('three<b>'))
  const state = done(stateOf(doc, 'a', 'b'), wrapInList)
  expect(sketchOfDivision(state.doc)).toBe('list(item(“one” <pb>) item(“two”) item(“three”))')
})

test('items sink into the item before them, and are lifted back', () => {
  const doc = letter(list(head('h'), item(loose('one')), item(loose('<a>two')), item(loose('three'))))
  const sunk = done(stateOf(doc), sinkItem)
  expect(sketchOfDivision(sunk.doc)).toBe('list(head“h” item(“one” list(item(“two”))) item(“three”))')
  expect(done(sunk, liftItem).doc.eq(doc)).toBe(true)
  expect(run(stateOf(letter(list(head('h'), item(loose('<a>one'))))), sinkItem)).toBeNull()
})

test('what stands behind a nested item goes with it', () => {
  const doc = letter(list(item(loose('one'), list(item(loose('<a>two')), item(loose('three'))), p('four'))))
  expect(after(doc, liftItem)).toBe('list(item(“one”) item(“two” list(item(“three”)) p“four”))')
})

test('several items are lifted out of their list', () => {
  const doc = letter(list(item(loose('<a>one')), item(loose('two<b>')), item(loose('three'))))
  const state = done(stateOf(doc, 'a', 'b'), liftItem)
  expect(sketchOfDivision(state.doc)).toBe('p“one” p“two” list(item(“three”))')
})

const sample = letter(
  head('One ', span('hi', 'two')),
  blockNote(p('source')),
  p('three', note(loose('four'), p('five ', pb('2'))), ' six', pb('3'), 'seven'),
  pageBreak('4'),
  quote(loose('eight'), p('nine ', note(p('ten')))),
  list(head('eleven'), item(loose('twelve'), list(item(loose('thirteen')), item(p('fourteen')))), item(p('fifteen'))),
  table(row(cell(loose('sixteen')), cell(p('seventeen')))),
  closer(signed('eighteen')),
)

const kinds: readonly BlockKind[] = ['p', 'head', 'dateline', 'salute', 'signed', 'l', 'ab', 'quote', 'item']
const commands: readonly Command[] = [
  splitBlock,
  joinBackward,
  joinForward,
  wrapInList,
  liftItem,
  sinkItem,
  ...kinds.map(setBlockKind),
]

const count = (doc: Node, ...types: readonly string[]) => {
  let found = 0
  doc.descendants((node) => void (found += types.includes(node.type.name) ? 1 : 0))
  return found
}

test('no sequence of block commands loses text, notes or page breaks, and each is undone exactly', () => {
  const move = fc.record({ command: fc.nat(commands.length - 1), from: fc.nat(), size: fc.constantFrom(0, 0, 0, 12) })
  fc.assert(
    fc.property(fc.array(move, { minLength: 1, maxLength: 25 }), (moves) => {
      let state = EditorState.create({ doc: sample })
      for (const { command, from, size } of moves) {
        const chosen = commands[command] ?? splitBlock
        const $from = state.doc.resolve(from % (state.doc.content.size + 1))
        const $to = state.doc.resolve(Math.min($from.pos + (chosen === splitBlock ? 0 : size), state.doc.content.size))
        state = state.apply(state.tr.setSelection(TextSelection.between($from, $to)))
        state = run(state, chosen) ?? state
      }
      expect(state.doc.textContent).toBe(sample.textContent)
      for (const type of ['note', 'pageBreak', 'blockPageBreak'])
        expect(count(state.doc, type)).toBe(count(sample, type))
    }),
  )
})
