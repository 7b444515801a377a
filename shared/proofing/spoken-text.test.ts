import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../testing/campaign'
import { breathsOf, spokenText } from './spoken-text'

test('Marks are said by name where that is wished, in the language of the text', () => {
  expect(spokenText('Yes, sir.', true, 'en').text).toBe('Yes comma  sir period ')
  expect(spokenText('Ja, Herr.', true, 'de-AT').text).toBe('Ja Komma  Herr Punkt ')
  expect(spokenText('Yes, sir.', false, 'en').text).toBe('Yes, sir.')
})

test('From what is said one comes back to what is written', () => {
  const { text, written } = spokenText('a, b', true, 'en')
  expect(written(text.indexOf('comma'))).toBe(1)
  expect(written(text.indexOf('b'))).toBe(3)
})

test('A text is parted at the ends of its sentences, and not after an abbreviation with a small letter behind it', () => {
  const text = 'He came at 6 p.m. on Friday. “She left.” Then all was still.'
  expect(breathsOf(text).map(({ from, to }) => text.slice(from, to))).toEqual([
    'He came at 6 p.m. on Friday. ',
    '“She left.” ',
    'Then all was still.',
  ])
})

test('Breaths hold all of the text in order, none longer than can be said', () => {
  const words = fc.array(fc.constantFrom('word', 'a', 'longish-word', 'End.', 'Now,', '  ', 'x'.repeat(230)), {
    maxLength: 60,
  })
  fc.assert(
    fc.property(words, fc.nat(20), (list, start) => {
      const text = list.join(' ')
      const breaths = breathsOf(text, start)
      expect(
        breaths
          .map(({ from, to }) => text.slice(from, to))
          .join('')
          .replace(/\s/g, ''),
      ).toBe(text.slice(start).replace(/\s/g, ''))
      for (const { from, to } of breaths) expect(to - from).toBeLessThanOrEqual(201)
    }),
    runs(200, process.env['RECTO_CAMPAIGN']),
  )
})
