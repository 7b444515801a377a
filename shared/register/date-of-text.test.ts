import { existsSync, readFileSync } from 'node:fs'
import type { Node } from 'prosemirror-model'
import { expect, test } from 'vitest'
import { spanAttrs } from '../queries/spans'
import { readTei } from '../tei/read'
import { newHeader } from '../tei/header'
import { at, body, div, doc, element, head, p, spanWith, text, type Content } from '../testing/build'
import { dateAt } from './date-of-text'

const dateline = (...contents: readonly Content[]) => element('textblock', 'dateline', {}, ...contents)
const opener = (...contents: readonly Content[]) => element('container', 'opener', {}, ...contents)
const closer = (...contents: readonly Content[]) => element('textblock', 'closer', {}, ...contents)
const header = (when: string, date = '') => {
  const xml = newHeader({ title: 'A letter', when, date })
  return doc().type.schema.node('header', { xml })
}

test('A text is of the date that its dateline has, by attribute or in words', () => {
  const tagged = doc(
    text(body(div(opener(dateline('Paris, ', spanWith('date', { when: '1935-06-03' }, 'June 3'))), p('<here>Sir')))),
  )
  expect(dateAt(tagged, at(tagged, 'here'))).toBe('1935-06-03')
  const inWords = doc(text(body(div(dateline('Paris, June 3, 1935—6 p.m.'), p('<here>Sir')))))
  expect(dateAt(inWords, at(inWords, 'here'))).toBe('1935-06-03T18:00:00')
  const closed = doc(text(body(div(p('<here>Sir'), closer('Yours, ', spanWith('date', {}, '3. Juni 1935'))))))
  expect(dateAt(closed, at(closed, 'here'))).toBe('1935-06-03')
})

test('Words that do not say surely when date no text', () => {
  const made = doc(text(body(div(dateline('Paris, June 3'), p('<here>Sir')))))
  expect(dateAt(made, at(made, 'here'))).toBe(null)
  const ambiguous = doc(text(body(div(dateline('Paris, 5/6/35'), p('<here>Sir')))))
  expect(dateAt(ambiguous, at(ambiguous, 'here'))).toBe(null)
})

test('In a volume each document has its own date, one without a date that of the division around it', () => {
  const made = doc(
    text(
      body(
        div(
          head(spanWith('date', { when: '1935-05' }, 'May 1935')),
          div(dateline('May 27, 1935'), p('<first>Sir'), div(head('Enclosure'), p('<enclosed>Copy'))),
          div(dateline('May 29, 1935'), p('<second>Sir')),
          div(p('<third>Sir')),
        ),
      ),
    ),
  )
  const dates = ['first', 'enclosed', 'second', 'third'].map((tag) => dateAt(made, at(made, tag)))
  expect(dates).toEqual(['1935-05-27', '1935-05-27', '1935-05-29', '1935-05'])
})

test('Where no dateline says, the header does', () => {
  const made = doc(header('1935-06-03'), text(body(div(p('<here>Sir')))))
  expect(dateAt(made, made.content.size - 4)).toBe('1935-06-03')
  const inWords = doc(header('', 'June 4, 1935'), text(body(div(p('<here>Sir')))))
  expect(dateAt(inWords, at(inWords, 'here'))).toBe('1935-06-04')
  const undated = doc(text(body(div(p('<here>Sir')))))
  expect(dateAt(undated, at(undated, 'here'))).toBe(null)
})

const VOLUME = '../shared/data/frus/volumes/frus1894Nicaragua.xml'

test.skipIf(!existsSync(VOLUME))(
  `the documents of ${VOLUME} have the dates of their datelines (skipped where it is absent)`,
  { timeout: 60_000 },
  () => {
    const read = readTei(readFileSync(VOLUME, 'utf8')).value?.doc
    if (!read) throw new Error('The volume was not read')
    let dated = 0
    read.descendants((node, pos) => {
      if ((node.attrs['attributes'] as Record<string, string> | undefined)?.['subtype'] !== 'historical-document')
        return true
      const own = ownDates(node)
      const found = dateAt(read, pos + 1)
      if (own.length > 0 && found !== null) {
        expect(own).toContain(found)
        dated++
      } else expect(own).toEqual([])
      return false
    })
    expect(dated).toBeGreaterThan(120)
  },
)

/** The values of the dates in a document, enclosures left out. */
function ownDates(document: Node): readonly string[] {
  const values: string[] = []
  document.descendants((node) => {
    if (node.attrs['name'] === 'frus:attachment') return false
    for (const mark of node.marks) {
      const { name, attributes } = spanAttrs(mark)
      if (name === 'date' && attributes['when'] !== undefined) values.push(attributes['when'])
    }
    return true
  })
  return values
}
