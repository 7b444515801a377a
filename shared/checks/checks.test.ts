import { describe, expect, test } from 'vitest'
import { readRelaxNg } from '../grammar/relaxng'
import { checkSource, FINDING_LIMIT } from '.'

const head = '<teiHeader><fileDesc><titleStmt><title/></titleStmt></fileDesc></teiHeader>'

/** A whole file whose body holds `content`. */
function file(content: string): string {
  return `<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:xi="http://www.w3.org/2001/XInclude">${head}<text><body>\n${content}\n</body></text></TEI>`
}

/** What is found in a paragraph: each code with the stretch it speaks of. */
function inline(content: string): readonly string[] {
  return found(`<p>${content}</p>`)
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
    expect(inline(`<seg xml:id="a"/><ref target="#a #b\n #c" corresp='#d'/>`)).toEqual([
      'pointer-dangling #b',
      'pointer-dangling #c',
      'pointer-dangling #d',
    ])
  })

  test('into another file, with a prefix or by a scheme is left alone', () => {
    expect(inline('<ref target="other.xml#b bibl:c #xpath(//p[1]) #match(a, b)"/>')).toEqual([])
    expect(found('<p xml:base="other.xml"><ref target="#b"/></p>')).toEqual([])
  })

  test('to an id that is written with references or percent signs is understood', () => {
    expect(inline('<seg xml:id="café"/><ref target="#caf&#xE9; #caf%C3%A9"/>')).toEqual([])
    expect(inline('<ref target="&#35;b"/>')).toEqual(['pointer-dangling &#35;b'])
  })

  test('that is empty is found', () => {
    expect(inline('<ref target=""/><ref target="#"/>')).toEqual(['pointer-empty ', 'pointer-empty #'])
  })

  test('lacks no # where it names a file, whatever its picture is called', () => {
    expect(inline('<graphic xml:id="a.jpg" url="a.jpg"/><ref target="a.jpg"/>')).toEqual(['pointer-unmarked a.jpg'])
    expect(inline('<graphic url="#b"/>')).toEqual(['pointer-dangling #b'])
  })

  test('of a text that includes others may point into them', () => {
    expect(inline('<xi:include href="b.xml"/><ref target="#b"/>')).toEqual(['pointer-elsewhere #b'])
  })

  test('is known by its element where its name means other things as well', () => {
    expect(inline('<app from="#a"/><bibl><citedRange from="#1" to="#2"/></bibl><name key="#b"/>')).toEqual([
      'pointer-dangling #a',
    ])
  })

  test('of another namespace is left alone', () => {
    expect(inline('<x:ref xmlns:x="urn:x" target="#a"/><p xmlns="urn:x" target="#a"/>')).toEqual([])
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
  ])('with %s is found', (attributes, expected) => {
    expect(inline(`<date ${attributes}/>`)).toEqual([expected])
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
    expect(inline(`<date ${attributes}/>`)).toEqual([])
  })

  test('is not looked for in pages', () => {
    expect(inline('<bibl><biblScope from="xii" to="iv"/></bibl>')).toEqual([])
  })
})

describe('Many flaws', () => {
  test('are told up to a limit, the gravest first of all, and then how many there are besides', () => {
    const source = file('<p><ref target="#b"/></p>\n'.repeat(1500) + '<p xml:id="a"/><p xml:id="a"/>')
    const findings = checkSource(source, { grammar: null })
    expect(findings).toHaveLength(FINDING_LIMIT + 1)
    expect(findings.at(-2)).toMatchObject({ code: 'id-doubled' })
    expect(findings.at(-1)).toMatchObject({ code: 'more-findings', values: { count: 501 } })
  })
})

describe('A note', () => {
  test('without text is found', () => {
    expect(inline('<note/><note><p> </p></note>')).toEqual(['note-empty <note/>', 'note-empty <note>'])
  })

  test('that shows something else, or says it elsewhere, is left alone', () => {
    expect(inline('<note><graphic url="a.png"/></note><note sameAs="b.xml#n"/><note>1</note>')).toEqual([])
  })
})

