import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkSource } from '.'

/** Runs of white space as they stand between tags. */
const space = fc.constantFrom('', ' ', '\n', '\r\n', '\n    ')
const word = fc.constantFrom('Washington', 'über', '𝔄', 'a &amp; b', '&#8217;', 'No. 5')

const inline: fc.Arbitrary<string> = fc.letrec<{ inline: string }>((tie) => ({
  inline: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    word,
    fc.constantFrom(
      `<date when='1935-02-02'>then</date>`,
      '<date from="1935" to="1936-01"/>',
      '<pb n="5"/>',
      '<ref target="#first">above</ref>',
      '<ref target="https://example.org/a#b"/>',
      '<gap reason="illegible"/>',
    ),
    fc.tuple(tie('inline'), space).map(([inner, between]) => `<hi rend="italic"${between}>${inner}</hi>`),
    fc.tuple(tie('inline'), tie('inline')).map(([a, b]) => `<persName ref="#first">${a} ${b}</persName>`),
    tie('inline').map((inner) => `<note n="1">x<p>${inner}</p></note>`),
  ),
})).inline

const block = fc.oneof(
  fc.array(inline, { maxLength: 3 }).map((parts) => `<p>${parts.join(' ')}</p>`),
  fc
    .array(inline, { minLength: 1, maxLength: 3 })
    .map((parts) => `<list>${parts.map((part) => `<item>${part}</item>`).join('')}</list>`),
  inline.map((part) => `<lg><l>${part}</l></lg>`),
  inline.map((part) => `<table><row><cell>${part}</cell></row></table>`),
  fc.constant('<!-- a comment with <persname> in it --><p/>'),
)

/** A text without flaws, in two parts; between them a block may stand. */
const text = fc
  .tuple(fc.array(fc.tuple(block, space), { maxLength: 4 }), fc.array(fc.tuple(space, block), { maxLength: 4 }), space)
  .map(([before, after, between]) => ({
    before: `<TEI xmlns="http://www.tei-c.org/ns/1.0"${between}>${between}<teiHeader/><text><body><div xml:id="first"><head>A</head>${before.flat().join('')}`,
    after: `${after.flat().join('')}<p/></div></body></text></TEI>`,
  }))

test('A text without flaws gets no finding', () => {
  fc.assert(
    fc.property(text, ({ before, after }) => {
      expect(checkSource(before + after, { grammar: null })).toEqual([])
    }),
    { numRuns: 150 },
  )
})

/** Flaws with what is found of each: its code, and the stretch between the marks. */
const FLAWS = [
  ['id-doubled', '<p xml:id="[first]"/>'],
  ['id-malformed', "<p xml:id='[1 2]'/>"],
  ['pointer-dangling', '<p><ref\n target="#first\n  [#second]"/></p>'],
  ['pointer-unmarked', '<p><name ref="[first]">A</name></p>'],
  ['pointer-empty', '<p><ref target="[ ]"/></p>'],
  ['date-malformed', `<p><date  when = '[May 27]'/></p>`],
  ['date-impossible', '<p><date notAfter="[1900-02-29]"/></p>'],
  ['date-reversed', '<p><date from="1936" to="[1935-12-31]"/></p>'],
  ['note-empty', '<p>a[<note n="1">]<pb/></note></p>'],
  ['element-misspelt', '<p>𝔄 <[persname]>A</persname></p>'],
  ['element-unknown', '<[uh-oh]><p/></uh-oh>'],
  ['attribute-misspelt', '<p xml:lang="en" [rnd]="a"/>'],
  ['attribute-not-allowed', '<p [type]="a"/>'],
  ['attribute-value', '<p><note anchored="[perhaps]">a</note></p>'],
  ['attribute-missing', '<p><[graphic]/></p>'],
  ['element-not-allowed', '<p>a <[div]><p/></div></p>'],
  ['text-not-allowed', '<list>[a]<item/></list>'],
  ['paragraph-in-paragraph', '<p><app><rdg wit="w"><[p]>a</p></rdg></app></p>'],
  ['division-in-paragraph', '<p><app><rdg wit="w"><[div]><p/></div></rdg></app></p>'],
  ['block-in-line', '<lg><l><app><rdg wit="w"><[ab]>a</ab></rdg></app></l></lg>'],
  ['block-in-line', '<lg><l><seg><[l]>a</l></seg></l></lg>'],
  ['sentence-in-sentence', '<p><s>a <[s]>b</s></s></p>'],
  ['stanza-without-lines', '<[lg]><label>a</label></lg>'],
  ['substitution-incomplete', '<p><[subst]><add>a</add></subst></p>'],
  ['span-without-end', '<p><[delSpan]/></p>'],
  ['link-of-one', '<p><[link] target="#first"/></p>'],
  ['glossary-without-labels', '<[list] type="gloss"><item/></list>'],
  ['relation-without-name', '<listRelation><[relation] active="#first"/></listRelation>'],
  ['attributes-exclusive', '<p><date [when]="1935" from="1934"/></p>'],
  ['attributes-exclusive', '<p><ref [cRef]="a" target="#first"/></p>'],
  ['attribute-alone', '<p><name [subtype]="b"/></p>'],
  ['element-incomplete', '<[list]><head>A</head></list>'],
] as const

test('A flaw is found at its exact place, alone', () => {
  fc.assert(
    fc.property(text, fc.constantFrom(...FLAWS), ({ before, after }, [code, marked]) => {
      const from = before.length + marked.indexOf('[')
      const to = before.length + marked.indexOf(']') - 1
      const source = before + marked.replace(/[[\]]/g, '') + after
      const lines = source.slice(0, from).split(/\r\n|\n/)
      const at = { line: lines.length, column: (lines.at(-1) ?? '').length + 1 }
      expect(checkSource(source, { grammar: null })).toMatchObject([{ code, at, stretch: { from, to } }])
    }),
    { numRuns: 300 },
  )
})
