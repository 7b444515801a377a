import { describe, expect, test } from 'vitest'
import { entriesInText } from './entries-in-text'
import { registerIndex } from './links'
import { takeEntries } from './take-entries'
import type { Entry } from './entry'

const tei = (inside: string) => `<TEI xmlns="http://www.tei-c.org/ns/1.0">${inside}</TEI>`
const body = (inside: string) => tei(`<teiHeader/><text><body>${inside}</body></text>`)

/** The register after texts were read one after the other, named `a`, `b` and so on. */
function registerOf(...texts: readonly string[]): readonly Entry[] {
  let register: readonly Entry[] = []
  let number = 0
  for (const [index, text] of texts.entries()) {
    const taken = takeEntries(entriesInText(text), 'abc'.charAt(index), register, () => `e${String((number += 1))}`)
    const changed = new Map(taken.map(({ after }) => [after.id, after]))
    register = [
      ...register.map((entry) => changed.get(entry.id) ?? entry),
      ...taken.flatMap(({ before, after }) => (before ? [] : [after])),
    ]
  }
  return register
}

describe('The lists of a text', () => {
  test('give persons with what is told of them, in standOff as in the header', () => {
    const person = `<person xml:id="cw" sameAs="https://viaf.org/viaf/1">
      <persName ref="http://www.wikidata.org/entity/Q2"><forename>Clara</forename> <nameLink>von</nameLink> <surname>Weil</surname></persName>
      <persName type="variant">Clärchen</persName>
      <birth when="1870-02-03"><placeName>Velm</placeName></birth><death><date notBefore="1930" notAfter="1932"/></death>
      <occupation>Clerk</occupation><idno type="GND">118573470</idno><note>Wrote   letters<note>!</note>.</note></person>`
    const facts = {
      ...{ kind: 'person', name: 'Weil, Clara von', surname: 'Weil', forename: 'Clara', variants: ['Clärchen'] },
      ...{ born: '1870-02-03', died: '1930/1932', roles: ['Clerk'], description: 'Wrote letters.' },
    }
    const identifiers = [
      { type: 'GND', value: '118573470' },
      { type: 'VIAF', value: 'https://viaf.org/viaf/1' },
      { type: 'Wikidata', value: 'http://www.wikidata.org/entity/Q2' },
    ]
    const standOff = tei(`<teiHeader/><standOff><listPerson>${person}</listPerson></standOff><text/>`)
    const header = tei(`<teiHeader><profileDesc><particDesc>${person}</particDesc></profileDesc></teiHeader><text/>`)
    for (const text of [standOff, header])
      expect(entriesInText(text)).toEqual([
        {
          facts: { ...facts, type: '', coordinates: null, expansion: '', identifiers, notes: '' },
          ids: ['cw'],
          links: [],
          listed: true,
        },
      ])
  })

  test('give places, with places in them, and organisations', () => {
    const found = entriesInText(
      tei(`<teiHeader/><standOff><listPlace><place xml:id="o" type="country"><country>Ostravia</country>
        <place xml:id="v"><placeName>Velm</placeName><placeName>Velmo</placeName><location><geo>59.9 10.7</geo></location>
        <desc>A port.</desc></place></place></listPlace>
        <listOrg><org xml:id="s" type="agency"><orgName>Salt Commission</orgName><desc>Taxed salt.</desc></org></listOrg></standOff><text/>`),
    )
    expect(found.map(({ facts, ids }) => ({ ...facts, ids }))).toMatchObject([
      { kind: 'place', name: 'Ostravia', type: 'country', ids: ['o'], description: '' },
      {
        ...{ kind: 'place', name: 'Velm', variants: ['Velmo'], ids: ['v'], description: 'A port.' },
        coordinates: { latitude: 59.9, longitude: 10.7 },
      },
      { kind: 'organisation', name: 'Salt Commission', type: 'agency', description: 'Taxed salt.', ids: ['s'] },
    ])
  })

  test('give what items begin with, and not what only mentions somebody', () => {
    const found = entriesInText(
      body(`<list><item><hi rend="strong"><persName xml:id="p_HB">Hall, Sir Bo</persName>,</hi> Clerk; Minister, <gloss target="#t_SC">SC</gloss></item>
        <item xml:id="t"><term>NATO</term> (North Atlantic Treaty Organization)</item>
        <item><term xml:id="t_SC">SC</term>, Salt Commission</item>
        <item xml:id="in1">see <persName corresp="#p_HB">Hall</persName></item>
        <item xml:id="in2"><persName corresp="#p_HB">Hall</persName> on salt</item>
        <item><persName>No Id</persName></item></list>
        <list type="gloss"><label xml:id="g">Quay</label><item>A wharf</item></list>`),
    )
    expect(
      found.map(({ facts: { name, roles, expansion, surname }, ids }) => [name, roles, expansion, surname, ids]),
    ).toEqual([
      ['Hall, Sir Bo', ['Clerk', 'Minister, SC'], '', '', ['p_HB']],
      ['NATO', [], '(North Atlantic Treaty Organization)', '', ['t']],
      ['SC', [], 'Salt Commission', '', ['t_SC']],
      ['Quay', [], 'A wharf', '', ['g']],
    ])
  })

  test('may be anything, and broken', () => {
    expect(entriesInText('<TEI><standOff>')).toEqual([])
    expect(
      entriesInText(tei('<standOff><person/><place><place/></place><org/><list><label/><item/></list></standOff>')),
    ).toEqual([])
  })
})

