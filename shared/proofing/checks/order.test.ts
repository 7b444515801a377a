import { describe, expect, test } from 'vitest'
import {
  at,
  blockNote,
  div,
  doc,
  element,
  head,
  lb,
  loose,
  numbered,
  p,
  pageBreak,
  pb,
  row,
  cell,
  table,
  type Content,
} from '../../testing/build'
import { doubtsBy, told } from '../../testing/checked'
import { headingOrder } from './heading-order'
import { hyphens } from './hyphens'
import { noteReferences } from './note-references'
import { pageOrder } from './page-order'
import { spacing } from './spacing'
import { unusualCharacters } from './unusual-characters'
import { brackets } from './brackets'

const chapters = (...headings: readonly string[]) => doc(...headings.map((one) => div(head(one), p('A word.'))))
const headings = (...all: readonly string[]) => told(doubtsBy(headingOrder, chapters(...all)))

describe('Headings', () => {
  test.each([
    [['1. One', '2. Two', '3. Three', '5. Five'], ['heading-skipped 5']],
    [['1. One', '2. Two', '2. Two again', '3. Three'], ['heading-doubled 2']],
    [['1. One', '2. Two', '13. Three', '4. Four'], ['heading-out-of-order 13']],
    [['No. 1.', 'No. 2.', 'No. 8.', 'No. 4.'], ['heading-out-of-order 8']],
    [['I. One', 'II. Two', 'IV. Four', 'V. Five'], ['heading-skipped IV']],
    [['Chapter 1', 'Chapter 2', 'Chapter 4', 'Chapter 5'], ['heading-skipped 4']],
    [['A. One', 'B. Two', 'C. Three', 'C. Four'], ['heading-doubled C']],
  ])('%j are out of order', (all, expected) => {
    expect(headings(...all).map((one) => one.split(' →')[0])).toEqual(expected)
  })

  test.each([
    [['1. One', '2. Two', '3. Three']],
    [['No. 1.\nMr. A to Mr. B.', 'Mr. B to Mr. A.', 'No. 2.', 'No. 3.']],
    [['I. One', 'II. Two', 'III. Three', 'IV. Four']],
    [['Chapter I', 'Chapter II', 'Chapter III']],
    [['A. Smith to B. Jones', 'B. Jones to A. Smith', 'A. Smith to C. Brown', 'D. Hill to A. Smith']],
    [['12. May', '30. May', '4. June', '17. June']],
    [['1776', '1812', '1848']],
  ])('%j are in order or no row', (all) => {
    expect(headings(...all)).toEqual([])
  })

  test('a heading with another number than its division is doubted where the others agree', () => {
    const part = (n: string, heading: string) => element('container', 'div', { n }, head(heading), p('A word.'))
    const text = doc(
      part('4', '4. Four'),
      part('5', '5. Five'),
      part('6', '6. Six'),
      part('7', '7. Seven'),
      part('8', 'No. 9.'),
    )
    expect(doubtsBy(headingOrder, text).map(({ code, values }) => [code, values['expected']])).toEqual([
      ['heading-not-division', '8'],
    ])
  })
})

const pages = (...all: readonly string[]) =>
  doubtsBy(
    pageOrder,
    doc(div(...all.flatMap((n, index) => (index % 2 === 0 ? [pageBreak(n)] : [p('One ', pb(n), 'two.')])))),
  ).map(({ code, values }) => `${code} ${String(values['number'])}`)

describe('Pages', () => {
  test.each([
    [['1', '2', '4', '5'], ['page-skipped 4']],
    [['1', '2', '2', '3'], ['page-doubled 2']],
    [['1', '2', '33', '4', '5'], ['page-out-of-order 33']],
    [['40', '41', '24', '43', '44'], ['page-out-of-order 24']],
    [['iv', 'v', 'vii', 'viii', '1', '2'], ['page-skipped vii']],
    [
      ['1', '2', '', '4'],
      ['page-without-number ', 'page-skipped 4'],
    ],
    [['A1', 'A2', 'A4'], ['page-skipped A4']],
    [['1', '2', '3', '5'], ['page-skipped 5']],
  ])('%j are out of order', (all, expected) => {
    expect(pages(...all)).toEqual(expected)
  })

  test.each([
    [['1', '2', '3']],
    [['[I]', 'II', 'III', '1', '[2]', '3']],
    [['xi', 'xii', '1', '2', 'A1', 'A2', '3']],
    [['98', '99', '100', '1', '2', '3']],
    [['7']],
    [[]],
    [['', '', '']],
  ])('%j are in order', (all) => {
    expect(pages(...all)).toEqual([])
  })
})

const n = (number: string, words = `Said in ${number}.`) => numbered(number, loose(words))
const notes = (...content: readonly Content[]) =>
  doubtsBy(noteReferences, doc(div(p(...content)))).map(({ code, values }) => `${code} ${String(values['number'])}`)

