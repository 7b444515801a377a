import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { EntryKind } from '../../shared/edition'
import { newEntry, type Entry } from '../../shared/register/entry'
import { startMessages } from '../app/i18n'
import { TooltipProvider } from '../ui/Tooltip'
import type { EntryFacts, RegisterContent, UnlinkedName } from './register/entry-facts'
import type { RegisterDeeds } from './register/register-deeds'
import { registerAtFirst, type RegisterShown } from './register/register-shown'
import { RegisterPanel, type RegisterPanelProps } from './RegisterPanel'

beforeAll(startMessages)

const entry = (name: string, kind: EntryKind = 'person', facts: Partial<Entry> = {}): Entry =>
  newEntry({ id: name, kind, name, xmlId: name.replace(/\W+/g, '-'), ...facts })

const ames = entry('Ames, Clara', 'person', {
  surname: 'Ames',
  forename: 'Clara',
  roles: ['Clerk', 'Harbour master'],
  born: '1871-05-02',
  variants: ['Miss Ames', 'C. A.'],
  identifiers: [{ type: 'VIAF', value: '61674041' }],
})
const solberg = entry('Solberg, Nils')
const oslo = entry('Oslo', 'place', { variants: ['Kristiania'] })
const counts: Readonly<Record<string, Partial<EntryFacts>>> = {
  'Ames, Clara': { here: 3, edition: 14 },
  'Solberg, Nils': { edition: 2 },
}
const halvard: UnlinkedName = {
  kind: 'person',
  text: 'Halvard',
  doubtful: false,
  places: [{ span: 's', from: 4, to: 11 }],
}

function deedsFor(): RegisterDeeds {
  return {
    add: vi.fn(() => Promise.resolve('Oslo')),
    change: vi.fn(),
    merge: vi.fn(),
    split: vi.fn(),
    remove: vi.fn(),
    walk: vi.fn(),
    concordance: vi.fn(),
    occurrences: vi.fn(),
    link: vi.fn(),
    makeEntries: vi.fn(),
    undo: vi.fn(),
    redo: vi.fn(),
    keyOf: (command) =>
      ({ 'register/next-mention': 'Alt-v', 'tag/person': 'Alt-p', 'occurrence/all': 'Alt-f' })[command],
  }
}

function show(
  entries: readonly Entry[],
  unlinked: readonly UnlinkedName[] = [],
  more: Partial<RegisterPanelProps> = {},
): { readonly deeds: RegisterDeeds; readonly place: HTMLElement } {
  const deeds = deedsFor()
  const content: RegisterContent = {
    entries,
    factsOf: ({ id }) => ({ here: 0, first: null, edition: 0, doubtful: false, changed: 0, ...counts[id] }),
    unlinked,
    untagged: null,
    inText: true,
  }
  function Held() {
    const [shown, setShown] = useState<RegisterShown>(registerAtFirst)
    return (
      <RegisterPanel
        {...{ content, deeds, shown }}
        readOnly={false}
        onShown={(change) => {
          setShown((now) => ({ ...now, ...change }))
        }}
        {...more}
      />
    )
  }
  const place = document.body.appendChild(document.createElement('div'))
  place.style.cssText = 'display: flex; flex-direction: column; height: 700px; width: 336px'
  const root = createRoot(place)
  root.render(
    <TooltipProvider>
      <Held />
    </TooltipProvider>,
  )
  onTestFinished(() => {
    root.unmount()
    place.remove()
  })
  return { deeds, place }
}

const options = () =>
  page
    .getByRole('listbox', { name: 'Entries' })
    .getByRole('option')
    .elements()
    .map((one) => one.getAttribute('aria-label'))
const search = page.getByRole('searchbox', { name: 'Find in the register' })
const list = page.getByRole('listbox', { name: 'Entries' })

async function intoList(): Promise<void> {
  await userEvent.click(search)
  await userEvent.keyboard('{ArrowDown}')
  await expect.element(list).toHaveFocus()
}

test('entries stand by kind with what is known of them, names that point at none below', async () => {
  show([ames, solberg, oslo], [halvard])
  await expect.element(list).toBeVisible()
  expect(options()).toEqual([
    'Ames, Clara, Person, Harbour master, 1871–, 3 in this text, 14 mentions in the edition',
    'Solberg, Nils, Person, 0 in this text, 2 mentions in the edition',
    'Oslo, Place, Kristiania, 0 in this text, 0 mentions in the edition',
    'Halvard, Person, tagged once, not linked',
  ])
})

