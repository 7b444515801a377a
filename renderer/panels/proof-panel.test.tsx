import { createRoot } from 'react-dom/client'
import { expect, onTestFinished, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Doubt } from '../../shared/proofing/doubt'
import { settleGuess } from '../../shared/commands/guesses'
import type { Guess } from '../../shared/edition'
import { at, letter, p, pageBreak } from '../../shared/testing/build'
import { Cell } from '../app/cell'
import { startMessages } from '../app/i18n'
import { OpenText } from '../app/open-text'
import type { OfferedFixes } from '../app/proofing/fix-offer'
import type { FoundInBlock } from '../app/proofing/proof-questions'
import type { CheckedFinding } from '../app/mirror/checked'
import type { ProofState } from '../app/proofing/proofing'
import { showChecked as goToChecked, showDoubt, showGuess } from '../editor/commands/findings'
import { openStopCount, openStops, type Stop } from '../editor/commands/finding-walk'
import { openPlacesOn } from '../editor/open-places'
import { perform } from '../editor/perform'
import { showChecked } from '../editor/plugins/checked'
import { currentDoubt, filterDoubts, openDoubtCount, openDoubts, showDoubts } from '../editor/plugins/doubts'
import type { DoubtFilter } from '../editor/plugins/doubt-filter'
import { createEditorState, guessesOf } from '../editor/state'
import type { VerdictRow } from '../store/rows'
import { TooltipProvider } from '../ui/Tooltip'
import { ProofPanel, type ProofActions } from './ProofPanel'

const doubt = (from: number, text: string, change: Partial<Doubt> = {}): Doubt => ({
  ...{ check: 'spelling', code: 'unknown-word', severity: 'warning', key: text, context: '', elsewhere: [] },
  ...{ from, to: from + text.length, text, values: { word: text } },
  fixes: [{ range: { from, to: from + text.length }, text: 'said' }],
  ...change,
})

/** A text of many paragraphs, in each of which one word is doubtful. */
async function doubtful(paragraphs: number): Promise<OpenText> {
  await startMessages()
  const text = new OpenText(
    'text',
    createEditorState({ doc: letter(...Array.from({ length: paragraphs }, () => p('He sayd so'))), guesses: [] }),
  )
  const blocks: FoundInBlock[] = []
  text.state.doc.descendants((node, pos) => {
    if (node.isTextblock && node.textContent === 'He sayd so')
      blocks.push({ start: pos + 1, doubts: [doubt(3, 'sayd')] })
    return !node.isTextblock
  })
  text.dispatch(showDoubts(text.state.tr, { blocks, whole: true }))
  return text
}

function show(text: OpenText, change: { readonly state?: ProofState; readonly verdicts?: readonly VerdictRow[] } = {}) {
  const fixes = new Cell<OfferedFixes | null>(null)
  const follow = () => {
    const one = currentDoubt(text.state)
    fixes.set(one && { one, fixes: one.doubt.fixes, chosen: 0, asking: false })
  }
  text.subscribe(follow)
  const actions = {
    turn: vi.fn(),
    look: vi.fn(),
    cancel: vi.fn(),
    filter: vi.fn((filter: DoubtFilter) => text.dispatch(filterDoubts(text.state.tr, filter))),
    go: vi.fn((stop: Stop) => {
      const context = { text, show: () => undefined, say: () => undefined }
      if (stop.kind === 'doubt') showDoubt({ text }, stop.doubt, 'stay')
      else if (stop.kind === 'guess') showGuess(context, stop.guess, 'stay')
      else goToChecked(context, stop.finding, 'stay')
    }),
    settle: vi.fn((guess: Guess) => perform(text, 'finding/accept', settleGuess(guess.id, true))),
    reopen: vi.fn((guess: Guess) => perform(text, 'finding/reopen', settleGuess(guess.id, false))),
    take: vi.fn(),
    takeEverywhere: vi.fn(),
    good: vi.fn(),
    takeBack: vi.fn(),
    leave: vi.fn(),
    keyOf: (name: string) => (name === 'finding/next' ? 'F8' : undefined),
  } satisfies ProofActions
  const place = document.createElement('div')
  document.body.append(place)
  const root = createRoot(place)
  root.render(
    <TooltipProvider>
      <ProofPanel
        text={text}
        state={new Cell<ProofState>(change.state ?? { kind: 'found' })}
        fixes={fixes}
        verdicts={change.verdicts ?? []}
        actions={actions}
        checks={null}
      />
    </TooltipProvider>,
  )
  onTestFinished(() => {
    root.unmount()
    place.remove()
  })
  return actions
}

