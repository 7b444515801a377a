import { parse } from 'csv-parse/sync'
import jsonld from 'jsonld'
import { describe, expect, test } from 'vitest'
import type { Entry } from '../register/entry'
import { newEntry } from '../register/entry'
import { readCsv } from '../register/csv'
import { guessColumns } from '../register/table-columns'
import { head, letter, numbered, p, pb, spanWith } from '../testing/build'
import { toExport } from '../testing/to-export'
import { annotationsFormat } from './annotations'
import { annotationContext } from '../testing/annotation-context'
import { csvFormat } from './csv'
import type { ExportFormat, SettingValues, ToExport } from './format'
import { jsonFormat, type RegisterJson } from './json'
import { txtFormat } from './txt'

const entries: readonly Entry[] = [
  newEntry({
    ...{ id: '1', kind: 'person', name: 'Ames, “Ada”; the elder', xmlId: 'ames', notes: 'My own.' },
    identifiers: [
      { type: 'VIAF', value: '12' },
      { type: 'URI', value: 'https://example.org/ames' },
      { type: 'Archive', value: 'A 7' },
    ],
    pointers: [{ value: '#old', text: 'text-1' }],
  }),
  newEntry({
    ...{ id: '2', kind: 'place', name: '=HYPERLINK("x")', xmlId: 'velm' },
    coordinates: { latitude: -12.5, longitude: 8 },
  }),
]
const text = letter(
  head('𝔊 To ', spanWith('persName', { ref: '#ames' }, 'Mrs. Ames')),
  p(
    'In ',
    spanWith('placeName', { ref: '#velm #ames' }, 'Ve', pb('2'), 'lm'),
    ' 𝔊',
    numbered('1', p('So ', spanWith('persName', {}, 'A. 𝔊'), '.')),
    '.',
  ),
)
const what: ToExport = { ...toExport(['Letter', text], ['Letter', letter(p('Nobody.'))]), entries }

async function written(format: ExportFormat, values: SettingValues = {}): Promise<Readonly<Record<string, string>>> {
  const { files } = await format.write(what, values, () => undefined)
  return Object.fromEntries(
    files.map(({ path, bytes }) => [path, new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)]),
  )
}

const characters = (text: string, start: number, end: number): string => [...text].slice(start, end).join('')

describe('The register and its mentions as tables', () => {
  const options = { columns: true, bom: true } as const
  const rows = (table = '', more = {}): readonly Readonly<Record<string, string>>[] =>
    parse(table, { ...options, ...more })

  test('are read by any program, and say where each name stands in the plain text', async () => {
    const [tables, texts] = [await written(csvFormat), await written(txtFormat)]
    expect(Object.keys(tables)).toEqual(['register.csv', 'mentions.csv'])
    const register = rows(tables['register.csv'])
    expect(register.map(({ xml_id, mentions, latitude }) => [xml_id, mentions, latitude])).toEqual([
      ['ames', '2', ''],
      ['velm', '1', '-12.5'],
    ])
    expect(tables['register.csv']).not.toContain('My own')
    const mentions = rows(tables['mentions.csv'])
    expect(mentions.map(({ entry, mention, page }) => [entry, mention, page])).toEqual([
      ['ames', 'Mrs. Ames', ''],
      ['velm', 'Ve[Page 2]lm', ''],
      ['ames', 'Ve[Page 2]lm', ''],
      ['', 'A. 𝔊', '2'],
    ])
    for (const { file = '', start, end, mention } of mentions)
      expect(characters(texts[file] ?? '', Number(start), Number(end))).toBe(mention)
    expect(mentions[0]?.['identifiers']).toBe(
      'VIAF=https://viaf.org/viaf/12; URI=https://example.org/ames; Archive=A 7',
    )
  })

  test('hold no formula unless that is wanted, and a table of the register is read by Recto again', async () => {
    const safe = rows((await written(csvFormat))['register.csv'])
    expect(safe[1]?.['name']).toBe(`'=HYPERLINK("x")`)
    const { 'Letter.register.csv': none, ...plain } = await written(csvFormat, {
      tables: 'register',
      safe: false,
      bom: false,
    })
    expect(none).toBeUndefined()
    const table = plain['The-quay.register.csv'] ?? ''
    expect(table.startsWith('"id"')).toBe(true)
    const reading = readCsv(table)
    expect(reading.ok && guessColumns(reading.rows).uses.slice(0, 3)).toEqual(['id', 'kind', 'name'])
    expect(rows(table)[1]?.['name']).toBe('=HYPERLINK("x")')
    const tabbed = await written(csvFormat, { tables: 'mentions', separator: 'tab' })
    expect(rows(tabbed['The-quay.mentions.csv'], { delimiter: '\t' })).toHaveLength(4)
  })
})

