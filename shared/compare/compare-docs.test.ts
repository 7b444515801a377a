import type { Node } from 'prosemirror-model'
import { describe, expect, test } from 'vitest'
import {
  body,
  div,
  doc,
  element,
  head,
  item,
  letter,
  list,
  note,
  p,
  pb,
  quote,
  span,
  spanWith,
  text,
} from '../testing/build'
import { compareDocs } from './compare-docs'

/** The differences as a reader sees them: what is gone, what came, and how they differ. */
function told(old: Node, now: Node): readonly string[] {
  const said = (of: Node, { from, to }: { from: number; to: number }) =>
    from === to ? '' : of.slice(from, to).content.toString().replace(/^<|>$/g, '')
  return compareDocs(old, now).map(
    (difference) => `${difference.kind}: ${said(old, difference.old)} → ${said(now, difference.new)}`,
  )
}

test('a doc does not differ from itself, read again with other ids', () => {
  const made = () => letter(head('A letter'), p('To ', ...span('persName', 'Anna'), ', ', note(p('A note')), 'today'))
  expect(told(made(), made())).toEqual([])
})

describe('words:', () => {
  test('a word is the unit, not its letters', () => {
    expect(told(letter(p('one words three')), letter(p('one wordsx three')))).toEqual(['text: "words" → "wordsx"'])
  })
  test('what is added or gone stands on its own', () => {
    expect(told(letter(p('one three')), letter(p('one two three')))).toEqual(['text:  → "two "'])
    expect(told(letter(p('one, two')), letter(p('one two')))).toEqual(['text: "," → '])
  })
  test('a few equal words between many others are no island', () => {
    expect(
      told(
        letter(p('He said the old town was lost. All of this is known.')),
        letter(p('He said a new city is gained. All of this is known.')),
      ),
    ).toEqual(['text: "the old town was lost" → "a new city is gained"'])
  })
  test('in a note they are found within the note', () => {
    const made = (word: string) => letter(p('Text', note(p(`See ${word} there`)), ' goes on'))
    expect(told(made('page'), made('leaf'))).toEqual(['text: "page" → "leaf"'])
  })
})

describe('markup:', () => {
  test('a name that was tagged, retagged, or given a key', () => {
    const plain = letter(p('To Anna Bell today'))
    const tagged = letter(p('To ', ...span('persName', 'Anna Bell'), ' today'))
    const keyed = letter(p('To ', ...spanWith('persName', { ref: '#ab' }, 'Anna Bell'), ' today'))
    expect(told(plain, tagged)).toEqual(['markup: "Anna Bell" → span("Anna Bell")'])
    expect(told(tagged, keyed)).toEqual(['markup: span("Anna Bell") → span("Anna Bell")'])
    expect(told(keyed, letter(p('To ', ...span('placeName', 'Anna Bell'), ' today')))).toHaveLength(1)
  })
  test('two spans side by side are not one', () => {
    expect(told(letter(p(...span('hi', 'a b'))), letter(p(...span('hi', 'a '), ...span('hi', 'b'))))).toHaveLength(1)
  })
  test('words and tags together are both', () => {
    expect(told(letter(p('To Mr Bell')), letter(p('To ', ...span('persName', 'Mr. Bell'))))).toEqual([
      'both: "Mr Bell" → span("Mr. Bell")',
    ])
  })
  test('a paragraph that became a heading, beside a word that changed', () => {
    expect(told(letter(p('A long title here'), p('x')), letter(head('A long name here'), p('x')))).toEqual([
      'markup: textblock → heading',
      'text: "title" → "name"',
    ])
  })
  test('a page break with another number', () => {
    expect(told(letter(p('one ', pb('3'), 'two')), letter(p('one ', pb('4'), 'two')))).toEqual([
      'markup: pageBreak → pageBreak',
    ])
  })
  test('an attribute of a division, whatever else changed in it', () => {
    const made = (n: string, word: string) =>
      doc(text(body(element('container', 'div', { n }, p(`Some ${word} text`), p('x')))))
    expect(told(made('1', 'old'), made('2', 'new'))).toEqual(['markup: container → container', 'text: "old" → "new"'])
  })
})

describe('structure:', () => {
  test('a paragraph that was split, and one that was joined', () => {
    const [whole, parted] = [letter(p('one two three four')), letter(p('one two '), p('three four'))]
    expect(told(whole, parted)).toEqual(['markup:  → textblock, textblock'])
    expect(told(parted, whole)).toEqual(['markup: textblock, textblock → '])
  })
  test('a division that begins in the middle of another', () => {
    const parts = [p('one'), p('two'), p('three'), p('four')]
    expect(
      told(letter(...parts), doc(text(body(div(...parts.slice(0, 2)), div(head('New'), ...parts.slice(2)))))),
    ).toEqual(['text:  → container, container(heading("New"))'])
  })
  test('what was put into a quotation is one matter of markup', () => {
    expect(told(letter(p('a'), p('b'), p('c')), letter(p('a'), quote(p('b')), p('c')))).toEqual([
      'markup: textblock("b") → container(textblock("b"))',
    ])
  })
  test('an item that was put between others is a whole item', () => {
    const made = (...words: readonly string[]) => letter(list(...words.map((word) => item(p(word)))))
    expect(told(made('one', 'three'), made('one', 'two', 'three'))).toEqual(['text:  → item(textblock("two"))'])
    expect(told(made('first one', 'third one'), made('first one', 'second', 'third two one'))).toEqual([
      'text:  → item(textblock("second"))',
      'text:  → "two "',
    ])
  })
  test('a chapter that moved leaves the others alone', () => {
    const chapters = ['one', 'two', 'three'].map((name) =>
      div(head(`Chapter ${name}`), p(`All of ${name}`), p(`More of ${name}`)),
    )
    const [a, b, c] = chapters
    if (!a || !b || !c) throw new Error('There are three')
    const found = told(doc(text(body(a, b, c))), doc(text(body(b, c, a))))
    expect(found).toHaveLength(2)
    expect(found.join()).not.toContain('two')
  })
})
