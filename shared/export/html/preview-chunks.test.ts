import { expect, test } from 'vitest'
import { presetReadings } from '../../queries/readings'
import { readText } from '../../reading-text/read-text'
import { registerIndex } from '../../register/links'
import { readTei } from '../../tei/read'
import { previewChunks } from './preview-chunks'
import { previewHtml } from './text-html'

const tei = (body: string) =>
  `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body>${body}</body></text></TEI>`

function read(body: string) {
  const { value } = readTei(tei(body))
  if (value === null) throw new Error('No TEI')
  const options = { reading: presetReadings.all, queries: 'left-out', register: registerIndex([]) } as const
  return readText({ id: 't', doc: value.doc }, options)
}

const paragraphs = (count: number, from = 0) =>
  Array.from(
    { length: count },
    (_, index) => `<p>Paragraph ${String(from + index)}<note n="${String(from + index)}">A note</note></p>`,
  ).join('')

const words = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

const body = `<div><head>One</head>${paragraphs(60)}</div><div><head>Two</head>${paragraphs(5, 60)}</div>`

test('the chunks of a preview say one after the other what the whole says', () => {
  for (const notes of ['below', 'end'] as const) {
    const text = read(body)
    const chunks = previewChunks(text, notes)
    expect(chunks.length).toBeGreaterThan(2)
    expect(words(chunks.map(({ html }) => html).join(''))).toBe(words(previewHtml(text, notes)))
    const starts = chunks.filter((chunk) => !chunk.notes).map(({ pos }) => pos)
    expect(starts).toEqual(starts.toSorted((one, other) => one - other))
  }
})

test('positions count from the chunk, so that a longer word before it changes one chunk alone', () => {
  const before = previewChunks(read(body), 'below')
  const after = previewChunks(read(body.replace('Paragraph 3<', 'Paragraph three<')), 'below')
  const changed = after.filter(({ html }, index) => html !== before[index]?.html)
  expect(changed).toHaveLength(1)
  expect(after.at(-1)?.pos).toBe((before.at(-1)?.pos ?? 0) + 4)
})

test('every position is that of a node', () => {
  const text = read(body)
  const all = (html: string, origin: number) =>
    [...html.matchAll(/ data-pos="(\d+)"/g)].map(([, at]) => Number(at) + origin)
  const whole = new Set(all(previewHtml(text, 'below'), 0))
  for (const { html, pos } of previewChunks(text, 'below')) for (const at of all(html, pos)) expect(whole).toContain(at)
})
