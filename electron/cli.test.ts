import * as nodeFiles from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { encodeTextFile, type Encoding } from '../shared/text-file'
import { main } from './cli'
import type { FileSystem } from './files'

let folder = ''
beforeEach(async () => {
  folder = await nodeFiles.mkdtemp(join(tmpdir(), 'recto-cli-'))
})
afterEach(() => nodeFiles.rm(folder, { recursive: true }))

const at = (name: string) => join(folder, name)
const write = (name: string, content: string | Uint8Array) => nodeFiles.writeFile(at(name), content)
const content = (name: string) => nodeFiles.readFile(at(name), 'utf8')

interface World {
  readonly files?: FileSystem
  readonly outputFails?: string
  /** How long a search may take, in milliseconds. */
  readonly patience?: number
}

/** Runs the command line: its exit code, standard output, and the lines of standard error without the folder's path. */
async function recto(args: readonly string[], { files = nodeFiles, outputFails, patience = 20_000 }: World = {}) {
  let out = ''
  const said: string[] = []
  const code = await main(args, {
    files,
    patience,
    print: (bytes) => {
      out += new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
      return Promise.resolve(outputFails ?? null)
    },
    say: (line) => said.push(line.replaceAll(`${folder}/`, '')),
  })
  return { code, out: out.replaceAll(`${folder}/`, ''), said }
}

const convert = (input: string, output: string, to = 'tei', world?: World) =>
  recto(['convert', at(input), '--to', to, '--out', at(output)], world)

const letter = `Telegram

[Page 12] The Ambassador to the Secretary of State1

Ankara, May 4, 1936.

I saw the Minister today.

  1. Received May 5.
`

const tei = (text: string, declaration = '<?xml version="1.0" encoding="UTF-8"?>\n') =>
  `${declaration}<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader><fileDesc><titleStmt><title>A letter</title></titleStmt><publicationStmt><p>None</p></publicationStmt><sourceDesc><p>None</p></sourceDesc></fileDesc></teiHeader>
  <text><body><div><p>${text}</p></div></body></text>
</TEI>
`

test('plain text becomes TEI and comes back character for character', async () => {
  await write('letter.txt', letter)
  expect((await convert('letter.txt', 'letter.xml')).code).toBe(0)
  expect(await content('letter.xml')).toMatch(/^<\?xml [^]*<TEI [^]*<pb n="12"[^]*<note/)
  expect(await convert('letter.xml', 'again.txt', 'txt')).toEqual({ code: 0, out: '', said: [] })
  expect(await content('again.txt')).toBe(letter)
})

test('guesses are counted by convert and listed by check', async () => {
  await write('letter.txt', letter)
  const { said } = await convert('letter.txt', 'letter.xml')
  expect(said).toEqual([
    expect.stringMatching(/^letter\.txt: \d+ guess(es were| was) made; “recto check letter\.txt” lists them\.$/),
  ])
  const checked = await recto(['check', at('letter.txt')])
  expect(checked).toMatchObject({ code: 0, said: [] })
  for (const line of checked.out.trimEnd().split('\n')) expect(line).toMatch(/^letter\.txt:\d+:\d+ info [a-z-]+ \S/)
})

test('TEI that nobody edited keeps every byte, in every encoding', async () => {
  const spellings: [Encoding, boolean, string][] = [
    ['utf-8', false, 'UTF-8'],
    ['utf-8', true, 'UTF-8'],
    ['utf-16le', true, 'UTF-16'],
    ['utf-16be', true, 'UTF-16'],
    ['utf-16le', false, 'UTF-16'],
    ['iso-8859-1', false, 'ISO-8859-1'],
    ['windows-1252', false, 'windows-1252'],
    ['us-ascii', false, 'US-ASCII'],
  ]
  for (const [encoding, bom, name] of spellings) {
    const text = tei(encoding === 'us-ascii' ? 'caf&#xE9;' : 'café', `<?xml version='1.0' encoding='${name}'?>\r\n`)
    const bytes = encodeTextFile({ text, encoding, bom })
    await write('in.xml', bytes)
    expect(await convert('in.xml', 'out.xml')).toEqual({ code: 0, out: '', said: [] })
    expect(new Uint8Array(await nodeFiles.readFile(at('out.xml'))), name).toEqual(bytes)
  }
})

test('UTF-16 text is read with and without a byte order mark', async () => {
  for (const bom of [true, false])
    for (const encoding of ['utf-16le', 'utf-16be'] as const) {
      await write('wide.txt', encodeTextFile({ text: letter, encoding, bom }))
      expect((await convert('wide.txt', 'wide.xml')).code).toBe(0)
      expect(await content('wide.xml')).toContain('I saw the Minister today.')
    }
})

