import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { importFile } from '../import'
import { importMarkdown } from '../import/markdown'
import { presetReadings } from '../queries/readings'
import type { Entry } from '../register/entry'
import { entriesInText } from '../register/entries-in-text'
import { takeEntries } from '../register/take-entries'
import { parseXml } from '../xml/parse'
import { annotationsFormat } from './annotations'
import { csvFormat } from './csv'
import { epubFormat } from './epub'
import type { ExportFormat, ToExport } from './format'
import { jsonFormat, type RegisterJson } from './json'
import { mdFormat } from './md'
import { txtFormat } from './txt'

/** All texts of a folder as one edition, with the register that they bring. */
function editionIn(folder: string): ToExport {
  const names = existsSync(folder)
    ? readdirSync(folder).filter((name) => name.endsWith('.xml') || /^\d\d .*\.txt$/.test(name))
    : []
  let entries: readonly Entry[] = []
  const texts = names.flatMap((name, index) => {
    const text = readFileSync(join(folder, name), 'utf8')
    const { value } = importFile(name, { text, encoding: 'utf-8', bom: false })
    const id = `text-${String(index)}`
    if (value?.format === 'tei') {
      const taken = takeEntries(entriesInText(text), id, entries, () => crypto.randomUUID())
      entries = [...entries, ...taken.map(({ after }) => after)]
    }
    return value ? [{ id, title: value.title, doc: value.doc, source: null }] : []
  })
  return { texts, title: 'Edition', entries, reading: presetReadings.corrected, today: '2026-01-31' }
}

async function written(format: ExportFormat, what: ToExport): Promise<ReadonlyMap<string, Uint8Array>> {
  const { files } = await format.write(what, {}, () => undefined)
  return new Map(files.map(({ path, bytes }) => [path, bytes]))
}

const decoded = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes)

// Without the texts that lie beside the checkout, the sample edition alone is looked at.
const folders = ['renderer/app/sample', '../shared/data/frus/documents'].filter((folder) => existsSync(folder))

describe.each(folders)('The texts in %s', (folder) => {
  const what = editionIn(folder)

  test('stand in tables, JSON and annotations where they stand in plain text', async () => {
    const plain = await written(txtFormat, what)
    const characters = new Map([...plain].map(([path, bytes]) => [path, [...decoded(bytes)]]))
    const at = (path: string, start: number, end: number) => characters.get(path)?.slice(start, end).join('')
    const tables = await written(csvFormat, what)
    const rows: readonly Readonly<Record<string, string>>[] = parse(decoded(tables.get('mentions.csv')), {
      columns: true,
      bom: true,
    })
    expect(rows.length).toBeGreaterThan(5)
    for (const { file = '', start, end, mention } of rows)
      expect(at(file, Number(start), Number(end))?.replace(/\s+/g, ' ')).toBe(mention?.replace(/^'(?=[=+\-@])/, ''))
    const json = JSON.parse(decoded((await written(jsonFormat, what)).get('Edition.json'))) as RegisterJson
    const files = new Map(json.texts.map(({ id, file }) => [id, file]))
    for (const { text, start, end, exact } of json.mentions) expect(at(files.get(text) ?? '', start, end)).toBe(exact)
    const annotations = await written(annotationsFormat, what)
    for (const [path, bytes] of plain) expect(decoded(annotations.get(`texts/${path}`))).toBe(decoded(bytes))
  })

  test('are a book whose pages are well-formed and whose links lead somewhere', async () => {
    const [bytes = new Uint8Array()] = (await written(epubFormat, what)).values()
    const parts = new Map(Object.entries(unzipSync(bytes)).map(([path, part]) => [path, decoded(part)]))
    for (const [path, part] of parts)
      if (/\.(xhtml|opf)$/.test(path)) expect([path, parseXml(part).findings]).toEqual([path, []])
    const ids = new Set(
      [...parts].flatMap(([path, part]) =>
        Array.from(part.matchAll(/ id="([^"]*)"/g), ([, id = '']) => `${path}#${id}`),
      ),
    )
    for (const [path, part] of parts)
      for (const [, href = ''] of part.matchAll(/ href="([^":]*#[^"]*)"/g)) {
        const [file = '', id = ''] = href.split('#')
        expect(ids).toContain(`${file === '' ? path : `EPUB/${file}`}#${decodeURIComponent(id)}`)
      }
  })

  test('are read by a reader of Markdown with every footnote', async () => {
    for (const [path, bytes] of await written(mdFormat, what)) {
      const text = decoded(bytes)
      const { value } = importMarkdown(path, { text, encoding: 'utf-8', bom: false })
      let notes = 0
      value?.doc.descendants(({ type }) => {
        if (type.name === 'note') notes++
        return true
      })
      expect([path, notes]).toEqual([path, text.match(/^\[\^[^\]]+\]: /gm)?.length ?? 0])
    }
  })
})
