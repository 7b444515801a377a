import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, test } from 'vitest'
import { useSelected, useSource, type Source } from './use-source'

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

test('What shows a part of a source renders only where that part is another', () => {
  let value = { kind: 'saved', turn: 0 }
  let renders = 0
  const listeners = new Set<() => void>()
  const source: Source<typeof value> = {
    get: () => value,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  const Shown = () => {
    renders += 1
    return <p>{useSelected(source, ({ kind }) => kind)}</p>
  }
  const place = document.createElement('div')
  const root = createRoot(place)
  act(() => {
    root.render(<Shown />)
  })
  for (const kind of ['saved', 'saved', 'failed'])
    act(() => {
      value = { kind, turn: value.turn + 1 }
      for (const listener of listeners) listener()
    })
  expect(place.textContent).toBe('failed')
  expect(renders).toBe(2)
  act(() => {
    root.unmount()
  })
})
