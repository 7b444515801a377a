import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { newEntry, type Entry } from '../../../shared/register/entry'
import type { TranscriptionRow } from '../../store/rows'
import { useSource } from '../../ui/use-source'
import { actionsOf } from '../actions'
import type { Session } from '../session'
import { filesOf, sessionPerTest, takeInEdition, teiText } from '../testing/edition-under-test'
import { mountKeys, type Mounted } from '../testing/mount-keys'
import { openTextOf } from '../testing/texts'
import { doEditionAct } from './edition-act'
import { RegisterSide } from './RegisterSide'

const now = sessionPerTest()
let session: Session

beforeEach(() => {
  ;({ session } = now())
})

const person = (id: string, name: string, facts: Partial<Entry> = {}): Entry =>
  newEntry({ id, kind: 'person', name, xmlId: id, ...facts })

const to = (id: string, words: string) => `<persName ref="#${id}">${words}</persName>`

/** Takes in texts and entries, opens the first text and shows the register beside it. */
async function show(entries: readonly Entry[], texts: Readonly<Record<string, string>>) {
  const files = Object.entries(texts).map(([title, text]) => [`${title}.xml`, text] as const)
  const { edition, rows } = await takeInEdition(now(), Object.fromEntries(files))
  // What the texts point at became entries when they were taken in: here those of the test stand for them.
  await session.store.db.entries.clear()
  if (entries.length > 0)
    await doEditionAct(session, {
      label: { code: 'import-register', values: { count: entries.length } },
      entries: entries.map((after) => ({ id: after.id, before: null, after })),
      quiet: true,
    })
  await session.openTranscription(rows[0]?.id ?? '')
  await expect.poll(() => session.register.now.get().entries.length).toBe(entries.length)
  mount(edition)
  session.toasts.set([])
  return rows
}

function mount(edition: string) {
  function Beside({ session, commands, context }: Mounted) {
    const screen = useSource(session.screen)
    if (screen.kind !== 'text') return null
    return (
      <RegisterSide {...{ session, edition }} actions={actionsOf(session, commands, context)} text={screen.open.text} />
    )
  }
  mountKeys(session, Beside, 'display: flex; flex-direction: column; height: 700px; width: 336px')
}

/** What of a file stands in its paragraphs. */
const bodies = async (rows: readonly TranscriptionRow[]) =>
  (await filesOf(now(), rows)).map((file) => [...file.matchAll(/<p>(.*)<\/p>/g)].map(([, words]) => words).join('|'))

const names = () => session.register.now.get().entries.map(({ name }) => name)
const list = page.getByRole('listbox', { name: 'Entries' })
const button = (name: string | RegExp) => page.getByRole('button', { name })

async function intoList(keys = ''): Promise<void> {
  await userEvent.click(page.getByRole('searchbox', { name: 'Find in the register' }))
  await userEvent.keyboard('{ArrowDown}')
  await expect.element(list).toHaveFocus()
  if (keys !== '') await userEvent.keyboard(keys)
}

const undo = '{Control>}z{/Control}'

test('two entries are merged: their mentions in all texts follow, and one undo gives every file back byte for byte', async () => {
  const rows = await show([person('ames', 'Ames, Clara'), person('miss', 'Miss Ames', { roles: ['Clerk'] })], {
    A: teiText('A', `${to('miss', 'Miss Ames')} and ${to('ames', 'Clara')}.`),
    B: teiText('B', `${to('miss', 'Miss Ames')} again.`),
  })
  const before = await filesOf(now(), rows)
  await intoList(' {ArrowDown} m')
  await expect.element(page.getByRole('dialog', { name: 'Merge 2 entries' })).toBeVisible()
  await userEvent.click(page.getByRole('radio', { name: /^Ames, Clara/ }))
  await userEvent.keyboard('{Enter}')
  await expect.poll(names).toEqual(['Ames, Clara'])
  expect(session.register.now.get().entries[0]).toMatchObject({ variants: ['Miss Ames'], roles: ['Clerk'] })
  expect(await bodies(rows)).toEqual([
    `${to('ames', 'Miss Ames')} and ${to('ames', 'Clara')}.`,
    `${to('ames', 'Miss Ames')} again.`,
  ])
  await expect.element(list).toHaveFocus()
  await userEvent.keyboard(undo)
  await expect.poll(names).toEqual(['Ames, Clara', 'Miss Ames'])
  expect(await filesOf(now(), rows)).toEqual(before)
  await expect.poll(() => session.said.get().message).toBe('Undone: Merged “Miss Ames” into “Ames, Clara”')
})

