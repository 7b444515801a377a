import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { schema } from '../schema'
import { div, doc, head, note, p, span } from '../testing/build'
import { runs } from '../testing/campaign'
import { newEntry, type Entry } from './entry'
import { fold } from './fold'
import { Suggester } from './suggest'
import type { Suggestion, SuggestionSource } from './suggestion'

const campaign = runs(60, process.env['RECTO_CAMPAIGN'])
const person = (name: string, ...roles: readonly string[]) =>
  newEntry({ id: name, kind: 'person', name, xmlId: 'p', roles })

const entries: readonly Entry[] = [
  person('Dulles, John Foster', 'Secretary of State'),
  person('Dulles, Allen W.', 'Director of Central Intelligence'),
  person('Litvinov, Maxim', 'People’s Commissar for Foreign Affairs'),
  person('Weeks, Sinclair', 'Secretary of Commerce'),
  person('Berlin, Jack'),
  person('Eisenhower, Dwight D.', 'President of the United States'),
  newEntry({ id: 'nato', kind: 'term', name: 'NATO', xmlId: 't' }),
]

const source = (patch: Partial<SuggestionSource> = {}): SuggestionSource => ({
  ...{ text: 'one', entries, refusals: [], kinds: ['person', 'place', 'organisation', 'term', 'date'], unknown: true },
  dates: { date: '1955-06-01', languages: ['en'], calendar: 'gregorian' },
  ...patch,
})

function suggestions(text: Node, patch: Partial<SuggestionSource> = {}): readonly Suggestion[] {
  return all(new Suggester(source(patch)), text)
}

function all(suggester: Suggester, text: Node): readonly Suggestion[] {
  const steps = suggester.suggestionsIn(text)
  for (;;) {
    const next = steps.next()
    if (next.done) return next.value
    expect(next.value).toBeGreaterThanOrEqual(0)
    expect(next.value).toBeLessThanOrEqual(1)
  }
}

const persons = (text: Node, patch: Partial<SuggestionSource> = {}) =>
  suggestions(text, { kinds: ['person'], ...patch })
const words = (found: readonly Suggestion[]) => found.map(({ text }) => text)

describe('Of the register is suggested', () => {
  test('a name without the title before it, the comma and the possessive behind it', () => {
    expect(words(persons(doc(p('He told Mr. Litvinov, and read Litvinov’s note.'))))).toEqual(['Litvinov', 'Litvinov'])
  })

  test('all of a name, with forenames and initials that the register lacks', () => {
    expect(words(persons(doc(p('A letter of Maxim M. Litvinov to J. F. Dulles.'))))).toEqual([
      'Maxim M. Litvinov',
      'J. F. Dulles',
    ])
  })

  test('a name over a note and across tags', () => {
    const found = persons(doc(p('We saw Maxim', note(p('A note of Eisenhower.')), ' Litvinov there.')))
    expect(words(found)).toEqual(['Maxim Litvinov', 'Eisenhower'])
  })

  test('an abbreviation in its capitals alone', () => {
    const found = suggestions(doc(p('In NATO, not in nato.')), { kinds: ['term'] })
    expect(found.map(({ text, why }) => [text, why])).toEqual([['NATO', 'abbreviation']])
  })

  test('nothing in what is tagged already', () => {
    expect(persons(doc(p('To ', span('persName', 'Litvinov'), '.')))).toEqual([])
  })

  test('no word of the language, place or institution that a person is called like', () => {
    expect(words(persons(doc(p('Six weeks later. Weeks passed in Berlin. See the Eisenhower Library.'))))).toEqual([])
  })

  test('nobody of the same surname and another forename', () => {
    const [found] = persons(doc(p('There came Robert Litvinov.')))
    expect(found).toMatchObject({ text: 'Robert Litvinov', candidates: [], why: 'looks-like-name' })
  })
})

describe('Of namesakes comes first', () => {
  const firstOf = (text: Node) => persons(text).map(({ text: name, candidates }) => [name, candidates[0]?.entry])

  test('whose office stands before the name', () => {
    expect(firstOf(doc(p('Then Secretary Dulles spoke.')))).toEqual([['Dulles', 'Dulles, John Foster']])
  })

  test('who was named in full before, in the same division', () => {
    const text = doc(
      div(head('1.'), p('Present: Allen Dulles.'), p('Dulles asked why.')),
      div(head('2.'), p('Present: John Foster Dulles.'), p('Dulles asked why.')),
    )
    expect(firstOf(text).filter(([name]) => name === 'Dulles')).toEqual([
      ['Dulles', 'Dulles, Allen W.'],
      ['Dulles', 'Dulles, John Foster'],
    ])
  })

  test('whose office stands before the brackets', () => {
    expect(firstOf(doc(p('From the Director of Central Intelligence (Dulles) to him')))).toEqual([
      ['Dulles', 'Dulles, Allen W.'],
    ])
  })
})

