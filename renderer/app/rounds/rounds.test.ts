import { undo as undoInText, redo as redoInText } from 'prosemirror-history'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { deletePageBreak, insertPageBreak } from '../../../shared/commands/pages'
import { doneIn } from '../../../shared/proofing/rounds'
import { TextSelection } from 'prosemirror-state'
import { pageTrackOf } from '../../editor/plugins/page-track'
import { landmarksOf } from '../../editor/state'
import { editionSummaries } from '../../store/library'
import { openStore } from '../../store/store'
import { allCommands } from '../commands'
import { startMessages } from '../i18n'
import { importFiles } from '../import-files'
import { copyEdition, copyTranscription, createEdition, moveTo, undo } from '../library-actions'
import type { XmlText } from '../../xml-view/xml-text'
import { Session } from '../session'
import { MemoryHost, openedFile } from '../testing/memory-host'
import { openTextOf, typeBefore } from '../testing/texts'
import { changeRounds } from './change-rounds'
import { compareWithRound, showChangedPages } from './changed-pages'
import { goToPage, pageDone, reopenPage } from './page-done'
import { pageIndexOf } from './page-order'
import { turnElsewhere } from './round-commands'

const tei = (title: string, ...pages: readonly string[]) =>
  openedFile(
    `${title}.xml`,
    `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>${title}</title></titleStmt>` +
      `<publicationStmt><p>x</p></publicationStmt><sourceDesc><p>x</p></sourceDesc></fileDesc></teiHeader><text><body><div>` +
      pages.map((words, index) => `<pb n="${String(index + 1)}"/><p>${words}</p>`).join('') +
      `</div></body></text></TEI>`,
  )

let session: Session

const text = () => openTextOf(session)
const said = () => session.said.get().message
const here = () => pageIndexOf(text())
const press = () => pageDone(session)

/** For each page of the open text, the rounds in which it is done. */
const marks = async () => {
  const row = await session.store.db.pageRecords.get(text().id)
  const known = new Map([...(row?.pages ?? []), ...(row?.gone ?? [])].map((record) => [record.id, record]))
  return pageTrackOf(text().state).pages.map(({ id }) =>
    (known.get(id)?.marks ?? []).filter(({ done }) => done).map(({ round }) => round),
  )
}

beforeAll(startMessages)

beforeEach(async () => {
  localStorage.clear()
  const answer = await openStore(`recto-test-${crypto.randomUUID()}`)
  if (!answer.ok) throw new Error(answer.problem.message)
  session = new Session(new MemoryHost(), answer.value)
  session.settings.set({ proofreader: 'Anna' })
  await importFiles(session, [tei('One', 'alpha', 'beta', 'gamma'), tei('Two', 'delta', 'epsilon')], null)
  const [first] = await session.store.transcriptionsOf(session.edition ?? '')
  await session.openTranscription(first?.id ?? '')
  await expect.poll(() => session.rounds.now.get().texts.size).toBe(2)
})

afterEach(async () => {
  await session.showLibrary()
  session.stop()
  await session.store.db.delete()
})