test('of 4,000 doubtful places those in sight are drawn, and all can be gone through by keys', async () => {
  const text = await doubtful(4000)
  expect(openDoubtCount(text.state)).toBe(4000)
  show(text)
  const list = page.getByRole('listbox', { name: 'Doubtful places' })
  await expect.element(list).toBeVisible()
  expect(document.querySelectorAll('[role="option"]').length).toBeLessThan(60)
  list.element().focus()
  await userEvent.keyboard('{End}')
  expect(currentDoubt(text.state)?.from).toBe(openDoubts(text.state).at(-1)?.from)
  await expect.element(list.getByRole('option', { selected: true })).toHaveAttribute('aria-posinset', '4000')
  expect(document.querySelectorAll('[role="option"]').length).toBeLessThan(60)
})

test('the place that is looked at is settled by the keys of its card', async () => {
  const text = await doubtful(3)
  const actions = show(text)
  await expect.element(page.getByText('3 doubtful places')).toBeVisible()
  page.getByRole('listbox').element().focus()
  await userEvent.keyboard('{ArrowDown}')
  await expect.element(page.getByRole('button', { name: 'Take “said”' })).toBeVisible()
  await userEvent.keyboard('{Enter}')
  expect(actions.take).toHaveBeenCalledOnce()
  await userEvent.keyboard('{Shift>}{Enter}{/Shift}g1{Escape}')
  expect(actions.takeEverywhere).toHaveBeenCalledOnce()
  expect(actions.good).toHaveBeenCalledWith('here')
  expect(actions.take).toHaveBeenLastCalledWith(0)
  expect(actions.leave).toHaveBeenCalledOnce()
})

test('what was found good is listed, and can be taken back', async () => {
  const verdict: VerdictRow = {
    ...{ id: 'v', edition: 'e', at: 0 },
    ...{ check: 'spelling', key: 'rpt', context: null },
  }
  const actions = show(await doubtful(1), { verdicts: [verdict] })
  await userEvent.click(page.getByRole('button', { name: 'Found good 1' }))
  await userEvent.click(page.getByRole('button', { name: 'Take back: rpt' }))
  expect(actions.takeBack).toHaveBeenCalledWith([verdict])
})

test('a kind can be chosen, and what is not of it is neither listed nor marked', async () => {
  const text = await doubtful(2)
  show(text)
  await userEvent.selectOptions(page.getByLabelText('Severity'), 'error')
  expect(openDoubtCount(text.state)).toBe(0)
  await expect.element(page.getByText('Nothing of this kind here.')).toBeVisible()
  await expect.element(page.getByText('0 of 2 doubtful places listed')).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'Show all' }))
  await expect.element(page.getByText('2 doubtful places')).toBeVisible()
})

const guessOf = (range: Guess['range']): Guess => ({
  ...{ id: 1, severity: 'info', code: 'guess', message: 'A guess.' },
  ...{ range, settled: false },
})

const foundAt = (range: CheckedFinding['range'], change: Partial<CheckedFinding> = {}): CheckedFinding => ({
  ...{ id: 0, severity: 'error', code: 'pointer-dangling', message: 'This is wrong.', group: 'check' },
  ...{ at: { line: 7, column: 12 }, range, where: 'text' },
  ...change,
})

