import { expect, test } from 'vitest'
import type { Decode } from '../text-file'
import { repairKinds, type RepairKind } from '../xml/repair'
import { repairFinding } from '../xml/repair-words'
import { importFile } from './index'
import { repairGroups, SHOWN_PER_KIND } from './repair-groups'
import { neededRepairs, offersOf, repairedFile, repairGuesses, repairsOf } from './repairs'

const decode: Decode = (encoding, bytes) => {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

const all = new Set<RepairKind>(repairKinds)
const tei = (words: string) =>
  `<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>${words}</p></body></text></TEI>\n`

const open = (bytes: Uint8Array) => {
  const found = repairsOf(bytes, decode)
  if (found === null) throw new Error('Nothing to repair')
  return { ...found, text: repairedFile(found, all).text }
}

test('single bytes of Windows-1252 in UTF-8 become their characters', () => {
  const { text, file, repairs } = open(Buffer.from(tei('caf\xe9 \x93so\x94 \xc3\xa9'), 'latin1'))
  expect(text).toBe(tei('café “so” é'))
  expect(file.encoding).toBe('utf-8')
  expect(repairs.map((repair) => repairFinding(repair).message)[0]).toBe(
    '[E9] is not UTF-8; in Windows-1252 it is “é”.',
  )
  expect(open(Buffer.from('Dear Ann\xe9,\n', 'latin1')).text).toBe('Dear Anné,\n')
})

test('bytes that are in no encoding at hand are no flaw with a remedy', () => {
  expect(repairsOf(Buffer.from(tei('\x81'), 'latin1'), decode)).toBeNull()
  expect(repairsOf(Buffer.from('%PDF-1.7'), decode)).toBeNull()
  expect(repairsOf(Buffer.from(''), decode)).toBeNull()
  expect(repairsOf(Buffer.from(tei('all is well')), decode)).toBeNull()
})

test('a declaration that names another encoding than the bytes have can be put right, but need not', () => {
  const source = `<?xml version="1.0" encoding="UTF-8"?>\n${tei('é')}`
  const { text, repairs } = open(Buffer.from(`\ufeff${source}`, 'utf16le'))
  expect(text).toBe(source.replace('UTF-8', 'UTF-16'))
  expect(neededRepairs(repairs)).toEqual([])
})

test('where an encoding lacks a character, only what a reference can say is offered', () => {
  const source = `<?xml version="1.0" encoding="ISO-8859-1"?>\n${tei('It\x92s <![CDATA[\x92]]>')}`
  const { repairs } = open(Buffer.from(source, 'latin1'))
  expect(repairs.map(({ kind, was }) => [kind, was])).toEqual([['windows-character', '\x92']])
})

test('what was repaired is listed at its place in the doc', () => {
  const found = open(Buffer.from(tei('Smith & Co said\u0007 it\u0092s <hi>caf&eacute;</hi><lb>.')))
  const imported = importFile('letter.xml', { ...found.file, text: found.text }).value
  if (!imported) throw new Error('The repaired file was not read')
  const guesses = repairGuesses(imported, found.repairs)
  expect(guesses.map(({ code, values }) => [code, values?.['was'], values?.['text']])).toEqual([
    ['repaired-changed', '&', '&amp;'],
    ['repaired-removed', 'U+0007', ''],
    ['repaired-changed', 'U+0092', '’'],
    ['repaired-changed', '&eacute;', 'é'],
    ['repaired-added', '', '/'],
  ])
  expect(guesses.map(({ range: { from, to } }) => imported.doc.textBetween(from, to))).toEqual([
    '&',
    '',
    '’',
    'é',
    '\n',
  ])
  expect(guesses.map(({ id }) => id)).toEqual([0, 1, 2, 3, 4])
})

test('repairs are shown by kind, with the line around them, and no more of them than a person looks at', () => {
  const words = 'before & after\nnext '.repeat(1000)
  const found = repairsOf(Buffer.from(tei(`😀\u0092\n${words}`)), decode)
  if (!found) throw new Error('Nothing to repair')
  const [characters, ampersands] = repairGroups(found)
  expect(characters).toMatchObject({ kind: 'windows-character', needed: false, count: 1 })
  expect(characters?.shown[0]).toMatchObject({
    before: expect.stringMatching(/<p>😀$/) as string,
    was: 'U+0092',
    text: '’',
    after: '',
  })
  expect(ampersands).toMatchObject({ kind: 'ampersand', needed: true, count: 1000 })
  expect(ampersands?.shown).toHaveLength(SHOWN_PER_KIND)
  expect(ampersands?.shown[1]).toEqual({
    at: { line: 3, column: 13 },
    before: 'next before ',
    was: '&',
    text: '&amp;',
    after: ' after',
  })
})

test('of a file that can be read as it is, what is offered is found without reading it again', () => {
  const file = { text: tei('It\u0092s &amp; so'), encoding: 'utf-8', bom: false } as const
  expect(offersOf(file)?.repairs.map(({ kind }) => kind)).toEqual(['windows-character'])
  expect(offersOf({ ...file, text: tei('all is well') })).toBeNull()
})
