import { createRoot } from 'react-dom/client'
import { expect, onTestFinished, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import type { WordDifference } from '../../shared/collate/collation'
import { collateAtOnce } from '../../shared/collate/collate-texts'
import { witnessOf } from '../../shared/collate/witness'
import { letter, p } from '../../shared/testing/build'
import { Cell } from '../app/cell'
import type { CollateState } from '../app/collate/collating'
import { startMessages } from '../app/i18n'
import { OpenText } from '../app/open-text'
import { currentDifference, lookAt, openDifferences, showDifferences } from '../editor/plugins/collation'
import { createEditorState } from '../editor/state'
import type { StandingDifference } from '../editor/plugins/standing-differences'
import { CollationPanel, type CollationActions } from './CollationPanel'

const compared: CollateState = { kind: 'compared', title: 'theirs.txt', words: { ours: 9, theirs: 9 }, found: 1 }

/** A text that differs in one word of each of its paragraphs from another one. */
async function differing(paragraphs: number, theirs = 'said'): Promise<OpenText> {
  await startMessages()
  const words = (said: string) =>
    letter(...Array.from({ length: paragraphs }, (_, at) => p(`In ${String(1000 + at)} he ${said} so to them all`)))
  const doc = words('sayd')
  const text = new OpenText('text', createEditorState({ doc, guesses: [] }))
  const found: readonly WordDifference[] = collateAtOnce(doc, witnessOf(words(theirs))).differences
  text.dispatch(showDifferences(text.state.tr, found))
  return text
}

function show(text: OpenText, state: Cell<CollateState>) {
  const actions = {
    ...{ start: vi.fn(), cancel: vi.fn(), again: vi.fn(), end: vi.fn(), take: vi.fn(), keep: vi.fn(), note: vi.fn() },
    ...{ takeAll: vi.fn(), hide: vi.fn(), leave: vi.fn(), keyOf: () => undefined },
    go: vi.fn((one: StandingDifference) => {
      text.dispatch(lookAt(text.state.tr, one.id))
    }),
  } satisfies CollationActions
  const host = document.createElement('div')
  const field = document.createElement('input')
  document.body.append(field, host)
  const root = createRoot(host)
  root.render(<CollationPanel {...{ text, state, actions }} />)
  onTestFinished(() => {
    root.unmount()
    host.remove()
    field.remove()
  })
  return { actions, field, host }
}

test('whoever is in the panel when the comparison begins and ends is in the panel still', async () => {
  const text = await differing(2)
  const state = new Cell<CollateState>({ kind: 'none' })
  show(text, state)
  const start = page.getByRole('button', { name: 'Compare with…' })
  await expect.element(start).toBeVisible()
  start.element().focus()
  state.set({ kind: 'comparing', title: 'theirs.txt', done: 0 })
  await expect.element(page.getByRole('button', { name: 'Cancel' })).toHaveFocus()
  state.set(compared)
  await expect.element(page.getByRole('button', { name: /sayd/ }).first()).toHaveFocus()
})

test('whoever writes in the text while texts are compared is not taken away from it', async () => {
  const text = await differing(2)
  const state = new Cell<CollateState>({ kind: 'none' })
  const { field } = show(text, state)
  await expect.element(page.getByRole('button', { name: 'Compare with…' })).toBeVisible()
  field.focus()
  state.set({ kind: 'comparing', title: 'theirs.txt', done: 0 })
  await expect.element(page.getByRole('button', { name: 'Cancel' })).toBeVisible()
  state.set(compared)
  await expect.element(page.getByText('2 differences')).toBeVisible()
  expect(document.activeElement).toBe(field)
})

test('of very many differences few are drawn, wherever the person is among them', async () => {
  const text = await differing(1200)
  const all = openDifferences(text.state)
  expect(all.length).toBe(1200)
  const { host } = show(text, new Cell<CollateState>(compared))
  await expect.element(page.getByText('1,200 differences')).toBeVisible()
  expect(host.querySelectorAll('[data-line]').length).toBeLessThanOrEqual(100)
  text.dispatch(lookAt(text.state.tr, all[1150]?.id ?? null))
  await expect.poll(() => host.querySelector('[data-line][aria-current="true"]')).not.toBeNull()
  expect(currentDifference(text.state)?.id).toBe(all[1150]?.id)
  expect(host.querySelectorAll('[data-line]').length).toBeLessThanOrEqual(100)
})

test('a difference is read among the words around it, ours beside theirs', async () => {
  const { host } = show(await differing(2), new Cell<CollateState>(compared))
  await expect.element(page.getByText('2 differences')).toBeVisible()
  const second = [...host.querySelectorAll('[data-line]')][1]
  expect(second?.textContent).toContain('In 1001 he sayd so to them all')
  expect(second?.textContent).toContain('In 1001 he said so to them all')
})

test('a word that theirs has not stands apart from the words beside it', async () => {
  const { host } = show(await differing(1, ''), new Cell<CollateState>(compared))
  await expect.element(page.getByText('1 difference')).toBeVisible()
  const row = host.querySelector('[data-line]')
  expect(row?.textContent).toContain('In 1000 he sayd so to them all')
  expect(row?.textContent).toContain('In 1000 he nothing so to them all')
})

test('a row leads to its difference wherever that has moved to since it was drawn', async () => {
  const text = await differing(3)
  const { actions, host } = show(text, new Cell<CollateState>(compared))
  await expect.element(page.getByText('3 differences')).toBeVisible()
  const rows = [...host.querySelectorAll<HTMLElement>('[data-line]')]
  const second = openDifferences(text.state)[1]
  text.dispatch(text.state.tr.insertText('Before all. ', (openDifferences(text.state)[0]?.range.from ?? 0) - 6))
  await new Promise(requestAnimationFrame)
  expect([...host.querySelectorAll('[data-line]')]).toEqual(rows)
  rows[1]?.click()
  expect(actions.go.mock.calls[0]?.[0].id).toBe(second?.id)
  const { from, to } = currentDifference(text.state)?.range ?? { from: 0, to: 0 }
  expect(text.state.doc.textBetween(from, to)).toBe('sayd')
})
