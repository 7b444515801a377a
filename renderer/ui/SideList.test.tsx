import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { SideList } from './SideList'
import './base.css'
import './tokens.css'

const lines = Array.from({ length: 1000 }, (_, index) => ({ label: `Page ${String(index + 1)}`, indent: 0 }))
const onChoose = vi.fn()
let place: HTMLElement
let root: Root

const show = (current: number) => {
  root.render(<SideList label="Pages" lines={lines} current={current} currentIs="page" onChoose={onChoose} />)
}

/**
 * Whether a line lies in what is shown of the list. By its place, for the browser draws no window that is behind others;
 * to the pixel, for lines have parts of one and lists scroll by whole ones.
 */
function isInSight(label: string): boolean {
  const line = [...place.querySelectorAll('li')].find(({ textContent }) => textContent === label)
  const box = line?.getBoundingClientRect()
  const frame = place.getBoundingClientRect()
  return box !== undefined && box.top > frame.top - 1 && box.bottom < frame.bottom + 1
}

beforeEach(() => {
  onChoose.mockClear()
  place = document.body.appendChild(document.createElement('div'))
  place.style.cssText = 'height: 200px; overflow: auto'
  root = createRoot(place)
})

afterEach(() => {
  root.unmount()
  place.remove()
})

test('of a thousand lines the current one comes in sight, and stays there as it changes', async () => {
  show(700)
  await expect.poll(() => isInSight('Page 701')).toBe(true)
  show(7)
  await expect.poll(() => isInSight('Page 8')).toBe(true)
  expect(document.querySelectorAll('[aria-current]')).toHaveLength(1)
})

test('the keys go from line to line and to the ends, and Enter chooses', async () => {
  show(0)
  await userEvent.click(page.getByText('Page 1', { exact: true }))
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}{Enter}')
  await userEvent.keyboard('{End}{Enter}{ArrowDown}{Home}{Enter}')
  expect(onChoose.mock.calls).toEqual([[0], [1], [999], [0]])
})

test('the keys go from lot to lot, and the browser watches lots, not lines', async () => {
  show(0)
  await expect.element(page.getByRole('listitem').nth(999)).toBeInTheDocument()
  place.querySelectorAll('button')[49]?.focus()
  await userEvent.keyboard('{ArrowDown}{Enter}{ArrowUp}{Enter}')
  expect(onChoose.mock.calls).toEqual([[50], [49]])
  const watched = [...place.querySelectorAll('*')].filter((one) => getComputedStyle(one).contentVisibility === 'auto')
  expect(watched).toHaveLength(20)
})

test('a long line ends in dots within the list, and no line is a box that scrolls', async () => {
  place.style.width = '160px'
  root.render(
    <SideList
      label="Pages"
      lines={[{ label: 'A heading of many more words than there is room for', remark: 'and a remark', indent: 0 }]}
      current={0}
      currentIs="page"
      onChoose={onChoose}
    />,
  )
  await expect.element(page.getByRole('listitem')).toBeInTheDocument()
  const boxes = [...place.querySelectorAll('*')]
  for (const box of boxes) {
    expect(box.getBoundingClientRect().right).toBeLessThanOrEqual(place.getBoundingClientRect().right)
    expect(getComputedStyle(box).overflowX).not.toBe('hidden')
  }
})
