import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { expect, test } from 'vitest'
import { exportPlainText } from '../export/plain-text'
import { readTei } from '../tei/read'
import { writeRebuilt } from '../tei/write'
import { assertSound } from '../testing/sound'
import { importFile, type Imported } from '.'

function imported(text: string): Imported {
  const { value, findings } = importFile('a.txt', { text, encoding: 'utf-8', bom: false })
  if (!value) throw new Error(findings[0]?.message)
  assertSound(value.doc)
  return value
}

const throughTei = (doc: Node): string => {
  const { value } = readTei(writeRebuilt(doc))
  if (!value) throw new Error('What was written is no TEI')
  return exportPlainText(value.doc)
}

const line = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('The Envoy came.', 'He agreed,3 and left.', 'It was done.12', 'Tho[mas] B[rown]'),
  },
  fc.constantFrom('611.07/18: Telegram', 'The Envoy in Lindenau (Hale) to the Minister', '12. Memorandum of a Talk1'),
  fc.constantFrom(
    '[Page 202]',
    'and [Page iv] so',
    'fore[Page 532]stall',
    '[Facsimile Page 3]',
    '  [Page 4]',
    '    [Page 5]',
  ),
  fc.constantFrom('  • one', '    • two', '      • three', '1.', '2.', 'a.', '(b)', 'i.', 'SUBJECT', 'PARTICIPANTS'),
  fc.constantFrom(
    'Hale',
    'B. B. Seat,',
    'Consul.',
    '[seal.]',
    'For the Board:',
    'I am, etc.,',
    '[Enclosure]',
    'P. S.—More.',
  ),
  fc.constantFrom(
    '[Telegram.]',
    'No. 14',
    'Lindenau, March 3, 1927.',
    'Grain 1,200 3',
    'Wool 4.5',
    'Iron 70',
    ' ',
    '\t',
    ' x ',
  ),
  fc.constantFrom(
    '  1. First.',
    '  2. Second.',
    '  3.  Third. ',
    '  18. Far.',
    '  4. ',
    'two  spaces',
    'end ',
    ' start',
  ),
)
const layout = fc.constantFrom('\n', '\n\n', '\n\n', '\n\n', '\n\n\n', '\n \n')
const inForm = fc
  .array(fc.tuple(line, layout), { minLength: 1, maxLength: 24 })
  .map((parts) => parts.map(([text, gap]) => text + gap).join(''))
const withLetter = (text: string): boolean => /\p{L}/u.test(text) && !/^\s*</.test(text)

test('a text in the form of web pages comes back character for character, through TEI too', { timeout: 30_000 }, () => {
  fc.assert(
    fc.property(inForm.filter(withLetter), fc.constantFrom('', '\n', '\n\n'), (body, tail) => {
      const text = body.trimEnd() + tail
      const { doc } = imported(text)
      expect(exportPlainText(doc)).toBe(text)
      expect(throughTei(doc)).toBe(text)
    }),
    { numRuns: 60 },
  )
})

test('any text comes back character for character', { timeout: 30_000 }, () => {
  const any = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({
      unit: fc.constantFrom('a', 'B', '1', '.', ' ', '\n', '\r', '\t', '[', ']', '•', '\u00a0', '\ud800'),
      maxLength: 120,
    }),
    inForm.map((text) => text.replaceAll('\n', '\r\n')),
  )
  fc.assert(
    fc.property(any.filter(withLetter), (text) => {
      expect(exportPlainText(imported(text).doc)).toBe(text)
    }),
    { numRuns: 60 },
  )
})
