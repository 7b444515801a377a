import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { checkNames } from '../proofing/doubt'
import { entryKinds, newEntry } from '../register/entry'
import { pieceOf } from '../pieces/piece'
import { schemaVersion } from '../schema/version'
import { anyEntry } from '../testing/any-entry'
import { runs } from '../testing/campaign'
import type { Decode, TextFile } from '../text-file'
import type { EditionFile, FiledOriginal, FiledTranscription, FiledVersion } from './edition-file'
import { readEditionFile } from './read'
import { writeEditionFile, type Packed } from './write'

const decode: Decode = (encoding, bytes) => {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

const utf8 = (text: string) => new TextEncoder().encode(text)
const read = (bytes: Uint8Array) => readEditionFile(bytes, decode)
const codes = (bytes: Uint8Array) => read(bytes).findings.map(({ code }) => code)

function written(file: EditionFile): Uint8Array {
  const answer = writeEditionFile(file)
  if (!answer.ok) throw new Error(answer.problem.message)
  return answer.value
}

const piecesOf = (...texts: readonly string[]) =>
  new Map(texts.map((text) => pieceOf(JSON.stringify(text))).map(({ id, bytes }) => [id, bytes]))

const tei = (words: string) =>
  utf8(`<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>${words}</p></body></text></TEI>`)

function version(id: string, root: string, more: Partial<FiledVersion> = {}): FiledVersion {
  const fixed = {
    why: 'interval',
    name: null,
    act: null,
    at: 1_750_000_000_000,
    schema: 1,
    original: null,
    words: 2,
    pages: 1,
  } as const
  return { id, root, ...fixed, ...more }
}

function transcription(id: string, title: string, more: Partial<FiledTranscription> = {}): FiledTranscription {
  const pieces = piecesOf(`${id} now`, `${id} before`)
  const [root = '', before = ''] = pieces.keys()
  const numbers = { position: 1, created: 1, changed: 2, pages: 3, words: 40, schema: 1 }
  const versions = [
    version(`${id}-v`, before, { why: 'before-act', act: { code: 'change-texts', values: { count: 3 } } }),
  ]
  return { id, title, ...numbers, format: 'tei', tei: tei(title), root, original: null, versions, pieces, ...more }
}

function original(id: string, name: string, text: string, more: Partial<FiledOriginal> = {}): FiledOriginal {
  return { id, name, format: 'plain-text', file: { text, encoding: 'utf-8', bom: false }, unrepaired: null, ...more }
}

function edition(more: Partial<EditionFile> = {}): EditionFile {
  return {
    version: 3,
    program: 'Recto 0.1.0',
    written: Date.UTC(2026, 2, 1, 12),
    edition: { id: 'e', name: 'Letters of a sister', created: 1, changed: 2 },
    transcriptions: [transcription('a', 'First letter', { original: 'o' }), transcription('b', 'Second letter')],
    register: [
      newEntry({
        ...{ id: 'anna', kind: 'person', name: 'Anna “Nan” Weil', xmlId: 'anna' },
        variants: ['Nan', 'A. Weil, "the elder"'],
        identifiers: [{ type: 'VIAF', value: 'https://viaf.org/viaf/1?a=b;c' }],
        pointers: [
          { value: '#p_AW', text: 'a' },
          { value: 'Weil; Anna', text: null },
        ],
        coordinates: { latitude: -12.5, longitude: 0.25 },
      }),
    ],
    refusals: [
      { kind: 'date', text: 'may', context: null },
      { kind: 'person', text: 'rose', context: 'he rose at' },
    ],
    verdicts: [
      { check: 'spelling', key: 'rpt', context: null },
      { check: 'doubled-word', key: 'that that', context: 'said that that was' },
    ],
    grammar: [{ name: 'letters.rng', text: '<grammar xmlns="http://relaxng.org/ns/structure/1.0"/>' }],
    originals: [original('o', 'letter.txt', 'Dear brother,\r\n', { unrepaired: utf8('Dear <brother') })],
    ...more,
  }
}

describe('An edition file', () => {
  test('gives back what was written, without a finding', () => {
    expect(read(written(edition()))).toEqual({ value: edition(), findings: [] })
  })

  test('has the same bytes for the same value, also where parts were packed before', () => {
    const packed: Packed = new WeakMap()
    const [file, bytes] = [edition(), written(edition())]
    expect(writeEditionFile(file, packed)).toEqual({ ok: true, value: bytes })
    expect(writeEditionFile(file, packed)).toEqual({ ok: true, value: bytes })
  })

  test('has images of pages as files, each once for all texts that have it, and says which were left out', () => {
    const about = { sheet: null, type: 'image/png', width: 3, height: 4, digest: 'abc', size: 3 }
    const image = { ...about, id: 'i', name: 'p1.png', position: 0, bytes: new Uint8Array([1, 2, 3]) }
    const images = [image, { ...image, id: 'j', name: 'p2.png', position: 1, digest: 'def', bytes: null }]
    const pageRecords = {
      pages: [{ id: 'p', n: '1', marks: [], image: { image: 'i', turned: 90 as const } }],
      gone: [],
    }
    const file = edition({
      transcriptions: [
        transcription('a', 'First letter', { images, pageRecords }),
        transcription('b', 'Second letter', { images: [{ ...image, id: 'k' }] }),
      ],
    })
    expect(read(written(file)).value?.transcriptions).toEqual(file.transcriptions)
    const paths = Object.keys(unzipSync(written(file))).filter((path) => path.includes('/images/'))
    expect(paths).toEqual(['Letters-of-a-sister/data/images/abc.png'])
  })

  test('is a bag in a zip that any program unpacks, with its texts and originals as plain files', () => {
    const parts = unzipSync(written(edition()))
    const top = 'Letters-of-a-sister'
    expect(Object.keys(parts)).toEqual(
      [
        'bagit.txt',
        'bag-info.txt',
        'manifest-sha256.txt',
        'edition-copy.json',
        'tagmanifest-sha256.txt',
        'data/README.txt',
        'data/edition.json',
        'data/texts/001-First-letter.xml',
        'data/history/001-First-letter.pieces',
        'data/texts/002-Second-letter.xml',
        'data/history/002-Second-letter.pieces',
        'data/originals/001-letter.txt',
        'data/originals/001-letter.before-repair.txt',
        'data/grammar/letters.rng',
        'data/register.json',
        'data/register.csv',
        'data/refusals.json',
        'data/verdicts.json',
      ].map((path) => `${top}/${path}`),
    )
    const text = (path: string) => new TextDecoder().decode(parts[`${top}/${path}`])
    expect(text('data/texts/001-First-letter.xml')).toContain('<p>First letter</p>')
    expect(text('data/originals/001-letter.txt')).toBe('Dear brother,\r\n')
    expect(text('bagit.txt')).toBe('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')
    expect(text('bag-info.txt')).toContain('Bagging-Date: 2026-03-01\n')
    expect(text('manifest-sha256.txt').split('\n')).toHaveLength(14)
    expect(text('data/register.csv')).toContain('"anna","person","Anna “Nan” Weil","Nan; A. Weil, ""the elder""",')
    expect(text('data/register.csv')).toContain('"VIAF=https://viaf.org/viaf/1?a\\=b\\;c"')
  })

  test('keeps a text that its encoding cannot spell, beside its bytes', () => {
    const file: TextFile = { text: 'caf\u00e9 \udc80', encoding: 'us-ascii', bom: false }
    const one = edition({ originals: [original('o', 'letter.txt', '', { file })] })
    expect(read(written(one))).toEqual({ value: one, findings: [] })
  })
})

const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('CON', '../..', 'a/b', 'ﬁn.', 'e\u0301', 'Ä'.repeat(200), '\udc80'),
)
const wellFormed = fc.string({ unit: 'binary' })
const moment = fc.integer({ min: -1e13, max: 1e13 })
const count = fc.nat()

