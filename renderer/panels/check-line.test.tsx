import { createRoot } from 'react-dom/client'
import { expect, onTestFinished, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Node } from 'prosemirror-model'
import { schema } from '../../shared/schema'
import { letter, p, text as textOf } from '../../shared/testing/build'
import { Cell } from '../app/cell'
import type { CheckState } from '../app/checks'
import { startMessages } from '../app/i18n'
import { OpenText } from '../app/open-text'
import { createEditorState } from '../editor/state'
import { TooltipProvider } from '../ui/Tooltip'
import { CheckLine, type CheckControl } from './CheckLine'

async function show(doc: Node, change: Partial<CheckControl>): Promise<void> {
  await startMessages()
  const text = new OpenText('text', createEditorState({ doc, guesses: [] }))
  const control: CheckControl = {
    state: new Cell<CheckState>({ stage: null, fresh: true, problem: null, grammarProblem: null }),
    grammar: null,
    check: () => undefined,
    chooseGrammar: () => undefined,
    removeGrammar: () => undefined,
    ...change,
  }
  const place = document.createElement('div')
  document.body.append(place)
  const mounted = createRoot(place)
  mounted.render(
    <TooltipProvider>
      <CheckLine text={text} control={control} />
    </TooltipProvider>,
  )
  onTestFinished(() => {
    mounted.unmount()
    place.remove()
  })
}

test('what is wrong with a grammar is said', async () => {
  const grammarProblem = { severity: 'error', code: 'x', message: 'Line 3: this is no grammar.' } as const
  const state = new Cell<CheckState>({ stage: null, fresh: true, problem: null, grammarProblem })
  await show(letter(p('One')), { state, grammar: 'letters.rng' })
  await expect.element(page.getByText(/letters.rng cannot be used.*Line 3: this is no grammar./)).toBeVisible()
})

test('a grammar that the text names is offered', async () => {
  const prolog = '<?xml-model href="../letters.rng"?>'
  const chooseGrammar = vi.fn()
  await show(schema.nodes.doc.create({ prolog }, textOf(p('One'))), { chooseGrammar })
  await expect.element(page.getByText('This text names the grammar letters.rng.')).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'Choose it…' }))
  expect(chooseGrammar).toHaveBeenCalledOnce()
})
