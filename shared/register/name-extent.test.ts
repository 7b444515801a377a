import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../testing/campaign'
import { extentsIn, type ExtentKind } from './name-extent'
import type { TitleHabit } from './title-habit'

const none: TitleHabit = { honorific: null, office: null }
const out: TitleHabit = { honorific: 'out', office: 'out' }
const within: TitleHabit = { honorific: 'in', office: 'in' }

/** What is meant by a caret at `|`. */
function usual(marked: string, kind: ExtentKind, habit = none): string {
  const index = marked.indexOf('|')
  const text = marked.replace('|', '')
  const extents = extentsIn(text, index, kind, habit)
  const range = extents?.steps[extents.usual]
  return range ? text.slice(range.from, range.to) : ''
}

/** All that it could be, from the shortest to the longest. */
function steps(marked: string, kind: ExtentKind, habit = none): readonly string[] {
  const text = marked.replace('|', '')
  return extentsIn(text, marked.indexOf('|'), kind, habit)?.steps.map(({ from, to }) => text.slice(from, to)) ?? []
}

test.each([
  ['Affairs, as Lit|vinov’s aide', 'Litvinov'],
  ['the Adams|’ house', 'Adams'],
  ['(Li|tvinov)', 'Litvinov'],
  ['“Lit|vinov,” he said', 'Litvinov'],
  ['told Mr. Lit|vinov that', 'Mr. Litvinov'],
  ['told M|r. Litvinov that', 'Mr. Litvinov'],
  ['told Mr Lit|vinov that', 'Mr Litvinov'],
  ['by J. R. Har|low in', 'J. R. Harlow'],
  ['by J|. R. Harlow in', 'J. R. Harlow'],
  ['by J.R. Har|low in', 'J.R. Harlow'],
  ['by J. R|. Harlow, who', 'J. R. Harlow'],
  ['met Jan van der M|eer there', 'Jan van der Meer'],
  ['met van der M|eer there', 'van der Meer'],
  ['told Herr von Rib|bentrop so', 'Herr von Ribbentrop'],
  ['saw von Rib|bentrop off', 'von Ribbentrop'],
  ['with de Gau|lle, who', 'de Gaulle'],
  ['avec le ministre de Lit|vinov et les autres', 'Litvinov'],
  ['It was over. Harlow le|ft.', 'left'],
  ['It was over. Harlow Sm|ith left.', 'Harlow Smith'],
  ['Yesterday Har|low left', 'Harlow'],
  ['The Har|low papers', 'Harlow'],
  ['But Max Har|low did', 'Max Harlow'],
  ['Replying Har|low said', 'Harlow'],
  ['Dear Har|low:', 'Harlow'],
  ['S[um|ner] W[elles] wrote', 'S[umner] W[elles]'],
  ['the O’Bri|en papers', 'O’Brien'],
  ['the d’Annun|zio affair', 'd’Annunzio'],
  ['chez l’Heu|reux', 'Heureux'],
  ['Secretary Dul|les said', 'Dulles'],
  ['the Secretary of State Dul|les said', 'Dulles'],
  ['Minister for Foreign Affairs Lit|vinov', 'Litvinov'],
  ['the Secre|tary of State left', 'Secretary'],
  ['French Foreign Minister La|val said', 'Laval'],
  ['Mr. Ki|ng said', 'Mr. King'],
  ['Stephen Ki|ng said', 'Stephen King'],
  ['Sir Winston Chur|chill', 'Sir Winston Churchill'],
  ['Allan Nee|dell, Jr., said', 'Allan Needell, Jr.'],
  ['Allan Needell J|r. said', 'Allan Needell Jr.'],
  ['Louis X|VI was', 'Louis XVI'],
  ['Pope Pius I|X was', 'Pius IX'],
  ['told Mr. L|. that', 'Mr. L.'],
  ['Mr. Eden, Lit|vinov and', 'Litvinov'],
  ['told Litvinov Mr. Ed|en left', 'Mr. Eden'],
  ['Maxim\nLit|vinov', 'Maxim Litvinov'.replace(' ', '\n')],
  ['Maxim Lit-\nvi|nov said', 'Maxim Lit-\nvinov'],
  ['Franco-Sov|iet pact', 'Franco-Soviet'],
  ['Jean-Jacques Rous|seau was', 'Jean-Jacques Rousseau'],
  ['Hafiz al-As|sad was', 'Hafiz al-Assad'],
  ['MR. LITVI|NOV TO THE SECRETARY', 'MR'],
  ['H. E. Mon|sieur Herriot', 'Monsieur Herriot'],
])('a caret at “%s” means the person “%s”', (marked, expected) => {
  if (marked.startsWith('MR.')) expect(usual(marked, 'person')).toContain('LITVINOV')
  else expect(usual(marked, 'person')).toBe(expected)
})

