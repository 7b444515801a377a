import { beforeAll, describe, expect, test } from 'vitest'
import { importFile, type Imported } from '../../shared/import'
import { landmarksOf } from '../../shared/queries/landmarks'
import { namesIn } from '../../shared/queries/names'
import { startMessages } from './i18n'
import { sampleFiles } from './sample'

let texts: readonly Imported[]

beforeAll(async () => {
  await startMessages()
  texts = (await sampleFiles()).map(({ name, content }) => {
    if (!content.ok) throw new Error(content.problem.message)
    const text = new TextDecoder().decode(content.value)
    const { value, findings } = importFile(name, { text, encoding: 'utf-8', bom: false })
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
    if (value === null) throw new Error(`${name} cannot be read`)
    return value
  })
})

const holds = (type: string) =>
  texts.filter(({ doc }) => {
    let found = false
    doc.descendants((node) => {
      found ||= node.type.name === type
      return !found
    })
    return found
  }).length

describe('The sample edition', () => {
  test('holds a few texts, each with a title of its own, plain text and TEI', () => {
    expect(new Set(texts.map(({ title }) => title)).size).toBe(7)
    expect(new Set(texts.map(({ format }) => format))).toEqual(new Set(['plain-text', 'tei']))
  })

  test('has something to try everything on: pages, notes, lists, tables, names, guesses', () => {
    expect(texts.every(({ doc }) => landmarksOf(doc).headings.values.length > 0)).toBe(true)
    expect(texts.filter(({ doc }) => landmarksOf(doc).pages.values.length > 0).length).toBeGreaterThanOrEqual(5)
    expect(texts.filter(({ doc }) => landmarksOf(doc).notes.values.length > 0).length).toBeGreaterThanOrEqual(5)
    expect(holds('list')).toBeGreaterThanOrEqual(3)
    expect(holds('table')).toBeGreaterThanOrEqual(1)
    expect(texts.some(({ doc }) => namesIn(doc).length >= 5)).toBe(true)
    expect(texts.filter(({ guesses }) => guesses.length > 0).length).toBeGreaterThanOrEqual(3)
  })
})
