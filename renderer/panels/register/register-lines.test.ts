import { expect, test } from 'vitest'
import type { EntryKind } from '../../../shared/edition'
import { newEntry, type Entry } from '../../../shared/register/entry'
import type { EntryFacts, RegisterContent, UnlinkedName } from './entry-facts'
import { countOf, registerLines, wholeRegister, type RegisterView } from './register-lines'

const nothing: EntryFacts = { here: 0, first: null, edition: 0, doubtful: false, changed: 0 }

const entry = (name: string, kind: EntryKind = 'person', facts: Partial<Entry> = {}): Entry =>
  newEntry({ id: name, kind, name, xmlId: name.replace(/\W/g, '_'), ...facts })

const unlinked = (text: string, kind: UnlinkedName['kind'], ...from: readonly number[]): UnlinkedName => ({
  kind,
  text,
  doubtful: false,
  places: from.map((at) => ({ span: String(at), from: at, to: at + text.length })),
})

function contentOf(
  lines: readonly (readonly [Entry, Partial<EntryFacts>?])[],
  names: readonly UnlinkedName[] = [],
): RegisterContent {
  const facts = new Map(lines.map(([one, known]) => [one.id, { ...nothing, ...known }]))
  return {
    entries: lines.map(([one]) => one),
    factsOf: ({ id }) => facts.get(id) ?? nothing,
    unlinked: names,
    untagged: null,
    inText: true,
  }
}

function listed(content: RegisterContent, view: Partial<RegisterView> = {}): readonly string[] {
  return registerLines(content, { ...wholeRegister, ...view }).map((line) => {
    if (line.kind === 'heading') return `${line.group} (${String(line.count)})`
    return line.kind === 'entry' ? line.entry.name : `“${line.name.text}”`
  })
}

const ames = entry('Ames, Clara', 'person', { variants: ['Miß Ames'], roles: ['Harbour master'] })
const solberg = entry('Sølberg, Nils', 'person', { identifiers: [{ type: 'VIAF', value: '1' }] })
const oslo = entry('Oslo', 'place', {
  variants: ['Christiania', 'Kristiania'],
  description: 'Seat of the harbour board',
})
const board = entry('Harbour Board', 'organisation')

test('entries stand by kind, and in each by name, names that point at no entry below them', () => {
  const content = contentOf([[solberg], [board], [oslo], [ames]], [unlinked('Halvard', 'person', 30, 60)])
  expect(listed(content)).toEqual([
    'person (2)',
    'Ames, Clara',
    'Sølberg, Nils',
    'place (1)',
    'Oslo',
    'organisation (1)',
    'Harbour Board',
    'unlinked (1)',
    '“Halvard”',
  ])
})

test('what is typed is looked for in names and variants first, then in what is said of entries, without accents and case', () => {
  const content = contentOf([[ames], [solberg], [oslo], [board]])
  expect(listed(content, { query: 'kristiania' })).toEqual(['place (1)', 'Oslo'])
  expect(listed(content, { query: 'CLARA am' })).toEqual(['person (1)', 'Ames, Clara'])
  expect(listed(content, { query: 'harbour' })).toEqual([
    'person (1)',
    'Ames, Clara',
    'place (1)',
    'Oslo',
    'organisation (1)',
    'Harbour Board',
  ])
  expect(listed(content, { query: 'nobody' })).toEqual([])
})

test('of those that are found, the ones found by their names stand before the ones found by what is said of them', () => {
  const adviser = entry('Aal, Per', 'person', { description: 'Friend of Solheim' })
  const solheim = entry('Solheim, Ida')
  expect(listed(contentOf([[adviser], [solheim]]), { query: 'solheim' })).toEqual([
    'person (2)',
    'Solheim, Ida',
    'Aal, Per',
  ])
})

test('entries are sorted by mentions, by where they come first and by when they were changed', () => {
  const content = contentOf([
    [ames, { here: 1, first: 90, edition: 4, changed: 3 }],
    [solberg, { here: 2, first: 10, edition: 2, changed: 9 }],
    [entry('Bull, Ole'), { here: 0, first: null, edition: 30, changed: 5 }],
  ])
  const order = (sort: RegisterView['sort']) => listed(content, { sort }).slice(1)
  expect(order('mentions')).toEqual(['Bull, Ole', 'Ames, Clara', 'Sølberg, Nils'])
  expect(order('first')).toEqual(['Sølberg, Nils', 'Ames, Clara', 'Bull, Ole'])
  expect(order('changed')).toEqual(['Sølberg, Nils', 'Bull, Ole', 'Ames, Clara'])
})

test('each state lists what it says', () => {
  const content = {
    ...contentOf(
      [[ames, { here: 1, edition: 4, doubtful: true }], [solberg, { edition: 2 }], [oslo]],
      [unlinked('Halvard', 'person', 1), unlinked('the Board', 'organisation', 2)],
    ),
    untagged: new Set(['Oslo']),
  }
  const names = (state: RegisterView['state']) => listed(content, { state }).filter((line) => !line.endsWith(')'))
  expect(names('in-text')).toEqual(['Ames, Clara', '“Halvard”', '“the Board”'])
  expect(names('without-mentions')).toEqual(['Oslo'])
  expect(names('untagged')).toEqual(['Oslo'])
  expect(names('unlinked')).toEqual(['“Halvard”', '“the Board”'])
  expect(names('doubtful')).toEqual(['Ames, Clara'])
  expect(names('without-identifiers')).toEqual(['Ames, Clara', 'Oslo'])
  expect(countOf('unlinked', content)).toBe(2)
  expect(countOf('without-identifiers', content)).toBe(2)
})

test('one kind alone is listed, with the names of that kind that point at no entry', () => {
  const content = contentOf([[ames], [oslo]], [unlinked('Halvard', 'person', 1), unlinked('Bergen', 'place', 2)])
  expect(listed(content, { kind: 'place' })).toEqual(['place (1)', 'Oslo', 'unlinked (1)', '“Bergen”'])
})

test('an entry whose mentions are not counted yet is not said to be without', () => {
  expect(listed(contentOf([[ames, { edition: null }]]), { state: 'without-mentions' })).toEqual([])
})
