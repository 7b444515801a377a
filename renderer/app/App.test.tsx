import { createRoot } from 'react-dom/client'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { browserHost } from '../host/browser'
import { openStore } from '../store/store'
import { App } from './App'
import { Drops } from './drops'
import { startMessages } from './i18n'
import { importFiles } from './import-files'
import { Session } from './session'

let session: Session
let end: () => void

beforeAll(startMessages)

beforeEach(async () => {
  const answer = await openStore(`recto-test-${crypto.randomUUID()}`)
  if (!answer.ok) throw new Error(answer.problem.message)
  const host = browserHost()
  session = new Session(host, answer.value)
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  root.render(<App session={session} drops={new Drops(host)} />)
  end = () => {
    root.unmount()
    place.remove()
  }
})

afterEach(async () => {
  vi.restoreAllMocks()
  end()
  session.stop()
  await session.store.db.delete()
})

test('What is said of an act, a toast and a dialog draw nothing of the screen of a text anew', async () => {
  const value = new TextEncoder().encode('A letter to the board\n\nThe harbour board received me this morning.\n')
  await importFiles(session, [{ name: 'letter.txt', folder: '', ref: null, content: { ok: true, value } }], null)
  await expect.element(page.getByRole('textbox', { name: 'Text of' })).toBeVisible()
  await new Promise((resolve) => requestIdleCallback(resolve))
  // The screen of a text asks for its panel whenever it is drawn.
  const drawn = vi.spyOn(session.panel, 'get')
  session.say('Tagged as a person')
  await expect.poll(() => document.body.textContent.includes('Tagged as a person')).toBe(true)
  session.toast('The text was exported')
  await expect.element(page.getByText('The text was exported').first()).toBeVisible()
  session.dialog.set({ kind: 'about' })
  await expect.element(page.getByRole('dialog')).toBeVisible()
  session.dialog.set(null)
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
  expect(drawn).not.toHaveBeenCalled()
})
