import { Dexie } from 'dexie'
import { undo as undoText } from 'prosemirror-history'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { compareDocs } from '../../../shared/compare/compare-docs'
import { settleGuess } from '../../../shared/commands/guesses'
import { tagSelection } from '../../../shared/commands/tag'
import { told } from '../../../shared/testing/told'
import { newId } from '../../editor/new-id'
import { guessesOf } from '../../editor/state'
import { actToUndo } from '../../editor/plugins/acts'
import type { VersionRow } from '../../store/rows'
import { openStore } from '../../store/store'
import { readAgain } from '../exporting'
import { startMessages } from '../i18n'
import { importFiles } from '../import-files'
import { undo } from '../library-actions'
import { Session } from '../session'
import { MemoryHost, openedFile } from '../testing/memory-host'
import { letter, openTextOf, telegram, typeBefore } from '../testing/texts'
import { compareWith, keepNamed, nameVersion, restoreVersion, takePassage, type ReadVersion } from './version-actions'

let host: MemoryHost
let session: Session

beforeAll(startMessages)

beforeEach(async () => {
  const answer = await openStore(`recto-test-${crypto.randomUUID()}`)
  if (!answer.ok) throw new Error(answer.problem.message)
  host = new MemoryHost()
  session = new Session(host, answer.value)
})

afterEach(async () => {
  const { name } = session.store.db
  session.stop()
  await Dexie.delete(name)
})

const text = () => openTextOf(session)

async function rows(): Promise<readonly VersionRow[]> {
  await session.open?.versions.settled()
  return session.store.versionsOf(text().id)
}

async function read(row: VersionRow | undefined): Promise<ReadVersion> {
  if (row === undefined) throw new Error('There is no such version')
  const answer = await session.store.readVersion(row)
  if (!answer.ok) throw new Error(answer.problem.message)
  return { row, ...answer.value }
}

const named = async (name: string) => read((await rows()).find((row) => row.name === name))

test('a version is restored to the last mark and guess, as one act that is undone, journal and all', async () => {
  await importFiles(session, [openedFile('telegram.txt', telegram)], null)
  const guess = guessesOf(text().state)[0]
  typeBefore(session, 'admitted', 'gladly ')
  await keepNamed(session, 'First proof')
  const then = text().state.doc
  typeBefore(session, 'harbour', 'great ')
  if (guess) settleGuess(guess.id, true)(text().state, text().dispatch)
  const { state } = text()
  tagSelection('persName', {}, newId)(state, text().dispatch)
  const now = text().state.doc
  expect(now.eq(then)).toBe(false)

  expect(await restoreVersion(session, await named('First proof'))).toBe(true)
  expect(text().state.doc.eq(then)).toBe(true)
  expect(guessesOf(text().state)[0]).toMatchObject({ settled: false, range: guess?.range })
  expect(actToUndo(text().state)).toBe('version/restore')
  expect((await rows()).map(({ why }) => why)).toEqual(['began', 'named', 'before-restore'])
  // What was there before can be restored as well.
  expect((await read((await rows()).at(-1))).doc.eq(now)).toBe(true)

  expect(await session.rest()).toBe(true)
  expect((await session.store.readText(text().id))?.doc.eq(then)).toBe(true)
  undoText(text().state, text().dispatch)
  expect(text().state.doc.eq(now)).toBe(true)
  expect(guessesOf(text().state)[0]?.settled).toBe(guess !== undefined)
})

test('a version is restored across reading the file again, saying what it said on the source of now', async () => {
  const ref = { name: 'letter.xml', token: 'letter' }
  host.write('letter', letter)
  await importFiles(session, [openedFile('letter.xml', letter, ref)], null)
  typeBefore(session, 'there', 'over ')
  await keepNamed(session, 'Mine')
  const then = text().state.doc
  host.write('letter', letter.replace('See', 'Seek').replace('persName', 'name').replace('/persName', '/name'))
  const row = await session.store.transcription(text().id)
  if (row) await readAgain(session, row)
  expect(text().state.doc.textContent).toContain('Seek')
  expect((await rows()).map(({ why, name }) => name ?? why)).toEqual(['began', 'Mine'])
  expect(await restoreVersion(session, await named('Mine'))).toBe(true)
  expect(told(text().state.doc)).toBe(told(then))
})

