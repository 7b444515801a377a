import { undo } from 'prosemirror-history'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { Suggester } from '../../../../shared/register/suggest'
import { newEntry, type EntryStart } from '../../../../shared/register/entry'
import { mentionsIn, spanAttrs } from '../../../../shared/queries/spans'
import { currentSuggestion, offeredSuggestions } from '../../../editor/plugins/suggestions'
import { actToUndo } from '../../../editor/plugins/acts'
import { openStore } from '../../../store/store'
import { matchesKey } from '../../../ui/keys'
import { besideText } from '../../beside-text'
import { allCommands } from '../../commands'
import { startMessages } from '../../i18n'
import { importFiles } from '../../import-files'
import { Session } from '../../session'
import { MemoryHost, openedFile } from '../../testing/memory-host'
import { openTextOf } from '../../testing/texts'

const first = `12: Letter

Halvard, May 27, 1935

Solberg has spoken with Miss Ames. Solberg wants the crane.

Solberg
`
const second = `13: Letter

Solberg to Ames

The crane is there.
`

let session: Session
let pressed: number

/** Presses the key of a command, as the window does. */
function press(key: string): void {
  const parts = key.split('-')
  const name = parts.at(-1) ?? ''
  const event = {
    key: name,
    code: '',
    ctrlKey: false,
    metaKey: false,
    altKey: parts.includes('Alt'),
    shiftKey: parts.includes('Shift'),
  }
  const context = { text: session.open?.text ?? null, show: session.show, say: session.say }
  const command = allCommands(session).find(
    ({ keys, enabled }) => keys.some((one) => matchesKey(event, one)) && enabled?.(context) !== false,
  )
  if (!command) throw new Error(`${key} does nothing now`)
  pressed += 1
  command.run(context)
}

const text = () => openTextOf(session)
const current = () => currentSuggestion(text().state)
const words = () => offeredSuggestions(text().state).map((one) => one.text)
const said = () => session.said.get().message
const mentions = () => mentionsIn(text().state.doc).map((one) => [one.name, one.text, one.attributes])

/** The next suggestion that says this, by as many F9 as it takes; the movements are counted anew from there. */
async function standOn(wanted: string): Promise<void> {
  for (let turns = 0; turns < 20; turns++) {
    const before = said()
    const turn = session.said.get().turn
    press('F9')
    await expect.poll(() => session.said.get().turn).not.toBe(turn)
    await expect.poll(() => besideText(session).suggestions.state.get().kind).toBe('found')
    await expect.poll(() => current() !== null || said() !== before).toBe(true)
    if (current()?.text === wanted) break
  }
  expect(current()?.text).toBe(wanted)
  pressed = 0
}

async function register(...starts: readonly EntryStart[]): Promise<void> {
  const edition = session.edition ?? ''
  await session.store.db.entries.bulkPut(starts.map((start) => ({ ...newEntry(start), edition })))
  await expect.poll(() => session.register.now.get().entries.length).toBe(starts.length)
}

const solberg: EntryStart = {
  id: 'e1',
  kind: 'person',
  name: 'Solberg, Arne',
  surname: 'Solberg',
  forename: 'Arne',
  xmlId: 'p_solberg',
}

beforeAll(startMessages)

beforeEach(async () => {
  localStorage.removeItem('recto-settings')
  const answer = await openStore(`recto-test-${crypto.randomUUID()}`)
  if (!answer.ok) throw new Error(answer.problem.message)
  session = new Session(new MemoryHost(), answer.value)
  await importFiles(session, [openedFile('first.txt', first)], null)
  pressed = 0
})

afterEach(async () => {
  await session.showLibrary()
  session.stop()
  await session.store.db.delete()
})

test('nothing is looked for until it is asked for, and nothing is written unasked', async () => {
  const { doc } = text().state
  expect(besideText(session).suggestions.state.get().kind).toBe('off')
  await register(solberg)
  press('F9')
  await expect.poll(current).not.toBeNull()
  expect(text().state.doc.eq(doc)).toBe(true)
})

test('while the first suggestion is waited for, Escape gives the looking up, and F9 looks again', async () => {
  await register(solberg)
  press('F9')
  expect(besideText(session).suggestions.waited.get()).toBe(true)
  press('Escape')
  expect(besideText(session).suggestions.waited.get()).toBe(false)
  await expect.poll(said).toBe('Looking was cancelled. Nothing was changed.')
  expect(current()).toBeNull()
  press('F9')
  await expect.poll(current).not.toBeNull()
  expect(besideText(session).suggestions.waited.get()).toBe(false)
})

