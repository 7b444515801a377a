import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Node } from 'prosemirror-model'
import { presetReadings } from '../../queries/readings'
import { runs } from '../../testing/campaign'
import {
  blockNote,
  head,
  item,
  letter,
  list,
  noteWith,
  numbered,
  p,
  pageBreak,
  pb,
  row,
  cell,
  span,
  spanWith,
  table,
} from '../../testing/build'
import { exportPlainText } from '../plain-text'
import { docAsRead } from './doc-as-read'
import { placedText } from './placed-text'

const times = process.env['RECTO_CAMPAIGN']

describe('A text with the places of its mentions', () => {
  test('finds a name that a page break parts, one in a name, and one in a note', () => {
    const text = letter(
      p('The ', span('orgName', 'Har', pb('5'), 'bor of ', span('placeName', 'Velm')), ' met'),
      p('Ada', numbered('3', p('That is ', span('persName', 'Ada Ames'), '.')), ' left.'),
    )
    const placed = placedText(text)
    expect(placed.text).toBe(exportPlainText(text))
    expect(placed.mentions.map(({ start, end, page }) => [placed.text.slice(start, end), page])).toEqual([
      ['Har[Page 5]bor of Velm', null],
      ['Velm', '5'],
      ['Ada Ames', '5'],
    ])
    expect(placed.mentions.map(({ inNote }) => inNote)).toEqual([false, false, true])
    expect(placed.notes.map(({ start, end }) => placed.text.slice(start, end))).toEqual(['3'])
    expect(placed.pages.map(({ label, start }) => placed.text.slice(start, start + 8) + label)).toEqual(['[Page 5]5'])
  })

  test('puts notes under their pages, those of notes behind them', () => {
    const text = letter(
      head('To Hale'),
      p(
        'One',
        numbered('1', p('First', numbered('2', p('Inner.')), '.')),
        ' and fore',
        pb('5'),
        'stall',
        numbered('3', p('Third.')),
      ),
      pageBreak('6'),
      p('End.'),
    )
    expect(placedText(text, 'page').text).toBe(
      'To Hale\n\nOne1 and fore\n\n  1. First2.\n  2. Inner.\n\n[Page 5]stall3\n\n  3. Third.\n\n[Page 6]\n\nEnd.\n',
    )
  })

  test('leaves out queries, what a reading hides, and all notes where none are wanted', () => {
    const text = letter(
      p(
        'The ',
        span('choice', span('sic', 'quai'), span('corr', 'quay')),
        ' here',
        noteWith({ type: 'query' }, p('Why?')),
      ),
      p('there', numbered('1', p('East.')), '.'),
      blockNote(p('A source.')),
    )
    const read = docAsRead(text, presetReadings.corrected)
    expect([exportPlainText(read.doc), read.queries]).toEqual([
      'The quay here\n\nthere1.\n\nA source.\n\n  1. East.',
      1,
    ])
    const bare = docAsRead(text, presetReadings.written, false)
    expect([exportPlainText(bare.doc), bare.notes]).toEqual(['The quai here\n\nthere.\n\nA source.', 1])
    const plain = letter(p('Nothing hidden', numbered('1', p('East.'))))
    expect(docAsRead(plain, presetReadings.written).doc).toBe(plain)
  })
})

const words = fc.string({
  unit: fc.constantFrom('a', 'B', ' ', 'é', '𝔊', '.', '[', '4', '\ufdd0', '\ue000'),
  minLength: 1,
  maxLength: 6,
})
/** A paragraph of plain words, names in names, pages and notes. */
const inline = fc.letrec<{ one: (string | Node | readonly Node[])[]; part: string | Node | readonly Node[] }>(
  (tie) => ({
    one: fc.array(tie('part'), { minLength: 1, maxLength: 4 }),
    part: fc.oneof(
      { maxDepth: 3 },
      words,
      words.map((n) => pb(n.trim())),
      tie('one').map((inner) => spanWith('persName', { ref: '#a' }, ...inner)),
      tie('one').map((inner) => span('hi', ...inner)),
      fc.tuple(fc.constantFrom('1', '2', '*'), tie('one')).map(([n, inner]) => numbered(n, p(...inner))),
    ),
  }),
).one
const blocks = fc.oneof(
  inline.map((inner) => p(...inner)),
  inline.map((inner) => head(...inner)),
  inline.map((inner) => list(item(p(...inner)))),
  fc.tuple(inline, inline).map(([one, other]) => table(row(cell(p(...one)), cell(p(...other))))),
  words.map((n) => pageBreak(n)),
)

test('Any text is written the same with places as without, and what stands there are the words of its mentions', () => {
  fc.assert(
    fc.property(fc.array(blocks, { minLength: 1, maxLength: 5 }), (parts) => {
      const doc = letter(...parts)
      const { text, mentions, pages } = placedText(doc)
      expect(text).toBe(exportPlainText(doc))
      const said = wordsOfSpans(doc)
      expect(mentions.length).toBe(said.size)
      for (const { span: id, start, end } of mentions)
        expect(text.slice(start, end).replace(/\[Page [^\]]*\]?\]|\s/g, '')).toContain((said.get(id) ?? '').slice(0, 1))
      for (const { label, start } of pages) expect(text.startsWith(`[Page ${label}]`, start)).toBe(true)
    }),
    runs(100, times),
  )
})

/** The words of each name, without spaces. */
function wordsOfSpans(doc: Node): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  doc.descendants((node) => {
    if (node.isText)
      for (const mark of node.marks)
        if (mark.attrs['name'] === 'persName') {
          const id = mark.attrs['id'] as string
          found.set(id, (found.get(id) ?? '') + (node.text ?? '').replace(/\s/g, ''))
        }
    return true
  })
  return found
}