describe('Notes', () => {
  test('numbers of notes count on', () => {
    expect(notes('One', n('1'), ' two', n('2'), ' three', n('3'), '.')).toEqual([])
    expect(notes('One', n('1'), ' two', n('2'), ' three', n('2', 'Other.'), '.')).toEqual(['note-doubled 2'])
    expect(notes('One', n('1'), ' two', n('2'), ' three', n('4'), ' five', n('5'))).toEqual(['note-skipped 4'])
    expect(notes('One', n('1'), ' two', n('7'), ' three', n('3'), '.')).toEqual(['note-out-of-order 7'])
  })

  test('a note that is referred to again, signs and a new division are no faults', () => {
    expect(notes('One', n('1'), ' two', n('2'), ' three', n('1'), ' four', n('3'))).toEqual([])
    expect(notes('One', n('*'), ' two', n('†'), ' three', n('*'))).toEqual([])
    const text = doc(div(p('One', n('1'), n('2'))), div(p('Two', n('1', 'Other.'), n('2', 'Others.'))))
    expect(doubtsBy(noteReferences, text)).toEqual([])
  })

  test.each([
    'Khrushchev2 came',
    'the policy.2 Then',
    'file 1563.2 Then',
    '(as said)2 and',
    'the “word.”2 Then',
    'the USSR2 is',
  ])('a number that the row of notes wants is one without its note: “%s”', (words) => {
    expect(notes('One', n('1'), ` ${words} it`, n('3'), '.')).toEqual(['number-without-note 2'])
  })

  test('the first and the last number of a row are wanted as well', () => {
    expect(notes('One word.1 Two', n('2'), ' three', n('3'), '.')).toEqual(['number-without-note 1'])
    expect(notes('One', n('1'), ' two', n('2'), ' three.3 Four.')).toEqual(['number-without-note 3'])
  })

  test.each(['No.2 of it', 'vol. 2 and', '$2 and', '1.2 and', '12/2 and', 'Feb.2 and', 'A–2 and', '2:00 and'])(
    'other numbers are none: “%s”',
    (words) => {
      expect(notes('One', n('1'), ` see ${words} it`, n('2'), '.')).toEqual([])
    },
  )

  test('a note without text and one without a reference are doubted', () => {
    expect(notes('One', n('1', ' '), '.')).toEqual(['note-without-text 1'])
    const loosened = blockNote(p('Waits.'))
    const waiting = loosened.type.create(
      { ...loosened.attrs, attributes: { n: '2', anchored: 'false' } },
      loosened.content,
    )
    expect(doubtsBy(noteReferences, doc(div(p('One', n('1'), '.'), waiting))).map(({ code }) => code)).toEqual([
      'note-without-reference',
    ])
  })
})

describe('Unusual characters', () => {
  const odd = (text: string) => told(doubtsBy(unusualCharacters, doc(p(text))))

  test.each([
    ['th¢ word', ['unusual-character ¢ → ']],
    ['gov¬ernment', ['unusual-character ¬ → ']],
    ['the ^ word', ['unusual-character ^ → ']],
    ['the~ word', ['unusual-character ~ → ']],
    ['a | word', ['unusual-character | → I']],
    ['wo•rd', ['unusual-character • → ']],
    ['word} and', ['unusual-character } → ']],
    ['wo\\rd', ['unusual-character \\ → ']],
    ['the ■ word', ['unusual-character ■ → ']],
    ['a wo§rd', ['unusual-character § → ']],
    ['the wo*rd', ['unusual-character * → ']],
    ['word_ and', ['unusual-character _ → ']],
    ['a Ω here', ['unusual-character Ω → ']],
    ['st# word', ['unusual-character # → ']],
    ['a\uFFFDb', ['unusual-character \uFFFD → ']],
  ])('“%s” is doubted', (text, expected) => {
    expect(odd(text)).toEqual(expected)
  })

  test.each([
    '§ 5 and §§ 6–7, ¶ 3; 5¢ and $5, £3, 12%, 49°',
    '* * * and word* and *word',
    '____ and ______',
    'José, Øre, naïve, Łódź, Žižek and ſtil',
    'λόγος and логос',
    '½ and 3¼, 5 × 6 = 30, #12, a.smith@host.org, R&D',
    '{',
    '• One',
    'x² and H₂O',
    'a ~ b ~ c ~ d ~ e ~ f ~ g',
  ])('“%s” is as it should be', (text) => {
    expect(odd(text)).toEqual(text.includes('₂') ? ['unusual-character ₂ → '] : [])
  })
})

describe('What takes no space in a text', () => {
  test('a space is not missing where a page begins, nor doubled around a note', () => {
    const text = doc(div(p('The end.', pb('2'), 'Then, ', n('1'), ' and more.')))
    expect(told(doubtsBy(spacing, text))).toEqual([])
  })

  test('a space is missing behind a note as behind the word before it', () => {
    expect(told(doubtsBy(spacing, doc(p('The end,', n('1'), 'then more.'))))).toEqual(['space-missing end,'])
  })

  test('a word that a page break parts is asked about, with the break left where it is', () => {
    const text = doc(p('The <from>fac<at>-', pb('2'), 'tories of it.'))
    const [doubt] = doubtsBy(hyphens, text, ['factories'])
    expect(doubt?.code).toBe('hyphen-page')
    expect(doubt?.fixes).toEqual([{ range: { from: at(text, 'at'), to: at(text, 'at') + 1 }, text: '' }])
  })

  test('a line break parts a word as well', () => {
    const text = doc(p('The fac-', lb(), 'tories of it.'))
    expect(doubtsBy(hyphens, text, ['factories']).map(({ code }) => code)).toEqual(['hyphen-line'])
  })

  test('brackets do not pair from cell to cell, nor from a note to the text', () => {
    const cells = doc(table(row(cell(loose('[one')), cell(loose('two]')))))
    expect(told(doubtsBy(brackets, cells))).toEqual(['bracket-not-closed [', 'bracket-not-opened ]'])
    expect(told(doubtsBy(brackets, doc(p('One (two', n('1', 'three).'), ' four'))))).toEqual([
      'bracket-not-closed (',
      'bracket-not-opened )',
    ])
  })
})
