import { expect, test } from 'vitest'
import { doubtsBy, paragraphs, told } from '../../testing/checked'
import { quotes } from './quotes'

test.each([
  ['He said “no and left.', ['quote-not-closed “']],
  ['He said no” and left.', ['quote-not-opened ”']],
  ['He said “no” and “yes.', ['quote-not-closed “']],
  ['He said “no“ to it.', ['quote-turned “ → ”']],
  ['He said ”no” to it.', ['quote-turned ” → “']],
  ['The “one” and the "other” thing.', ['quote-straight " → “']],
  ['The “one” and the “other" thing.', ['quote-straight " → ”']],
  ['The "one", "two" and the “three" thing.', ['quote-curly “ → "']],
  ["It’s the king’s and the queen's.", ["quote-straight ' → ’"]],
  ['“He said ‘go and left,” he wrote.', ['quote-not-closed ‘']],
  ['“He said go.’ And left,” he wrote.', ['quote-not-opened ’']],
  ['I don‘t know.', ['quote-turned ‘ → ’']],
  ['He calls it ’new’ there.', ['quote-turned ’ → ‘']],
  ['“The first.¶The second.', ['quote-not-closed “']],
  ['He wrote: “The first.¶The second.”', ['quote-not-reopened The']],
  ['The first.”¶The second.', ['quote-not-opened ”']],
  ['“One” two” three.', ['quote-not-opened ”']],
  ['“One “two” three.', ['quote-not-closed “']],
  ['The (“one) two.', ['quote-not-closed “']],
  ['„Eins und zwei.', ['quote-not-closed „']],
  ['« Un et deux.', ['quote-not-closed «']],
  ['Un et deux ».', ['quote-not-opened »']],
  ['He said ”Go.', ['quote-turned ” → “']],
  ['The "one" and "two.', ['quote-not-closed "']],
  ['A note: “first ‘second’ third.', ['quote-not-closed “']],
])('“%s” is doubted', (text, expected) => {
  expect(told(doubtsBy(quotes, paragraphs(text)))).toEqual(expected)
})

test.each([
  'He said “no” and “yes.”',
  '“He said ‘go,’ and left.”',
  '“He said ‘go’ to the boys’ friends.”',
  '“The first.¶“The second.¶“The third.”',
  '“1. The first.¶“2. The second.”',
  'It’s the boys’ and the ’90s, ’tis so.',
  "The \"one\" and the 'two' of it's own.",
  'It is 5\' 10" high, at 49° 30\' 12" N.',
  '„Eins“ und ‚zwei‘.',
  '«Un» et « deux ».',
  '»Eins« und »zwei«.',
  'The “one”—“two”—(“three”).',
  'The s.o.b.’s and the U.S.’ own.',
  '”Ett” och ”två” och ”tre”.',
  'No marks here.¶None there.',
])('“%s” is as it should be', (text) => {
  expect(told(doubtsBy(quotes, paragraphs(text)))).toEqual([])
})
