import type { Node } from 'prosemirror-model'
import { describe, expect, test } from 'vitest'
import { div, doc, p, span } from '../../testing/build'
import { doubtsBy, fixed, paragraphs, told } from '../../testing/checked'
import { spacing } from './spacing'

test.each([
  ['The letter , he said.', ['space-before letter , → ,']],
  ['The letter .', ['space-before letter . → .']],
  ['One ; two.', ['space-before One ; → ;']],
  ['Why ? He left.', ['space-before Why ? → ?']],
  ['The end (of it ) came.', ['space-before it ) → )']],
  ['He said “no ” to it.', ['space-before “no ” → ”']],
  ['It is ( as was said) so.', ['space-after-opening ( as → (']],
  ['It is “ as was said” so.', ['space-after-opening “ as → “']],
  ['Two  words.', ['doubled-space Two  words. →  ']],
  ['Paper,ink and pens.', ['space-missing Paper,ink → , ']],
  ['Paper;ink and pens.', ['space-missing Paper;ink → ; ']],
  ['On June 3,1955 he left.', ['space-missing 3,1955 → , ']],
  ['The reply:Let them go.', ['space-missing reply:Let → : ']],
  ['Really?Yes.', ['space-missing Really?Yes. → ? ']],
  ['He left.The ship sailed.', ['space-missing left.The → . ']],
  ['He left.and came.', ['space-missing left.and → . ']],
  ['Mr.Bayard wrote.', ['space-missing Mr.Bayard → . ']],
  ['See No.12 and Dec.3 of it.', ['space-missing No.12 → . ', 'space-missing Dec.3 → . ']],
  ['He (the pilot)left.', ['space-missing pilot)left. → ) ']],
  ['It was “good”enough.', ['space-missing “good”enough. → ” ']],
  ['He said,“No” and left.', ['space-missing said,“No” → , ']],
  ['The list,, and more.', ['doubled-mark list,, → ,']],
  ['The list,. More.', ['doubled-mark list,. → ,']],
  ['He left.. Then he came.', ['doubled-mark left.. → .']],
  ['Give the word(meaning none) back.', ['space-missing word(meaning → d ']],
])('“%s” is doubted', (text, expected) => {
  expect(told(doubtsBy(spacing, paragraphs(text)))).toEqual(expected)
})

test.each([
  'The U.S.S.R. at 6 p.m. on a 5.25 basis, i.e. 1,000 or 10:30.',
  'File 611.6131/3–1061; pp. 12–15, v. 3, a.m. and e.g. this.',
  'He said . . . nothing … more. . . .',
  'It was ... so, and .25 of it.',
  'He wrote to a.smith@host.org and www.host.org/notes.txt, see http://host.org.',
  'The word(s), Document(s), (s)he and Depart[ment]al of [t]he re[a]l.',
  '“He said ‘go’ ” and “ ‘Go,’ he said.”',
  'The three “Q”s of it; O’Neil’s, ’tis, the ’90s.',
  'Sir:—I have, etc., etc.; the Inc., Ltd., and Co.: good.',
  'A blank of ____ , and ( ) too; 3/4, 5/8.',
  '(a) one; (b) two; c) three [13) four].',
  'Ph.D. and St. Louis, J.F.K. and J. F. K.',
])('“%s” is as it should be', (text) => {
  expect(told(doubtsBy(spacing, paragraphs(text)))).toEqual([])
})

type Part = string | readonly Node[]

describe('Where texts stand side by side, one is read:', () => {
  const choice = (of: string, written: string, other: string, right: string) =>
    span('choice', span(of, written), span(other, right))
  const inText = (...content: readonly Part[]) => doc(div(p(...content)))

  test.each<readonly [string, readonly Part[]]>([
    ['an expansion', ['The ', choice('abbr', 'sec.', 'expan', 'secretary,'), ' he said.']],
    ['a correction of a mark', ['The letter', choice('sic', ';', 'corr', ','), ' he said.']],
    ['a correction behind a comma', ['Ink, ', choice('sic', 'teh,', 'corr', 'The'), ' end.']],
    ['a reading of another witness', ['The ', span('app', span('lem', 'ship,'), span('rdg', 'boat.')), ' he said.']],
    ['what is struck out', ['The ', span('del', 'the '), 'letter', span('del', ' of May'), ', he said.']],
    ['what is struck out between spaces', ['The ', span('del', 'old'), ' letter, ', span('del', 'and'), ' paper.']],
    ['a mark that is struck out', ['He left', span('del', ','), '. The end', span('del', '.'), '.']],
    ['a space that is struck out', ['Paper,', span('del', ' and '), 'ink.']],
  ])('nothing is doubted in %s', (_, content) => {
    expect(told(doubtsBy(spacing, inText(...content)))).toEqual([])
  })

  test('what is read is doubted, and put right where it stands', () => {
    const text = inText(
      'One,',
      choice('sic', 'teh', 'corr', 'the'),
      ' two ',
      choice('sic', 'x', 'corr', 'y'),
      ' , three.',
    )
    const [before, missing] = doubtsBy(spacing, text)
    expect([missing, before].map((one) => one && told([one])[0])).toEqual([
      'space-missing One, → , ',
      'space-before y , → ,',
    ])
    const [first] = missing?.fixes ?? []
    const [last] = before?.fixes ?? []
    expect(first && fixed(text, first).textContent).toBe('One, tehthe two xy , three.')
    expect(last && fixed(text, last).textContent).toBe('One,tehthe two xy, three.')
  })

  test('what is not read is not doubted', () => {
    expect(told(doubtsBy(spacing, inText('One ', choice('sic', 'two,three', 'corr', 'two, three'), '.')))).toEqual([])
  })
})
