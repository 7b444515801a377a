import type { Node } from 'prosemirror-model'
import type { Command } from 'prosemirror-state'
import { expect, test } from 'vitest'
import type { Guess } from '../edition'
import {
  at,
  body,
  div,
  doc,
  element,
  head,
  item,
  label,
  list,
  loose,
  note,
  p,
  pageBreak,
  quote,
  row,
  cell,
  signed,
  table,
  text,
} from '../testing/build'
import { sketch } from '../testing/sketch'
import { done, stateOf } from '../testing/state'
import { run } from '../testing/steps'
import { addDivision, beginDivision } from './begin-division'
import { enterDivisionHeading, setDivisionAttributes, setDivisionHeading } from './division-heading'
import { mapGuesses } from './guesses'
import { deleteDivision, joinDivision, removeDivision } from './join-divisions'
import { moveBlocks } from './move-blocks'
import { demoteDivision, moveDivision, moveDivisionTo, promoteDivision } from './move-division'
import { MoveStep } from './move-step'
import { schema } from '../schema'

const file = (...blocks: readonly Node[]) => doc(text(body(...blocks)))
const closer = (...blocks: readonly Node[]) => element('container', 'closer', {}, ...blocks)
const named = (name: string, ...blocks: readonly Node[]) => element('container', name, {}, ...blocks)
const withId = (id: string, ...blocks: readonly Node[]) =>
  element('container', 'div', { type: 'document', n: '7', 'xml:id': id }, ...blocks)

const inBody = (node: Node) => (node.firstChild?.firstChild?.children ?? []).map(sketch).join(' ')
const after = (before: Node, ...commands: readonly Command[]) => inBody(done(stateOf(before), ...commands).doc)
const refused = (before: Node, command: Command) => run(stateOf(before), command) === null

test.each([
  ['in the middle', file(div(head('h'), p('one'), p('<a>two'))), 'div(head“h” p“one”) div(p“two”)'],
  [
    'before divisions and a closer',
    file(div(head('h'), p('one'), p('<a>two'), div(p('x')), closer(signed('s')))),
    'div(head“h” p“one”) div(p“two” div(p“x”) closer(signed“s”))',
  ],
  [
    'at the head of the paragraphs',
    file(div(head('h'), p('<a>one'), p('two'), div(p('x')))),
    'div(head“h” div(p“one” p“two”) div(p“x”))',
  ],
  ['in the heading', file(div(head('h<a>'), p('one'))), 'div(head“h” div(p“one”))'],
  ['in a body without divisions', file(p('one'), p('<a>two')), 'p“one” div(p“two”)'],
  ['in a closer', file(div(p('one'), closer(signed('<a>s')))), 'div(p“one” closer(signed“s”)) div(p“”)'],
  ['in a list', file(div(p('one'), list(item(p('<a>x'))))), 'div(p“one”) div(list(item(p“x”)))'],
  ['in a note', file(div(p('one'), p('two', note(p('<a>x'))))), 'div(p“one”) div(p“two<note p“x”>”)'],
  ['in a numbered one', file(named('div1', p('x'), p('<a>y'))), 'div1(p“x”) div1(p“y”)'],
  ['within a numbered one', file(named('div1', head('h'), p('<a>y'))), 'div1(head“h” div2(p“y”))'],
  [
    'in an attachment',
    file(div(p('x'), named('frus:attachment', p('y'), p('<a>z')))),
    'div(p“x” frus:attachment(p“y”) frus:attachment(p“z”))',
  ],
])('a new division begins %s', (_, before, expected) => {
  expect(after(before, beginDivision)).toBe(expected)
})

test('the second half of a division keeps its kind, not its name and number', () => {
  const { doc: split } = done(stateOf(file(withId('d7', p('one'), p('<a>two')))), beginDivision)
  const [first, second] = split.firstChild?.firstChild?.children ?? []
  expect(first?.attrs['attributes']).toEqual({ type: 'document', n: '7', 'xml:id': 'd7' })
  expect(second?.attrs['attributes']).toEqual({ type: 'document' })
})

test('divisions are added behind one and in one, before its closing parts', () => {
  const before = file(div(head('h'), p('<a>one'), closer(signed('s'))), div(p('x')))
  expect(after(before, addDivision('after'))).toBe('div(head“h” p“one” closer(signed“s”)) div(p“”) div(p“x”)')
  expect(after(before, addDivision('within'))).toBe('div(head“h” p“one” div(p“”) closer(signed“s”)) div(p“x”)')
  expect(after(file(p('<a>one')), addDivision('within'))).toBe('p“one” div(p“”)')
})

test.each([
  [
    'behind',
    1 as const,
    file(div(head('h'), p('<a>one')), div(p('two'), closer(signed('s')))),
    'div(head“h” p“one” p“two” closer(signed“s”))',
  ],
  [
    'before',
    -1 as const,
    file(div(p('one')), pageBreak('2'), div(head('h'), p('<a>two'))),
    'div(p“one” <pb> p“h” p“two”)',
  ],
  [
    'behind one that holds divisions',
    1 as const,
    file(div(p('<a>one'), div(p('x'))), withId('d', head('h'), p('two'), div(p('y')))),
    'div(p“one” div(p“x”) div(head“h” p“two”) div(p“y”))',
  ],
])('a division is joined with the one %s', (_, to, before, expected) => {
  expect(after(before, joinDivision(to))).toBe(expected)
})

