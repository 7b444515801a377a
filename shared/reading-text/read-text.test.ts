import fc from 'fast-check'
import { Node as ProseMirrorNode, type Node } from 'prosemirror-model'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { isQuery } from '../queries/note-kinds'
import { isHidden, presetReadings, readingChoices, type Reading } from '../queries/readings'
import { newEntry } from '../register/entry'
import { registerIndex } from '../register/links'
import { readTei } from '../tei/read'
import { runs } from '../testing/campaign'
import {
  blockNote,
  cell,
  div,
  doc,
  head,
  item,
  label,
  letter,
  list,
  loose,
  note,
  noteWith,
  numbered,
  p,
  pageBreak,
  pb,
  row,
  span,
  spanWith,
  table,
} from '../testing/build'
import { editedState, numbered as ids, randomCommands, runRandom, type RandomEdit } from '../testing/random-commands'
import { indexOfNames } from './index-of-names'
import { textOfReading } from './inline-text'
import { readText, readTexts } from './read-text'
import type { ReadingText } from './reading-text'

const none = registerIndex([])
const read = (made: Node, reading: Reading = presetReadings.all, register = none): ReadingText =>
  readText({ id: 't', doc: made }, { reading, queries: 'left-out', register })

/** The words of a doc under a reading, in order, without space. */
function wordsOf(node: Node, reading: Reading): string {
  let text = ''
  node.forEach((child) => {
    if (isQuery(child) || isHidden(child.marks, reading)) return
    text += child.isText ? (child.text ?? '') : wordsOf(child, reading)
  })
  return text.replace(/\s+/g, '')
}

const said = (text: ReadingText) => textOfReading(text).replace(/\s+/g, '')

test('Of texts side by side a reading has one, and what is left keeps its tags', () => {
  const made = letter(
    p('a ', span('choice', span('sic', 'secund'), span('corr', span('hi', 'second'))), ' crane, ', span('sic', 'soe')),
  )
  const words = (reading: Reading) => textOfReading(read(made, reading)).trim()
  expect(words(presetReadings.written)).toBe('a secund crane, soe')
  expect(words(presetReadings.corrected)).toBe('a second crane, soe')
  expect(read(made).blocks).toMatchObject([
    {
      kind: 'section',
      element: 'div',
      blocks: [
        {
          kind: 'paragraph',
          inlines: [
            { kind: 'text', text: 'a ' },
            {
              element: 'choice',
              part: null,
              inlines: [
                { element: 'sic', part: 'sic' },
                { element: 'corr', part: 'corr', inlines: [{ element: 'hi', renditions: ['italic'] }] },
              ],
            },
            { text: ' crane, ' },
            { element: 'sic', part: null },
          ],
        },
      ],
    },
  ])
})

test('Notes keep their numbers, one without is called by its place, and notes in notes say where they stand', () => {
  const text = read(
    letter(
      head('To Ames', numbered('18', p('See', note(p('inner')), '.'))),
      blockNote(p('Source')),
      p('x', note(p('y')), noteWith({ type: 'query' }, p('who?')), noteWith({ place: 'inline' }, p('[sic]'))),
    ),
  )
  expect(text.notes.map(({ label, within, block, type }) => ({ label, within, block, type }))).toEqual([
    { label: '18', within: null, block: false, type: '' },
    { label: '2', within: 0, block: false, type: '' },
    { label: '', within: null, block: true, type: '' },
    { label: '3', within: null, block: false, type: '' },
  ])
  expect(textOfReading(text)).not.toContain('who?')
  expect(textOfReading(text)).toContain('[sic]')
})

test('Headings know how deep they stand; those of lists are paragraphs', () => {
  const text = read(doc(div(head('One'), div(head('Two'), list(head('Things'), label('a'), item(loose('b')))))))
  expect(JSON.stringify(text.blocks).match(/"kind":"heading","level":\d/g)).toEqual([
    '"kind":"heading","level":1',
    '"kind":"heading","level":2',
  ])
  expect(text.blocks).toMatchObject([
    {
      blocks: [
        { kind: 'heading' },
        {
          blocks: [
            { kind: 'heading' },
            {
              kind: 'list',
              items: [
                { kind: 'between', blocks: [{ kind: 'paragraph', element: 'head' }] },
                { kind: 'item', label: [{ text: 'a' }], blocks: [{ kind: 'paragraph', element: '' }] },
              ],
            },
          ],
        },
      ],
    },
  ])
})

test('A page break in a word says so', () => {
  const { blocks } = read(letter(p('Thur', pb('2'), 'mond and ', pb('3'), 'more')))
  expect(JSON.stringify(blocks).match(/"label":"\d","page":\d,"pos":\d+,"inWord":\w+/g)).toEqual([
    '"label":"2","page":0,"pos":8,"inWord":true',
    '"label":"3","page":1,"pos":18,"inWord":false',
  ])
})

