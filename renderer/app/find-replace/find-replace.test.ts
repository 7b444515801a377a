import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { openStore } from '../../store/store'
import { exportTei } from '../../../shared/export/tei'
import { mentionsIn } from '../../../shared/queries/spans'
import { filesOf, sessionPerTest, takeInEdition, teiText } from '../testing/edition-under-test'
import { mountKeys } from '../testing/mount-keys'
import { openTextOf } from '../testing/texts'
import { EditionReader } from '../edition-texts/edition-reader'
import { StoredTexts } from '../edition-texts/stored-texts'
import { Session } from '../session'
import { MemoryHost } from '../testing/memory-host'
import { noSearch, readSearches, withSearch, type EditionSearch } from './edition-search'

const now = sessionPerTest()
let session: Session

beforeEach(() => {
  ;({ session } = now())
  localStorage.removeItem('recto-settings')
  session.settings.set({ searches: [] })
})

const find = () => page.getByRole('textbox', { name: 'Find', exact: true })
const by = () => page.getByRole('textbox', { name: 'Replace with' })
const button = (name: RegExp | string) => page.getByRole('button', { name })
const lines = () => page.getByRole('treeitem', { level: 2 })

/** Opens the dialog with a search. */
function start(search: Partial<EditionSearch>) {
  mountKeys(session)
  session.dialog.set({ kind: 'find-replace', start: { ...noSearch, ...search } })
}

/** All texts as the files that they are written to, and the ids of all spans in them; quicker than exporting each. */
async function writtenNow(ids: readonly string[]) {
  await session.rest()
  const files: string[] = []
  const spans: string[] = []
  for (const id of ids) {
    const read = await session.store.readText(id)
    if (read === null) throw new Error('A text cannot be read')
    const original = await session.store.original(read.original ?? '')
    files.push(exportTei({ doc: read.doc, source: original?.file.text ?? null }))
    spans.push(...mentionsIn(read.doc).map((one) => one.id))
  }
  return { files, spans }
}

const hundred = Object.fromEntries(
  Array.from({ length: 100 }, (_, index) => [
    `${String(index)}.xml`,
    teiText(
      `Letter ${String(index)}`,
      ...Array.from(
        { length: 4 },
        () => 'The <persName ref="#s">Mr. Solberg</persName> saw <hi>Sol</hi>berg and went.',
      ),
      'Nothing<note n="1"><p>See Solberg, and <persName>Solberg</persName>.</p></note> else.',
    ),
  ]),
)

test('1,000 places in 100 texts are replaced as one act, every tag is kept, and one undo gives every file back byte for byte', async () => {
  const { rows } = await takeInEdition(now(), hundred)
  await session.openTranscription(rows[0]?.id ?? '')
  const ids = rows.map(({ id }) => id)
  const before = await writtenNow(ids)
  const exported = await filesOf(now(), rows.slice(0, 3))
  start({ text: 'Solberg', replacement: 'Solbergsen' })
  await expect.element(button(/Replace in 1,000 places/)).toBeEnabled()
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.poll(() => session.dialog.get(), { timeout: 30_000 }).toBe(null)
  const after = await writtenNow(ids)
  expect(
    after.files.every((file) => file.split('Solbergsen').length === 7 && file.includes('<hi>Sol</hi>bergsen')),
  ).toBe(true)
  expect(after.files.join('').split('<persName').length).toBe(before.files.join('').split('<persName').length)
  expect(after.spans).toEqual(before.spans)
  const offered = () => session.toasts.get().filter(({ action }) => action?.label === 'Undo')
  expect(offered()).toHaveLength(1)
  await userEvent.keyboard('{Control>}z{/Control}')
  await expect
    .poll(() => openTextOf(session).state.doc.textContent.includes('Solbergsen'), { timeout: 20_000 })
    .toBe(false)
  expect(offered()).toEqual([])
  expect(await writtenNow(ids)).toEqual(before)
  expect(await filesOf(now(), rows.slice(0, 3))).toEqual(exported)
}, 90_000)

