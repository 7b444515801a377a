import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readRelaxNg, validate } from '../grammar'
import { runs } from '../testing/campaign'
import { parseXml } from '../xml/parse'
import {
  emptyFields,
  headerListNames,
  headerTextNames,
  newHeader,
  patchHeader,
  readHeader,
  type HeaderFields,
} from './header'

const printed = `<teiHeader xml:lang="en">
    <fileDesc>
        <titleStmt><title type='main'>Letters &amp; <hi>Notes</hi></title><author>Anon</author></titleStmt>
        <publicationStmt>
            <p>Printed for the friends of the harbour.</p>
        </publicationStmt>
        <sourceDesc><bibl>Box 4</bibl></sourceDesc>
    </fileDesc><!-- keep me -->
    <revisionDesc><change when = "1927-03-03"/></revisionDesc>
</teiHeader>`

test('the fields are read from where TEI keeps them', () => {
  expect(readHeader(printed)).toEqual({
    ...emptyFields,
    title: 'Letters & Notes',
    source: 'Box 4',
    authors: [{ name: 'Anon', ref: '' }],
    revisions: [{ when: '1927-03-03', who: '', words: '' }],
  })
  const header = newHeader({ title: 'A', sender: 'Hale', recipient: 'Brandt', place: 'Halvard', when: '1927-03-03' })
  expect(readHeader(header)).toMatchObject({
    sender: 'Hale',
    recipient: 'Brandt',
    place: 'Halvard',
    when: '1927-03-03',
  })
})

test('a changed field changes nothing else of the header', () => {
  const patched = patchHeader(printed, { source: 'Box 5 <b>' })
  expect(patched).toBe(printed.replace('Box 4', 'Box 5 &lt;b&gt;'))
  expect(patchHeader(printed, readHeader(printed))).toBe(printed)
})

test('what the header lacks is made at the place where TEI wants it', () => {
  const patched = patchHeader(printed, { editors: [{ name: 'M. Vance', ref: '', share: '' }], sender: 'Ames' })
  expect(patched).toContain('<author>Anon</author><editor>M. Vance</editor></titleStmt>')
  expect(patched).toMatch(/<\/fileDesc><!-- keep me -->\s*<profileDesc>[^]*<\/profileDesc>\s*<revisionDesc>/)
  expect(patched).toContain('<correspAction type="sent">')
})

test('a licence beside paragraphs takes them into the availability', () => {
  const patched = patchHeader(printed, { licence: 'CC BY 4.0' })
  expect(patched).toContain('<authority/><availability><p>Printed')
  expect(patched).toContain('<licence>CC BY 4.0</licence></availability>')
  expect(readHeader(patched).licence).toBe('CC BY 4.0')
})

test('elements that are made take the prefix of the header', () => {
  const header = '<tei:teiHeader><tei:fileDesc><tei:titleStmt/></tei:fileDesc></tei:teiHeader>'
  expect(patchHeader(header, { title: 'T' })).toBe(
    '<tei:teiHeader><tei:fileDesc><tei:titleStmt><tei:title>T</tei:title></tei:titleStmt></tei:fileDesc></tei:teiHeader>',
  )
})

test('a date can be cleared, and its words changed without its date', () => {
  const header = newHeader({ date: 'March 3, 1927', when: '1927-03-03' })
  expect(readHeader(patchHeader(header, { when: '' }))).toMatchObject({ date: 'March 3, 1927', when: '' })
  expect(readHeader(patchHeader(header, { date: 'yesterday' }))).toMatchObject({
    date: 'yesterday',
    when: '1927-03-03',
  })
})

test('a header that is not well-formed is left alone', () => {
  expect(readHeader('<teiHeader>')).toEqual(emptyFields)
  expect(patchHeader('<teiHeader>', { title: 'x' })).toBe('<teiHeader>')
})

const archive = `<teiHeader>
  <fileDesc>
    <titleStmt>
      <title>Register of the quay</title>
      <author><persName ref="#hale">E. Hale</persName></author>
      <editor role="general">M. Vance</editor><!-- she began it -->
      <respStmt>
        <resp>Transcription</resp><resp>notes</resp>
        <persName ref="#wendt">A. Wendt</persName>
        <name>B. Orr</name>
      </respStmt>
    </titleStmt>
    <publicationStmt>
      <publisher>Harbour Press</publisher>
      <pubPlace>Halvard</pubPlace>
      <date>1931</date>
      <availability status="restricted"><licence target="https://example.org/l">For readers</licence></availability>
    </publicationStmt>
    <seriesStmt><p>Papers of the harbour</p></seriesStmt>
    <sourceDesc>
      <msDesc><msIdentifier><settlement>Halvard</settlement><repository>Town Archive</repository><idno>Q 7</idno></msIdentifier><p>Paper</p></msDesc>
      <bibl>Printed once.</bibl>
    </sourceDesc>
  </fileDesc>
  <profileDesc>
    <langUsage>
      <language ident="en">English</language>
      <language ident="nb"/>
    </langUsage>
    <correspDesc><p>Not sent.</p></correspDesc>
  </profileDesc>
  <revisionDesc status="draft">
    <change when="1931-02-01" who="#vance">Read <hi>twice</hi></change>
    <change><name>A. Wendt</name> noted the rest</change>
  </revisionDesc>
</teiHeader>`

