import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { Node } from 'prosemirror-model'
import { newEntry } from '../register/entry'
import {
  blockNote,
  cell,
  type Content,
  doc,
  element,
  head,
  item,
  lb,
  letter,
  list,
  note,
  noteWith,
  numbered,
  p,
  pageBreak,
  pb,
  quote,
  row,
  span,
  spanWith,
  table,
} from '../testing/build'
import { toExport } from '../testing/to-export'
import { parseXml } from '../xml/parse'
import { epubFormat } from './epub'
import type { SettingValues, ToExport } from './format'

const ames = newEntry({ id: '1', kind: 'person', name: 'Ames & Ada', xmlId: 'ames' })
const text = letter(
  head('To Mrs. ', spanWith('persName', { ref: '#ames' }, 'Ames')),
  pageBreak('2'),
  p(
    'The <b>\u00a0quay',
    numbered('1', p('East', note(p('Inner.')), '.')),
    pb('3'),
    ' of ',
    span('hi', 'Velm'),
    lb(),
    'now',
  ),
  p(spanWith('ref', { target: 'https://example.org/?a=1&b=2' }, 'out'), ' role="doc-noteref" & more'),
  blockNote(p('A source.')),
  quote(p('said')),
  list(item(p('one'))),
  table(row(cell(p('a')), cell(p('b', numbered('4', p('Four'))))), row(cell(p('c')))),
)
const what = (...docs: readonly (readonly [string, Node])[]): ToExport => ({ ...toExport(...docs), entries: [ames] })

async function book(from: ToExport, values: SettingValues = {}) {
  const { files, findings } = await epubFormat.write(from, values, () => undefined)
  const [file] = files
  const bytes = file?.bytes ?? new Uint8Array()
  const parts = Object.entries(unzipSync(bytes)).map(
    ([path, content]) => [path, new TextDecoder().decode(content)] as const,
  )
  return { path: file?.path, bytes, parts: new Map(parts), findings }
}

