import * as nodeFiles from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { main } from './cli'

let folder = ''
beforeEach(async () => {
  folder = await nodeFiles.mkdtemp(join(tmpdir(), 'recto-check-'))
})
afterEach(() => nodeFiles.rm(folder, { recursive: true }))

const at = (name: string) => join(folder, name)

async function write(name: string, content: string | Uint8Array) {
  await nodeFiles.mkdir(dirname(at(name)), { recursive: true })
  await nodeFiles.writeFile(at(name), content)
}

/** Runs the command line; paths are told below the folder. */
async function recto(...args: readonly string[]) {
  let out = ''
  const said: string[] = []
  const code = await main(args, {
    files: nodeFiles,
    patience: 20_000,
    print: (bytes) => {
      out += new TextDecoder().decode(bytes)
      return Promise.resolve(null)
    },
    say: (line) => said.push(line.replaceAll(`${folder}/`, '')),
  })
  return { code, lines: out.replaceAll(`${folder}/`, '').split('\n').slice(0, -1), said }
}

const tei = (words: string) =>
  `<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>\n<p>${words}</p>\n</body></text></TEI>\n`

const part = `<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.tei-c.org/ns/1.0">
  <define name="p"><element name="p"><zeroOrMore><choice><text/><element name="hi"><text/></element></choice></zeroOrMore></element></define>
</grammar>`

const grammar = (
  include: string,
) => `<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.tei-c.org/ns/1.0">
  <include href="${include}"/>
  <start><element name="TEI"><element name="text"><element name="body"><oneOrMore><ref name="p"/></oneOrMore></element></element></element></start>
</grammar>`

describe('with a grammar', () => {
  test('files are held against it, what it includes is found beside it', async () => {
    await write('grammars/letter.rng', grammar('parts/p%20and%20hi.rng'))
    await write('grammars/parts/p and hi.rng', part)
    await write('good.xml', tei('A <hi>good</hi> letter'))
    await write('bad.xml', tei('A <seg>bad</seg> letter'))
    const { code, lines, said } = await recto(
      'check',
      at('good.xml'),
      at('bad.xml'),
      '--schema',
      at('grammars/letter.rng'),
    )
    expect({ code, said }).toEqual({ code: 1, said: [] })
    expect(lines).toEqual([expect.stringMatching(/^bad\.xml:2:\d+ error [a-z-]+ .*seg/)])
    expect(await recto('check', at('good.xml'), '--schema', at('grammars/letter.rng'))).toEqual({
      code: 0,
      lines: [],
      said: [],
    })
  })

  test('what cannot be used as a grammar is said with its place, and nothing is checked', async () => {
    await write('good.xml', tei('A letter'))
    await write('missing.rng', grammar('gone.rng'))
    await write('far.rng', grammar('http://example.org/far.rng'))
    await write('broken.rng', '<grammar>\n<start>')
    await write('letter.rng', tei('no grammar'))
    await write('binary.rng', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]))
    const sentences: readonly [string, RegExp][] = [
      ['missing.rng', /^missing\.rng:2:\d+ error grammar-include-missing .*“gone\.rng”/],
      ['far.rng', /^far\.rng:2:\d+ error grammar-include-missing /],
      ['broken.rng', /^broken\.rng:2:\d+ error grammar-malformed /],
      ['letter.rng', /^letter\.rng:1:\d+ error grammar-/],
      ['binary.rng', /^binary\.rng:1:1 error file-binary /],
    ]
    for (const [name, first] of sentences) {
      const { code, lines, said } = await recto('check', at('good.xml'), '--schema', at(name))
      expect({ code, lines }).toEqual({ code: 2, lines: [] })
      expect(said[0]).toMatch(first)
      expect(said.at(-1)).toBe(`recto: “${name}” could not be used as a grammar, so nothing was checked.`)
    }
    expect(await recto('check', at('good.xml'), '--schema', at('gone.rng'))).toEqual({
      code: 2,
      lines: [],
      said: [expect.stringMatching(/^recto: The file “gone\.rng” is not there\./)],
    })
  })
})

describe('without a grammar', () => {
  test('what can be said of TEI is said, in the order of places', async () => {
    await write('letter.xml', tei('<seg xml:id="a">x</seg>\n<seg xml:id="a">y</seg> <date when="soon">z</date>'))
    const { code, lines } = await recto('check', at('letter.xml'))
    expect(code).toBe(1)
    const [doubled, date] = [
      lines.findIndex((line) => line.includes(' error ')),
      lines.findIndex((line) => /^letter\.xml:3:\d+ warning .*soon/.test(line)),
    ]
    expect([doubled >= 0, date > doubled]).toEqual([true, true])
  })

  test('what could be repaired is listed: a warning where it must be, an info where it need not', async () => {
    await write('flawed.xml', tei('Smith & Co&nbsp;said it\u0092s so'))
    const flawed = await recto('check', at('flawed.xml'))
    expect(flawed.code).toBe(1)
    expect(flawed.lines).toEqual([
      expect.stringMatching(/^flawed\.xml:2:10 error xml-malformed /),
      'flawed.xml:2:10 warning repair-ampersand An “&” stands here that begins no reference; in text it is written “&amp;”.',
      expect.stringMatching(/^flawed\.xml:2:14 warning repair-entity .*“&nbsp;”.*“&#xA0;”/),
      expect.stringMatching(/^flawed\.xml:2:27 info repair-windows-character U\+0092 .*“’”/),
    ])
    await write('well.xml', tei('It\u0092s so'))
    const well = await recto('check', at('well.xml'))
    expect(well).toMatchObject({
      code: 0,
      lines: expect.arrayContaining([expect.stringContaining(' info repair-windows-character ')]) as string[],
    })
  })

  test('where repairs would not do, the first error that is left is told too', async () => {
    await write('flawed.xml', tei('Smith & Co <hi>so'))
    const { lines } = await recto('check', at('flawed.xml'))
    expect(lines.map((line) => line.split(' ', 3)[2])).toEqual(['xml-malformed', 'repair-ampersand', 'xml-malformed'])
  })
})

describe('convert', () => {
  test('repairs a file where that is asked for, and lists what it repaired', async () => {
    await write('flawed.xml', tei('Smith & Co&nbsp;said it\u0092s so'))
    const args = ['convert', at('flawed.xml'), '--to', 'tei', '--out', at('out.xml')]
    expect(await recto(...args)).toMatchObject({ code: 1, said: [expect.stringContaining('xml-malformed')] })
    await expect(nodeFiles.access(at('out.xml'))).rejects.toThrow()
    const { code, said } = await recto(...args, '--repair')
    expect(code).toBe(0)
    expect(said).toHaveLength(3)
    for (const line of said) expect(line).toMatch(/^flawed\.xml:2:\d+ (warning|info) repair-[a-z-]+ .*\. Repaired\.$/)
    expect(await nodeFiles.readFile(at('out.xml'), 'utf8')).toBe(tei('Smith &amp; Co&#xA0;said it’s so'))
    expect(await nodeFiles.readFile(at('flawed.xml'), 'utf8')).toContain('Smith & Co')
  })

  test('a file that repairs do not make whole is refused as it is', async () => {
    await write('flawed.xml', tei('Smith & Co <hi>so'))
    const { code, said } = await recto('convert', at('flawed.xml'), '--to', 'tei', '--out', at('out.xml'), '--repair')
    expect({ code, said }).toEqual({ code: 1, said: [expect.stringMatching(/^flawed\.xml:2:10 error xml-malformed /)] })
  })
})
