import fc from 'fast-check'
import { undo as undoTyping } from 'prosemirror-history'
import { TextSelection } from 'prosemirror-state'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { runs } from '../../shared/testing/campaign'
import { openStore, type Store } from '../store/store'
import type { XmlText } from '../xml-view/xml-text'
import { readAgain } from './exporting'
import { followed } from '../editor/plugins/editable'
import { startMessages } from './i18n'
import { importFiles } from './import-files'
import { createEdition, moveTo, removeTranscription, undo } from './library-actions'
import { Session } from './session'
import { MemoryHost, openedFile } from './testing/memory-host'
import { letter, openTextOf, telegram, typeBefore } from './testing/texts'

let host: MemoryHost
let first: Session
let second: Session
let id: string

const words = (session: Session) => openTextOf(session).state.doc.textContent

async function openLibrary(name: string): Promise<Store> {
  const answer = await openStore(name)
  if (!answer.ok) throw new Error(answer.problem.message)
  return answer.value
}

async function rowOf(session: Session) {
  const row = await session.store.transcription(id)
  if (row === undefined) throw new Error('The text is not in the store')
  return row
}

/** Waits until both windows show the same text, which is what is stored. */
async function same(): Promise<void> {
  await Promise.all([first.rest(), second.rest()])
  const stored = await first.store.readText(id)
  for (const one of [first, second])
    await expect.poll(() => one.open?.text.state.doc.eq(stored?.doc ?? one.open.text.state.doc)).toBe(true)
}

beforeAll(startMessages)

beforeEach(async () => {
  const name = `recto-test-${crypto.randomUUID()}`
  host = new MemoryHost()
  first = new Session(host, await openLibrary(name))
  second = new Session(host, await openLibrary(name))
})

afterEach(async () => {
  await Promise.all([first.showLibrary(), second.showLibrary()])
  second.stop()
  await first.store.db.delete()
})

async function openInBoth(file = openedFile('telegram.txt', telegram)): Promise<void> {
  await importFiles(first, [file], null)
  ;({ id } = openTextOf(first))
  await second.openTranscription(id)
}

