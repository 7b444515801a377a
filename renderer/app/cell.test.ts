import { expect, test } from 'vitest'
import { expectLetGo } from '../testing/let-go'
import { Feed } from './cell'

test('A feed holds none who has stopped listening, while others listen', async () => {
  const setters: ((value: number) => void)[] = []
  const feed = new Feed(0, (set) => {
    setters.push(set)
    return () => undefined
  })
  const text = outlived(feed)
  await expectLetGo(text)
  setters[0]?.(1)
  expect(feed.get()).toBe(1)
})

/** Begins to listen with something in hand that nobody else has, and stops once another listens; answers with it. */
function outlived(feed: Feed<number>): WeakRef<object> {
  const text = { heard: 0 }
  const stop = feed.subscribe(() => {
    text.heard += 1
  })
  feed.subscribe(other)
  stop()
  return new WeakRef(text)
}

/** Made here, so that it has nothing else in hand. */
const other = () => undefined