describe('What looks like a name is suggested', () => {
  test.each([
    ['behind a title', 'Then Mr. Shima said so.', ['Shima']],
    ['behind an office', 'Then Ambassador Silvercruys said so.', ['Silvercruys']],
    ['behind a usual forename', 'It was George Vest who came.', ['George Vest']],
    ['behind initials', 'It was drafted by L. A. Minnich.', ['L. A. Minnich']],
    ['with its particle', 'Mr. Baker wrote to Dr. de Soto.', ['Baker', 'de Soto']],
    ['alone, where it was behind a title before', 'Mr. Shima came. So Shima went.', ['Shima', 'Shima']],
    ['in the order of an index', 'Kirk, Roger, 596', ['Kirk, Roger']],
    ['with Jr.', 'He met Robert W. Porter, Jr., there.', ['Robert W. Porter, Jr.']],
  ])('%s', (_why, text, expected) => {
    expect(words(persons(doc(p(text))))).toEqual(expected)
  })

  test.each([
    ['the beginning of a sentence', 'However, this is so. Therefore it ends.'],
    ['a month or day', 'In June and on Monday.'],
    ['a heading', 'I. Introduction of the paper. The introduction is short.'],
    ['a thing', 'The Marshall Plan and U.S. Programs for the programs.'],
    ['an abbreviation', 'The ECE and (EUR) too.'],
  ])('but not %s', (_what, text) => {
    expect(words(persons(doc(p(text))))).toEqual([])
  })

  test('unless that is not wished', () => {
    expect(persons(doc(p('Then Mr. Shima said so.')), { unknown: false })).toEqual([])
  })

  test('as a place or an organisation too', () => {
    const found = suggestions(doc(p('He went to Paris for the Ministry of Foreign Affairs.')), {
      kinds: ['place', 'organisation'],
    })
    expect(found.map(({ text, kind }) => [text, kind])).toEqual([
      ['Paris', 'place'],
      ['Ministry of Foreign Affairs', 'organisation'],
    ])
  })
})

test('Where a text tags titles with the names, they are suggested so', () => {
  const tagged = ['Mr. Baker', 'Mr. Gresham', 'Mr. Bayard'].map((name) => p('See ', span('persName', name), '.'))
  expect(words(persons(doc(...tagged, p('There is Mr. Litvinov.'))))).toEqual(['Mr. Litvinov'])
})

test('Dates are suggested with what they mean', () => {
  const found = suggestions(doc(p('He came on May 27, 1955, by ship.')), { kinds: ['date'] })
  expect(found).toMatchObject([{ text: 'May 27, 1955', dates: [{ attributes: { when: '1955-05-27' } }] }])
})

test('What was refused is not suggested again, in one place or everywhere', () => {
  const text = doc(p('First Litvinov came.'), p('Then Litvinov went.'))
  const [first] = persons(text)
  const refused = { kind: 'person', text: 'Litvinov' } as const
  expect(persons(text, { refusals: [{ ...refused, context: null }] })).toEqual([])
  expect(persons(text, { refusals: [{ ...refused, text: fold('Litvinov'), context: null }] })).toEqual([])
  expect(persons(text, { refusals: [{ ...refused, context: first?.context ?? '' }] })).toHaveLength(1)
})

test('Asked again after an edit, only the changed block is looked at', () => {
  const blocks = Array.from({ length: 50 }, (_, index) => p(`Number ${String(index)} of Mr. Litvinov.`))
  const suggester = new Suggester(source())
  all(suggester, doc(...blocks))
  const before = suggester.blocksLooked
  const changed = doc(...blocks.with(7, p('Now Mr. Shima came.')))
  const found = all(suggester, changed)
  expect(suggester.blocksLooked).toBe(before + 1)
  expect(found).toEqual(all(new Suggester(source()), changed))
})

test('After a refusal no block is looked at again', () => {
  const text = doc(...Array.from({ length: 20 }, (_, index) => p(`Number ${String(index)} of Mr. Litvinov.`)))
  const suggester = new Suggester(source())
  expect(all(suggester, text)).toHaveLength(20)
  const refusing = suggester.changed(source({ refusals: [{ kind: 'person', text: fold('Litvinov'), context: null }] }))
  expect(all(refusing, text)).toEqual([])
  expect(refusing.blocksLooked).toBe(0)
  expect(all(refusing.changed(source()), text)).toHaveLength(20)
})