test('what was found stays in the list until more is found, and is not replaced meanwhile', async () => {
  await takeInEdition(now(), { 'a.xml': teiText('A', 'The harbor.'), 'b.xml': teiText('B', 'A harbor, and a harp.') })
  let listed = 0
  let emptied = 0
  let offered = 0
  start({ text: 'har', replacement: 'x' })
  await expect.element(button(/Replace in 3 places/)).toBeEnabled()
  const observer = new MutationObserver(() => {
    const lines = document.querySelectorAll('[role="tree"] [role="treeitem"][aria-level="2"]').length
    if (lines === 0) emptied += 1
    else listed = lines
    const action = Array.from(document.querySelectorAll('button')).find(({ textContent }) =>
      textContent.startsWith('Replace in 3 places'),
    )
    if (
      action?.disabled === false &&
      document.querySelector<HTMLInputElement>('[role="dialog"] input')?.value === 'harb'
    )
      offered += 1
  })
  observer.observe(document.body, { attributes: true, childList: true, subtree: true })
  await userEvent.fill(find(), 'harb')
  await expect.element(button(/Replace in 2 places/)).toBeEnabled()
  observer.disconnect()
  expect({ listed, emptied, offered }).toEqual({ listed: 2, emptied: 0, offered: 0 })
  await userEvent.fill(find(), 'nowhere')
  await expect.element(page.getByRole('tree')).not.toBeInTheDocument()
})

test('by keys alone: words are found as they are typed, one is replaced, and the next is there', async () => {
  const { rows } = await takeInEdition(now(), {
    'a.xml': teiText('A', 'The harbor and the harbor.'),
    'b.xml': teiText('B', 'A harbor.'),
  })
  mountKeys(session)
  await userEvent.keyboard('{Control>}{Alt>}h{/Alt}{/Control}')
  await expect.element(page.getByText('Nothing to look for yet')).toBeVisible()
  await userEvent.keyboard('harbor')
  await expect.poll(() => lines().elements().length).toBe(3)
  await expect.element(button('Replace Ctrl')).toBeDisabled()
  await userEvent.fill(by(), 'harbour')
  await expect.element(button(/Replace in 3 places/)).toBeEnabled()
  await userEvent.keyboard('{Enter}{ArrowDown}')
  await expect.element(page.getByRole('tree')).toHaveFocus()
  await userEvent.keyboard('{Alt>}{Enter}{/Alt}')
  await expect.poll(() => lines().elements().length).toBe(2)
  expect((await filesOf(now(), rows)).map((file) => file.split('harbour').length - 1)).toEqual([1, 0])
  await expect.element(button(/Replace in 2 places/)).toBeEnabled()
  await userEvent.keyboard(' ')
  await expect.element(button(/Replace in 1 place/)).toBeEnabled()
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.poll(() => session.dialog.get()).toBe(null)
  expect((await filesOf(now(), rows)).join('').split('harbour').length - 1).toBe(2)
  expect(session.settings.get().searches[0]).toMatchObject({ text: 'harbor', replacement: 'harbour' })
})

test('groups of a regular expression are put in, and a line shows what becomes of it', async () => {
  const { rows } = await takeInEdition(now(), { 'a.xml': teiText('A', 'No. 12 and No. <hi>7</hi>.') })
  start({ text: 'No\\. (\\d+)', regex: true, replacement: '$1°' })
  await expect.element(page.getByRole('treeitem', { name: /No\. 12 .*becomes “12°”/ })).toBeVisible()
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.poll(() => session.dialog.get()).toBe(null)
  expect((await filesOf(now(), rows))[0]).toContain('<p>12° and <hi>7°</hi>.</p>')
})

test('what would take a whole tag with it says so and is not ticked, and goes where it is ticked', async () => {
  const { rows } = await takeInEdition(now(), {
    'a.xml': teiText('A', 'So <persName>Holm</persName> came, and Holm went.', 'Then <hi>Hol</hi>m.'),
  })
  start({ text: 'Holm', replacement: '' })
  await expect.element(page.getByRole('treeitem', { name: /Would take the tag persName with it/ })).toBeVisible()
  await expect.element(page.getByRole('treeitem', { name: /Would take the tag hi with it/ })).toBeVisible()
  await expect.element(button(/Remove in 1 place/)).toBeEnabled()
  await userEvent.fill(by(), 'Solberg')
  await expect.element(button(/Replace in 2 places/)).toBeEnabled()
  await userEvent.fill(by(), '')
  await expect.element(button(/Remove in 1 place/)).toBeEnabled()
  await userEvent.keyboard('{ArrowDown} ')
  await expect.element(button(/Remove in 2 places/)).toBeEnabled()
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.poll(() => session.dialog.get()).toBe(null)
  expect((await filesOf(now(), rows))[0]).toContain('<p>So  came, and  went.</p>')
})

