import { redo, undo } from 'prosemirror-history'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openStore } from '../../store/store'
import { notesOf } from '../../../shared/queries/notes'
import { startMessages } from '../i18n'
import { actsOf } from '../register/edition-acts'
import { Session } from '../session'
import { MemoryHost } from '../testing/memory-host'
import { openTextOf } from '../testing/texts'
import { importVolume } from '../testing/volume'
import { putAt, removeTranscription } from '../library-actions'
import { noteLabelsOf } from '../../editor/plugins/note-look'
import { followNumbering } from './follow-numbering'
import { showNumbering, writeNumbers } from './number-edition'

let session: Session

/** The numbers of the notes of each text, the first and the last. */
async function numbers(): Promise<readonly (readonly [string, string])[]> {
  const { edition, store, open } = session
  const rows = edition === null ? [] : await store.transcriptionsOf(edition)
  const all: (readonly [string, string])[] = []
  for (const { id } of rows) {
    const doc = open?.text.id === id ? open.text.state.doc : (await store.readText(id))?.doc
    const notes = doc ? notesOf(doc) : []
    all.push([notes[0]?.n ?? '', notes.at(-1)?.n ?? ''])
  }
  return all
}

beforeAll(startMessages)

beforeEach(async () => {
  const store = await openStore(`recto-test-${crypto.randomUUID()}`)
  if (!store.ok) throw new Error(store.problem.message)
  session = new Session(new MemoryHost(), store.value)
})

afterEach(async () => {
  await session.showLibrary()
  session.stop()
  await session.store.db.delete()
})

test('The notes of an edition are numbered on through its texts, one of them open, in one act with one undo', async () => {
  const [, second = ''] = await importVolume(session, 3, 10)
  await session.openTranscription(second)
  const before = await numbers()
  expect(await writeNumbers(session, { series: 'edition', letters: false })).toBe(true)
  const after = await numbers()
  const count = Number(after[0]?.[1])
  expect(after).toEqual([1, 2, 3].map((text) => [String((text - 1) * count + 1), String(text * count)]))
  const acts = await session.store.db.acts.filter(({ label }) => label.code === 'number-notes').toArray()
  expect(acts).toHaveLength(1)
  const text = openTextOf(session)
  undo(text.state, text.dispatch)
  expect(await session.rest()).toBe(true)
  expect(await numbers()).toEqual(before)
  redo(text.state, text.dispatch)
  expect(await session.rest()).toBe(true)
  expect(await numbers()).toEqual(after)
})

test('Numbers of an edition are taken back where texts were changed since, too', async () => {
  const [first = '', second = ''] = await importVolume(session, 3, 10)
  await session.openTranscription(second)
  const before = await numbers()
  expect(await writeNumbers(session, { series: 'edition', letters: false })).toBe(true)
  await session.openTranscription(first)
  const text = openTextOf(session)
  const { doc } = text.state
  text.dispatch(text.state.tr.insertText('Then ', (notesOf(doc)[0]?.pos ?? 1) - 1))
  expect(await session.rest()).toBe(true)
  const answer = await actsOf(session).turn(false)
  expect(answer.ok && answer.value).toMatchObject({ label: { code: 'number-notes' }, left: 0 })
  expect(await numbers()).toEqual(before)
})

const rowsOf = () => session.store.transcriptionsOf(session.edition ?? '')

test('The first number of a continuous series follows when texts before it change, leave or change places', async () => {
  const [first = '', second = ''] = await importVolume(session, 3, 10)
  await session.openTranscription(second)
  const stop = followNumbering(session)
  expect(await showNumbering(session, { series: 'edition', letters: false })).toBe(true)
  const label = () => noteLabelsOf(openTextOf(session).state)[0]
  const count = notesOf(openTextOf(session).state.doc).length
  await expect.poll(label).toBe(String(count + 1))
  const row = (await rowsOf()).find(({ id }) => id === first)
  if (!row) throw new Error('No first text')
  await removeTranscription(session, row)
  await expect.poll(label).toBe('1')
  expect((await actsOf(session).turn(false)).ok).toBe(true)
  await expect.poll(label).toBe(String(count + 1))
  await putAt(session, await rowsOf(), first, 2)
  await expect.poll(label).toBe('1')
  stop()
})
