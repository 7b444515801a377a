import { createRoot } from 'react-dom/client'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { KindMark, type MarkedKind } from './KindMark'
import './tokens.css'

const kinds: readonly MarkedKind[] = ['person', 'place', 'organisation', 'term', 'date', 'other']

test('each kind has a shape of its own, which a label names', async () => {
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  root.render(kinds.map((kind) => <KindMark key={kind} kind={kind} label={kind} />))
  await expect.element(page.getByRole('img', { name: 'organisation' })).toBeVisible()
  const shapes = [...place.children].map((mark) => {
    const { borderRadius, clipPath, height, borderStyle } = getComputedStyle(mark, '::before')
    return [borderRadius, clipPath, height, borderStyle].join(' ')
  })
  expect(new Set(shapes).size).toBe(kinds.length)
  root.unmount()
  place.remove()
})

test('where words beside it name the kind, screen readers are not told of it twice', async () => {
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  root.render(<KindMark kind="place" />)
  await expect.poll(() => place.querySelector('[aria-hidden="true"]')).not.toBeNull()
  root.unmount()
  place.remove()
})
