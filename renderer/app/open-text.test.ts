import { EditorState } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { doc, p } from '../../shared/testing/build'
import { OpenText } from './open-text'

function openText(): OpenText {
  return new OpenText('first', EditorState.create({ doc: doc(p('The legation replied.')) }))
}

test('a dispatched transaction is applied and every listener is told of it with the state after it', () => {
  const text = openText()
  const told: string[] = []
  text.subscribe((transactions, state) => told.push(`${transactions.length} ${state.doc.textContent}`))
  text.dispatch(text.state.tr.insertText('Yes. ', 1))
  expect(text.state.doc.textContent).toBe('Yes. The legation replied.')
  expect(told).toEqual(['1 Yes. The legation replied.'])
})

test('a listener that stopped listening is not told', () => {
  const text = openText()
  let told = 0
  const stop = text.subscribe(() => told++)
  stop()
  text.dispatch(text.state.tr.insertText('Yes. ', 1))
  expect(told).toBe(0)
})
