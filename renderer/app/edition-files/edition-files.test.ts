import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Answer, FileHolder, FileRef, Host, OpenedFile, Requests } from '../../../shared/host'
import { linkEdition } from '../../store/edition-link'
import { openStore } from '../../store/store'
import { readEditionFile } from '../../../shared/edition-file/read'
import { newEntry } from '../../../shared/register/entry'
import { decode } from '../decode'
import { doEditionAct } from '../register/edition-act'
import { startMessages } from '../i18n'
import { importFiles } from '../import-files'
import { removeEdition } from '../library-actions'
import { Session } from '../session'
import type { EditionFileAsk } from './edition-file-ask'
import { saveEdition, saveEditionAs } from './save-edition'

const text = 'A letter\n\nThe harbour board met this morning.\n'

/** A host with files in memory, which another program can hold. */
class SharedDisk implements Host {
  readonly kind = 'electron'
  readonly files = new Map<string, Uint8Array>()
  holder: FileHolder | null = null
  taken = 0
  ask: Host['ask'] = <N extends keyof Requests>(name: N, ...args: Parameters<Requests[N]>) =>
    Promise.resolve(this.#answer(name, args) as Answer<ReturnType<Requests[N]>>)
  on = () => () => undefined
  dropped = () => Promise.resolve([])

  #answer(name: keyof Requests, [first, second]: readonly unknown[]): Answer<unknown> {
    const done = (value: unknown): Answer<unknown> => ({ ok: true, value })
    const { token } = (first ?? {}) as FileRef
    if (name === 'files/save-as') {
      const file = first as { name: string; bytes: Uint8Array }
      this.files.set(file.name, file.bytes)
      return done({ name: file.name, token: file.name })
    }
    if (name === 'files/hold') {
      if (second === true) [this.holder, this.taken] = [null, this.taken + 1]
      return done(this.holder)
    }
    if (name === 'files/stat') return done({ size: 0, modified: 1 })
    if (name === 'files/write') this.files.set(token, second as Uint8Array)
    if (name !== 'files/read') return done(null)
    const bytes = this.files.get(token)
    if (bytes !== undefined) return done(bytes)
    return { ok: false, problem: { code: 'file-gone', message: 'It is gone.' } }
  }
}

const opened = (name: string, content: Uint8Array | string, ref: FileRef | null = null): OpenedFile => {
  const value = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return { name, folder: '', ref, content: { ok: true, value } }
}

let disk: SharedDisk
let session: Session

const edition = () => {
  if (session.edition === null) throw new Error('No edition is on the screen')
  return session.edition
}

const fileOf = (name: string) => {
  const bytes = disk.files.get(name)
  if (bytes === undefined) throw new Error(`There is no ${name}`)
  return bytes
}

/** The next question about an edition file. */
async function asked<K extends EditionFileAsk['kind']>(kind: K): Promise<Extract<EditionFileAsk, { kind: K }>> {
  return vi.waitFor(
    () => {
      const dialog = session.dialog.get()
      if (dialog?.kind !== 'edition-file' || dialog.ask.kind !== kind) throw new Error('Nothing is asked')
      return dialog.ask as Extract<EditionFileAsk, { kind: K }>
    },
    { timeout: 10_000 },
  )
}

/** What another program would save: the edition under another name. */
async function theirs(): Promise<Uint8Array> {
  const { name } = (await session.store.edition(edition())) ?? { name: '' }
  await session.store.db.editions.update(edition(), { name: 'Letters of another' })
  const bytes = await session.editionFiles.bytesOf(edition())
  await session.store.db.editions.update(edition(), { name })
  if (!bytes.ok) throw new Error(bytes.problem.message)
  return bytes.value
}

beforeAll(startMessages)

beforeEach(async () => {
  const store = await openStore(`recto-test-${crypto.randomUUID()}`)
  if (!store.ok) throw new Error(store.problem.message)
  disk = new SharedDisk()
  session = new Session(disk, store.value)
  await importFiles(session, [opened('letter.txt', text)], null)
  expect(await saveEditionAs(session, edition())).toBe(true)
})

afterEach(async () => {
  const { db } = session.store
  session.stop()
  await db.delete()
})

const name = 'New edition.recto'

