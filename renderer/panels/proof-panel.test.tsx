import { createRoot } from 'react-dom/client'
import { expect, onTestFinished, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Doubt } from '../../shared/proofing/doubt'
import { letter, p } from '../../shared/testing/build'
import { Cell } from '../app/cell'
import { startMessages } from '../app/i18n'
import { OpenText } from '../app/open-text'
import type { OfferedFixes } from '../app/proofing/fix-offer'
import type { FoundInBlock } from '../app/proofing/proof-questions'
import type { ProofState } from '../app/proofing/proofing'
import { showDoubt } from '../editor/commands/findings'
import {
  currentDoubt,
  filterDoubts,
  openDoubtCount,
  openDoubts,
  showDoubts,
  type DoubtFilter,
  type StandingDoubt,
} from '../editor/plugins/doubts'
import { createEditorState } from '../editor/state'
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
    go: vi.fn((one: StandingDoubt) => showDoubt({ text }, one, 'stay')),
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
        findings={null}
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
  await expect.element(page.getByText('Nothing doubtful here.')).toBeVisible()
})

test('a failure is said, with what begins the looking again', async () => {
  const text = await doubtful(1)
  const actions = show(text, { state: { kind: 'failed', problem: { code: 'x', message: 'It failed.' } } })
  await expect.element(page.getByText('It failed.')).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'Look again' }))
  expect(actions.look).toHaveBeenCalledOnce()
})
