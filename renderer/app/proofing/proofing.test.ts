import { undo } from 'prosemirror-history'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { currentDoubt, openDoubtCount, openDoubts, openDoubtsOnPage } from '../../editor/plugins/doubts'
import { actToUndo } from '../../editor/plugins/acts'
import { openStore } from '../../store/store'
import { matchesKey } from '../../ui/keys'
import { besideText } from '../beside-text'
import { undo as undoAct } from '../library-actions'
import { allCommands } from '../commands'
import { startMessages } from '../i18n'
import { importFiles } from '../import-files'
import { Session } from '../session'
import { MemoryHost, openedFile } from '../testing/memory-host'
import { openTextOf } from '../testing/texts'
import { equalKey, fixEverywhere, meantFix, type EqualIn } from './fix-everywhere'
import { takeVerdictsBack } from './settle-doubt'

const first = `12: Letter

Halvard, May 27, 1935

The harbour was was quiet. He saidThat the the crane would come.

[Page 213]

They waited for the zzxqy, and the crane did not come. It was was late. The goverment knew.

Solberg
`
const second = `13: Letter

The answer

The crane is is there, and the zzxqy with it. He saidThat again.
`

let session: Session

const text = () => openTextOf(session)
const said = () => session.said.get().message
const current = () => currentDoubt(text().state)
const words = () => openDoubts(text().state).map(({ doubt }) => `${doubt.check}: ${doubt.text}`)
const plain = () => text().state.doc.textContent

/** Presses the key of a command, as the window does. */
function press(key: string): void {
  const parts = key.split('-')
  const has = (part: string) => parts.includes(part)
  const event = {
    ...{ key: parts.at(-1) ?? '', code: '', ctrlKey: false, metaKey: false },
    ...{ altKey: has('Alt'), shiftKey: has('Shift') },
  }
  const context = { text: session.open?.text ?? null, show: session.show, say: session.say }
  const command = allCommands(session).find(
    ({ keys, enabled }) => keys.some((one) => matchesKey(event, one)) && enabled?.(context) !== false,
  )
  if (!command) throw new Error(`${key} does nothing now`)
  command.run(context)
}

/** Presses a key and waits until what comes of it is said. */
async function pressed(key: string): Promise<void> {
  const { turn } = session.said.get()
  press(key)
  await expect.poll(() => session.said.get().turn).toBeGreaterThan(turn)
  await expect.poll(() => besideText(session).proofing.waited.get()).toBe(false)
}

/** Goes on by F8 until a doubt of these words is looked at. */
async function standOn(wanted: string): Promise<void> {
  for (let turns = 0; turns < 20 && current()?.doubt.text !== wanted; turns++) await pressed('F8')
  expect(current()?.doubt.text).toBe(wanted)
}

async function opened(index: number): Promise<void> {
  const rows = await session.store.transcriptionsOf(session.edition ?? '')
  await session.openTranscription(rows[index]?.id ?? '')
  await besideText(session).proofing.looked()
}

beforeAll(startMessages)

beforeEach(async () => {
  localStorage.removeItem('recto-settings')
  const answer = await openStore(`recto-test-${crypto.randomUUID()}`)
  if (!answer.ok) throw new Error(answer.problem.message)
  session = new Session(new MemoryHost(), answer.value)
  await importFiles(session, [openedFile('a.txt', first), openedFile('b.txt', second)], null)
  const [row] = await answer.value.db.transcriptions.toArray()
  await session.showEdition(row?.edition ?? '')
  await expect.poll(() => session.register.now.get().known).toBe(true)
  await expect.poll(() => besideText(session).proofing.verdicts.now.get().known).toBe(true)
  await opened(0)
})

afterEach(async () => {
  await session.showLibrary()
  session.stop()
  await session.store.db.delete()
})

describe('The walk through doubtful places', () => {
  test('goes from place to place by one key, says each, and back by another', async () => {
    expect(words()).toContain('doubled-word: was was')
    await standOn('was was')
    expect(said()).toContain('was was')
    const { from } = current() ?? {}
    await pressed('F8')
    expect(current()?.from).toBeGreaterThan(from ?? Infinity)
    await pressed('Shift-F8')
    expect(current()?.from).toBe(from)
  })

  test('goes on to the next text that has some', async () => {
    await standOn('zzxqy')
    for (let turns = 0; turns < 20 && !said().includes('“13: Letter”'); turns++) await pressed('F8')
    expect(said()).toContain('No more in this text.')
    await pressed('F8')
    await expect.poll(() => plain()).toContain('The answer')
    expect(said()).toContain('In “13: Letter”.')
    await standOn('is is')
  })

  test('takes the fix by one key, keeps its act by itself, and goes on', async () => {
    await standOn('was was')
    const before = plain()
    await pressed('Alt-Enter')
    expect(plain()).toBe(before.replace('was was', 'was'))
    expect(current()?.doubt.text).not.toBe('was was')
    expect(actToUndo(text().state)).toBe('doubt/take')
    undo(text().state, text().dispatch)
    expect(plain()).toBe(before)
  })

  test('is not said to be good where none is selected: that is said, and the key deletes nothing', () => {
    const context = { text: text(), show: session.show, say: session.say }
    const good = allCommands(session).find(({ name }) => name === 'doubt/good-in-edition')
    expect(good?.enabled?.(context)).toBe(false)
    good?.refuse?.(context)
    expect(said()).toContain('No doubtful place is selected.')
  })

  test('has spellings worked out for the word that is looked at alone', async () => {
    await standOn('goverment')
    const fixes = () => besideText(session).proofing.fixes.now.get()
    await expect.poll(() => fixes()?.fixes.map((fix) => fix.text)).toContain('government')
    expect(fixes()?.fixes[0]?.text).toBe('government')
    await pressed('Alt-Enter')
    expect(plain()).toContain('The government knew.')
  })

  test('counts the places of each page', () => {
    const { state } = text()
    const all = openDoubtCount(state)
    expect(openDoubtsOnPage(state, -1) + openDoubtsOnPage(state, 0)).toBe(all)
    expect(openDoubtsOnPage(state, 0)).toBeGreaterThan(1)
  })
})

