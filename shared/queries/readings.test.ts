import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { expect, test } from 'vitest'
import { p, span } from '../testing/build'
import { runs } from '../testing/campaign'
import {
  hiddenParts,
  hideableParts,
  isHidden,
  presetNames,
  presetOf,
  presetReadings,
  readingChoices,
  readNamedReadings,
  readReading,
  sameReading,
  type Reading,
} from './readings'

declare const process: { readonly env: Readonly<Record<string, string | undefined>> }

/** Any reading, by all choices of all its parts. */
const anyReading: fc.Arbitrary<Reading> = fc.record({
  corrections: fc.constantFrom(...readingChoices.corrections),
  regularisations: fc.constantFrom(...readingChoices.regularisations),
  abbreviations: fc.constantFrom(...readingChoices.abbreviations),
  deletions: fc.constantFrom(...readingChoices.deletions),
  additions: fc.constantFrom(...readingChoices.additions),
  supplied: fc.constantFrom(...readingChoices.supplied),
  surplus: fc.constantFrom(...readingChoices.surplus),
  variants: fc.constantFrom(...readingChoices.variants),
})

/** What is read of a block. */
const read = (block: Node, reading: Reading): string =>
  block.children.flatMap((child) => (isHidden(child.marks, reading) ? [] : [child.text ?? ''])).join('')

const pairs = [
  { was: 'sic', is: 'corr', part: 'corrections', wanted: 'corrected' },
  { was: 'orig', is: 'reg', part: 'regularisations', wanted: 'regularised' },
  { was: 'abbr', is: 'expan', part: 'abbreviations', wanted: 'expanded' },
] as const

test('In any reading, exactly the wanted one of two texts of a choice is read', () => {
  fc.assert(
    fc.property(anyReading, fc.constantFrom(...pairs), fc.boolean(), (reading, { was, is, part, wanted }, tagged) => {
      const choice = span('choice', span(was, 'old'), span(is, 'new'))
      const block = p('a ', tagged ? span('persName', choice) : choice, ' z')
      const said = reading[part]
      expect(read(block, reading)).toBe(`a ${said === wanted ? 'new' : said === 'written' ? 'old' : 'oldnew'} z`)
    }),
    runs(300, process.env['RECTO_CAMPAIGN']),
  )
})

test('In any reading, a choice in the text of another is read only where that text is', () => {
  fc.assert(
    fc.property(anyReading, fc.constantFrom(...pairs), fc.constantFrom(...pairs), (reading, outer, inner) => {
      const within = span('choice', span(inner.was, 'c'), span(inner.is, 'd'))
      const block = p(span('choice', span(outer.was, 'a'), span(outer.is, 'b', within)))
      const shown = (pair: (typeof pairs)[number], side: 'was' | 'is') => {
        const said = reading[pair.part]
        return said === 'both' || (side === 'was') === (said === 'written')
      }
      const inside = `${shown(inner, 'was') ? 'c' : ''}${shown(inner, 'is') ? 'd' : ''}`
      expect(read(block, reading)).toBe(`${shown(outer, 'was') ? 'a' : ''}${shown(outer, 'is') ? `b${inside}` : ''}`)
    }),
    runs(200, process.env['RECTO_CAMPAIGN']),
  )
})

test('What stands alone is the text in every reading', () => {
  fc.assert(
    fc.property(
      anyReading,
      fc.constantFrom('sic', 'corr', 'orig', 'reg', 'abbr', 'expan', 'unclear'),
      (reading, name) => {
        expect(read(p('say ', span(name, 'it')), reading)).toBe('say it')
      },
    ),
    runs(100, process.env['RECTO_CAMPAIGN']),
  )
})

test('A text is read as the source has it, corrected, and expanded', () => {
  const block = p(
    span('choice', span('sic', 'Teh'), span('corr', 'The')),
    span('choice', span('orig', ' olde'), span('reg', ' old')),
    span('choice', span('abbr', ' Amb.'), span('expan', ' Ambassador')),
    span('del', ' not'),
    span('restore', span('del', ' really')),
    span('add', ' now'),
    span('supplied', ' here'),
    span('surplus', ' here'),
    span('app', span('lem', ' ends'), span('rdg', ' finishes')),
  )
  expect(presetNames.map((name) => read(block, presetReadings[name]))).toEqual([
    'TehThe olde old Amb. Ambassador not really now here here ends finishes',
    'Teh olde Amb. not really now here ends',
    'The old Amb. really now here ends',
    'The old Ambassador really now here ends',
  ])
})

test('Letters that an editor added to an abbreviation are not read as written, its mark not where it is expanded', () => {
  const block = p(span('expan', 'co', span('am', '~'), span('ex', 'mm'), 'on'), ' ', span('abbr', 'c', span('am', '.')))
  expect(read(block, presetReadings.written)).toBe('co~on c.')
  expect(read(block, presetReadings.expanded)).toBe('common c.')
})

test('Every part that can be hidden is hidden in some reading, and none where all is read', () => {
  const hidden = new Set(fc.sample(anyReading, { numRuns: 200, seed: 1 }).flatMap((one) => [...hiddenParts(one)]))
  expect([...hidden].toSorted()).toEqual([...hideableParts].toSorted())
  expect(hiddenParts(presetReadings.all).size).toBe(0)
})

test('A reading comes back from what was stored, and from nonsense comes one that hides nothing', () => {
  fc.assert(
    fc.property(anyReading, (reading) => {
      expect(readReading(JSON.parse(JSON.stringify(reading)))).toEqual(reading)
      expect(sameReading(reading, { ...reading })).toBe(true)
    }),
    runs(50, process.env['RECTO_CAMPAIGN']),
  )
  fc.assert(
    fc.property(fc.anything(), (nonsense) => {
      expect(presetOf(readReading(nonsense))).toBe('all')
      expect(Array.isArray(readNamedReadings(nonsense))).toBe(true)
    }),
    runs(50, process.env['RECTO_CAMPAIGN']),
  )
})

test('Named readings without a name are left out', () => {
  const kept = readNamedReadings([
    { id: 'a', name: 'Ours', reading: { deletions: 'hidden' } },
    { id: 'b', name: ' ' },
    null,
  ])
  expect(kept).toEqual([{ id: 'a', name: 'Ours', reading: { ...presetReadings.all, deletions: 'hidden' } }])
})
