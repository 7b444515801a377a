import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseXml } from './parse'
import { applyRepairs, offsetAfter, proposeRepairs, type RepairKind } from './repair'

const scope = { markup: true, narrow: false, empty: new Set(['lb', 'pb', 'milestone']) }

/** The root of a small text with these words in its only paragraph. */
const tei = (words: string) => `<TEI>\n<text><body>\n<p>${words}</p>\n</body></text>\n</TEI>\n`

/** The kinds proposed, and what the source becomes; where that still cannot be read, why. */
function repaired(source: string) {
  const { repairs, rest } = proposeRepairs(source, scope)
  return { kinds: repairs.map(({ kind }) => kind), source: applyRepairs(source, repairs), rest: rest?.message ?? null }
}

/** What the words of a paragraph become, by repairs of these kinds alone, after which the text can be read. */
function words(before: string, ...kinds: RepairKind[]): string {
  const { source, rest, kinds: proposed } = repaired(tei(before))
  expect(rest).toBeNull()
  expect(proposed).toEqual(kinds)
  expect(parseXml(source).findings).toEqual([])
  return source.slice(tei('').indexOf('</p>'), source.lastIndexOf('</p>'))
}

describe('characters', () => {
  test('what was Windows-1252 once becomes what it was meant to be, as character or reference', () => {
    expect(
      words('\u0093It\u0092s\u0094', ...(['windows-character', 'windows-character', 'windows-character'] as const)),
    ).toBe('“It’s”')
    expect(words('It&#146;s &#x97;', 'windows-character', 'windows-character')).toBe('It’s —')
  })

  test('the controls that Windows-1252 leaves free stay', () => {
    expect(words('a\u0081b\u009db&#x8D;')).toBe('a\u0081b\u009db&#x8D;')
  })

  test('what XML forbids is removed, and joins no words', () => {
    expect(words('a\u0001b', 'control')).toBe('ab')
    expect(words('one\u000btwo\u000c three', 'control', 'control')).toBe('one two three')
    expect(words('co\u001eop &#0;&#x1;', 'control', 'control', 'control')).toBe('co\u2011op ')
    expect(words('&#xD83D;&#xDE00;', 'control')).toBe('😀')
  })

  test('names of entities become their characters, or references where nobody could see them', () => {
    expect(words('caf&eacute; &mdash;&nbsp;x', 'entity', 'entity', 'entity')).toBe('café —&#xA0;x')
    expect(words('&LT;&nvlt;', 'entity', 'entity')).toBe('&lt;&lt;\u20d2')
    expect(words('see &figure;', 'unknown-entity')).toBe('see &amp;figure;')
  })

  test('entities that the file declares, or may declare elsewhere, stay', () => {
    const declared = `<!DOCTYPE TEI [<!ENTITY nbsp "&#xA0;">]>\n${tei('&nbsp;')}`
    expect(repaired(declared)).toEqual({ kinds: [], source: declared, rest: null })
    const elsewhere = `<!DOCTYPE TEI SYSTEM "tei.dtd">\n${tei('&nbsp;')}`
    expect(repaired(elsewhere)).toEqual({ kinds: [], source: elsewhere, rest: null })
  })

  test('a stray & or < is written as a reference', () => {
    expect(words('Smith & Co, AT&T, &c.', 'ampersand', 'ampersand', 'ampersand')).toBe(
      'Smith &amp; Co, AT&amp;T, &amp;c.',
    )
    expect(words('1 < 2 <3 <', 'less-than', 'less-than', 'less-than')).toBe('1 &lt; 2 &lt;3 &lt;')
    expect(words('<jane@example.org> a <b and c', 'less-than', 'less-than')).toBe('&lt;jane@example.org> a &lt;b and c')
    expect(words('a]]>b', 'section-end')).toBe('a]]&gt;b')
  })

  test('a reference without its semicolon gets it', () => {
    expect(words('Smith &amp Co &#233 caf&eacute', 'open-reference', 'open-reference', 'open-reference')).toBe(
      'Smith &amp; Co &#233; café',
    )
  })

  test('sections, comments and instructions hold what they hold', () => {
    const held = '<![CDATA[a & b < c]]><!-- a & b < c \u0092 --><?x a & b < c ?>'
    expect(words(held)).toBe(held)
  })
})