describe('A name', () => {
  test('that is near to one of TEI is found wherever it stands', () => {
    expect(inline('<persname>A</persname> <persname rendd="b">B</persname>')).toEqual([
      'element-misspelt persname',
      'element-misspelt persname',
      'attribute-misspelt rendd',
    ])
  })

  test('of an attribute is compared with those of its element alone', () => {
    expect(found('<head partss="a"/><listNym><nym partss="#a"/></listNym>')).toEqual([
      'attribute-unknown partss',
      'attribute-misspelt partss',
    ])
  })

  test('that TEI does not have is told once', () => {
    const source = file('<p><uh-oh/> <uh-oh/></p><p whatever="a"/>')
    expect(checkSource(source, { grammar: null })).toMatchObject([
      { code: 'element-unknown', severity: 'info', values: { name: 'uh-oh', count: 2 } },
      { code: 'attribute-unknown', severity: 'info', values: { name: 'whatever', count: 1 } },
    ])
  })

  test('may be one that every object has', () => {
    const names = ['constructor', 'toString', '__proto__', 'hasOwnProperty']
    const content = names.map((name) => `<${name} ${names.map((other) => `${other}="#a"`).join(' ')}/>`).join('')
    const said = found(content).filter((one) => !one.startsWith('element-unknown'))
    expect(said).toEqual(names.map((name) => `attribute-unknown ${name}`))
  })

  test('is compared with those of TEI only while there are not too many', () => {
    const strange = Array.from({ length: 500 }, (_, i) => `<p><strange${String(i)}/></p>`).join('')
    expect(found('<p><persname/></p>')).toEqual(['element-misspelt persname'])
    expect(found(`${strange}<p><persname/></p>`).filter((one) => one.endsWith(' persname'))).toEqual([
      'element-unknown persname',
    ])
  })

  test('of another namespace is left alone', () => {
    expect(found('<x:attachment xmlns:x="urn:x" x:persname="a"><p/></x:attachment>')).toEqual([])
  })

  test('in no namespace is told once, at the root', () => {
    expect(checkSource('<div><p/><list/></div>', { grammar: null })).toMatchObject([{ code: 'namespace-missing' }])
    expect(checkSource('<recipe><step/></recipe>', { grammar: null })).toEqual([])
    expect(checkSource('<TEI.2><text><p/></text></TEI.2>', { grammar: null })).toMatchObject([{ code: 'tei-p4' }])
  })
})

describe('The structure', () => {
  test('that TEI forbids is a warning', () => {
    const source = file('<p>A <div><p/></div></p>\n<list><p/></list>\n<p part="X" type="b"/>')
    const findings = checkSource(source, { grammar: null })
    expect(findings.map(({ code, at }) => `${code} ${String(at.line)}:${String(at.column)}`)).toEqual([
      'element-not-allowed 2:7',
      'element-not-allowed 3:8',
      'attribute-value 4:10',
      'attribute-not-allowed 4:13',
    ])
    expect(new Set(findings.map(({ severity }) => severity))).toEqual(new Set(['warning']))
  })

  test('by a grammar of the edition is an error, and said once of a value', () => {
    const { value: grammar } = readRelaxNg(
      `<element name="p" ns="http://www.tei-c.org/ns/1.0" xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
        <attribute name="when"><data type="date"/></attribute><text/>
      </element>`,
      { name: 'paragraphs' },
    )
    const source = '<p xmlns="http://www.tei-c.org/ns/1.0" when="May">A <persname/></p>'
    const empty = source.replace('May', '')
    expect(checkSource(empty, { grammar }).map(({ code }) => code)).toEqual(['attribute-value', 'element-not-allowed'])
    expect(checkSource(source, { grammar })).toMatchObject([
      { code: 'attribute-value', severity: 'error' },
      { code: 'element-not-allowed', severity: 'error' },
    ])
  })
})
