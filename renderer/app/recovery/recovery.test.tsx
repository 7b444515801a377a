import { Dexie } from 'dexie'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Answer, BackupFile, BackupPlace, Host, Requests } from '../../../shared/host'
import { libraryVersion } from '../../store/db'
import { keepImageBytes } from '../../store/images'
import { openStore, type Store } from '../../store/store'
import { withoutTails } from '../../store/test-library'
import { Drops } from '../drops'
import { problemText, startMessages } from '../i18n'
import { importFiles } from '../import-files'
import { Session } from '../session'
import { Start } from '../Start'
import { keepMarker } from './library-marker'
import { restoreAll } from './restore'

/** A shell whose folder of copies lies in memory. */
class Shell implements Host {
  readonly kind = 'electron'
  readonly copies = new Map<string, BackupFile & { readonly bytes: Uint8Array }>()
  readonly saved = new Map<string, Uint8Array>()
  place: BackupPlace = { folder: '/copies', chosen: false, problem: null }
  on = () => () => undefined
  dropped = () => Promise.resolve([])
  ask: Host['ask'] = <N extends keyof Requests>(name: N, ...args: Parameters<Requests[N]>) =>
    Promise.resolve({ ok: true, value: this.#answer(name, args) } as Answer<ReturnType<Requests[N]>>)

  #answer(name: keyof Requests, args: readonly unknown[]): unknown {
    const [first] = args
    if (name === 'backups/place') return this.place
    if (name === 'backups/list') return [...this.copies.values()].map((copy) => ({ ...copy, bytes: undefined }))
    if (name === 'backups/read') return this.copies.get(first as string)?.bytes
    if (name === 'backups/write') return this.#keep(first as Parameters<Requests['backups/write']>[0])
    if (name === 'storage/state') return { persisted: true, used: null, free: null }
    if (name !== 'files/save-as') return null
    const file = first as { readonly name: string; readonly bytes: Uint8Array }
    this.saved.set(file.name, file.bytes)
    return { name: file.name, token: file.name }
  }

  #keep({ edition, name, at, bytes }: Parameters<Requests['backups/write']>[0]): BackupFile {
    const order = this.copies.size + 1
    const token = String(order)
    const file = { token, name, edition, editionName: name, at, size: bytes.length, order, bytes }
    this.copies.set(token, file)
    return file
  }
}

const letter = (text: string) =>
  `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>${text}</title></titleStmt></fileDesc>` +
  `</teiHeader><text><body><p>The ${text} is old.</p></body></text></TEI>`

let library: string
let shell: Shell
let end: () => void

/** Starts the program as a person does. */
function start(): void {
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  const drops = new Drops(shell)
  root.render(<Start host={shell} drops={drops} library={library} />)
  end = () => {
    root.unmount()
    place.remove()
  }
}

/** Works on the library without a screen; ends as a person does, or as if the program were killed. */
async function atDesk(work: (session: Session) => Promise<void>, inPeace = true): Promise<void> {
  const session = new Session(shell, await storeOf())
  await work(session)
  if (inPeace) await session.finish()
  session.stop()
}

async function openRecovery(): Promise<void> {
  await expect.element(page.getByRole('main').first()).toBeVisible()
  await userEvent.keyboard('{Control>}k{/Control}')
  await userEvent.fill(page.getByPlaceholder('What do you want to do?'), 'Recovery')
  await userEvent.keyboard('{Enter}')
}

async function storeOf(): Promise<Store> {
  const store = await openStore(library)
  if (!store.ok) throw new Error(store.problem.message)
  return store.value
}

/** Takes in two letters, copies their edition, and has the program know that there is a library. */
async function workAndCopy(more: (session: Session) => Promise<void> = () => Promise.resolve()): Promise<void> {
  const files = ['rope', 'bell'].map((name) => {
    const content = { ok: true, value: new TextEncoder().encode(letter(name)) } as const
    return { name: `${name}.xml`, folder: 'Harbour/', ref: null, content }
  })
  await atDesk(async (session) => {
    await importFiles(session, files, null)
    await more(session)
    expect(await session.copying.copies.now()).toEqual({ ok: true, value: 1 })
  })
  keepMarker(library, { editions: 1 })
}

/** Puts an image beside the first text, as large as it says. */
async function putImage({ store: { db } }: Session, name: string, size: number): Promise<void> {
  const [first] = await db.transcriptions.toArray()
  const bytes = await keepImageBytes(db, new TextEncoder().encode(name))
  const facts = { sheet: null, type: 'image/png', width: 1, height: 1, position: 1 }
  await db.images.put({ ...facts, id: name, transcription: first?.id ?? '', name, bytes, size })
}

