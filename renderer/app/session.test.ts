import { TextSelection, type Transaction } from 'prosemirror-state'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { FileRef, OpenedFile } from '../../shared/host'
import { schemaVersion } from '../../shared/schema/version'
import { openStore } from '../store/store'
import { exportAgain, exportAs, readAgain } from './exporting'
import { fileName } from './file-name'
import { startMessages } from './i18n'
import { collected, importFiles } from './import-files'
import {
  copyEdition,
  copyTranscription,
  moveTo,
  putAt,
  redo,
  removeEdition,
  removeTranscription,
  undo,
} from './library-actions'
import { Session } from './session'
import { MemoryHost, openedFile } from './testing/memory-host'
import { letter as tei, openTextOf, telegram, typeBefore as typeInto } from './testing/texts'

let host: MemoryHost
let session: Session

const file = openedFile

const openText = () => openTextOf(session)

const openRow = async () => {
  const row = await session.store.transcription(openText().id)
  if (row === undefined) throw new Error('The open text is not in the store')
  return row
}

const typeBefore = (word: string, text: string) => {
  typeInto(session, word, text)
}

/** What a new start of the program shows, on the same database. */
async function restart(): Promise<void> {
  const { name } = session.store.db
  await session.finish()
  session.stop()
  const answer = await openStore(name)
  if (!answer.ok) throw new Error(answer.problem.message)
  session = new Session(host, answer.value)
  await session.resume()
}

const titles = async (edition: string) => (await session.store.transcriptionsOf(edition)).map((row) => row.title)

beforeAll(startMessages)

beforeEach(async () => {
  const answer = await openStore(`recto-test-${crypto.randomUUID()}`)
  if (!answer.ok) throw new Error(answer.problem.message)
  host = new MemoryHost()
  session = new Session(host, answer.value)
})

afterEach(async () => {
  await session.showLibrary()
  await session.store.db.delete()
})

describe('A text that is dropped', () => {
  test('opens at once, and after a restart is as it was left, caret included', async () => {
    await importFiles(session, [file('telegram.txt', telegram)], null)
    typeBefore('harbour', 'old ')
    const { tr, doc } = openText().state
    openText().dispatch(tr.setSelection(TextSelection.create(doc, 12)))
    await restart()
    expect(openText().state.doc.eq(doc)).toBe(true)
    expect(openText().state.selection.head).toBe(12)
    expect(session.saveState.get()).toEqual({ kind: 'saved' })
  })

  test('shows what is to be settled in it when it is opened for the first time, and then leaves the panel alone', async () => {
    await importFiles(session, [file('telegram.txt', telegram)], null)
    expect(session.panel.get()).toEqual({ panel: 'findings', turn: 0 })
    session.show('notes')
    await restart()
    expect(session.panel.get().panel).not.toBe('findings')
    await importFiles(session, [file('b.xml', tei)], session.edition)
    expect(session.panel.get().panel).not.toBe('findings')
  })

  test('with others comes with one report of what was taken in and what was refused', async () => {
    const files = [
      file('a.txt', telegram),
      file('b.xml', '<TEI><text></TEI>'),
      file('c.bin', new Uint8Array([1, 0, 2])),
    ]
    await importFiles(session, files, null)
    const dialog = session.dialog.get()
    if (dialog?.kind !== 'report') throw new Error('There is no report')
    expect(dialog.report.taken.map((one) => one.file)).toEqual(['a.txt'])
    expect(dialog.report.refused.map((one) => one.file)).toEqual(['b.xml', 'c.bin'])
    expect(dialog.report.refused.every((one) => one.findings[0]?.message !== '')).toBe(true)
  })

  test('that cannot be read leaves the library as it was', async () => {
    await importFiles(session, [file('empty.txt', '')], null)
    expect(session.screen.get()).toEqual({ kind: 'library' })
    expect(await session.store.db.editions.count()).toBe(0)
    expect(session.dialog.get()).toMatchObject({ kind: 'report', report: { taken: [] } })
  })

  test('goes into the edition that is open', async () => {
    await importFiles(session, [file('a.txt', telegram)], null)
    const edition = session.edition ?? ''
    await importFiles(session, [file('b.xml', tei)], edition)
    expect(await titles(edition)).toHaveLength(2)
  })
})

