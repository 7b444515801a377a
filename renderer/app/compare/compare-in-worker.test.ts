import type { Node } from 'prosemirror-model'
import { expect, test } from 'vitest'
import { letter, p } from '../../../shared/testing/build'
import { compareInWorker } from './compare-in-worker'

const long = (word: string): Node =>
  letter(
    ...Array.from({ length: 4000 }, (_, index) =>
      p(`Paragraph ${String(index)} ${index === 2000 ? word : 'says this'}`),
    ),
  )

test('Long texts are compared in a Worker, short ones at once', async () => {
  expect(await compareInWorker(long('is old'), long('is new')).answer).toMatchObject({
    kind: 'answer',
    value: [{ kind: 'text' }],
  })
  expect(await compareInWorker(letter(p('one')), letter(p('two'))).answer).toMatchObject({
    kind: 'answer',
    value: [{ kind: 'text' }],
  })
})

test('A comparison that nobody waits for any more is ended', async () => {
  const comparing = compareInWorker(long('is old'), long('is new'))
  comparing.stop()
  expect(await comparing.answer).toEqual({ kind: 'stopped' })
})