test('Pointers find notes, pages and places of the text, other texts, entries and addresses, and say where they find nothing', () => {
  const ada = newEntry({ id: 'e', kind: 'person', name: 'Lind, Ada', xmlId: 'ada' })
  const refs = ['#n1', '#one', '#top', '#there', '#ada', 'https://example.org', '#nowhere']
  const one = doc(
    div(
      pageBreak('1'),
      p(...refs.flatMap((target) => [spanWith('ref', { target }, target), ' '])),
      p('x', noteWith({ n: '5', 'xml:id': 'n1' }, p('y')), spanWith('seg', { 'xml:id': 'top' }, 'z')),
    ),
  )
  const other = doc(div(p(spanWith('seg', { 'xml:id': 'there' }, 'z'))))
  const [text] = readTexts(
    [
      { id: 'a', doc: one },
      { id: 'b', doc: other },
    ],
    { reading: presetReadings.all, queries: 'left-out', register: registerIndex([ada]) },
  )
  const targets = Array.from(JSON.stringify(text?.blocks).matchAll(/"target":(\{[^}]*\})/g), ([, target]) => target)
  expect(targets).toEqual([
    '{"kind":"note","note":0}',
    '{"kind":"unknown","value":"#one"}',
    '{"kind":"place","xmlId":"top"}',
    '{"kind":"text","xmlId":"there","text":"b","at":{"kind":"place","xmlId":"there"}',
    '{"kind":"entry","entry":"e"}',
    '{"kind":"outside","url":"https://example.org"}',
    '{"kind":"unknown","value":"#nowhere"}',
  ])
})

test('The index has each page of an entry once, in the order of reading, and says where all is in notes', () => {
  const ada = newEntry({ id: 'e1', kind: 'person', name: 'Åberg, Ada', xmlId: 'ada' })
  const ben = newEntry({ id: 'e2', kind: 'person', name: 'Aalto, Ben', xmlId: 'ben' })
  const quay = newEntry({ id: 'e3', kind: 'place', name: 'Aquay', xmlId: 'quay' })
  const of = (ref: string, words: string) => spanWith('persName', { ref }, words)
  const made = letter(
    p(of('#ada', 'Ada'), ' and ', of('#ada', 'she'), pb('7'), note(p(of('#ada', 'A.'), pb('8'), of('#ben', 'Ben')))),
    p(of('#ada', 'Ada')),
  )
  const entries = [quay, ada, ben]
  const lines = indexOfNames([read(made, presetReadings.all, registerIndex(entries))], entries)
  expect(lines.map(({ name, places }) => [name, places.map(({ page, inNote }) => [page, inNote])])).toEqual([
    ['Aalto, Ben', [['8', true]]],
    [
      'Åberg, Ada',
      [
        ['', false],
        ['7', true],
        ['8', false],
      ],
    ],
  ])
})

const anyReading: fc.Arbitrary<Reading> = fc.record(
  Object.fromEntries(Object.entries(readingChoices).map(([part, values]) => [part, fc.constantFrom(...values)])) as {
    [K in keyof Reading]: fc.Arbitrary<Reading[K]>
  },
)

const anyEdit: fc.Arbitrary<RandomEdit> = fc.record({
  command: fc.constantFrom(...Object.keys(randomCommands)),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  size: fc.nat(12),
  pick: fc.nat(100),
})

const start = letter(
  head('A ', span('persName', 'Clara'), numbered('1', p('Note ', span('hi', 'one')))),
  p('The ', span('choice', span('sic', 'secund'), span('corr', 'second')), ' crane', pb('2'), 's and '),
  p(span('app', span('lem', 'x'), span('rdg', 'y ', span('del', 'z'))), span('add', 'w', span('supplied', 'v'))),
  list(head('Things'), label('1.'), item(loose('one'), list(item(p('deep ', note(p('n', note(p('m'))))))))),
  table(row(cell(loose('a')), cell(p(span('choice', span('abbr', 'sec.'), span('expan', 'secretary')))))),
)

test('The words of a reading text are those of the doc under that reading, each once and in order, after any edits', () => {
  fc.assert(
    fc.property(fc.array(anyEdit, { maxLength: 12 }), anyReading, (edits, reading) => {
      const newId = ids('e')
      const { doc: edited } = edits.reduce((state, edit) => runRandom(state, edit, newId), editedState(start, newId))
      expect(said(read(edited, reading))).toBe(wordsOf(edited, reading))
    }),
    runs(25, process.env['RECTO_CAMPAIGN']),
  )
})

const DATA = '../shared/data/frus/'

test.skipIf(!existsSync(DATA))(
  `so are those of the texts of ${DATA} (skipped where they are absent)`,
  { timeout: 120_000 },
  () => {
    for (const folder of ['documents/', 'volumes/'])
      for (const file of readdirSync(DATA + folder).filter((name) => name.endsWith('.xml'))) {
        const made = readTei(readFileSync(DATA + folder + file, 'utf8')).value?.doc
        if (!made) throw new Error(`${file} was not read`)
        const text = read(made, presetReadings.corrected)
        expect(said(text) === wordsOf(made, presetReadings.corrected), file).toBe(true)
        expect(text.notes.every((one) => one.blocks.length > 0)).toBe(true)
      }
  },
)

test('Eight times the text is walked no more than eight times as often', () => {
  const long = (times: number) =>
    letter(
      p(
        ...Array.from({ length: 500 * times }, (_, index) => [
          ...span('persName', 'Ada'),
          ...span('hi', String(index)),
        ]).flat(),
      ),
      ...Array.from({ length: 100 * times }, () => p('A ', span('persName', 'b'), note(p('c')), pb('1'))),
    )
  const walks = (made: Node): number => {
    const spies = [
      vi.spyOn(ProseMirrorNode.prototype, 'children', 'get'),
      vi.spyOn(ProseMirrorNode.prototype, 'textContent', 'get'),
      ...(['child', 'forEach', 'nodesBetween', 'resolve', 'textBetween'] as const).map((name) =>
        vi.spyOn(ProseMirrorNode.prototype, name),
      ),
    ]
    read(made)
    const count = spies.reduce((sum, { mock }) => sum + mock.calls.length, 0)
    for (const spy of spies) spy.mockRestore()
    return count
  }
  const once = walks(long(1))
  expect(once).toBeGreaterThan(100)
  expect(walks(long(8))).toBeLessThanOrEqual(8 * once)
})
