import { createRoot } from 'react-dom/client'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { browserHost } from '../host/browser'
import { startMessages } from './i18n'
import { Start } from './Start'

let end: () => void

beforeAll(startMessages)

beforeEach(() => {
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('refused', 'SecurityError')
  })
})

afterEach(() => {
  end()
  vi.restoreAllMocks()
})

test('a library that cannot be opened is a sentence on the screen, and is tried again when asked', async () => {
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  end = () => {
    root.unmount()
    place.remove()
  }
  root.render(<Start host={browserHost()} />)
  await expect.element(page.getByRole('heading', { name: 'The library cannot be opened' })).toBeVisible()
  await expect.element(page.getByRole('alert')).toHaveTextContent('nothing was changed or lost')
  vi.restoreAllMocks()
  await userEvent.click(page.getByRole('button', { name: 'Try again' }))
  await expect.element(page.getByRole('heading', { name: 'Turn transcriptions into a clean edition' })).toBeVisible()
})
