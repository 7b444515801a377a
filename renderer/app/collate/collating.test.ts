import { redo, undo } from 'prosemirror-history'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { actToUndo } from '../../editor/plugins/acts'
import { currentDifference, hideKinds, openDifferences } from '../../editor/plugins/collation'
import { openStore } from '../../store/store'
import { matchesKey } from '../../ui/keys'
import { besideText } from '../beside-text'
import { allCommands } from '../commands'
import { startMessages } from '../i18n'
import { importFiles } from '../import-files'
import { Session } from '../session'
import { MemoryHost, openedFile } from '../testing/memory-host'
import { openTextOf, typeBefore } from '../testing/texts'
import { compareWithChosen, compareWithFile, othersOf } from './other-texts'
import { takeAllOf } from './settle-differences'

const ours = `<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader><fileDesc><titleStmt><title>A letter</title></titleStmt></fileDesc></teiHeader>
  <text><body><div>
    <p>The harbour board received <persName ref="#s">Mr. Solburg</persName> this morning<pb n="2"/> and heard of the tarif.</p>
    <p>He admitted, that the figure was open<note n="1"><p>See the telegram of May.</p></note> to discussion.</p>
  </div></body></text>
</TEI>`
const theirs = `The harbour board received Mr. Solberg this morning and heard of the tariff. He admitted that the figure

was quite open to discussion.
`

let session: Session

const text = () => openTextOf(session)
const words = () => text().state.doc.textContent
const open = () => openDifferences(text().state).map((one) => `${one.ours} | ${one.theirs}`)
const current = () => currentDifference(text().state)?.theirs ?? null
const state = () => besideText(session).collating.state.get().kind
const said = () => session.said.get().message

function press(key: string): void {
  const parts = key.split('-')
  const event = {
    key: parts.at(-1) ?? '',
    code: '',
    ctrlKey: false,
    metaKey: false,
    altKey: parts.includes('Alt'),
    shiftKey: false,
  }
  const context = { text: text(), show: session.show, say: session.say }
  const command = allCommands(session).find(
    ({ keys, enabled }) => keys.some((one) => matchesKey(event, one)) && enabled?.(context) !== false,
  )
  if (!command) throw new Error(`${key} does nothing now`)
  command.run(context)
}

async function compared(name = 'theirs.txt', file: string | Uint8Array = theirs): Promise<void> {
  await compareWithFile(session, openedFile(name, file))
}

beforeAll(startMessages)

beforeEach(async () => {
  localStorage.removeItem('recto-settings')
  const answer = await openStore(`recto-test-${crypto.randomUUID()}`)
  if (!answer.ok) throw new Error(answer.problem.message)
  session = new Session(new MemoryHost(), answer.value)
  await importFiles(session, [openedFile('ours.xml', ours)], null)
})

afterEach(async () => {
  await session.showLibrary()
  session.stop()
  await session.store.db.delete()
})

const all = ['Solburg | Solberg', 'tarif | tariff', ', | ', ' | quite', 'See the telegram of May. | ']

test('a text is compared with a file, whatever the markup and pages of both, and nothing is written', async () => {
  const { doc } = text().state
  await compared()
  expect(state()).toBe('compared')
  expect(open()).toEqual(all)
  expect(text().state.doc).toBe(doc)
  expect(session.panel.get().panel).toBe('collation')
})

test('one key takes theirs, keeping the tag and page break, and goes on; one undo takes it back', async () => {
  await compared()
  press("Alt-'")
  expect(current()).toBe('Solberg')
  expect(said()).toContain('ours “Solburg”, theirs “Solberg”')
  press('Alt-/')
  expect(words()).toContain('Mr. Solberg this')
  expect(text().state.doc.toString()).toContain('span("Mr. Solberg")')
  expect(current()).toBe('tariff')
  expect(open()).toEqual(all.slice(1))
  expect(actToUndo(text().state)).toBe('collate/take')
  undo(text().state, text().dispatch)
  expect(words()).toContain('Mr. Solburg this')
  expect(open()).toEqual(all)
  redo(text().state, text().dispatch)
  expect(open()).toEqual(all.slice(1))
})

test('with the recording of corrections on, theirs is taken as one, and stays taken when the texts are compared again', async () => {
  session.settings.set({ recording: 'correction' })
  await compared()
  press("Alt-'")
  press('Alt-/')
  expect(text().state.doc.toString()).toMatch(/choice\(sic\("Solburg"\)\).*corr\("Solberg"\)|Solburg.*Solberg/)
  expect(open()).toEqual(all.slice(1))
  expect(takeAllOf(session, 'more')).toBe(1)
  expect(open()).toEqual(all.slice(1, -1))
  await besideText(session).collating.again()
  expect(open()).toEqual(all.slice(1, -1))
  undo(text().state, text().dispatch)
  undo(text().state, text().dispatch)
  expect(open()).toEqual(all)
})

