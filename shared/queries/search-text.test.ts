import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { expect, test } from 'vitest'
import { familyOf } from '../schema'
import { blockNote, doc as docOf, element, lb, letter, note, p, pageBreak, pb, quote, span } from '../testing/build'
import { runs } from '../testing/campaign'
import { presetReadings, type PresetName } from './readings'
import { searchInTurns, searchText, type SearchQuery } from './search-text'
import { spanAttrs } from './spans'
import { withoutAccents } from './without-accents'

const plain: SearchQuery = { text: '', regex: false, caseSensitive: true, wholeWord: false, notes: 'included' }

const found = (doc: Node, query: Partial<SearchQuery>) => searchText(doc, { ...plain, ...query }).value ?? []

/** What was found, as it stands in the doc between the positions of each match. */
const words = (doc: Node, query: Partial<SearchQuery>) =>
  found(doc, query).map(({ from, to }) => doc.textBetween(from, to))

test('accents do not count on wish, and positions are those of what is written', () => {
  const doc = letter(p('Émile, Emile and E\u0301mile; ſolemn; the ﬁrst; Cæsar'))
  expect(words(doc, { text: 'emile', caseSensitive: false, foldAccents: true })).toEqual([
    'Émile',
    'Emile',
    'E\u0301mile',
  ])
  expect(words(doc, { text: 'Émile', foldAccents: true })).toHaveLength(3)
  expect(words(doc, { text: 'Émile' })).toEqual(['Émile'])
  expect(words(doc, { text: 'solemn', foldAccents: true })).toEqual(['ſolemn'])
  expect(words(doc, { text: 'first', foldAccents: true })).toEqual(['ﬁrst'])
  expect(words(doc, { text: 'caesar', caseSensitive: false, foldAccents: true, wholeWord: true })).toEqual(['Cæsar'])
})

test('half of a ligature is no match', () => {
  expect(words(letter(p('ﬁrst ræve')), { text: 'irst', foldAccents: true })).toEqual([])
  expect(words(letter(p('aæa')), { text: 'aa', foldAccents: true })).toEqual([])
  expect(words(letter(p('aæa')), { text: 'aea', foldAccents: true })).toEqual(['æa'])
})

test('groups are as they are written, also where accents do not count', () => {
  const doc = letter(p('Müller, Émile'))
  const [match] = found(doc, { text: '(\\w+), (\\w+)', regex: true, foldAccents: true })
  expect(match?.groups).toEqual(['Müller, Émile', 'Müller', 'Émile'])
})

test('within a tag each is searched for itself, by its element or its family', () => {
  const doc = letter(
    p(
      'Solberg saw ',
      span('persName', 'Anders ', span('surname', 'Solberg')),
      span('persName', 'Solberg'),
      's ship Solberg',
    ),
  )
  const person = { kind: 'family', family: 'person' } as const
  expect(found(doc, { text: 'Solberg' })).toHaveLength(4)
  expect(words(doc, { text: 'Solberg', within: { kind: 'element', name: 'persName' } })).toEqual(['Solberg', 'Solberg'])
  expect(words(doc, { text: '^.+$', regex: true, within: person })).toEqual(['Anders Solberg', 'Solberg'])
  expect(words(doc, { text: 'Solberg', within: { kind: 'element', name: 'surname' } })).toEqual(['Solberg'])
  expect(words(doc, { text: 'Solberg', wholeWord: true, within: person })).toEqual([])
  expect(words(doc, { text: 'Solberg', within: { kind: 'unmarked' } })).toEqual(['Solberg', 'Solberg'])
})

test('a block is searched by its name, with all that is in it', () => {
  const doc = letter(p('Solberg'), quote(p('Solberg', note(p('Solberg')))), blockNote(p('Solberg')))
  const within = (name: string) => found(doc, { text: 'Solberg', within: { kind: 'element', name } }).length
  expect([within('quote'), within('note'), within('p'), within('tei:quote'), within('head')]).toEqual([2, 2, 4, 2, 0])
})