test('before a file is read again, and before that is undone, the text is kept', async () => {
  const ref = { name: 'letter.xml', token: 'letter' }
  host.write('letter', letter)
  await importFiles(session, [openedFile('letter.xml', letter, ref)], null)
  typeBefore(session, 'there', 'over ')
  const row = await session.store.transcription(text().id)
  if (row) await readAgain(session, row)
  expect((await rows()).map(({ why, act }) => act?.code ?? why)).toEqual(['began', 'read-again'])
  typeBefore(session, 'there', 'right ')
  await undo(session)
  expect((await rows()).map(({ act }) => act?.code)).toContain('library/undo')
  expect(text().state.doc.textContent).toContain('over there')
})

test('one passage is taken and the rest stays', async () => {
  await importFiles(session, [openedFile('telegram.txt', telegram)], null)
  await keepNamed(session, 'As read')
  typeBefore(session, 'harbour', 'great ')
  typeBefore(session, 'admitted', 'gladly ')
  const version = await named('As read')
  const [first] = compareDocs(version.doc, text().state.doc)
  if (first === undefined) throw new Error('Nothing differs')
  expect(takePassage(session, version, first)).toBe(true)
  expect(text().state.doc.textContent).not.toContain('great harbour')
  expect(text().state.doc.textContent).toContain('gladly admitted')
  expect(actToUndo(text().state)).toBe('version/passage')
  undoText(text().state, text().dispatch)
  expect(text().state.doc.textContent).toContain('great harbour')
})

test('what is as it was then is not touched', async () => {
  await importFiles(session, [openedFile('telegram.txt', telegram)], null)
  await keepNamed(session, 'As read')
  const before = text().state
  expect(await restoreVersion(session, await named('As read'))).toBe(true)
  expect(text().state.doc).toBe(before.doc)
})

test('a text of which nothing could be kept is not restored', async () => {
  await importFiles(session, [openedFile('telegram.txt', telegram)], null)
  await keepNamed(session, 'As read')
  typeBefore(session, 'harbour', 'great ')
  const version = await named('As read')
  const { doc } = text().state
  session.store.db.close({ disableAutoOpen: true })
  expect(await restoreVersion(session, version)).toBe(false)
  expect(text().state.doc).toBe(doc)
  expect(session.dialog.get()?.kind).toBe('problem')
})

test('names are given and taken away, and stay after a restart', async () => {
  await importFiles(session, [openedFile('telegram.txt', telegram)], null)
  await keepNamed(session, 'As read')
  const [row] = await rows()
  if (row) await nameVersion(session, row, 'As it was read')
  await session.finish()
  const { name } = session.store.db
  session.stop()
  const answer = await openStore(name)
  if (!answer.ok) throw new Error(answer.problem.message)
  session = new Session(host, answer.value)
  await session.resume()
  expect((await rows()).map((one) => one.name)).toEqual(['As it was read'])
  if (row) await nameVersion(session, row, null)
  expect((await rows()).map((one) => one.name)).toEqual([null])
})

test('the last version and the first of today are found to be compared', async () => {
  await importFiles(session, [openedFile('telegram.txt', telegram)], null)
  await compareWith(session, 'last')
  expect(session.dialog.get()).toBe(null)
  typeBefore(session, 'harbour', 'great ')
  await keepNamed(session, 'Later')
  await compareWith(session, 'today')
  expect(session.dialog.get()).toMatchObject({ kind: 'compare-versions', old: { why: 'began' }, other: null })
  await compareWith(session, 'last')
  expect(session.dialog.get()).toMatchObject({ kind: 'compare-versions', old: { name: 'Later' }, other: null })
})