test('an entry is split: the mentions that are ticked point at a new one', async () => {
  const rows = await show([person('ames', 'Ames')], {
    A: teiText('A', `${to('ames', 'Ames')} met ${to('ames', 'Ames')}.`),
    B: teiText('B', `${to('ames', 'Ames')} again.`),
  })
  const before = await filesOf(now(), rows)
  await intoList()
  await userEvent.click(button('More about Ames'))
  await userEvent.click(page.getByRole('menuitem', { name: 'Split…' }))
  await expect.poll(() => page.getByRole('treeitem', { level: 2 }).elements().length).toBe(3)
  await userEvent.fill(page.getByRole('textbox', { name: 'Name of the new entry' }), 'Ames, Thomas')
  await userEvent.keyboard('{Tab}{ArrowDown} {Control>}{Enter}{/Control}')
  await expect.poll(names).toEqual(['Ames', 'Ames, Thomas'])
  const split = await bodies(rows)
  expect(split.join().split('#person_ames-thomas').length - 1).toBe(1)
  expect(split.join().split('#ames').length - 1).toBe(2)
  await userEvent.keyboard(undo)
  await expect.poll(names).toEqual(['Ames'])
  expect(await filesOf(now(), rows)).toEqual(before)
})

test('an entry is removed: its mentions stay tagged, or lose their tags, as the person says', async () => {
  const rows = await show([person('ames', 'Ames')], {
    A: teiText('A', `${to('ames', 'Ames')} came.`),
    B: teiText('B', `${to('ames', 'Ames')} again.`),
  })
  const before = await filesOf(now(), rows)
  await intoList('{Delete}')
  await expect.element(page.getByRole('radio', { name: /^Mentions stay tagged/ })).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.poll(names).toEqual([])
  expect(await bodies(rows)).toEqual(['<persName>Ames</persName> came.', '<persName>Ames</persName> again.'])
  await userEvent.keyboard(undo)
  await expect.poll(names).toEqual(['Ames'])
  expect(await filesOf(now(), rows)).toEqual(before)
  await intoList('{Delete}')
  await userEvent.keyboard('{ArrowDown}{Enter}')
  await expect.poll(names).toEqual([])
  expect(await bodies(rows)).toEqual(['Ames came.', 'Ames again.'])
})

test('who removes an entry is told of what else points there, and every link of a tag goes', async () => {
  const rows = await show([person('ames', 'Ames'), person('bull', 'Bull')], {
    A: teiText('A', '<persName ref="#bull" corresp="#ames">Ames</persName> came.').replace(
      '<div>',
      '<div corresp="#ames">',
    ),
    B: teiText('B', `${to('ames', 'Ames')} again.`),
  })
  await intoList('{Home}{Delete}')
  const dialog = page.getByRole('dialog', { name: /Ames/ })
  await expect.element(dialog.getByRole('status')).toHaveTextContent(/^1 more place points there/)
  await userEvent.click(dialog.getByRole('button', { name: 'Remove' }))
  await expect.poll(names).toEqual(['Bull'])
  expect(session.toasts.get().at(-1)?.message).toMatch(/1 place that is no tag of words points there as before/)
  expect(await bodies(rows)).toEqual([
    '<persName ref="#bull">Ames</persName> came.',
    '<persName>Ames</persName> again.',
  ])
  expect((await filesOf(now(), rows))[0]).toContain('<div corresp="#ames">')
})

test('an entry without mentions is removed without a question', async () => {
  await show([person('ames', 'Ames'), person('bull', 'Bull')], { A: teiText('A', `${to('ames', 'Ames')} came.`) })
  await expect.poll(() => session.register.counts.get().complete).toBe(true)
  await intoList('{End}')
  await expect.element(page.getByRole('option', { name: /^Bull/ })).toHaveAttribute('aria-selected', 'true')
  await userEvent.keyboard('{Delete}')
  await expect.poll(() => session.dialog.get()).toBeNull()
  await expect.poll(names).toEqual(['Ames'])
  expect(session.dialog.get()).toBeNull()
})

test('a field that is changed is one act; its undo says what it undid', async () => {
  await show([person('ames', 'Ames, Clara', { surname: 'Ames', forename: 'Clara' })], {
    A: teiText('A', `${to('ames', 'Ames')} came.`),
  })
  await intoList('{Enter}')
  await userEvent.fill(page.getByRole('textbox', { name: 'Name', exact: true }), 'Ames, Charlotte')
  await userEvent.keyboard('{Tab}')
  await expect.poll(names).toEqual(['Ames, Charlotte'])
  expect(session.register.now.get().entries[0]).toMatchObject({ forename: 'Charlotte' })
  await userEvent.keyboard(undo)
  await expect.poll(names).toEqual(['Ames, Clara'])
  await expect.poll(() => session.said.get().message).toBe('Undone: Changed the entry “Ames, Charlotte”')
})

test('two facts that are changed one right after the other are both kept', async () => {
  await show([person('ames', 'Ames')], { A: teiText('A', 'Nobody came.') })
  await intoList('{Enter}')
  await userEvent.fill(page.getByRole('textbox', { name: 'Born' }), '1871')
  await userEvent.fill(page.getByRole('textbox', { name: 'Died' }), '1944')
  await userEvent.keyboard('{Tab}')
  await expect.poll(() => session.register.now.get().entries[0]).toMatchObject({ born: '1871', died: '1944' })
})

