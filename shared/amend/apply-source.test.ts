import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import type { Node } from 'prosemirror-model'
import { Step, Transform } from 'prosemirror-transform'
import { expect, test } from 'vitest'
import { exportTei } from '../export/tei'
import { schema, type SpanAttrs } from '../schema'
import { readSource } from '../tei/amended'
import { writePreserving } from '../tei/preserve'
import { readTei } from '../tei/read'
import { writeRebuilt } from '../tei/write'
import { body, div, doc, p, span, text } from '../testing/build'
import { assertSound } from '../testing/sound'
import { counting } from '../testing/state'
import { applySource, type AmendedText, type Applied } from './apply-source'

const HEAD = '<TEI xmlns="http://www.tei-c.org/ns/1.0">\n <text>\n  <body>\n   <div>\n'
const TAIL = '\n   </div>\n  </body>\n </text>\n</TEI>\n'
const file = (...lines: string[]) => HEAD + lines.map((line) => '    ' + line).join('\n') + TAIL

function open(source: string): AmendedText {
  const { value } = readTei(source)
  if (!value) throw new Error(`No TEI: ${source}`)
  return { doc: value.doc, file: source, reading: value }
}

const sourceOf = ({ doc, reading }: AmendedText) => (reading ? writePreserving(doc, reading) : writeRebuilt(doc))

/** Applies a text; asserts all that must hold of what came of it. */
function apply(before: AmendedText, xml: string): Applied {
  const { value, findings } = applySource(before, xml, newId)
  if (!value) throw new Error(findings[0]?.message ?? 'Nothing was found')
  const tr = new Transform(before.doc)
  for (const step of value.steps) tr.step(Step.fromJSON(schema, JSON.parse(JSON.stringify(step.toJSON()))))
  expect(tr.doc.eq(value.doc)).toBe(true)
  assertSound(tr.doc)
  const file = before.file
  expect(exportTei({ doc: tr.doc, source: file })).toBe(xml)
  const stored = schema.nodeFromJSON(JSON.parse(JSON.stringify(tr.doc.toJSON())))
  expect(exportTei({ doc: stored, source: file })).toBe(xml)
  const back = new Transform(tr.doc)
  for (let i = tr.steps.length - 1; i >= 0; i--) {
    const [step, at] = [tr.steps[i], tr.docs[i]]
    if (step && at) back.step(step.invert(at))
  }
  expect(back.doc.eq(before.doc)).toBe(true)
  expect(exportTei({ doc: back.doc, source: file })).toBe(sourceOf(before))
  return value
}

const newId = counting()

const kinds = ({ steps }: Applied) => steps.map((step) => (step.toJSON() as { stepType: string }).stepType)
const spansOf = (node: Node) => {
  const found = new Map<string, string>()
  node.descendants((child) => {
    for (const mark of child.marks) {
      const { id, name } = mark.attrs as SpanAttrs
      found.set(id, `${found.get(id) ?? `${name} `}${child.text ?? ''}`)
    }
  })
  return Object.fromEntries(found)
}

test('what was not changed needs no step', () => {
  const before = open(file('<p>One <hi>two</hi></p>'))
  expect(apply(before, sourceOf(before)).steps).toEqual([])
})

test('a tag that is typed around a word sets a span, and touches no text', () => {
  const before = open(file('<p>See Ada Kern, today</p>', "<p n='2'>and  more</p>"))
  const applied = apply(before, sourceOf(before).replace('Ada Kern', '<persName ref="#k">Ada Kern</persName>'))
  expect(kinds(applied)).toEqual(['span'])
  expect(applied.doc.attrs['amended']).toBe(null)
})

test('a letter that is typed is the letter that changes', () => {
  const before = open(file('<p>One <hi>secnd</hi> word</p>'))
  const { steps } = apply(before, sourceOf(before).replace('secnd', 'second'))
  expect(steps.map((step) => step.toJSON() as unknown)).toMatchObject([
    { stepType: 'replace', slice: { content: [{ text: 'o' }] } },
  ])
})