describe('tags', () => {
  test('values get their quotes, whatever stood in their place', () => {
    expect(words('<seg n=2 type=“a b”>x</seg>', 'attribute-quotes', 'attribute-quotes')).toBe(
      '<seg n="2" type="a b">x</seg>',
    )
    expect(words('<ptr target=a&b/>', 'attribute-quotes')).toBe('<ptr target="a&amp;b"/>')
  })

  test('attributes side by side are parted, and one that stands twice alike stands once', () => {
    expect(words('<seg n="2"type="a">x</seg>', 'attribute-space')).toBe('<seg n="2" type="a">x</seg>')
    expect(words('<seg n="2" n="2">x</seg>', 'attribute-twice')).toBe('<seg n="2">x</seg>')
  })

  test('flaws in values are repaired there', () => {
    expect(words('<ref target="?a=1&b=2" n="a<b \u0092">x</ref>', 'ampersand', 'less-than', 'windows-character')).toBe(
      '<ref target="?a=1&amp;b=2" n="a&lt;b ’">x</ref>',
    )
  })

  test('an element that is always empty and has no end tag is closed', () => {
    expect(
      words(
        'one<lb>two<pb n="2"> three<pb n=3>',
        'empty-element',
        'empty-element',
        'attribute-quotes',
        'empty-element',
      ),
    ).toBe('one<lb/>two<pb n="2"/> three<pb n="3"/>')
    expect(words('one<lb></lb>')).toBe('one<lb></lb>')
  })

  test('end tags that differ in case, or stand in the wrong order side by side, are put right', () => {
    expect(words('<persName>x</persname>', 'tag-case')).toBe('<persName>x</persName>')
    expect(words('<hi><name>x</hi></name>', 'tag-order')).toBe('<hi><name>x</name></hi>')
  })

  test('hyphens side by side in a comment are parted', () => {
    expect(words('<!-- a -- b --->', 'comment-hyphens', 'comment-hyphens')).toBe('<!-- a - - b - -->')
  })

  for (const flaw of [
    '<hi>a',
    'a</hi>',
    '<hi>a<name>b</hi>c</name>',
    '<seg n="1" n="2">x</seg>',
    '<seg n>x</seg>',
    '<seg n="1>x</seg> <seg n="2">y</seg>',
    '<seg n="1" <hi>x</hi></seg>',
    '<!-- never ends',
    '<![CDATA[ never ends',
  ])
    test(`what has no one remedy stays and is told: ${flaw}`, () => {
      const source = tei(`a &amp; ${flaw}`)
      const { repairs, rest } = proposeRepairs(source, scope)
      expect(repairs).toEqual([])
      expect(rest).toEqual(parseXml(source).findings[0])
    })

  test('where something is left, the rest is told at its place in the source as it is', () => {
    const source = tei('&nbsp;&nbsp; a & b\n<seg n>x</seg>')
    const { repairs, rest } = proposeRepairs(source, scope)
    expect(repairs).toHaveLength(3)
    expect(rest).toMatchObject({ code: 'xml-malformed', at: { line: 4, column: 7 } })
  })
})

describe('the file as a whole', () => {
  test('a last end tag that is missing or broken off is put there', () => {
    const whole = '<TEI><teiHeader/><text>a</text>\n</TEI>\n'
    for (const cut of ['</TEI>\n', 'EI>\n', '/TEI>\n', '>\n', '\n</TEI>\n']) {
      const { source, rest, kinds } = repaired(whole.slice(0, -cut.length))
      expect({ rest, kinds }).toEqual({ rest: null, kinds: ['last-tag'] })
      expect(source.trimEnd().replace(/\s+/g, '')).toBe(whole.replace(/\s+/g, ''))
    }
  })

  test('a file that breaks off before its text is not completed', () => {
    for (const source of ['<TEI><teiHeader/>', '<TEI><teiHeader/><text>a', '<TEI><teiHeader/><text><body>a</body>'])
      expect(repaired(source)).toMatchObject({ kinds: [], rest: expect.stringContaining('still open') as string })
  })

  test('what stands after the root becomes a comment, an end tag of nothing goes', () => {
    expect(repaired(`${tei('a')}see -- note\n`)).toMatchObject({
      source: `${tei('a')}<!-- see - - note -->\n`,
      rest: null,
    })
    expect(repaired(`${tei('a')}</TEI>\n\u001a`)).toMatchObject({ source: `${tei('a')}\n`, rest: null })
  })

  test('space before the declaration goes', () => {
    const source = `<?xml version="1.0"?>\n${tei('a')}`
    expect(repaired(`\n  ${source}`)).toEqual({ kinds: ['before-declaration'], source, rest: null })
  })

  test('plain text has flaws of characters alone', () => {
    const source = 'It\u0092s <b> & \u000c\n\udce9t\udce9'
    const { repairs, rest } = proposeRepairs(source, { ...scope, markup: false })
    expect(rest).toBeNull()
    expect(applyRepairs(source, repairs)).toBe('It’s <b> & \u000c\nété')
  })
})