test('What another window has overtaken is kept as a copy when the person leaves the text', async () => {
  await importFiles(session, [file('telegram.txt', telegram)], null)
  const edition = session.edition ?? ''
  const theirs = await session.store.openText(openText().id)
  if (!theirs.ok) throw new Error(theirs.problem.message)
  theirs.value.store.push(openText().state.tr.insertText('x', 12).steps)
  await theirs.value.store.flush()
  typeBefore('harbour', 'old ')
  const { doc } = openText().state
  expect(await session.showEdition(edition)).toBe(true)
  const [, copy] = await session.store.transcriptionsOf(edition)
  expect((await session.store.readText(copy?.id ?? ''))?.doc.eq(doc)).toBe(true)
})

test('A journal that has grown long while somebody types is folded once, however many keys are pressed meanwhile', async () => {
  await importFiles(session, [openedFile('telegram.txt', telegram)], null)
  const { state, dispatch } = openTextOf(session)
  dispatch(Array.from({ length: 2000 }).reduce<Transaction>((tr) => tr.insertText('x', 4), state.tr))
  await session.rest()
  const { store } = session.open?.stored ?? {}
  if (store === undefined) throw new Error('No text is open')
  const folding = vi.spyOn(store, 'checkpoint')
  for (let count = 0; count < 5; count++) typeInto(session, 'Solberg', 'y')
  expect(folding).toHaveBeenCalledTimes(1)
  await folding.mock.results[0]?.value
  expect(store.overlong).toBe(false)
})

describe('Reading files', () => {
  test('can be stopped, and then nothing was taken in', async () => {
    const stop = session.job.subscribe(() => session.job.get()?.cancel())
    await importFiles(session, [file('a.txt', telegram), file('b.txt', telegram)], null)
    stop()
    expect(session.dialog.get()).toMatchObject({ kind: 'report', report: { taken: [], cancelled: true } })
    expect(session.job.get()).toBeNull()
    expect(await session.store.db.editions.count()).toBe(0)
    await importFiles(session, [file('a.txt', telegram)], null)
    expect(session.open).not.toBeNull()
  })
})

test('Files that are long to collect can be left alone', async () => {
  const never = new Promise<readonly OpenedFile[]>(() => undefined)
  const found = collected(session, never)
  session.job.get()?.cancel()
  expect(await found).toBeNull()
  expect(session.job.get()).toBeNull()
})

describe('A text of a newer Recto', () => {
  test('can be read and not changed, and is as it was', async () => {
    await importFiles(session, [file('telegram.txt', telegram)], null)
    const { body } = await openRow()
    const { doc } = openText().state
    await session.showLibrary()
    await session.store.db.bodies.update(body, { schema: schemaVersion + 1 })
    const { last } = (await session.store.here()) ?? {}
    expect(await session.openTranscription(last ?? '')).toBe(true)
    expect(session.open?.stored.readOnly?.code).toBe('body-newer')
    typeBefore('harbour', 'old ')
    expect(openText().state.doc.eq(doc)).toBe(true)
    expect(await session.finish()).toBe(true)
    expect((await session.store.db.bodies.get(body))?.schema).toBe(schemaVersion + 1)
  })
})

describe('On a full disk', () => {
  test('the window may not close, says why, and saves by itself when there is room again', async () => {
    await importFiles(session, [file('telegram.txt', telegram)], null)
    const full = new DOMException('full', 'QuotaExceededError')
    const add = vi.spyOn(session.store.db.journalScribe, 'store').mockRejectedValue(full)
    typeBefore('harbour', 'old ')
    expect(await session.finish()).toBe(false)
    expect(session.saveState.get()).toMatchObject({ kind: 'failed', problem: { code: 'no-space' } })
    expect(await session.showLibrary()).toBe(false)
    expect(session.dialog.get()).toMatchObject({ kind: 'problem', problem: { code: 'no-space' } })
    add.mockRestore()
    await expect.poll(() => session.saveState.get(), { timeout: 8000 }).toEqual({ kind: 'saved' })
    const stored = await session.store.readText(openText().id)
    expect(stored?.doc.textContent).toContain('The old harbour board')
  })
})

