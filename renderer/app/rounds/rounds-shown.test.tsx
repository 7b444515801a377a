import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { firstRounds } from '../../../shared/proofing/rounds'
import type { PageMark, PageRecord, Round } from '../../../shared/proofing/page-record'
import { letter, p, pageBreak } from '../../../shared/testing/build'
import { pageTrackOf } from '../../editor/plugins/page-track'
import { createEditorState } from '../../editor/state'
import { PageDone } from '../../panels/PageDone'
import { PagesPanel } from '../../panels/PagesPanel'
import { TooltipProvider } from '../../ui/Tooltip'
import { Cell } from '../cell'
import { startMessages } from '../i18n'
import { OpenText } from '../open-text'
import { noRounds, type RoundsNow } from './rounds'
import { RoundsDialog } from './RoundsDialog'

function show(part: ReactNode): void {
  const place = document.createElement('div')
  document.body.append(place)
  const mounted = createRoot(place)
  mounted.render(<TooltipProvider>{part}</TooltipProvider>)
  onTestFinished(() => {
    mounted.unmount()
    place.remove()
  })
}

const volume = (count: number) =>
  new OpenText(
    'text',
    createEditorState({
      doc: letter(
        ...Array.from({ length: count }, (_, index) => [pageBreak(String(index + 1)), p('Words')]).flat(),
        p('end'),
      ),
      guesses: [],
    }),
  )

const mark = (round: string): PageMark => ({ round, done: true, by: 'Anna', at: Date.UTC(2026, 2, 3, 12) })

/** What is known where the pages of these indexes are done in these rounds. */
function known(text: OpenText, done: Readonly<Record<number, readonly string[]>>): RoundsNow {
  const { pages } = pageTrackOf(text.state)
  const records = pages.map(({ id, n }, index): [string, PageRecord] => [
    id,
    { id, n, marks: (done[index] ?? []).map(mark), image: null },
  ])
  return { ...noRounds, records: new Map(records) }
}

beforeAll(startMessages)

test('pages say how far they are, by whom and when, for screen readers too', async () => {
  const text = volume(3)
  show(<PagesPanel text={text} rounds={new Cell(known(text, { 0: ['first', 'second', 'final'], 1: ['first'] }))} />)
  const line = (name: string) => page.getByRole('button', { name })
  await expect
    .element(line('Page 1 Final'))
    .toHaveAccessibleDescription(
      'First proof: done by Anna, Mar 3, 2026. Second proof: done by Anna, Mar 3, 2026. Final: done by Anna, Mar 3, 2026',
    )
  await expect.element(line('Page 2 First proof')).toHaveAccessibleDescription(/Second proof: not done/)
  await expect.element(line('Page 3')).toHaveAccessibleDescription('Not proofread yet')
  const shares = [...document.querySelectorAll('[data-share]')].map((ring) => ring.getAttribute('data-share'))
  expect(shares).toEqual(['1.00', '0.33', '0.00'])
})

test('of many pages only those that are not done can be listed, and they are gone to', async () => {
  const text = volume(12)
  const done = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [index, ['first']]))
  show(<PagesPanel text={text} rounds={new Cell(known(text, done))} />)
  await userEvent.click(page.getByRole('button', { name: 'Only pages that are not done in this round' }))
  await expect.poll(() => page.getByRole('listitem').elements().length).toBe(1)
  await userEvent.click(page.getByRole('button', { name: 'Page 12' }))
  expect(text.state.selection.from).toBeGreaterThan(80)
})

test('a volume of 900 pages is listed at once, and a mark draws its line alone', async () => {
  const text = volume(900)
  const cell = new Cell(known(text, {}))
  show(<PagesPanel text={text} rounds={cell} />)
  await expect.poll(() => page.getByRole('listitem').elements().length).toBe(900)
  const [, second] = page.getByRole('listitem').elements()
  const before = second?.innerHTML
  const drawn = lastProps()
  cell.set(known(text, { 0: ['first'] }))
  await expect.element(page.getByRole('button', { name: 'Page 1 First proof' })).toBeVisible()
  expect(page.getByRole('listitem').elements()[1]).toBe(second)
  expect(second?.innerHTML).toBe(before)
  const again = lastProps().filter((props, index) => props !== drawn[index])
  expect(again).toHaveLength(1)
})

/** What each line of the list was drawn with last: React keeps it at the element, another object for each time. */
function lastProps(): readonly unknown[] {
  return [...document.querySelectorAll('[role="listitem"]')].map(
    (line) => Object.entries(line).find(([name]) => name.startsWith('__reactProps$'))?.[1] as unknown,
  )
}

test('rounds are named, ordered and added by keys; removing one with marks asks first', async () => {
  const onSave = vi.fn<(rounds: readonly Round[]) => void>()
  show(
    <RoundsDialog
      rounds={firstRounds}
      doneIn={(round) => (round === 'second' ? 2 : 0)}
      onSave={onSave}
      onClose={() => undefined}
    />,
  )
  const field = (count: number) => page.getByRole('textbox', { name: `Name of round ${String(count)}` })
  await expect.element(field(1)).toHaveFocus()
  await userEvent.fill(field(1), 'Reading')
  await userEvent.click(page.getByRole('button', { name: 'Move “Reading” down' }))
  await userEvent.click(page.getByRole('button', { name: 'Remove “Final”' }))
  await userEvent.click(page.getByRole('button', { name: 'Remove “Second proof”' }))
  await expect.element(page.getByRole('alertdialog')).toHaveTextContent('2 pages are marked as done in this round.')
  await userEvent.click(page.getByRole('button', { name: 'Remove the round' }))
  await userEvent.click(page.getByRole('button', { name: 'Add a round' }))
  await userEvent.keyboard('Last look{Enter}')
  expect(onSave).toHaveBeenCalledOnce()
  expect(onSave.mock.calls[0]?.[0].map(({ name }) => name)).toEqual(['Reading', 'Last look'])
})

test('a round without a name is not saved', async () => {
  const onSave = vi.fn()
  show(<RoundsDialog rounds={firstRounds} doneIn={() => 0} onSave={onSave} onClose={() => undefined} />)
  await userEvent.fill(page.getByRole('textbox', { name: 'Name of round 1' }), ' ')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText('A round needs a name.')).toBeVisible()
  expect(onSave).not.toHaveBeenCalled()
})

test('the button that finishes a page says its key and what stands in its way', async () => {
  const done = vi.fn()
  show(<PageDone label="Page done, next" shortcut="Mod-Enter" warning="3 doubtful places are open." onDone={done} />)
  const button = page.getByRole('button', { name: 'Page done, next' })
  await expect.element(button).toHaveAttribute('aria-keyshortcuts', 'Control+Enter')
  await expect.element(page.getByText('3 doubtful places are open.')).toBeVisible()
  await userEvent.click(button)
  expect(done).toHaveBeenCalledOnce()
})
