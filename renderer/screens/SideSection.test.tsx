import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, onTestFinished, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '../ui/base.css'
import { SideSection } from './SideSection'

function Column() {
  const [folded, setFolded] = useState(false)
  return (
    <div style={{ display: 'flex', flexDirection: 'column', height: 600 }}>
      <SideSection title="Pages" folded={folded} onFold={setFolded}>
        <div style={{ height: 30_000 }}>First page</div>
      </SideSection>
      <SideSection title="Outline" folded={false} onFold={() => undefined}>
        <div style={{ height: 9_000 }}>First heading</div>
      </SideSection>
    </div>
  )
}

function show(): void {
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  root.render(<Column />)
  onTestFinished(() => {
    root.unmount()
    place.remove()
  })
}

const heightOf = (name: string) => page.getByRole('region', { name }).element().getBoundingClientRect().height

test('two long parts of the column share its height, and each scrolls by itself', async () => {
  show()
  await expect.element(page.getByText('First page')).toBeVisible()
  expect([heightOf('Pages'), heightOf('Outline')]).toEqual([300, 300])
})

test('a part that is folded leaves its height to the others', async () => {
  show()
  await userEvent.click(page.getByRole('button', { name: 'Pages' }))
  await expect.element(page.getByText('First page')).not.toBeInTheDocument()
  await expect.element(page.getByRole('button', { name: 'Pages' })).toHaveAttribute('aria-expanded', 'false')
  expect(heightOf('Outline')).toBeGreaterThan(550)
})