test('attributes, elements, comments, paragraphs and the header are changed where they are', () => {
  const before = open(
    file('<p n="1">One</p>', '<!-- c -->', '<list><item>a</item></list>').replace(
      ' <text>',
      ' <teiHeader><fileDesc/></teiHeader>\n <text>',
    ),
  )
  const xml = sourceOf(before)
  expect(kinds(apply(before, xml.replace('n="1"', 'n="2"')))).toEqual(['attr'])
  expect(kinds(apply(before, xml.replace(' c ', ' d ')))).toEqual(['attr'])
  expect(kinds(apply(before, xml.replace('<fileDesc/>', '<fileDesc><titleStmt/></fileDesc>')))).toEqual(['attr'])
  expect(kinds(apply(before, xml.replace('</item>', '</item><item>b</item>')))).toEqual(['replace'])
  expect(kinds(apply(before, xml.replace('    <!--', '    <p>New</p>\n    <!--')))).toEqual(['replace'])
  expect(kinds(apply(before, xml.replace('    <!-- c -->\n', '')))).toEqual(['replace'])
  expect(kinds(apply(before, xml.replace('<p n="1">One</p>', '<head n="1">One</head>')))).toEqual(['replaceAround'])
})

test('a span keeps its id while its words, its attributes and its neighbours change', () => {
  const before = open(file('<p><hi>a</hi> <persName>Ada Kern</persName> <hi>b</hi></p>'))
  const xml = sourceOf(before)
  expect(spansOf(apply(before, xml.replace('Ada', 'Ida')).doc)).toEqual({
    s1: 'hi a',
    s2: 'persName Ida Kern',
    s3: 'hi b',
  })
  expect(spansOf(apply(before, xml.replace('<persName>', '<persName ref="#k">')).doc)).toEqual(spansOf(before.doc))
  expect(spansOf(apply(before, xml.replace('<hi>a</hi>', '<hi>a</hi><hi>a</hi>')).doc)).toMatchObject({
    s2: 'persName Ada Kern',
    s3: 'hi b',
  })
})

test('the text of a note is changed inside the note', () => {
  const before = open(file('<p>One<note n="1">a <hi>nte</hi></note> two</p>'))
  const { steps } = apply(before, sourceOf(before).replace('nte', 'note').replace('n="1"', 'n="2"'))
  expect(steps).toHaveLength(2)
})

test('what only the layout says becomes the source of the doc, and undo brings the old one back', () => {
  const before = open(file('<p n="1">One &amp; two</p>', '<p>three</p>'))
  const typed = sourceOf(before)
    .replace('n="1"', "n='1'")
    .replace('&amp;', '&#38;')
    .replace('    <p>three', '\n\n<p>three')
  const applied = apply(before, typed)
  expect(kinds(applied)).toEqual(['docAttr'])
  // From there on it goes on as if the file had been so.
  const next: AmendedText = { doc: applied.doc, file: before.file, reading: applied.reading }
  const again = apply(next, typed.replace('three', 'four').replace('two', '<hi>two</hi>'))
  expect(again.doc.attrs['amended']).toBe(applied.doc.attrs['amended'])
  const third = apply(
    { doc: again.doc, file: before.file, reading: again.reading },
    typed.replace('</p>', '</p   >').replace('three', 'four'),
  )
  expect(third.doc.attrs['amended']).not.toBe(applied.doc.attrs['amended'])
})

test('a text that was never a file becomes one where its layout is typed', () => {
  const made = doc(text(body(div(p('One ', ...span('hi', 'two')), p('three')))))
  const before: AmendedText = { doc: made, file: null, reading: null }
  const xml = sourceOf(before)
  expect(apply(before, xml.replace('three', 'four')).doc.attrs['amended']).toBe(null)
  const applied = apply(before, xml.replace('<p>three', "<p\n  n='3'>three"))
  apply({ doc: applied.doc, file: null, reading: applied.reading }, xml.replace('two', 'too'))
})

test('what is read again is what was in memory', () => {
  const before = open(file('<p>One <hi>two</hi></p>', '<p>three</p>'))
  const applied = apply(before, sourceOf(before).replace('    <p>three', '  <p>new <hi>x</hi></p>\n  <p>three'))
  const again = readSource(applied.doc, before.file)
  expect(again?.doc.eq(applied.doc)).toBe(true)
  expect(again?.order).toEqual(applied.reading?.order)
  expect(again?.spans).toEqual(applied.reading?.spans)
})