describe('Page done, next', () => {
  test('marks the page with name and time, and goes to the next', async () => {
    await press()
    expect(await marks()).toEqual([['first'], [], []])
    expect(here()).toBe(1)
    expect(said()).toBe('Page 1: First proof done. Page 2.')
    const [record] = (await session.store.db.pageRecords.get(text().id))?.pages ?? []
    expect(doneIn(record, 'first')?.by).toBe('Anna')
    expect(text().state.selection instanceof TextSelection).toBe(true)
  })

  test('looks at a text first that was not proofread yet, and warns of what is doubtful', async () => {
    typeBefore(session, 'alpha', 'tbe ')
    await press()
    expect(await marks()).toEqual([[], [], []])
    expect(said()).toContain('Press again')
    await press()
    expect(await marks()).toEqual([['first'], [], []])
  })

  test('pressed quickly marks one page after the other', async () => {
    await Promise.all([press(), press(), press()])
    expect(await marks()).toEqual([['first'], ['first'], ['first']])
  })

  test('goes back to pages that were left out, then says where there are more, and goes there', async () => {
    goToPage({ text: text() }, 1)
    await press()
    await press()
    expect(here()).toBe(0)
    expect(said()).toContain('From the start: Page 1.')
    await press()
    expect(said()).toContain('2 pages are not done in “Two”. Press again to go there.')
    await press()
    expect((await session.store.transcription(text().id))?.title).toBe('Two')
    expect(said()).toBe('Two: Page 1.')
    await press()
    await press()
    expect(said()).toContain('All pages of the edition are done: First proof.')
    expect(said()).toContain('Press again to begin: Second proof.')
    expect(session.rounds.now.get().current.id).toBe('second')
    expect(session.rounds.now.get().progress).toEqual({ done: 0, pages: 5 })
    await press()
    expect(said()).toBe('One: Page 1.')
    expect(await marks()).toEqual([['first'], ['first'], ['first']])
  })

  test('asks once for a name', async () => {
    session.settings.set({ proofreader: null })
    await press()
    const dialog = session.dialog.get()
    expect(dialog?.kind).toBe('proofreader')
    expect(await marks()).toEqual([[], [], []])
    session.settings.set({ proofreader: '' })
    if (dialog?.kind === 'proofreader') dialog.then()
    await expect.poll(marks).toEqual([['first'], [], []])
  })

  test('is undone and done again by the keys of the text, with what it was', async () => {
    await press()
    typeBefore(session, 'beta', 'x')
    undoInText(text().state, text().dispatch)
    undoInText(text().state, text().dispatch)
    await expect.poll(marks).toEqual([[], [], []])
    expect(said()).toBe('Undone: Page 1: First proof done')
    redoInText(text().state, text().dispatch)
    await expect.poll(marks).toEqual([['first'], [], []])
  })

  test('is undone from the next text too', async () => {
    for (let i = 0; i < 4; i += 1) await press()
    expect((await session.store.transcription(text().id))?.title).toBe('Two')
    const context = { text: text(), show: session.show, say: session.say }
    const [back] = turnElsewhere(session)
    expect(back?.enabled?.(context)).toBe(true)
    back?.run(context)
    await expect.poll(() => session.toasts.get().at(-1)?.message).toBe('Undone: Page 3: First proof done')
    typeBefore(session, 'delta', 'x')
    expect(back?.enabled?.(context)).toBe(false)
  })

  test('leaves its key to the XML while that is typed', () => {
    const context = { text: text(), show: session.show, say: session.say }
    const enabled = (name: string) =>
      allCommands(session)
        .find((command) => command.name === name)
        ?.enabled?.(context) !== false
    expect([enabled('page/done'), enabled('xml/apply')]).toEqual([true, false])
    const typed = vi.spyOn(session.xml, 'get').mockReturnValue({ drafting: true } as unknown as XmlText)
    expect([enabled('page/done'), enabled('xml/apply')]).toEqual([false, true])
    typed.mockRestore()
  })

  test('reopens a page', async () => {
    await press()
    goToPage({ text: text() }, 0)
    await reopenPage(session)
    expect(await marks()).toEqual([[], [], []])
    expect(said()).toBe('Page 1 is open again (First proof).')
    await reopenPage(session)
    expect(said()).toBe('Page 1 is not done in any round.')
  })

  test('counts a text without page breaks as one page', async () => {
    const plain = openedFile('plain.txt', 'A note\n\nWithout pages.\n')
    await importFiles(session, [plain], session.edition)
    await press()
    expect(said()).toContain('open on this page')
    expect(await marks()).toEqual([[]])
    await press()
    expect(await marks()).toEqual([['first']])
    expect(said()).toContain('Whole text: First proof done.')
  })
})

