import { expect, test } from 'vitest'
import { Turns } from './turns'

test('work is done one after the other, in the order in which it was asked for', async () => {
  const turns = new Turns()
  const done: string[] = []
  let release: () => void = () => undefined
  const first = turns.take(() => new Promise<void>((resolve) => (release = resolve)).then(() => done.push('first')))
  const second = turns.take(() => Promise.resolve(done.push('second')))
  await Promise.resolve()
  expect(done).toEqual([])
  release()
  await Promise.all([first, second])
  expect(done).toEqual(['first', 'second'])
})

test('work that fails says so to who asked for it, and the next is done', async () => {
  const turns = new Turns()
  const failing = turns.take(() => Promise.reject(new Error('no')))
  await expect(failing).rejects.toThrow('no')
  expect(await turns.take(() => Promise.resolve('yes'))).toBe('yes')
})
