import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyEntry } from '../testing/any-entry'
import { runs } from '../testing/campaign'
import { newEntry, type Entry } from './entry'
import { folded } from './entry-facts'
import { readRegisterFile } from './register-file'
import { writeRegisterTable } from './register-table'
import { entriesInTable, importEntries, type EntryRead, type WhereKnown } from './table-import'

const times = process.env['RECTO_CAMPAIGN']

function entriesOf(text: string): readonly EntryRead[] {
  const { value } = readRegisterFile('list.csv', text)
  if (value === null) throw new Error('It was not read.')
  return value.kind === 'tei' ? value.entries : entriesInTable(value.table, value.table.uses, 'person')
}

function imported(text: string, register: readonly Entry[] = [], where: WhereKnown = 'fill') {
  let number = 0
  return importEntries(entriesOf(text), register, where, () => `new${String((number += 1))}`)
}

const after = (text: string, register: readonly Entry[] = [], where: WhereKnown = 'fill') =>
  imported(text, register, where).changes.map((change) => change.after)

describe('A table', () => {
  test('is read by the names of its columns, in several languages and orders', () => {
    const table = 'Geburtsdatum;Nachname;Vorname;GND;Beruf\n1870-02-03;Weil;Anna;118573470;Lehrerin; \n;Kern;;;\n;;;;\n'
    expect(after(table)).toMatchObject([
      {
        ...{
          kind: 'person',
          name: 'Weil, Anna',
          surname: 'Weil',
          forename: 'Anna',
          born: '1870-02-03',
          roles: ['Lehrerin'],
        },
        ...{ identifiers: [{ type: 'GND', value: '118573470' }], xmlId: 'person_weil-anna' },
      },
      { name: 'Kern', surname: 'Kern' },
    ])
  })

  test('may say kinds, coordinates, several values and addresses', () => {
    const table =
      'label,kind,lat,lng,aliases,URI\nVelm,Ort,"59.9","10.7","Velmo; Welm",https://www.geonames.org/3143244?a=b\nSC,term,91,0,,\n'
    expect(after(table)).toMatchObject([
      {
        ...{
          kind: 'place',
          name: 'Velm',
          coordinates: { latitude: 59.9, longitude: 10.7 },
          variants: ['Velmo', 'Welm'],
        },
        identifiers: [{ type: 'GeoNames', value: 'https://www.geonames.org/3143244?a=b' }],
      },
      { kind: 'term', name: 'SC', coordinates: null },
    ])
  })

  test('without names of columns has a name in its first', () => {
    expect(after('Weil, Anna\tx\nKern, Ada\ty\n').map(({ name }) => name)).toEqual(['Weil, Anna', 'Kern, Ada'])
  })

  test('that is none, or a file without a list, is refused with one sentence', () => {
    const code = (text: string) => {
      const { value, findings } = readRegisterFile('f', text)
      expect(value).toBeNull()
      expect(findings).toHaveLength(1)
      return findings[0]?.code
    }
    expect(code(' \n')).toBe('register-file-empty')
    expect(code('name\n"never closed')).toBe('register-file-open-quote')
    expect(code('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text/></TEI>')).toBe('register-file-without-entries')
    expect(code('<TEI')).toBeDefined()
  })

  test('that Recto wrote gives back the register, whatever it says', () => {
    const words = fc.string({ unit: fc.constantFrom('a', 'É', ' ', ';', '=', '\\', '"', ',', '1') }).map(folded)
    const distinct = (all: readonly string[]) => [...new Set(all.filter((one) => one !== ''))]
    const register = fc.uniqueArray(anyEntry(words), { selector: ({ xmlId }) => xmlId, maxLength: 4 }).map((all) =>
      all.map((entry) => {
        const name = `N${entry.name}`
        const [surname, forename] = entry.kind === 'person' ? [`S${entry.surname}`, entry.forename] : ['', '']
        const identifiers = entry.identifiers
          .filter(({ value }) => value !== '')
          .map(({ value }) => ({ type: 'VIAF', value }))
        const lists = { variants: distinct(entry.variants).filter((one) => one !== name), roles: distinct(entry.roles) }
        return { ...entry, ...lists, name, surname, forename, identifiers }
      }),
    )
    fc.assert(
      fc.property(register, (entries) => {
        fc.pre(new Set(entries.map(({ kind, name }) => `${kind} ${name.toLowerCase()}`)).size === entries.length)
        const text = writeRegisterTable(entries)
        const read = entriesOf(text)
        expect(importEntries(read, [], 'fill', () => 'none').changes.map((change) => change.after)).toEqual(entries)
        expect(importEntries(read, entries, 'replace', () => 'none').changes).toEqual([])
      }),
      runs(200, times),
    )
  })
})

describe('An entry that the register has', () => {
  const anna = newEntry({
    id: 'a',
    kind: 'person',
    name: 'Weil, Anna',
    xmlId: 'anna',
    surname: 'Weil',
    forename: 'Anna',
    born: '1870',
    roles: ['Clerk'],
  })
  const table = 'name,born,died,roles,viaf\n"WEIL, Anna",1871,1930,Minister,12\n'

  test('stays, gains what it lacks, or becomes what the file says', () => {
    expect(imported(table, [anna], 'leave')).toEqual({ changes: [], added: 0, changed: 0, left: 1 })
    expect(after(table, [anna], 'fill')).toMatchObject([
      { ...anna, died: '1930', identifiers: [{ type: 'VIAF', value: '12' }] },
    ])
    expect(after(table, [anna], 'replace')).toMatchObject([
      { id: 'a', xmlId: 'anna', name: 'WEIL, Anna', born: '1871', died: '1930', roles: ['Minister'] },
    ])
  })

  test('is known by an identifier, and not by an xml:id that means another', () => {
    const other = newEntry({
      ...anna,
      id: 'b',
      name: 'Solberg',
      identifiers: [{ type: 'VIAF', value: 'https://viaf.org/viaf/12' }],
    })
    expect(imported('name,viaf\nA. Solberg,12\n', [other])).toMatchObject({ added: 0, changed: 1 })
    const list = '<listPerson><person xml:id="anna"><persName>Ray, Bo</persName></person></listPerson>'
    expect(after(list, [anna])).toMatchObject([{ name: 'Ray, Bo', xmlId: 'person_ray-bo' }])
    expect(imported(list.replace('Ray, Bo', 'Weil, Anna'), [anna])).toMatchObject({ added: 0, changed: 0, left: 1 })
  })
})