/** What links lead to within a book that is not there. */
function brokenLinks(parts: ReadonlyMap<string, string>): readonly string[] {
  const ids = new Map(
    [...parts].map(([path, content]) => [path, new Set(Array.from(content.matchAll(/ id="([^"]*)"/g), (m) => m[1]))]),
  )
  return [...parts].flatMap(([path, content]) =>
    Array.from(content.matchAll(/ href="([^"]*)"/g), ([, href = '']) => href).flatMap((href) => {
      if (/^[a-z]+:/.test(href)) return []
      const [file = '', fragment] = href.split('#')
      const target = file === '' ? path : `EPUB/${file}`
      const there = fragment === undefined ? parts.has(target) : ids.get(target)?.has(decodeURIComponent(fragment))
      return there === true ? [] : [`${path}: ${href}`]
    }),
  )
}

/** A text of three divisions, the second of which is large itself, with notes, pages and pointers from each to others. */
function volume(): Node {
  const words = 'quay '.repeat(4000)
  const letterOf = (name: string, ...more: readonly Content[]) =>
    element('container', 'div', { 'xml:id': name }, head(`Letter ${name}`), pageBreak(name), p(words, ...more))
  const to = (target: string) => spanWith('ref', { target: `#${target}` }, `see ${target}`)
  return doc(
    element('container', 'div', { 'xml:id': 'front' }, head('Preface'), p('Before ', to('d3'), to('n2'))),
    element(
      'container',
      'div',
      { 'xml:id': 'part' },
      head('Part'),
      p('Said first.'),
      letterOf('d1', numbered('1', p('See ', to('d4')))),
      pageBreak('between'),
      letterOf('d2', noteWith({ 'xml:id': 'n2', n: '2' }, p('Two.'))),
      letterOf('d3', spanWith('persName', { ref: '#ames' }, 'Ames')),
      p('Said last.'),
    ),
    letterOf('d4', to('part'), to('n2')),
  )
}

describe('A large text', () => {
  test('is a file for each division, those of a large one too, and every link finds its file', async () => {
    const { parts } = await book(
      what(['Volume', volume()], ['Other', letter(p(spanWith('ref', { target: '#n2' }, 'x')))]),
    )
    const files = [...parts].filter(([path]) => path.includes('/text-001'))
    const headings = files.map(([, content]) => Array.from(content.matchAll(/<h1[^>]*>([^<]*)/g), ([, said]) => said))
    expect(headings).toEqual([['Preface'], ['Part'], ['Letter d1'], ['Letter d2'], ['Letter d3'], ['Letter d4']])
    for (const [, content] of parts) expect(parseXml(content).findings.length * Number(content.startsWith('<'))).toBe(0)
    expect(brokenLinks(parts)).toEqual([])
    const [preface = '', , , second = '', third = ''] = files.map(([, content]) => content)
    expect(preface).toContain('href="text-001-005.xhtml#d3"')
    expect(preface).toContain('href="text-001-004.xhtml#note-2"')
    expect(parts.get('EPUB/text-002.xhtml')).toContain('href="text-001-004.xhtml#note-2"')
    expect(second.indexOf('between')).toBeGreaterThan(0)
    expect(second).toContain('Two.')
    expect(third).toContain('Said last.')
  })

  test('has its contents nested, as the divisions are', async () => {
    const { parts } = await book(what(['Volume', volume()]))
    const nav = (parts.get('EPUB/nav.xhtml') ?? '').split('</nav>')[0] ?? ''
    const depths: string[] = []
    let depth = 0
    for (const [sign, , said] of nav.matchAll(/<ol>|<\/ol>|<a ([^>]*)>([^<]*)/g))
      if (sign === '<ol>') depth += 1
      else if (sign === '</ol>') depth -= 1
      else depths.push(`${String(depth)} ${said ?? ''}`)
    expect(depths).toEqual([
      ...['1 Preface', '1 Part', '2 Letter d1', '2 Letter d2', '2 Letter d3', '1 Letter d4', '1 Index'],
    ])
  })
})

describe('A book', () => {
  test('begins with what it is, uncompressed, and holds what its package document names', async () => {
    const { bytes, parts, path } = await book(what(['Letter.xml', text], ['Second', letter(p('No heading.'))]))
    expect(path).toBe('The-quay.epub')
    expect(new TextDecoder().decode(bytes.subarray(30, 58))).toBe('mimetypeapplication/epub+zip')
    const opf = parts.get('EPUB/package.opf') ?? ''
    const named = Array.from(opf.matchAll(/<item [^>]*href="([^"]*)"/g), ([, href = '']) => `EPUB/${href}`)
    expect(new Set(named)).toEqual(
      new Set([...parts.keys()].filter((one) => one.startsWith('EPUB/') && !one.endsWith('.opf'))),
    )
    expect(opf).toContain('<meta property="dcterms:modified">2026-01-31T00:00:00Z</meta>')
    expect(parts.get('META-INF/container.xml')).toContain('full-path="EPUB/package.opf"')
  })

  test.each(['end', 'below'])('is well-formed, and every link leads somewhere, with notes %s', async (notes) => {
    const { parts } = await book(what(['Letter', text], ['Second', letter(p('No heading.'))]), { notes })
    for (const [path, content] of parts)
      if (/\.(xhtml|opf|xml)$/.test(path))
        expect([path, parseXml(content).findings, parseXml(content).value !== null]).toEqual([path, [], true])
    expect(brokenLinks(parts)).toEqual([])
    const chapter = parts.get('EPUB/text-001.xhtml') ?? ''
    expect(chapter.match(/epub:type="noteref"/g)).toHaveLength(3)
    expect(chapter.match(/role="doc-backlink"/g)).toHaveLength(3)
    expect(chapter).toContain(' role="doc-noteref" &amp; more')
    const nav = parts.get('EPUB/nav.xhtml') ?? ''
    expect(nav).toContain('<a href="text-001.xhtml#page-2">3</a>')
    expect(parts.get('EPUB/index.xhtml')).toContain('Ames &amp; Ada')
  })

  test('goes without index and title page where they are not wanted', async () => {
    const { parts } = await book(what(['Letter', text]), { index: false, 'title-page': false })
    expect([...parts.keys()].filter((path) => /index|title/.test(path))).toEqual([])
    expect(brokenLinks(parts)).toEqual([])
  })
})

test('An index of many names is parted by kind and by letter, and names and pages find each other there', async () => {
  const entries = Array.from({ length: 1700 }, (_, place) => {
    const letter = String.fromCharCode(65 + (place % 26))
    return newEntry({
      id: String(place),
      kind: 'person',
      name: `${letter} ${String(place)}`,
      xmlId: `p${String(place)}`,
    })
  })
  const named = letter(...entries.map(({ xmlId }) => p(spanWith('persName', { ref: `#${xmlId}` }, 'He'), ' came.')))
  const { parts } = await book({ ...toExport(['Volume', named]), entries })
  const pages = [...parts.keys()].filter((path) => path.startsWith('EPUB/index'))
  expect(pages).toEqual(['EPUB/index.xhtml', 'EPUB/index-2.xhtml', 'EPUB/index-3.xhtml'])
  expect(parts.get('EPUB/index-2.xhtml')).toContain('Index, Persons, L–V')
  expect(parts.get('EPUB/nav.xhtml')).toContain('<a href="index-3.xhtml">Persons, W–Z</a>')
  expect(brokenLinks(parts)).toEqual([])
})

// Debian's package epubcheck, a program of Java; without it, the rules above are what is checked.
const epubcheck = '/usr/bin/epubcheck'
/** Java starts, and is gone, before its better compiler would pay. */
const quickly = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC']
const hasEpubcheck = existsSync(epubcheck) && spawnSync('java', ['-version']).status === 0

test.skipIf(!hasEpubcheck)('epubcheck finds nothing wrong in a book', { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'recto-epub-'))
  try {
    const { bytes } = await book(what(['Letter', text], ['Second', letter(p('No heading.'))], ['Volume', volume()]))
    writeFileSync(join(folder, 'book.epub'), bytes)
    const { stdout, stderr } = spawnSync('java', [...quickly, '-jar', epubcheck, join(folder, 'book.epub')], {
      encoding: 'utf8',
    })
    expect(`${stdout}${stderr}`.split('\n').filter((line) => /^(ERROR|WARNING|FATAL)/.test(line))).toEqual([])
  } finally {
    rmSync(folder, { recursive: true })
  }
})
