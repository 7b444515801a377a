import type { Node } from 'prosemirror-model'
import { describe, expect, test } from 'vitest'
import {
  cell,
  div,
  doc,
  element,
  head,
  item,
  lb,
  list,
  numbered,
  p,
  pb,
  row,
  signed,
  span,
  spanWith,
  table,
} from '../testing/build'
import { between, proofBlock, proofWords } from './proof-block'
import { proofPlaces } from './proof-places'

const wordsOf = (block: Node) => proofBlock(block).words.map(({ text }) => text)
const words = (text: string) => proofWords(text).map(({ text: word }) => word)

describe('A word', () => {
  test('holds the apostrophes and hyphens in it, not the marks around it', () => {
    expect(words('“Don’t,” he said: the cease-fire (Nixon’s) – well-nigh.')).toEqual([
      ...['Don’t', 'he', 'said', 'the', 'cease-fire', 'Nixon’s', 'well-nigh'],
    ])
  })

  test('holds periods between single letters, and periods and commas between digits', () => {
    expect(words('The U.S.S.R. paid 1,000.50, and left.He came.')).toEqual([
      ...['The', 'U.S.S.R', 'paid', '1,000.50', 'and', 'left', 'He', 'came'],
    ])
  })

  test('holds letters that an editor supplied in brackets, not a word in brackets', () => {
    expect(words('Depart[ment] [of] [s]tate')).toEqual(['Depart[ment]', 'of', '[s]tate'])
  })

  test('holds what nobody sees in it', () => {
    expect(words('gov\u00ADern\u200Bment')).toEqual(['gov\u00ADern\u200Bment'])
    expect(words('a \u200B b')).toEqual(['a', 'b'])
  })

  test('goes on over notes and page breaks, and ends at a line break', () => {
    expect(wordsOf(p('Govern', pb('7'), 'ment', numbered('1', p('A note.')), ' of', lb(), 'Ruritania'))).toEqual([
      ...['Government', 'of', 'Ruritania'],
    ])
  })
})

describe('Of a choice', () => {
  const corrected = p('See ', span('choice', span('sic', 'teh'), span('corr', 'the')), ' letter.')

  test('the correction is read, and not what it corrects', () => {
    expect(wordsOf(corrected)).toEqual(['See', 'the', 'letter'])
  })

  test('what is corrected does not stand between two words', () => {
    const block = proofBlock(corrected)
    const [see, the] = block.words
    expect(see && the && between(block, see, the)).toBe(' ')
  })

  test('a shortened form is not read, but an abbreviation by itself is', () => {
    expect(
      wordsOf(p(span('choice', span('abbr', 'govt'), span('expan', 'government')), ' ', span('abbr', 'dept'))),
    ).toEqual([...['government', 'dept']])
  })

  test('deletions are not read', () => {
    expect(wordsOf(p('the ', span('del', 'the '), 'letter'))).toEqual(['the', 'letter'])
  })
})

test('Tags are told with their stretch of the text, also over a note, with their language', () => {
  const block = p('By ', spanWith('persName', { 'xml:lang': 'fr' }, 'M. Li', numbered('2', p('Sic.')), 'on'), '.')
  expect(proofBlock(block).tagged).toEqual([{ from: 3, to: 10, name: 'persName', language: 'fr' }])
})

test('Points are told with the character behind them, their kind and number', () => {
  const block = p('One', numbered('1', p('Note.')), ' two ', pb('ix'), 'three')
  expect(proofBlock(block).points.map(({ index, kind, n }) => [index, kind, n])).toEqual([
    [3, 'note', '1'],
    [8, 'page', 'ix'],
  ])
})

test('Places tell the role of a block, whether it is in a note, and its language', () => {
  const text = doc(
    div(
      head('Heading'),
      element('container', 'opener', {}, element('textblock', 'dateline', {}, 'Paris, May 1')),
      p('Text', numbered('1', p('In the note.'))),
      element('textblock', 'p', { 'xml:lang': 'fr' }, 'Mon cher'),
      list(item(p('An item'))),
      table(row(cell(p('A cell')))),
      element('textblock', 'l', {}, 'A verse'),
      element('container', 'closer', {}, signed('Grey')),
    ),
  )
  expect(
    proofPlaces(text).map(({ node, role, inNote, language }) => [node.textContent, role, inNote, language]),
  ).toEqual([
    ['Heading', 'heading', false, null],
    ['Paris, May 1', 'opener', false, null],
    ['TextIn the note.', 'paragraph', false, null],
    ['In the note.', 'paragraph', true, null],
    ['Mon cher', 'paragraph', false, 'fr'],
    ['An item', 'item', false, null],
    ['A cell', 'cell', false, null],
    ['A verse', 'verse', false, null],
    ['Grey', 'closer', false, null],
  ])
})
