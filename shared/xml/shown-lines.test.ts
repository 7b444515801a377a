import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editBetween, fromShown, ShownLines, toShown } from './shown-lines'

const text = fc
  .array(fc.constantFrom('a', 'b', '\n', '\r\n', '\r', '<p>'), { maxLength: 20 })
  .map((parts) => parts.join(''))

test('every place of a text is found in what is shown of it, and back', () => {
  fc.assert(
    fc.property(text, (source) => {
      const { shown, hidden } = new ShownLines(source)
      for (let offset = 0; offset <= shown.length; offset++)
        expect(toShown(hidden, fromShown(hidden, offset))).toBe(offset)
      expect(shown).toBe(source.replace(/\r\n?/g, '\n'))
    }),
  )
})

test('an edit of what is shown keeps the line ends of all other lines', () => {
  const lines = new ShownLines('one\r\ntwo\r\nthree\nfour')
  const at = lines.shown.indexOf('three')
  expect(lines.edited([{ from: at, to: at, text: 'new\n' }])).toBe('one\r\ntwo\r\nnew\r\nthree\nfour')
  expect(lines.edited([{ from: 3, to: 4, text: ' ' }])).toBe('one two\r\nthree\nfour')
})

test('whatever is edited is shown as it was typed', () => {
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(), fc.constantFrom('', 'x', '\n', 'x\ny'), (source, a, b, typed) => {
      const lines = new ShownLines(source)
      const [from = 0, to = 0] = [a % (lines.shown.length + 1), b % (lines.shown.length + 1)].sort((x, y) => x - y)
      const made = new ShownLines(lines.edited([{ from, to, text: typed }]))
      const expected = lines.shown.slice(0, from) + typed + lines.shown.slice(to)
      // A CR that came to stand before an LF is one line end with it.
      if (!/\r(?!\n)/.test(source)) expect(made.shown).toBe(expected)
    }),
  )
})

test('one edit leads from one text to another', () => {
  fc.assert(
    fc.property(text, text, (before, now) => {
      const edit = editBetween(before, now)
      expect(edit === null ? before : before.slice(0, edit.from) + edit.text + before.slice(edit.to)).toBe(now)
    }),
  )
})