/** A text in which something is guessed, found and doubted, in this order; a check found something in its header, too. */
async function threeKinds(): Promise<OpenText> {
  await startMessages()
  const doc = letter(p('<a>Guessed<b> words'), p('<c>found<d> words'), p('He <e>sayd so'))
  const guess = guessOf({ from: at(doc, 'a'), to: at(doc, 'b') })
  const text = new OpenText('text', createEditorState({ doc, guesses: [guess] }))
  const blocks = [{ start: at(doc, 'e') - 3, doubts: [doubt(3, 'sayd')] }]
  text.dispatch(showDoubts(text.state.tr, { blocks, whole: true }))
  const inText = foundAt({ from: at(doc, 'c'), to: at(doc, 'd') })
  const inHeader = foundAt({ from: 0, to: 1 }, { id: 1, where: 'header', message: 'The header is wrong.' })
  text.dispatch(showChecked(text.state.tr, [inText, inHeader], null))
  return text
}

test('guesses, findings and doubts stand in one list, in the order of the walk, and are counted together', async () => {
  const text = await threeKinds()
  show(text)
  const rows = page.getByRole('listbox', { name: 'Doubtful places' }).getByRole('option')
  await expect.element(rows.nth(3)).toBeVisible()
  const kinds = rows.elements().map((row) => row.getAttribute('data-kind'))
  expect(kinds).toEqual(['checked', 'guess', 'checked', 'doubt'])
  expect(openStops(text.state).map(({ kind }) => kind)).toEqual(kinds)
  expect(openStopCount(text.state)).toBe(4)
  await expect.element(rows.nth(0)).toHaveTextContent('Header')
  await expect.element(rows.nth(2)).toHaveTextContent(/found.*7:12.*This is wrong./)
  rows.elements()[0]?.parentElement?.focus()
  await userEvent.keyboard('{Home}{ArrowDown}{ArrowDown}')
  expect(text.state.doc.textBetween(text.state.selection.from, text.state.selection.to)).toBe('found')
  await expect.element(page.getByText('Line 7, column 12 of the TEI file')).toBeVisible()
})

test('the kinds of all that is open can be chosen, by the walk too, while a filter is always in sight', async () => {
  const text = await threeKinds()
  show(text, { state: { kind: 'off' } })
  await userEvent.selectOptions(page.getByLabelText('Kind'), 'Pointers to nothing (2)')
  await expect.element(page.getByText('1 of 3 doubtful places listed')).toBeVisible()
  expect(openStops(text.state).map(({ kind }) => kind)).toEqual(['checked', 'checked'])
  expect(openPlacesOn(text.state, 0)).toBe(3)
  text.dispatch(showChecked(text.state.tr, [], null))
  await expect.element(page.getByRole('button', { name: 'Show all' })).toBeVisible()
})

test('a guess is accepted in the list and opened again', async () => {
  const text = await threeKinds()
  show(text)
  await userEvent.click(page.getByRole('option', { name: /Guessed/ }))
  await userEvent.keyboard('{Enter}')
  expect(guessesOf(text.state)[0]?.settled).toBe(true)
  await userEvent.click(page.getByRole('button', { name: 'Settled guesses 1' }))
  await userEvent.click(page.getByRole('button', { name: 'Open again: Guessed' }))
  expect(guessesOf(text.state)[0]?.settled).toBe(false)
})

test('before the first page break the panel and its foot count the same', async () => {
  await startMessages()
  const doc = letter(p('He sayd so'), pageBreak('1'), p('<a>She sayd so'), pageBreak('2'), p('One'))
  const text = new OpenText('text', createEditorState({ doc, guesses: [] }))
  const blocks = [4, at(doc, 'a')].map((start) => ({ start, doubts: [doubt(3, 'sayd')] }))
  text.dispatch(showDoubts(text.state.tr, { blocks, whole: true }))
  expect([openPlacesOn(text.state, -1), openPlacesOn(text.state, 0)]).toEqual([openDoubts(text.state).length, 2])
  show(text)
  await expect.element(page.getByText('2 doubtful places on this page')).toBeVisible()
  await expect
    .poll(() => page.getByRole('listbox', { name: 'Doubtful places' }).getByRole('option').elements().length)
    .toBe(2)
})

test('a failure is said, with what begins the looking again', async () => {
  const text = await doubtful(1)
  const actions = show(text, { state: { kind: 'failed', problem: { code: 'x', message: 'It failed.' } } })
  await expect.element(page.getByText('It failed.')).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'Look again' }))
  expect(actions.look).toHaveBeenCalledOnce()
})