test('After a new entry only blocks are looked at again that can have its names', () => {
  const blocks = Array.from({ length: 20 }, (_, index) =>
    p(`Number ${String(index)} of all that Mr. Litvinov had said.`),
  )
  const text = doc(...blocks, p('On that day the Minister Shima spoke to them.'))
  const suggester = new Suggester(source())
  all(suggester, text)
  const more = source({ entries: [...structuredClone(entries), person('Shima, Etsuro')] })
  const knowing = suggester.changed(more)
  const found = all(knowing, text)
  expect(found.at(-1)).toMatchObject({ text: 'Shima', candidates: [{ entry: 'Shima, Etsuro' }] })
  expect(knowing.blocksLooked).toBe(1)
})

test('A date in a note stands alone, and in its place', () => {
  const text = doc(p('He came in May 1955', note(p('On May 27, 1955, Litvinov left.')), ' and on June 3, 1955.'))
  expect(words(suggestions(text))).toEqual(['May 1955', 'May 27, 1955', 'Litvinov', 'June 3, 1955'])
})

const word = fc.constantFrom(
  ...[
    'Mr. ',
    'Dulles',
    'Allen ',
    'Litvinov',
    'Foster ',
    'the ',
    'of ',
    'Weeks',
    'said ',
    'Secretary ',
    'J. ',
    ', ',
    '. ',
    '’s ',
    ' and ',
  ],
  ...['Smith', 'Paris ', 'NATO ', 'May 3, 1955 ', 'Jr. ', '(', ') ', 'Dear ', '-', '\n', 'É', 'de ', 'von ', 'H.A.'],
)
const block = fc
  .array(fc.tuple(word, fc.boolean()), { maxLength: 25 })
  .map((parts) => p(...parts.map(([text, tagged]) => (tagged && /\p{L}/u.test(text) ? span('persName', text) : text))))

test('Suggestions never overlap, stand on the words that they say and on no tag, and what is taken is not suggested again', () => {
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 6 }), (blocks) => {
      const text = doc(...blocks)
      const found = suggestions(text)
      let end = 0
      for (const one of found) {
        expect(one.from).toBeGreaterThanOrEqual(end)
        expect(one.to).toBeGreaterThan(one.from)
        expect(text.textBetween(one.from, one.to)).toBe(one.text)
        text.nodesBetween(one.from, one.to, (node) => {
          expect(node.marks).toEqual([])
        })
        end = one.to
      }
      const taken = new Transform(text)
      for (const [index, { from, to }] of found.entries())
        taken.addMark(from, to, schema.mark('span', { id: `taken${String(index)}`, name: 'persName', attributes: {} }))
      const again = suggestions(taken.doc)
      for (const one of found) expect(again.some(({ from, to }) => from < one.to && one.from < to)).toBe(false)
    }),
    campaign,
  )
})

const names = [
  'Dulles, Allen W.',
  'Smith, Harold A.',
  'Paris',
  'Weeks, J.',
  'de Said, Foster',
  'Allen',
  'Foster, H. A.',
]
const register = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...names), fc.constantFrom('person', 'place', 'term')), {
    maxLength: 6,
    selector: ([name]) => name,
  })
  .map((made) => made.map(([name, kind]) => newEntry({ id: name, kind, name, xmlId: name.slice(0, 1) })))

test('However the register changes, what is suggested is what a register that was always so suggests', () => {
  const property = fc.property(
    fc.array(block, { minLength: 1, maxLength: 6 }),
    fc.array(register, { minLength: 2, maxLength: 5 }),
    (blocks, registers) => {
      const text = doc(...blocks)
      let suggester = new Suggester(source())
      all(suggester, text)
      for (const one of registers) {
        const now = source({ entries: structuredClone(one) })
        suggester = suggester.changed(now)
        expect(all(suggester, text)).toEqual(all(new Suggester(now), text))
      }
    },
  )
  fc.assert(property, campaign)
})

test('Capitals in mid-sentence are a name where nothing is known, of a place where they begin like one', () => {
  const text = doc(p('Then Edda Varlund went to Port Aldry with the ships of the firm.'))
  const found = all(new Suggester(source({ entries: [] })), text)
  expect(found.map((one) => [one.text, one.kind])).toEqual([
    ['Edda Varlund', 'person'],
    ['Port Aldry', 'place'],
  ])
})
