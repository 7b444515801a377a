import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readRelaxNg, validate, type Grammar } from '../grammar'
import { entriesInText } from '../register/entries-in-text'
import { newEntry, type Entry } from '../register/entry'
import { registerIndex } from '../register/links'
import { takeEntries } from '../register/take-entries'
import { runs } from '../testing/campaign'
import { escapeText } from '../xml/escape'
import { parseXml } from '../xml/parse'
import { writeCorpus, type Corpus } from './tei-corpus'

const header = (title: string) =>
  `<teiHeader><fileDesc><titleStmt><title>${title}</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>`

const tei = (title: string, paragraphs: string, root = '') =>
  `<TEI xmlns="http://www.tei-c.org/ns/1.0"${root}>${header(title)}<text><body>${paragraphs}</body></text></TEI>`

const person = (id: string, text: string | null): Entry =>
  newEntry({ id, kind: 'person', name: id, xmlId: `person_${id}`, pointers: [{ value: '#p_1', text }] })

function write(xmls: readonly string[], over: Partial<Corpus> = {}) {
  const texts = xmls.map((xml, index) => ({ id: String(index), title: `Text ${String(index)}`, xml }))
  return writeCorpus({
    ...{ texts, title: 'Letters', register: registerIndex([]), entries: 'mentioned', form: 'corpus' },
    registerForm: () => 'stand-off',
    ...over,
  })
}

function grammarOf(path: string): Grammar {
  const { value } = readRelaxNg(readFileSync(path, 'utf8'), { name: path })
  if (value === null) throw new Error(`${path} was not read.`)
  return value
}

function errorsIn(xml: string, grammar: Grammar): readonly string[] {
  const { value, findings } = parseXml(xml)
  return value ? validate(grammar, value, xml).map(({ message }) => message) : findings.map(({ message }) => message)
}

test('texts with the same ids are told apart, and what points at them follows', () => {
  const { xml } = write([
    tei('A', '<p xml:id="p1">One <ref target="#p1 http://a.b/#p1">here</ref></p>'),
    tei('B', '<p xml:id="p1">Two <ref target="#p1" n="#p1">here</ref></p><p xml:id="p1-2"/>'),
  ])
  expect(xml).toContain('<p xml:id="p1">One <ref target="#p1 http://a.b/#p1">')
  expect(xml).toContain('<p xml:id="p1-3">Two <ref target="#p1-3" n="#p1">here</ref></p><p xml:id="p1-2"/>')
})

test('the register stands in it once, and pointers that mean one person here and another there lead to the right one', () => {
  const { xml } = write(
    [
      tei('A', '<p><persName corresp="#p_1">He</persName></p>'),
      tei('B', '<p><persName corresp="#p_1">She</persName><persName corresp="#person_ada">Ada</persName></p>'),
    ],
    { register: registerIndex([person('bea', '0'), person('ada', '1'), person('cyd', null)]) },
  )
  expect(xml).toContain('corresp="#person_bea">He')
  expect(xml).toContain('corresp="#person_ada">She')
  expect(xml.match(/<person xml:id="[^"]*"/g)).toEqual(['<person xml:id="person_bea"', '<person xml:id="person_ada"'])
  expect(xml.match(/<standOff/g)).toHaveLength(1)
})

test('lists that Recto wrote into a text are left out for those of the file', () => {
  const own =
    '<standOff n="recto-register"><listPerson><person xml:id="p_1"><persName>He</persName></person></listPerson></standOff>'
  const text = tei('A', '<p><persName ref="#p_1">He</persName></p>').replace('</teiHeader>', `</teiHeader>\n  ${own}`)
  const { xml } = write([text, text], { register: registerIndex([person('bea', null)]) })
  expect(xml.match(/<person /g)).toHaveLength(1)
  expect(xml.match(/ref="#person_bea"/g)).toHaveLength(2)
})

test('entities of a document type stand as what they are, and a text with entities from outside in a file of its own', () => {
  const doctype = (declaration: string, xml: string) => `<!DOCTYPE TEI [${declaration}]>${xml}`
  const { xml, left, findings } = write([
    doctype('<!ENTITY co "A &amp; B">', tei('A', '<p n="&co;" xml:id="a">&co; &lt;</p>')),
    doctype('<!ENTITY co SYSTEM "b.xml">', tei('B', '<p>&co;</p>')),
  ])
  expect(xml).toContain('<p n="A &amp; B" xml:id="a">A &amp; B &lt;</p>')
  expect(left.map(({ title }) => title)).toEqual(['Text 1'])
  expect(findings).toMatchObject([{ code: 'export-outside-corpus', values: { count: 1 } }])
})

test('a group holds texts alone, with the namespaces that were declared around them', () => {
  const { xml, findings } = write([tei('A', '<x:p/>', ' xmlns:x="http://x"'), tei('B', '<p/>')], { form: 'group' })
  expect(xml).toContain('<text xmlns="http://www.tei-c.org/ns/1.0" xmlns:x="http://x"><body><x:p/></body></text>')
  expect(parseXml(xml).findings).toEqual([])
  expect(xml.match(/<teiHeader>/g)).toHaveLength(1)
  expect(findings).toMatchObject([{ code: 'export-headers', values: { count: 2 } }])
})

test('texts without ids stand in a corpus character for character', () => {
  const words = fc.string({ unit: fc.constantFrom('a', ' ', '#', '&', '<', '"', 'é', '\n') })
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 4 }), (some) => {
      const texts = some.map((one) =>
        tei('A', `<p rend='#a "b"'>${escapeText(one)}</p><!-- ${one.replaceAll('-', '')}x -->`),
      )
      const { xml } = write(texts)
      for (const text of texts) expect(xml).toContain(text)
    }),
    runs(100, process.env['RECTO_CAMPAIGN']),
  )
})

const documents = '../shared/data/frus/documents'
const grammar = '../shared/schema/tei_all.rng'

// Without the texts and the grammar that lie beside the checkout there is nothing to read.
describe.skipIf(!existsSync(documents) || !existsSync(grammar))('All documents of FRUS', () => {
  test('make a corpus in which nothing is wrong that was right in each', () => {
    const all = grammarOf(grammar)
    const xmls = readdirSync(documents)
      .filter((name) => name.endsWith('.xml'))
      .map((name) => readFileSync(join(documents, name), 'utf8'))
    const entries = takeEntries(
      xmls.flatMap((xml) => entriesInText(xml)),
      'x',
      [],
      () => crypto.randomUUID(),
    ).map(({ after }) => after)
    const { xml, left } = write(xmls, { register: registerIndex(entries), entries: 'all' })
    expect(left).toEqual([])
    const before = xmls.flatMap((one) => errorsIn(one, all)).length
    expect(errorsIn(xml, all).length).toBeLessThanOrEqual(before)
  })
})
