import { existsSync, readdirSync, readFileSync } from 'node:fs'
import * as nodeFiles from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { main } from './cli'

let folder = ''
beforeEach(async () => {
  folder = await nodeFiles.mkdtemp(join(tmpdir(), 'recto-replace-'))
})
afterEach(() => nodeFiles.rm(folder, { recursive: true }))

const at = (name: string) => join(folder, name)

async function recto(args: readonly string[], patience = 20_000) {
  let out = ''
  const said: string[] = []
  const code = await main(args, {
    files: nodeFiles,
    patience,
    print: (bytes) => {
      out += new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
      return Promise.resolve(null)
    },
    say: (line) => said.push(line.replaceAll(`${folder}/`, '')),
  })
  return { code, out: out.replaceAll(`${folder}/`, ''), said }
}

/** Replaces in a file of this content, in place: the lines that changed, and what was said. */
async function replace(content: string, find: string, by: string, ...options: string[]) {
  await nodeFiles.writeFile(at('in'), content)
  const { code, said } = await recto(['replace', at('in'), '--find', find, '--with', by, '--out', at('in'), ...options])
  const after = await nodeFiles.readFile(at('in'), 'utf8')
  return { code, said, after, lines: changed(content, after) }
}

/** The lines of `after` that differ from those of `before`, by number. */
function changed(before: string, after: string): Readonly<Record<number, string>> {
  const old = before.split('\n')
  const now = after.split('\n')
  expect(now).toHaveLength(old.length)
  return Object.fromEntries(now.flatMap((line, index) => (line === old[index] ? [] : [[index + 1, line]])))
}

const letter = `<?xml version="1.0"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader><fileDesc><titleStmt><title>Harlow to Mason</title></titleStmt></fileDesc></teiHeader>
  <text><body><div n='Harlow'>
    <!-- Harlow --><?see Harlow?>
    <p>Mr. <persName key="Harlow">Har<pb n="2"/>low</persName> saw the Second<note n="1"><p>So Harlow.</p></note> Bureau of
       Harlow  &amp; Co. harlowe</p>
    <p>Nothing here.</p>
  </div></body></text>
</TEI>
`

describe('in TEI', () => {
  test('words of the text are replaced, across tags and page breaks, and in notes; nothing else is', async () => {
    const { code, said, lines } = await replace(letter, 'Harlow', 'Mason')
    expect({ code, said }).toEqual({ code: 0, said: ['in: 3 places were replaced, in lines 6, 7.'] })
    expect(lines).toEqual({
      6: '    <p>Mr. <persName key="Harlow">Mason<pb n="2"/></persName> saw the Second<note n="1"><p>So Mason.</p></note> Bureau of',
      7: '       Mason  &amp; Co. harlowe</p>',
    })
  })

  test('phrases are found across notes, line ends and references', async () => {
    const { lines } = await replace(letter, 'Second Bureau of Harlow & Co.', 'First Bureau of Harlow & Co.')
    expect(lines).toEqual({
      6: expect.stringContaining('saw the First<note n="1"><p>So Harlow.</p></note> Bureau of') as string,
    })
  })

  test('small and capital letters, whole words and groups are told apart', async () => {
    expect((await replace(letter, 'harlow', 'M', '--ignore-case', '--word')).said[0]).toContain('3 places')
    expect((await replace(letter, 'harlow', 'M', '--ignore-case')).said[0]).toContain('4 places')
    const { lines } = await replace(letter, String.raw`(Mr\.) (\w+)`, '$2 $1 ($$$&)', '--regex')
    expect(lines).toEqual({
      6: expect.stringContaining('Harlow Mr. ($Mr. <persName key="Harlow">Har<pb n="2"/>low</persName>)') as string,
    })
    expect((await replace(letter, '$1', 'x')).code).toBe(1)
  })

  test('what is typed is text, never markup', async () => {
    const { after, code } = await replace(letter, 'Nothing', '<b>&nbsp;')
    expect(code).toBe(0)
    expect(after).toContain('<p>&lt;b&gt;&amp;nbsp; here.</p>')
    expect((await replace(letter, 'Nothing', '')).after).toContain('<p> here.</p>')
  })

  test('where nothing is found nothing is written, and the exit code is 1', async () => {
    await nodeFiles.writeFile(at('in'), letter)
    const { code, said, out } = await recto([
      'replace',
      at('in'),
      '--find',
      'Harlowby',
      '--with',
      'x',
      '--out',
      at('out'),
    ])
    expect({ code, said, out }).toEqual({
      code: 1,
      said: ['in: “Harlowby” is not in the text; nothing was written.'],
      out: '',
    })
    expect(await nodeFiles.readdir(folder)).toEqual(['in'])
    expect((await replace(letter, 'x*', 'y', '--regex')).code).toBe(1)
  })

  test('a dry run lists the places and writes nothing; standard output gets the file alone', async () => {
    await nodeFiles.writeFile(at('in'), letter)
    const dry = await recto(['replace', at('in'), '--find', 'Harlow', '--with', 'Mason', '--dry-run'])
    expect(dry).toEqual({
      code: 0,
      said: [],
      out: ['6:35', '6:96', '7:8'].map((place) => `in:${place} info replace “Harlow” → “Mason”\n`).join(''),
    })
    expect(await nodeFiles.readFile(at('in'), 'utf8')).toBe(letter)
    const piped = await recto(['replace', at('in'), '--find', 'Nothing', '--with', 'All', '--out', '-'])
    expect(piped.out).toBe(letter.replace('Nothing', 'All'))
  })

  test('a pattern that is none, or that never ends, is said and nothing is written', async () => {
    expect(await replace(letter, '(', 'x', '--regex')).toMatchObject({
      code: 2,
      said: [expect.stringMatching(/^recto: This is not a regular expression: Unterminated group/)],
      lines: {},
    })
    await nodeFiles.writeFile(at('in'), letter.replace('Nothing', 'a'.repeat(60)))
    const args = ['replace', at('in'), '--find', '(a+)+!', '--with', 'x', '--regex', '--out', at('out')]
    const { code, said } = await recto(args, 100)
    expect({ code, said }).toEqual({ code: 2, said: [expect.stringContaining('was not through the text after')] })
    expect(await nodeFiles.readdir(folder)).toEqual(['in'])
  })

  test('a file that cannot be read is refused with its error', async () => {
    const { code, said, lines } = await replace(letter.replace('</p>', ''), 'Harlow', 'x')
    expect({ code, said, lines }).toEqual({
      code: 1,
      said: [expect.stringMatching(/^in:\d+:\d+ error xml-malformed/)],
      lines: {},
    })
    expect((await recto(['replace', at('gone'), '--find', 'a', '--with', 'b', '--out', '-'])).code).toBe(2)
  })
})

