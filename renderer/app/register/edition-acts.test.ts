import { redo as redoTyping, undo as undoTyping } from 'prosemirror-history'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { fence } from '../../store/followed'
import { openStore, type Store } from '../../store/store'
import { exportTei } from '../../../shared/export/tei'
import { startMessages } from '../i18n'
import { retag } from '../../../shared/commands/tag'
import { spansPointingAt } from '../../../shared/register/pointing'
import { newEntry } from '../../../shared/register/entry'
import { registerIndex } from '../../../shared/register/links'
import { mergedEntry } from '../../../shared/register/merged-entry'
import { writtenText } from '../exporting'
import { createEdition, moveTo, undo } from '../library-actions'
import { Session } from '../session'
import { MemoryHost } from '../testing/memory-host'
import { openTextOf, typeBefore } from '../testing/texts'
import { importVolume, solberg, solbergMinister } from '../testing/volume'
import { addEntry, changeEntry, mergeEntries, removeEntries } from './register-acts'

let session: Session
let others: Session[]
let name: string

async function openLibrary(): Promise<Store> {
  const answer = await openStore(name)
  if (!answer.ok) throw new Error(answer.problem.message)
  return answer.value
}

/** Another window on the same library. */
async function anotherWindow(): Promise<Session> {
  const other = new Session(new MemoryHost(), await openLibrary())
  others.push(other)
  return other
}

/** All texts of the edition as files. */
async function files(of = session): Promise<readonly string[]> {
  const { edition, store } = of
  const rows = edition === null ? [] : await store.transcriptionsOf(edition)
  const written: string[] = []
  for (const { id } of rows) {
    const stored = await store.readText(id)
    const original = await store.original(stored?.original ?? '')
    const doc = of.open?.text.id === id ? of.open.text.state.doc : stored?.doc
    if (doc !== undefined) written.push(exportTei({ doc, source: original?.file.text ?? null }))
  }
  return written
}

/** All texts of the edition as they are exported. */
async function exports(): Promise<readonly string[]> {
  const { edition, store } = session
  const rows = edition === null ? [] : await store.transcriptionsOf(edition)
  const written: string[] = []
  for (const row of rows) written.push(new TextDecoder().decode((await writtenText(session, row, 'tei'))?.bytes))
  return written
}

