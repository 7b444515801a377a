import { expect, test } from 'vitest'
import { readRelaxNg, validate } from '../grammar'
import { teiGrammar } from '../grammar/tei'
import { knowsCalendars } from '../queries/register-form'
import { newEntry } from '../register/entry'
import { registerIndex } from '../register/links'
import { parseXml } from '../xml/parse'
import { withCalendars } from './calendars'
import { withRegister } from './register-lists'

const fileDesc = `<fileDesc>
      <titleStmt><title>Letter</title></titleStmt>
      <publicationStmt><p/></publicationStmt>
      <sourceDesc><p/></sourceDesc>
    </fileDesc>`
const revision = '<revisionDesc><change>Read.</change></revisionDesc>'
const text = (dates: string, header = '') => `<?xml version="1.0"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader>
    ${fileDesc}${header}
  </teiHeader>
  <text><body><p>${dates}</p></body></text>
</TEI>
`
const julian = '<date when="1709-07-08" when-custom="1709-06-27" calendar="#julian">June 27</date>'
const republican = '<date calendar="#republican" when-custom="0008-02-18">18 Brumaire</date>'

function violations(xml: string): readonly string[] {
  const tree = parseXml(xml).value
  return tree ? validate(teiGrammar(), tree, xml).map(({ message }) => message) : ['malformed']
}

test('A date of another calendar is written with that in the header, and no line of the text changes', () => {
  const before = text(julian + republican)
  const written = withCalendars(before, null)
  expect(written).toContain(`    </fileDesc>
    <profileDesc>
      <calendarDesc>
        <calendar xml:id="julian"><p>Julian calendar</p></calendar>
        <calendar xml:id="republican"><p>French Republican calendar</p></calendar>
      </calendarDesc>
    </profileDesc>
  </teiHeader>`)
  expect(violations(written)).toEqual([])
  expect(withCalendars(written, null)).toBe(written)
  expect(withCalendars(written, before)).toBe(written)
})

test('No calendar is written where the grammar knows none, and the grammar is asked only where one would be', () => {
  const before = text(julian)
  expect(withCalendars(before, null, () => false)).toBe(before)
  let asked = 0
  const known = () => ++asked > 0
  expect(withCalendars(before, before, known)).toBe(before)
  expect(asked).toBe(0)
  expect(withCalendars(before, null, known)).toContain('<calendar xml:id="julian">')
})

test('The grammar of TEI knows calendars, and one without calendarDesc does not', () => {
  expect(knowsCalendars(teiGrammar())).toBe(true)
  const { value } = readRelaxNg(
    `<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.tei-c.org/ns/1.0"><start>
      <element name="profileDesc"><zeroOrMore><element name="creation"><text/></element></zeroOrMore></element>
    </start></grammar>`,
    { name: 'small.rng' },
  )
  if (value === null) throw new Error('The grammar was not read')
  expect(knowsCalendars(value)).toBe(false)
})

test.each([
  ['a description of the text', '\n    <profileDesc>\n      <creation/>\n    </profileDesc>'],
  [
    'other calendars',
    '\n    <profileDesc><calendarDesc><calendar xml:id="solar"><p>S</p></calendar></calendarDesc></profileDesc>',
  ],
  ['revisions', `\n    ${revision}`],
  ['an empty description', '<profileDesc/>'],
])('A header with %s keeps it and gains the calendar', (_, header) => {
  const before = text(julian, header)
  const written = withCalendars(before, null)
  expect(written).toContain('<calendar xml:id="julian">')
  expect(violations(written)).toEqual(violations(before))
  expect(written.length).toBeGreaterThan(before.length)
  expect(withCalendars(written, null)).toBe(written)
})

test('What the register writes into the header does not take the calendar away', () => {
  const ada = newEntry({ id: '1', kind: 'person', name: 'Ada', xmlId: 'ada' })
  const write = (xml: string, entries = [ada]) =>
    withCalendars(
      withRegister(xml, { register: registerIndex(entries), text: 't', form: () => 'header', source: null }),
      null,
    )
  const written = write(text(`${julian}<persName ref="#ada">Ada</persName>`))
  expect(violations(written)).toEqual([])
  const renamed = write(written, [{ ...ada, name: 'Ada K.' }])
  expect(renamed).toContain('Ada K.')
  expect(renamed.split('xml:id="julian"')).toHaveLength(2)
})

test('Calendars that nobody wrote here are left as they are', () => {
  for (const left of [
    text('<date calendar="#islamic">x</date>'),
    text('<ref target="#julian">x</ref>'),
    text('#julian'),
    julian,
    '<TEI',
  ])
    expect(withCalendars(left, null)).toBe(left)
  expect(withCalendars(text(julian), text(julian))).toBe(text(julian))
  expect(withCalendars(text(julian + julian), text(julian))).toContain('<calendar xml:id="julian">')
  expect(withCalendars(text(julian).replaceAll('\n', '\r\n'), null)).toContain('\r\n    <profileDesc>\r\n')
})
