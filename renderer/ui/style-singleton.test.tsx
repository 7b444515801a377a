import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { styleSingleton } from './style-singleton'

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
})
afterEach(() => {
  vi.unstubAllGlobals()
})

test('a rule holds from the first component to the last, without a style element', () => {
  const Still = styleSingleton()
  const roots = [createRoot(document.createElement('div')), createRoot(document.createElement('div'))]
  const captions = () => getComputedStyle(document.body).captionSide
  const elements = document.querySelectorAll('style').length
  for (const root of roots)
    act(() => {
      root.render(<Still styles="body { caption-side: bottom }" />)
    })
  expect(captions()).toBe('bottom')
  expect(document.querySelectorAll('style').length).toBe(elements)
  act(() => {
    roots[0]?.unmount()
  })
  expect(captions()).toBe('bottom')
  act(() => {
    roots[1]?.unmount()
  })
  expect(captions()).toBe('top')
})