const anyVersion = fc.record<FiledVersion>({
  id: fc.uuid(),
  why: fc.constantFrom('began', 'interval', 'before-act', 'before-restore', 'named', 'taken-in', 'saved', 'round'),
  name: fc.option(anyText),
  act: fc.option(
    fc.record({ code: anyText, values: fc.dictionary(fc.stringMatching(/^[a-z]+$/), fc.oneof(anyText, fc.integer())) }),
  ),
  at: moment,
  root: anyText,
  schema: fc.constant(schemaVersion),
  original: fc.constant(null),
  words: count,
  pages: count,
})

const anyTranscription = fc
  .record({
    about: fc.record({
      id: fc.uuid(),
      title: anyText,
      position: fc.integer(),
      created: moment,
      changed: moment,
      pages: count,
      words: count,
      format: fc.constantFrom('plain-text' as const, 'tei' as const),
    }),
    tei: fc.uint8Array(),
    pieces: fc.array(fc.string(), { minLength: 1 }),
    versions: fc.uniqueArray(anyVersion, { selector: ({ id }) => id, maxLength: 3 }),
  })
  .map(({ about, pieces: texts, ...rest }): FiledTranscription => {
    const pieces = piecesOf(...texts)
    return { ...about, ...rest, pieces, root: [...pieces.keys()][0] ?? '', schema: schemaVersion, original: null }
  })

