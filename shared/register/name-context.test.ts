import { expect, test } from 'vitest'
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