test('The register as JSON has the texts, and each mention at its place in them', async () => {
  const json = JSON.parse((await written(jsonFormat))['The-quay.json'] ?? '') as RegisterJson
  expect([json.format, json.version, json.reading, json.exported]).toEqual(['recto-register', 1, 'all', '2026-01-31'])
  const texts = new Map(json.texts.map((one) => [one.id, one.text ?? '']))
  expect(json.mentions).toHaveLength(3)
  for (const { text: id, start, end, exact, prefix, suffix } of json.mentions) {
    expect(characters(texts.get(id) ?? '', start, end)).toBe(exact)
    expect(texts.get(id)).toContain(prefix + exact + suffix)
  }
  expect(json.mentions[1]?.entries).toEqual(['velm', 'ames'])
  expect(json.entries[0]?.identifiers?.[0]).toEqual({ type: 'VIAF', value: '12', uri: 'https://viaf.org/viaf/12' })
  expect(json.texts[0]?.pages).toEqual([
    { label: '2', start: [...(json.texts[0]?.text ?? '')].join('').indexOf('[Page') - 1 },
  ])
  const short = JSON.parse((await written(jsonFormat, { texts: false }))['The-quay.json'] ?? '') as RegisterJson
  expect(short.texts[0]?.text).toBeUndefined()
})

describe('Annotations', () => {
  const documentLoader = (url: string) =>
    url === 'http://www.w3.org/ns/anno.jsonld'
      ? Promise.resolve({ documentUrl: url, document: annotationContext })
      : Promise.reject(new Error(`Nothing is loaded from ${url}`))
  const base = 'https://example.org/edition/'
  const options = { documentLoader, base, embed: '@always' }

  test('are linked data in which each says what stands where, and who is meant', async () => {
    const files = await written(annotationsFormat, { notes: true })
    const doc: unknown = JSON.parse(files['The-quay.jsonld'] ?? '')
    const frame = { '@context': 'http://www.w3.org/ns/anno.jsonld', type: 'AnnotationCollection' }
    const graph = (await linkedData.frame(doc, frame, options)) as FramedCollection | undefined
    expect(graph?.total).toBe(4)
    const items = graph?.first.items ?? []
    expect(items.map(({ motivation }) => motivation).toSorted()).toEqual([
      'commenting',
      'identifying',
      'identifying',
      'tagging',
    ])
    const named = new Map(Object.entries(files).map(([path, content]) => [path, content]))
    for (const { target } of items) {
      const [quote, position] = [0, 1].map((index) => target.selector[index])
      const source = named.get(decodeURIComponent(target.source.replace(base, ''))) ?? ''
      expect(characters(source, position?.start ?? 0, position?.end ?? 0)).toBe(quote?.exact)
      expect(source).toContain(`${quote?.prefix ?? ''}${quote?.exact ?? ''}${quote?.suffix ?? ''}`)
    }
    const triples = String(await linkedData.toRDF(doc, { ...options, format: 'application/n-quads' }))
    expect(triples).toContain('<http://www.w3.org/ns/oa#hasSource> <https://viaf.org/viaf/12>')
    expect(triples.match(/<http:\/\/www\.w3\.org\/ns\/oa#Annotation>/g)).toHaveLength(4)
    expect(new Set(items.map(({ id }) => id)).size).toBe(4)
  })

  test('can be had of linked names alone, which is told', async () => {
    const { findings, files } = await annotationsFormat.write(what, { unlinked: false }, () => undefined)
    expect(findings).toMatchObject([{ code: 'export-unlinked-left-out', values: { count: 1 } }])
    expect(new TextDecoder().decode(files[0]?.bytes).match(/"type": "Annotation"/g)).toHaveLength(2)
  })
})

/** What is asked of the reader of linked data; its own types do not fit ours. */
const linkedData = jsonld as unknown as {
  readonly frame: (doc: unknown, frame: unknown, options: unknown) => Promise<unknown>
  readonly toRDF: (doc: unknown, options: unknown) => Promise<unknown>
}

interface FramedCollection {
  readonly total: number
  readonly first: { readonly items: readonly Framed[] }
}

interface Framed {
  readonly id: string
  readonly motivation: string
  readonly target: {
    readonly source: string
    readonly selector: readonly {
      readonly exact?: string
      readonly prefix?: string
      readonly suffix?: string
      readonly start?: number
      readonly end?: number
    }[]
  }
}
