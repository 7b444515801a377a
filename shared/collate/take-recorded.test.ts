import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { EditorState } from 'prosemirror-state'
import { describe, expect, test } from 'vitest'
import type { Recording } from '../commands/record-correction'
import type { Grammar } from '../grammar'
import { teiGrammar } from '../grammar/tei'
import { isNote } from '../queries/notes'
import { isHidden, presetReadings, type Reading } from '../queries/readings'
import { writeRebuilt } from '../tei/write'
import { letter, note, p, span, type Content } from '../testing/build'
import { runs } from '../testing/campaign'
import { assertSound } from '../testing/sound'
import { chances, twoTexts } from '../testing/two-texts'
import { isRecordedAs } from './choices-there'
import type { WordDifference } from './collation'
import { collateAtOnce } from './collate-texts'
import { takeTheirs } from './take-theirs'
import { readBlocks, witnessOf } from './witness'

const correction: Recording = { kind: 'correction', resp: '' }

const between = (ours: Node, theirs: Node): readonly WordDifference[] =>
  collateAtOnce(ours, witnessOf(theirs)).differences

function take(ours: Node, theirs: Node, record?: Recording, grammar: Grammar | null = null): Node {
  const { tr } = EditorState.create({ doc: ours })
  let ids = 0
  const newId = () => `new${String(ids++)}`
  takeTheirs(tr, between(ours, theirs), { newId, grammar, ...(record && { record }) })
  return tr.doc
}

/** The text of a doc, each stretch with the elements that it stands in. */
function marked(doc: Node): string {
  let text = ''
  doc.descendants((node) => {
    if (!node.isText) return
    const names = node.marks.map((mark) => (mark.attrs as { readonly name: string }).name)
    text += names.length === 0 ? (node.text ?? '') : `[${names.join(' ')}: ${node.text ?? ''}]`
  })
  return text
}

/** A grammar, and how often something of it was looked up. */
function counted(grammar: Grammar): { readonly grammar: Grammar; readonly reads: () => number } {
  let reads = 0
  const told = new Proxy(grammar, {
    get: (target, name) => {
      reads++
      return Reflect.get(target, name) as unknown
    },
  })
  return { grammar: told, reads: () => reads }
}

const corrected = (was: string, is: string) => span('choice', ...span('sic', was), ...span('corr', is))

describe('with the recording of corrections on', () => {
  test('theirs stands beside ours, as a correction', () => {
    const taken = take(letter(p('He saw tbe old crane.')), letter(p('He saw the crane.')), correction)
    expect(marked(taken)).toBe('He saw [choice sic: tbe old][choice corr: the] crane.')
  })

  test('what ours has too much is recorded, too', () => {
    const taken = take(letter(p('He did did see it.')), letter(p('He did see it.')), correction)
    expect(marked(taken)).toBe('He did [choice sic: did see][choice corr: see] it.')
  })

  test('the grammar is asked once for all that is taken', () => {
    const asked = (count: number): number => {
      const many = Array.from({ length: count }, (_, index) => `crane${String(index)}`)
      const ours = letter(p(many.map((word) => `${word} by tbe harbour.`).join(' ')))
      const theirs = letter(p(many.map((word) => `${word} by the harbour.`).join(' ')))
      const { grammar, reads } = counted(teiGrammar())
      const taken = take(ours, theirs, correction, grammar)
      expect(marked(taken).match(/\[choice sic: tbe\]\[choice corr: the\]/gu)).toHaveLength(count)
      return reads()
    }
    expect(asked(1)).toBeGreaterThan(0)
    // One by one, what is read would grow with the square of their number.
    const each = asked(20) - asked(10)
    expect(asked(40) - asked(20)).toBeLessThanOrEqual(2 * each)
  })

  test('where the grammar lets one not stand, that one is silent, and the others are recorded', () => {
    const ours = letter(p('He saw tbe crane. '), p(...span('idno', 'tbe'), ' file', ' was lost, and tbe ship.'))
    const theirs = letter(p('He saw the crane. '), p('the file was lost, and the ship.'))
    const taken = marked(take(ours, theirs, correction, teiGrammar()))
    expect(taken).toContain('He saw [choice sic: tbe][choice corr: the] crane.')
    expect(taken).toContain('[idno: the] file')
    expect(taken).toContain('and [choice sic: tbe][choice corr: the] ship.')
  })

  test('on the page stands what stood there, and what was taken is a difference no more', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(30), (seed, edits) => {
        const { ours, theirs } = twoTexts(seed, { words: 60 + edits * 12, edits })
        const taken = take(ours, theirs, correction)
        assertSound(taken)
        const left = between(taken, theirs).filter(
          ({ put, range }) => put.how !== 'letters' || !isRecordedAs(taken, range, put.text),
        )
        expect(left.map(({ ours: own, theirs: other }) => `${own} | ${other}`)).toEqual([])
      }),
      runs(60, process.env['RECTO_CAMPAIGN']),
    )
  })
})

