import { createRoot } from 'react-dom/client'
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { startMessages } from '../app/i18n'
import type { VersionRow } from '../store/rows'
import { VersionsPanel, type VersionsPanelProps } from './VersionsPanel'

const now = new Date(2024, 4, 27, 18, 0).getTime()
const hour = 3_600_000

const row = (seq: number, patch: Partial<VersionRow> = {}): VersionRow => ({
  seq,
  id: `v${String(seq)}`,
  transcription: 't',
  why: 'interval',
  name: null,
  act: null,
  at: now - hour,
  root: '',
  schema: 1,
  original: null,
  words: 100,
  pages: 0,
  ...patch,
})

const rows = [
  row(1, { why: 'began', at: now - 26 * hour }),
  row(2, { why: 'named', name: 'First proof', at: now - 25 * hour, words: 112 }),
  row(3, {
    why: 'before-act',
    act: { code: 'edit/replace-all', values: { query: 'tbe', count: 12 } },
    at: now - 2 * hour,
    words: 109,
  }),
  row(4, { words: 109 }),
]

beforeAll(startMessages)

function show(patch: Partial<VersionsPanelProps> = {}) {
  const props = {
    versions: rows,
    now,
    problem: null,
    readOnly: null,
    keepKey: 'Alt-k',
    onKeep: vi.fn(),
    onCompare: vi.fn(),
    onName: vi.fn(),
    onUnname: vi.fn(),
    ...patch,
  }
  const place = document.createElement('div')
  place.style.cssText = 'display: flex; height: 600px; width: 336px'
  document.body.append(place)
  const mounted = createRoot(place)
  mounted.render(<VersionsPanel {...props} />)
  onTestFinished(() => {
    mounted.unmount()
    place.remove()
  })
  return props
}

const option = (name: string | RegExp) => page.getByRole('option', { name })
const names = () =>
  page
    .getByRole('option')
    .elements()
    .map((one) => one.getAttribute('aria-label'))

test('versions stand by day, the newest first, with when, why and how many words came or went', async () => {
  show()
  await expect.element(page.getByRole('group', { name: 'Today' })).toBeVisible()
  await expect.element(page.getByRole('group', { name: 'Yesterday' })).toBeVisible()
  expect(names()).toEqual([
    '5:00 PM, Every ten minutes',
    '4:00 PM, Before: Replace all “tbe” (12), 3 words less than before',
    '5:00 PM, First proof, 12 words more than before',
    '4:00 PM, Work began',
  ])
})

test('by keys: Enter compares with now, Space picks a second one, the older goes first', async () => {
  const { onCompare, onName, onUnname } = show()
  await expect.element(page.getByRole('listbox')).toBeVisible()
  ;(page.getByRole('listbox').element() as HTMLElement).focus()
  await userEvent.keyboard('{Enter}')
  expect(onCompare).toHaveBeenLastCalledWith(rows[3], null)
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}')
  expect(onCompare).toHaveBeenLastCalledWith(rows[1], null)
  await userEvent.keyboard('{F2}')
  expect(onName).toHaveBeenLastCalledWith(rows[1])
  await userEvent.keyboard('{Delete}')
  expect(onUnname).toHaveBeenLastCalledWith(rows[1])
  await userEvent.keyboard(' {Home}{Enter}')
  expect(onCompare).toHaveBeenLastCalledWith(rows[1], rows[3])
  await expect.element(option('First proof')).toHaveAttribute('aria-selected', 'true')
  await userEvent.keyboard('{Escape}{End}{Enter}')
  expect(onCompare).toHaveBeenLastCalledWith(rows[0], null)
  await userEvent.keyboard('{Shift>}{ArrowUp}{/Shift}{Enter}')
  expect(onCompare).toHaveBeenLastCalledWith(rows[0], rows[1])
})

test('by mouse: a click chooses, a click with Shift a second one', async () => {
  const { onCompare } = show()
  await userEvent.click(option('First proof'))
  await userEvent.click(page.getByRole('button', { name: 'Compare with now' }))
  expect(onCompare).toHaveBeenLastCalledWith(rows[1], null)
  await userEvent.keyboard('{Shift>}')
  await userEvent.click(option('Work began'))
  await userEvent.keyboard('{/Shift}')
  await userEvent.click(page.getByRole('button', { name: 'Compare the two' }))
  expect(onCompare).toHaveBeenLastCalledWith(rows[0], rows[1])
})

test('only those with a name are listed where that is asked for', async () => {
  show()
  await userEvent.click(page.getByRole('radio', { name: 'Named' }))
  await expect.poll(names).toEqual(['5:00 PM, First proof, 12 words more than before'])
})

test('where there is none, it says what will stand here; where the text is only read, why nothing can be kept', async () => {
  const { onKeep } = show({ versions: [] })
  await expect.element(page.getByText('No versions yet')).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'Keep a version…' }))
  expect(onKeep).toHaveBeenCalledOnce()
})

test('a text that is only read can be compared, and nothing named', async () => {
  const readOnly = { code: 'x', message: 'It is open in another window.' }
  const { onCompare, onName } = show({ readOnly, problem: { code: 'y', message: 'The disk is full.' } })
  await expect.element(page.getByRole('alert')).toHaveTextContent('The disk is full.')
  await expect.element(page.getByRole('button', { name: 'Keep a version…' })).toBeDisabled()
  ;(page.getByRole('listbox').element() as HTMLElement).focus()
  await userEvent.keyboard('{F2}{Enter}')
  expect(onName).not.toHaveBeenCalled()
  expect(onCompare).toHaveBeenCalledOnce()
})

test('thousands of versions are walked through without touching those between', async () => {
  const many = Array.from({ length: 5000 }, (_, n) => row(n + 1, { at: now - (5000 - n) * 600_000 }))
  show({ versions: many })
  await expect.element(page.getByRole('option').first()).toBeVisible()
  const list = page.getByRole('listbox').element() as HTMLElement
  list.focus()
  const touched = new Set<Node>()
  const observer = new MutationObserver((records) => {
    for (const { target } of records) touched.add(target)
  })
  observer.observe(list, { subtree: true, childList: true, attributes: true, characterData: true })
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{PageDown}')
  observer.disconnect()
  expect(touched.size).toBeGreaterThan(0)
  expect(touched.size).toBeLessThan(20)
  await userEvent.keyboard('{End}')
  expect(page.getByRole('option').elements()).toHaveLength(5000)
})