/** The ids that a file points at and does not hold. */
function dangling(xml: string): readonly string[] {
  const ids = new Set([...xml.matchAll(/xml:id="([^"]*)"/g)].map(([, id]) => id))
  const pointers = [...xml.matchAll(/(?:ref|corresp|target|sameAs|calendar)="([^"]*)"/g)]
  const values = pointers.flatMap(([, value = '']) => value.split(' '))
  return values.filter((value) => value.startsWith('#') && !ids.has(value.slice(1)))
}

/** The entries of the edition, by id. */
const entries = async () => (await session.store.db.entries.toArray()).map(({ id }) => id).sort()

/** How many times a pointer stands in files. */
const count = (texts: readonly string[], pointer: string) =>
  texts.reduce((sum, text) => sum + text.split(`"${pointer}"`).length - 1, 0)

const undoInText = () => undoTyping(openTextOf(session).state, openTextOf(session).dispatch)
const redoInText = () => redoTyping(openTextOf(session).state, openTextOf(session).dispatch)

beforeAll(startMessages)

beforeEach(async () => {
  name = `recto-test-${crypto.randomUUID()}`
  others = []
  session = new Session(new MemoryHost(), await openLibrary())
})

afterEach(async () => {
  vi.restoreAllMocks()
  for (const other of others) {
    await other.showLibrary()
    other.stop()
  }
  await session.showLibrary()
  session.stop()
  await session.store.db.delete()
})

test('Merging two entries with 500 mentions in 5 texts, one of them open, is one act and one undo', async () => {
  const [, second = ''] = await importVolume(session, 5, 100)
  await session.openTranscription(second)
  const before = await files()
  expect(count(before, '#p_S2')).toBe(500)
  expect(await mergeEntries(session, solberg, [solbergMinister])).toBe(true)
  const merged = await files()
  expect([count(merged, '#p_S2'), count(merged, '#p_NS1')]).toEqual([0, 1000])
  expect(await entries()).toEqual(['solberg'])
  const exported = await exports()
  expect([exported.length, exported.flatMap(dangling)]).toEqual([5, []])
  expect(exported.every((text) => text.includes('<person xml:id="p_NS1">'))).toBe(true)
  expect(await session.store.db.entries.get('solberg')).toMatchObject({
    variants: ['Solberg (Minister)', 'Mr. Solberg'],
    roles: ['Minister of Trade'],
    pointers: [{ value: '#p_S2', text: null }],
  })
  const [act, ...more] = await session.store.db.acts.filter(({ label }) => label.code === 'merge-entries').toArray()
  expect(more).toEqual([])
  // Three hundred kilobytes for a thousand changed stretches: what a mention was, and is, stands in it once.
  expect(JSON.stringify(act).length).toBeLessThan(300_000)
  undoInText()
  expect(await session.rest()).toBe(true)
  expect(await files()).toEqual(before)
  expect(await entries()).toEqual(['solberg', 'solberg-minister'])
  redoInText()
  expect(await session.rest()).toBe(true)
  expect(await files()).toEqual(merged)
  expect(await entries()).toEqual(['solberg'])
})

test('The mentions of an entry that becomes one of another kind follow in all texts, and one undo gives every file back', async () => {
  const [, second = ''] = await importVolume(session, 3, 4)
  await session.openTranscription(second)
  const before = await files()
  expect(await changeEntry(session, solberg, { ...solberg, kind: 'organisation', xmlId: 'o_S1' })).toBe(true)
  const changed = await files()
  const tags = (texts: readonly string[], tag: string) => texts.join('').split(tag).length - 1
  expect(tags(changed, '<orgName ref="#o_S1">')).toBe(tags(before, '<persName ref="#p_NS1">'))
  expect(tags(changed, '<persName ref="#p_S2">')).toBe(tags(before, '<persName ref="#p_S2">'))
  expect(tags(changed, '</orgName>')).toBeGreaterThan(3)
  undoInText()
  expect(await session.rest()).toBe(true)
  expect(await files()).toEqual(before)
  expect(await session.store.db.entries.get('solberg')).toMatchObject({ kind: 'person', xmlId: 'p_NS1' })
})

test('An entry that is merged into one of another kind takes its mentions along as that kind', async () => {
  await importVolume(session, 2, 4)
  const ministry = { ...solberg, kind: 'organisation' } as const
  expect(await mergeEntries(session, ministry, [solbergMinister])).toBe(true)
  const merged = await files()
  expect(merged.join('')).not.toContain('persName ref="#p_')
  expect(merged.join('')).toContain('<orgName ref="#p_NS1">')
  await undo(session)
  expect(await session.store.db.entries.get('solberg')).toMatchObject({ kind: 'person' })
})

describe('An act over register and texts', () => {
  let ids: readonly string[]
  let before: readonly string[]

  beforeEach(async () => {
    ids = await importVolume(session, 3, 4)
    before = await files()
  })

  const merge = (of = session) => mergeEntries(of, solberg, [solbergMinister])

  test('is undone in the order in which it was done, among what was typed', async () => {
    await session.openTranscription(ids[0] ?? '')
    typeBefore(session, 'harbour', 'old ')
    await merge()
    typeBefore(session, 'tariffs', 'high ')
    undoInText()
    expect(await entries()).toEqual(['solberg'])
    undoInText()
    await session.rest()
    expect(await entries()).toHaveLength(2)
    expect(openTextOf(session).state.doc.textContent).toContain('old harbour')
    undoInText()
    await session.rest()
    expect(await files()).toEqual(before)
  })

  test('is undone by its message, in the open text too, and what was typed since stays', async () => {
    await session.openTranscription(ids[0] ?? '')
    await merge()
    typeBefore(session, 'harbour', 'old ')
    const { action } = session.toasts.get().at(-1) ?? {}
    action?.run()
    await expect.poll(entries).toHaveLength(2)
    await session.rest()
    const [first = '', ...rest] = await files()
    expect(first.replace('old harbour', 'harbour')).toBe(before[0])
    expect(rest).toEqual(before.slice(1))
    undoInText()
    await session.rest()
    expect(count(await files(), '#p_S2')).toBe(0)
  })

  test('is undone from the edition, when its text was closed and folded', async () => {
    await session.openTranscription(ids[0] ?? '')
    await merge()
    await session.showEdition(session.edition ?? '')
    await undo(session)
    expect(await files()).toEqual(before)
    expect(await entries()).toHaveLength(2)
  })

  test('is undone as far as it still fits where one of its texts was changed since', async () => {
    await merge()
    await session.openTranscription(ids[1] ?? '')
    typeBefore(session, 'harbour', 'old ')
    await session.showEdition(session.edition ?? '')
    await undo(session)
    const now = await files()
    expect(now.map((text) => text.replace('old harbour', 'harbour'))).toEqual(before)
    expect(await entries()).toHaveLength(2)
  })

  test('that the library cannot store is tried again, and nothing of it is stored before all is', async () => {
    await session.openTranscription(ids[0] ?? '')
    const { db } = session.store
    const add = vi.spyOn(db.acts, 'add').mockRejectedValueOnce(new DOMException('full', 'QuotaExceededError'))
    const doing = merge()
    await expect.poll(() => add.mock.calls.length, { timeout: 10_000 }).toBe(1)
    expect(await db.entries.count()).toBe(2)
    expect(await db.journal.count()).toBe(0)
    expect(await doing).toBe(true)
    expect(count(await files(), '#p_S2')).toBe(0)
  })

  test('leaves nothing behind where the program ends before it is stored', async () => {
    await session.openTranscription(ids[0] ?? '')
    const { db } = session.store
    vi.spyOn(db.acts, 'add').mockRejectedValue(new DOMException('full', 'QuotaExceededError'))
    void merge()
    await expect.poll(() => session.saveState.get().kind).toBe('failed')
    const other = await anotherWindow()
    await other.showEdition(session.edition ?? '')
    expect(await files(other)).toEqual(before)
    expect(await other.store.db.entries.count()).toBe(2)
  })

  test('is worked out again where another of its texts is changed meanwhile', async () => {
    await session.openTranscription(ids[0] ?? '')
    const { stored } = session.texts
    const ask = stored.ask.bind(stored)
    const asking = vi.spyOn(stored, 'ask').mockImplementation(async (id, question, how) => {
      const answer = await ask(id, question, how)
      // Between the planning of the act and its storing.
      if (question.kind === 'steps') await fence(session.store.db, id)
      if (asking.mock.calls.length > 6) asking.mockRestore()
      return answer
    })
    expect(await merge()).toBe(true)
    expect(count(await files(), '#p_S2')).toBe(0)
    undoInText()
    await session.rest()
    expect(await files()).toEqual(before)
  })

  test('asks the window that edits one of its texts to store it and to let it go', async () => {
    await session.openTranscription(ids[0] ?? '')
    const other = await anotherWindow()
    await other.openTranscription(ids[1] ?? '')
    typeBefore(other, 'harbour', 'old ')
    expect(await merge()).toBe(true)
    expect(count(await files(), '#p_S2')).toBe(0)
    await expect.poll(() => openTextOf(other).state.doc.textContent).toContain('old harbour')
    expect(other.open?.stored.readOnly?.code).toBe('open-elsewhere')
    const shown = async () => (await session.store.readText(ids[1] ?? ''))?.doc
    const doc = await shown()
    await expect.poll(() => doc !== undefined && openTextOf(other).state.doc.eq(doc)).toBe(true)
    undoInText()
    await session.rest()
    const undone = await shown()
    await expect.poll(() => undone !== undefined && openTextOf(other).state.doc.eq(undone)).toBe(true)
    expect(count(await files(), '#p_S2')).toBe(12)
  })

  test('is followed by another window that shows the open text, and passes over it there', async () => {
    await session.openTranscription(ids[0] ?? '')
    const other = await anotherWindow()
    await other.openTranscription(ids[0] ?? '')
    await merge()
    await session.rest()
    const { doc } = openTextOf(session).state
    await expect.poll(() => openTextOf(other).state.doc.eq(doc)).toBe(true)
    expect(await session.store.db.acts.count()).toBe(2)
  })

  test('is done again and undone after the text was taken over by another window', async () => {
    await session.openTranscription(ids[0] ?? '')
    await merge()
    const other = await anotherWindow()
    await other.openTranscription(ids[0] ?? '')
    expect(await other.takeOver()).toBe(true)
    await undo(other)
    expect(await files(other)).toEqual(before)
  })

  test('that only changes the register is undone in its place in the open text as well', async () => {
    await session.openTranscription(ids[0] ?? '')
    typeBefore(session, 'harbour', 'old ')
    expect(await addEntry(session, { ...solberg, id: 'ames', name: 'Ames' })).toMatchObject({ xmlId: 'person_ames' })
    expect(await entries()).toHaveLength(3)
    undoInText()
    await session.rest()
    expect(await entries()).toHaveLength(2)
    expect(openTextOf(session).state.doc.textContent).toContain('old harbour')
  })

  test('that merges entries as the person saw them together is undone wholly, with what was changed elsewhere since', async () => {
    const rows = () => session.store.db.entries.orderBy('id').toArray()
    const seen = await rows()
    await session.store.db.entries.update('solberg-minister', { born: '1881' })
    const known = await rows()
    expect(known).not.toEqual(seen)
    expect(await mergeEntries(session, mergedEntry(solberg, [solbergMinister]), [solbergMinister])).toBe(true)
    expect(await rows()).toMatchObject([{ id: 'solberg', born: '1881', roles: ['Minister of Trade'] }])
    await undo(session)
    expect(await rows()).toEqual(known)
  })

  test('that merges what is not there any more changes nothing', async () => {
    await session.store.db.entries.delete('solberg')
    expect(await merge()).toBe(false)
    expect(await entries()).toEqual(['solberg-minister'])
    expect(await files()).toEqual(before)
  })

  test('that gives an entry another xml:id leads what still points by the old one to it', async () => {
    expect(await changeEntry(session, solberg, { ...solberg, xmlId: 'solberg-n' })).toBe(true)
    const texts = await exports()
    // What led nowhere in its file is left.
    expect(new Set(texts.flatMap(dangling))).toEqual(new Set(['#p_S2']))
    expect(count(texts, '#p_NS1')).toBe(0)
    const register = registerIndex(await session.store.db.entries.toArray())
    expect(register.entryAt('#p_NS1', 'any')?.id).toBe('solberg')
    await undo(session)
    expect(await files()).toEqual(before)
  })

  test('that takes an entry in is not undone while others link to it', async () => {
    await session.openTranscription(ids[0] ?? '')
    const ada = newEntry({ id: 'ada', kind: 'person', name: 'Kern, Ada', xmlId: 'ada' })
    expect(await addEntry(session, ada)).toEqual(ada)
    const { state, dispatch } = openTextOf(session)
    const [mention] = spansPointingAt(state.doc, new Set(['#p_NS1']))
    retag(mention?.span ?? '', 'persName', { ref: '#ada' })(state, dispatch)
    await session.showLibrary()
    await undo(session)
    expect(await entries()).toContain('ada')
    expect(session.toasts.get().at(-1)?.message).toContain('Kern, Ada')
    await session.showEdition((await session.store.transcription(ids[0] ?? ''))?.edition ?? '')
    expect((await exports()).flatMap(dangling)).not.toContain('#ada')
  })

  test('that moves a text to another edition takes along who is meant in it', async () => {
    const [moved = ''] = ids
    const row = await session.store.transcription(moved)
    await createEdition(session, 'Another')
    const other = (await session.store.db.editions.toArray()).find(({ name: called }) => called === 'Another')
    if (row === undefined || other === undefined) throw new Error('There is no edition to move to.')
    const stranger = newEntry({ id: 'stranger', kind: 'place', name: 'Velm', xmlId: 'p_NS1' })
    await session.store.db.entries.put({ ...stranger, edition: other.id })
    await moveTo(session, row, other)
    await session.showEdition(other.id)
    const register = registerIndex(await session.store.registerOf(other.id))
    expect(register.entryAt('#p_NS1', moved)?.name).toBe('Solberg, Nils')
    expect(register.entryAt('#p_S2', moved)?.name).toBe('Solberg (Minister)')
    expect(register.entryAt('#p_NS1', 'another text')?.name).toBe('Velm')
    await undo(session)
    expect(await session.store.registerOf(other.id)).toHaveLength(1)
    expect(await session.store.registerOf(row.edition)).toHaveLength(2)
  })

  test('that removes entries leaves no pointer at them', async () => {
    await session.openTranscription(ids[0] ?? '')
    expect(await removeEntries(session, [solberg, solbergMinister], 'untag')).toBe(true)
    const after = await files()
    expect(after.join('')).not.toMatch(/persName|p_NS1|p_S2/)
    undoInText()
    await session.rest()
    expect(await files()).toEqual(before)
    expect(await removeEntries(session, [solberg], 'unlink')).toBe(true)
    const unlinked = (await files()).join('')
    expect(unlinked).toContain('<persName type="full">')
    expect(unlinked).not.toContain('p_NS1')
  })
})