const anyOriginal = fc.record<FiledOriginal>({
  id: fc.uuid(),
  name: anyText,
  format: fc.constantFrom('plain-text', 'tei'),
  file: fc.record<TextFile>({
    text: anyText,
    encoding: fc.constantFrom('utf-8', 'utf-16le', 'utf-16be', 'iso-8859-1', 'windows-1252', 'us-ascii'),
    bom: fc.boolean(),
  }),
  unrepaired: fc.option(fc.uint8Array()),
})

const anyEdition = fc.record<EditionFile>({
  version: fc.constant(3),
  program: anyText,
  written: moment,
  edition: fc.record({ id: fc.uuid(), name: anyText, created: moment, changed: moment }),
  transcriptions: fc.uniqueArray(anyTranscription, { selector: ({ id }) => id, maxLength: 4 }),
  register: fc.uniqueArray(anyEntry(anyText), { selector: ({ xmlId }) => xmlId, maxLength: 3 }),
  refusals: fc.array(
    fc.record({ kind: fc.constantFrom(...entryKinds, 'date' as const), text: anyText, context: fc.option(anyText) }),
    { maxLength: 3 },
  ),
  verdicts: fc.array(
    fc.record({ check: fc.constantFrom(...checkNames), key: anyText, context: fc.option(anyText, { nil: null }) }),
    { maxLength: 3 },
  ),
  grammar: fc.option(fc.array(fc.record({ name: anyText, text: wellFormed }), { maxLength: 3 })),
  originals: fc.uniqueArray(anyOriginal, { selector: ({ id }) => id, maxLength: 3 }),
})

const times = process.env['RECTO_CAMPAIGN']

test('Any edition comes back as it was written', () => {
  fc.assert(
    fc.property(anyEdition, (file) => {
      // Version ids are unique within an edition.
      const ids = file.transcriptions.flatMap(({ versions }) => versions.map(({ id }) => id))
      fc.pre(new Set(ids).size === ids.length)
      expect(read(written(file))).toEqual({ value: file, findings: [] })
    }),
    runs(150, times),
  )
})

/** The parts of an edition that a reading has, to be held against the whole. */
function soundParts(bytes: Uint8Array) {
  const { value, findings } = read(bytes)
  return { value, errors: findings.filter(({ severity }) => severity === 'error').length, told: findings.length > 0 }
}

