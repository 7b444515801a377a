import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyEntry } from '../testing/any-entry'
import { runs } from '../testing/campaign'
import { joinCell, splitCell } from './cell-list'
import { readCsv, separatorOf, writeCsv } from './csv'
import { newEntry } from './entry'
import { readRegisterTable, writeRegisterTable } from './register-table'

const times = process.env['RECTO_CAMPAIGN']
const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', ' ', '\\', '\\e', '; ', 'a;b=c', '"', '"a,b"', '\r\n', '\ufeff', '=1+1'),
)

describe('A register as a table', () => {
  test('comes back as it was written, whatever its entries say', () => {
    fc.assert(
      fc.property(fc.array(anyEntry(anyText), { maxLength: 4 }), (register) => {
        expect(readRegisterTable(writeRegisterTable(register))).toEqual(register)
      }),
      runs(300, times),
    )
  })

  test('is readable: one line for each entry, one fact in each column', () => {
    const anna = newEntry({
      ...{ id: '1', kind: 'person', name: 'Weil, Anna', xmlId: 'person_weil-anna', born: '1870' },
      roles: ['Clerk', 'Secretary; acting'],
      identifiers: [{ type: 'VIAF', value: '12' }],
      coordinates: { latitude: 1.5, longitude: -2 },
    })
    expect(writeRegisterTable([anna]).split('\r\n')[1]).toBe(
      '"1","person","Weil, Anna","","","","Clerk; Secretary\\; acting","1870","","","1.5","-2","","","VIAF=12","","person_weil-anna",""',
    )
  })

  test('is not taken for one where a column is missing or a kind is unknown', () => {
    expect(readRegisterTable('"id","name"\r\n"1","Anna"\r\n')).toBeNull()
    expect(readRegisterTable(writeRegisterTable([]))).toEqual([])
    expect(readRegisterTable(writeRegisterTable([]) + '"1","ship"\r\n')).toBeNull()
    expect(readRegisterTable('"never closed')).toBeNull()
    expect(readRegisterTable('')).toBeNull()
  })
})

describe('A table', () => {
  test('has the rows that were written', () => {
    const cells = fc.array(anyText, { minLength: 2, maxLength: 4 })
    fc.assert(
      fc.property(fc.array(cells), (rows) => {
        expect(readCsv(writeCsv(rows), ',')).toEqual({ ok: true, rows })
      }),
      runs(300, times),
    )
  })

  test('may have other separators and line ends, and lines without a cell', () => {
    expect(readCsv('\ufeffname;born\n\nWeil, Anna;1870\rSolberg;\n')).toEqual({
      ok: true,
      rows: [
        ['name', 'born'],
        ['Weil, Anna', '1870'],
        ['Solberg', ''],
      ],
    })
    expect(separatorOf('name\tborn, or founded\n')).toBe('\t')
    expect(separatorOf('"a;b;c",d\n')).toBe(',')
    expect(separatorOf('name\n')).toBe(',')
    expect(readCsv('5" tall,"a" b')).toEqual({ ok: true, rows: [['5" tall', 'a b']] })
  })

  test('whose quotation mark is never closed is refused, with its line', () => {
    expect(readCsv('a,b\n"c\nd",e\n"f')).toEqual({ ok: false, flaw: { kind: 'open-quote', line: 4 } })
  })

  test('can be anything, and is read', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('"', ',', ';', '\t', '\n', '\r', 'a', '\\') }), (text) => {
        const reading = readCsv(text)
        expect(reading.ok || reading.flaw.line > 0).toBe(true)
      }),
      runs(500, times),
    )
  })
})

test('Any values stand in one cell and come back', () => {
  fc.assert(
    fc.property(fc.array(anyText), (values) => {
      expect(splitCell(joinCell(values))).toEqual(values)
    }),
    runs(300, times),
  )
  expect(splitCell('Adams; Sherman Adams;S. Adams')).toEqual(['Adams', 'Sherman Adams', 'S. Adams'])
})
