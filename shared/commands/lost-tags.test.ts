import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { expect, test } from 'vitest'
import { spanAttrs } from '../queries/spans'
import { at, letter, note, p, span, type Content } from '../testing/build'
import { runs } from '../testing/campaign'
import { lostTags, tagsWithin } from './lost-tags'
import { replaceLetters, wordsBetween } from './replace-text'

/** The tags of a doc, by their names in order of name. */
function namesIn(doc: Node): readonly string[] {
  const names = new Map<string, string>()
  doc.descendants((node) => {
    for (const mark of node.marks) names.set(spanAttrs(mark).id, spanAttrs(mark).name)
  })
  return [...names.values()].sort()
}

/** What is said to be lost, and what is, where the words from `<a>` to `<b>` become others. */
function lost(doc: Node, becomes: string) {
  const [from, to] = [at(doc, 'a'), at(doc, 'b')]
  const tags = tagsWithin(doc, from, to)
  const said = lostTags(wordsBetween(doc, from, to), becomes, tags).map(({ name }) => name)
  const tr = new Transform(doc)
  replaceLetters(tr, from, to, becomes)
  const left = [...namesIn(tr.doc)]
  const gone = namesIn(doc).filter((name) => {
    const index = left.indexOf(name)
    if (index >= 0) left.splice(index, 1)
    return index < 0
  })
  return { said: said.toSorted(), gone }
}

test.each<[string, Content[], string, string[]]>([
  ['its words become others', ['saw <a>', span('persName', 'Solberg'), '<b> go'], 'Holm', []],
  ['its words are removed', ['saw <a>', span('persName', 'Solberg'), '<b> go'], '', ['persName']],
  ['more words become fewer', ['saw <a>', span('persName', 'Solberg'), ' go<b>.'], 'nothing', ['persName']],
  ['it goes on behind them', ['saw ', span('persName', '<a>Sol<b>berg'), ' go'], '', []],
  ['a note stands in it too', ['<a>', span('hi', 'one', note('1', p('x')), 'two'), '<b>'], '', []],
])('a tag is kept or lost as is foreseen where %s', (_, words, becomes, expected) => {
  const { said, gone } = lost(letter(p(...words)), becomes)
  expect(said).toEqual(expected)
  expect(gone).toEqual(expected)
})

test('whatever becomes of words, exactly the tags are lost that are foreseen', () => {
  const word = fc.constantFrom('one ', 'two', ' ', 'three four', 'a')
  const part = fc.record({ word, name: fc.constantFrom('', 'hi', 'persName', 'placeName') })
  const parts = fc.array(part, { minLength: 1, maxLength: 4 })
  const becomes = fc.array(fc.constantFrom('one', ' ', 'four', 'other', 'a'), { maxLength: 4 })
  fc.assert(
    fc.property(parts, becomes, (before, after) => {
      const words = before.map(({ word: text, name }) => (name === '' ? text : span(name, text)))
      const { said, gone } = lost(letter(p('x<a>', ...words, '<b>y')), after.join(''))
      expect(said).toEqual(gone)
    }),
    runs(400, process.env['RECTO_CAMPAIGN']),
  )
})
