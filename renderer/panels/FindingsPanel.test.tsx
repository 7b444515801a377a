import type { Node } from 'prosemirror-model'
import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, onTestFinished, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Guess } from '../../shared/edition'
import { schema } from '../../shared/schema'
import { letter, p, text as textOf } from '../../shared/testing/build'
import { Cell } from '../app/cell'
import type { CheckState } from '../app/checks'
import { startMessages } from '../app/i18n'
import type { CheckedFinding } from '../app/mirror/checked'
import { OpenText } from '../app/open-text'
import { currentChecked, lookAtChecked, showChecked } from '../editor/plugins/checked'
import { createEditorState, guessesOf } from '../editor/state'
import { TooltipProvider } from '../ui/Tooltip'
import type { CheckControl } from './CheckLine'
import { FindingsPanel } from './FindingsPanel'

async function openText(doc: Node, guesses: readonly Guess[] = []): Promise<OpenText> {
  await startMessages()
  return new OpenText('text', createEditorState({ doc, guesses }))
}

function show(panel: ReactNode): void {
  const place = document.createElement('div')
  document.body.append(place)
  const mounted = createRoot(place)
  mounted.render(<TooltipProvider>{panel}</TooltipProvider>)
  onTestFinished(() => {
    mounted.unmount()
    place.remove()
  })
}

const contextOf = (text: OpenText) => ({ text, show: () => undefined, say: () => undefined })

const control = (change: Partial<CheckControl> = {}): CheckControl => ({
  state: new Cell<CheckState>({ stage: null, fresh: true, problem: null, grammarProblem: null }),
  grammar: null,
  check: () => undefined,
  chooseGrammar: () => undefined,
  removeGrammar: () => undefined,
  ...change,
})

const found = (change: Partial<CheckedFinding>): CheckedFinding => ({
  id: 0,
  severity: 'error',
  code: 'wrong',
  message: 'This is wrong.',
  group: 'check',
  at: { line: 7, column: 12 },
  range: { from: 4, to: 7 },
  where: 'text',
  ...change,
})

test('what a check found is listed by kind with its place in the file, and shown in the text', async () => {
  const text = await openText(letter(p('One two three')))
  const findings = [
    found({ id: 0 }),
    found({ id: 1, where: 'header', message: 'The header is wrong.', at: { line: 2, column: 3 } }),
    found({
      id: 2,
      group: 'grammar',
      severity: 'warning',
      message: 'This is not allowed.',
      range: { from: 8, to: 11 },
    }),
  ]
  show(<FindingsPanel text={text} context={contextOf(text)} control={control({ grammar: 'letters.rng' })} />)
  text.dispatch(showChecked(text.state.tr, findings, null))
  await expect
    .element(page.getByRole('region', { name: 'Checks' }).getByRole('listitem').first())
    .toHaveTextContent('7:12')
  await expect.element(page.getByRole('region', { name: 'letters.rng' })).toHaveTextContent('This is not allowed.')
  await expect.element(page.getByRole('button', { name: 'Header 2:3 The header is wrong.' })).toBeVisible()
  await userEvent.click(page.getByText('This is not allowed.'))
  expect(currentChecked(text.state)).toMatchObject({ id: 2 })
  expect(text.state.selection).toMatchObject({ from: 8, to: 11 })
})

test('of very many findings the first are listed, and more where they are asked for', async () => {
  const text = await openText(letter(p('One two three')))
  const findings = Array.from({ length: 250 }, (_, id) => found({ id }))
  show(<FindingsPanel text={text} context={contextOf(text)} control={control()} />)
  text.dispatch(showChecked(text.state.tr, findings, null))
  await expect.poll(() => page.getByRole('listitem').elements().length).toBe(100)
  await userEvent.click(page.getByRole('button', { name: '150 more' }))
  await expect.poll(() => page.getByRole('listitem').elements().length).toBe(200)
  text.dispatch(lookAtChecked(text.state.tr, 249))
  await expect.poll(() => page.getByRole('listitem').elements().length).toBe(250)
})

test('what is rare stands first, and many of a kind fold away until one of them is looked at', async () => {
  const text = await openText(letter(p('One two three')))
  const dangling = Array.from({ length: 19 }, (_, id) => found({ id, code: 'pointer-dangling', message: 'Nothing.' }))
  show(<FindingsPanel text={text} context={contextOf(text)} control={control()} />)
  text.dispatch(showChecked(text.state.tr, [...dangling, found({ id: 19, message: 'A rare one.' })], null))
  const rows = page.getByRole('region', { name: 'Checks' }).getByRole('listitem')
  await expect.element(rows.first()).toHaveTextContent('A rare one.')
  const kind = page.getByRole('button', { name: 'Pointers to nothing 19' })
  await userEvent.click(kind)
  await expect.element(kind).toHaveAttribute('aria-expanded', 'false')
  expect(rows.elements().length).toBe(1)
  text.dispatch(lookAtChecked(text.state.tr, 3))
  await expect.element(kind).toHaveAttribute('aria-expanded', 'true')
  expect(rows.elements().length).toBe(20)
})

test('what is wrong with a grammar is said', async () => {
  const text = await openText(letter(p('One')))
  const grammarProblem = { severity: 'error', code: 'x', message: 'Line 3: this is no grammar.' } as const
  const state = new Cell<CheckState>({ stage: null, fresh: true, problem: null, grammarProblem })
  show(<FindingsPanel text={text} context={contextOf(text)} control={control({ state, grammar: 'letters.rng' })} />)
  await expect.element(page.getByText(/letters.rng cannot be used.*Line 3: this is no grammar./)).toBeVisible()
})

test('a grammar that the text names is offered', async () => {
  const prolog = '<?xml-model href="../letters.rng"?>'
  const text = await openText(schema.nodes.doc.create({ prolog }, textOf(p('One'))))
  const chooseGrammar = vi.fn()
  show(<FindingsPanel text={text} context={contextOf(text)} control={control({ chooseGrammar })} />)
  await expect.element(page.getByText('This text names the grammar letters.rng.')).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'Choose it…' }))
  expect(chooseGrammar).toHaveBeenCalledOnce()
})

test('a guess is accepted in the list and opened again', async () => {
  const guess: Guess = {
    id: 1,
    severity: 'info',
    code: 'guess',
    message: 'A guess.',
    range: { from: 4, to: 7 },
    settled: false,
  }
  const text = await openText(letter(p('One two three')), [guess])
  show(<FindingsPanel text={text} context={contextOf(text)} control={control()} />)
  await userEvent.click(page.getByRole('button', { name: 'One two three A guess.' }))
  await userEvent.click(page.getByRole('button', { name: 'Accept' }))
  expect(guessesOf(text.state)[0]?.settled).toBe(true)
  await userEvent.click(page.getByRole('radio', { name: 'Settled' }))
  await userEvent.click(page.getByText('A guess.'))
  await userEvent.click(page.getByRole('button', { name: 'Open again' }))
  expect(guessesOf(text.state)[0]?.settled).toBe(false)
})
