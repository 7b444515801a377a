import { TextSelection } from 'prosemirror-state'
import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { mentionsIn } from '../../../../shared/queries/spans'
import { newEntry } from '../../../../shared/register/entry'
import { doEditionAct } from '../../register/edition-act'
import type { Session } from '../../session'
import { filesOf, sessionPerTest, takeInEdition, teiText } from '../../testing/edition-under-test'
import { mountKeys } from '../../testing/mount-keys'
import { openTextOf } from '../../testing/texts'

const now = sessionPerTest()
let session: Session

beforeEach(() => {
  ;({ session } = now())
})

const times = (count: number, text: string) => Array.from({ length: count }, () => text)

/** Takes in texts, opens the first and puts the caret into its first `word`. */
async function open(texts: Readonly<Record<string, string>>, word: string) {
  const { rows } = await takeInEdition(now(), texts)
  await session.openTranscription(rows[0]?.id ?? '')
  const { state, dispatch } = openTextOf(session)
  let at = -1
  state.doc.descendants((node, pos) => {
    const index = node.isText ? (node.text ?? '').indexOf(word) : -1
    if (index >= 0 && at < 0) at = pos + index + 1
  })
  dispatch(state.tr.setSelection(TextSelection.create(state.doc, at)))
  await expect.poll(() => session.register.now.get().known).toBe(true)
  return rows
}

const tree = () => page.getByRole('tree', { name: 'Occurrences' })
const apply = (name: RegExp) => page.getByRole('button', { name })

const three = {
  'a.xml': teiText('A', ...times(60, 'Then Solberg wrote, and Mr. Solberg’s answer came with Solberg’s ship.')),
  'b.xml': teiText('B', ...times(30, 'The consul saw Solberg twice.')),
  'c.xml': teiText('C', ...times(10, 'Solberg was ill.'), 'Nobody came.'),
}

test('200 occurrences in 3 texts: two movements, and one undo gives every file back byte for byte', async () => {
  const rows = await open(three, 'Solberg')
  const before = await filesOf(now(), rows)
  mountKeys(session)
  await userEvent.keyboard('{Alt>}f{/Alt}')
  await expect.element(apply(/Tag 220 occurrences/)).toBeEnabled()
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.poll(() => session.dialog.get()).toBe(null)
  const tagged = await filesOf(now(), rows)
  expect(tagged.map((file) => file.split('<persName ref=').length - 1)).toEqual([180, 30, 10])
  expect(tagged.join('')).toContain('<persName ref="#person_solberg">Solberg</persName>')
  expect(session.register.now.get().entries.map(({ name }) => name)).toEqual(['Solberg'])
  const { state } = openTextOf(session)
  expect(state.doc).toBeDefined()
  await userEvent.keyboard('{Control>}z{/Control}')
  await expect.poll(() => session.register.now.get().entries).toEqual([])
  expect(await filesOf(now(), rows)).toEqual(before)
})

test('what is tagged already is shown in grey, and what could be something else is not ticked', async () => {
  await open(
    {
      'a.xml': teiText(
        'A',
        'Solberg came with <persName>Solberg</persName> and <placeName>Solberg</placeName>.',
        'Anders Solberg Holm was there.',
      ),
    },
    'Solberg',
  )
  mountKeys(session)
  await userEvent.keyboard('{Alt>}f{/Alt}')
  await expect.element(tree()).toBeVisible()
  await expect.element(page.getByRole('treeitem', { name: /tagged as/ })).toBeVisible()
  const lines = page.getByRole('treeitem', { level: 3 }).elements()
  expect(lines.map((one) => one.getAttribute('aria-checked'))).toEqual(['true', 'true', null, 'false'])
})

test('an entry is looked for in all its forms, and those that another entry has are off', async () => {
  await open(three, 'Solberg')
  const entry = (id: string, name: string) => newEntry({ id, kind: 'person', name, xmlId: id })
  const entries = [entry('e1', 'Solberg, Anders'), entry('e2', 'Solberg, Karin')]
  await doEditionAct(session, {
    label: { code: 'add-entry', values: { name: 'Solberg' } },
    entries: entries.map((after) => ({ id: after.id, before: null, after })),
    quiet: true,
  })
  await expect.poll(() => session.register.now.get().entries.length).toBe(2)
  mountKeys(session)
  session.dialog.set({ kind: 'occurrences', start: { words: '', kind: 'person', entry: entries[0] ?? null } })
  await expect.element(page.getByRole('button', { name: 'Anders Solberg', pressed: true })).toBeVisible()
  await expect.element(page.getByRole('button', { name: /^Solberg also Solberg, Karin/, pressed: false })).toBeVisible()
  await page.getByRole('button', { name: /^Solberg also/ }).click()
  await expect.element(apply(/Tag 220 occurrences/)).toBeEnabled()
})

test('where nothing is found, it says what to do', async () => {
  await open({ 'a.xml': teiText('A', 'Solberg came.') }, 'Solberg')
  mountKeys(session)
  await userEvent.keyboard('{Alt>}f{/Alt}')
  await expect.element(apply(/Tag 1 occurrence/)).toBeEnabled()
  await page.getByRole('button', { name: 'Solberg', exact: true }).click()
  await expect.element(page.getByText('Tick a form of the name, or type one.')).toBeVisible()
  await userEvent.fill(page.getByRole('textbox', { name: 'Another form' }), 'Holm')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText('Not found')).toBeVisible()
})

test('from a tagged name, one key tags each next occurrence as that, and goes on to the next', async () => {
  await open(
    {
      'a.xml': teiText(
        'A',
        'So <persName ref="#s">Solberg</persName> came.',
        'Solberg went, Solbergs stayed.',
        'Solberg slept.',
      ),
    },
    'Solberg',
  )
  mountKeys(session)
  const { doc } = openTextOf(session).state
  for (const tagged of [1, 2, 3]) {
    await userEvent.keyboard('{Alt>}{Shift>}g{/Shift}{/Alt}')
    const { state } = openTextOf(session)
    expect(mentionsIn(state.doc)).toHaveLength(tagged)
  }
  expect(mentionsIn(openTextOf(session).state.doc).every(({ attributes }) => attributes['ref'] === '#s')).toBe(true)
  expect(session.said.get().message).toBe('“Solberg” tagged. No untagged one is left in this text')
  await userEvent.keyboard('{Control>}z{/Control}{Control>}z{/Control}')
  expect(openTextOf(session).state.doc.eq(doc)).toBe(true)
})
