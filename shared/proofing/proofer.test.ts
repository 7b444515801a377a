import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { describe, expect, test } from 'vitest'
import { blockText } from '../queries/block-text'
import { schema } from '../schema'
import { div, doc, head, numbered, p, pageBreak, pb, span } from '../testing/build'
import { runs } from '../testing/campaign'
import { doubtsOf } from '../testing/proofed'
import type { Check, ProofSource, TextCheck } from './check'
import { proofChecks } from './checks'
import { Proofer, type ProofAnswer } from './proofer'

const campaign = runs(150, process.env['RECTO_CAMPAIGN'])

// A dictionary of few words is read in no time.
const dictionary = {
  language: 'en',
  aff: 'SET UTF-8\nTRY esianrtolcdugmphbyfvkwz\nSFX S Y 1\nSFX S 0 s [^s]\n',
  dic: '12\nthe\nof\nletter/S\nwas\nread\nby\na\nand\nto\nstate/S\nnote/S\nsecretary\n',
}
const source = (patch: Partial<ProofSource> = {}): ProofSource => ({ dictionaries: [dictionary], names: [], ...patch })

function answer(proofer: Proofer, text: Node): ProofAnswer {
  const work = proofer.doubtsIn(text)
  let last = 0
  for (;;) {
    const next = work.next()
    if (next.done) return next.value
    expect(next.value).toBeGreaterThanOrEqual(last)
    expect(next.value).toBeLessThanOrEqual(1)
    last = next.value
  }
}

const found = (proofer: Proofer, text: Node) =>
  doubtsOf(proofer, text).flatMap(({ check, text: words }) => (wordChecks.has(check) ? [`${check}: ${words}`] : []))

const wordChecks = new Set<Check['name']>(
  'spelling scanno inner-capital digit-in-word doubled-word mixed-scripts near-names invisible'.split(
    ' ',
  ) as Check['name'][],
)

/** A doc of many paragraphs with a wrong word each. */
const long = (count: number) =>
  doc(
    div(...Array.from({ length: count }, (_, index) => p(`The letter ${'abcdefghij'.charAt(index % 10)}xq was read.`))),
  )

function typed(text: Node, at: number, letters: string): Node {
  return new Transform(text).insert(at, schema.text(letters)).doc
}

describe('Asked again', () => {
  test('after a letter was typed, only the block is looked at in which it was', () => {
    const proofer = new Proofer(source())
    const before = long(50)
    answer(proofer, before)
    expect(proofer.blocksLooked).toBe(50)
    answer(proofer, typed(before, 10, 'x'))
    expect(proofer.blocksLooked).toBe(51)
  })

  test('after a letter was typed in a note, only the note and the block around it are', () => {
    const proofer = new Proofer(source())
    const before = doc(div(p('The letter.'), p('The state', numbered('1', p('A note.')), '.'), p('The note.')))
    answer(proofer, before)
    const { start } = placeOf(before, 'A note.')
    answer(proofer, typed(before, start + 1, 'x'))
    expect(proofer.blocksLooked).toBe(4 + 2)
  })

  test('what is found in other blocks is the very same, though it moved', () => {
    const proofer = new Proofer(source())
    const before = long(12)
    const first = answer(proofer, before)
    const second = answer(proofer, typed(before, 10, 'and '))
    expect(second.blocks[11]?.start).toBe((first.blocks[11]?.start ?? 0) + 4)
    expect(second.blocks.slice(1).every(({ doubts }, index) => doubts === first.blocks[index + 1]?.doubts)).toBe(true)
  })

  test('what a text check finds is the same too, where it says the same', () => {
    const proofer = new Proofer(source(), [alike])
    const before = doc(div(p('One'), p('Two'), p('One')))
    const first = answer(proofer, before)
    const second = answer(proofer, typed(before, 6 + 2, 'x'))
    expect(first.blocks.map(({ node }) => node.textContent)).toEqual(['One'])
    expect(second.blocks[0]?.doubts[0]?.elsewhere).not.toEqual(first.blocks[0]?.doubts[0]?.elsewhere)
    const third = answer(proofer, typed(before, before.content.size - 2, 's'))
    expect(third.blocks).toEqual([])
  })

  test('after a name came into the register, only blocks are looked at that have its words', () => {
    const proofer = new Proofer(source())
    const text = doc(div(p('The letter of hohenfels.'), p('The state was read.'), p('hohenfels and graustark')))
    expect(found(proofer, text)).toEqual(['spelling: hohenfels', 'spelling: hohenfels', 'spelling: graustark'])
    const wiser = proofer.changed(source({ names: ['Hohenfels, Count'] }))
    expect(found(wiser, text)).toEqual(['spelling: graustark'])
    expect(wiser.blocksLooked).toBe(2)
    const again = wiser.changed(source())
    expect(found(again, text)).toHaveLength(3)
    expect(again.blocksLooked).toBe(2)
  })

  test('with another list of scannos, all of it is looked at', () => {
    const proofer = new Proofer(source())
    const text = doc(div(p('The state of the letter.')))
    expect(found(proofer, text)).toEqual([])
    expect(found(proofer.changed(source({ scannos: [{ wrong: 'state', right: 'secretary' }] })), text)).toEqual([
      'scanno: state',
    ])
  })
})

describe('Where several checks doubt a word', () => {
  test('the one that knows most of it speaks', () => {
    expect(found(new Proofer(source()), doc(p('The lettеr was r3ad by tne secretary')))).toEqual([
      ...['mixed-scripts: lettеr', 'digit-in-word: r3ad', 'scanno: tne'],
    ])
  })
})

