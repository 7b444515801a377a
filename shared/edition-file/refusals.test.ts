import { deflateSync, zipSync, type Zippable } from 'fflate'
import { describe, expect, test } from 'vitest'
import { schemaVersion } from '../schema/version'
import type { Decode } from '../text-file'
import { editionFileVersion, type EditionFile } from './edition-file'
import { inflate } from './inflate'
import { readEditionFile } from './read'
import { writeEditionFile } from './write'
import { packPart, writeZip, type ZipPart } from './zip-write'

const decode: Decode = (encoding, bytes) => {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

const utf8 = (text: string) => new TextEncoder().encode(text)
const read = (bytes: Uint8Array) => readEditionFile(bytes, decode)

/** The code of the one finding of what is refused whole. */
function refusal(bytes: Uint8Array): string | undefined {
  const { value, findings } = read(bytes)
  expect(value).toBeNull()
  expect(findings).toHaveLength(1)
  expect(findings[0]?.message).toMatch(/^The file .*\.$/)
  return findings[0]?.code
}

const manifest = {
  format: 'recto-edition',
  version: 1,
  program: 'Recto 0.1.0',
  written: 0,
  edition: { id: 'e', name: 'Letters', created: 0, changed: 0 },
  transcriptions: [
    {
      id: 'a',
      title: 'First letter',
      position: 1,
      created: 0,
      changed: 0,
      pages: 1,
      words: 1,
      format: 'tei',
      root: null as string | null,
      schema: 1,
      original: null,
      versions: [] as unknown[],
      tei: 'data/texts/001-First-letter.xml',
      pieces: 'data/history/001-First-letter.pieces',
      pieceCount: 0,
    },
  ],
  originals: [] as unknown[],
  grammar: null as unknown,
}

const part = (path: string, text: string): ZipPart => ({ path: `Letters/${path}`, part: packPart(utf8(text), false) })

/** A zip with the parts of an edition in it that `manifest` speaks of, and others. */
function zipped(more: readonly ZipPart[] = [], said: unknown = manifest): Uint8Array {
  const parts = [
    part('data/edition.json', typeof said === 'string' ? said : JSON.stringify(said)),
    part('data/register.json', '[]'),
    part('data/texts/001-First-letter.xml', '<TEI/>'),
    part('data/history/001-First-letter.pieces', ''),
    ...more,
  ]
  return writeZip(parts, 0) ?? new Uint8Array()
}

/** Replaces bytes wherever they stand: names stand in both lists of a zip. */
function replaced(bytes: Uint8Array, find: string, by: string): Uint8Array {
  const [from, to] = [utf8(find), utf8(by)]
  const copy = bytes.slice()
  for (let at = 0; at < copy.length; at++) if (from.every((byte, index) => copy[at + index] === byte)) copy.set(to, at)
  return copy
}

/** Changes 16 bits in each header of the part that is the `index`th, at places counted from the version needed on. */
function inHeaders(bytes: Uint8Array, index: number, change: (view: DataView, at: number) => void): Uint8Array {
  const copy = bytes.slice()
  const view = new DataView(copy.buffer)
  for (const [signature, skip] of [
    [0x04034b50, 4],
    [0x02014b50, 6],
  ] as const) {
    const places = [...copy.keys()].filter((at) => at + 4 <= copy.length && view.getUint32(at, true) === signature)
    change(view, (places[index] ?? 0) + skip)
  }
  return copy
}

test('A zip with an edition in it is read, whoever packed it', () => {
  const files: Zippable = {
    'data/edition.json': utf8(JSON.stringify(manifest)),
    'data/register.json': utf8('[]'),
    'data/texts/001-First-letter.xml': utf8('<TEI/>'),
    'data/history/001-First-letter.pieces': new Uint8Array(),
  }
  for (const folder of ['', 'Any name/']) {
    const bytes = zipSync(Object.fromEntries(Object.entries(files).map(([path, content]) => [folder + path, content])))
    expect(read(bytes).value?.transcriptions[0]?.tei).toEqual(utf8('<TEI/>'))
  }
  expect(read(zipped()).value?.transcriptions).toHaveLength(1)
})

describe('Refused with one sentence is', () => {
  test('what is of another kind', () => {
    expect(refusal(utf8('Dear brother, how are you? '.repeat(10)))).toBe('edition-file-unknown')
    expect(refusal(utf8('%PDF-1.7 and so on'))).toBe('edition-file-kind')
    expect(refusal(zipSync({ 'letter.txt': utf8('Dear brother,') }))).toBe('edition-file-kind')
    const word = read(zipSync({ '[Content_Types].xml': utf8('<Types/>'), 'word/document.xml': utf8('<w:document/>') }))
    expect(word.findings[0]?.message).toContain('The file is a Word file (.docx), not an edition of Recto.')
  })

  test.each([
    '../data/outside',
    '/data/outside12',
    'C:/data/outside',
    'data\\outside123',
    'data/out\0ide.txt',
    'data/../outsid',
    './data/outside',
    'data//outside1',
  ])('a name that leads elsewhere: %j', (name) => {
    const bytes = zipped([part('data/innocent.txt', 'text')])
    const target = 'Letters/data/innocent.txt'
    expect(refusal(replaced(bytes, target, name.padEnd(target.length, 'x')))).toBe('edition-file-unsafe-name')
  })

  test('two parts of one name, also where only case or normal form tells them apart', () => {
    for (const [one, other] of [
      ['data/a.txt', 'data/a.txt'],
      ['data/a.txt', 'data/A.TXT'],
      ['data/é.txt', 'data/e\u0301.txt'],
    ] as const)
      expect(refusal(zipped([part(one, '1'), part(other, '2')]))).toBe('edition-file-unsafe-twice')
  })

  test('a link', () => {
    const bytes = zipped()
    const view = new DataView(bytes.buffer)
    const at = [...bytes.keys()].find((place) => view.getUint32(place, true) === 0x02014b50) ?? 0
    view.setUint32(at + 38, (0o120777 << 16) >>> 0, true)
    expect(read(bytes).findings[0]?.message).toContain('a link to something outside of it')
  })

  test('what is locked', () => {
    const locked = inHeaders(zipped(), 0, (view, at) => view.setUint16(at + 2, 0x0801, true))
    expect(refusal(locked)).toBe('edition-file-encrypted')
  })

  test('a compression that is not read', () => {
    const other = inHeaders(zipped(), 0, (view, at) => view.setUint16(at + 4, 12, true))
    expect(refusal(other)).toBe('edition-file-compression')
  })

  test('parts that lie in each other', () => {
    const bytes = zipped()
    const view = new DataView(bytes.buffer)
    const places = [...bytes.keys()].filter((at) => at + 4 <= bytes.length && view.getUint32(at, true) === 0x02014b50)
    view.setUint32((places[1] ?? 0) + 42, view.getUint32((places[0] ?? 0) + 42, true) + 4, true)
    // The other list is spoilt too, or it would be followed.
    view.setUint32(0, 0)
    expect(refusal(bytes)).toBe('edition-file-unsafe-overlap')
  })

  test('a part that would become far larger than it says or may be', () => {
    const bomb = zipSync({ 'Letters/data/edition.json': new Uint8Array(6 * 1024 * 1024) }, { level: 9 })
    expect(refusal(bomb)).toBe('edition-file-unsafe-bomb')
    const huge = inHeaders(zipped(), 0, (view, at) => view.setUint32(at + 18, 0x7fffffff, true))
    expect(['edition-file-too-large', 'edition-file-unsafe-bomb']).toContain(refusal(huge))
    const lying = inHeaders(bomb, 0, (view, at) => view.setUint32(at + 18, 1000, true))
    expect(refusal(lying)).toBe('edition-file-list-unreadable')
  })
})

test('No more is unpacked than a part says it holds', () => {
  const packed = deflateSync(utf8('a long line of the same words; '.repeat(3000)))
  const size = 31 * 3000
  expect(inflate(packed, size)?.length).toBe(size)
  for (const wrong of [0, 10, size - 1, size + 1, 0xffffffff]) expect(inflate(packed, wrong)).toBeNull()
  expect(inflate(packed.subarray(0, packed.length - 4), size)).toBeNull()
  expect(inflate(new Uint8Array(), 0)).toBeNull()
})

describe('A list of texts', () => {
  const first = manifest.transcriptions[0]
  const withText = (more: object) => ({ ...manifest, transcriptions: [{ ...first, ...more }] })
  const cases: readonly (readonly [string, unknown])[] = [
    ['no JSON', '{'],
    ['deep JSON', '['.repeat(200_000)],
    ['deep JSON that ends', '['.repeat(200_000) + ']'.repeat(200_000)],
    ['null', null],
    ['an array', []],
    ['another format', { ...manifest, format: 'other' }],
    ['no version', { ...manifest, version: 0 }],
    ['a version in words', { ...manifest, version: '1' }],
    ['no edition', { ...manifest, edition: null }],
    ['texts that are no list', { ...manifest, transcriptions: { length: 3 } }],
    ['a text without a title', withText({ title: undefined })],
    ['a title that is a number', withText({ title: 3 })],
    ['a title without end', withText({ title: 'x'.repeat(1_000_001) })],
    ['a count below zero', withText({ pieceCount: -1 })],
    ['a kind of version that is not known', withText({ versions: [{ why: 'because' }] })],
    ['two texts of one id', { ...manifest, transcriptions: [first, first] }],
  ]
  test.each(cases)('of a wrong shape is refused: %s', (_, said) => {
    expect(refusal(zipped([], said))).toBe('edition-file-list-unreadable')
  })

  test('that speaks of more pieces than there are leaves the text to its TEI', () => {
    const { value } = read(zipped([], withText({ pieceCount: 0xffffffff, root: 'x' })))
    expect(value?.transcriptions[0]).toMatchObject({ root: null, tei: utf8('<TEI/>') })
  })
})

describe('A file of a newer Recto', () => {
  const first = manifest.transcriptions[0]
  test('is read as far as it is understood', () => {
    const newer = {
      ...manifest,
      version: editionFileVersion + 1,
      more: true,
      originals: [{ id: 'o', format: 'docx' }],
      transcriptions: [{ ...first, format: 'docx', versions: [{ why: 'because' }], more: 1 }, { id: 'strange' }],
    }
    const { value, findings } = read(zipped([], newer))
    expect(findings[0]).toMatchObject({ severity: 'warning', code: 'edition-file-newer' })
    expect(value).toMatchObject({
      version: editionFileVersion + 1,
      transcriptions: [{ id: 'a', format: 'tei', versions: [], tei: utf8('<TEI/>') }],
    })
  })

  test('gives the TEI of a text whose state a newer schema wrote', () => {
    const newer = { ...manifest, transcriptions: [{ ...first, root: 'x', schema: schemaVersion + 1 }] }
    const { value, findings } = read(zipped([], newer))
    expect(findings.map(({ code }) => code)).toContain('edition-file-newer')
    expect(value?.transcriptions[0]).toMatchObject({ root: null, tei: utf8('<TEI/>') })
  })

  test('that is not understood at all is refused as newer', () => {
    expect(read(zipped([], { ...manifest, version: 9, edition: 'elsewhere' })).findings).toMatchObject([
      { severity: 'error', code: 'edition-file-newer-unread' },
    ])
  })
})

test('Names in a file stand on every system', () => {
  const title = 'Über „Dampf“: 1/2\\3 <a> CON?. '
  const text = {
    ...manifest.transcriptions[0],
    title,
    versions: [],
    root: null,
    tei: utf8('<TEI/>'),
    pieces: new Map(),
  }
  const file: EditionFile = {
    version: 3,
    program: 'Recto',
    written: 0,
    edition: { id: 'e', name: ' aux. ', created: 0, changed: 0 },
    transcriptions: [text as EditionFile['transcriptions'][number]],
    register: [],
    refusals: [],
    verdicts: [],
    grammar: ['LPT1.rng', 'Letter.rng', 'letter.rng', '..', ''].map((name) => ({ name, text: '<grammar/>' })),
    originals: [],
  }
  const answer = writeEditionFile(file)
  const names = answer.ok
    ? new TextDecoder().decode(answer.value).match(/_aux\/data\/(texts|grammar)\/[^\0-\x1f]*?\.(xml|rng)/g)
    : []
  expect(new Set(names)).toEqual(
    new Set([
      '_aux/data/texts/001-Über-„Dampf“-1-2-3-a-CON.xml',
      '_aux/data/grammar/_LPT1.rng',
      '_aux/data/grammar/Letter.rng',
      '_aux/data/grammar/letter-2.rng',
    ]),
  )
})
