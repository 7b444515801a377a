import { expect, test } from 'vitest'
import { at, item, letter, list, loose, note, p, pageBreak, pb, span } from '../testing/build'
import { stateOf } from '../testing/state'
import { pathTo } from './element-path'
import { mentionsIn, spanId, spanRange, spansAt } from './spans'
import { countWords, wordAt } from './words'
import type { Node } from 'prosemirror-model'

const textAt = (doc: Node, from: number | undefined, to: number | undefined) => doc.textBetween(from ?? 0, to ?? 0)

test('spans at a caret, outermost first, also at their edges', () => {
  const doc = letter(
    p('x ', span('hi', 'one ', span('persName', '<a>two'), ' three<b>'), span('date', 'four'), ' <c>five'),
  )
  const names = (tag: string) => spansAt(stateOf(doc, tag)).map(({ name }) => name)
  expect([names('a'), names('b'), names('c')]).toEqual([['hi', 'persName'], ['hi', 'date'], []])
  const [hi] = spansAt(stateOf(doc))
  expect(textAt(doc, hi?.from, hi?.to)).toBe('one two three')
})

test('a span reaches over page breaks and neighbouring blocks, not into another of its name', () => {
  const mark = span('persName', 'x')[0]?.marks[0]
  const marked = (text: string) => (mark ? p(p(text).child(0).mark([mark])) : p(text))
  const doc = letter(p('a', span('persName', 'b')), marked('one'), pageBreak('2'), marked('two'), p('c'))
  const range = mark && spanRange(doc, spanId(mark), 10)
  expect(textAt(doc, range?.from, range?.to)).toBe('onetwo')
  expect(spanRange(doc, 'nowhere', 10)).toBeNull()
})

test('mentions come with their words, in notes too, without the text of notes in them', () => {
  const doc = letter(
    p('to ', span('persName', 'Har', pb('2'), 'low', note(p(span('placeName', 'Ellis')))), ' and ', span('hi', 'x')),
    list(item(loose(span('orgName', 'Bureau')))),
  )
  expect(mentionsIn(doc).map(({ name, text }) => `${name} ${text}`)).toEqual([
    'persName Harlow',
    'placeName Ellis',
    'orgName Bureau',
  ])
})

test('the path to a position names elements and spans', () => {
  const doc = letter(p('x', note(loose('a ', span('persName', 'Har<a>low')))), list(item(loose('<b>y'))))
  const path = (tag: string) =>
    pathTo(doc.resolve(at(doc, tag)))
      .map(({ name }) => name)
      .join(' › ')
  expect(path('a')).toBe('TEI › text › body › div › p › note › persName')
  expect(path('b')).toBe('TEI › text › body › div › list › item')
})

test('a word is found through tags and page breaks, without punctuation', () => {
  const doc = letter(p('(', span('hi', 'Thur'), pb('2'), 'm<a>ond’s) – <b>–'))
  const word = wordAt(doc, at(doc, 'a'))
  expect(word?.text).toBe('Thurmond')
  expect(wordAt(doc, at(doc, 'b'))).toBeNull()
})

test('words are counted as a word processor counts them', () => {
  expect(countWords('The Über-Graf’s 3 notes – “no” …\u00a0𝒜 [sic]')).toBe(7)
  expect(countWords('')).toBe(0)
})
