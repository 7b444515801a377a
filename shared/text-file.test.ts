import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeTextFile, encodeTextFile, type Decode, type Encoding, type TextFile } from './text-file'

const decode: Decode = (encoding, bytes) => {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}
const read = (bytes: Uint8Array | readonly number[]) => decodeTextFile(Uint8Array.from(bytes), decode)
const value = (bytes: Uint8Array | readonly number[]) => {
  const { value: file, findings } = read(bytes)
  expect(findings).toEqual([])
  return file
}
const error = (bytes: Uint8Array | readonly number[]) => {
  const { value: file, findings } = read(bytes)
  expect(file).toBeNull()
  expect(findings).toHaveLength(1)
  return findings[0]
}
const latin = (text: string) => [...text].map((character) => character.charCodeAt(0))
const utf8 = (text: string) => new TextEncoder().encode(text)

const text = fc.string({ unit: 'binary' }).filter((made) => made.length > 0 && !made.includes('\0'))
const back = (file: TextFile) => value(encodeTextFile(file))

test('any text with a byte order mark comes back as it was', () => {
  const encoding = fc.constantFrom<Encoding>('utf-8', 'utf-16le', 'utf-16be')
  fc.assert(
    fc.property(text, encoding, (made, spelt) => {
      const file: TextFile = { text: made, encoding: spelt, bom: true }
      expect(back(file)).toEqual(file)
    }),
  )
})

test('any text in plain UTF-8 comes back as it was, and the bytes are those of the platform’s encoder', () => {
  fc.assert(
    fc.property(text, (made) => {
      const file: TextFile = { text: `Text: ${made}`, encoding: 'utf-8', bom: false }
      expect(back(file)).toEqual(file)
      expect(encodeTextFile(file)).toEqual(utf8(file.text))
    }),
  )
})

test('every byte of an encoding of one byte per character comes back', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ min: 1 }),
      fc.constantFrom<Encoding>('iso-8859-1', 'windows-1252'),
      (bytes, encoding) => {
        const start = latin(`<?xml version="1.0" encoding="${encoding}"?>`)
        const all = Uint8Array.from([...start, ...bytes])
        const file = value(all)
        expect(file?.encoding).toBe(encoding)
        expect(file && encodeTextFile(file)).toEqual(all)
      },
    ),
  )
})

test('valid or not, UTF-8 is judged as the platform judges it, and the text before the wrong byte is valid', () => {
  fc.assert(
    fc.property(fc.uint8Array({ min: 1 }), (bytes) => {
      const all = Uint8Array.from([...latin('Text: '), ...bytes])
      const { value: file, findings } = read(all)
      expect(file?.text ?? null).toBe(bytes.includes(0) ? null : decode('utf-8', all))
      if (file === null) expect(findings[0]?.at?.line).toBeGreaterThan(0)
    }),
  )
})

test('half of a surrogate pair becomes U+FFFD in every encoding', () => {
  for (const encoding of ['utf-8', 'utf-16le', 'utf-16be'] as const)
    expect(back({ text: 'a\ud800b', encoding, bom: true })?.text).toBe('a\ufffdb')
  expect(encodeTextFile({ text: 'a\udc00b', encoding: 'us-ascii', bom: false })).toEqual(utf8('a&#xFFFD;b'))
})

test('characters that the encoding lacks become character references, or what the caller spells', () => {
  const file: TextFile = { text: '“é” 𝔞', encoding: 'iso-8859-1', bom: false }
  expect(encodeTextFile(file)).toEqual(Uint8Array.from(latin('&#x201C;é&#x201D; &#x1D51E;')))
  expect(encodeTextFile(file, () => '_')).toEqual(Uint8Array.from(latin('_é_ _')))
  expect(encodeTextFile({ ...file, encoding: 'windows-1252' })).toEqual(
    Uint8Array.from(latin('\u0093é\u0094 &#x1D51E;')),
  )
  expect(encodeTextFile({ ...file, encoding: 'us-ascii' })).toEqual(utf8('&#x201C;&#xE9;&#x201D; &#x1D51E;'))
})