describe('Marks', () => {
  test('stay with their pages while page breaks are changed, and after a new start', async () => {
    await press()
    await press()
    const { name } = session.store.db
    const second = landmarksOf(text().state).pages.positions[1] ?? 0
    deletePageBreak(second)(text().state, text().dispatch)
    goToPage({ text: text() }, 0)
    insertPageBreak('1a')(text().state, text().dispatch)
    expect(await marks()).toEqual([['first'], [], []])
    await session.finish()
    expect((await session.store.db.pageRecords.get(text().id))?.pages.map(({ n }) => n)).toEqual(
      landmarksOf(text().state).pages.values.map(({ n }) => n),
    )
    session.stop()
    const answer = await openStore(name)
    if (!answer.ok) throw new Error(answer.problem.message)
    session = new Session(new MemoryHost(), answer.value)
    await session.resume()
    expect(await marks()).toEqual([['first'], [], []])
    expect((await session.store.db.pageRecords.get(text().id))?.gone.map(({ n }) => n)).toEqual(['2'])
  })

  test('of two windows are both kept', async () => {
    const other = await openStore(session.store.db.name)
    if (!other.ok) throw new Error(other.problem.message)
    const second = new Session(new MemoryHost(), other.value)
    await second.openTranscription(text().id)
    await expect.poll(() => second.rounds.now.get().texts.size).toBe(2)
    await press()
    const open = second.open?.text
    if (open === undefined) throw new Error('The text is not open')
    goToPage({ text: open }, 2)
    await pageDone(second)
    await expect.poll(marks).toEqual([['first'], [], ['first']])
    const ids = () => pageTrackOf(open.state).pages.map(({ id }) => id)
    await expect.poll(ids).toEqual(pageTrackOf(text().state).pages.map(({ id }) => id))
    await second.showLibrary()
    second.stop()
  })

  test('go with a copy of the transcription and of the edition', async () => {
    await press()
    const row = await session.store.transcription(text().id)
    if (row === undefined) throw new Error('No row')
    await copyTranscription(session, row)
    const edition = await session.store.edition(session.edition ?? '')
    if (edition === undefined) throw new Error('No edition')
    await changeRounds(session, edition.id, [{ id: 'first', name: 'Reading' }])
    await copyEdition(session, { ...edition, rounds: [{ id: 'first', name: 'Reading' }] })
    const done = (await session.store.db.pageRecords.toArray()).map(({ pages }) =>
      pages.flatMap(({ marks: all }) => all),
    )
    expect(done.map((all) => all.length)).toEqual([1, 1, 1, 1])
    const copy = (await session.store.db.editions.toArray()).find(({ id }) => id !== edition.id)
    expect(copy?.rounds).toEqual([{ id: 'first', name: 'Reading' }])
  })
})

describe('Rounds', () => {
  test('are named and removed, and undo brings them back', async () => {
    const edition = session.edition ?? ''
    await changeRounds(session, edition, [{ id: 'second', name: 'Second look' }])
    await expect.poll(() => session.rounds.now.get().current.name).toBe('Second look')
    await undo(session)
    await expect.poll(() => session.rounds.now.get().rounds.length).toBe(3)
  })

  test('are chosen, and the choice is kept', async () => {
    session.rounds.choose('final')
    await press()
    expect(await marks()).toEqual([['final'], [], []])
    session.rounds.choose(null)
    expect(session.rounds.now.get().current.id).toBe('first')
  })

  test('that are finished keep a version, with which pages are compared', async () => {
    for (let i = 0; i < 3; i += 1) await press()
    const rows = () => session.store.versionsOf(text().id)
    await expect.poll(async () => (await rows()).at(-1)?.why).toBe('round')
    await showChangedPages(session)
    expect(session.toasts.get().at(-1)?.message).toBe('No page was changed since First proof.')
    typeBefore(session, 'beta', 'old ')
    await showChangedPages(session)
    const changed = session.rounds.now.get().changed
    expect([...(changed?.pages ?? [])]).toEqual([pageTrackOf(text().state).pages[1]?.id])
    await compareWithRound(session)
    expect(session.dialog.get()?.kind).toBe('compare-versions')
    session.dialog.set(null)
  })
})

test('what is done in a text goes along to an edition with other rounds, and back with an undo', async () => {
  const from = session.edition ?? ''
  await press()
  expect(await marks()).toEqual([['first'], [], []])
  const row = await session.store.transcription(text().id)
  const id = text().id
  await createEdition(session, 'Other')
  const other = await session.store.edition(session.edition ?? '')
  if (row === undefined || other === undefined) throw new Error('There is no other edition')
  await changeRounds(session, other.id, [{ id: 'own', name: 'Collation' }])
  await moveTo(session, row, other)
  const done = async () =>
    (await session.store.db.pageRecords.get(id))?.pages.map((page) => page.marks.map((one) => one.round))
  expect(await done()).toEqual([['own'], [], []])
  await undo(session)
  expect((await session.store.transcription(id))?.edition).toBe(from)
  expect(await done()).toEqual([['first'], [], []])
})

test('an edition counts as many pages as are to be done', async () => {
  await importFiles(session, [openedFile('plain.txt', 'A text without pages, of a line.')], session.edition)
  const [summary] = await editionSummaries(session.store.db)
  expect(summary?.pages).toBe(6)
})