test('ours is kept by one key, also after the text is opened again, and undo takes that back', async () => {
  await compared()
  press("Alt-'")
  press('Alt-\\')
  expect(open()).toEqual(all.slice(1))
  expect(words()).toContain('Solburg')
  undo(text().state, text().dispatch)
  expect(open()).toEqual(all)
  press("Alt-'")
  press('Alt-\\')
  await expect
    .poll(async () => (await session.store.db.comparisons.toArray()).map(({ kept }) => kept.length))
    .toEqual([1])
  expect(await session.reopen(text().id)).toBe(true)
  await expect.poll(state).toBe('compared')
  expect(open()).toEqual(all.slice(1))
})

test('theirs is noted by one key, as a note that undo takes back', async () => {
  await compared()
  press("Alt-'")
  press('Alt-]')
  expect(words()).toContain('The other transcription has: “Solberg”.')
  expect(open()).toEqual(all.slice(1))
  undo(text().state, text().dispatch)
  expect(words()).not.toContain('The other transcription has')
  expect(open()).toEqual(all)
})

test('the walk goes back and round', async () => {
  await compared()
  press('Alt-;')
  expect(said()).toContain('From the end.')
  press("Alt-'")
  expect(said()).toContain('From the beginning.')
  expect(current()).toBe('Solberg')
})

test('what is typed over a difference is looked at again: what theirs has settles it', async () => {
  await compared()
  typeBefore(session, 'tarif', 'x')
  expect(openDifferences(text().state)[1]).toMatchObject({ now: 'xtarif', untouched: false })
  const { from, to } = openDifferences(text().state)[1]?.range ?? { from: 0, to: 0 }
  text().dispatch(text().state.tr.insertText('tariff', from, to))
  expect(open()).toEqual(all.filter((one) => one !== 'tarif | tariff'))
})

test('all of a kind are taken at once, with one undo', async () => {
  await compared()
  expect(takeAllOf(session, 'spelling')).toBe(2)
  expect(words()).toContain('Mr. Solberg this morning and heard of the tariff.')
  expect(open()).toEqual(all.slice(2))
  undo(text().state, text().dispatch)
  expect(open()).toEqual(all)
})

test('of a kind, what the person has changed since is left as it is', async () => {
  await compared()
  typeBefore(session, 'tarif', 'x')
  expect(takeAllOf(session, 'spelling')).toBe(1)
  expect(words()).toContain('xtarif')
})

test('kinds that are not looked at are neither listed nor walked through', async () => {
  await compared()
  text().dispatch(hideKinds(text().state.tr, new Set(['spelling', 'more', 'missing'])))
  expect(open()).toEqual([', | '])
})

test('a text is compared with another transcription of the library', async () => {
  const first = text().id
  await importFiles(session, [openedFile('theirs.txt', theirs)], session.edition)
  await session.openTranscription(first)
  const screen = session.open
  if (screen === null) throw new Error('No text is open')
  const { transcriptions } = await othersOf(session, screen)
  const [other] = transcriptions
  if (!other) throw new Error('No other transcription')
  await compareWithChosen(session, { kind: 'transcription', row: other.row })
  expect(open()).toEqual(all)
})

test('different works are said to be that, and a broken file is a sentence', async () => {
  await compared(
    'other.txt',
    'Wholly other words stand in a text that speaks about something else altogether, such as birds.',
  )
  expect(state()).toBe('hopeless')
  expect(open()).toEqual([])
  await compared('broken.docx', new Uint8Array([0x50, 0x4b, 3, 4, 9]))
  expect(besideText(session).collating.state.get()).toMatchObject({
    kind: 'failed',
    problem: { code: 'docx-unreadable' },
  })
})

test('the panel of the comparison is shown, but the focus is not called there, and screen readers are told', async () => {
  const { turn } = session.panel.get()
  const running = compared()
  expect(session.panel.get()).toEqual({ panel: 'collation', turn })
  expect(said()).toBe('Comparing with “theirs.txt” …')
  await running
  expect(session.panel.get()).toEqual({ panel: 'collation', turn })
  expect(said()).toBe('Compared with “theirs.txt”: 5 differences.')
})

test('ending the comparison leaves the text as it is', async () => {
  await compared()
  await besideText(session).collating.end()
  expect(open()).toEqual([])
  expect(state()).toBe('none')
  expect(await session.store.db.comparisons.count()).toBe(0)
})
