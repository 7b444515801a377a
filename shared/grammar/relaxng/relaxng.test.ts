import { describe, expect, it, test } from 'vitest'
import { parseXml } from '../../xml/parse'
import { attributesOf, readRelaxNg, validate, type Grammar } from '..'

const RNG = 'xmlns="http://relaxng.org/ns/structure/1.0"'
const XSD = 'datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"'

function read(source: string, files: Readonly<Record<string, string>> = {}): Grammar {
  const { value, findings } = readRelaxNg(source, { name: 'test.rng', include: (href) => files[href] ?? null })
  expect(findings.map(({ message }) => message)).toEqual([])
  if (value === null) throw new Error('no grammar')
  return value
}

/** A grammar whose root `r` holds `content`. */
function holding(content: string, more = ''): Grammar {
  return read(`<grammar ${RNG} ${XSD}><start><element name="r">${content}</element></start>${more}</grammar>`)
}

function isValid(grammar: Grammar, source: string): boolean {
  const { value } = parseXml(source)
  if (value === null) throw new Error(source)
  return validate(grammar, value, source).length === 0
}

/** Which of `documents` are valid, as `+` and `-`. */
function verdicts(grammar: Grammar, ...documents: string[]): string {
  return documents.map((document) => (isValid(grammar, document) ? '+' : '-')).join('')
}

function wrong(source: string, files: Readonly<Record<string, string>> = {}): string[] {
  const { value, findings } = readRelaxNg(source, { name: 'test.rng', include: (href) => files[href] ?? null })
  expect(value).toBe(null)
  return findings.map(({ at, message }) => `${String(at?.line)}:${String(at?.column)} ${message}`)
}

const a = '<element name="a"><empty/></element>'
const b = '<element name="b"><empty/></element>'

describe('a pattern', () => {
  it.each([
    ['empty holds nothing', '<empty/>', ['<r/>', '<r> </r>', '<r><!-- c --></r>'], ['<r>x</r>', '<r><a/></r>']],
    ['notAllowed holds not even that', '<notAllowed/>', [], ['<r/>', '<r>x</r>']],
    [
      'text holds any text, but no element',
      '<text/>',
      ['<r/>', '<r>x<!-- c -->y</r>', '<r><![CDATA[<]]></r>'],
      ['<r><a/></r>'],
    ],
    ['a group has an order', a + b, ['<r><a/><b/></r>', '<r> <a/> <b/> </r>'], ['<r><b/><a/></r>', '<r><a/></r>']],
    [
      'a choice is one of its members',
      `<choice>${a}${b}</choice>`,
      ['<r><a/></r>', '<r><b/></r>'],
      ['<r/>', '<r><a/><b/></r>'],
    ],
    [
      'an interleave has no order',
      `<interleave>${a}<oneOrMore>${b}</oneOrMore></interleave>`,
      ['<r><b/><a/><b/></r>', '<r><a/><b/></r>'],
      ['<r><b/></r>', '<r><a/><b/><a/></r>'],
    ],
    ['optional is once or never', `<optional>${a}</optional>`, ['<r/>', '<r><a/></r>'], ['<r><a/><a/></r>']],
    ['zeroOrMore is any number', `<zeroOrMore>${a}</zeroOrMore>`, ['<r/>', '<r><a/><a/></r>'], ['<r><b/></r>']],
    ['oneOrMore is one at least', `<oneOrMore>${a}</oneOrMore>`, ['<r><a/></r>', '<r><a/><a/></r>'], ['<r/>']],
    [
      'mixed has text anywhere',
      `<mixed>${a}${b}</mixed>`,
      ['<r>x<a/>y<b/>z</r>', '<r><a/><b/></r>'],
      ['<r>x<b/>y<a/></r>'],
    ],
    ['a value is one text', '<value>one two</value>', ['<r>one two</r>', '<r> one\n two </r>'], ['<r>one</r>', '<r/>']],
    [
      'a value of type string counts each space',
      '<value type="string" datatypeLibrary=""> x</value>',
      ['<r> x</r>'],
      ['<r>x</r>'],
    ],
    [
      'a value is compared by its type',
      '<value type="decimal">1.5</value>',
      ['<r>1.50</r>', '<r> +1.5 </r>'],
      ['<r>1.51</r>'],
    ],
    [
      'data has a type',
      '<data type="integer"/>',
      ['<r>12</r>', '<r> 1<!-- c -->2 </r>'],
      ['<r>x</r>', '<r/>', '<r><a/></r>'],
    ],
    [
      'data has exceptions',
      '<data type="token"><except><value>x</value></except></data>',
      ['<r>y</r>'],
      ['<r> x </r>'],
    ],
    [
      'a list is words',
      '<list><data type="integer"/><oneOrMore><value>x</value></oneOrMore></list>',
      ['<r> 1 x\nx </r>'],
      ['<r>1</r>', '<r>x 1</r>'],
    ],
    [
      'attributes have no order, and stand before or after content',
      `<attribute name="x"/>${a}<attribute name="y"><value>1</value></attribute>`,
      ['<r x="" y="1"><a/></r>', '<r y="1" x="any"><a/></r>'],
      ['<r x=""><a/></r>', '<r x="" y="2"><a/></r>', '<r x="" y="1" z=""><a/></r>'],
    ],
    [
      'a choice may hang on an attribute',
      `<choice><group><attribute name="k"><value>a</value></attribute>${a}</group><group><attribute name="k"><value>b</value></attribute>${b}</group></choice>`,
      ['<r k="a"><a/></r>', '<r k="b"><b/></r>'],
      ['<r k="a"><b/></r>', '<r><a/></r>'],
    ],
    [
      'two elements of one name may differ in what they hold',
      `<choice><group><element name="e">${a}</element>${a}</group><group><element name="e">${b}</element>${b}</group></choice>`,
      ['<r><e><a/></e><a/></r>', '<r><e><b/></e><b/></r>'],
      ['<r><e><a/></e><b/></r>'],
    ],
  ])('%s', (_, content, valid, invalid) => {
    const grammar = holding(content)
    expect(verdicts(grammar, ...valid)).toBe('+'.repeat(valid.length))
    expect(verdicts(grammar, ...invalid)).toBe('-'.repeat(invalid.length))
  })
})

