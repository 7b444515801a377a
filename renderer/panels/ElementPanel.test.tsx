import { undo } from 'prosemirror-history'
import { NodeSelection, TextSelection } from 'prosemirror-state'
import type { Node } from 'prosemirror-model'
import { createRoot } from 'react-dom/client'
import { expect, onTestFinished, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { at, comment, letter, p, pb, quote, spanWith } from '../../shared/testing/build'
import { assertSound } from '../../shared/testing/sound'
import { writeRebuilt } from '../../shared/tei/write'
import { startMessages } from '../app/i18n'
import { OpenText } from '../app/open-text'
import { createEditorState } from '../editor/state'
import { TooltipProvider } from '../ui/Tooltip'
import { ElementPanel, type OtherUses } from './ElementPanel'

const others: OtherUses = [
  { counts: new Map([['persName ref', new Map([['#wiley', 12]])]]), elements: new Map([['persName', 12]]) },
]

interface Shown {
  readonly text: OpenText
  readonly said: readonly string[]
  readonly select: (from: number, to?: number) => void
  /** The first paragraph as TEI. */
  readonly written: () => string
}

async function show(doc: Node, editable = true): Promise<Shown> {
  await startMessages()
  const text = new OpenText('text', createEditorState({ doc, guesses: [], editable }))
  const said: string[] = []
  const context = { text, show: () => undefined, say: (message: string) => void said.push(message) }
  const place = document.createElement('aside')
  document.body.append(place)
  const root = createRoot(place)
  root.render(
    <TooltipProvider>
      <ElementPanel
        {...{ text, context }}
        others={{ get: () => others, subscribe: () => () => undefined }}
        run={() => undefined}
        keyOf={() => undefined}
      />
    </TooltipProvider>,
  )
  onTestFinished(() => {
    root.unmount()
    place.remove()
  })
  return {
    text,
    said,
    select: (from, to = from) => {
      text.dispatch(text.state.tr.setSelection(TextSelection.create(text.state.doc, from, to)))
    },
    written: () => {
      assertSound(text.state.doc)
      return /<p.*?<\/p>/s.exec(writeRebuilt(text.state.doc))?.[0] ?? ''
    },
  }
}

const combobox = (name: string) => page.getByRole('combobox', { name, exact: true })

test('the panel follows the caret, and the arrow keys go up and down the path', async () => {
  const doc = letter(p('x ', spanWith('persName', { ref: '#ames' }, 'A<a>mes'), ' y<b>'), p('z'))
  const { select } = await show(doc)
  select(at(doc, 'a'))
  const name = page.getByRole('button', { name: 'persName' })
  await expect.element(name).toHaveAttribute('aria-current', 'true')
  await expect.element(combobox('ref')).toHaveValue('#ames')
  name.element().focus()
  await userEvent.keyboard('{ArrowLeft}')
  await expect.element(page.getByRole('button', { name: 'p', exact: true })).toHaveFocus()
  await expect.element(page.getByRole('heading', { name: 'p', exact: true })).toBeVisible()
  select(at(doc, 'b'))
  await expect.element(name).not.toBeInTheDocument()
})

test('a value is chosen from those in use in all texts, counted, and undone in one', async () => {
  const doc = letter(p(spanWith('persName', { ref: '#ames' }, 'A<a>mes'), spanWith('persName', { ref: '#wiley' }, 'W')))
  const { text, select, written } = await show(doc)
  select(at(doc, 'a'))
  await userEvent.click(combobox('ref'))
  await expect.element(page.getByRole('option').first()).toHaveTextContent('#wiley13 ×')
  await userEvent.keyboard('{ArrowDown}{Enter}')
  expect(written()).toContain('<persName ref="#wiley">Ames</persName>')
  undo(text.state, text.dispatch)
  expect(text.state.doc.eq(doc)).toBe(true)
})

test('an attribute is added, refused with a sentence, and removed', async () => {
  const doc = letter(p(spanWith('persName', { 'xml:id': 'a1' }, 'A<a>mes'), ' ', spanWith('date', {}, '18<b>99')))
  const { select, written } = await show(doc)
  select(at(doc, 'b'))
  await userEvent.fill(combobox('Add attribute…'), 'xml:id')
  await userEvent.keyboard('{Enter}')
  await userEvent.keyboard('a1{Enter}')
  await expect.element(page.getByRole('alert')).toHaveTextContent('stands in this text already')
  await userEvent.fill(combobox('xml:id'), 'd1')
  await userEvent.keyboard('{Enter}')
  expect(written()).toContain('<date xml:id="d1">1899</date>')
  await userEvent.click(page.getByRole('button', { name: 'Remove xml:id' }))
  expect(written()).toContain('<date>1899</date>')
})

test('another name takes off what it cannot have, and says so', async () => {
  const doc = letter(p(spanWith('date', { when: '1899', rend: 'x' }, '18<a>99')))
  const { select, written, said } = await show(doc)
  select(at(doc, 'a'))
  await userEvent.fill(combobox('Element'), 'placeName')
  await userEvent.keyboard('{Enter}')
  await expect.poll(written).toMatch(/^<p><placeName (when="1899" )?rend="x">1899<\/placeName><\/p>$/)
  expect(said.at(-1)).toContain('date is placeName now.')
})

test('a selected point is shown, a comment says something else, a container is unwrapped', async () => {
  const doc = letter(quote(p('on<a>e')), p('x<b>', pb('7'), comment(' c ')))
  const { text, select } = await show(doc)
  const selectNode = (pos: number) => {
    text.dispatch(text.state.tr.setSelection(NodeSelection.create(text.state.doc, pos)))
  }
  selectNode(at(doc, 'b'))
  await expect.element(page.getByRole('heading', { name: 'pb' })).toBeVisible()
  await expect.element(combobox('n')).toHaveValue('7')
  selectNode(at(doc, 'b') + 1)
  await userEvent.fill(page.getByRole('textbox', { name: 'What it says' }), ' a -- b ')
  await userEvent.click(page.getByRole('button', { name: 'Apply' }))
  await expect.element(page.getByText('A comment cannot hold')).toBeVisible()
  await userEvent.fill(page.getByRole('textbox', { name: 'What it says' }), ' d ')
  await userEvent.click(page.getByRole('button', { name: 'Apply' }))
  expect(writeRebuilt(text.state.doc)).toContain('<!-- d -->')
  select(at(doc, 'a'))
  await userEvent.click(page.getByRole('button', { name: 'quote' }))
  await userEvent.click(page.getByRole('button', { name: 'Unwrap' }))
  expect(writeRebuilt(text.state.doc)).not.toContain('quote')
})

test('what can only be read is shown and not changed', async () => {
  const doc = letter(p(spanWith('persName', { ref: '#ames' }, 'A<a>mes')))
  const { select } = await show(doc, false)
  select(at(doc, 'a'))
  await expect.element(combobox('ref')).toHaveAttribute('readonly')
  await expect.element(page.getByRole('button', { name: 'Unwrap' })).not.toBeInTheDocument()
  await expect.element(combobox('Add attribute…')).not.toBeInTheDocument()
})