test('pages are those between two numbers, in their order where numbers repeat', () => {
  const doc = letter(
    p('a0'),
    pageBreak('1'),
    p('a1 ', pb('2'), 'a2 ', pb('4'), 'a4'),
    pageBreak('1'),
    p('b1 ', pb('iv'), 'b2', note(p('b2n'))),
  )
  const on = (from: string, to: string) =>
    words(doc, { text: '[ab]\\d\\w*', regex: true, pages: { from, to } }).join(' ')
  expect(on('', '')).toBe('a0 a1 a2 a4 b1 b2 b2n')
  expect(on('', '1')).toBe('a0 a1')
  expect(on('2', '4')).toBe('a2 a4')
  expect(on('3', '9')).toBe('a4 b1 b2 b2n')
  expect(on('2', '3')).toBe('a2')
  expect(on('4', '1')).toBe('a4 b1')
  expect(on('1#2', '')).toBe('b1 b2 b2n')
  expect(on('iv', 'iv')).toBe('b2 b2n')
  expect(on('#2', '#3')).toBe('a2 a4')
  expect(on('7', '9')).toBe('')
  expect(words(letter(p('a1')), { text: 'a1', pages: { from: '1', to: '' } })).toEqual([])
})

test('a search of long texts lets others have their turn, and stops when it has enough', () => {
  const doc = docOf(...Array.from({ length: 200 }, () => p('word '.repeat(200))))
  const steps = (most: number) => {
    const work = searchInTurns(doc, { ...plain, text: 'word' }, most)
    let turns = 0
    for (let step = work.next(); ; step = work.next()) {
      if (step.done === true) return { turns, found: step.value.length }
      turns += 1
    }
  }
  expect(steps(Infinity)).toEqual({ turns: 4, found: 40_000 })
  expect(steps(150)).toEqual({ turns: 0, found: 150 })
})

test('a doc is walked once for all that is typed', () => {
  const doc = letter(p('harbour'), p('haven', note(p('hail'))))
  let walks = 0
  const watched = new Proxy(doc, {
    get: (node, key) => {
      if (key === 'children') walks += 1
      return Reflect.get(node, key, node) as unknown
    },
  })
  const counts = ['h', 'ha', 'har'].map((text) => found(watched, { text }).length)
  expect({ counts, walks }).toEqual({ counts: [3, 3, 1], walks: 1 })
})

/** A letter as it is written, the position of it and the tags and the page that it stands in. */
interface Letter {
  readonly text: string
  /** Which letter of its block it is. */
  readonly index: number
  readonly pos: number
  readonly tags: readonly string[]
  readonly page: number
}

/** The text of each block, letter by letter, and whether it stands in a note: nothing clever. */
function blocksIn(doc: Node): { readonly letters: readonly Letter[]; readonly inNote: boolean }[] {
  const breaks: number[] = []
  doc.descendants((node, pos) => {
    if (node.type.name === 'pageBreak' || node.type.name === 'blockPageBreak') breaks.push(pos)
  })
  const blocks: { letters: Letter[]; inNote: boolean }[] = []
  doc.descendants((block, start) => {
    if (!block.isTextblock) return
    const letters: Letter[] = []
    block.forEach((child, offset) => {
      const shown = child.isText ? (child.text ?? '') : child.type.name === 'lineBreak' ? '\n' : ''
      for (let index = 0; index < shown.length; index++) {
        const pos = start + 1 + offset + index
        const tags = child.marks.map(spanAttrs).flatMap(({ id, name }) => (familyOf(name) === 'person' ? [id] : []))
        letters.push({
          text: shown[index] ?? '',
          index: letters.length,
          pos,
          tags,
          page: breaks.filter((at) => at < pos).length - 1,
        })
      }
    })
    const $start = doc.resolve(start)
    const inNote = Array.from({ length: $start.depth + 1 }, (_, depth) => $start.node(depth).type.name).some((name) =>
      ['note', 'blockNote'].includes(name),
    )
    blocks.push({ letters, inNote })
  })
  return blocks
}

/** The letters that stand together in a tag, or in none. */
function partsOf(letters: readonly Letter[], within: 'anywhere' | 'person'): readonly (readonly Letter[])[] {
  if (within === 'anywhere') return [letters]
  const parts: Letter[][] = []
  letters.forEach((one, index) => {
    if (one.tags.length === 0) return
    const before = letters[index - 1]
    const part = parts.at(-1)
    if (part && before?.tags.some((tag) => one.tags.includes(tag))) part.push(one)
    else parts.push([one])
  })
  return parts
}

