import { undo } from 'prosemirror-history'
import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, onTestFinished, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Node } from 'prosemirror-model'
import { schema } from '../../shared/schema'
import { newHeader, readHeader } from '../../shared/tei/header'
import { doc as root, div, head, letter, numbered, p, pageBreak, text as textOf } from '../../shared/testing/build'
import { Cell } from '../app/cell'
import { startMessages } from '../app/i18n'
import { OpenText } from '../app/open-text'
import { noRounds } from '../app/rounds/rounds'
import { createEditorState } from '../editor/state'
import { HeaderPanel } from './HeaderPanel'
import { NotesPanel } from './NotesPanel'
import { OutlinePanel } from './OutlinePanel'
import { PagesPanel } from './PagesPanel'

async function openText(doc: Node): Promise<OpenText> {
  await startMessages()
  return new OpenText('text', createEditorState({ doc, guesses: [] }))
}

function show(panel: ReactNode): void {
  const place = document.createElement('div')
  document.body.append(place)
  const mounted = createRoot(place)
  mounted.render(panel)
  onTestFinished(() => {
    mounted.unmount()
    place.remove()
  })
}

test('notes are listed with number, text and page, found by a word, and gone to', async () => {
  const doc = letter(
    pageBreak('7'),
    p('One', numbered('3', p('Of stone.'))),
    pageBreak('8'),
    p('Two', numbered('4', p('Of wood.'))),
  )
  const text = await openText(doc)
  show(<NotesPanel text={text} />)
  await expect.element(page.getByRole('button', { name: '3 Of stone. p. 7' })).toBeVisible()
  await userEvent.fill(page.getByRole('textbox'), 'wood')
  await expect.element(page.getByRole('button', { name: 'stone' })).not.toBeInTheDocument()
  await userEvent.click(page.getByRole('button', { name: 'wood' }))
  expect(text.state.selection.$head.parent.textContent).toBe('Of wood.')
})

test('the outline folds, finds by letters, moves with the focus, and is undone', async () => {
  const doc = letter(head('Alpha'), p('One'), div(head('Beta'), p('Two')), div(head('Gamma'), p('Three')))
  const text = await openText(doc)
  show(<OutlinePanel text={text} context={{ text, show: () => undefined, say: () => undefined }} />)
  const line = (name: string) => page.getByRole('treeitem', { name })
  await expect.element(line('Alpha')).toBeVisible()
  ;(line('Alpha').element() as HTMLElement).focus()
  await userEvent.keyboard('{ArrowLeft}')
  await expect.element(line('Beta')).not.toBeInTheDocument()
  await expect.element(line('Alpha')).toHaveAttribute('aria-expanded', 'false')
  await userEvent.keyboard('{ArrowRight}g')
  await expect.element(line('Gamma')).toHaveFocus()
  await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}')
  const labels = () =>
    page
      .getByRole('treeitem')
      .elements()
      .map((item) => item.getAttribute('aria-label'))
  await expect.poll(labels).toEqual(['Alpha', 'Gamma', 'Beta'])
  await expect.element(line('Gamma')).toHaveFocus()
  await userEvent.keyboard('{F2}Delta{Enter}')
  await expect.poll(labels).toEqual(['Alpha', 'Delta', 'Beta'])
  await userEvent.keyboard('{Delete}')
  await expect.poll(labels).toEqual(['Alpha', 'Beta'])
  for (let i = 0; i < 3; i++) undo(text.state, text.dispatch)
  expect(text.state.doc.eq(doc)).toBe(true)
})

test('outline and pages go to their places', async () => {
  const doc = letter(head('First'), p('One'), pageBreak('8'), div(head('Second'), p('Two')))
  const text = await openText(doc)
  show(
    <>
      <OutlinePanel text={text} context={{ text, show: () => undefined, say: () => undefined }} />
      <PagesPanel text={text} rounds={new Cell(noRounds)} />
    </>,
  )
  await userEvent.click(page.getByRole('treeitem', { name: 'Second' }))
  expect(text.state.selection.$head.parent.textContent).toBe('Second')
  await expect.element(page.getByRole('button', { name: 'Page 8' })).toHaveAttribute('aria-current', 'page')
})

test('the header form shows and changes the header, and undo takes it back', async () => {
  const xml = newHeader({ title: 'A letter' })
  const doc = root(schema.nodes.header.create({ xml }), textOf(p('One')))
  const text = await openText(doc)
  show(<HeaderPanel text={text} say={() => undefined} />)
  await expect.element(page.getByLabelText('Title', { exact: true })).toHaveValue('A letter')
  await userEvent.fill(page.getByLabelText('Sender', { exact: true }), 'A. Wendt ')
  const now = () => readHeader(text.state.doc.firstChild?.attrs['xml'] as string)
  expect(now()).toMatchObject({ title: 'A letter', sender: 'A. Wendt' })
  undo(text.state, text.dispatch)
  expect(text.state.doc.eq(doc)).toBe(true)
  await userEvent.click(page.getByLabelText('Title', { exact: true }))
  await expect.element(page.getByLabelText('Sender', { exact: true })).toHaveValue('')
})
