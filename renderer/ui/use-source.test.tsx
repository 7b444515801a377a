import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, test } from 'vitest'
import { useSource, type Source } from './use-source'

test('A source is listened to once, however often what shows it renders', () => {
  let [value, started] = [0, 0]
  const listeners = new Set<() => void>()
  const source: Source<number> = {
    get: () => value,
    subscribe: (listener) => {
      started += 1
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  const Shown = () => <p>{useSource(source)}</p>
  const place = document.createElement('div')
  const root = createRoot(place)
  act(() => {
    root.render(<Shown />)
  })
  for (value = 1; value < 5; value += 1)
    act(() => {
      for (const listener of listeners) listener()
    })
  expect(place.textContent).toBe('4')
  expect(started).toBe(1)
  act(() => {
    root.unmount()
  })
  expect(listeners.size).toBe(0)
})