test('only within a tag, only on some pages, only in notes', async () => {
  await takeInEdition(now(), {
    'a.xml': teiText(
      'A',
      'Holm <pb n="2"/><persName>Holm</persName> <pb n="3"/>Holm<note><p>Holm</p></note> <persName>Holm</persName>',
    ),
  })
  start({ text: 'Holm' })
  await expect.poll(() => lines().elements().length).toBe(5)
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'Only within' }), 'Names of persons')
  await expect.poll(() => lines().elements().length).toBe(2)
  await userEvent.fill(page.getByRole('textbox', { name: 'From page' }), '3')
  await expect.poll(() => lines().elements().length).toBe(1)
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'Only within' }), 'Text without tags')
  await expect.poll(() => lines().elements().length).toBe(2)
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'Notes' }), 'Notes only')
  await expect.poll(() => lines().elements().length).toBe(1)
})

test('what is no regular expression is said, and so is what is nowhere', async () => {
  await takeInEdition(now(), { 'a.xml': teiText('A', 'Holm') })
  start({ text: '(', regex: true })
  await expect.element(page.getByText(/Unterminated group/)).toBeVisible()
  await userEvent.fill(find(), 'Solberg')
  await expect.element(page.getByText('Not found')).toBeVisible()
})

test('Enter goes to a place in its text', async () => {
  const { rows } = await takeInEdition(now(), { 'a.xml': teiText('A', 'Holm'), 'b.xml': teiText('B', 'Then Solberg.') })
  start({ text: 'Solberg' })
  await expect.poll(() => lines().elements().length).toBe(1)
  await userEvent.keyboard('{ArrowDown}{Enter}')
  await expect.poll(() => session.open?.text.id).toBe(rows[1]?.id)
  const { state } = openTextOf(session)
  await expect.poll(() => openTextOf(session).state.selection.empty, { timeout: 5000 }).toBe(false)
  expect(state.doc.textBetween(openTextOf(session).state.selection.from, openTextOf(session).state.selection.to)).toBe(
    'Solberg',
  )
})

test('a text that another window has is said, and nothing in it can be ticked', async () => {
  const { rows } = await takeInEdition(now(), { 'a.xml': teiText('A', 'Holm') })
  const answer = await openStore(session.store.db.name)
  if (!answer.ok) throw new Error(answer.problem.message)
  // A single file that is taken in is opened at once.
  await session.showLibrary()
  const other = new Session(new MemoryHost(), answer.value)
  await other.openTranscription(rows[0]?.id ?? '')
  await session.openTranscription(rows[0]?.id ?? '')
  start({ text: 'Holm', replacement: 'Solberg' })
  await expect.element(page.getByText(/“A” is open in another window/)).toBeVisible()
  expect(lines().elements()[0]?.getAttribute('aria-checked')).toBe(null)
  await expect.element(button('Replace Ctrl')).toBeDisabled()
  await other.showLibrary()
  other.stop()
})

test('a regular expression that takes forever is ended and said, in the open text and in others, which can be asked again', async () => {
  const endless = `${'a'.repeat(40)}!`
  const { edition, rows } = await takeInEdition(now(), {
    'a.xml': teiText('A', endless),
    'b.xml': teiText('B', endless),
  })
  await session.openTranscription(rows[0]?.id ?? '')
  const reader = new EditionReader(session, new StoredTexts(session.store.db.name), 300)
  const query = { ...noSearch, text: '(a+)+b', regex: true }
  const said: string[] = []
  const heard: number[] = []
  await reader.ask(
    edition,
    { kind: 'search', query },
    {
      heard: () => undefined,
      unread: (_, { code }) => said.push(code),
    },
  )
  expect(said).toEqual(['search-too-long', 'search-too-long'])
  await reader.ask(
    edition,
    { kind: 'search', query: { ...query, text: 'a+' } },
    {
      heard: (_, { matches }) => heard.push(matches.length),
    },
  )
  expect(heard).toEqual([1, 1])
  reader.stop()
})

test('the last searches are kept, each once, and what is kept wrongly is left out', () => {
  const one = { ...noSearch, text: 'a' }
  const two = { ...noSearch, text: 'b', replacement: 'c' }
  expect(withSearch(withSearch(withSearch([], one), two), { ...one, regex: false })).toEqual([one, two])
  expect(withSearch([], noSearch)).toEqual([])
  expect(readSearches(JSON.parse(JSON.stringify([two, null, 3, { text: 'd', place: 'nowhere', notes: 1 }])))).toEqual([
    two,
    { ...noSearch, text: 'd' },
  ])
  expect(readSearches('no')).toEqual([])
})
