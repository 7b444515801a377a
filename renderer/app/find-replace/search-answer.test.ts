import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { expect, test } from 'vitest'
import { tagsWithin } from '../../../shared/commands/lost-tags'
import { wordsBetween } from '../../../shared/commands/replace-text'
import { blockText } from '../../../shared/queries/block-text'
import { findableOf } from '../../../shared/queries/findable'
import { presetReadings } from '../../../shared/queries/readings'
import { contextLength } from '../../../shared/register/occurrence'
import { wordsAround } from '../../../shared/register/words-around'
import { lb, letter, note, p, pageBreak, pb, span } from '../../../shared/testing/build'
import { runs } from '../../../shared/testing/campaign'
import { searchAnswer } from './search-answer'
import type { SearchQuestion } from './search-question'

const answer = (doc: Node, question: SearchQuestion) => {
  const work = searchAnswer(findableOf(doc), question)
  for (let step = work.next(); ; step = work.next()) if (step.done === true) return step.value
}

const some = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', 'é'), minLength: 1, maxLength: 5 })
const inline = fc.oneof(
  some,
  some.map((text) => span('persName', text)),
  fc.tuple(some, some).map(([one, two]) => span('name', one, span('hi', two), pb('7'))),
  fc.tuple(some, some).map(([one, two]) => span('choice', span('sic', one), span('corr', two))),
  some.map((text) => note(p(text, span('hi', 'ab')))),
  some.map((text) => span('persName', note(p(text)), text)),
  fc.constant(null).map(() => lb()),
)
const anyDoc = fc
  .array(fc.array(inline, { maxLength: 5 }), { minLength: 1, maxLength: 3 })
  .map((blocks) => letter(p('ab'), pageBreak('4'), ...blocks.map((all) => p(...all))))

test('what is told of a match is what its doc says of that place', () => {
  fc.assert(
    fc.property(
      anyDoc,
      fc.constantFrom('a', 'ab', 'b a', 'a '),
      fc.constantFrom('all', 'written', 'corrected'),
      (doc, text, name) => {
        const query = {
          ...{ text, regex: false, caseSensitive: false, wholeWord: false, notes: 'included' as const },
          reading: presetReadings[name],
        }
        for (const match of answer(doc, { kind: 'search', query }).matches) {
          const $from = doc.resolve(match.from)
          const read = blockText($from.parent)
          const [from, to] = [match.from - $from.start(), match.to - $from.start()]
          expect({ was: match.was, tags: match.tags ?? [], before: match.before, after: match.after }).toEqual({
            was: wordsBetween(doc, match.from, match.to),
            tags: tagsWithin(doc, match.from, match.to),
            ...wordsAround(read.text, read.index(from), read.index(to - 1) + 1, contextLength),
          })
          const notes = Array.from({ length: $from.depth }, (_, depth) => $from.node(depth + 1).type.name)
          expect(match.inNote).toBe(notes.includes('note'))
        }
      },
    ),
    runs(200, undefined),
  )
})

test('matches beyond those that are wanted are counted', () => {
  const doc = letter(p('a a a'), p('a'))
  const query = { text: 'a', regex: false, caseSensitive: false, wholeWord: false, notes: 'included' } as const
  const { matches, count } = answer(doc, { kind: 'search', query, most: 2 })
  expect([matches.length, count]).toEqual([2, 4])
})
