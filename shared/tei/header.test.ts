import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseXml } from '../xml/parse'
import { emptyFields, headerFieldNames, newHeader, patchHeader, readHeader, type HeaderFields } from './header'

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
  expect(readHeader(printed)).toEqual({ ...emptyFields, title: 'Letters & Notes', source: 'Box 4' })
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
  const patched = patchHeader(printed, { editor: 'M. Vance', sender: 'Ames' })
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

const value = fc.string({
  unit: fc.constantFrom('a', 'É', ' ', '&', '<', '"', "'", '>', '—', '1', '\t'),
  maxLength: 12,
})
const fields = fc.record(
  Object.fromEntries(headerFieldNames.map((name) => [name, value])),
) as fc.Arbitrary<HeaderFields>
const folded = (said: HeaderFields): Record<string, string> =>
  Object.fromEntries(headerFieldNames.map((name) => [name, said[name].replace(/[ \t]+/g, ' ').trim()]))

test('what is patched into any of the headers is read again, twice over', () => {
  fc.assert(
    fc.property(fc.constantFrom(printed, newHeader({}), '<teiHeader/>'), fields, fields, (header, first, second) => {
      const once = patchHeader(header, first)
      const twice = patchHeader(once, second)
      expect(readHeader(once)).toMatchObject(folded({ ...readHeader(header), ...first }))
      expect(readHeader(twice)).toEqual(folded(second))
      expect(parseXml(twice).value).not.toBeNull()
    }),
    { numRuns: 60 },
  )
})