/** Loses the library, and brings back what second copies hold; answers with how many images have their bytes, and what the person is told. */
async function broughtBack(): Promise<{ readonly images: number; readonly told: string }> {
  await Dexie.delete(library)
  let found = { images: 0, told: '' }
  await atDesk(async (session) => {
    await restoreAll(session, [...shell.copies.values()])
    const { db } = session.store
    const rows = await db.images.toArray()
    const bytes = await db.imageBytes.bulkGet(rows.map((row) => row.bytes))
    const dialog = session.dialog.get()
    found = {
      images: bytes.filter((row) => row !== undefined).length,
      told: dialog?.kind === 'problem' ? problemText(dialog.problem) : '',
    }
  })
  return found
}

const type = (session: Session, words: string) => {
  const { text } = session.open ?? {}
  if (text === undefined) throw new Error('No text is open')
  text.dispatch(text.state.tr.insertText(words, text.state.doc.content.size - 2))
}

const heading = (name: string | RegExp) => expect.element(page.getByRole('heading', { name }))
const press = (name: string | RegExp) => userEvent.click(page.getByRole('button', { name }))
const titles = async () => {
  const store = await storeOf()
  const rows = await store.db.transcriptions.toArray()
  store.close()
  return rows.filter((row) => row.removed === null).map((row) => row.title)
}

beforeAll(startMessages)

beforeEach(() => {
  library = `recto-test-${crypto.randomUUID()}`
  shell = new Shell()
  end = () => undefined
})

afterEach(async () => {
  end()
  vi.restoreAllMocks()
  localStorage.removeItem(`recto-library/${library}`)
  await Dexie.delete(library)
  await withoutTails(library)
})

describe('A library that is gone', () => {
  test('comes back with what was typed since the last second copies, under its old names, in one go', async () => {
    await workAndCopy()
    await atDesk(async (session) => {
      const rope = (await session.store.db.transcriptions.toArray()).find(({ title }) => title === 'rope')
      await session.openTranscription(rope?.id ?? '')
      type(session, ' It holds.')
      expect(await session.rest()).toBe(true)
    }, false)
    await Dexie.delete(library)
    start()
    await expect.element(page.getByText(/together with all second copies/)).toBeVisible()
    await expect.element(page.getByRole('button', { name: 'Bring everything back' })).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await press(/^Harbour/)
    await press(/^rope/)
    await expect.element(page.getByRole('textbox', { name: 'Text of' })).toHaveTextContent('It holds.')
    expect((await titles()).toSorted()).toEqual(['bell', 'rope'])
  })

  test('is no empty library, and its editions come back from the second copies', async () => {
    await workAndCopy()
    await Dexie.delete(library)
    start()
    await heading('The library is empty').toBeVisible()
    await expect.element(page.getByRole('alert')).toHaveTextContent('Recto kept one edition here')
    await press('Restore it')
    await press(/^Harbour/)
    await expect.element(page.getByRole('button', { name: /rope/ }).first()).toBeVisible()
    expect((await titles()).toSorted()).toEqual(['bell', 'rope'])
  })

  test('has its page images again where a copy has them', async () => {
    await workAndCopy((session) => putImage(session, 'quay.png', 8))
    expect(await broughtBack()).toEqual({ images: 1, told: '' })
  })

  test('lacks page images that were too many for a copy, and names their files', async () => {
    await workAndCopy(async (session) => {
      await putImage(session, 'quay.png', 8)
      await putImage(session, 'mole.png', 30_000_000)
    })
    const { images, told } = await broughtBack()
    expect(images).toBe(0)
    expect(told).toContain('quay.png')
    expect(told).toContain('mole.png')
  })

  test('is known by its copies where all that the browser kept is gone', async () => {
    await workAndCopy()
    await Dexie.delete(library)
    localStorage.removeItem(`recto-library/${library}`)
    start()
    await heading('The library is empty').toBeVisible()
    await press('Go on with the empty library')
    await heading('Turn transcriptions into a clean edition').toBeVisible()
  })

  test('is not meant where there never was one, or where the person deleted all of it', async () => {
    start()
    await heading('Turn transcriptions into a clean edition').toBeVisible()
    end()
    await workAndCopy()
    await Dexie.delete(library)
    keepMarker(library, { editions: 0 })
    start()
    await heading('Turn transcriptions into a clean edition').toBeVisible()
  })
})

test('A library of a newer program is not touched; copies can be looked at and texts saved from them', async () => {
  await workAndCopy()
  await Dexie.delete(library)
  await new Promise((resolve) => {
    const opening = indexedDB.open(library, (libraryVersion + 1) * 10)
    opening.onsuccess = () => {
      opening.result.close()
      resolve(null)
    }
  })
  start()
  await heading('The library cannot be opened').toBeVisible()
  await expect.element(page.getByRole('alert')).toHaveTextContent('newer Recto')
  await press(/Look into the copy of Harbour/)
  await heading('Harbour').toBeVisible()
  await press('Save rope as TEI')
  await expect.poll(() => new TextDecoder().decode(shell.saved.get('rope.xml'))).toBe(letter('rope'))
  await expect.element(page.getByRole('button', { name: /Restore/ })).not.toBeInTheDocument()
  expect((await indexedDB.databases()).find(({ name }) => name === library)?.version).toBe((libraryVersion + 1) * 10)
})