describe('Links without a list', () => {
  test('are entries that are named by what their mentions say most', () => {
    const [ada, velm, solberg, ...rest] = registerOf(
      body(`<p><persName corresp="#p_A">Kern</persName> <persName corresp="#p_A">Ada Kern</persName> <persName corresp="#p_A">Kern</persName>
        <placeName ref="https://www.geonames.org/3143244">Velm</placeName> <rs type="person" key="Solberg, H.">the consul</rs>
        <ref target="#nowhere">there</ref> <persName>Untagged</persName></p>`),
    )
    expect(ada).toMatchObject({ kind: 'person', name: 'Kern', xmlId: 'p_A', pointers: [] })
    expect(velm).toMatchObject({
      kind: 'place',
      identifiers: [{ type: 'GeoNames', value: 'https://www.geonames.org/3143244' }],
      pointers: [],
    })
    expect(solberg).toMatchObject({ name: 'the consul', pointers: [{ value: 'Solberg, H.', text: null }] })
    expect(rest).toEqual([])
  })

  test('that lead back to a name in the text are an entry of that name; those to other places are none', () => {
    const text = body(
      `<p><persName xml:id="m">Ada Kern</persName> <persName corresp="#m">she</persName> <term target="#fn">x</term> <note xml:id="fn"/></p>`,
    )
    expect(registerOf(text)).toMatchObject([{ name: 'Ada Kern', xmlId: 'm' }])
  })
})

describe('Several texts', () => {
  const listed = (id: string, name: string) =>
    body(`<list><item><persName xml:id="${id}">${name}</persName>, Clerk</item></list>`)

  test('share an entry where xml:id and name are the same', () => {
    const register = registerOf(listed('p_1', 'Kern, Ada'), listed('p_1', 'Kern,  Ada'))
    expect(register).toMatchObject([{ name: 'Kern, Ada', xmlId: 'p_1', pointers: [] }])
  })

  test('have entries of their own where one xml:id means two persons', () => {
    const register = registerOf(listed('p_1', 'Kern, Ada'), listed('p_1', 'Weil, Bo'))
    const index = registerIndex(register)
    expect(register).toHaveLength(2)
    expect(index.entryAt('#p_1', 'a')?.name).toBe('Kern, Ada')
    expect(index.entryAt('#p_1', 'b')).toMatchObject({ name: 'Weil, Bo', xmlId: 'person_weil-bo' })
  })

  test('share an entry that their lists do not have, where a name is shared', () => {
    const mention = (words: string) => body(`<p><persName corresp="#p_1">${words}</persName></p>`)
    expect(registerOf(listed('p_1', 'Kern, Ada'), mention('Mr. Kern'))).toHaveLength(1)
    expect(registerOf(listed('p_1', 'Kern, Ada'), mention('Weil'))).toHaveLength(2)
  })

  test('share what has the same identifier, however it is written', () => {
    const linked = (ref: string) => body(`<p><persName ref="${ref}">Ada</persName></p>`)
    const register = registerOf(linked('https://viaf.org/viaf/1'), linked('http://www.viaf.org/viaf/1/'))
    expect(register).toHaveLength(1)
    expect(registerIndex(register).entryAt('http://www.viaf.org/viaf/1/', 'c')?.id).toBe('e1')
  })

  test('leave facts that the register has as they are', () => {
    const own = registerOf(listed('p_1', 'Kern, Ada')).map((entry) => ({
      ...entry,
      roles: ['Minister'],
      description: 'Mine.',
    }))
    expect(takeEntries(entriesInText(listed('p_1', 'Kern, Ada')), 'a', own, () => 'none')).toEqual([])
  })
})