test('the list follows what is typed, and Escape shows all again', async () => {
  show([ames, solberg, oslo])
  await userEvent.fill(search, 'krist')
  await expect.poll(() => options().length).toBe(1)
  await userEvent.fill(search, 'nobody')
  await expect.element(page.getByText('Nothing in the register holds “nobody”.')).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => options().length).toBe(3)
})

test('kinds, states and orders are chosen from lists, and states say how many they hold', async () => {
  show([ames, solberg, oslo], [halvard])
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'Kind of entries' }), 'Places')
  await expect.poll(() => options().length).toBe(1)
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'Kind of entries' }), 'All kinds')
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'Which entries' }), 'Not linked (1)')
  await expect.poll(options).toEqual(['Halvard, Person, tagged once, not linked'])
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'Which entries' }), 'Without mentions (1)')
  await expect.poll(() => options()[0]).toMatch(/^Oslo/)
})

test('arrows and letters walk the list, Enter opens an entry and Escape leads back to it', async () => {
  show([ames, solberg, oslo])
  await intoList()
  await userEvent.keyboard('o{Enter}')
  await expect.element(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Oslo')
  await userEvent.keyboard('{Escape}')
  await expect.element(list).toHaveFocus()
  await expect.element(page.getByRole('option', { name: /^Oslo/ })).toHaveAttribute('aria-selected', 'true')
})

test('Space picks several entries, M asks to merge them, Delete to remove them', async () => {
  const { deeds } = show([ames, solberg, oslo])
  await intoList()
  await userEvent.keyboard(' {ArrowDown} ')
  await expect.element(page.getByText('2 entries chosen')).toBeVisible()
  await userEvent.keyboard('m')
  expect(deeds.merge).toHaveBeenLastCalledWith(['Ames, Clara', 'Solberg, Nils'])
  await userEvent.keyboard('{Delete}')
  expect(deeds.remove).toHaveBeenLastCalledWith(['Ames, Clara', 'Solberg, Nils'])
  await userEvent.keyboard('{Escape}{End}{Delete}')
  expect(deeds.remove).toHaveBeenLastCalledWith(['Oslo'])
})

test('a name that points at no entry is linked by Enter and made an entry by +, all of them by a button', async () => {
  const other: UnlinkedName = { ...halvard, text: 'Bull' }
  const { deeds } = show([ames], [halvard, other])
  await intoList()
  await userEvent.keyboard('{End}{Enter}')
  expect(deeds.link).toHaveBeenLastCalledWith(halvard)
  await userEvent.keyboard('+')
  expect(deeds.makeEntries).toHaveBeenLastCalledWith([halvard])
  await userEvent.click(page.getByRole('button', { name: 'Make entries of all 2' }))
  expect(deeds.makeEntries).toHaveBeenLastCalledWith([other, halvard])
})

test('a new entry is asked for its name and kind, then shown', async () => {
  const { deeds } = show([ames, oslo])
  await intoList()
  await userEvent.keyboard('+')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText('An entry needs a name.')).toBeVisible()
  await userEvent.keyboard('Ames, clara')
  await expect.element(page.getByText(/There is “Ames, Clara” already/)).toBeVisible()
  await userEvent.click(page.getByRole('radio', { name: 'Place' }))
  await userEvent.click(page.getByRole('textbox', { name: 'Name' }))
  await userEvent.keyboard('{Enter}')
  expect(deeds.add).toHaveBeenCalledWith('place', 'Ames, clara')
  await expect.element(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Oslo')
})

async function openForm(name: RegExp): Promise<void> {
  await userEvent.dblClick(page.getByRole('option', { name }))
}

const field = (name: string) => page.getByRole('textbox', { name, exact: true })

test('all occurrences of an entry are asked for by the key in its list and form, and by a button', async () => {
  const { deeds } = show([ames, solberg, oslo])
  await intoList()
  await userEvent.keyboard('{ArrowDown}{Alt>}f{/Alt}')
  expect(deeds.occurrences).toHaveBeenLastCalledWith('Solberg, Nils')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('textbox', { name: 'Surname' })).toBeVisible()
  await userEvent.keyboard('{Alt>}f{/Alt}')
  await userEvent.click(page.getByRole('button', { name: 'All occurrences…' }))
  expect(deeds.occurrences).toHaveBeenCalledTimes(3)
})

test('a field is taken when it is left, and Mod-Z undoes where nothing is typed', async () => {
  const { deeds } = show([ames, oslo])
  await openForm(/^Ames/)
  await userEvent.fill(field('Died'), '1944')
  await userEvent.keyboard('{Tab}')
  expect(deeds.change).toHaveBeenLastCalledWith('Ames, Clara', { died: '1944' })
  await userEvent.keyboard('{Control>}z{/Control}')
  expect(deeds.undo).toHaveBeenCalledOnce()
  await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}')
  expect(deeds.redo).toHaveBeenCalledOnce()
})

