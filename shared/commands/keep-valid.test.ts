import { undo } from 'prosemirror-history'
import { AllSelection, TextSelection, type Command, type EditorState } from 'prosemirror-state'
import { expect, test } from 'vitest'
import type { Node } from 'prosemirror-model'
import { at, body, div, doc, element, head, item, label, list, loose, p, signed, text } from '../testing/build'
import { editedState } from '../testing/random-commands'
import { sketch } from '../testing/sketch'
import { assertSound } from '../testing/sound'
import { schema } from '../schema'
import { setBlockKind } from './block-kind'
import { deleteBackward } from './deletion'

const file = (...blocks: readonly Node[]) => doc(text(body(...blocks)))
const closer = (...blocks: readonly Node[]) => element('container', 'closer', {}, ...blocks)
const inBody = (node: Node) => (node.firstChild?.firstChild?.children ?? []).map(sketch).join(' ')

function state(made: Node, from = 'a', to = from): EditorState {
  const { tr } = editedState(made)
  return editedState(made).apply(tr.setSelection(TextSelection.create(made, at(made, from), at(made, to))))
}

/** The doc after a command and what belongs after it; undone, it is the doc from before. */
function after(start: EditorState, command: Command): string {
  let now = start
  command(start, (transaction) => {
    now = start.apply(transaction)
  })
  assertSound(now.doc)
  let undone = now
  undo(now, (transaction) => {
    undone = now.apply(transaction)
  })
  expect(undone.doc.eq(start.doc)).toBe(true)
  return inBody(now.doc)
}

const cut = deleteBackward('character')

test.each([
  [
    'a heading set between paragraphs begins a division',
    state(file(div(head('h'), p('one'), p('<a>two'), p('three')))),
    setBlockKind('head'),
    'div(head“h” p“one”) div(head“two” p“three”)',
  ],
  [
    'in a body, one within it',
    state(file(p('one'), p('<a>two'), p('three'))),
    setBlockKind('head'),
    'p“one” div(head“two” p“three”)',
  ],
  [
    'the only paragraph before a signature stays, empty',
    state(file(div(head('h'), p('<a>one<b>'), p('<c>'), closer(signed('s')))), 'a', 'c'),
    cut,
    'div(head“h” p“” closer(signed“s”))',
  ],
  [
    'what is left behind a signature is a division of its own',
    state(file(div(p('x'), closer(signed('s<a>'))), div(p('on<b>e'), p('two'))), 'a', 'b'),
    cut,
    'div(p“x” closer(signed“se”)) div(p“two”)',
  ],
  [
    'a list that lost its items is paragraphs',
    state(file(p('<a>x'), list(head('h'), item(loose('one'))), p('y<b>z')), 'a', 'b'),
    cut,
    'p“z”',
  ],
  [
    'a label that lost its item gets an empty one',
    state(
      file(list(label('1'), item(loose('x<a>')), label('2'), item(loose('y')), label('3<b>'), item(loose('z')))),
      'a',
      'b',
    ),
    cut,
    'list(label“1” item(“x”) label“” item(“z”))',
  ],
])('%s', (_, start, command, expected) => {
  expect(after(start, command)).toBe(expected)
})

test.each([
  ['a signature between paragraphs', file(div(p('x'), p('<a>y'), p('z'))), setBlockKind('signed')],
  ['a salutation between paragraphs', file(div(p('x'), p('<a>y'), p('z'))), setBlockKind('salute')],
  ['a list in an opener', file(div(element('container', 'opener', {}, signed('<a>x')), p('z'))), setBlockKind('item')],
])('%s is not possible', (_, made, command) => {
  expect(command(state(made))).toBe(false)
})

test('deleting all that is selected leaves the header, and a text to write in', () => {
  const header = schema.nodes.header.create({ xml: '<teiHeader/>' })
  const all = editedState(doc(header, text(body(p('x')))))
  const selected = all.apply(all.tr.setSelection(new AllSelection(all.doc)))
  let now = selected
  cut(selected, (transaction) => {
    now = selected.apply(transaction)
  })
  expect(now.doc.firstChild?.eq(header)).toBe(true)
  expect(sketch(now.doc.child(1))).toBe('text(body(p“”))')
})

test('what was no valid TEI before is not judged', () => {
  const wrong = file(div(closer(signed('s')), p('<a>x'), p('y')))
  expect(after(state(wrong), setBlockKind('head'))).toBe('div(closer(signed“s”) head“x” p“y”)')
})
