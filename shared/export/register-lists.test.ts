import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { entriesInText } from '../register/entries-in-text'
import { newEntry, type Entry } from '../register/entry'
import { folded } from '../register/entry-facts'
import { registerIndex } from '../register/links'
import { takeEntries } from '../register/take-entries'
import { validate } from '../grammar'
import { teiGrammar } from '../grammar/tei'
import { anyEntry } from '../testing/any-entry'
import { runs } from '../testing/campaign'
import { parseXml } from '../xml/parse'
import { withRegister, type RegisterForm } from './register-lists'

const times = process.env['RECTO_CAMPAIGN']

const header = `<teiHeader>
    <fileDesc>
      <titleStmt><title>Letter</title></titleStmt>
      <publicationStmt><p/></publicationStmt>
      <sourceDesc><p/></sourceDesc>
    </fileDesc>
  </teiHeader>`
const text = (...refs: readonly string[]) => `<?xml version="1.0"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  ${header}
  <text><body><p>${refs.map((ref) => `<persName ref="#${ref}">Ada</persName>`).join(' ')}</p></body></text>
</TEI>
`
const ada = newEntry({
  ...{ id: '1', kind: 'person', name: 'Kern, Ada', xmlId: 'ada', surname: 'Kern', forename: 'Ada', born: '1870' },
  ...{ died: 'after 1930', variants: ['A. K.'], roles: ['Clerk', 'Minister'], description: 'Wrote.', notes: 'Mine.' },
  identifiers: [{ type: 'VIAF', value: '12' }],
})
const velm = newEntry({
  ...{ id: '2', kind: 'place', name: 'Velm', xmlId: 'velm', type: 'free port' },
  coordinates: { latitude: 59.91, longitude: -10.75 },
})
const salt = newEntry({
  id: '3',
  kind: 'organisation',
  name: 'Salt & Co.',
  xmlId: 'salt',
  type: 'firm',
  born: '1849',
  died: 'soon',
})
const nato = newEntry({
  id: '4',
  kind: 'term',
  name: 'SC',
  xmlId: 't_SC',
  variants: ['S.C.'],
  expansion: 'Salt Commission',
})
const all = [ada, velm, salt, nato]

const write = (
  xml: string,
  entries: readonly Entry[],
  form: RegisterForm = 'stand-off',
  source: string | null = null,
) => withRegister(xml, { register: registerIndex(entries), text: 't', form: () => form, source })

/** The ids that a file points at and does not hold. */
function dangling(xml: string): readonly string[] {
  const ids = new Set([...xml.matchAll(/xml:id="([^"]*)"/g)].map(([, id]) => id))
  return [...xml.matchAll(/(?:ref|corresp|target|sameAs)="#([^"]*)"/g)].flatMap(([, id = '']) =>
    ids.has(id) ? [] : [id],
  )
}

function violations(xml: string): readonly string[] {
  const tree = parseXml(xml).value
  return tree ? validate(teiGrammar(), tree, xml).map(({ message }) => message) : ['malformed']
}

