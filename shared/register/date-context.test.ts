import { expect, test } from 'vitest'
import { body, div, doc, head, p, spanWith, text } from '../testing/build'
import { dateContextAt } from './date-context'

test('a date is read by the date of its division, else of the one around it', () => {
  const made = doc(
    text(
      body(
        div(
          head(spanWith('date', { when: '1935-05-27' }, 'May 27')),
          p('on the 23d instant'),
          div(head('Enclosure'), p('on May 6')),
          div(head(spanWith('date', { when: '1935-04-02' }, 'April 2')), p('as I said')),
        ),
      ),
    ),
  )
  const at = (words: string) => {
    let found = 0
    made.descendants((node, pos) => {
      if (node.isText && node.text?.includes(words)) found = pos + 1
    })
    return dateContextAt(made, found).date
  }
  expect([at('instant'), at('May 6'), at('as I said')]).toEqual(['1935-05-27', '1935-05-27', '1935-04-02'])
})

test('without a date it says so, and the language of the text comes first', () => {
  const made = doc(text(body(div(p('am 3. Mai')))))
  expect(dateContextAt(made, 6)).toEqual({ date: null, languages: ['en', 'de', 'fr'], calendar: 'gregorian' })
})
