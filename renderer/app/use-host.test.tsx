import { createRoot } from 'react-dom/client'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { renameTranscription } from './acts'
import type { Answer, Events, Host, Menu, Requests } from '../../shared/host'
import { openStore } from '../store/store'
import { App } from './App'
import { Drops } from './drops'
import { startMessages } from './i18n'
import { importFiles } from './import-files'
import { Session } from './session'

/** A desktop host that takes down what it is asked and can be made to tell something. */
class RecordingHost implements Host {
  readonly kind = 'electron'
  readonly asked: [string, ...unknown[]][] = []
  readonly #listeners = new Map<string, (value: never) => void>()
  ask: Host['ask'] = <N extends keyof Requests>(name: N, ...args: Parameters<Requests[N]>) => {
    this.asked.push([name, ...args])
    const done: Answer<unknown> = { ok: true, value: null }
    return Promise.resolve(done as Answer<ReturnType<Requests[N]>>)
  }
  on: Host['on'] = (name, listener) => {
    this.#listeners.set(name, listener)
    return () => this.#listeners.delete(name)
  }
  dropped = () => Promise.resolve([])

  tell<N extends keyof Events>(name: N, value: Events[N]): void {
    ;(this.#listeners.get(name) as ((value: Events[N]) => void) | undefined)?.(value)
  }

  last(name: keyof Requests): readonly unknown[] | undefined {
    return this.asked.findLast((asked) => asked[0] === name)?.slice(1)
  }
}

let host: RecordingHost
let session: Session
let end: () => void

beforeAll(startMessages)

beforeEach(async () => {
  const answer = await openStore(`recto-test-${crypto.randomUUID()}`)
  if (!answer.ok) throw new Error(answer.problem.message)
  host = new RecordingHost()
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
  end()
  session.stop()
  await session.store.db.delete()
})

async function openLetter(): Promise<void> {
  const value = new TextEncoder().encode('A letter to the board\n\nThe harbour board received me this morning.\n')
  await importFiles(session, [{ name: 'letter.txt', folder: '', ref: null, content: { ok: true, value } }], null)
}

/** A command of the menu bar as it was shown last. */
function inMenu(name: string) {
  const [menus] = (host.last('menu/show') ?? [[]]) as [readonly Menu[]]
  return menus.flatMap(({ items }) => items).find((item) => item.kind === 'command' && item.command === name)
}

describe('The window', () => {
  test('is called after the transcription and its edition, and follows a rename', async () => {
    await openLetter()
    const row = (await session.store.transcriptionsOf(session.edition ?? ''))[0]
    if (row === undefined) throw new Error('There is no transcription')
    await expect.poll(() => host.last('window/title')).toMatchObject([{ text: `${row.title} – New edition – Recto` }])
    await session.store.commitAct(renameTranscription(row, 'The quay'))
    await expect.poll(() => host.last('window/title')).toMatchObject([{ text: 'The quay – New edition – Recto' }])
  })

  test('has the menus of what can be done now', async () => {
    await expect.poll(() => inMenu('file/export')).toMatchObject({ enabled: false })
    expect(inMenu('edition/new')).toMatchObject({ enabled: true, key: 'Mod-Alt-n' })
    await openLetter()
    await expect.poll(() => inMenu('file/export')).toMatchObject({ enabled: true })
    expect(inMenu('transcription/take-over')).toMatchObject({ enabled: false })
  })

  test('follows the look that is chosen', async () => {
    session.settings.set({ theme: 'dark' })
    await expect.poll(() => host.last('window/theme')).toEqual(['dark'])
    session.settings.set({ theme: 'system' })
    await expect.poll(() => host.last('window/theme')).toEqual(['system'])
  })

  test('answers that it may close only when what was typed is stored', async () => {
    await openLetter()
    const text = session.open?.text
    if (text === undefined) throw new Error('No text is open')
    text.dispatch(text.state.tr.insertText('Not ', 4))
    host.tell('window/close-asked', null)
    await expect.poll(() => host.last('window/close')).toEqual([true])
    const stored = await session.store.readText(text.id)
    expect(stored?.doc.textContent).toContain('Not ')
  })

  test('closes only after what was typed while second copies were written is stored, too', async () => {
    await openLetter()
    const text = session.open?.text
    if (text === undefined) throw new Error('No text is open')
    const finish = () => {
      text.dispatch(text.state.tr.insertText('Late ', 4))
      return Promise.resolve()
    }
    Object.assign(session.copying, { finish })
    Object.assign(session.store, { end: () => Promise.reject(new Error('The library does not answer')) })
    host.tell('window/close-asked', null)
    await expect.poll(() => host.last('window/close')).toEqual([true])
    expect(session.saveState.get()).toEqual({ kind: 'saved' })
    expect((await session.store.readText(text.id))?.doc.textContent).toContain('Late ')
  })
})