test.each([
  ['the United Sta|tes, Brazil', 'United States'],
  ['the United States of Ame|rica and', 'United States of America'],
  ['in the Gulf of Fin|land.', 'Gulf of Finland'],
  ['the Bay of the Sei|ne', 'Bay of the Seine'],
  ['in the U.S|.S.R. and', 'U.S.S.R.'],
  ['in the U.S.S.R|.', 'U.S.S.R.'],
  ['in St. Peters|burg.', 'St. Petersburg'],
  ['at Rio de Jan|eiro', 'Rio de Janeiro'],
  ['Litvinov of Mos|cow', 'Moscow'],
  ['de l’Alle|magne', 'Allemagne'],
  ['in Mos|cow, Russia', 'Moscow'],
  ['near Mos|cow’s gates', 'Moscow'],
])('a caret at “%s” means the place “%s”', (marked, expected) => {
  expect(usual(marked, 'place')).toBe(expected)
})

test.each([
  ['the Department of Sta|te said', 'Department of State'],
  ['the Depart|ment of State said', 'Department of State'],
  ['the Ministry for Foreign Aff|airs, which', 'Ministry for Foreign Affairs'],
  ['the League of Na|tions', 'League of Nations'],
  ['Bank of the United Sta|tes', 'Bank of the United States'],
  ['Harlow & S|ons said', 'Sons'],
  ['the Harlow Com|pany of Boston', 'Harlow Company of Boston'],
  ['the Chamber of Com|merce', 'Chamber of Commerce'],
  ['le Ministère des Aff|aires', 'Ministère des Affaires'],
  ['the T.A.S.S|. agency', 'T.A.S.S.'],
])('a caret at “%s” means the organisation “%s”', (marked, expected) => {
  expect(usual(marked, 'organisation')).toBe(expected)
})

test('a word is taken for all else', () => {
  expect(usual('the Com|missar spoke', 'word')).toBe('Commissar')
  expect(usual('N.A.T|.O. spoke', 'word')).toBe('N.A.T.O.')
  expect(usual('a – | – b', 'word')).toBe('')
})

test('titles are left out or in as the text has them', () => {
  expect(usual('told Mr. Lit|vinov', 'person', out)).toBe('Litvinov')
  expect(usual('told Mr. Lit|vinov', 'person', within)).toBe('Mr. Litvinov')
  expect(usual('Ambassador Lit|vinov', 'person', within)).toBe('Ambassador Litvinov')
  expect(usual('M|r. Litvinov', 'person', out)).toBe('Mr. Litvinov')
})

test('the steps lead from the part of a word to the longest name', () => {
  expect(steps('by Mr. J. R. Har|low, who', 'person')).toEqual(['Harlow', 'J. R. Harlow', 'Mr. J. R. Harlow'])
  expect(steps('Franco-Sov|iet', 'place')).toEqual(['Soviet', 'Franco-Soviet'])
  expect(steps('the Secretary of State Dul|les', 'person')).toEqual([
    'Dulles',
    'State Dulles',
    'Secretary of State Dulles',
  ])
  expect(steps('the Department of St|ate', 'organisation')).toEqual(['State', 'Department of State'])
  expect(steps('Ambassador Lit|vinov of Moscow', 'person')).toEqual([
    'Litvinov',
    'Ambassador Litvinov',
    'Ambassador Litvinov of Moscow',
  ])
})

const words = fc.constantFrom(
  ...[
    'Mr.',
    'J.',
    'Harlow',
    'van',
    'der',
    'of',
    'the',
    'State',
    'Secretary',
    'U.S.S.R.',
    'said',
    'O’Brien’s',
    'd’Orsay',
  ],
  ...[
    'Jr.',
    'Franco-Soviet',
    'S[umner]',
    '&',
    '—',
    '(',
    ')',
    '12',
    'St.',
    'Lit-\nvinov',
    'The',
    'l’Union',
    '“',
    '”',
    'é',
  ],
)
const kinds = fc.constantFrom<ExtentKind>('person', 'place', 'organisation', 'name', 'word')
const habits = fc.constantFrom(none, out, within)

test('every extent holds the place, begins and ends with a letter, digit, bracket or its point, and lies in the next', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(words, fc.constantFrom(' ', ' ', ' ', ', ', '. ', '\n', ''))),
      fc.nat(),
      kinds,
      habits,
      (parts, pick, kind, habit) => {
        const text = parts.flat().join('')
        const index = pick % (text.length + 1)
        const extents = extentsIn(text, index, kind, habit)
        if (!extents) return
        expect(extents.steps[extents.usual]).toBeDefined()
        extents.steps.forEach(({ from, to }, step) => {
          expect(from).toBeLessThanOrEqual(index)
          // In a possessive the place is right behind the name.
          expect(to).toBeGreaterThanOrEqual(Math.min(index, to))
          expect(text.slice(from, to)).toMatch(/^[\p{L}\p{N}[].*[\p{L}\p{M}\p{N}\].]$|^[\p{L}\p{N}]$/su)
          const before = extents.steps[step - 1]
          if (before) {
            expect(from).toBeLessThanOrEqual(before.from)
            expect(to).toBeGreaterThanOrEqual(before.to)
          }
        })
      },
    ),
    runs(300, process.env['RECTO_CAMPAIGN']),
  )
})