describe('Where a file is damaged', () => {
  const whole = edition()
  const bytes = written(whole)
  const flipped = (at: number, bit: number) => {
    const copy = bytes.slice()
    copy[at] = (copy[at] ?? 0) ^ (1 << bit)
    return copy
  }
  const place = (part: string) => {
    const name = utf8(part)
    return bytes.findIndex((_, at) => name.every((byte, index) => bytes[at + index] === byte)) + name.length + 2
  }

  test('any one flipped bit is harmless or told, and no text is lost by it', () => {
    let [tried, told] = [0, 0]
    // In the suite every eleventh byte, in a campaign every one.
    for (let at = 0; at < bytes.length; at += times === undefined ? 11 : 1) {
      tried++
      const damaged = soundParts(flipped(at, at % 8))
      if (damaged.told) told++
      if (damaged.value === null) {
        // A link is told by one bit of the directory; nothing else is refused whole.
        expect({ at, codes: codes(flipped(at, at % 8)) }).toEqual({ at, codes: ['edition-file-unsafe-link'] })
        continue
      }
      if (!damaged.told) expect({ at, value: damaged.value }).toEqual({ at, value: whole })
      expect(damaged.value.transcriptions.map(({ id, tei, root }) => [id, tei !== null || root !== null])).toEqual([
        ['a', true],
        ['b', true],
      ])
    }
    expect(told / tried).toBeGreaterThan(0.8)
  }, 300_000)

  test('the state is read where the TEI is damaged, and the TEI where the state is', () => {
    const teiGone = read(flipped(place('data/texts/001-First-letter.xml'), 3))
    expect(teiGone.value?.transcriptions[0]).toEqual({ ...whole.transcriptions[0], tei: null })
    expect(teiGone.findings).toMatchObject([
      { severity: 'warning', code: 'edition-file-tei-damaged', values: { title: 'First letter' } },
    ])
    const stateGone = read(flipped(place('data/history/002-Second-letter.pieces') + 20, 3))
    expect(stateGone.value?.transcriptions[1]).toMatchObject({ root: null, tei: whole.transcriptions[1]?.tei })
    expect(stateGone.value?.transcriptions[1]?.pieces.has(whole.transcriptions[1]?.root ?? '')).toBe(false)
    expect(stateGone.findings).toMatchObject([
      { severity: 'warning', code: 'edition-file-state-damaged', values: { title: 'Second letter' } },
    ])
  })

  test('the state is kept where only an earlier version is damaged', () => {
    const [now = '', before = ''] = whole.transcriptions[1]?.pieces.keys() ?? []
    const length = whole.transcriptions[1]?.pieces.get(now)?.length ?? 0
    const { value, findings } = read(flipped(place('data/history/002-Second-letter.pieces') + 20 + length, 3))
    expect(value?.transcriptions[1]).toMatchObject({ root: now, versions: whole.transcriptions[1]?.versions })
    expect(value?.transcriptions[1]?.pieces.has(before)).toBe(false)
    expect(findings).toMatchObject([
      { severity: 'warning', code: 'edition-file-versions-damaged', values: { title: 'Second letter' } },
    ])
  })

  test('a text of which both are damaged is left out and named, and the rest comes', () => {
    const both = flipped(place('data/texts/001-First-letter.xml'), 3)
    const at = place('data/history/001-First-letter.pieces') + 20
    both[at] = (both[at] ?? 0) ^ 1
    const { value, findings } = read(both)
    expect(value?.transcriptions).toEqual([whole.transcriptions[1]])
    expect(findings).toMatchObject([
      { severity: 'error', code: 'edition-file-text-damaged', values: { title: 'First letter' } },
    ])
    expect(findings[0]?.message).toContain('The text “First letter” in this file is damaged')
  })

  test('the manifest is read from its copy, and the register from its table', () => {
    const manifest = flipped(place('/data/edition.json'), 2)
    expect(read(manifest)).toMatchObject({ value: whole, findings: [{ code: 'edition-file-part-damaged' }] })
    const register = flipped(place('data/register.json'), 2)
    expect(read(register)).toMatchObject({ value: whole, findings: [{ code: 'edition-file-part-damaged' }] })
  })

  test('any truncation is refused with one sentence', () => {
    for (let length = 0; length < bytes.length; length += 1 + (length > 64 ? Math.floor(length / 97) : 0)) {
      const { value, findings } = read(bytes.subarray(0, length))
      expect(value).toBeNull()
      expect(findings).toHaveLength(1)
    }
    expect(codes(bytes.subarray(0, bytes.length - 1))).toEqual(['edition-file-truncated'])
    expect(codes(bytes.subarray(0, 0))).toEqual(['edition-file-empty'])
  })

  test('nothing that is made of it hangs or throws', () => {
    const place = fc.nat(bytes.length - 1)
    const change = fc.record({ at: place, from: place, length: fc.nat(60) })
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        const copy = bytes.slice()
        for (const { at, from, length } of changes)
          copy.set(copy.slice(from, from + length).subarray(0, copy.length - at), at)
        const { value, findings } = read(copy)
        expect(value !== null || findings.some(({ severity }) => severity === 'error')).toBe(true)
      }),
      runs(300, times),
    )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (random) => {
        expect(read(random).value).toBeNull()
      }),
      runs(300, times),
    )
  })
})

test('How an edition is edited comes back with it, and an edition without a practice has none', () => {
  const plain = edition()
  const practice = {
    readings: [],
    brackets: [{ pattern: '[…]', element: 'supplied' }],
    hyphens: 'kept',
    more: { of: 1 },
  }
  const bytes = written({ ...plain, edition: { ...plain.edition, practice } })
  expect(read(bytes).value?.edition.practice).toEqual(practice)
  expect('practice' in (read(written(plain)).value?.edition ?? {})).toBe(false)
})