test('what would stand behind a signature is not joined', () => {
  expect(refused(file(div(p('<a>one'), closer(signed('s'))), div(p('two'))), joinDivision(1))).toBe(true)
  expect(refused(file(div(p('<a>one'))), joinDivision(1))).toBe(true)
})

test.each([
  ['up', moveDivision(-1), file(div(p('one')), pageBreak('2'), div(p('<a>two'))), 'div(p“two”) div(p“one”) <pb>'],
  ['down', moveDivision(1), file(div(p('<a>one')), div(p('two'))), 'div(p“two”) div(p“one”)'],
  [
    'up into the division before',
    moveDivision(-1),
    file(div(p('x'), closer(signed('s'))), div(p('y'), div(p('<a>one')))),
    'div(p“x” div(p“one”) closer(signed“s”)) div(p“y”)',
  ],
  [
    'down into the division behind',
    moveDivision(1),
    file(div(p('x'), div(p('<a>one'))), div(head('h'), p('y'), div(p('z')))),
    'div(p“x”) div(head“h” p“y” div(p“one”) div(p“z”))',
  ],
  [
    'in',
    demoteDivision(),
    file(div(p('x'), closer(signed('s'))), div(p('<a>y'))),
    'div(p“x” div(p“y”) closer(signed“s”))',
  ],
  [
    'in, with numbers',
    demoteDivision(),
    file(named('div1', p('x')), named('div1', p('<a>y'), named('div2', p('z')))),
    'div1(p“x” div2(p“y” div3(p“z”)))',
  ],
  [
    'out, with what follows',
    promoteDivision(),
    file(div(p('x'), div(p('<a>y')), div(p('z')), closer(signed('s')))),
    'div(p“x” closer(signed“s”)) div(p“y” div(p“z”))',
  ],
  [
    'out, with numbers',
    promoteDivision(),
    file(named('div1', p('x'), named('div2', p('<a>y'), named('div3', p('z'))), named('div2', p('w')))),
    'div1(p“x”) div1(p“y” div2(p“z”) div2(p“w”))',
  ],
  [
    'out of one that holds nothing else',
    promoteDivision(),
    file(div(div(p('<a>y'), div(p('z'))))),
    'div(p“y” div(p“z”))',
  ],
])('a division is moved %s', (_, command, before, expected) => {
  expect(after(before, command)).toBe(expected)
})

test('a division is not moved where TEI has no place for it', () => {
  expect(refused(file(p('x'), div(p('<a>y'))), moveDivision(-1))).toBe(true)
  expect(refused(file(p('x'), div(p('<a>y'))), promoteDivision())).toBe(true)
  expect(refused(file(p('x'), div(p('<a>y'))), demoteDivision())).toBe(true)
  const deep = ['div1', 'div2', 'div3', 'div4', 'div5', 'div6'].reduceRight(
    (inner: Node, name) => named(name, inner),
    named('div7', p('x')),
  )
  const seven = file(deep, named('div1', p('<a>y')))
  expect(refused(seven, moveDivisionTo(2 + deep.nodeSize, { pos: 8, where: 'within' }))).toBe(true)
})

test('a division is dropped before, behind and in others, never in itself', () => {
  const before = file(div(p('<a>one'), div(p('in'))), div(p('two')), div(p('three')))
  const [first, second, third] = [2, 15, 22] as const
  expect(before.nodeAt(second)?.textContent).toBe('two')
  expect(after(before, moveDivisionTo(third, { pos: first, where: 'before' }))).toMatch(/^div\(p“three”\) div/)
  expect(after(before, moveDivisionTo(first, { pos: third, where: 'after' }))).toMatch(/div\(p“in”\)\)$/)
  expect(after(before, moveDivisionTo(second, { pos: first, where: 'within' }))).toBe(
    'div(p“one” div(p“in”) div(p“two”)) div(p“three”)',
  )
  expect(refused(before, moveDivisionTo(first, { pos: first + 6, where: 'after' }))).toBe(true)
})

test('a division is taken away and its text stays, or goes with it', () => {
  const inner = file(div(p('x'), div(head('h'), p('<a>y'), div(p('z')))))
  expect(after(inner, removeDivision())).toBe('div(p“x” p“h” p“y” div(p“z”))')
  expect(after(file(div(p('x')), div(head('h'), p('<a>y'))), removeDivision())).toBe('div(p“x” p“h” p“y”)')
  expect(after(file(div(head('h'), p('<a>y'))), removeDivision())).toBe('head“h” p“y”')
  expect(after(file(div(p('x')), div(p('<a>y'))), deleteDivision())).toBe('div(p“x”)')
  expect(after(file(div(p('<a>y'))), deleteDivision())).toBe('p“”')
})

