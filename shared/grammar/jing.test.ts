import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SourceFinding } from '../finding'
import { Lines } from '../xml/lines'
import { parseXml } from '../xml/parse'
import type { XmlElement, XmlTree } from '../xml/tree'
import { readRelaxNg, validate } from '.'

const SHELF = '../shared'
const DOCUMENTS = join(SHELF, 'data/frus/documents')
const here = existsSync(DOCUMENTS) && spawnSync('jing', ['-h']).error === undefined

/** Broken copies of each document. */
const COPIES = 2

const NAMES = ['p', 'div', 'head', 'note', 'list', 'item', 'persName', 'hi', 'row', 'closer', 'sic', 'body', 'uh-oh']
const ATTRIBUTES = ['rend', 'type', 'when', 'xml:id', 'xml:lang', 'target', 'n', 'whn', 'url', 'cols', 'place']
const VALUES = ['x', '', '1933-13-01', 'a b', '1933-02-29', '#x', '%zz', '1', ' 1933 ', '14:30:00', 'inline', ':a']

/** A change: what is done, to which element, with which of the lists above; numbers count from 0 to 1. */
interface Change {
  readonly kind: 'delete' | 'unwrap' | 'rename' | 'double' | 'insert' | 'swap' | 'attribute' | 'text'
  readonly where: number
  readonly what: number
  readonly value: number
}

const share = fc.double({ min: 0, max: 0.999, noNaN: true })
const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('delete', 'unwrap', 'rename', 'double', 'insert', 'swap', 'attribute', 'text'),
  where: share,
  what: share,
  value: share,
})

function parse(source: string): XmlTree {
  const { value } = parseXml(source)
  if (value === null) throw new Error('not well-formed')
  return value
}

function elementsOf(element: XmlElement): XmlElement[] {
  return [element, ...element.children.flatMap((child) => (child.kind === 'element' ? elementsOf(child) : []))]
}

function at<T>(items: readonly T[], portion: number): T {
  const item = items[Math.floor(portion * items.length)]
  if (item === undefined) throw new Error('nothing to pick')
  return item
}

function changed(source: string, { kind, where, what, value }: Change): string {
  const elements = elementsOf(parse(source).root).slice(1)
  const element = at(elements, where)
  const { start, startTagEnd, endTagStart, end, selfClosing, name } = element
  const replace = (from: number, to: number, by: string) => source.slice(0, from) + by + source.slice(to)
  const whole = source.slice(start, end)
  const inside = source.slice(startTagEnd, endTagStart)
  switch (kind) {
    case 'delete':
      return replace(start, end, '')
    case 'unwrap':
      return replace(start, end, selfClosing ? '' : inside)
    case 'rename': {
      const other = at(NAMES, what)
      const tag = `<${other}${source.slice(start + 1 + name.length, startTagEnd)}`
      return replace(start, end, selfClosing ? tag : `${tag}${inside}</${other}>`)
    }
    case 'double':
      return replace(end, end, whole)
    case 'insert':
      return replace(end, end, `<${at(NAMES, what)}/>`)
    case 'swap': {
      const next = elements.find((each) => each.start >= end)
      if (next === undefined) return source
      const between = source.slice(end, next.start)
      return replace(start, next.end, source.slice(next.start, next.end) + between + whole)
    }
    case 'attribute': {
      const attribute = at(ATTRIBUTES, what)
      const said = ` ${attribute}="${at(VALUES, value)}"`
      const tag = source.slice(start, startTagEnd)
      const known = new RegExp(`\\s${attribute}="[^"]*"`).exec(tag)
      const from = known === null ? start + 1 + name.length : start + known.index
      return replace(from, from + (known?.[0].length ?? 0), said)
    }
    case 'text':
      return replace(end, end, at(['word', '<!-- word -->', '<![CDATA[x]]>', '&#160;'], what))
  }
}

/** Where jing, which tells of a tag when it has read it, would tell of a finding: its line. */
function lineForJing(finding: SourceFinding, elements: readonly XmlElement[], lines: Lines): number {
  const { from } = finding.stretch
  const of = elements.find(({ start, startTagEnd }) => start < from && from < startTagEnd)
  const atEnd = finding.code === 'element-incomplete' || finding.code === 'text-value'
  return lines.placeOf(of === undefined ? from : atEnd ? of.end : of.startTagEnd).line
}

/** The lines of jing's errors, by file. */
function judgeByJing(
  grammar: string,
  folder: string,
  files: readonly string[],
): ReadonlyMap<string, readonly number[]> {
  // IDs are judged by checks of ours.
  const { stdout } = spawnSync('jing', ['-i', grammar, ...files.map((file) => join(folder, file))], {
    encoding: 'utf8',
  })
  const found = new Map<string, number[]>()
  for (const [, file = '', line] of stdout.matchAll(/([^/\n]+\.xml):(\d+):\d+: error/g))
    found.set(file, [...(found.get(file) ?? []), Number(line)])
  return found
}

function theDocuments(): readonly string[] {
  const files = readdirSync(DOCUMENTS).filter((file) => file.endsWith('.xml'))
  // tei_all knows no attributes of this namespace, so that without this nothing would be valid by it.
  return files.map((file) => readFileSync(join(DOCUMENTS, file), 'utf8').replace(/ frus:[\w-]+="[^"]*"/g, ''))
}

function withCopies(documents: readonly string[]): readonly string[] {
  const changes = fc.sample(fc.array(change, { minLength: 1, maxLength: 2 }), {
    seed: 11,
    numRuns: documents.length * COPIES,
  })
  const copies = changes.map((each, index) => each.reduce(changed, at(documents, index / changes.length)))
  return [...documents, ...copies]
}

if (here)
  describe.each(['frus', 'tei_all'])('by the grammar %s', (name) => {
    test('real texts and broken copies are valid exactly where jing says so, and the first error is on its line', () => {
      const grammarFile = join(SHELF, 'schema', `${name}.rng`)
      const { value: grammar, findings: problems } = readRelaxNg(readFileSync(grammarFile, 'utf8'), { name })
      expect(problems).toEqual([])
      if (grammar === null) return
      const sources = withCopies(theDocuments())
      const folder = mkdtempSync(join(tmpdir(), 'recto-jing-'))
      const fileOf = (index: number) => `${String(index)}.xml`
      for (const [index, source] of sources.entries()) writeFileSync(join(folder, fileOf(index)), source)
      const jing = judgeByJing(grammarFile, folder, [...sources.keys()].map(fileOf))
      rmSync(folder, { recursive: true })
      const ours = sources.map((source) => {
        const tree = parse(source)
        const elements = elementsOf(tree.root)
        const lines = new Lines(source)
        const told = validate(grammar, tree, source).map((finding) => lineForJing(finding, elements, lines))
        return told.length === 0 ? null : Math.min(...told)
      })
      const theirs = sources.map((_, index) => jing.get(fileOf(index))?.[0] ?? null)
      expect(ours).toEqual(theirs)
      expect(ours.filter((line) => line === null).length).toBeGreaterThan(3)
    }, 60_000)
  })
else test.skip('we judge as jing does (skipped: jing or ../shared/data is not here)', () => undefined)
