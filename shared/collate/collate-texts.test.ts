import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { EditorState } from 'prosemirror-state'
import { describe, expect, test } from 'vitest'
import { doc, head, lb, letter, note, numbered, p, pageBreak, pb, span, spanWith } from '../testing/build'
import { runs } from '../testing/campaign'
import { assertSound } from '../testing/sound'
import { twoTexts } from '../testing/two-texts'
import type { WordDifference } from './collation'
import { collateAtOnce } from './collate-texts'
import { takeTheirs } from './take-theirs'
import { readBlocks, witnessOf } from './witness'
import { Keys, wordsOf } from './words'

const between = (ours: Node, theirs: Node): readonly WordDifference[] =>
  collateAtOnce(ours, witnessOf(theirs)).differences

const told = (ours: Node, theirs: Node) =>
  between(ours, theirs).map(({ kinds, ours: own, theirs: other }) => `${kinds.join('+')}: ${own} | ${other}`)

const takenAll = (ours: Node, theirs: Node): Node => {
  const { tr } = EditorState.create({ doc: ours })
  takeTheirs(tr, between(ours, theirs))
  return tr.doc
}

const wordsIn = (doc: Node) => {
  const { texts, notesFrom } = wordsOf(readBlocks(doc), new Keys())
  return { running: texts.slice(0, notesFrom).join(' '), notes: texts.slice(notesFrom).join(' ') }
}

describe('what differs', () => {
  test('is told word by word, whatever the markup', () => {
    const ours = letter(p('The ', ...span('persName', 'Minister'), ' saw tbe old man go.'))
    const theirs = letter(p('The Minister saw the old man quickly go.'))
    expect(told(ours, theirs)).toEqual(['spelling: tbe | the', 'missing:  | quickly'])
  })

  test('is told by what it is', () => {
    const ours = letter(p('He said “yes”, to day, to the Queen of the wiſe aeons and left.'))
    const theirs = letter(p('He said "yes" today, to the queen of the wise æons and then left.'))
    expect(told(ours, theirs)).toEqual([
      'quotes: “ | "',
      'punctuation+spaces: ”, to day | " today',
      'capitals: Queen | queen',
      'letterforms: wiſe | wise',
      'letterforms: aeons | æons',
      'missing:  | then',
    ])
  })

  test('is nothing where pages, paragraphs and lines alone differ', () => {
    const ours = letter(
      head('A heading'),
      p('One line ', lb(), 'and an', pb('2'), 'other.'),
      pageBreak('3'),
      p('The end.'),
    )
    const theirs = letter(p('A heading One line and another. The'), p('end.'))
    expect(told(ours, theirs)).toEqual([])
  })

  test('is nothing where a word is parted at the end of a line or page', () => {
    const ours = letter(p('They are inter-', lb(), 'national and re-', pb('4'), 'gional.'))
    expect(told(ours, letter(p('They are international and regional.')))).toEqual([])
    expect(told(letter(p('They are international and regional.')), ours)).toEqual([])
    expect(told(letter(p('A well-known fact.')), letter(p('A well-', lb(), 'known fact.')))).toEqual([])
  })

  test('is nothing where a note stands here and its number is glued to a word there', () => {
    const ours = letter(
      p('The policy', numbered('3', p('See below.')), ' of the King.', numbered('4', p('Not printed.')), ' He left.'),
    )
    const theirs = letter(p('The policy3 of the King.[4] He left.'))
    expect(told(ours, theirs)).toEqual(['more: See below. | ', 'more: Not printed. | '])
  })

  test('is looked for in notes and in running text each by themselves', () => {
    const ours = letter(p('One', note(p('A smal note.')), ' two three.'))
    const theirs = letter(p('One two', note(p('A small note.')), ' three.'))
    expect(told(ours, theirs)).toEqual(['spelling: smal | small'])
    expect(between(ours, theirs)[0]?.note).toBe(true)
  })

  test('is found in notes that stand as running text in the other', () => {
    const ours = letter(
      p('One', note(p('The first note tells of the reform of the army in spring.')), ' two three four.'),
    )
    const theirs = letter(p('One two three four.'), p('The first note tells of the reform of tho army in spring.'))
    expect(told(ours, theirs)).toEqual(['spelling: the | tho'])
  })

  test('is told of a paragraph that was moved, and the rest stays in its place', () => {
    const moved = 'Of all the letters that were written in the spring this alone was kept in the archive.'
    const ours = letter(
      p('The first paragraph says that much.'),
      p(moved),
      p('The second one says rather more about it.'),
      p('Third and last of all of them.'),
    )
    const theirs = letter(
      p('The first paragraph says that much.'),
      p('The second one says rather more about it.'),
      p('Third and last of all of them.'),
      p(moved),
    )
    expect(told(ours, theirs)).toEqual([`moved: ${moved} | ${moved}`])
  })

  test('is a whole paragraph where a paragraph is missing', () => {
    const ours = letter(p('The first of them.'), p('The third of them.'))
    const theirs = letter(p('The first of them.'), p('The second of them.'), p('The third of them.'))
    expect(told(ours, theirs)).toEqual(['missing:  | The second of them.'])
    expect(takenAll(ours, theirs)).toEqual(
      letter(p('The first of them.'), p('The second of them.'), p('The third of them.')),
    )
  })

  test('is told apart where pages of the other text repeat a line', () => {
    const page = (n: number, said: string) => `${said} HISTORY OF THE WAR ${String(n)}`
    const ours = letter(p('One two three four. Five six seven eight. Nine ten eleven twelve. Then the end.'))
    const theirs = letter(
      p('One two three four.'),
      p(page(12, '').trim()),
      p('Five six seven eight.'),
      p(page(13, '').trim()),
      p('Nine ten eleven twelve.'),
      p(page(14, '').trim()),
      p('Then the end.'),
    )
    expect(between(ours, theirs).map(({ kinds }) => kinds[0])).toEqual(['page-lines', 'page-lines', 'page-lines'])
  })

  test('is not worth telling where the texts are different works', () => {
    const one = twoTexts(1, { words: 600, edits: 0 }).ours
    const other = twoTexts(2, { words: 600, edits: 0 }).ours
    expect(collateAtOnce(one, witnessOf(other)).likeness).toBeLessThan(0.05)
    expect(collateAtOnce(one, witnessOf(one)).likeness).toBe(1)
  })

  test('is all of it where one text is empty', () => {
    expect(told(doc(p()), letter(p('Some words.')))).toEqual(['missing:  | Some words.'])
    expect(told(letter(p('Some words.')), doc(p()))).toEqual(['more: Some words. | '])
    expect(told(doc(p()), doc(p()))).toEqual([])
  })
})