describe('A text that points at entries', () => {
  test('is written with them, beside the text, and no line of it changes', () => {
    const before = text('ada', 'velm', 'salt', 't_SC')
    const written = write(before, all)
    expect(written).toContain(`  <standOff n="recto-register">
    <listPerson>
      <person xml:id="ada">
        <persName><surname>Kern</surname>, <forename>Ada</forename></persName>
        <persName type="variant">A. K.</persName>
        <birth when="1870"/>
        <death>after 1930</death>
        <occupation>Clerk</occupation>
        <occupation>Minister</occupation>
        <idno type="VIAF">12</idno>
        <note>Wrote.</note>
        <note type="private">Mine.</note>
      </person>
    </listPerson>
    <listPlace>
      <place xml:id="velm">
        <placeName>Velm</placeName>
        <location><geo>59.91 -10.75</geo></location>
        <desc type="kind">free port</desc>
      </place>
    </listPlace>
    <listOrg>
      <org xml:id="salt" type="firm">
        <orgName>Salt &amp; Co.</orgName>
        <event type="founded" when="1849"><desc>1849</desc></event>
        <event type="dissolved"><desc>soon</desc></event>
      </org>
    </listOrg>
    <list type="terms">
      <item><term xml:id="t_SC">SC</term> <term type="variant">S.C.</term> <gloss>Salt Commission</gloss></item>
    </list>
  </standOff>
`)
    const lines = before.split('\n')
    expect(written.split('\n').filter((line) => lines.includes(line))).toEqual(lines)
    expect(dangling(written)).toEqual([])
  })

  test.each(['stand-off', 'header', 'lists'] as const)(
    'is valid TEI with them, and written no second time (%s)',
    (form) => {
      const written = write(text('ada', 'velm', 'salt', 't_SC'), all, form)
      expect(violations(written)).toEqual([])
      expect(dangling(written)).toEqual([])
      expect(write(written, all, form)).toBe(written)
      expect(write(written, all, form, written)).toBe(written)
    },
  )

  test('keeps what it points at and what nobody knows as it is', () => {
    expect(write(text('nobody'), all)).toBe(text('nobody'))
    expect(write(text(), all)).toBe(text())
    const listed = text('ada').replace('</p>', '</p><list><item><persName xml:id="ada">Ada</persName></item></list>')
    expect(write(listed, all)).toBe(listed)
    expect(write('<TEI><broken', all)).toBe('<TEI><broken')
    expect(write('<div><persName ref="#ada"/></div>', all)).toBe('<div><persName ref="#ada"/></div>')
  })

  test('keeps pointers that led nowhere in its file, until more of them are made', () => {
    expect(write(text('ada', 'ada'), all, 'stand-off', text('ada', 'ada'))).toBe(text('ada', 'ada'))
    expect(dangling(write(text('ada', 'ada'), all, 'stand-off', text('ada')))).toEqual([])
  })

  test('has an entry that it points at by two names twice, once as the same', () => {
    const two = { ...ada, pointers: [{ value: '#p_AK', text: 't' }] }
    const written = write(text('ada', 'p_AK'), [two])
    expect(written).toContain('<person xml:id="p_AK" sameAs="#ada">')
    expect(dangling(written)).toEqual([])
    expect(takeEntries(entriesInText(written), 't', [], () => 'e')).toHaveLength(1)
  })
})

describe('What was written before', () => {
  const before = write(text('ada', 'velm'), all)

  test('is brought up to date where the register says otherwise, and what was put into it stays', () => {
    const added = before.replace('<birth', '<sex>f</sex><birth')
    expect(write(added, all)).toBe(added)
    const now = write(added, [{ ...ada, died: '1931' }, velm])
    expect(now).toContain('<death when="1931"/>')
    expect(now).toContain('<sex>f</sex>')
    expect(now.match(/standOff n=/g)).toHaveLength(1)
    const changed = (xml: string) => xml.replace(/<person [^]*<\/person>/, '')
    expect(changed(now)).toBe(changed(added))
  })

  test('gains what is pointed at since, and loses what is gone and not pointed at', () => {
    const more = write(before.replace('</p>', '<term ref="#t_SC">SC</term></p>'), all)
    expect(dangling(more)).toEqual([])
    expect(more.match(/standOff n=/g)).toHaveLength(1)
    const less = before.replace('<persName ref="#velm">Ada</persName>', '')
    expect(write(less, all)).toBe(less)
    expect(write(less, [ada])).not.toContain('velm')
    expect(
      write(
        text(...[]).replace(
          header,
          `${header}\n  <standOff n="recto-register">\n    <listPlace>\n      <place xml:id="velm"><placeName>Velm</placeName></place>\n    </listPlace>\n  </standOff>`,
        ),
        [ada],
      ),
    ).toBe(text())
    expect(write(before, [salt])).toBe(before)
  })
})

