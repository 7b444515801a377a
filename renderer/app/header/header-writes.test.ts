import { undo } from 'prosemirror-history'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { headerAt, setFields } from '../../../shared/commands/header'
import { emptyEditionData } from '../../../shared/queries/edition-data'
import { emptyFields, readHeader } from '../../../shared/tei/header'
import { openStore } from '../../store/store'
import { startMessages } from '../i18n'
import { undo as undoAct } from '../library-actions'
import { changePractice } from '../practice/change-practice'
import { Session } from '../session'
import { MemoryHost } from '../testing/memory-host'
import { openTextOf } from '../testing/texts'
import { importVolume } from '../testing/volume'
import { headerWrites, lackingKeys, writeHeaders } from './header-writes'

let session: Session

/** What the header of each text says of its publisher. */
async function publishers(): Promise<readonly string[]> {
  const { edition, store, open } = session
  const rows = edition === null ? [] : await store.transcriptionsOf(edition)
  const docs = rows.map(async ({ id }) =>
    open?.text.id === id ? open.text.state.doc : (await store.readText(id))?.doc,
  )
  return (await Promise.all(docs)).map((doc) => {
    const header = doc && headerAt(doc)
    return (header ? readHeader(header.xml) : emptyFields).publisher
  })
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

test('What an edition says is written into the headers of all its texts, one of them open, in one act with one undo', async () => {
  const [, second = ''] = await importVolume(session, 3, 2)
  await session.openTranscription(second)
  const edition = session.edition ?? ''
  const before = await publishers()
  const data = { ...emptyEditionData, publisher: 'Harbour Press' }
  expect(await changePractice(session, edition, { data })).toBe(true)
  const { writes, whole } = await headerWrites(session, edition, 'data', new AbortController().signal)
  expect([whole, writes.length]).toEqual([true, 3])
  expect(await writeHeaders(session, edition, writes, lackingKeys(writes))).toBe(true)
  expect(await publishers()).toEqual(['Harbour Press', 'Harbour Press', 'Harbour Press'])
  const text = openTextOf(session)
  undo(text.state, text.dispatch)
  expect(await session.rest()).toBe(true)
  expect(await publishers()).toEqual(before)
})

test('An act over headers is undone in a text whose header was changed since, but for what was said since', async () => {
  const [, second = ''] = await importVolume(session, 2, 2)
  const edition = session.edition ?? ''
  const before = await publishers()
  const data = { ...emptyEditionData, publisher: 'Harbour Press' }
  expect(await changePractice(session, edition, { data })).toBe(true)
  const { writes } = await headerWrites(session, edition, 'data', new AbortController().signal)
  expect(await writeHeaders(session, edition, writes, lackingKeys(writes))).toBe(true)
  await session.openTranscription(second)
  const text = openTextOf(session)
  setFields({ shelfMark: 'A 1' })(text.state, text.dispatch)
  await session.showEdition(edition)
  await undoAct(session)
  expect(await publishers()).toEqual(before)
  const header = headerAt((await session.store.readText(second))?.doc ?? text.state.doc)
  expect(readHeader(header?.xml ?? '').shelfMark).toBe('A 1')
})