describe('A doubt', () => {
  test('goes when its words are typed in, and comes back with an undo; the others stay', async () => {
    await standOn('zzxqy')
    const before = words()
    const at = (current()?.from ?? 0) + 2
    text().dispatch(text().state.tr.insertText('x', at))
    expect(words()).toEqual(before.filter((one) => !one.includes('zzxqy')))
    expect(openDoubtCount(text().state)).toBe(before.length - 1)
    undo(text().state, text().dispatch)
    await besideText(session).proofing.looked()
    expect(words()).toEqual(before)
  })

  test('stays at its words while the text before it is typed in', async () => {
    await standOn('zzxqy')
    const from = current()?.from ?? 0
    text().dispatch(text().state.tr.insertText('Then ', from - 8))
    const moved = openDoubts(text().state).find(({ doubt }) => doubt.text === 'zzxqy')
    expect(moved).toMatchObject({ from: from + 5, to: from + 10 })
  })

  test('can be good here, in the edition or always, each taken back by an undo that says so', async () => {
    const before = words()
    for (const [key, what] of [
      ['Alt-z', 'is good here'],
      ['Alt-Delete', 'is good in this edition'],
      ['Alt-Shift-z', 'is good always'],
    ] as const) {
      await standOn('zzxqy')
      await pressed(key)
      expect(said()).toContain(`“zzxqy” ${what}`)
      await expect.poll(words).toEqual(before.filter((one) => !one.includes('zzxqy')))
      undo(text().state, text().dispatch)
      await expect.poll(words).toEqual(before)
      expect(said()).toContain(what)
    }
  })

  test('that is good in the edition is so in its other texts and after the text was opened again, until that is taken back', async () => {
    await standOn('zzxqy')
    await pressed('Alt-Delete')
    await opened(1)
    expect(words().join()).not.toContain('zzxqy')
    await opened(0)
    expect(words().join()).not.toContain('zzxqy')
    expect(await takeVerdictsBack(session, besideText(session).proofing.verdicts.now.get().rows)).toBe(true)
    await expect.poll(() => words().join()).toContain('zzxqy')
  })

  test('that is good here alone is doubted elsewhere', async () => {
    await standOn('was was')
    const count = words().filter((one) => one === 'doubled-word: was was').length
    await pressed('Alt-z')
    await expect.poll(() => words().filter((one) => one === 'doubled-word: was was').length).toBe(count - 1)
  })
})

test('a fix everywhere is one act over all texts, and one undo takes it back byte for byte', async () => {
  await standOn('saidThat')
  const one = current()
  const fix = besideText(session).proofing.fixes.now.get()?.fixes[0]
  if (!one || !fix) throw new Error('There is no fix')
  const meant = meantFix(one, fix)
  const tei = async () => {
    await session.rest()
    const rows = await session.store.transcriptionsOf(session.edition ?? '')
    const texts = await Promise.all(rows.map(({ id }) => session.store.readText(id)))
    return texts.map((read) => JSON.stringify(read?.doc.toJSON()))
  }
  const before = await tei()
  const found: EqualIn[] = []
  const { basis } = besideText(session).proofing
  const question = { kind: 'equal-doubts', basis, verdicts: [], check: meant.check, key: meant.key } as const
  await session.texts.ask(session.edition ?? '', question, {
    heard: ({ id, title }, doubts, at) => {
      found.push({ transcription: id, title, at, doubts, elsewhere: false })
    },
  })
  const ticked = new Set(
    found.flatMap(({ transcription, doubts }) => doubts.map((each) => equalKey(transcription, each))),
  )
  expect(ticked.size).toBe(2)
  expect(await fixEverywhere(session, meant, found, ticked)).toBe(true)
  const after = await tei()
  expect(after.every((doc) => doc.includes('said That') && !doc.includes('saidThat'))).toBe(true)
  await undoAct(session)
  await expect.poll(tei).toEqual(before)
})