describe('An edition', () => {
  test('is saved with the entries of the register in each text that points at them, and other texts as they came', async () => {
    const tei = (name: string) =>
      `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Note</title></titleStmt></fileDesc></teiHeader><text><body><p>To <persName${name}>Ada</persName>.</p></body></text></TEI>`
    await importFiles(
      session,
      [opened('a.xml', tei(''), { name: 'a.xml', token: 'a' }), opened('b.xml', tei(' ref="#nobody"'))],
      edition(),
    )
    const ada = newEntry({ id: 'ada', kind: 'person', name: 'Ada Kern', xmlId: 'ada' })
    const nobody = newEntry({ id: 'nobody', kind: 'person', name: 'Nobody', xmlId: 'nobody' })
    const rows = [ada, nobody].map((entry) => ({ ...entry, edition: edition() }))
    await session.store.db.entries.bulkPut(rows)
    const a = (await session.store.transcriptionsOf(edition())).find(({ origin }) => origin?.name === 'a.xml')
    const told = await session.texts.askOne(a?.id ?? '', { kind: 'pointing', values: null })
    if (!told.ok) throw new Error(told.problem.message)
    const changes = told.answer.spans.map(({ span, near, name: element }) => {
      return { kind: 'retag', span, near, name: element, attributes: { ref: '#ada' } } as const
    })
    const label = { code: 'link', values: { name: 'Ada' } } as const
    const texts = [{ transcription: a?.id ?? '', at: told.at, changes }]
    expect(await doEditionAct(session, { label, texts })).toBe(true)
    for (const turn of [1, 2]) {
      await session.store.db.entries.update('ada', { name: `Ada Kern ${String(turn)}` })
      const bytes = await session.editionFiles.bytesOf(edition())
      const file = bytes.ok ? readEditionFile(bytes.value, decode).value : null
      const written = (file?.transcriptions ?? []).map((one) => new TextDecoder().decode(one.tei ?? undefined))
      const linked = written.find((one) => one.includes('ref="#ada"'))
      expect(linked).toContain('<person xml:id="ada">')
      expect(linked).toContain(`Ada Kern ${String(turn)}`)
      expect(written).toContain(tei(' ref="#nobody"'))
    }
  })

  test('is saved to its file again without a question', async () => {
    disk.files.set('other', fileOf(name))
    expect(await saveEdition(session, edition())).toBe(true)
    expect(disk.files.size).toBe(2)
    expect((await session.store.edition(edition()))?.file?.ref.name).toBe(name)
  })

  test('whose file is gone is written there anew', async () => {
    disk.files.clear()
    expect(await saveEdition(session, edition())).toBe(true)
    expect(disk.files.has(name)).toBe(true)
  })

  test('is not written over what another program saved before the person said so', async () => {
    const other = await theirs()
    disk.files.set(name, other)
    const left = saveEdition(session, edition())
    const question = await asked('changed')
    expect(question.theirs?.items.filter(({ relation }) => relation !== 'same').map(({ key }) => key)).toEqual(['name'])
    question.answer(null)
    expect(await left).toBe(false)
    expect(fileOf(name)).toBe(other)
    const over = saveEdition(session, edition())
    ;(await asked('changed')).answer('overwrite')
    expect(await over).toBe(true)
    expect(fileOf(name)).not.toBe(other)
  })

  test('takes in what another program saved, and is saved then', async () => {
    disk.files.set(name, await theirs())
    const saved = saveEdition(session, edition())
    ;(await asked('changed')).answer('theirs')
    ;(await asked('intake')).answer({ way: 'merge', choices: { name: 'theirs' } })
    expect(await saved).toBe(true)
    expect((await session.store.edition(edition()))?.name).toBe('Letters of another')
  })

  test('is not saved where what another program saved was left without a choice', async () => {
    const other = await theirs()
    disk.files.set(name, other)
    const saved = saveEdition(session, edition())
    ;(await asked('changed')).answer('theirs')
    ;(await asked('intake')).answer(null)
    expect(await saved).toBe(false)
    expect(fileOf(name)).toBe(other)
  })

  test('is not saved to a file that became something else before that was said', async () => {
    disk.files.set(name, new TextEncoder().encode('Dear Sir,'))
    const saved = saveEdition(session, edition())
    const question = await asked('changed')
    expect(question.theirs).toBeNull()
    question.answer(null)
    expect(await saved).toBe(false)
  })

  test('is saved to a file that another program holds only once it was taken over', async () => {
    const before = fileOf(name)
    disk.holder = { user: 'anna', machine: 'desk', since: 1 }
    const left = saveEdition(session, edition())
    expect((await asked('held')).holder).toMatchObject({ user: 'anna' })
    ;(await asked('held')).answer(null)
    expect(await left).toBe(false)
    expect(fileOf(name)).toBe(before)
    const taken = saveEdition(session, edition())
    ;(await asked('held')).answer('take')
    expect(await taken).toBe(true)
    expect(disk.taken).toBe(1)
  })
})

describe('An edition file', () => {
  test('that is opened twice is one edition, linked to the file', async () => {
    const [id, bytes] = [edition(), fileOf(name)]
    await linkEdition(session.store.db, id, null)
    const ref = { name, token: name }
    await importFiles(session, [opened(name, bytes, ref)], null)
    expect(edition()).toBe(id)
    expect((await session.store.edition(id))?.file?.ref).toEqual(ref)
    expect(await session.store.db.editions.count()).toBe(1)
  })

  test('of a deleted edition brings it back', async () => {
    const [id, bytes] = [edition(), fileOf(name)]
    const row = await session.store.edition(id)
    if (row !== undefined) await removeEdition(session, row)
    await importFiles(session, [opened(name, bytes)], null)
    expect(edition()).toBe(id)
    expect(await session.store.transcriptionsOf(id)).toHaveLength(1)
  })

  test('that is none is refused beside texts that are taken in', async () => {
    await importFiles(session, [opened('a.recto', 'Dear Sir,'), opened('b.txt', text)], edition())
    const dialog = session.dialog.get()
    expect(dialog).toMatchObject({ kind: 'report', report: { refused: [{ file: 'a.recto' }] } })
    expect(await session.store.transcriptionsOf(edition())).toHaveLength(2)
  })

  test('of an edition that can only be read keeps it from being changed', async () => {
    await session.store.db.editions.update(edition(), { readOnly: 'newer' })
    await importFiles(session, [opened('b.txt', text)], edition())
    expect(session.dialog.get()).toMatchObject({ kind: 'problem', problem: { code: 'edition-newer' } })
    expect(await session.store.transcriptionsOf(edition())).toHaveLength(1)
    expect(await saveEdition(session, edition())).toBe(false)
    const [row] = await session.store.transcriptionsOf(edition())
    await session.reopen(row?.id ?? '')
    expect(session.open?.stored.readOnly).toMatchObject({ code: 'edition-newer' })
  })
})