const unit = fc.constantFrom('a', 'b', 'é', 'æ', ' ', 'A')
const someText = fc.string({ unit, minLength: 1, maxLength: 6 })
const inline = fc.letrec<{ node: readonly Node[] | Node | string; para: Node }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 2 },
    someText,
    fc.constant('b'),
    fc.constantFrom('1', '2', '3').map((n) => pb(n)),
    fc.constant(null).map(() => lb()),
    someText.map((one) => span('persName', one)),
    fc.tuple(someText, someText).map(([one, two]) => span('persName', one, pb('2'), two)),
    someText.map((one) => span('hi', one)),
    tie('para').map((para) => note(para)),
  ),
  para: fc.array(tie('node'), { maxLength: 5 }).map((all) => p(...all)),
}))
const anyDoc = fc
  .array(
    fc.oneof(
      inline.para,
      fc.constantFrom('1', '2').map((n) => pageBreak(n)),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((blocks) => letter(...blocks, element('textblock', 'p', {}, 'a')))

test('what is found is what a plain search over the text of each block finds', () => {
  fc.assert(
    fc.property(
      anyDoc,
      fc.record({
        text: fc.constantFrom('a', 'ab', 'a b', 'e', 'æ', 'ae', 'b', 'aé'),
        wholeWord: fc.boolean(),
        caseSensitive: fc.boolean(),
        foldAccents: fc.boolean(),
        notes: fc.constantFrom('included', 'only', 'excluded'),
        within: fc.constantFrom('anywhere', 'person'),
        first: fc.nat({ max: 3 }),
      }),
      (doc, { within, first, ...query }) => {
        const pages = first === 0 ? {} : { pages: { from: `#${String(first)}`, to: '' } }
        const where =
          within === 'person' ? ({ kind: 'family', family: 'person' } as const) : { kind: 'anywhere' as const }
        const ours = found(doc, { ...query, ...pages, within: where }).map(({ from, to }) => ({ from, to }))
        const as = (text: string) => {
          const plainer = query.foldAccents ? withoutAccents(text) : text
          return query.caseSensitive ? plainer : plainer.toLowerCase()
        }
        const wanted = Array.from(query.text, as).join('')
        const expected: { from: number; to: number }[] = []
        for (const { letters, inNote } of blocksIn(doc)) {
          if ((query.notes === 'only' && !inNote) || (query.notes === 'excluded' && inNote)) continue
          const isLetter = (one: Letter | undefined) => one !== undefined && /\p{L}/u.test(one.text)
          for (const part of partsOf(letters, within))
            for (let from = 0; from < part.length; from++) {
              const begin = part[from]
              let text = ''
              let to = from
              while (to < part.length && text.length < wanted.length) {
                // A run of white space is as good as a space.
                const one = part[to]?.text ?? ''
                if (!/\s/.test(one) || !text.endsWith(' ')) text += /\s/.test(one) ? ' ' : as(one)
                to += 1
              }
              if (text !== wanted || begin === undefined) continue
              while (wanted.endsWith(' ') && /\s/.test(part[to]?.text ?? '')) to += 1
              const end = part[to - 1] ?? begin
              if (query.wholeWord && (isLetter(letters[begin.index - 1]) || isLetter(letters[end.index + 1]))) continue
              if (first === 0 || begin.page >= first - 1) expected.push({ from: begin.pos, to: end.pos + 1 })
              from = to - 1
            }
        }
        expect(ours).toEqual(expected.sort((a, b) => a.from - b.from))
      },
    ),
    runs(600, process.env['RECTO_CAMPAIGN']),
  )
})

test('What a reading hides is not found, and words are found over it', () => {
  const doc = letter(
    p('say ', span('choice', span('sic', 'teh'), span('corr', 'the')), ' word', span('note', 'x'), '.'),
  )
  const find = (text: string, name: PresetName | null) => {
    const query: SearchQuery = { text, regex: false, caseSensitive: false, wholeWord: false, notes: 'included' }
    return searchText(doc, name === null ? query : { ...query, reading: presetReadings[name] }).value ?? []
  }
  expect(find('teh', null)).toHaveLength(1)
  expect(find('teh', 'all')).toHaveLength(1)
  expect(find('teh', 'corrected')).toEqual([])
  expect(find('the', 'written')).toEqual([])
  expect(find('say teh word', 'written').map(({ overHidden }) => overHidden)).toEqual([true])
  expect(find('say the word', 'corrected').map(({ groups }) => groups[0])).toEqual(['say the word'])
  expect(find('the word', 'corrected').map(({ overHidden }) => overHidden)).toEqual([undefined])
})
