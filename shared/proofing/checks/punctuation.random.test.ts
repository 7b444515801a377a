import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { expect, test } from 'vitest'
import { div, doc, loose, numbered, p, pb } from '../../testing/build'
import { runs } from '../../testing/campaign'
import { doubtsBy, fixed, paragraphs, type AnyTextCheck } from '../../testing/checked'
import { brackets } from './brackets'
import { dashes } from './dashes'
import { headingOrder } from './heading-order'
import { hyphens } from './hyphens'
import { noteReferences } from './note-references'
import { pageOrder } from './page-order'
import { quotes } from './quotes'
import { sentenceStart } from './sentence-start'
import { spacing } from './spacing'
import { unusualCharacters } from './unusual-characters'

const campaign = process.env['RECTO_CAMPAIGN']
const inText: readonly AnyTextCheck[] = [quotes, brackets, spacing, dashes, hyphens, sentenceStart, unusualCharacters]
const all: readonly AnyTextCheck[] = [...inText, headingOrder, pageOrder, noteReferences]
const words = 'harbour lantern keeper letter winter pilot vessel answer island signal'.split(' ')
const known = [...words, 'ended']

const word = fc.constantFrom(...words)
const phrase = fc.array(word, { minLength: 1, maxLength: 4 }).map((some) => some.join(' '))
const clause = fc.oneof(
  { weight: 5, arbitrary: phrase },
  { weight: 1, arbitrary: phrase.map((one) => `“${one}”`) },
  { weight: 1, arbitrary: phrase.map((one) => `${one} (${one})`) },
  { weight: 1, arbitrary: phrase.map((one) => `${one} [${one}]`) },
  { weight: 1, arbitrary: fc.tuple(phrase, phrase).map(([a, b]) => `${a}—${b}`) },
  { weight: 1, arbitrary: phrase.map((one) => `the ${one}’s ${one}`) },
  { weight: 1, arbitrary: phrase.map((one) => `${one} on pp. 12–15 at 6 p.m.`) },
)
const sentence = fc
  .tuple(fc.array(clause, { minLength: 1, maxLength: 4 }), fc.constantFrom('.', '!', '?', '.'))
  .map(([some, stop]) => `The ${some.join(', ')} ended${stop}`)
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 4 }).map((some) => some.join(' '))
const clean = fc.array(paragraph, { minLength: 1, maxLength: 4 }).map((some) => some.join('¶'))

test('a clean text has no doubts', () => {
  fc.assert(
    fc.property(clean, (text) => {
      for (const check of inText) expect(doubtsBy(check, paragraphs(text), known)).toEqual([])
    }),
    runs(150, campaign),
  )
})

test('notes and pages that count on have no doubts, wherever they stand', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(sentence, fc.boolean(), fc.boolean()), { maxLength: 8 }), (some) => {
      let [note, page] = [0, 10]
      const blocks = some.map(([text, noted, paged]) =>
        p(
          ...[`${text} `, ...(paged ? [pb(String(++page))] : []), 'Then it ended'],
          ...(noted ? [numbered(String(++note), loose(`Note ${String(note)}.`))] : []),
          '.',
        ),
      )
      const made = doc(div(p('It begins.'), ...blocks))
      for (const check of all) expect(doubtsBy(check, made, known)).toEqual([])
    }),
    runs(60, campaign),
  )
})

const scrap = fc.constantFrom(
  ...[
    '“',
    '”',
    '‘',
    '’',
    '"',
    "'",
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    ' ',
    ' ',
    ' ',
    '.',
    ',',
    ';',
    ':',
    '!',
    '?',
    '—',
    '-',
  ],
  ...[
    '--',
    ' - ',
    '–',
    '1',
    '12',
    'a',
    'The',
    'word',
    'words',
    'No',
    '\n',
    '…',
    '¬',
    '|',
    '•',
    '_',
    '«',
    '»',
    '„',
    'é',
    '¶',
  ],
)
const anything = fc.array(scrap, { minLength: 1, maxLength: 40 }).map((some) => some.join(''))

test('doubts of any text stand in it, with the words they speak of, and so do their fixes', () => {
  fc.assert(
    fc.property(anything, fc.nat(40), (text, at) => {
      const half = Math.min(at, text.length)
      const made = doc(
        div(
          ...text.split('¶').map((one) => p(one)),
          p(
            text.slice(0, half).replaceAll('¶', ''),
            pb('2'),
            numbered('1', loose('Note.')),
            text.slice(half).replaceAll('¶', ''),
          ),
        ),
      )
      for (const check of all)
        for (const { from, to, text: said, fixes, elsewhere } of doubtsBy(check, made, known)) {
          expect(from).toBeLessThanOrEqual(to)
          if (said !== '') expect(shownBetween(made, from, to)).toBe(said)
          for (const range of [...fixes.map((fix) => fix.range), ...elsewhere]) {
            expect(range.from).toBeGreaterThanOrEqual(0)
            expect(range.to).toBeLessThanOrEqual(made.content.size)
            expect(range.from).toBeLessThan(range.to)
          }
        }
    }),
    runs(300, campaign),
  )
})

/** Errors as they are made in a clean text: what is replaced, and by what. */
const spoilt: readonly (readonly [AnyTextCheck, RegExp, string])[] = [
  [spacing, /(?<=\p{L}),/u, ' ,'],
  [spacing, /(?<=\p{L}), (?=\p{L})/u, ','],
  [spacing, /(?<=\p{L}) (?=\p{L})/u, '  '],
  [spacing, /\((?=\p{L})/u, '( '],
  [quotes, /“/u, '"'],
  [quotes, /“/u, '”'],
  [brackets, /(?<=\([^()]*)\)/u, ']'],
  [dashes, /—/u, ' - '],
  [dashes, /—/u, '--'],
  [hyphens, /(?<=\b(?:har|lan|let|ves|sig))(?=\p{L}{3})/u, '- '],
  [sentenceStart, /(?<=ended\. )The/u, 'the'],
  [unusualCharacters, /(?<=\p{L})(?=\p{L})/u, '¦'],
]

test('a fix of what was spoilt leaves no doubt', () => {
  fc.assert(
    fc.property(clean, fc.constantFrom(...spoilt), (text, [check, pattern, instead]) => {
      const wrong = text.replace(pattern, instead)
      fc.pre(wrong !== text)
      const made = paragraphs(wrong)
      const [doubt, ...others] = doubtsBy(check, made, known)
      expect(doubt).toBeDefined()
      const fix = doubt?.fixes[0]
      if (fix && others.length === 0) expect(doubtsBy(check, fixed(made, fix), known)).toEqual([])
    }),
    runs(300, campaign),
  )
})

/** The running text of a stretch without notes, with line breaks. */
function shownBetween(made: Node, from: number, to: number): string {
  let text = ''
  made.nodesBetween(from, to, (node, pos) => {
    if (node.type.name === 'note') return false
    if (node.isText) text += (node.text ?? '').slice(Math.max(0, from - pos), to - pos)
    return true
  })
  return text
}