describe('names', () => {
  test('ns is inherited by elements, not by attributes', () => {
    const grammar = read(
      `<element ${RNG} name="r" ns="urn:a"><attribute name="x"/><element name="s"><empty/></element></element>`,
    )
    expect(verdicts(grammar, '<r xmlns="urn:a" x=""><s/></r>', '<p:r xmlns:p="urn:a" x=""><p:s/></p:r>')).toBe('++')
    expect(verdicts(grammar, '<r x=""><s/></r>', '<p:r xmlns:p="urn:a" p:x=""><p:s/></p:r>')).toBe('--')
  })

  test('a name element of an attribute inherits ns', () => {
    const grammar = read(`<element ${RNG} name="r" ns="urn:a"><attribute><name>x</name></attribute></element>`)
    expect(verdicts(grammar, '<p:r xmlns:p="urn:a" p:x=""/>', '<p:r xmlns:p="urn:a" x=""/>')).toBe('+-')
  })

  test('a prefix in a name is that of the grammar', () => {
    const grammar = read(`<element ${RNG} xmlns:q="urn:q" name="q:r"><attribute name="q:x"/></element>`)
    expect(verdicts(grammar, '<r xmlns="urn:q" xmlns:z="urn:q" z:x=""/>', '<q:r q:x="" xmlns:q="urn:p"/>')).toBe('+-')
  })

  test('anyName and nsName hold all names but those excepted', () => {
    const grammar = read(
      `<element ${RNG}><anyName><except><nsName ns="urn:a"><except><name ns="urn:a">kept</name></except></nsName><name>out</name></except></anyName><empty/></element>`,
    )
    expect(verdicts(grammar, '<x/>', '<kept xmlns="urn:a"/>', '<x xmlns="urn:b"/>')).toBe('+++')
    expect(verdicts(grammar, '<out/>', '<x xmlns="urn:a"/>')).toBe('--')
  })

  test('an attribute may have any name', () => {
    const grammar = holding('<zeroOrMore><attribute><nsName ns="urn:a"/></attribute></zeroOrMore>')
    expect(verdicts(grammar, '<r xmlns:a="urn:a" a:x="" a:y=""/>', '<r xmlns:a="urn:a" y=""/>')).toBe('+-')
  })
})

