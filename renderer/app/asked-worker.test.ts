import { afterEach, expect, test } from 'vitest'
import { AskedWorker } from './asked-worker'

/** Answers a number with its double; a word breaks it, and at 0 it never answers. */
const doubling = `addEventListener('message', ({ data }) => {
  if (typeof data === 'string') throw new Error(data)
  if (data !== 0) postMessage(2 * data)
})`

const url = URL.createObjectURL(new Blob([doubling], { type: 'text/javascript' }))
let started = 0
const worker = new AskedWorker<number | string, number>(() => {
  started += 1
  return new Worker(url)
})

afterEach(() => {
  worker.stop()
  started = 0
})

test('One Worker answers one question after the other', async () => {
  expect(await worker.ask(2)).toEqual({ kind: 'answer', value: 4 })
  expect(await worker.ask(3)).toEqual({ kind: 'answer', value: 6 })
  expect(started).toBe(1)
})

test('A Worker that breaks is said, and another answers what is asked next', async () => {
  expect(await worker.ask('broken')).toEqual({ kind: 'failed' })
  expect(await worker.ask(4)).toEqual({ kind: 'answer', value: 8 })
  expect(started).toBe(2)
})

test('What is stopped is never taken for an answer', async () => {
  const asked = worker.ask(0)
  worker.stop()
  expect(await asked).toEqual({ kind: 'stopped' })
})