test('a file may be written over itself, or to standard output', async () => {
  await write('letter.txt', letter)
  expect((await convert('letter.txt', 'letter.txt')).code).toBe(0)
  const written = await content('letter.txt')
  expect(written).toMatch(/^<\?xml /)
  expect((await recto(['convert', at('letter.txt'), '--to', 'tei', '--out', '-'])).out).toBe(written)
  expect(await nodeFiles.readdir(folder)).toEqual(['letter.txt'])
})

test('rebuilt TEI says the same', async () => {
  await write('in.xml', tei('One <hi rend="italic">two</hi> three'))
  const { code, out } = await recto(['convert', at('in.xml'), '--to', 'tei', '--out', '-', '--rebuild'])
  expect(code).toBe(0)
  expect(out).toContain('One <hi rend="italic">two</hi> three')
})

const bomb = `<!DOCTYPE TEI [<!ENTITY a "aaaaaaaaaa">${Array.from(
  'bcdefghi',
  (name, index) => `<!ENTITY ${name} "${`&${'abcdefgh'.charAt(index)};`.repeat(10)}">`,
).join('')}]>`

const unreadable: [string, string | Uint8Array, RegExp][] = [
  ['an empty file', '', /^bad:1:1 error file-empty /],
  ['a file of white space', ' \n ', /^bad:1:1 error file-empty /],
  ['a PDF file', '%PDF-1.7 …', /^bad:1:1 error file-binary The file is a PDF file/],
  ['zero bytes', new Uint8Array(64), /^bad:1:1 error file-binary /],
  ['invalid UTF-8', new Uint8Array([65, 10, 66, 0x81, 67]), /^bad:2:2 error invalid-bytes .*the byte 81/],
  ['UTF-16 that breaks off', new Uint8Array([0xff, 0xfe, 65, 0, 66]), /^bad:1:2 error invalid-bytes /],
  ['malformed XML', tei('one <hi>two'), /^bad:4:\d+ error [a-z-]+ \S/],
  ['XML that is not TEI', '<html>\n<p>text</p></html>', /^bad:1:1 error not-tei /],
  ['an entity bomb', `${bomb}${tei('&i;', '')}`, /^bad:\d+:\d+ error [a-z-]+ \S/],
  [
    'an encoding that is not read',
    tei('x', '<?xml version="1.0" encoding="KOI8-R"?>'),
    /^bad:1:1 error encoding-unknown /,
  ],
]

for (const [what, bytes, said] of unreadable)
  test(`${what} is one error with its place, and nothing is written`, async () => {
    await write('bad', bytes)
    await write('out.xml', 'before')
    const converted = await convert('bad', 'out.xml')
    expect(converted).toEqual({ code: 1, out: '', said: [expect.stringMatching(said)] })
    expect(await content('out.xml')).toBe('before')
    const checked = await recto(['check', at('bad')])
    expect(checked).toEqual({ code: 1, out: expect.stringMatching(said) as string, said: [] })
    expect(checked.out.trimEnd()).toBe(converted.said[0])
    expect((await nodeFiles.readdir(folder)).sort()).toEqual(['bad', 'out.xml'])
  })

test('elements nested 100,000 deep do not stop it without a sentence', async () => {
  await write('deep.xml', tei(`${'<hi>'.repeat(100_000)}x${'</hi>'.repeat(100_000)}`))
  await write('out.xml', 'before')
  const { code, said } = await convert('deep.xml', 'out.xml')
  expect(code).toBe(1)
  expect(said).toEqual([expect.stringMatching(/^deep\.xml:\d+:\d+ error [a-z-]+ \S/)])
  expect(await content('out.xml')).toBe('before')
})

test('what cannot be read at all ends with exit code 2 and a sentence', async () => {
  await write('large.txt', '')
  await nodeFiles.truncate(at('large.txt'), 200 * 1024 * 1024)
  await write('out.xml', 'before')
  const sentences: [string, RegExp][] = [
    ['gone.txt', /^recto: The file “gone\.txt” is not there\./],
    ['large.txt', /^recto: The file “large\.txt” is too large: it has 200 MB, and Recto reads up to 100 MB\./],
    ['.', /^recto: “.*” is a folder, not a file\./],
  ]
  for (const [name, said] of sentences) {
    expect(await convert(name, 'out.xml')).toEqual({ code: 2, out: '', said: [expect.stringMatching(said)] })
    expect(await recto(['check', at(name)])).toEqual({ code: 2, out: '', said: [expect.stringMatching(said)] })
    expect(await content('out.xml')).toBe('before')
  }
})