describe('whole paragraphs and notes that are recorded', () => {
  test('a paragraph stands in what is supplied, by whom it is', () => {
    const ours = letter(p('He saw the crane.'), p('It flew away.'))
    const theirs = letter(p('He saw the crane.'), p('Nobody had seen one before.'), p('It flew away.'))
    const taken = take(ours, theirs, { ...correction, resp: '#ab' }, teiGrammar())
    expect(marked(taken)).toContain('[supplied: Nobody had seen one before.]')
    expect(writeRebuilt(taken)).toContain('<p><supplied resp="#ab">Nobody had seen one before.</supplied></p>')
    expect(between(taken, theirs)).toEqual([])
  })

  test('a note stands in what is supplied, itself', () => {
    const ours = letter(p('He saw the crane.'))
    const theirs = letter(p('He saw the crane.', note('1', p('A bird.'))))
    expect(writeRebuilt(take(ours, theirs, correction, teiGrammar()))).toMatch(
      /<supplied><note[^>]*>A bird\.<\/note><\/supplied>/,
    )
    expect(writeRebuilt(take(ours, theirs))).not.toContain('supplied')
  })

  test('as written the old words are read, and corrected the new ones', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { ours, theirs } = changedText(seed)
        const taken = take(ours, theirs, correction)
        assertSound(taken)
        expect(wordsRead(taken, presetReadings.written)).toEqual(wordsRead(ours, presetReadings.all))
        expect(wordsRead(taken, presetReadings.corrected)).toEqual(wordsRead(theirs, presetReadings.all))
      }),
      runs(100, process.env['RECTO_CAMPAIGN']),
    )
  })
})

/** A text of some paragraphs, and another in which words, paragraphs and notes are changed, left out or put in. */
function changedText(seed: number): { readonly ours: Node; readonly theirs: Node } {
  const chance = chances(seed)
  let next = 0
  const word = () => `${['crane', 'harbour', 'letter', 'morning'][Math.floor(chance() * 4)] ?? ''}${String(next++)}`
  const words = (count: number) => Array.from({ length: count }, word)
  const base = Array.from({ length: 2 + Math.floor(chance() * 4) }, () => words(12))
  const changed = base.flatMap((all) => {
    const said = all.flatMap((one, index): Content[] => {
      if (index % 4 !== 2) return [`${one} `]
      const kind = Math.floor(chance() * 6)
      if (kind === 0) return [`${word()} `]
      if (kind === 1) return []
      if (kind === 2) return [`${one} ${word()} `]
      return kind === 3 ? [one, note('', p(words(3).join(' '))), ' '] : [`${one} `]
    })
    return chance() < 0.3 ? [p(...said), p(words(8).join(' '))] : [p(...said)]
  })
  return { ours: letter(...base.map((all) => p(all.map((one) => `${one} `).join('')))), theirs: letter(...changed) }
}

/** The words of a doc as a reading has them: of the text, and of its notes. */
function wordsRead(doc: Node, reading: Reading): { readonly text: string; readonly notes: string } {
  const found = { text: '', notes: '' }
  const read = (node: Node, into: keyof typeof found): void => {
    if (isHidden(node.marks, reading)) return
    if (node.isText) found[into] += node.text ?? ''
    for (const child of node.children) read(child, isNote(child) ? 'notes' : into)
    if (node.isTextblock) found[into] += ' '
  }
  read(doc, 'text')
  return { text: oneSpaced(found.text), notes: oneSpaced(found.notes) }
}

const oneSpaced = (words: string): string => words.replace(/\s+/gu, ' ').trim()

describe('where a correction is recorded already', () => {
  test('it is no difference where it says what theirs has', () => {
    const ours = letter(p('He saw ', ...corrected('tbe', 'the'), ' crane.'))
    const [one] = between(ours, letter(p('He saw the crane.')))
    expect(one && isRecordedAs(ours, one.range, 'the')).toBe(true)
    expect(one && isRecordedAs(ours, one.range, 'thy')).toBe(false)
  })

  test('theirs stands in the place of both of its texts', () => {
    const ours = letter(p('He saw ', ...corrected('tbe', 'the'), ' crane.'))
    expect(marked(take(ours, letter(p('He saw thy crane.'))))).toBe('He saw thy crane.')
    expect(marked(take(ours, letter(p('He saw thy crane.')), correction))).toBe(
      'He saw [choice sic: tbe][choice corr: thy] crane.',
    )
  })

  test('it goes with the words around it that are taken, and other tags stay', () => {
    const ours = letter(p('We ', ...span('hi', 'quite saw ', ...corrected('tbe', 'the'), ' blue'), ' crane here.'))
    const theirs = letter(p('We never met thy green crane here.'))
    const taken = take(ours, theirs)
    expect(readBlocks(taken).map(({ text }) => text)).toEqual(['We never met thy green crane here.'])
    expect(marked(taken)).not.toContain('choice')
    expect(marked(taken)).toContain('[hi: ')
    assertSound(taken)
  })
})
