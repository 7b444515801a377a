import { createRoot } from 'react-dom/client'
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { ErrorBoundary } from './ErrorBoundary'
import { startMessages } from './i18n'

beforeAll(startMessages)

function Broken(): never {
  throw new Error('The screen fell apart')
}

function show(rescue: () => Promise<boolean>): void {
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place, { onCaughtError: () => undefined })
  root.render(
    <ErrorBoundary rescue={rescue}>
      <Broken />
    </ErrorBoundary>,
  )
  onTestFinished(() => {
    root.unmount()
    place.remove()
  })
}

test('a screen that fails says so once the work is stored, with what went wrong for those who look into it', async () => {
  const rescue = vi.fn(() => Promise.resolve(true))
  show(rescue)
  await expect.element(page.getByRole('alert')).toHaveTextContent('Your work is safe in the library')
  await expect.element(page.getByText('The screen fell apart')).toBeInTheDocument()
  await expect.element(page.getByRole('button', { name: 'Start again' })).toBeVisible()
  expect(rescue).toHaveBeenCalledTimes(1)
})

test('work that cannot be stored yet is tried again, and the sentence follows', async () => {
  let room = false
  show(() => Promise.resolve(room))
  await expect.element(page.getByRole('alert')).toHaveTextContent('not in the library yet')
  room = true
  await expect.element(page.getByRole('alert')).toHaveTextContent('Your work is safe in the library')
})