test('what is broken is refused with line and column, and nothing is changed', () => {
  const before = open(file('<p>One</p>'))
  const refused = (xml: string) => applySource(before, xml, newId)
  expect(refused(sourceOf(before).replace('One</p>', 'One</q>'))).toMatchObject({
    value: null,
    findings: [{ code: 'xml-malformed', severity: 'error', at: { line: 5, column: 11 } }],
  })
  expect(refused('<html/>')).toMatchObject({ value: null, findings: [{ code: 'not-tei', at: { line: 1, column: 1 } }] })
  expect(refused('')).toMatchObject({ value: null })
})

// Random edits of real-like texts

const folder = 'fixtures/tei'
const sources = readdirSync(folder)
  .filter((name) => name.endsWith('.xml'))
  .map((name) => readFileSync(`${folder}/${name}`, 'utf8').replace(/^\uFEFF/, ''))
  .filter((source) => readTei(source).value)

const piece = fc.constantFrom(
  'x',
  ' ',
  '\n  ',
  '<hi>',
  '</hi>',
  '<hi>new</hi>',
  '<pb n="9"/>',
  '<!-- typed -->',
  '<p>typed</p>',
  '<note>typed</note>',
  '&amp;',
  '&#233;',
  '<',
  '\u{1F600}',
)
const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })

/** Something typed into a text, with a place from 0 to 1. */
type Typing = (xml: string, at: number) => string

/** Changes one of the stretches that a pattern finds. */
const changing =
  (pattern: RegExp, change: (found: string) => string): Typing =>
  (xml, at) => {
    const found = [...xml.matchAll(pattern)]
    const one = found[Math.floor(at * found.length)]
    return one ? xml.slice(0, one.index) + change(one[0]) + xml.slice(one.index + one[0].length) : xml
  }

const word = /(?<=[>\s])[\p{L}\p{N}]+(?=[\s<,.])/gu
const anywhere: fc.Arbitrary<Typing> = fc.oneof(
  piece.map((text): Typing => (xml, at) => {
    const from = Math.floor(at * xml.length)
    return xml.slice(0, from) + text + xml.slice(from)
  }),
  fc.integer({ min: 1, max: 30 }).map((size): Typing => (xml, at) => {
    const from = Math.floor(at * xml.length)
    return xml.slice(0, from) + xml.slice(from + size)
  }),
)
const sensible = fc.constantFrom<Typing>(
  changing(word, (found) => `<name>${found}</name>`),
  changing(word, (found) => `${found}<pb n="9"/>`),
  changing(word, (found) => `${found.slice(0, 1)}${found} \u{1F600}`),
  changing(word, () => ''),
  changing(/(?<=>)\s+(?=<)/g, () => '\n\n\t'),
  changing(/(?<=>)\s+(?=<(?:p|div|list|head)\b)/g, (gap) => `${gap}<p>new <hi>block</hi></p>${gap}`),
  changing(/<[A-Za-z][^<>]*[^<>/](?=>)/g, (tag) => `${tag} z='7'`),
  changing(/"[^"'<>]*"(?=[^<>]*>)/g, (value) => `'${value.slice(1, -1)}'`),
  changing(/<(p|l|hi|item|row|cell|note)\b[^<>]*>[^<>]*<\/\1>/g, () => ''),
  changing(/<(hi|name|persName|foreign)\b[^<>]*>[^<>]*<\/\1>/g, (tag) => tag.replace(/<[^<>]*>/g, '')),
)
const typing = fc.oneof({ weight: 1, arbitrary: anywhere }, { weight: 6, arbitrary: sensible })

test('whatever is typed is applied and written as it was typed, or refused with its place', () => {
  let taken = 0
  fc.assert(
    fc.property(
      fc.constantFrom(...sources),
      fc.array(fc.array(fc.tuple(typing, place), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
      (source, rounds) => {
        let now = open(source)
        for (const typings of rounds) {
          let xml = sourceOf(now)
          for (const [type, at] of typings) xml = type(xml, at)
          const { value, findings } = applySource(now, xml, newId)
          if (value === null) {
            expect(findings[0]?.at?.line).toBeGreaterThan(0)
            expect(findings[0]?.at?.column).toBeGreaterThan(0)
            continue
          }
          const applied = apply(now, xml)
          taken++
          now = { doc: applied.doc, file: now.file, reading: applied.reading }
        }
      },
    ),
    { numRuns: 200 },
  )
  expect(taken).toBeGreaterThan(50)
})
