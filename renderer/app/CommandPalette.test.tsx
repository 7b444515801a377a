import { createRoot } from 'react-dom/client'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { CommandPalette } from './CommandPalette'
import type { Command } from './command'
import { startMessages } from './i18n'

const ran: string[] = []
let close: () => void = () => undefined

const command = (name: string, group: Command['group']): Command => ({ name, group, keys: [], run: () => undefined })

const commands = [
  command('transcription/delete', 'file'),
  command('edition/delete', 'file'),
  command('note/next', 'note'),
  command('note/delete', 'note'),
  command('text/list', 'text'),
]

beforeAll(startMessages)

beforeEach(() => {
  ran.length = 0
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  root.render(
    <CommandPalette
      commands={commands}
      context={{ text: null, show: () => undefined, say: () => undefined }}
      transcriptions={[]}
      onRun={(one) => ran.push(one.name)}
      onOpen={(id) => ran.push(id)}
    />,
  )
  close = () => {
    root.unmount()
    place.remove()
  }
})

afterEach(() => close())

const run = async (words: string) => {
  await userEvent.fill(page.getByRole('combobox'), words)
  await userEvent.keyboard('{Enter}')
}

test('Enter runs what the words name, though another command of an earlier group holds them too', async () => {
  await run('Delete note')
  await run('delete n')
  await run('Delete the transcription')
  expect(ran).toEqual(['note/delete', 'note/delete', 'transcription/delete'])
})

test('A command is found by other words for it too', async () => {
  await userEvent.fill(page.getByRole('combobox'), 'bullet points')
  await expect.element(page.getByRole('option')).toHaveTextContent('List')
})

test('the arrow keys go on in the order of the list, and round', async () => {
  await userEvent.fill(page.getByRole('combobox'), 'note')
  await userEvent.keyboard('{ArrowDown}{Enter}')
  await userEvent.keyboard('{ArrowDown}{Enter}')
  expect(ran).toEqual(['note/delete', 'note/next'])
})
