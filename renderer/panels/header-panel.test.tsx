import { createRoot } from 'react-dom/client'
import { expect, onTestFinished, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { headerAt } from '../../shared/commands/header'
import { schema } from '../../shared/schema'
import { newHeader, readHeader, type HeaderFields } from '../../shared/tei/header'
import { doc, letter, p } from '../../shared/testing/build'
import { startMessages } from '../app/i18n'
import { OpenText } from '../app/open-text'
import { createEditorState } from '../editor/state'
import { TooltipProvider } from '../ui/Tooltip'
import { HeaderPanel } from './HeaderPanel'

const heard: string[] = []

async function shown(fields: Partial<HeaderFields>): Promise<OpenText> {
  await startMessages()
  const header = schema.nodes.header.create({ xml: newHeader({ title: 'Letter', ...fields }) })
  const made = doc(header, ...letter(p('x')).content.content)
  const text = new OpenText('text', createEditorState({ doc: made, guesses: [] }))
  const place = document.createElement('div')
  place.style.cssText = 'height: 600px; width: 336px; display: flex; flex-direction: column'
  document.body.append(place)
  const mounted = createRoot(place)
  mounted.render(
    <TooltipProvider>
      <HeaderPanel text={text} say={(message) => heard.push(message)} />
    </TooltipProvider>,
  )
  onTestFinished(() => {
    mounted.unmount()
    place.remove()
  })
  await expect.element(page.getByRole('form', { name: 'Header' })).toBeVisible()
  return text
}

const said = ({ state }: OpenText): HeaderFields => readHeader(headerAt(state.doc)?.xml ?? '')
const named = (text: OpenText) => said(text).editors.map(({ name }) => name)
const focus = (name: string) => {
  ;(page.getByRole('button', { name }).element() as HTMLElement).focus()
}
const editor = (name: string) => ({ name, ref: '', share: '' })

test('lines of a list are added, filled, put in order and removed by keys alone, the focus staying at them', async () => {
  const text = await shown({ editors: [editor('Vance')] })
  focus('Add editor')
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => document.activeElement?.tagName).toBe('INPUT')
  expect(named(text)).toEqual(['Vance'])
  await userEvent.keyboard('Doe{Tab}transcription')
  expect(said(text).editors).toEqual([editor('Vance'), { ...editor('Doe'), share: 'transcription' }])
  focus('Move up: Doe')
  await userEvent.keyboard('{Enter}')
  expect(named(text)).toEqual(['Doe', 'Vance'])
  await expect.poll(() => (document.activeElement as HTMLInputElement).value).toBe('Doe')
  focus('Remove: Doe')
  await userEvent.keyboard('{Enter}')
  expect(named(text)).toEqual(['Vance'])
  await expect.poll(() => (document.activeElement as HTMLInputElement).value).toBe('Vance')
})

test('a word that is typed is one change, undone as one, which is said', async () => {
  const text = await shown({})
  await userEvent.fill(page.getByLabelText('Publisher'), '')
  await userEvent.type(page.getByLabelText('Publisher'), 'Harbour')
  expect(said(text).publisher).toBe('Harbour')
  heard.length = 0
  await userEvent.keyboard('{Control>}z{/Control}')
  expect(said(text).publisher).toBe('')
  expect(heard).toEqual(['Undone: change of the header'])
  await expect.element(page.getByLabelText('Publisher')).toHaveValue('')
  await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}')
  await expect.element(page.getByLabelText('Publisher')).toHaveValue('Harbour')
  expect(said(text).publisher).toBe('Harbour')
})

test('what is wrong with a value is said at it, and the value is kept', async () => {
  const text = await shown({})
  await userEvent.fill(page.getByLabelText('Date, as YYYY-MM-DD'), '1935-13-40')
  await expect.element(page.getByLabelText('Date, as YYYY-MM-DD')).toHaveAttribute('aria-invalid', 'true')
  expect(said(text).when).toBe('1935-13-40')
  await userEvent.fill(page.getByLabelText('Shelf mark'), 'Box 4')
  await expect.element(page.getByText(/Say the town or the repository/)).toBeVisible()
  await userEvent.fill(page.getByLabelText('Repository', { exact: true }), 'State Archives')
  await expect.element(page.getByText(/Say the town or the repository/)).not.toBeInTheDocument()
})