describe('a grammar', () => {
  test('puts definitions of one name together', () => {
    const define = (combine: string, inside: string) => `<define name="c" ${combine}>${inside}</define>`
    const either = holding('<ref name="c"/>', define('', a) + define('combine="choice"', b))
    expect(verdicts(either, '<r><a/></r>', '<r><b/></r>', '<r><a/><b/></r>')).toBe('++-')
    const both = holding('<ref name="c"/>', define('combine="interleave"', a) + define('combine="interleave"', b))
    expect(verdicts(both, '<r><b/><a/></r>', '<r><b/></r>')).toBe('+-')
  })

  test('lets elements hold each other', () => {
    const grammar = holding(
      '<ref name="e"/>',
      '<define name="e"><element name="e"><optional><ref name="e"/></optional></element></define>',
    )
    expect(verdicts(grammar, '<r><e><e/></e></r>', '<r><e><r/></e></r>')).toBe('+-')
  })

  test('within a grammar has names of its own, and those of the outer by parentRef', () => {
    const inner =
      '<grammar><start><group><ref name="c"/><parentRef name="c"/></group></start><define name="c"><element name="b"><empty/></element></define></grammar>'
    const grammar = holding(inner, `<define name="c">${a}</define>`)
    expect(verdicts(grammar, '<r><b/><a/></r>', '<r><a/><b/></r>')).toBe('+-')
  })

  test('takes in another and replaces what it defines anew', () => {
    const other = `<grammar ${RNG}><start><element name="r"><ref name="c"/><ref name="d"/></element></start><define name="c"><notAllowed/></define><div><define name="d">${b}</define></div></grammar>`
    const grammar = read(
      `<grammar ${RNG} ns="urn:a"><include href="sub/other.rng"><define name="c">${a}</define></include></grammar>`,
      {
        'sub/other.rng': other,
      },
    )
    expect(verdicts(grammar, '<r xmlns="urn:a"><a/><b/></r>', '<r><a/><b/></r>')).toBe('+-')
  })

  test('finds what an included file includes beside that file', () => {
    const files = {
      'sub/one.rng': `<grammar ${RNG}><include href="../two.rng"/></grammar>`,
      'two.rng': `<element ${RNG} name="r"><empty/></element>`,
    }
    expect(wrong(`<grammar ${RNG}><include href="sub/one.rng"/></grammar>`, files)[0]).toContain(
      'Only a <grammar> can be included',
    )
    const good = { ...files, 'two.rng': `<grammar ${RNG}><start>${a}</start></grammar>` }
    expect(isValid(read(`<grammar ${RNG}><include href="sub/one.rng"/></grammar>`, good), '<a/>')).toBe(true)
  })

  test('takes a pattern from another file, which inherits ns', () => {
    const grammar = read(`<element ${RNG} name="r"><externalRef href="a.rng" ns="urn:x"/></element>`, {
      'a.rng': `<element ${RNG} name="a"><empty/></element>`,
    })
    expect(verdicts(grammar, '<r><a xmlns="urn:x"/></r>', '<r><a/></r>')).toBe('+-')
  })

  test('says what things mean, wherever that is written', () => {
    const A = 'xmlns:a="http://relaxng.org/ns/compatibility/annotations/1.0"'
    const grammar = read(
      `<grammar ${RNG} ${A}><start><ref name="r"/></start><define name="r"><a:documentation>the  root</a:documentation><element name="r"><attribute name="t"><a:documentation>the <b>kind</b></a:documentation><choice><value>x</value><a:documentation>an x</a:documentation><value>y</value></choice></attribute></element></define></grammar>`,
    )
    expect(grammar.elements().named.get('r ')?.[0]?.documentation).toBe('the root')
    expect(attributesOf(grammar, { uri: '', local: 'r' })).toMatchObject([
      {
        name: { local: 't' },
        required: true,
        documentation: 'the kind',
        values: [
          { value: 'x', documentation: 'an x' },
          { value: 'y', documentation: null },
        ],
      },
    ])
  })
})

describe('what is no grammar is told with its place', () => {
  test.each([
    [
      'another format',
      '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"/>',
      '1:1 This is an XML Schema of the W3C.',
    ],
    ['the compact syntax', 'start = element r { empty }', '1:1 This is a grammar in the compact syntax'],
    [
      'the compact syntax below comments',
      '# a text\nstart = element r { empty }',
      '1:1 This is a grammar in the compact',
    ],
    ['any other text', '# A heading\nand a text', 'This is not well-formed XML'],
    ['malformed XML', `<grammar ${RNG}>\n<start>`, '2:7 This is not well-formed XML'],
    [
      'a name that nothing defines',
      `<element ${RNG} name="r">\n  <ref name="c"/>\n</element>`,
      '2:3 “c” is used here, but nothing defines it.',
    ],
    [
      'what stands in itself',
      `<grammar ${RNG}><start><ref name="c"/></start>\n<define name="c"><optional><ref name="c"/></optional></define></grammar>`,
      '2:28 “c” stands in itself, with no element between.',
    ],
    [
      'a file that is not there',
      `<grammar ${RNG}>\n<include href="x.rng"/></grammar>`,
      '2:1 The grammar needs the file “x.rng”, which was not found beside it.',
    ],
    [
      'a circle of files',
      `<element ${RNG} name="r"><externalRef href="self.rng"/></element>`,
      '1:1 In self.rng: “self.rng” includes itself.',
    ],
    [
      'a bad regular expression',
      `<element ${RNG} ${XSD} name="r"><data type="token"><param name="pattern">(a</param></data></element>`,
      '1:124 This datatype cannot be used: the regular expression “(a” cannot be read: a “(” stands in it that is not closed.',
    ],
    [
      'an unknown type',
      `<element ${RNG} ${XSD} name="r"><data type="when"/></element>`,
      '1:124 This datatype cannot be used: XML Schema has no type “when”.',
    ],
    [
      'an unknown library',
      `<element ${RNG} name="r"><data type="x" datatypeLibrary="urn:l"/></element>`,
      '1:63 This datatype cannot be used: the library “urn:l” is not known.',
    ],
    ['an unknown element', `<element ${RNG} name="r"><emtpy/></element>`, '1:63 RELAX NG has no element <emtpy>.'],
    [
      'two definitions',
      `<grammar ${RNG}><start>${a}</start><start>${b}</start></grammar>`,
      '1:105 <start> is defined twice',
    ],
    ['no start', `<grammar ${RNG}/>`, '1:1 The grammar does not say where a text begins: <start> is missing.'],
    ['an element without content', `<element ${RNG} name="r"/>`, '1:1 <element> holds nothing.'],
  ])('%s', (_, source, told) => {
    expect(wrong(source, { 'self.rng': `<externalRef ${RNG} href="self.rng"/>` }).join('\n')).toContain(told)
  })
})
