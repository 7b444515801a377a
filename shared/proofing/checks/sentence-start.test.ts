import { expect, test } from 'vitest'
import { doubtsBy, paragraphs, told } from '../../testing/checked'
import { sentenceStart } from './sentence-start'

const words =
  'place the he came went word over thing end said question all good it ship and then of was that long dresel'.split(
    ' ',
  )

test.each([
  ['He came. he went.', ['sentence-small he → He']],
  ['The end. the ship went.', ['sentence-small the → The']],
  ['He went over (the thing). then he came.', ['sentence-small then → Then']],
  ['What was it? then he went.', ['sentence-small then → Then']],
  ['In 1955. then he came.', ['sentence-small then → Then']],
  ['He came to Mr. Dresel. the word.', ['sentence-small the → The']],
  ['He came. “the word.”', ['sentence-small the → The']],
  ['The end. and then. the ship.', ['sentence-small and → And', 'sentence-small the → The']],
  ['He said that The ship was long.', ['capital-within The → the']],
  ['It came, The ship went on.', ['capital-within The → the']],
  ['He came and It was good.', ['capital-within It → it']],
  ['He was over there Which was good.', ['capital-within Which → which']],
  ['It was good.¶the ship came.', ['paragraph-small the → The']],
  ['He said so.”¶the ship came.', []],
  ['All 50%. then he came.', ['sentence-small then → Then']],
  ['All is good. then he came. he went.', ['sentence-small then → Then', 'sentence-small he → He']],
  ['He came [over]. then he went.', ['sentence-small then → Then']],
  ['A longerword. he came.', ['sentence-small he → He']],
  ['Good. émigrés came.', ['sentence-small émigrés → Émigrés']],
  ['The place of Not one thing.', ['capital-within Not → not']],
  ['He came, And was good.', ['capital-within And → and']],
  ['Then it was With all of it.', ['capital-within With → with']],
  ['He was long They said.', ['capital-within They → they']],
  ['The thing Has been good.', ['capital-within Has → has']],
  ['The thing. it. he came.', ['sentence-small it → It', 'sentence-small he → He']],
])('“%s” is doubted', (text, expected) => {
  expect(told(doubtsBy(sentenceStart, paragraphs(text), words))).toEqual(expected)
})

test.each([
  'Mr. and Mrs. von Berg came. De Gaulle went.',
  'At 6 p.m. he came. No. 12 of vol. iii is good.',
  'The U.S. aid of J. smith, etc. and so on.',
  '“What?” he said. “Oh!” she said.',
  'Alas! the same.',
  '2146. Trade. He came. 3. the third.',
  'a. one. b. two. (a) the third.',
  'He said . . . the rest … and more. . . . then.',
  'He came. [less than a line not declassified].',
  'In the House Of Commons and The Times.',
  'He said: The ship. He said “The ship” and The Hague Is Far.',
  'He said:¶the ship came.',
  'The org. was good; the dept. came.',
  'Jan. the third and Sept. the first.',
  'He came. van Dyke went.',
])('“%s” is as it should be', (text) => {
  expect(told(doubtsBy(sentenceStart, paragraphs(text), words))).toEqual([])
})
