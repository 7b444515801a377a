import { createRoot } from 'react-dom/client'
import { expect, onTestFinished, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { newEntry } from '../../shared/register/entry'
import type { Suggestion } from '../../shared/register/suggestion'
import { letter, p } from '../../shared/testing/build'
import { Cell } from '../app/cell'
import { startMessages } from '../app/i18n'
import { OpenText } from '../app/open-text'
import type { SuggestState } from '../app/tagging/suggestions/suggestions'
import { showSuggestions } from '../editor/plugins/suggestions'
import { createEditorState } from '../editor/state'
import type { RefusalRow } from '../store/rows'
import { TooltipProvider } from '../ui/Tooltip'
import { SuggestionsPanel, type SuggestionActions } from './SuggestionsPanel'

const solberg = newEntry({ id: 'e1', kind: 'person', name: 'Solberg, Arne', xmlId: 'p1' })

const suggestion = (change: Partial<Suggestion>): Suggestion => ({
  from: 4,
  to: 11,
  text: 'Solberg',
  kind: 'person',
  why: 'name',
  candidates: [{ entry: 'e1', score: 1 }],
  dates: [],
  score: 0.9,
  context: '… met',
  ...change,
})

const found = [
  suggestion({ from: 12, to: 16, text: 'Ames', why: 'looks-like-name', candidates: [] }),
  suggestion({}),
  suggestion({ from: 17, to: 24 }),
]

async function show(
  state: SuggestState,
  refusals: readonly RefusalRow[] = [],
): Promise<{ readonly text: OpenText; readonly actions: SuggestionActions }> {
  await startMessages()
  const text = new OpenText('text', createEditorState({ doc: letter(p('Solberg Ames Solberg')), guesses: [] }))
  const actions: SuggestionActions = {
    turn: vi.fn(),
    look: vi.fn(),
    cancel: vi.fn(),
    filter: vi.fn(),
    go: vi.fn(),
    take: vi.fn(),
    refuse: vi.fn(),
    takeSure: vi.fn(),
    takeBack: vi.fn(),
    keyOf: (name) => ({ 'suggestion/take': 'Alt-s', 'suggestion/refuse': 'Alt-Delete' })[name],
  }
  const place = document.createElement('div')
  document.body.append(place)
  const mounted = createRoot(place)
  mounted.render(
    <TooltipProvider>
      <SuggestionsPanel
        {...{ text, refusals, actions }}
        state={new Cell<SuggestState>(state)}
        entries={new Map([[solberg.id, solberg]])}
        edition={null}
      />
    </TooltipProvider>,
  )
  onTestFinished(() => {
    mounted.unmount()
    place.remove()
  })
  return { text, actions }
}

test('names are listed with how often they stand there, the most frequent first, and gone to by Enter', async () => {
  const { text, actions } = await show({ kind: 'found' })
  text.dispatch(showSuggestions(text.state.tr, found))
  await expect.element(page.getByRole('status')).toHaveTextContent('3 suggestions')
  const lines = page.getByRole('group', { name: 'Suggested names and dates' }).getByRole('button')
  await expect.element(lines.first()).toHaveTextContent('SolbergSolberg, Arne2')
  await expect.element(lines.nth(1)).toHaveTextContent('AmesNot in the register1')
  ;(lines.first().element() as HTMLElement).focus()
  await userEvent.keyboard('{ArrowDown}{Enter}')
  expect(actions.go).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ text: 'Ames' }))
})

test('the keys that take and refuse mean the line that has the focus', async () => {
  const { text, actions } = await show({ kind: 'found' })
  text.dispatch(showSuggestions(text.state.tr, found))
  const lines = page.getByRole('group', { name: 'Suggested names and dates' }).getByRole('button')
  await expect.element(lines.first()).toBeVisible()
  ;(lines.first().element() as HTMLElement).focus()
  await userEvent.keyboard('{Alt>}s{/Alt}')
  expect(actions.go).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ text: 'Solberg' }))
  expect(actions.take).toHaveBeenCalledOnce()
  await userEvent.keyboard('{Alt>}{Delete}{/Alt}')
  expect(actions.refuse).toHaveBeenCalledOnce()
})

test('looking is cancelled, what is off is turned on, and what was refused is taken back', async () => {
  const looking = await show({ kind: 'looking', done: 0.4 })
  await userEvent.click(page.getByRole('button', { name: 'Cancel' }))
  expect(looking.actions.cancel).toHaveBeenCalledOnce()
  const off = await show({ kind: 'off' })
  await userEvent.click(page.getByRole('button', { name: 'Show suggestions' }))
  expect(off.actions.turn).toHaveBeenCalledExactlyOnceWith(true)
  const refusal: RefusalRow = { id: 'r', edition: 'e', at: 0, kind: 'person', text: 'trade', context: null }
  const { actions } = await show({ kind: 'found' }, [refusal])
  await userEvent.click(page.getByRole('button', { name: 'Suggest “trade” again' }))
  expect(actions.takeBack).toHaveBeenCalledExactlyOnceWith([refusal])
})

test('of nothing the panel says what to do', async () => {
  await show({ kind: 'found' })
  await expect.element(page.getByText('Nothing to suggest')).toBeVisible()
})
