import { TextSelection } from 'prosemirror-state'
import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { followReadings } from '../readings/follow-readings'
import { readingNow } from '../readings/reading'
import type { Session } from '../session'
import { filesOf, sessionPerTest, takeInEdition, teiText } from '../testing/edition-under-test'
import { mountKeys } from '../testing/mount-keys'
import { openTextOf } from '../testing/texts'

const now = sessionPerTest()
let session: Session

beforeEach(() => {
  ;({ session } = now())
  session.settings.set({ reading: 'all', responsible: '' })
})

/** Opens a text of one paragraph with the caret behind the first of these words. */
async function open(paragraph: string, words: string) {
  const { rows, edition } = await takeInEdition(now(), { 'a.xml': teiText('A', paragraph) })
  await session.openTranscription(rows[0]?.id ?? '')
  mountKeys(session)
  const text = openTextOf(session)
  let pos = -1
  text.state.doc.descendants((node, at) => {
    const index = node.text?.indexOf(words) ?? -1
    if (index >= 0 && pos < 0) pos = at + index + words.length
  })
  text.dispatch(text.state.tr.setSelection(TextSelection.create(text.state.doc, pos)))
  const written = async () => (await filesOf(now(), rows))[0]?.split('<p>')[1]?.split('</p>')[0]
  return { edition, written }
}

test('By keys alone an error is recorded, changed and taken away, each undone as one', async () => {
  const { written } = await open('We recieved it.', 'recie')
  await userEvent.keyboard('{Alt>}{Shift>}c{/Shift}{/Alt}')
  await expect.element(page.getByRole('radio', { name: 'Error, corrected' })).toHaveFocus()
  await userEvent.keyboard('{Tab}received{Enter}')
  await expect.poll(() => session.dialog.get()).toBe(null)
  expect(await written()).toBe('We <choice><sic>recieved</sic><corr>received</corr></choice> it.')
  await userEvent.keyboard('{Alt>}{Shift>}c{/Shift}{/Alt}')
  const right = page.getByRole('textbox', { name: 'What is right' })
  await expect.element(right).toHaveFocus()
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'How certain' }), 'high')
  await userEvent.fill(page.getByRole('textbox', { name: 'Responsible' }), '#ed')
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => session.dialog.get()).toBe(null)
  expect(await written()).toContain('<corr cert="high" resp="#ed">received</corr>')
  await userEvent.keyboard('{Alt>}{Shift>}d{/Shift}{/Alt}')
  expect(await written()).toBe('We recieved it.')
  await userEvent.keyboard('{Control>}z{/Control}')
  expect(await written()).toContain('<corr cert="high" resp="#ed">received</corr>')
})

test('Who is responsible is typed by name, named in the header in the same act, and offered by name again', async () => {
  await open('We recieved it. He shew it.', 'recie')
  const text = openTextOf(session)
  const before = text.state.doc
  await userEvent.keyboard('{Alt>}{Shift>}c{/Shift}{/Alt}')
  await userEvent.click(page.getByRole('radio', { name: 'Error, corrected' }))
  await userEvent.fill(page.getByRole('textbox', { name: 'What is right' }), 'received')
  await userEvent.fill(page.getByRole('textbox', { name: 'Responsible' }), 'Jane Doe')
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => session.dialog.get()).toBe(null)
  expect(text.state.doc.firstChild?.attrs['xml']).toContain('<respStmt xml:id="Jane-Doe">')
  await userEvent.keyboard('{Alt>}{Shift>}c{/Shift}{/Alt}')
  await expect.element(page.getByRole('textbox', { name: 'Responsible' })).toHaveValue('Jane Doe')
  await userEvent.keyboard('{Escape}{Control>}z{/Control}')
  expect(text.state.doc.eq(before)).toBe(true)
})

test('A kind is chosen by its letter, and asks for what it can have', async () => {
  const { written } = await open('We read it.', 'We re')
  await userEvent.keyboard('{Alt>}{Shift>}c{/Shift}{/Alt}')
  await expect.element(page.getByRole('radio', { name: /Error|Hard/, checked: true })).toHaveFocus()
  await userEvent.keyboard('h')
  await expect.element(page.getByRole('radio', { name: 'Hard to read' })).toBeChecked()
  await userEvent.fill(page.getByRole('textbox', { name: 'Reason' }), 'blot')
  await userEvent.keyboard('{Enter}')
  expect(await written()).toBe('We <unclear reason="blot">read</unclear> it.')
})

test('What TEI cannot take is told before anything is recorded', async () => {
  const { written } = await open('We read it.', 'We')
  await userEvent.keyboard('{Alt>}{Shift>}c{/Shift}{/Alt}')
  await userEvent.click(page.getByRole('radio', { name: /^Gap/ }))
  await expect.element(page.getByText('At the caret')).toBeVisible()
  await userEvent.fill(page.getByRole('textbox', { name: 'How many' }), 'two')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('alert')).toHaveTextContent('“How many” takes a number in figures')
  await userEvent.fill(page.getByRole('textbox', { name: 'How many' }), '2')
  await userEvent.keyboard('{Enter}')
  expect(await written()).toBe('We<gap quantity="2"/> read it.')
})

test('Brackets become tags as one act, the doubtful ones only where they are ticked', async () => {
  const { written } = await open('S[umner] W[elles?] [illegible].', 'S[')
  await userEvent.keyboard('{Control>}{Alt>}b{/Alt}{/Control}')
  await expect.element(page.getByText('2 of 3 ticked')).toBeVisible()
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.poll(() => session.dialog.get()).toBe(null)
  expect(await written()).toBe('S[umner] W<unclear>elles</unclear> <gap reason="illegible"/>.')
  await userEvent.keyboard('{Control>}z{/Control}')
  expect(await written()).toBe('S[umner] W[elles?] [illegible].')
})

test('A reading of the edition is made, walked to by one key, kept with the edition and undone', async () => {
  await open('We read <del>and wrote</del> it.', 'We re')
  const stop = followReadings(session)
  session.dialog.set({ kind: 'readings', edition: session.edition ?? '' })
  await userEvent.click(page.getByRole('button', { name: 'New reading' }))
  await userEvent.fill(page.getByRole('textbox', { name: 'Name' }), 'Fair copy')
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'Struck out in the source' }), 'hidden')
  await userEvent.click(page.getByRole('button', { name: 'Keep and show' }))
  await expect.poll(() => document.documentElement.dataset['readingHides']).toBe('del')
  expect(readingNow(session).name).toBe('Fair copy')
  await userEvent.keyboard('{Alt>}8{/Alt}')
  expect(document.documentElement.dataset['readingHides']).toBe('')
  await userEvent.keyboard('{Alt>}8888{/Alt}')
  expect(readingNow(session).name).toBe('Fair copy')
  const row = await session.store.edition(session.edition ?? '')
  expect(JSON.stringify(row?.practice)).toContain('"deletions":"hidden"')
  stop()
})