/** Text of a TEI file without flaws, in pieces between which a flaw can be planted. */
const piece = fc.constantFrom(
  'The Minister saw him at six.',
  ' — it is “said” &amp; done &lt;so&gt; &#x2014; ',
  '<hi rend="italic">under the pretext</hi>',
  '<persName ref=\'#a\'\n  n="1">Adams</persName>',
  '<pb n="2" facs="0002"/>',
  '<lb/>\r\n',
  '<note n="3"><p>See <ref target="?a=1&amp;b=2">it</ref>.</p></note>',
  '<!-- a - b -->',
  '<?page x?>',
  '<![CDATA[ & < ]]>',
  'Ζωή 😀 é',
)

const flaws: readonly (readonly [RepairKind, string, string])[] = [
  ['windows-character', '\u0092', '’'],
  ['windows-character', '&#147;', '“'],
  ['byte', '\udce9', 'é'],
  ['control', '\u0007', ''],
  ['entity', '&eacute;', 'é'],
  ['unknown-entity', '&such;', '&amp;such;'],
  ['open-reference', '&amp', '&amp;'],
  ['ampersand', '&', '&amp;'],
  ['less-than', '<', '&lt;'],
  ['section-end', '>', '&gt;'],
  ['attribute-quotes', 'here', '"here"'],
  ['comment-hyphens', '--', '- -'],
  ['tag-case', 'hI', 'hi'],
  ['tag-order', '</hi></name>', '</name></hi>'],
]

/** What stands around a flaw so that it is one. */
const around: Partial<Record<RepairKind, readonly [string, string]>> = {
  'section-end': [']]', ''],
  'attribute-quotes': ['<seg n=', ' type="a">x</seg>'],
  'comment-hyphens': ['<!-- a ', ' b -->'],
  'tag-case': ['<hi>x</', '>'],
  'tag-order': ['<hi><name>x', ''],
}

test('planted flaws are proposed exactly at their places, and all around them stays', () => {
  const planted = fc.record({ piece, flaw: fc.option(fc.constantFrom(...flaws), { freq: 2 }) })
  fc.assert(
    fc.property(fc.array(planted, { maxLength: 20 }), (parts) => {
      let source = '<TEI><teiHeader/><text><body>\n<p>'
      let meant = source
      const places: { kind: RepairKind; from: number; to: number; text: string }[] = []
      for (const { piece: words, flaw } of parts) {
        const [kind, bad, good] = flaw ?? (['ampersand', '', ''] as const)
        const [before, after] = (flaw && around[kind]) ?? (flaw ? [' ', ' '] : ['', ''])
        source += words + before
        meant += words + before + good + after
        if (flaw) places.push({ kind, from: source.length, to: source.length + bad.length, text: good })
        source += bad + after
      }
      const end = '</p></body></text></TEI>\n'
      const { repairs, rest } = proposeRepairs(source + end, scope)
      expect(rest).toBeNull()
      expect(repairs.map(({ kind, from, to, text }) => ({ kind, from, to, text }))).toEqual(places)
      const result = applyRepairs(source + end, repairs)
      expect(result).toBe(meant + end)
      expect(parseXml(result).findings).toEqual([])
      for (const { from } of places)
        expect(result.slice(0, offsetAfter(repairs, from))).toBe(meant.slice(0, offsetAfter(repairs, from)))
    }),
  )
})

test('anything at all is read without an error of the program, and repairs change what they say', () => {
  const bit = fc.constantFrom(
    ...Array.from('<>/!?-[]&;#="\' \nax1\u0092\u0001\udc92'),
    '<!--',
    '-->',
    ']]>',
    '<p>',
    '</p>',
    '<lb>',
    '<!DOCTYPE',
    '&nbsp;',
  )
  fc.assert(
    fc.property(fc.array(bit, { maxLength: 60 }), (bits) => {
      const source = bits.join('')
      const { repairs, rest } = proposeRepairs(source, scope)
      let end = 0
      for (const { from, to, was } of repairs) {
        expect(from).toBeGreaterThanOrEqual(end)
        expect(source.slice(from, to)).toBe(was)
        end = to
      }
      expect(rest === null).toBe(parseXml(applyRepairs(source, repairs)).value !== null)
    }),
    { numRuns: 500 },
  )
})

// Each of these takes for ever where something is searched anew from every place.
const hostile = [
  '<',
  '<!--',
  '<![CDATA[',
  '<?a ',
  '</',
  '</a ',
  '<a>',
  '<a b="',
  `<a b="<a b='`,
  'a=" ',
  '&',
  '&#',
  '&a',
  '\u0092',
  ']]>',
  '<lb>',
  '&nbsp;',
]

for (const part of hostile)
  test(`a long file of “${part}” is gone through once`, () => {
    for (const start of ['', '<p>', '<!DOCTYPE a ['])
      expect(proposeRepairs(start + part.repeat(120_000 / part.length), scope).rest).not.toBeNull()
  })
