import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blockNote, doc, note, numbered, p, pb, span, spanWith } from '../testing/build'
import { runs } from '../testing/campaign'
import { newEntry } from './entry'
import { registerIndex } from './links'
import { mentionsInContext } from './mentions-in-context'
import type { Wanted } from './occurrence'
import { occurrencesIn } from './occurrences'

const campaign = runs(100, process.env['RECTO_CAMPAIGN'])
const register = registerIndex([
  newEntry({ id: 'litvinov', kind: 'person', name: 'Litvinov, Maxim', xmlId: 'p_LM1' }),
  newEntry({ id: 'other', kind: 'person', name: 'Other', xmlId: 'p_O1' }),
])
const wanted = (patch: Partial<Wanted> = {}): Wanted => ({
  ...{ kind: 'person', entry: 'litvinov', forms: ['Litvinov', 'Maxim Litvinov'], wholeWords: true },
  ...{ foldCase: true, foldAccents: true },
  ...patch,
})
const found = (text: ReturnType<typeof doc>, patch: Partial<Wanted> = {}) =>
  occurrencesIn(text, wanted(patch), register, 'one')

test('The longest form counts, over notes, in notes, and folded', () => {
  const text = doc(p('Maxim', note(p('Or LITVINOV.')), ' Litvinov, then Lítvinov’s man.'))
  expect(found(text).map((one) => [one.text, one.form, one.inNote])).toEqual([
    ['Maxim Litvinov', 'Maxim Litvinov', false],
    ['LITVINOV', 'Litvinov', true],
    ['Lítvinov', 'Litvinov', false],
  ])
})

test('Case, accents and parts of words count where that is wished', () => {
  const text = doc(p('Litvinov, LITVINOV, Lítvinov, Litvinovs'))
  expect(found(text, { foldCase: false }).map((one) => one.text)).toEqual(['Litvinov', 'Lítvinov'])
  expect(found(text, { foldAccents: false }).map((one) => one.text)).toEqual(['Litvinov', 'LITVINOV'])
  expect(found(text, { wholeWords: false })).toHaveLength(4)
})

test('How an occurrence is tagged already is told', () => {
  const text = doc(
    p(spanWith('persName', { ref: '#p_LM1' }, 'Litvinov'), ', ', spanWith('persName', { ref: '#p_O1' }, 'Litvinov')),
    p(span('persName', 'Litvinov'), ', ', span('placeName', 'Litvinov'), ', Litvinov'),
  )
  expect(found(text).map(({ tagged, tag }) => [tagged, tag?.name ?? null])).toEqual([
    ['as-wanted', 'persName'],
    ['otherwise', 'persName'],
    ['unlinked', 'persName'],
    ['otherwise', 'placeName'],
    [null, null],
  ])
})

test('A person is found with the title before the name where the text tags titles so, and without it elsewhere', () => {
  const tagged = (before: string, words: string) =>
    p(
      before,
      spanWith('persName', { ref: '#p_O1' }, words),
      ' and Mr. Litvinov, ',
      span('persName', 'Mr.'),
      ' Litvinov',
    )
  const words = (text: ReturnType<typeof doc>, patch: Partial<Wanted> = {}) =>
    found(text, patch).map((one) => `${one.before.slice(-4)}|${one.text}|${one.form}`)
  expect(words(doc(tagged('', 'Mr. Other')))).toEqual(['and |Mr. Litvinov|Litvinov', 'Mr. |Litvinov|Litvinov'])
  expect(words(doc(tagged('Mr. ', 'Other')))[0]).toBe('Mr. |Litvinov|Litvinov')
  expect(words(doc(p('Mr. Litvinov')))).toEqual(['Mr. |Litvinov|Litvinov'])
  expect(words(doc(tagged('', 'Mr. Other')), { kind: 'place' })[0]).toBe('Mr. |Litvinov|Litvinov')
  expect(found(doc(tagged('', 'Mr. Other'))).map(({ safe }) => safe)).toEqual([true, true])
})

test('It is safe to tag whole names that are no part of others', () => {
  const safe = (text: string) => found(doc(p(text))).map((one) => one.safe)
  expect(safe('Then Mr. Litvinov came.')).toEqual([true])
  expect(safe('Litvinov came.')).toEqual([true])
  expect(safe('On Litvinov street')).toEqual([true])
  expect(safe('On Litvinov Street, at the Litvinov Library, of the LITVINOV DOCTRINE')).toEqual([false, false, false])
  expect(safe('With Ivan Litvinov there')).toEqual([false])
  expect(safe('With A. Litvinov there')).toEqual([false])
  expect(safe('At litvinov@example.org and www.litvinov.org')).toEqual([false, false])
})

test('Nothing is wanted by no form, or an empty one', () => {
  expect(found(doc(p('Litvinov')), { forms: [] })).toEqual([])
  expect(found(doc(p('Litvinov')), { forms: [' '] })).toEqual([])
})

test('Occurrences never overlap and stand on the words that they say', () => {
  const part = fc.constantFrom('Litvinov', 'Maxim ', 'LITVINOV ', 'ﬁ', 'ß', 'É', ' ', ', ', '.', '’s', 'a')
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), fc.boolean(), fc.boolean(), (parts, wholeWords, foldCase) => {
      const text = doc(p(parts.join('')))
      let end = 0
      for (const one of found(text, { wholeWords, foldCase, forms: ['Litvinov', 'Maxim Litvinov', 'ss', 'f', 'E'] })) {
        expect(one.from).toBeGreaterThanOrEqual(end)
        expect(one.to).toBeGreaterThan(one.from)
        expect(text.textBetween(one.from, one.to)).toBe(one.text)
        end = one.to
      }
    }),
    campaign,
  )
})

test('Mentions come with their page, the words around them, and whether they stand in a note', () => {
  const text = doc(
    p(
      'Before ',
      pb('7'),
      'came ',
      spanWith('persName', { ref: '#p_LM1' }, 'Lit', numbered('1', p('X')), 'vinov'),
      ' alone.',
    ),
    blockNote(p('See ', spanWith('gloss', { target: '#t_X' }, 'NATO'), ' and ', span('gloss', 'this'), '.')),
  )
  expect(mentionsInContext(text)).toMatchObject([
    { kind: 'person', text: 'Litvinov', before: 'Before came ', after: ' alone.', page: '7', inNote: false },
    { kind: 'term', text: 'NATO', before: 'See ', after: ' and this.', page: '7', inNote: true },
  ])
})
