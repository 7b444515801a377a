import { undo } from 'prosemirror-history'
import { createRoot } from 'react-dom/client'
import { expect, onTestFinished, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Node } from 'prosemirror-model'
import { notesOf } from '../../shared/queries/notes'
import { letter, note, noteWith, numbered, p } from '../../shared/testing/build'
import { startMessages } from '../app/i18n'
import { OpenText } from '../app/open-text'
import { createEditorState } from '../editor/state'
import { NotesPanel } from './NotesPanel'

async function shown(doc: Node): Promise<OpenText> {
  await startMessages()
  const text = new OpenText('text', createEditorState({ doc, guesses: [] }))
  const place = document.createElement('div')
  place.style.cssText = 'height: 600px; width: 336px; display: flex; flex-direction: column'
  document.body.append(place)
  const mounted = createRoot(place)
  mounted.render(<NotesPanel text={text} />)
  onTestFinished(() => {
    mounted.unmount()
    place.remove()
  })
  return text
}

const rows = () =>
  page
    .getByRole('listitem')
    .elements()
    .map((row) => row.textContent)

test('notes are listed by kind and by state', async () => {
  await shown(
    letter(
      p('a', numbered('1', p('One.')), noteWith({ type: 'query' }, p('Who?')), note(p(''))),
      p(noteWith({ type: 'query', subtype: 'resolved' }, p('Done.'))),
    ),
  )
  await expect.element(page.getByRole('button', { name: 'Who?' })).toBeVisible()
  await userEvent.selectOptions(page.getByLabelText('Kind').first(), 'Queries (2)')
  await expect.poll(rows).toEqual(['?query Who?', '?query Done.'])
  await userEvent.selectOptions(page.getByLabelText('State'), 'Open queries (1)')
  await expect.poll(rows).toEqual(['?query Who?'])
})

test('the note at the caret is edited beside the text: its words, kind and state, each undone by one key', async () => {
  const doc = letter(p('a', numbered('1', p('One.')), ' b'))
  const text = await shown(doc)
  await userEvent.click(page.getByRole('button', { name: 'One.' }))
  await userEvent.fill(page.getByLabelText('Its words'), 'Two.')
  expect(notesOf(text.state.doc)[0]?.node.textContent).toBe('Two.')
  await userEvent.selectOptions(page.getByLabelText('Kind').last(), 'Query to myself')
  await userEvent.click(page.getByRole('button', { name: 'Mark as resolved' }))
  expect(notesOf(text.state.doc)[0]?.node.attrs['attributes']).toEqual({ n: '1', type: 'query', subtype: 'resolved' })
  undo(text.state, text.dispatch)
  undo(text.state, text.dispatch)
  expect(notesOf(text.state.doc)[0]?.node.attrs['attributes']).toEqual({ n: '1' })
})

test('who is responsible for a note is typed by name where the header can name them, and told where it cannot', async () => {
  const text = await shown(letter(p('a', numbered('1', p('One.')), ' b')))
  await userEvent.click(page.getByRole('button', { name: 'One.' }))
  await userEvent.fill(page.getByLabelText('Responsible'), 'JD')
  await userEvent.keyboard('{Tab}')
  await expect.element(page.getByText(/no header that could name/)).toBeVisible()
  expect(notesOf(text.state.doc)[0]?.node.attrs['attributes']).toEqual({ n: '1' })
  await userEvent.fill(page.getByLabelText('Responsible'), '#JD')
  await userEvent.keyboard('{Tab}')
  expect(notesOf(text.state.doc)[0]?.node.attrs['attributes']).toEqual({ n: '1', resp: '#JD' })
})

test('of thousands of notes those in sight are drawn, and the arrow keys reach the others', async () => {
  const many = Array.from({ length: 5000 }, (_, index) =>
    p('x', numbered(String(index + 1), p(`Note ${String(index)}.`))),
  )
  await shown(letter(...many))
  await expect.element(page.getByRole('button', { name: 'Note 0.' })).toBeVisible()
  expect(page.getByRole('listitem').elements().length).toBeLessThan(80)
  ;(page.getByRole('button', { name: 'Note 0.' }).element() as HTMLElement).focus()
  await userEvent.keyboard('{End}')
  await expect.element(page.getByRole('button', { name: 'Note 4999.' })).toHaveFocus()
})
