import { Node } from 'prosemirror-model'
import { EditorState } from 'prosemirror-state'
import { expect, onTestFinished, test, vi } from 'vitest'
import { body, div, doc, head, p, spanWith, text } from '../testing/build'
import { newEntry } from './entry'
import { registerIndex } from './links'
import { nameContextAt } from './name-context'

test('who is named in the same division, and what stands around a name, is known; the name itself is not counted', () => {
  const register = registerIndex([newEntry({ id: 'a', kind: 'person', name: 'Litvinov', xmlId: 'p1' })])
  const mention = () => spanWith('persName', { corresp: '#p1' }, 'Litvinov')
  const made = doc(
    text(
      body(
        div(head('One'), p('He told ', mention(), ' and ', mention(), ' so.')),
        div(
          head(spanWith('date', { when: '1935-05-27' }, 'May 27'), ' on ', mention()),
          p('Mr. ', mention(), ' agreed.'),
        ),
      ),
    ),
  )
  let from = 0
  made.descendants((node, pos) => {
    if (node.text === 'Litvinov') from = pos
  })
  const context = nameContextAt(made, { from, to: from + 8 }, register, 'text', new Map([['a', 9]]))
  expect(context).toEqual({
    division: new Map([['a', 1]]),
    text: new Map([['a', 3]]),
    edition: new Map([['a', 9]]),
    before: 'Mr. ',
    after: ' agreed.',
    date: '1935-05-27',
  })
})

test('after an edit only the block that it changed is looked at again', () => {
  const register = registerIndex([newEntry({ id: 'a', kind: 'person', name: 'Litvinov', xmlId: 'p1' })])
  const mention = () => spanWith('persName', { ref: '#p1' }, 'Litvinov')
  const paragraphs = Array.from({ length: 200 }, () => p('He told ', mention(), ' so.'))
  const made = doc(text(body(div(...paragraphs.slice(0, 100)), div(...paragraphs.slice(100)))))
  const name = { from: 12, to: 20 }
  expect(made.textBetween(name.from, name.to)).toBe('Litvinov')
  expect(nameContextAt(made, name, register, 'text').text).toEqual(new Map([['a', 199]]))
  const visit = vi.spyOn(Node.prototype, 'forEach')
  onTestFinished(() => {
    visit.mockRestore()
  })
  const edited = EditorState.create({ doc: made }).tr.insertText('not ', made.content.size - 6).doc
  const context = nameContextAt(edited, name, register, 'text')
  expect([context.division, context.text]).toEqual([new Map([['a', 99]]), new Map([['a', 199]])])
  const visited = visit.mock.contexts as readonly Node[]
  expect(visited.filter(({ isTextblock }) => isTextblock)).toHaveLength(1)
  // The doc, the text, the body and the division of that block: nothing beside them.
  expect(visited.filter(({ isTextblock }) => !isTextblock)).toHaveLength(4)
})

test('a mention that goes over two paragraphs counts once, and one that links nothing does not', () => {
  const register = registerIndex([newEntry({ id: 'a', kind: 'person', name: 'Litvinov', xmlId: 'p1' })])
  const over = (words: string) => spanWith('persName', { ref: '#p1' }, words)
  const long = over('Maxim')
  const made = doc(text(body(div(p(long), p(long), p(spanWith('persName', {}, 'Nobody')), p('Litvinov')))))
  const from = made.content.size - 12
  expect(nameContextAt(made, { from, to: from + 1 }, register, 'text').text).toEqual(new Map([['a', 1]]))
})
