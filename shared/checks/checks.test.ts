import { describe, expect, test } from 'vitest'
import { checkSource, FINDING_LIMIT } from '.'

const head = '<teiHeader><fileDesc><titleStmt><title/></titleStmt></fileDesc></teiHeader>'

/** A whole file whose body holds `content`. */
function file(content: string): string {
  return `<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:xi="http://www.w3.org/2001/XInclude">${head}<text><body>\n${content}\n</body></text></TEI>`
}

/** What is found in a body: each code with the stretch it speaks of. */
function found(content: string): readonly string[] {
  const source = file(content)
  return checkSource(source, { grammar: null }).map(
    ({ code, stretch }) => `${code} ${source.slice(stretch.from, stretch.to)}`,
  )
}

describe('A text without flaws', () => {
  test('gets no finding', () => {
    expect(found('<p xml:id="p1">See <ref target="#p1">above</ref>, <date when="1935-02-02">then</date>.</p>')).toEqual(
      [],
    )
  })
})

describe('A text that is not well-formed', () => {
  test('gets the finding of the parser, with its stretch', () => {
    const source = '<TEI>\n<p>a & b</p></TEI>'
    const [finding, ...others] = checkSource(source, { grammar: null })
    expect(others).toEqual([])
    const at = source.indexOf('&')
    expect(finding).toMatchObject({
      code: 'xml-malformed',
      at: { line: 2, column: 6 },
      stretch: { from: at, to: at + 1 },
    })
  })
})

describe('An xml:id', () => {
  test('that an earlier element has is found at the second, which names the line of the first', () => {
    const findings = checkSource(file('<p xml:id="a"/>\n<p/>\n<ab\n xml:id="a"/>'), { grammar: null })
    expect(findings).toMatchObject([
      { code: 'id-doubled', severity: 'error', at: { line: 5, column: 10 }, values: { line: 2 } },
    ])
    expect(findings[0]?.message).toContain('<p> in line 2')
  })

  test('that is no name is found', () => {
    expect(found('<p xml:id="1a"/><p xml:id="é-1.b"/>')).toEqual(['id-malformed 1a'])
  })
})

describe('A pointer', () => {
  test('to nothing is found, each word by itself', () => {
    expect(found(`<p xml:id="a"/><ref target="#a #b\n #c" corresp='#d'/>`)).toEqual([
      'pointer-dangling #b',
      'pointer-dangling #c',
      'pointer-dangling #d',
    ])
  })

  test('into another file, with a prefix or by a scheme is left alone', () => {
    expect(found('<ref target="other.xml#b bibl:c #xpath(//p[1]) #match(a, b)"/>')).toEqual([])
    expect(found('<div xml:base="other.xml"><ref target="#b"/></div>')).toEqual([])
  })

  test('to an id that is written with references or percent signs is understood', () => {
    expect(found('<p xml:id="café"/><ref target="#caf&#xE9; #caf%C3%A9"/>')).toEqual([])
    expect(found('<ref target="&#35;b"/>')).toEqual(['pointer-dangling &#35;b'])
  })

  test('that is empty is found', () => {
    expect(found('<ref target=""/><ref target="#"/>')).toEqual(['pointer-empty ', 'pointer-empty #'])
  })

  test('of a text that includes others may point into them', () => {
    expect(found('<xi:include href="b.xml"/><ref target="#b"/>')).toEqual(['pointer-elsewhere #b'])
  })

  test('is known by its element where its name means other things as well', () => {
    expect(found('<app from="#a"/><citedRange from="#1" to="#2"/><name key="#b"/>')).toEqual(['pointer-dangling #a'])
  })

  test('of another namespace is left alone', () => {
    expect(found('<x:ref xmlns:x="urn:x" target="#a"/><p xmlns="urn:x" target="#a"/>')).toEqual([])
  })
})

describe('A date', () => {
  test.each([
    ['when="May 27"', 'date-malformed May 27'],
    ['when="1935-02-30"', 'date-impossible 1935-02-30'],
    ['when=""', 'date-empty '],
    ['from="1935-02" to="1934"', 'date-reversed 1934'],
    ['notBefore="1935-02-03" notAfter="1935-02-02"', 'date-reversed 1935-02-02'],
    ['from-iso="19350203" to-iso="1935-02-02"', 'date-reversed 1935-02-02'],
    ['when-iso="19350230"', 'date-impossible 19350230'],
    ['when-iso="in spring"', 'date-malformed in spring'],
    ['when-custom=" "', 'date-empty  '],
  ])('with %s is found', (attributes, expected) => {
    expect(found(`<date ${attributes}/>`)).toEqual([expected])
  })

  test.each([
    'when="1935"',
    'from="1935-02-02" to="1935-02"',
    'from="1935" to="1935"',
    'notBefore="-0044-03-15" notAfter="0014"',
    'when="1935-02-02+01:00"',
    'when-iso="1935-W05-3"',
    'when-iso="1935-02-02/P3D"',
    'when-iso="19350202T1800Z"',
    'when-iso="1935-02-02/03"',
    'when-iso="1935-033"',
    'when-custom="Nonis Maiis"',
  ])('with %s is good', (attributes) => {
    expect(found(`<date ${attributes}/>`)).toEqual([])
  })

  test('is not looked for in pages', () => {
    expect(found('<biblScope from="xii" to="iv"/>')).toEqual([])
  })
})

describe('Many flaws', () => {
  test('are told up to a limit, the gravest first of all, and then how many there are besides', () => {
    const source = file('<ref target="#b"/>\n'.repeat(1500) + '<p xml:id="a"/><p xml:id="a"/>')
    const findings = checkSource(source, { grammar: null })
    expect(findings).toHaveLength(FINDING_LIMIT + 1)
    expect(findings.at(-2)).toMatchObject({ code: 'id-doubled' })
    expect(findings.at(-1)).toMatchObject({ code: 'more-findings', values: { count: 501 } })
  })
})