test('UTF-16 without a byte order mark is known by its zero bytes', () => {
  for (const made of [
    'Telegram\r\n\r\nThe Secretary of State',
    '<?xml version="1.0" encoding="UTF-16"?><TEI/>',
    'Āgra, and the Mahārāja’s letters',
  ])
    for (const encoding of ['utf-16le', 'utf-16be'] as const) {
      const file: TextFile = { text: made, encoding, bom: false }
      expect(back(file)).toEqual(file)
    }
})

test('a wrong UTF-8 byte is named with line and column', () => {
  expect(error([...utf8('Çok\r\nsüß: '), 0x93, ...latin('quoted')])).toMatchObject({
    code: 'invalid-bytes',
    at: { line: 2, column: 6 },
    message:
      'The file is not valid UTF-8: line 2, column 6 holds the byte 93, which cannot stand there. ' +
      'Nothing was changed. Save it as UTF-8 in the program it came from, and open it again.',
  })
  expect(error([...latin('cut off '), 0xe2, 0x80])).toMatchObject({ at: { line: 1, column: 9 } })
})

test('a lone surrogate and an odd last byte in UTF-16 are named with line and column', () => {
  expect(error([0xff, 0xfe, 0x41, 0, 0x0a, 0, 0x00, 0xd8, 0x42, 0])).toMatchObject({
    code: 'invalid-bytes',
    at: { line: 2, column: 1 },
    values: { bytes: '00 D8' },
  })
  expect(error([0xfe, 0xff, 0, 0x41, 0x42])).toMatchObject({ at: { line: 1, column: 2 }, values: { bytes: '42' } })
})

test('an empty file, or one that holds only a byte order mark, is empty', () => {
  for (const bytes of [[], [0xef, 0xbb, 0xbf], [0xff, 0xfe]]) expect(error(bytes)).toMatchObject({ code: 'file-empty' })
})

test('files of other programs are called by their name', () => {
  const kinds: [string, readonly number[]][] = [
    ['a PDF file', latin('%PDF-1.7')],
    ['a PNG picture', [0x89, 0x50, 0x4e, 0x47, 0x0d]],
    ['a ZIP archive', latin('PK\u0003\u0004............')],
    ['a Word file (.docx)', latin('PK\u0003\u0004....[Content_Types].xml....word/document.xml')],
    ['an OpenDocument file (.odt)', latin('PK\u0003\u0004..mimetypeapplication/vnd.oasis.opendocument.text')],
  ]
  for (const [kind, bytes] of kinds) {
    expect(error(bytes)).toMatchObject({ code: 'file-binary', values: { kind } })
    expect(error(bytes)?.message).toContain(`The file is ${kind}, not text. Nothing was changed.`)
  }
})

test('zero bytes that are no UTF-16 make a file binary, and the first has a place', () => {
  expect(error([...latin('one\ntw'), 0, ...latin('o three four five six seven eight')])).toMatchObject({
    code: 'file-binary',
    at: { line: 2, column: 3 },
  })
  expect(error([1, 0, 0, 0, 2, 0, 0, 0])).toMatchObject({ code: 'file-binary' })
})

test('encodings that Recto does not read are named', () => {
  expect(error(latin('<?xml version="1.0" encoding="KOI8-R"?><TEI/>'))).toMatchObject({
    code: 'encoding-unknown',
    values: { encoding: 'KOI8-R' },
  })
  expect(error([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0])).toMatchObject({ values: { encoding: 'UTF-32' } })
  expect(error([...latin('<?xml version="1.0" encoding="US-ASCII"?><p>'), 0xe9])).toMatchObject({
    code: 'invalid-bytes',
    values: { encoding: 'US-ASCII', bytes: 'E9' },
  })
})

test('where bytes and declaration disagree, the bytes count and a warning says so', () => {
  const wrong = read(utf8('<?xml version="1.0" encoding="UTF-16"?><TEI>é</TEI>'))
  expect(wrong.value).toMatchObject({ encoding: 'utf-8', bom: false })
  expect(wrong.findings).toMatchObject([{ severity: 'warning', code: 'encoding-misdeclared' }])
  const marked = read(utf8('\ufeff<?xml version="1.0" encoding="ISO-8859-1"?><TEI/>'))
  expect(marked.value).toMatchObject({ encoding: 'utf-8', bom: true })
  expect(marked.findings).toMatchObject([{ code: 'encoding-misdeclared', values: { declared: 'ISO-8859-1' } }])
})