test('what is wrong is said under its field, and nothing is changed', async () => {
  const { deeds } = show([ames, solberg, oslo])
  await openForm(/^Ames/)
  const wrong = async (name: string, value: string, said: RegExp) => {
    await userEvent.fill(field(name), value)
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByText(said)).toBeVisible()
    await userEvent.keyboard('{Escape}')
  }
  await wrong('Name', ' ', /needs a name/)
  await wrong('Died', '1899-02-30', /There is no day “1899-02-30”/)
  await wrong('Died', '1850', /1850 is before 1871-05-02/)
  await wrong('xml:id', '1 a', /begins with a letter/)
  await wrong('xml:id', 'Solberg-Nils', /“Solberg, Nils” has this xml:id already/)
  await wrong('Identifiers 1', 'adams', /not written as VIAF writes/)
  await wrong('Add: paste a link, or type a number', '61674041', /This is no link/)
  expect(deeds.change).not.toHaveBeenCalled()
})

test('forms of the name are added, changed, moved and removed by keys', async () => {
  const { deeds } = show([ames, oslo])
  await openForm(/^Ames/)
  await userEvent.click(field('Add a form'))
  await userEvent.keyboard('Clara{Enter}')
  expect(deeds.change).toHaveBeenLastCalledWith('Ames, Clara', { variants: ['Miss Ames', 'C. A.', 'Clara'] })
  await userEvent.click(field('Other forms of the name 2'))
  await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}')
  expect(deeds.change).toHaveBeenLastCalledWith('Ames, Clara', { variants: ['C. A.', 'Miss Ames'] })
  await userEvent.clear(field('Other forms of the name 1'))
  await userEvent.keyboard('{Enter}')
  expect(deeds.change).toHaveBeenLastCalledWith('Ames, Clara', { variants: ['C. A.'] })
})

test('the type of a pasted URI is told from it, and another entry with the same identifier is named', async () => {
  const { deeds } = show([
    ames,
    entry('Amés', 'person', { identifiers: [{ type: 'URI', value: 'https://viaf.org/viaf/61674041' }] }),
  ])
  await openForm(/^Ames/)
  await expect.element(page.getByText(/“Amés” has it too/)).toBeVisible()
  await userEvent.fill(field('Add: paste a link, or type a number'), 'https://www.wikidata.org/wiki/Q42')
  await userEvent.keyboard('{Enter}')
  expect(deeds.change).toHaveBeenLastCalledWith('Ames, Clara', {
    identifiers: [...ames.identifiers, { type: 'Wikidata', value: 'https://www.wikidata.org/wiki/Q42' }],
  })
})

test('coordinates are read as maps give them', async () => {
  const { deeds } = show([ames, oslo])
  await openForm(/^Oslo/)
  await userEvent.fill(field('Coordinates'), '59° 55′ N, 10° 45′ E')
  await userEvent.keyboard('{Enter}')
  expect(deeds.change).toHaveBeenLastCalledWith('Oslo', { coordinates: { latitude: 59.916667, longitude: 10.75 } })
})

test('a register that can only be read is looked at and not changed', async () => {
  const { deeds } = show([ames, oslo], [halvard], { readOnly: true })
  await intoList()
  await userEvent.keyboard('{Delete}+ {ArrowDown} m{End}{Enter}')
  expect(deeds.remove).not.toHaveBeenCalled()
  expect(deeds.merge).not.toHaveBeenCalled()
  expect(deeds.link).not.toHaveBeenCalled()
  await openForm(/^Ames/)
  await expect.element(field('Name')).toHaveAttribute('readonly')
})

test('where there is nothing yet, it says what to do next', async () => {
  show([])
  await expect.element(page.getByText('No entries yet')).toBeVisible()
  await expect.element(page.getByText(/press Alt P for a person/)).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'New entry' }))
  await expect.element(page.getByRole('textbox', { name: 'Name' })).toHaveFocus()
})

test('of five thousand entries only those near what is in sight are drawn, wherever one goes', async () => {
  show(Array.from({ length: 5000 }, (_, n) => entry(`Name ${String(n).padStart(4, '0')}`)))
  await intoList()
  expect(options().length).toBeLessThan(60)
  await userEvent.keyboard('{End}')
  await expect.element(page.getByRole('option', { name: /^Name 4999/ })).toBeVisible()
  expect(options().length).toBeLessThan(60)
  await userEvent.fill(search, '2500')
  await expect.poll(() => options().length).toBe(1)
})