describe('A copy', () => {
  beforeEach(async () => {
    await workAndCopy()
    await atDesk(async (session) => {
      const rope = (await session.store.db.transcriptions.toArray()).find(({ title }) => title === 'rope')
      await session.openTranscription(rope?.id ?? '')
      type(session, ' and new')
      await session.showLibrary()
    })
    start()
    await openRecovery()
    await heading('Recovery').toHaveFocus()
    await expect.element(page.getByText('All 2 texts can be read.')).toBeVisible()
    await press(/Look into the copy of Harbour/)
  })

  test('is compared with the library text by text', async () => {
    const lines = page.getByRole('list', { name: 'Transcriptions of this copy' }).getByRole('listitem')
    await expect.element(lines.nth(0)).toHaveTextContent(/rope.*changed in the library since, 2 words more there/)
    await expect.element(lines.nth(1)).toHaveTextContent(/bell.*the same as in the library/)
    await press('Compare rope')
    await expect.element(page.getByRole('dialog', { name: /the copy and the library/ })).toBeVisible()
  })

  test('gives single texts back into a new edition, and writes over nothing', async () => {
    await userEvent.click(page.getByRole('checkbox', { name: 'rope' }))
    await press('Restore one into a new edition')
    await heading(/^Harbour \(recovered, /).toBeVisible()
    expect((await titles()).toSorted()).toEqual(['bell', 'rope', 'rope'])
    const store = await storeOf()
    const texts = await Promise.all(
      (await store.db.transcriptions.toArray()).map(async ({ id }) => (await store.readText(id))?.doc.textContent),
    )
    store.close()
    expect(texts.filter((text) => text?.includes('rope')).toSorted()).toEqual([
      'The rope is old.',
      'The rope is old. and new',
    ])
  })
})

describe('What could not be read', () => {
  beforeEach(async () => {
    await workAndCopy()
    await atDesk(async (session) => {
      const rope = (await session.store.db.transcriptions.toArray()).find(({ title }) => title === 'rope')
      const { db } = session.store
      await session.openTranscription(rope?.id ?? '')
      for (const words of [' One.', ' Two.', ' Three.']) {
        type(session, words)
        await session.rest()
      }
      const rows = await db.journal
        .where('body')
        .equals(rope?.body ?? '')
        .sortBy('seq')
      await db.journal.update(rows[1]?.seq ?? 0, { sum: 'damaged' })
    }, false)
    await withoutTails(library)
    await atDesk(async (session) => {
      await session.resume()
      expect(session.dialog.get()).toMatchObject({ kind: 'problem', problem: { code: 'journal-damaged' } })
      await session.showLibrary()
    })
    start()
    await openRecovery()
    await press('Set aside from “rope”')
  })

  test('is shown with all that can be had of it, and becomes a text of its own', async () => {
    await expect.element(page.getByRole('group', { name: 'What can be read' })).toHaveTextContent('One. Two. Three.')
    await press('Restore as a new transcription')
    await expect.poll(titles).toContain('rope (recovered)')
  })

  test('is saved as a file, and let go when the person says so', async () => {
    await press('Save as a file…')
    await expect.poll(() => new TextDecoder().decode(shell.saved.get('rope.json'))).toContain('Three.')
    await press('Let it go…')
    await press('Delete')
    await expect.element(page.getByText('Everything is there.')).toBeVisible()
    const store = await storeOf()
    expect(await store.db.setAside.count()).toBe(0)
    store.close()
  })
})

test('A library that is emptied while a text is open gets the text back at once, and the person is told', async () => {
  await workAndCopy()
  start()
  await press(/^rope/)
  await expect.element(page.getByRole('textbox', { name: 'Text of' })).toBeVisible()
  const store = await storeOf()
  await store.db.transaction('rw', store.db.tables, () => Promise.all(store.db.tables.map((table) => table.clear())))
  await expect.element(page.getByRole('dialog')).toHaveTextContent('was deleted or emptied while Recto was running')
  await userEvent.keyboard('{Escape}')
  await userEvent.click(page.getByRole('textbox', { name: 'Text of' }))
  await userEvent.keyboard('Still here. ')
  await expect
    .poll(async () => {
      const [row] = await store.db.transcriptions.toArray()
      return row === undefined ? '' : (await store.readText(row.id))?.doc.textContent
    })
    .toContain('Still here.')
  store.close()
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
})
