import { TextSelection } from 'prosemirror-state'
import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { newEntry, type EntryStart } from '../../../../shared/register/entry'
import { mentionsIn } from '../../../../shared/queries/spans'
import type { Session } from '../../session'
import { sessionPerTest, takeInEdition, teiText } from '../../testing/edition-under-test'
import { mountKeys } from '../../testing/mount-keys'
import { openTextOf } from '../../testing/texts'

const now = sessionPerTest()
let session: Session

beforeEach(() => {
  ;({ session } = now())
})

const solberg = '<persName ref="#p1">Solberg</persName>'
const letters = {
  'a.xml': teiText('A', `Then ${solberg} wrote.`, `The consul saw ${solberg} arrive.`),
  'b.xml': teiText('B', `Old ${solberg} came, and <persName ref="#p2">Ames</persName> went.`),
}
const entries: readonly EntryStart[] = [
  { id: 'e1', kind: 'person', name: 'Solberg, Arne', surname: 'Solberg', xmlId: 'p1' },
  { id: 'e2', kind: 'person', name: 'Ames, Clara', surname: 'Ames', xmlId: 'p2' },
]

/** Opens the first text with the caret in its first name, and the concordance of that name by its key. */
async function openConcordance() {
  const { edition, rows } = await takeInEdition(now(), letters)
  await session.store.db.entries.where({ edition }).delete()
  await session.store.db.entries.bulkPut(entries.map((start) => ({ ...newEntry(start), edition })))
  await session.openTranscription(rows[0]?.id ?? '')
  const { state, dispatch } = openTextOf(session)
  const first = mentionsIn(state.doc, new Set(['persName']))[0]
  dispatch(state.tr.setSelection(TextSelection.create(state.doc, (first?.from ?? 0) + 1)))
  await expect.poll(() => session.register.now.get().index.byId.has('e2'), { timeout: 50_000 }).toBe(true)
  mountKeys(session)
  await userEvent.keyboard('{Alt>}{Shift>}f{/Shift}{/Alt}')
  await expect.element(foot(/^3 mentions/)).toBeVisible()
  await expect.element(tree()).toHaveFocus()
}

const tree = () => page.getByRole('tree', { name: 'Concordance of “Solberg, Arne”' })
const foot = (words: RegExp) => page.getByText(words)
const lines = () =>
  page
    .getByRole('treeitem')
    .elements()
    .filter((one) => one.getAttribute('aria-level') === '2')
    .map((one) => one.textContent)
/** What the names of the open text point at. */
const refs = () =>
  mentionsIn(openTextOf(session).state.doc, new Set(['persName'])).map(({ attributes }) => attributes['ref'])

test('a concordance lists the mentions of an entry over the edition, in three orders, and filters them', async () => {
  await openConcordance()
  expect(lines()).toEqual([
    expect.stringContaining('Then Solberg wrote.'),
    expect.stringContaining('The consul saw Solberg arrive.'),
    expect.stringContaining('Old Solberg came'),
  ])
  await page.getByRole('radio', { name: 'By words after' }).click()
  expect(lines().map((line) => /arrive|came|wrote/.exec(line)?.[0])).toEqual(['arrive', 'came', 'wrote'])
  await page.getByRole('radio', { name: 'By words before' }).click()
  expect(lines().map((line) => /arrive|came|wrote/.exec(line)?.[0])).toEqual(['came', 'arrive', 'wrote'])
  const filter = page.getByRole('searchbox', { name: 'Filter the lines' })
  await filter.fill('CONSUL')
  expect(lines()).toHaveLength(1)
  await filter.fill('nobody')
  await expect.element(page.getByText('Nothing found')).toBeVisible()
  await filter.fill('')
  expect(lines()).toHaveLength(3)
  await expect.element(filter).toHaveFocus()
})

test('Escape gives up what is asked first, and the list has the focus again', async () => {
  await openConcordance()
  await userEvent.keyboard('{Alt>}n{/Alt}')
  await expect.element(page.getByRole('textbox', { name: 'New entry for 1 mention' })).toHaveFocus()
  await userEvent.keyboard('{Escape}')
  await expect.element(tree()).toHaveFocus()
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => session.dialog.get()).toBe(null)
})

test('keys act on all under a heading where that is active, as one act that one undo takes back', async () => {
  await openConcordance()
  await userEvent.keyboard('{ArrowUp}{Alt>}{Shift>}r{/Shift}{/Alt}')
  await expect.element(foot(/^1 mention ·/)).toBeVisible()
  expect(lines()).toEqual([expect.stringContaining('Old Solberg came')])
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => session.dialog.get()).toBe(null)
  expect(refs()).toEqual([undefined, undefined])
  await userEvent.keyboard('{Control>}z{/Control}')
  await expect.poll(refs).toEqual(['#p1', '#p1'])
})

test('mentions are linked to another entry by its name, or split off under a new one', async () => {
  await openConcordance()
  await userEvent.keyboard(' {Alt>}r{/Alt}')
  await expect.element(page.getByRole('combobox', { name: 'Link 1 mention to' })).toHaveFocus()
  await userEvent.keyboard('ames{Enter}')
  await expect.element(foot(/^2 mentions ·/)).toBeVisible()
  await userEvent.keyboard('{Alt>}n{/Alt}Solberg, Old{Enter}')
  await expect.element(foot(/^1 mention ·/)).toBeVisible()
  const refs = mentionsIn(openTextOf(session).state.doc, new Set(['persName'])).map(
    ({ attributes }) => attributes['ref'],
  )
  expect(refs).toEqual(['#p2', '#person_solberg-old'])
})

test('the lines are exported as a table, with what stands around the words', async () => {
  await openConcordance()
  await userEvent.keyboard('{Control>}{Shift>}e{/Shift}{/Control}')
  await expect.poll(() => [...now().host.files.keys()].some((name) => name.endsWith('.csv'))).toBe(true)
  const [, csv = ''] = [...now().host.files].find(([name]) => name.endsWith('.csv')) ?? []
  expect(csv.trim().split('\r\n')).toHaveLength(4)
  expect(csv).toContain('Solberg')
})