const listed = `<teiHeader><fileDesc><titleStmt><title/></titleStmt><publicationStmt><p>Unpublished.</p></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc><profileDesc><langUsage><p>English.</p></langUsage></profileDesc><revisionDesc><listChange><change when="1931">One</change></listChange></revisionDesc></teiHeader>`

const older = `<teiHeader><fileDesc><titleStmt><title/></titleStmt><publicationStmt><distributor/></publicationStmt><sourceDesc><biblStruct><monogr><title>A</title><imprint><date/></imprint></monogr></biblStruct></sourceDesc></fileDesc><revisionDesc><list><item>First</item></list></revisionDesc></teiHeader>`

test('editors with their shares, the place of keeping, languages and revisions are read', () => {
  expect(readHeader(archive)).toMatchObject({
    authors: [{ name: 'E. Hale', ref: '#hale' }],
    editors: [
      { name: 'M. Vance', ref: '', share: 'general' },
      { name: 'A. Wendt; B. Orr', ref: '#wendt', share: 'Transcription; notes' },
    ],
    ...{ publisher: 'Harbour Press', published: '1931', access: 'restricted', series: '' },
    ...{ licence: 'For readers', licenceTarget: 'https://example.org/l', status: 'draft' },
    ...{ settlement: 'Halvard', repository: 'Town Archive', shelfMark: 'Q 7', source: 'Printed once.' },
    languages: [
      { ident: 'en', name: 'English' },
      { ident: 'nb', name: '' },
    ],
    revisions: [
      { when: '1931-02-01', who: '#vance', words: 'Read twice' },
      { when: '', who: 'A. Wendt', words: 'noted the rest' },
    ],
  })
})

test('an item of a list is changed, moved and taken out with all else as it was', () => {
  const { editors, revisions, languages } = readHeader(archive)
  const [vance, others] = editors
  if (!vance || !others) throw new Error('Two editors were written.')
  const renamed = patchHeader(archive, { editors: [{ ...vance, name: 'Mary Vance' }, others] })
  expect(renamed).toBe(archive.replace('>M. Vance<', '>Mary Vance<'))
  expect(patchHeader(archive, { editors: [others, vance] })).toContain(
    '<name>B. Orr</name>\n      </respStmt><!-- she began it -->',
  )
  expect(patchHeader(archive, { editors: [others] })).toBe(
    archive.replace('\n      <editor role="general">M. Vance</editor>', ''),
  )
  expect(patchHeader(archive, { languages: [...languages, { ident: 'de', name: '' }] })).toBe(
    archive.replace('<language ident="nb"/>', '<language ident="nb"/>\n      <language ident="de"></language>'),
  )
  expect(patchHeader(archive, { languages: [] })).not.toContain('langUsage')
  const [first] = revisions
  expect(patchHeader(archive, { revisions: first ? [{ ...first, who: '#wendt' }] : [] })).toContain('who="#wendt"')
})

test('a description of the source stands beside no paragraph', () => {
  expect(newHeader({ shelfMark: 'Q 7' })).not.toContain('<p/>')
  expect(patchHeader(newHeader({ source: 'A book' }), { shelfMark: 'Q 7' }).match(/<sourceDesc>/g)).toHaveLength(2)
  expect(patchHeader(newHeader({ shelfMark: 'Q 7' }), { source: 'A book' })).toContain('<bibl>A book</bibl>')
})

const said = fc.string({ unit: fc.constantFrom('a', 'É', ' ', '&', '<', '"', "'", '>', '—', '1', '\t'), maxLength: 12 })
const day = fc.constantFrom('', '1927', '1927-03-03')
const pointer = fc.constantFrom('', '#ada', '#ada #hale', 'https://example.org/1')
const texts = Object.fromEntries(
  headerTextNames.map((name) => {
    if (name.endsWith('Ref') || name === 'licenceTarget') return [name, pointer]
    if (name === 'when') return [name, day]
    if (name === 'access') return [name, fc.constantFrom('', 'free', 'unknown', 'restricted')]
    if (name === 'status') return [name, fc.constantFrom('', 'draft', 'published')]
    return [name, said]
  }),
)
const items = <Item extends object>(item: { [Key in keyof Item]: fc.Arbitrary<Item[Key]> }) =>
  fc.array(fc.record(item), { maxLength: 4 })