test('a heading is given, renamed without losing its note, and entered', () => {
  expect(after(file(div(p('<a>x'))), setDivisionHeading(' New  words '))).toBe('div(head“New words” p“x”)')
  const noted = file(div(head('Old words', note(p('n'))), p('<a>x')))
  expect(after(noted, setDivisionHeading('Old deeds'))).toBe('div(head“Old deeds<note p“n”>” p“x”)')
  expect(after(file(div(pageBreak('1'), p('<a>x'))), enterDivisionHeading())).toBe('div(<pb> head“” p“x”)')
  const { doc: typed } = done(stateOf(file(withId('d', p('<a>x')))), setDivisionAttributes({ type: 'letter', n: '' }))
  expect(typed.firstChild?.firstChild?.firstChild?.attrs['attributes']).toEqual({ type: 'letter', 'xml:id': 'd' })
})

test.each([
  ['up', -1 as const, file(div(head('h'), p('one'), p('<a>two'))), 'div(head“h” p“two” p“one”)'],
  [
    'up into the division before',
    -1 as const,
    file(div(p('x'), closer(signed('s'))), div(head('h'), p('<a>y'), p('z'))),
    'div(p“x” p“y” closer(signed“s”)) div(head“h” p“z”)',
  ],
  [
    'down into the division behind',
    1 as const,
    file(div(p('w'), p('<a>x')), div(head('h'), p('y'))),
    'div(p“w”) div(head“h” p“x” p“y”)',
  ],
  [
    'down in a list',
    1 as const,
    file(div(list(label('1'), item(p('<a>x')), pageBreak('2'), label('2'), item(p('y'))))),
    'div(list(<pb> label“2” item(p“y”) label“1” item(p“x”)))',
  ],
  [
    'up in a list',
    -1 as const,
    file(div(list(head('h'), label('1'), item(p('x')), label('2'), item(p('<a>y'))))),
    'div(list(head“h” label“2” item(p“y”) label“1” item(p“x”)))',
  ],
  [
    'down in a table',
    1 as const,
    file(div(table(row(cell(p('<a>x'))), row(cell(p('y')))))),
    'div(table(row(cell(p“y”)) row(cell(p“x”))))',
  ],
  ['up in a quotation', -1 as const, file(div(quote(p('x'), p('<a>y')))), 'div(quote(p“y” p“x”))'],
  [
    'up past what holds text beside it',
    -1 as const,
    file(div(p('x'), named('p', loose('<a>y'), list(item(p('z')))))),
    'div(p(“y” list(item(p“z”))) p“x”)',
  ],
])('blocks are moved %s', (_, to, before, expected) => {
  expect(after(before, moveBlocks(to))).toBe(expected)
})

test('blocks are not moved out of order', () => {
  expect(refused(file(div(head('<a>h'), p('x'))), moveBlocks(1))).toBe(true)
  expect(refused(file(div(p('<a>x'), closer(signed('s'))), div(p('y'))), moveBlocks(1))).toBe(true)
  expect(refused(file(div(p('<a>x')), div(p('y'))), moveBlocks(1))).toBe(true)
  expect(refused(file(div(p('y'), list(item(p('<a>x'))))), moveBlocks(-1))).toBe(true)
})

test('selected paragraphs move together, with the selection', () => {
  const state = stateOf(file(div(p('x'), p('o<a>ne'), p('t<b>wo'), p('z'))), 'a', 'b')
  const moved = done(state, moveBlocks(1))
  expect(inBody(moved.doc)).toBe('div(p“x” p“z” p“one” p“two”)')
  expect(moved.doc.textBetween(moved.selection.from, moved.selection.to, '|')).toBe('ne|t')
})

test('a guess goes with the blocks that it is in, and back', () => {
  const before = file(div(p('x')), div(p('y'), p('<a>here')))
  const from = at(before, 'a')
  const guess: Guess = {
    id: 1,
    severity: 'info',
    code: 'c',
    message: 'm',
    range: { from, to: from + 4 },
    settled: false,
  }
  const { tr } = stateOf(before)
  const step = new MoveStep(from - 1, from + 5, 3)
  expect(before.textBetween(from, from + 4)).toBe('here')
  const [there] = mapGuesses([guess], tr.step(step))
  expect(tr.doc.textBetween(there?.range.from ?? 0, there?.range.to ?? 0)).toBe('here')
  const back = stateOf(before).tr.step(step)
  const [again] = mapGuesses(mapGuesses([guess], back), back.step(step.invert()))
  expect(again?.range).toBeDefined()
  expect(back.doc.eq(before)).toBe(true)
})

test('a move that is none is refused, as is one that was not written', () => {
  expect(() => new MoveStep(4, 4, 1)).toThrow('must move')
  expect(() => new MoveStep(1, 4, 2)).toThrow('into themselves')
  expect(() => MoveStep.fromJSON(schema, {})).toThrow('Invalid')
})