describe('The walk', () => {
  beforeEach(() => register(solberg))

  test('takes a known name with one movement, linked, and goes on; one undo returns to it', async () => {
    await standOn('Solberg')
    const one = current()
    press('Alt-s')
    await expect.poll(mentions).toEqual([['persName', 'Solberg', { ref: '#p_solberg' }]])
    expect(pressed).toBe(1)
    expect(current()).not.toEqual(one)
    expect(actToUndo(text().state)).toBe('suggestion/take')
    undo(text().state, text().dispatch)
    expect(mentions()).toEqual([])
    expect(current()).toEqual(one)
  })

  test('ends where the tagging mode begins or ends, with the caret in the words', async () => {
    await standOn('Solberg')
    const { from } = text().state.selection
    press('Alt-m')
    expect(current()).toBeNull()
    expect(text().state.selection.from).toBe(from)
    press('Alt-m')
    expect(current()).toBeNull()
  })

  test('takes a date with one movement', async () => {
    await standOn('May 27, 1935')
    press('Alt-s')
    const dates = () => {
      const found: unknown[] = []
      text().state.doc.descendants((node) => {
        for (const { name, attributes } of node.marks.map(spanAttrs)) if (name === 'date') found.push(attributes)
      })
      return found
    }
    await expect.poll(dates).toEqual([{ when: '1935-05-27' }])
    expect(pressed).toBe(1)
  })

  test('refuses with one movement, everywhere, also after the text is opened again; undo takes that back', async () => {
    await standOn('Solberg')
    press('Alt-Delete')
    await expect.poll(words).not.toContain('Solberg')
    expect(pressed).toBe(1)
    expect(await session.reopen(text().id)).toBe(true)
    await besideText(session).suggestions.looked()
    expect(words()).not.toContain('Solberg')
    expect(session.register.now.get().refusals).toMatchObject([{ kind: 'person', text: 'Solberg', context: null }])
  })

  test('the undo of a refusal brings the suggestion back and returns to it', async () => {
    await standOn('Solberg')
    const one = current()
    press('Alt-Delete')
    await expect.poll(words).not.toContain('Solberg')
    undo(text().state, text().dispatch)
    await expect.poll(current).toEqual(one)
    await expect.poll(() => session.register.now.get().refusals).toEqual([])
  })

  test('refuses one place alone', async () => {
    await standOn('Solberg')
    const count = words().filter((word) => word === 'Solberg').length
    press('Alt-z')
    await expect.poll(() => words().filter((word) => word === 'Solberg').length).toBe(count - 1)
  })

  test('is about a word no more once somebody has written over it', async () => {
    await standOn('Solberg')
    const { from, to } = text().state.selection
    text().dispatch(text().state.tr.insertText('Sundberg', from, to))
    expect(current()).toBeNull()
    expect(offeredSuggestions(text().state).some((one) => one.from === from)).toBe(false)
  })

  test('goes on into the next text of the edition after the last one, and says so before', async () => {
    const { id } = text()
    await importFiles(session, [openedFile('second.txt', second)], session.edition)
    await session.openTranscription(id)
    await standOn('Solberg')
    for (let turns = 0; turns < 20 && besideText(session).suggestions.ahead.get() === null; turns++) {
      const { turn } = session.said.get()
      press('F9')
      await expect.poll(() => session.said.get().turn).not.toBe(turn)
    }
    expect(said()).toMatch(/^That was the last in this text\. \d+ more in “.+”, F9 goes there\.$/)
    press('F9')
    await expect.poll(() => text().id).not.toBe(id)
    await expect.poll(() => current()?.text).toBe('Solberg')
  })

  test('backwards goes round the beginning and says so', async () => {
    press('F9')
    await expect.poll(current).not.toBeNull()
    const all = offeredSuggestions(text().state)
    for (let turns = 0; turns < all.length && current()?.id !== all[0]?.id; turns++) press('Shift-F9')
    expect(current()).toEqual(all[0])
    press('Shift-F9')
    expect(said()).toContain('From the end of the text.')
    expect(current()).toEqual(all.at(-1))
  })
})

test('of the names that nobody knows, one becomes an entry of the register and is linked to it', async () => {
  session.settings.set({ suggestedEntries: true })
  await standOn('Ames')
  press('Alt-s')
  await expect.poll(() => session.register.now.get().entries.length).toBe(1)
  const [entry] = session.register.now.get().entries
  expect(mentions()).toEqual([['persName', 'Ames', { ref: `#${entry?.xmlId ?? ''}` }]])
})

test('the looking happens in a Worker: the window itself never looks for names', async () => {
  const looks = vi.spyOn(Suggester.prototype, 'suggestionsIn')
  await register(solberg)
  besideText(session).suggestions.turn(true)
  await besideText(session).suggestions.looked()
  expect(words()).toContain('Solberg')
  expect(looks).not.toHaveBeenCalled()
  looks.mockRestore()
})