describe('A second window on the same text', () => {
  beforeEach(() => openInBoth())

  test('says that it can only be read, and since when another one has it', async () => {
    const { open } = second
    expect(open?.stored.readOnly?.code).toBe('open-elsewhere')
    expect(second.saveState.get()).toEqual({ kind: 'unsaved', why: 'read-only' })
    await expect.poll(() => open?.elsewhere?.get()).toMatchObject({ kind: 'held', holder: { in: 'tab' } })
    const now = open?.elsewhere?.get()
    const since = now?.kind === 'held' ? now.holder?.since : undefined
    expect(since).toBeLessThanOrEqual(Date.now())
  })

  test('shows what is typed in the first as it is stored, and keeps its own place', async () => {
    const { doc, tr } = openTextOf(second).state
    const selection = TextSelection.near(doc.resolve(doc.content.size), -1)
    openTextOf(second).dispatch(tr.setSelection(selection))
    typeBefore(first, 'harbour', 'old ')
    await expect.poll(() => words(second)).toContain('The old harbour board')
    expect(openTextOf(second).state.selection.head).toBe(selection.head + 4)
    expect(await second.store.db.journal.count()).toBe(1)
  })

  test('keeps up when the first folds its journal, and goes on from there', async () => {
    typeBefore(first, 'harbour', 'old ')
    await first.finish()
    await same()
    typeBefore(first, 'harbour', 'grey ')
    await same()
    expect(words(second)).toContain('The old grey harbour board')
  })

  test('takes it over with all that was typed, while the first reads on in its place', async () => {
    typeBefore(first, 'harbour', 'old ')
    const [mine, theirs] = [openTextOf(first), openTextOf(second)]
    expect(await second.takeOver()).toBe(true)
    expect([openTextOf(first), openTextOf(second)]).toEqual([mine, theirs])
    expect(words(second)).toContain('The old harbour board')
    expect(first.open?.elsewhere?.taken).toBe(true)
    typeBefore(first, 'harbour', 'never ')
    expect(words(first)).not.toContain('never')
    typeBefore(second, 'harbour', 'grey ')
    await same()
    expect(words(first)).toContain('The old grey harbour board')
  })

  test('leaves to the first, which takes the text back, what the first can undo', async () => {
    typeBefore(first, 'Solberg', 'Olaf ')
    await second.takeOver()
    typeBefore(second, 'harbour', 'old ')
    await first.takeOver()
    expect(undoTyping(openTextOf(first).state, openTextOf(first).dispatch)).toBe(true)
    await same()
    expect(words(second)).toContain('The old harbour board')
    expect(words(second)).not.toContain('Olaf')
  })

  test('is told when the first has left the text', async () => {
    await first.showLibrary()
    await expect.poll(() => second.open?.elsewhere?.get().kind).toBe('free')
    expect(await second.takeOver()).toBe(true)
    typeBefore(second, 'harbour', 'old ')
    expect(await second.rest()).toBe(true)
  })

  test('gets the text when the first is closed first', async () => {
    await first.showLibrary()
    await second.reopen(id)
    expect(second.open?.stored.readOnly).toBeNull()
  })

  test('is told what keeps the first from letting go', async () => {
    first.xml.set({ drafting: true, stop: () => undefined, subscribe: () => () => undefined } as unknown as XmlText)
    expect(await second.takeOver()).toBe(false)
    expect(second.open?.elsewhere?.get()).toEqual({ kind: 'kept', why: 'xml-draft' })
    first.xml.set(null)
    expect(await second.takeOver()).toBe(true)
  })

  test('shows the whole text anew when the first has put another one in its place', async () => {
    typeBefore(first, 'harbour', 'old ')
    await first.rest()
    await readAgain(first, await rowOf(first))
    await expect.poll(() => words(second)).not.toContain('old')
    expect(second.open?.stored.transcription.body).toBe((await rowOf(first)).body)
    await undo(first)
    await same()
    expect(words(second)).toContain('The old harbour board')
  })

  test('reads it anew where its own text is not the one that the changes were made to', async () => {
    const { doc, tr } = openTextOf(second).state
    openTextOf(second).dispatch(followed(tr.delete(1, doc.content.size - 1)))
    typeBefore(first, 'open to', 'still ')
    await same()
    expect(words(second)).toContain('still open to discussion')
    expect(second.dialog.get()).toBeNull()
  })

  test('lets go of it again where it cannot be read', async () => {
    await first.showLibrary()
    await second.showLibrary()
    const failing = vi.spyOn(second.store, 'openText').mockRejectedValue(new Error('The library does not answer'))
    expect(await second.openTranscription(id)).toBe(false)
    expect(second.dialog.get()).toMatchObject({ kind: 'problem', problem: { code: 'library-unreadable' } })
    failing.mockRestore()
    expect(await first.openTranscription(id)).toBe(true)
    expect(first.open?.stored.readOnly).toBeNull()
  })

  test('deletes it, and the first leaves it with everything stored', async () => {
    typeBefore(first, 'harbour', 'old ')
    await removeTranscription(second, await rowOf(second))
    await expect.poll(() => first.screen.get().kind).toBe('edition')
    await undo(second)
    await first.openTranscription(id)
    expect(words(first)).toContain('The old harbour board')
  })

  test('stays on it when the first moves it to another edition', async () => {
    await createEdition(second, 'Other')
    const other = await second.store.edition(second.edition ?? '')
    await second.openTranscription(id)
    if (other !== undefined) await moveTo(first, await rowOf(first), other)
    await expect.poll(() => second.edition).toBe(other?.id)
    await second.store.db.grammars.add({ id: 'g', files: [] })
    await second.store.db.editions.update(other?.id ?? '', { grammar: 'g' })
    await expect.poll(() => second.open?.grammar.row.get()?.id).toBe('g')
  })
})