describe('taking theirs', () => {
  test('keeps the spans around it, notes and page breaks', () => {
    const ours = letter(
      p(
        'By ',
        ...spanWith('persName', { ref: '#a' }, 'Mr. Smyth', numbered('1', p('A note.')), ' of ', pb('2'), 'Londn'),
        ', in May.',
      ),
    )
    const theirs = letter(p('By Mr. Smith of London, in May.'))
    const after = takenAll(ours, letter(p('By Mr. Smith', numbered('1', p('A note.')), ' of London, in May.')))
    expect(wordsIn(after).running).toBe(wordsIn(theirs).running)
    const names: string[] = []
    after.descendants((node) => {
      if (node.marks.length > 0) names.push(node.text ?? node.type.name)
    })
    expect(names).toEqual(['Mr. Smith', 'note', ' of ', 'pageBreak', 'London'])
  })

  test('puts a note that ours has not at its place, and takes one that theirs has not away', () => {
    const without = letter(p('The treaty was signed in Paris.'))
    const noted = letter(p('The treaty', numbered('2', p('Not printed.')), ' was signed in Paris.'))
    expect(wordsIn(takenAll(without, noted))).toEqual(wordsIn(noted))
    expect(takenAll(without, noted).toString()).toContain('note')
    expect(takenAll(noted, without).toString()).toBe(without.toString())
  })

  test('everywhere gives their words, finds all edits and nothing else', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(60), fc.nat(4), (seed, edits, notes) => {
        const { ours, theirs, edits: made } = twoTexts(seed, { words: 30 + edits * 8, edits, notes })
        const differences = between(ours, theirs)
        expect(differences.length).toBeLessThanOrEqual(made.length)
        const { tr } = EditorState.create({ doc: ours })
        takeTheirs(tr, differences)
        expect(wordsIn(tr.doc)).toEqual(wordsIn(theirs))
        assertSound(tr.doc)
      }),
      runs(60, process.env['RECTO_CAMPAIGN']),
    )
  })

  test('one by one, in any order, gives the same', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(20), (seed, edits) => {
        const { ours, theirs } = twoTexts(seed, { words: 30 + edits * 8, edits })
        const state = EditorState.create({ doc: ours })
        const { tr } = state
        for (const { range, put } of between(ours, theirs)) {
          const now = { from: tr.mapping.map(range.from, -1), to: tr.mapping.map(range.to, 1) }
          takeTheirs(tr, [{ range: now, put }])
        }
        expect(wordsIn(tr.doc)).toEqual(wordsIn(theirs))
      }),
      runs(60, process.env['RECTO_CAMPAIGN']),
    )
  })

  test('works on texts that have nothing in common', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (one, other) => {
        const ours = twoTexts(one, { words: 80, edits: 0, notes: 2 }).ours
        const theirs = twoTexts(other, { words: 70, edits: 0, notes: 1 }).ours
        const { tr } = EditorState.create({ doc: ours })
        takeTheirs(tr, between(ours, theirs))
        assertSound(tr.doc)
      }),
      runs(60, process.env['RECTO_CAMPAIGN']),
    )
  })
})