describe('in plain text', () => {
  const text =
    'Telegram\r\n\r\n[Page 3] Mr. Harlow1 said\r\nso to Harlow.\r\n\r\n\r\n\r\nHarlow\r\n\r\n  1. Of Harlow & Co.\r\n'

  test('the text comes back as plain text, in its own layout', async () => {
    const { code, said, after } = await replace(text, 'Harlow', 'Mason')
    expect(after).toBe(text.replaceAll('Harlow', 'Mason'))
    expect({ code, said }).toEqual({ code: 0, said: ['in: 4 places were replaced, in lines 3, 4, 8, 10.'] })
  })

  test('places are those of the file', async () => {
    await nodeFiles.writeFile(at('in'), text)
    const { out } = await recto(['replace', at('in'), '--find', 'Harlow', '--with', 'M', '--dry-run'])
    expect(out.split('\n').map((line) => line.split(' ', 1)[0])).toEqual(['in:3:14', 'in:10:9', 'in:4:7', 'in:8:1', ''])
  })
})

const data = join(import.meta.dirname, '..', '..', 'shared', 'data')
const texts = ['seeds', 'frus/documents', 'frus/volumes']
  .filter((folder) => existsSync(join(data, folder)))
  .flatMap((folder) => readdirSync(join(data, folder)).map((name) => `${folder}/${name}`))
  .filter((path) => path.endsWith('.xml'))
/** A whole volume takes its time. */
const FAR = { timeout: 60_000 }
const volumes = texts.filter((path) => path.includes('volumes'))

/** A word of a real text, and the numbers of the lines that hold it. */
interface Word {
  readonly word: string
  readonly lines: readonly number[]
}

/**
 * The longer words that stand in so many places of the text, each in another line, and nowhere else in the file. Those
 * right beside a tag are left out: they may be parts of longer words.
 */
function wordsIn(source: string, places: number): readonly Word[] {
  const whole = /(?<![\p{L}\p{M}\p{N}_])\p{L}{6,}(?![\p{L}\p{M}\p{N}_])/gu
  const header = source.slice(0, source.indexOf('<text'))
  const bare = source.replace(/<!--[^]*?-->|<[^>]*>|&[^;]*;/g, (markup) => markup.replace(/[^\n]/g, '|'))
  const elsewhere = new Set(header.match(whole))
  for (const [markup] of source.matchAll(/<[^>]*>/g)) for (const word of markup.match(whole) ?? []) elsewhere.add(word)
  const found = new Map<string, number[]>()
  for (const [index, line] of bare.split('\n').entries())
    for (const { 0: word, index: at } of line.matchAll(whole))
      if (line[at - 1] === '|' || line[at + word.length] === '|') elsewhere.add(word)
      else found.set(word, [...(found.get(word) ?? []), index + 1])
  return [...found]
    .filter(([word, lines]) => !elsewhere.has(word) && lines.length === places && new Set(lines).size === places)
    .map(([word, lines]) => ({ word, lines }))
}

describe.runIf(texts.length > 0)('in real texts', () => {
  for (const name of texts.filter((path) => !volumes.includes(path)))
    test(`a word of ${name} changes its own lines and no others`, async () => {
      const source = readFileSync(join(data, name), 'utf8')
      for (const { word, lines } of wordsIn(source, 2).slice(0, 1)) {
        const { lines: differing } = await replace(source, word, 'Quackery', '--word')
        expect(Object.keys(differing).map(Number)).toEqual(lines)
      }
    })

  test.runIf(volumes.length > 0)(
    'a word that stands five times in the 4 MB volume changes five lines',
    FAR,
    async () => {
      const [volume = ''] = volumes.sort(
        (a, b) => readFileSync(join(data, b)).length - readFileSync(join(data, a)).length,
      )
      const source = readFileSync(join(data, volume), 'utf8')
      const [{ word, lines } = { word: '', lines: [] }] = wordsIn(source, 5)
      const { code, lines: differing, after } = await replace(source, word, 'Quackery', '--word')
      expect(code).toBe(0)
      expect(Object.keys(differing).map(Number)).toEqual(lines)
      expect(after).toBe(
        source.replace(new RegExp(String.raw`(?<![\p{L}\p{M}\p{N}_])${word}(?![\p{L}\p{M}\p{N}_])`, 'gu'), 'Quackery'),
      )
    },
  )
})

if (texts.length === 0)
  test.skip('words of real texts are replaced (skipped: ../shared/data is not here)', () => undefined)