describe('A window that does not let go', () => {
  beforeEach(() => openInBoth())

  test('reads on when the text was taken all the same, and nothing that was typed there is lost', async () => {
    typeBefore(first, 'harbour', 'old ')
    expect(await second.takeAnyway()).toBe(true)
    typeBefore(second, 'Solberg', 'Olaf ')
    expect(await second.rest()).toBe(true)
    await expect.poll(() => first.open?.elsewhere?.taken).toBe(true)
    await same()
    const rows = await first.store.transcriptionsOf(first.edition ?? '')
    const texts = await Promise.all(rows.map(async (row) => (await first.store.readText(row.id))?.doc.textContent))
    expect(texts.join(' ')).toContain('old harbour')
    expect(words(first)).toContain('Olaf Solberg')
  })

  test('can store nothing into it any more when it wakes up', async () => {
    const { name } = first.store.db
    await first.showLibrary()
    // A window that holds the text, and hears nothing.
    let wake = (): void => undefined
    const asleep = new Promise<void>((resolve) => (wake = resolve))
    const gone = navigator.locks
      .request(`recto-text-${name}/${id}`, () => asleep)
      .catch((error: unknown) => (error as Error).name)
    const sleeping = await first.store.openText(id)
    if (!sleeping.ok) throw new Error(sleeping.problem.message)
    expect(await second.takeOver()).toBe(false)
    expect(second.open?.elsewhere?.get()).toEqual({ kind: 'silent' })
    expect(await second.takeAnyway()).toBe(true)
    expect(await gone).toBe('AbortError')
    wake()
    const { store, doc } = sleeping.value
    store.push(openTextOf(second).state.tr.insertText('late ', doc.content.size - 4).steps)
    expect(await store.flush()).toBe(false)
    expect(store.state).toMatchObject({ kind: 'failed', problem: { code: 'changed-elsewhere' } })
    store.stop()
    typeBefore(second, 'harbour', 'old ')
    expect(await second.rest()).toBe(true)
    expect(words(second)).not.toContain('late')
  })
})

test('What goes into a body that was left behind is refused and becomes a copy', async () => {
  const ref = { name: 'letter.xml', token: 'letter.xml' }
  host.write('letter.xml', letter)
  await openInBoth(openedFile('letter.xml', letter, ref))
  typeBefore(first, 'there', 'over ')
  await readAgain(second, await rowOf(second))
  await expect.poll(() => words(first)).toContain('See Mr. Solberg there.')
  const rows = await first.store.transcriptionsOf(first.edition ?? '')
  const bodies = await Promise.all(rows.map(async (row) => (await first.store.readText(row.id))?.doc.textContent ?? ''))
  await undo(second)
  const before = (await first.store.readText(id))?.doc.textContent ?? ''
  expect([...bodies, before].join(' ')).toContain('over there')
})

/** What happens in one of the windows. */
interface WindowEvent {
  readonly what: 'type' | 'take' | 'rest' | 'checkpoint' | 'reload'
  readonly where: boolean
  readonly at: number
}

test('Whatever is typed while windows take a text from each other and load anew, both end in the same text and nothing is lost', async () => {
  const event = fc.record<WindowEvent>({
    what: fc.constantFrom('type', 'type', 'type', 'take', 'rest', 'checkpoint', 'reload'),
    where: fc.boolean(),
    at: fc.nat(500),
  })
  const property = fc.asyncProperty(fc.array(event, { minLength: 8, maxLength: 24 }), async (events) => {
    await openInBoth()
    const typed: string[] = []
    for (const { what, where, at } of events) {
      const session = where ? first : second
      const { state, dispatch } = openTextOf(session)
      if (what === 'type' && session.open?.stored.readOnly === null) {
        const word = `‹${String(typed.length)}›`
        const place = TextSelection.near(state.doc.resolve(at % state.doc.content.size))
        // Not into a word that was typed before.
        const inside = typed.some((one) =>
          state.doc
            .textBetween(Math.max(0, place.head - 5), Math.min(state.doc.content.size, place.head + 5))
            .includes(one.slice(0, 2)),
        )
        if (inside) continue
        dispatch(state.tr.insertText(word, place.head))
        if (openTextOf(session).state.doc.textContent.includes(word)) typed.push(word)
      } else if (what === 'take') await session.takeOver()
      else if (what === 'rest') await session.rest()
      else if (what === 'checkpoint') await session.finish()
      else if (what === 'reload') {
        await session.rest()
        session.stop()
        const anew = new Session(host, await openLibrary(first.store.db.name))
        if (where) first = anew
        else second = anew
        await anew.openTranscription(id)
      }
    }
    await same()
    for (const word of typed) expect(words(first)).toContain(word)
    openTextOf(first).state.doc.check()
    for (const one of [first, second]) expect(one.dialog.get()).toBeNull()
    await first.showLibrary()
    await second.showLibrary()
  })
  await fc.assert(property, runs(5, import.meta.env['RECTO_CAMPAIGN'] as string | undefined))
})