test('Nothing is looked up in a language without a dictionary', () => {
  const french = schema.nodes.textblock.create({ name: 'p', attributes: { 'xml:lang': 'fr' } }, schema.text('mon cher'))
  expect(found(new Proofer(source()), doc(div(french)))).toEqual([])
})

test('A dictionary that is none knows no word and breaks nothing', () => {
  for (const aff of ['', 'SFX', 'PFX A Y 3\nPFX A', '\u0000\uFFFF', 'COMPOUNDRULE 1\nCOMPOUNDRULE (((*'])
    expect(() =>
      found(new Proofer({ dictionaries: [{ language: 'en', aff, dic: 'x' }], names: [] }), doc(p('The state'))),
    ).not.toThrow()
})

test('More fixes than were told are worked out when they are asked for', () => {
  const proofer = new Proofer(source())
  const [doubt] = answer(proofer, doc(p('The seccretary'))).blocks[0]?.doubts ?? []
  expect(doubt && proofer.fixesFor(doubt, null).map(({ text }) => text)).toEqual(['secretary'])
})

const piece = fc.constantFrom(
  ...[
    'the ',
    'lettеr ',
    'gov\u00ADern',
    'tbe the ',
    'a1etter ',
    'saidUSSR',
    ' of of ',
    'Dulles ',
    'Dules ',
    '\u200B',
    ', “',
  ],
  ...['sta- te ', '.', ' 1O5 ', '\u00A0', ' (a ', '\u{1F600}', 'é'],
)
const inline = fc.oneof(
  { weight: 8, arbitrary: piece.map((text): readonly Node[] => [schema.text(text)]) },
  { weight: 2, arbitrary: piece.map((text): readonly Node[] => span('hi', text)) },
  { weight: 1, arbitrary: fc.constantFrom('7', '8').map((n): readonly Node[] => [pb(n)]) },
  { weight: 1, arbitrary: piece.map((text): readonly Node[] => [numbered('1', p(`${text} note`))]) },
)
const block = fc.array(inline, { maxLength: 9 }).map((parts) => p(...parts))
const anyDoc = fc
  .array(fc.oneof({ weight: 6, arbitrary: block }, { weight: 1, arbitrary: fc.constant(pageBreak('9')) }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((blocks) => doc(div(head('Of of the letter'), ...blocks)))

describe('In any doc', () => {
  test('the words of a doubt are those at its place, and every fix lies in its block; only page breaks stand between blocks', () => {
    fc.assert(
      fc.property(anyDoc, (text) => {
        for (const { node, start, doubts } of answer(new Proofer(source()), text).blocks)
          for (const { check, from, to, text: words, fixes } of doubts) {
            expect(text.resolve(start).parent.eq(node)).toBe(true)
            const inside = (at: number) => at >= 0 && at <= node.content.size
            const between = text.nodeAt(start + from)?.type.name === 'blockPageBreak' && to === from + 1
            expect([from, to].every(inside) || between).toBe(true)
            const read = blockText(node)
            if (wordChecks.has(check)) expect(read.text.slice(read.index(from), read.index(to))).toBe(words)
            for (const { range } of fixes) expect(inside(range.from) && inside(range.to)).toBe(true)
          }
      }),
      campaign,
    )
  })

  test('what is kept is what would be found anew', () => {
    fc.assert(
      fc.property(anyDoc, fc.nat(), piece, (text, where, letters) => {
        const proofer = new Proofer(source())
        answer(proofer, text)
        const places: number[] = []
        text.descendants((node, pos) => {
          if (node.isTextblock) places.push(pos + 1)
        })
        const after = typed(text, places[where % places.length] ?? 1, letters)
        const told = (one: ProofAnswer) => one.blocks.map(({ start, doubts }) => ({ start, doubts }))
        expect(told(answer(proofer, after))).toEqual(told(answer(new Proofer(source()), after)))
      }),
      campaign,
    )
  })
})

/** Doubts a block that says the same as another. */
const alike: TextCheck<string> = {
  kind: 'text',
  name: 'page-order',
  gather: ({ read }) => read.text,
  check: (blocks) => {
    const [first, other] = blocks.filter(({ facts }, index) =>
      blocks.some((one, at) => at !== index && one.facts === facts),
    )
    if (!first || !other) return []
    const { start } = first.place
    const values = {}
    const elsewhere = [{ from: other.place.start, to: other.place.start + 1 }]
    return [
      {
        ...{ check: 'page-order', code: 'alike', severity: 'info', from: start, to: start + first.facts.length },
        ...{ text: first.facts, key: first.facts, values, fixes: [], elsewhere },
      },
    ]
  },
}

function placeOf(text: Node, words: string): { readonly start: number } {
  let start = -1
  text.descendants((node, pos) => {
    if (node.isTextblock && node.textContent === words) start = pos + 1
  })
  return { start }
}

test('All checks have names of their own', () => {
  const names = proofChecks.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
})

test('What is doubtful between blocks belongs to the block before it, or to the first', () => {
  const text = doc(
    div(pageBreak('1'), p('the letter'), pageBreak('2'), p('the note'), pageBreak('7'), p('read'), pageBreak('4')),
  )
  const found = doubtsOf(new Proofer(source()), text).filter(({ check }) => check === 'page-order')
  expect(found.map(({ from, values }) => [text.nodeAt(from)?.type.name, values['number']])).toEqual([
    ['blockPageBreak', '7'],
  ])
  const first = doc(div(pageBreak('5'), p('the letter'), pageBreak('2'), p('the note'), pageBreak('3'), p('read')))
  expect(doubtsOf(new Proofer(source()), first).some(({ check }) => check === 'page-order')).toBe(true)
})