describe('In the library', () => {
  let edition = ''

  beforeEach(async () => {
    const files = ['a', 'b', 'c'].map((name) => file(`${name}.txt`, telegram.replace('Telegram', name)))
    await importFiles(session, files, null)
    edition = session.edition ?? ''
    for (const row of await session.store.transcriptionsOf(edition))
      await session.store.db.transcriptions.update(row.id, {
        title: row.title.length > 0 ? String(row.position) : '',
      })
  })

  const rowAt = async (index: number) => {
    const row = (await session.store.transcriptionsOf(edition))[index]
    if (row === undefined) throw new RangeError(`No transcription ${String(index)}`)
    return row
  }

  test('a transcription is deleted, and undo brings it back', async () => {
    await removeTranscription(session, await rowAt(1))
    expect(await titles(edition)).toEqual(['0', '2'])
    await undo(session)
    expect(await titles(edition)).toEqual(['0', '1', '2'])
    await redo(session)
    expect(await titles(edition)).toEqual(['0', '2'])
  })

  test('the order is made by hand, and undone', async () => {
    const rows = await session.store.transcriptionsOf(edition)
    await putAt(session, rows, (await rowAt(2)).id, 0)
    expect(await titles(edition)).toEqual(['2', '0', '1'])
    await undo(session)
    expect(await titles(edition)).toEqual(['0', '1', '2'])
  })

  test('a copy of a transcription stands after it and holds its text', async () => {
    await copyTranscription(session, await rowAt(0))
    expect(await titles(edition)).toEqual(['0', '0 (copy)', '1', '2'])
    const [a, b] = await Promise.all([0, 1].map(async (index) => session.store.readText((await rowAt(index)).id)))
    expect(a?.doc.eq(b?.doc ?? a.doc)).toBe(true)
  })

  test('a copied edition holds copies of all texts, and deleting the first leaves the second', async () => {
    const first = await session.store.edition(edition)
    if (first === undefined) throw new Error('The edition is not in the store')
    await copyEdition(session, first)
    await removeEdition(session, first)
    const rest = await session.store.db.editions.filter((row) => row.removed === null).toArray()
    expect(rest).toHaveLength(1)
    expect(await titles(rest[0]?.id ?? '')).toEqual(['0', '1', '2'])
  })

  test('a transcription moves to another edition and back', async () => {
    const other = {
      id: 'other',
      name: 'Other',
      created: 1,
      changed: 1,
      removed: null,
      grammar: null,
      file: null,
      readOnly: null,
    }
    await session.store.db.editions.add(other)
    await moveTo(session, await rowAt(0), other)
    expect(await titles('other')).toEqual(['0'])
    await undo(session)
    expect(await titles(edition)).toEqual(['0', '1', '2'])
  })
})

describe('A file', () => {
  const ref: FileRef = { name: 'letter.xml', token: 'letter.xml' }

  test('that a TEI text came from is written back, unchanged where nothing was changed', async () => {
    await importFiles(session, [file('letter.xml', tei, ref)], null)
    await exportAgain(session)
    expect(host.files.get('letter.xml')).toBe(tei)
    typeBefore('there', 'over ')
    await exportAgain(session)
    expect(host.files.get('letter.xml')).toBe(tei.replace('there', 'over there'))
  })

  test('is written again as last time', async () => {
    await importFiles(session, [file('telegram.txt', telegram)], null)
    await exportAgain(session)
    expect(session.dialog.get()).toMatchObject({ kind: 'export' })
    session.dialog.set(null)
    expect(await exportAs(session, await openRow(), 'txt')).toBe(true)
    const [name = ''] = host.files.keys()
    expect(host.files.get(name)).toBe(telegram)
    typeBefore('harbour', 'old ')
    await exportAgain(session)
    expect(host.files.get(name)).toBe(telegram.replace('harbour', 'old harbour'))
  })

  test('is read again, and undo brings back what was there', async () => {
    host.files.set('letter.xml', tei)
    await importFiles(session, [file('letter.xml', tei, ref)], null)
    typeBefore('there', 'over ')
    host.files.set('letter.xml', tei.replace('there', 'here'))
    await readAgain(session, await openRow())
    expect(openText().state.doc.textContent).toContain('Mr. Solberg here.')
    await undo(session)
    expect(openText().state.doc.textContent).toContain('Mr. Solberg over there.')
  })

  test('that is gone is a sentence, and the text stays as it is', async () => {
    await importFiles(session, [file('letter.xml', tei, ref)], null)
    const { doc } = openText().state
    await readAgain(session, await openRow())
    expect(session.dialog.get()).toMatchObject({ kind: 'problem', problem: { code: 'file-gone' } })
    expect(openText().state.doc.eq(doc)).toBe(true)
  })

  test('gets a name that every file system takes', () => {
    expect(fileName('A/B: “Letter”?  to C.')).toBe('A B “Letter” to C')
    expect(fileName('///')).toBe('transcription')
  })
})