/** Words as a register has them: white space folded, nothing that XML cannot hold. */
const words = fc.string({ unit: fc.constantFrom('a', 'B', 'é', ' ', '<', '&', '"', ';', ',', '1', '-') }).map(folded)

/** Entries with the facts of their kinds, each with a name. */
const entries = fc
  .uniqueArray(anyEntry(words), { selector: ({ xmlId }) => xmlId, minLength: 1, maxLength: 5 })
  .map((list) => list.map(ofItsKind))

function ofItsKind(entry: Entry): Entry {
  const distinct = (all: readonly string[]) => [...new Set(all.filter((one) => one !== ''))]
  const name = `N${entry.name}`
  const common = newEntry({
    ...{ id: entry.id, kind: entry.kind, name, xmlId: entry.xmlId, description: entry.description },
    notes: entry.notes,
    variants: distinct(entry.variants).filter((one) => one !== name),
    identifiers: entry.identifiers.filter(({ type, value }, index, all) => {
      const same = all.findIndex((one) => one.type === type && one.value === value)
      return type !== '' && value !== '' && same === index
    }),
  })
  const { surname, forename, born, died, type, coordinates } = entry
  const own = surname + forename === '' ? { surname: '', forename: '' } : { surname, forename }
  switch (entry.kind) {
    case 'person':
      return { ...common, ...own, born, died, roles: distinct(entry.roles) }
    case 'place':
      return { ...common, type, coordinates }
    case 'organisation':
      return { ...common, type, born, died }
    case 'term':
      return { ...common, expansion: entry.expansion }
  }
}

/** A headword that says its parts by its form says them again when it is read. */
const saysParts = ({ kind, surname, forename }: Entry) => kind !== 'person' || surname + forename !== ''

test('Any entries come back from the TEI that they were written as, whatever they say', () => {
  fc.assert(
    fc.property(entries, fc.constantFrom<RegisterForm>('stand-off', 'header'), (list, form) => {
      const register = list.filter(saysParts)
      const ids = new Map(register.map(({ xmlId, id }) => [xmlId, id]))
      const written = write(text(...ids.keys()), register, form)
      expect(violations(written)).toEqual([])
      const back = entriesInText(written).map(({ facts, ids: [xmlId = ''] }) => ({
        ...newEntry({ ...facts, xmlId, id: ids.get(xmlId) ?? '' }),
      }))
      const sorted = (some: readonly Entry[]) => some.toSorted((one, other) => (one.id < other.id ? -1 : 1))
      expect(sorted(back)).toEqual(sorted(register))
      expect(write(written, register, form)).toBe(written)
    }),
    runs(200, times),
  )
})

test('No pointer leads nowhere, whatever is linked, merged and written again', () => {
  const form = fc.constantFrom<RegisterForm>('stand-off', 'header', 'lists')
  const turns = fc.array(
    fc.record({ refs: fc.array(fc.nat(5), { maxLength: 4 }), merged: fc.nat(5), into: fc.nat(5), form }),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  fc.assert(
    fc.property(entries, turns, (list, all) => {
      let register: readonly Entry[] = list
      let standing = ''
      for (const { refs, merged, into, form: how } of all) {
        const ids = refs.map((index) => register[index % register.length]?.xmlId ?? '')
        const xml = text(...ids).replace(header, header + standing)
        const written = write(xml, register, how)
        expect(dangling(written)).toEqual([])
        expect(violations(written)).toEqual([])
        standing = /\n\s*<standOff[^]*<\/standOff>/.exec(written)?.[0] ?? ''
        const [gone, stays] = [register[merged % register.length], register[into % register.length]]
        if (gone === undefined || stays === undefined || gone === stays) continue
        const pointers = [...stays.pointers, { value: `#${gone.xmlId}`, text: null }, ...gone.pointers]
        register = register.flatMap((entry) =>
          entry === gone ? [] : entry === stays ? [{ ...stays, pointers }] : [entry],
        )
      }
    }),
    runs(150, times),
  )
})