/** A file system that fails when a file is written. */
const failing = (code: string): FileSystem => ({
  ...nodeFiles,
  open: async (path, flags) => {
    const file = await nodeFiles.open(path, flags)
    return Object.assign(file, { writeFile: () => Promise.reject(Object.assign(new Error(code), { code })) })
  },
})

test('where the target cannot be written, it stays as it was and the exit code is 2', async () => {
  await write('letter.txt', letter)
  await write('out.xml', 'before')
  const failures = { ENOSPC: 'the disk is full', EACCES: 'you may not write it', EROFS: 'its disk is read-only' }
  for (const [cause, reason] of Object.entries(failures)) {
    const { code, said } = await convert('letter.txt', 'out.xml', 'tei', { files: failing(cause) })
    expect(code).toBe(2)
    expect(said).toEqual([expect.stringContaining(`recto: The file “out.xml” could not be written: ${reason}`)])
    expect(await content('out.xml')).toBe('before')
  }
  expect((await convert('letter.txt', 'no/such/out.xml')).said).toEqual([expect.stringContaining('is not there')])
  expect((await convert('letter.txt', '.')).said).toEqual([expect.stringContaining('it is a folder')])
  expect((await nodeFiles.readdir(folder)).sort()).toEqual(['letter.txt', 'out.xml'])
})

test.runIf(process.platform === 'linux')('a disk that is really full is said', async () => {
  await write('letter.txt', letter)
  const { code, said } = await recto(['convert', at('letter.txt'), '--to', 'tei', '--out', '/dev/full'])
  expect({ code, said }).toEqual({
    code: 2,
    said: [expect.stringMatching(/^recto: The file “\/dev\/full” .* the disk is full/)],
  })
})

test('standard output that fails is said', async () => {
  await write('letter.txt', letter)
  const args = ['convert', at('letter.txt'), '--to', 'txt', '--out', '-']
  const { code, said } = await recto(args, { outputFails: 'ENOSPC' })
  expect(code).toBe(2)
  expect(said).toEqual(['recto: Standard output could not be written: the system says ENOSPC.'])
})

test('check goes through all files and ends with the worst', async () => {
  await write('good.xml', tei('text'))
  await write('bad.xml', '<TEI>\n</tei>')
  const { code, out, said } = await recto(['check', at('bad.xml'), at('gone.xml'), at('good.xml')])
  expect(code).toBe(2)
  expect(out).toMatch(/^bad\.xml:2:\d+ error /)
  expect(said).toEqual([expect.stringMatching(/^recto: The file “gone\.xml” is not there\./)])
  expect((await recto(['check', at('bad.xml'), at('good.xml')])).code).toBe(1)
  expect((await recto(['check', at('good.xml')])).code).toBe(0)
})

test('what is not understood ends with exit code 2 in one line', async () => {
  expect(await recto(['convert', 'a.txt', '--too', 'tei'])).toEqual({
    code: 2,
    out: '',
    said: ['recto: There is no option “--too”. “recto --help” lists the options.'],
  })
})

test('help and version go to standard output', async () => {
  expect(await recto(['--help'])).toMatchObject({
    code: 0,
    said: [],
    out: expect.stringContaining('recto convert INPUT') as string,
  })
  expect((await recto(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/)
})

test('an error of the program itself is one line too', async () => {
  await write('letter.txt', letter)
  const files: FileSystem = Object.assign({}, nodeFiles, {
    stat: () => Promise.reject(new TypeError('broken\nat line 1')),
  })
  const { code, said } = await convert('letter.txt', 'out.xml', 'tei', { files })
  expect({ code, said }).toEqual({
    code: 2,
    said: ['recto: an error of Recto itself stopped it (broken). No file was changed.'],
  })
})

test('a web page and Markdown become TEI, and what could not be taken along is told', async () => {
  await write(
    'page.html',
    '<title>The quay</title><p>Sold<a href="#fn1">1</a>.<script>x()</script></p><p id="fn1">1 East.</p>',
  )
  const page = await convert('page.html', 'page.xml')
  expect(page).toMatchObject({ code: 0, said: [expect.stringContaining('html-left-out')] })
  expect(await content('page.xml')).toContain('<p>Sold<note n="1" xml:id="fn1">')
  await write('text.md', '# The quay\n\n*Sold*[^1].\n\n[^1]: East.\n')
  expect((await convert('text.md', 'text.xml')).code).toBe(0)
  expect(await content('text.xml')).toContain('<p><hi rend="italic">Sold</hi><note n="1"')
  await write('western.htm', Uint8Array.from([...new TextEncoder().encode('<meta charset=windows-1252><p>Caf'), 0xe9]))
  expect((await convert('western.htm', 'western.xml')).code).toBe(0)
  expect(await content('western.xml')).toContain('<p>Café</p>')
})
