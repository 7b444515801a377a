import { createRoot } from 'react-dom/client'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Node } from 'prosemirror-model'
import { tagSelection } from '../../shared/commands/tag'
import { letter, p, span } from '../../shared/testing/build'
import { startMessages } from '../app/i18n'
import { OpenText } from '../app/open-text'
import { createEditorState } from '../editor/state'
import { RegisterPanel } from './RegisterPanel'

beforeAll(startMessages)

function show(doc: Node): { readonly text: OpenText; readonly said: string[] } {
  const text = new OpenText('text', createEditorState({ doc, guesses: [] }))
  const said: string[] = []
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  root.render(<RegisterPanel text={text} entries={[]} say={(message) => said.push(message)} keyOf={() => 'Alt-p'} />)
  onTestFinished(() => {
    root.unmount()
    place.remove()
  })
  return { text, said }
}

test('the names of a text are listed with their counts, and Enter goes from mention to mention', async () => {
  const { text, said } = show(letter(p('See ', span('persName', 'Ames'), ', then ', span('persName', 'Ames'), '.')))
  await userEvent.click(page.getByRole('button', { name: 'Ames 2' }))
  const first = text.state.selection.from
  await userEvent.keyboard('{Enter}')
  expect(text.state.selection.from).toBeGreaterThan(first)
  expect(said).toEqual(['Ames: mention 1 of 2', 'Ames: mention 2 of 2'])
})

test('a name that is tagged comes into the list when the text rests', async () => {
  const { text } = show(letter(p('Solberg')))
  await expect.element(page.getByText('No names tagged yet')).toBeVisible()
  tagSelection('persName', {}, () => 'new')(text.state, text.dispatch)
  await expect.element(page.getByRole('list', { name: 'Persons' })).toHaveTextContent('Solberg')
})
