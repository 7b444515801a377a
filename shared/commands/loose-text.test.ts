import type { Node } from 'prosemirror-model'
import { NodeSelection, type EditorState, type Transaction } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { at, element, item, letter, list, loose, note, p } from '../testing/build'
import { sketchOfDivision } from '../testing/sketch'
import { stateOf } from '../testing/state'
import { assertChanges } from '../testing/steps'
import { keepLooseApart } from './loose-text'

function edited(state: EditorState, edit: (tr: Transaction) => Transaction): Node {
  const tr = edit(state.tr)
  const more = keepLooseApart([tr], state.apply(tr))
  if (more) assertChanges(more)
  return (more ?? tr).doc
}

test('texts of an item that come to stand side by side become paragraphs', () => {
  const doc = letter(list(item(loose('one<a>'), list(item(loose('inner'))), loose('two'))))
  const state = stateOf(doc)
  const after = edited(state, (tr) => tr.setSelection(NodeSelection.create(doc, at(doc, 'a') + 1)).deleteSelection())
  expect(sketchOfDivision(after)).toBe('list(item(p“one” p“two”))')
})

test('in a note as well', () => {
  const doc = letter(p('x', note(loose('one<a>'), p('between'), loose('two'))))
  const state = stateOf(doc)
  const after = edited(state, (tr) => tr.delete(at(doc, 'a') + 1, at(doc, 'a') + 10))
  expect(sketchOfDivision(after)).toBe('p“x<note p“one” p“two”>”')
})

test('in a paragraph that holds blocks they become one, with a space between', () => {
  const doc = letter(element('container', 'p', {}, loose('one<a>'), list(item(loose('inner'))), loose('two')))
  const state = stateOf(doc)
  const after = edited(state, (tr) => tr.setSelection(NodeSelection.create(doc, at(doc, 'a') + 1)).deleteSelection())
  expect(sketchOfDivision(after)).toBe('p(“one two”)')
})

test('elsewhere nothing is done', () => {
  const state = stateOf(letter(list(item(loose('one<a>'), p('two')), item(loose('three')))))
  const tr = state.tr.insertText('x')
  expect(keepLooseApart([tr], state.apply(tr))).toBe(null)
})