test('names that point at no entry become entries, all at once and as one act', async () => {
  const rows = await show([], {
    A: teiText('A', '<persName>Ames</persName>, <placeName>Oslo</placeName>, <persName>Ames</persName>.'),
  })
  const before = await filesOf(now(), rows)
  await intoList()
  await userEvent.click(button('Make entries of all 2'))
  await expect.poll(names).toEqual(['Ames', 'Oslo'])
  expect(await bodies(rows)).toEqual([
    '<persName ref="#person_ames">Ames</persName>, <placeName ref="#place_oslo">Oslo</placeName>, <persName ref="#person_ames">Ames</persName>.',
  ])
  await userEvent.keyboard(undo)
  await expect.poll(names).toEqual([])
  expect(await filesOf(now(), rows)).toEqual(before)
})

test('a name is linked to the entry that one chooses, best first, or to a new one', async () => {
  const rows = await show([person('bull', 'Bull, Ole'), person('ames', 'Ames, Clara')], {
    A: teiText('A', '<persName>Clara Ames</persName>, <persName>Halvard</persName>.'),
  })
  await intoList('clara{Enter}')
  await expect.element(page.getByRole('option', { name: /^Ames, Clara/, selected: true })).toBeVisible()
  await userEvent.keyboard('{Enter}')
  await expect.poll(async () => (await bodies(rows))[0]).toContain('<persName ref="#ames">Clara Ames</persName>')
  await expect.poll(() => page.getByRole('option', { name: /^Clara Ames/ }).elements().length).toBe(0)
  await intoList('{End}{Enter}Halvard, Jon')
  await userEvent.click(page.getByRole('option', { name: /New entry: Person “Halvard, Jon”/ }))
  await expect.poll(names).toContain('Halvard, Jon')
  expect((await bodies(rows))[0]).toContain('<persName ref="#person_halvard-jon">Halvard</persName>')
})

test('entries whose names stand somewhere untagged are listed, and are not once they are tagged', async () => {
  await show([person('bull', 'Bull, Ivar'), person('ames', 'Ames, Clara'), person('berg', 'Berg, Tor')], {
    A: teiText('A', `${to('bull', 'Ivar Bull')} met ${to('ames', 'Clara Ames')}.`),
    B: teiText('B', 'They wrote to Clara Ames in May.'),
  })
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'Which entries' }), 'Named, not tagged')
  await expect.element(list.getByRole('option')).toHaveAttribute('aria-label', expect.stringMatching(/^Ames, Clara/))
  await expect.element(page.getByRole('option', { name: 'Named, not tagged (1)' })).toBeInTheDocument()
  await intoList('{Alt>}f{/Alt}')
  await expect.element(page.getByRole('treeitem', { name: /They wrote to Clara Ames/ })).toBeVisible()
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.element(page.getByText('There is none of these.')).toBeVisible()
})

test('all occurrences of an entry are shown from its line, with the names that it goes by', async () => {
  await show([person('ames', 'Ames, Clara', { variants: ['C. A.'] })], {
    A: teiText('A', 'Clara Ames signed as C. A. here.'),
  })
  await intoList('{Alt>}f{/Alt}')
  const dialog = page.getByRole('dialog', { name: /Ames, Clara/ })
  await expect.element(dialog).toBeVisible()
  await expect.poll(() => dialog.getByRole('treeitem', { name: /signed as C\. A\. here/ }).elements().length).toBe(2)
})

test('the mentions of an entry are walked through all texts, there and back', async () => {
  const rows = await show([person('ames', 'Ames'), person('bull', 'Bull')], {
    A: teiText('A', `${to('ames', 'Ames')} and ${to('bull', 'Bull')} and ${to('ames', 'Clara')}.`),
    B: teiText('B', 'Nobody came.'),
    C: teiText('C', `Then ${to('ames', 'Miss Ames')}.`),
  })
  const here = () => {
    const { state, id } = openTextOf(session)
    const { from, to: end } = state.selection
    return `${String(rows.findIndex((row) => row.id === id))} ${state.doc.textBetween(from, end)}`
  }
  await intoList()
  const walked: string[] = []
  for (const key of ['v', 'v', 'v', 'v', '{Shift>}v{/Shift}', '{Shift>}v{/Shift}']) {
    const before = session.said.get().turn
    await userEvent.keyboard(`{Alt>}${key}{/Alt}`)
    await expect.poll(() => session.said.get().turn).toBeGreaterThan(before)
    walked.push(here())
  }
  expect(walked).toEqual(['0 Ames', '0 Clara', '2 Miss Ames', '0 Ames', '2 Miss Ames', '0 Clara'])
})