const fields = fc.record({
  ...texts,
  authors: items({ name: said, ref: pointer }),
  editors: items({
    name: said,
    ref: pointer,
    share: fc.oneof(said, fc.constantFrom('', 'general', 'Notes and index')),
  }),
  languages: items({ ident: fc.constantFrom('en', 'de-AT', ''), name: said }),
  revisions: items({ when: day, who: fc.oneof(said, pointer), words: said }),
}) as fc.Arbitrary<unknown> as fc.Arbitrary<HeaderFields>

const fold = (text: string) => text.replace(/[ \t]+/g, ' ').trim()
const foldItem = (item: object): object =>
  Object.fromEntries(Object.entries(item).map(([key, value]) => [key, fold(String(value))]))
const folded = (wanted: HeaderFields) => ({
  ...Object.fromEntries(headerTextNames.map((name) => [name, fold(wanted[name])])),
  ...Object.fromEntries(
    headerListNames.map((name) => [
      name,
      wanted[name].map(foldItem).filter((item) => Object.values(item).some((value) => value !== '')),
    ]),
  ),
})
const headers = [printed, archive, listed, older, newHeader({}), '<teiHeader/>']
const { numRuns, seed } = runs(60, process.env['RECTO_CAMPAIGN'])
const chances = { numRuns, ...(seed !== undefined && { seed }) }

test('what is patched into any of the headers is read again, twice over', () => {
  fc.assert(
    fc.property(fc.constantFrom(...headers), fields, fields, (header, first, second) => {
      const once = patchHeader(header, first)
      const twice = patchHeader(once, second)
      expect(readHeader(once)).toEqual(folded(first))
      expect(readHeader(twice)).toEqual(folded(second))
      expect(patchHeader(twice, second)).toBe(twice)
    }),
    chances,
  )
})

test('one changed field leaves all that others have said where it was', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(archive, printed),
      fields,
      fc.constantFrom(...headerTextNames, ...headerListNames),
      (header, wanted, name) => {
        const patched = patchHeader(header, { [name]: wanted[name] })
        const others = (all: HeaderFields) => ({ ...all, [name]: null })
        expect(others(readHeader(patched))).toEqual(others(readHeader(header)))
        expect(patched).toContain(header === archive ? '<!-- she began it -->' : '<!-- keep me -->')
      },
    ),
    chances,
  )
})

const SCHEMA = '../shared/schema/tei_all.rng'

describe.skipIf(!existsSync(SCHEMA))(`Held against ${SCHEMA} (skipped where that is absent)`, () => {
  test('whatever is patched into a header that was valid, it stays so', () => {
    const { value: grammar } = readRelaxNg(readFileSync(SCHEMA, 'utf8'), { name: 'tei_all' })
    if (grammar === null) throw new Error(`${SCHEMA} was not read.`)
    const errors = (header: string): readonly string[] => {
      const file = `<TEI xmlns="http://www.tei-c.org/ns/1.0">${header}<text><body><p/></body></text></TEI>`
      const { value } = parseXml(file)
      return value ? validate(grammar, value, file).map(({ message }) => message) : ['not well-formed']
    }
    fc.assert(
      fc.property(fc.constantFrom(...headers.slice(0, -1)), fields, fields, (header, first, second) => {
        const once = patchHeader(header, first)
        expect(errors(once)).toEqual([])
        expect(errors(patchHeader(once, second))).toEqual([])
      }),
      { ...chances, numRuns: Math.ceil(numRuns / 2) },
    )
  }, 60_000)
})

test('a shelf mark that is taken away again leaves no description of nothing', () => {
  const header = newHeader({ title: 'A' })
  const marked = patchHeader(header, { shelfMark: 'Box 4', repository: 'State Archives' })
  expect(patchHeader(marked, { shelfMark: '' })).not.toContain('<idno')
  expect(patchHeader(patchHeader(marked, { shelfMark: '' }), { repository: '' })).toBe(header)
  const described = marked.replace('<msIdentifier>', '<msIdentifier><country>Norway</country>')
  expect(patchHeader(described, { shelfMark: '', repository: '' })).toContain('<country>Norway</country>')
})
