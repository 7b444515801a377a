import { createRoot } from 'react-dom/client'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { readPractice } from '../../../shared/queries/editorial-practice'
import { openStore } from '../../store/store'
import { TooltipProvider } from '../../ui/Tooltip'
import { startMessages } from '../i18n'
import { createTranscription, undo } from '../library-actions'
import { Session } from '../session'
import { MemoryHost } from '../testing/memory-host'
import { openTextOf } from '../testing/texts'
import { importVolume } from '../testing/volume'
import { headerAt } from '../../../shared/commands/header'
import { readHeader } from '../../../shared/tei/header'
import { EditionDataDialog } from './EditionDataDialog'
import type { HeaderSource } from './header-writes'

let session: Session
let unmount: () => void
let wanted: readonly HeaderSource[]

beforeAll(startMessages)

beforeEach(async () => {
  const store = await openStore(`recto-test-${crypto.randomUUID()}`)
  if (!store.ok) throw new Error(store.problem.message)
  session = new Session(new MemoryHost(), store.value)
  await importVolume(session, 1, 2)
  wanted = []
  const place = document.createElement('div')
  document.body.append(place)
  const mounted = createRoot(place)
  unmount = () => {
    mounted.unmount()
    place.remove()
  }
  mounted.render(
    <TooltipProvider>
      <EditionDataDialog
        session={session}
        edition={session.edition ?? ''}
        onClose={() => {
          unmount()
        }}
        onWrite={(source) => (wanted = [...wanted, source])}
      />
    </TooltipProvider>,
  )
  await expect.element(page.getByLabelText('Title of the edition')).toHaveFocus()
})

afterEach(async () => {
  unmount()
  await session.showLibrary()
  session.stop()
  await session.store.db.delete()
})

const data = async () => readPractice((await session.store.edition(session.edition ?? ''))?.practice).data

test('what is typed is kept also where the dialog is left by Escape, with one undo, and new texts begin with it', async () => {
  await userEvent.keyboard('Letters of the harbour{Tab}{Tab}{Enter}')
  await expect.poll(() => document.activeElement?.tagName).toBe('INPUT')
  await userEvent.keyboard('Jane Doe{Escape}')
  await expect.poll(async () => (await data()).editors).toEqual([{ name: 'Jane Doe', ref: '', share: '' }])
  expect((await data()).series).toBe('Letters of the harbour')
  await createTranscription(session, session.edition ?? '')
  const header = readHeader(headerAt(openTextOf(session).state.doc)?.xml ?? '')
  expect(header).toMatchObject({ series: 'Letters of the harbour', editors: [{ name: 'Jane Doe' }] })
  await session.showEdition(session.edition ?? '')
  await undo(session)
  await undo(session)
  expect((await data()).series).toBe('')
})

test('it is kept before it is written into the headers', async () => {
  await userEvent.keyboard('Letters')
  await userEvent.click(page.getByRole('button', { name: 'Write into the headers…' }))
  await expect.poll(() => wanted).toEqual(['data'])
  expect((await data()).series).toBe('Letters')
})

test('the name of the edition is offered as its title, and the focus goes to the field when it is taken', async () => {
  await userEvent.keyboard('x')
  await expect.element(page.getByRole('button', { name: 'Take “' })).toBeVisible()
  await userEvent.keyboard('{Tab}{Enter}')
  const name = (await session.store.edition(session.edition ?? ''))?.name ?? ''
  await expect.element(page.getByLabelText('Title of the edition')).toHaveValue(name)
  await expect.element(page.getByLabelText('Title of the edition')).toHaveFocus()
})
