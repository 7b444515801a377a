import { expect, test } from 'vitest'
import { closingAfter, type Closing, type ClosingAct, type ClosingEvent } from './closing'

/** What the shell does, one act per event, starting with an open window. */
function acts(...events: ClosingEvent[]): ClosingAct[] {
  let state: Closing = 'open'
  return events.map((event) => {
    const next = closingAfter(state, event)
    state = next.state
    return next.act
  })
}

test('a window closes when it has stored its work', () => {
  expect(acts('close', 'ready')).toEqual(['ask', 'close'])
})

test('a window that cannot store its work, or does not answer in time, asks the person', () => {
  expect(acts('close', 'refused', 'kept')).toEqual(['ask', 'warn', 'keep'])
  expect(acts('close', 'late', 'discarded')).toEqual(['ask', 'warn', 'close'])
})

test('a window that stored its work and writes a second copy of it gets more time, again and again', () => {
  expect(acts('close', 'working', 'working', 'ready')).toEqual(['ask', 'wait', 'wait', 'close'])
  expect(acts('close', 'working', 'close', 'late', 'working', 'kept')).toEqual([
    'ask',
    'wait',
    'nothing',
    'warn',
    'nothing',
    'keep',
  ])
  expect(acts('close', 'working', 'gone')).toEqual(['ask', 'wait', 'close'])
})

test('an answer that comes while the person is asked closes the window', () => {
  expect(acts('close', 'late', 'ready', 'kept')).toEqual(['ask', 'warn', 'close', 'nothing'])
})

test('closing twice asks once, and closing again after it was kept asks anew', () => {
  expect(acts('close', 'close', 'late', 'close', 'kept', 'close')).toEqual([
    'ask',
    'nothing',
    'warn',
    'nothing',
    'keep',
    'ask',
  ])
})

test('a window whose page is gone closes at once', () => {
  expect(acts('close', 'gone')).toEqual(['ask', 'close'])
  expect(acts('close', 'late', 'gone')).toEqual(['ask', 'warn', 'close'])
})

test('nothing closes a window that nobody closes', () => {
  expect(acts('ready', 'refused', 'working', 'late', 'gone', 'kept', 'discarded')).toEqual(Array(7).fill('nothing'))
})
