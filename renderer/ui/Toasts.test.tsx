import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import './tokens.css'
import { Toasts } from './Toasts'
import { TooltipProvider } from './Tooltip'

const onClose = vi.fn()
let end: () => void

beforeEach(() => {
  onClose.mockClear()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  root.render(
    <TooltipProvider>
      <Toasts toasts={[{ id: 7, message: 'Took in 3 texts' }]} label="Messages" closeLabel="Close" onClose={onClose} />
    </TooltipProvider>,
  )
  end = () => {
    root.unmount()
    place.remove()
  }
})

afterEach(() => {
  end()
  vi.useRealTimers()
})

test('a message goes by itself after eight seconds', async () => {
  await expect.element(page.getByText('Took in 3 texts')).toBeVisible()
  vi.advanceTimersByTime(7900)
  expect(onClose).not.toHaveBeenCalled()
  vi.advanceTimersByTime(200)
  await expect.poll(() => onClose.mock.calls).toEqual([[7]])
})

test('a message stays while it has the focus', async () => {
  const close = page.getByRole('button', { name: 'Close' })
  await expect.element(close).toBeVisible()
  close.element().focus()
  vi.advanceTimersByTime(60_000)
  expect(onClose).not.toHaveBeenCalled()
})
