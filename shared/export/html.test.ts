import { HtmlValidate } from 'html-validate'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { hasError } from '../finding'
import { importFile } from '../import'
import { presetReadings } from '../queries/readings'
import { readText } from '../reading-text/read-text'
import { textOfReading } from '../reading-text/inline-text'
import { newEntry, type Entry } from '../register/entry'
import { entriesInText } from '../register/entries-in-text'
import { registerIndex } from '../register/links'
import {
  doc,
  div,
  head,
  letter,
  list,
  item,
  label,
  loose,
  note,
  noteWith,
  p,
  pb,
  row,
  cell,
  table,
  span,
  spanWith,
} from '../testing/build'
import type { SettingValues, TextToExport, ToExport } from './format'
import { htmlFormat } from './html'
import { previewHtml } from './html/text-html'

const SAMPLE = 'renderer/app/sample/'
const DATA = '../shared/data/frus/documents/'

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Ids come from TEI, where they may have dots; text is written as it stands, with its own white space.
    'valid-id': ['error', { relaxed: true }],
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
    'no-inline-style': 'error',
    // The terms are those of DPUB-ARIA and of grouping, which no element of HTML has.
    'prefer-native-element': 'off',
  },
})

async function faults(html: string): Promise<readonly string[]> {
  const { results } = await validator.validateString(html)
  return results.flatMap(({ messages }) =>
    messages.map(
      ({ ruleId, message, line, column }) =>
        `${ruleId}: ${message} (${String(line)}:${String(column)}) ${html.split('\n')[line - 1]?.slice(Math.max(0, column - 60), column + 60) ?? ''}`,
    ),
  )
}

function textsOf(folder: string, ending: string): readonly TextToExport[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(ending))
  return files.map((name) => {
    const file = { text: readFileSync(folder + name, 'utf8'), encoding: 'utf-8', bom: false } as const
    const { value, findings } = importFile(name, file)
    if (!value || hasError(findings)) throw new Error(`${name} was not read`)
    return { id: name, title: value.title, doc: value.doc, source: file.text }
  })
}

function entriesOf(texts: readonly TextToExport[]): readonly Entry[] {
  return texts.flatMap(({ id, source }, index) =>
    entriesInText(source ?? '').map(({ facts, ids, links }, place): Entry => {
      const values = [...ids.map((one) => `#${one}`), ...links]
      const name = `e${String(index)}-${String(place)}`
      return newEntry({ ...facts, id: name, xmlId: name, pointers: values.map((value) => ({ value, text: id })) })
    }),
  )
}

const exported = (texts: readonly TextToExport[], entries: readonly Entry[] = []): ToExport => ({
  texts,
  title: 'Letters & papers',
  entries,
  reading: presetReadings.corrected,
  today: '2026-01-31',
})

async function written(what: ToExport, values: SettingValues = {}) {
  const { files, findings } = await htmlFormat.write(what, values, () => undefined)
  return { pages: files.map(({ path, bytes }) => ({ path, html: new TextDecoder().decode(bytes) })), findings }
}

/** What a page says in its text, without what is around it. */
function wordsOf(html: string): string {
  const decoded: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', nbsp: '\u00a0', quot: '"' }
  return html.replace(/<[^>]*>/g, '').replace(/&(\w+);/g, (all, name: string) => decoded[name] ?? all)
}

const small = letter(
  head('A title', note(p('Of the head'))),
  p(
    'See ',
    spanWith('ref', { target: '#n2' }, 'the note'),
    ', ',
    pb('12'),
    'in ',
    span('foreign', 'loco'),
    ' & <more>.',
  ),
  list(
    label('1.'),
    item(loose('one')),
    label('2.'),
    item(p('two ', noteWith({ 'xml:id': 'n2', n: '2' }, p('with a table'), table(row(cell(loose('x'))))))),
  ),
)

describe('HTML', () => {
  test('Every reference to a note leads to its text, and the text back', async () => {
    for (const place of ['beside', 'below', 'end']) {
      const { pages } = await written(exported([{ id: 't', title: 'T', doc: small, source: null }]), { notes: place })
      const html = pages[0]?.html ?? ''
      expect(html.match(/role="doc-noteref"/g)).toHaveLength(2)
      for (const number of ['1', '2']) {
        expect(html).toContain(`id="ref-${number}" href="#note-${number}"`)
        expect(html).toMatch(new RegExp(`<(div|li) [^>]*id="note-${number}"`))
        expect(html).toContain(`href="#ref-${number}" role="doc-backlink"`)
      }
      expect(html).toContain('<a class="tei-ref" data-target="#n2" href="#note-2">the note</a>')
    }
  })

  test('Text, titles and attributes cannot break out of their place, and no address runs a script', async () => {
    const evil = '"><script>alert(1)</script>'
    const made = letter(
      p(spanWith('hi', { rend: evil, n: evil }, evil), spanWith('ref', { target: 'javascript:alert(1)' }, 'x')),
    )
    const { pages } = await written({ ...exported([{ id: 't', title: evil, doc: made, source: null }]), title: evil })
    expect(pages[0]?.html.match(/<script/g)).toHaveLength(1)
    expect(pages[0]?.html).not.toContain('href="javascript')
  })

  test('What the editor supplied stands in brackets, once', async () => {
    const made = letter(
      p('T[', span('supplied', 'homas'), '] and ', span('supplied', 'no longer'), span('supplied', '[x]')),
    )
    const { pages } = await written(exported([{ id: 't', title: 'T', doc: made, source: null }]))
    expect(wordsOf(pages[0]?.html ?? '')).toContain('T[homas] and [no longer][x]')
  })

  test('Nothing is fetched, and the page says so', async () => {
    const { pages } = await written(exported([{ id: 't', title: 'T', doc: small, source: null }]))
    expect(pages[0]?.html).toContain(`default-src 'none'`)
    expect(pages[0]?.html).not.toMatch(/src="|url\(|@import|<link/)
  })

  test('No level of headings is skipped', async () => {
    const made = doc(div(div(div(head('Deep'), p('x')), div(head('Beside'), div(head('Below'))))))
    const { pages } = await written(exported([{ id: 't', title: 'T', doc: made, source: null }]))
    expect(
      Array.from(pages[0]?.html.matchAll(/<h(\d)[^>]*>([^<]*)/g) ?? [], ([, level, said]) => [level, said]),
    ).toEqual([
      ['1', 'T'],
      ['2', 'Deep'],
      ['2', 'Beside'],
      ['3', 'Below'],
    ])
  })

  test('The readings that a page can be switched to hide by class, and a page of one reading has but that', async () => {
    const made = letter(p('a ', span('choice', span('sic', 'secund'), span('corr', 'second'))))
    const what = exported([{ id: 't', title: 'T', doc: made, source: null }])
    const both = (await written(what)).pages[0]?.html ?? ''
    expect(both).toContain('class="reading-corrected')
    expect(both).toMatch(/\.reading-corrected \.part-sic[^{]*\{ display: none; \}/)
    expect(both).toContain('secund')
    expect(both).toContain('value="written"')
    const one = (await written(what, { readings: 'one' })).pages[0]?.html ?? ''
    expect(one).not.toContain('secund')
    expect(one).not.toContain('value="written"')
  })

  test('A folder has a page for each text and links that lead from one to the other', async () => {
    const there = letter(head('Two'), p(spanWith('seg', { 'xml:id': 'there' }, 'z')))
    const here = letter(
      head('One'),
      p(spanWith('ref', { target: '#there' }, 'there'), spanWith('persName', { ref: '#ada' }, 'Ada')),
    )
    const texts = [here, there].map((made, index) => ({
      id: `t${String(index)}`,
      title: `T${String(index)}`,
      doc: made,
      source: null,
    }))
    const ada = newEntry({ id: 'ada', kind: 'person', name: 'Lind, Ada', xmlId: 'ada' })
    const { pages } = await written(exported(texts, [ada]), { pages: 'folder' })
    expect(pages.map(({ path }) => path)).toEqual([
      'index.html',
      '001-T0.html',
      '002-T1.html',
      'names.html',
      'edition.css',
      'edition.js',
    ])
    expect(pages[1]?.html).toContain('href="002-T1.html#there"')
    expect(pages[1]?.html).toContain('href="names.html#entry-ada"')
    expect(pages[3]?.html).toMatch(/id="entry-ada"[\s\S]*href="001-T0.html#at-\d+"/)
  })

  test('The preview says the words of the reading text, and where its blocks stand in the doc', () => {
    const text = readText(
      { id: 't', doc: small },
      { reading: presetReadings.corrected, queries: 'left-out', register: registerIndex([]) },
    )
    const html = previewHtml(text, 'end')
    const pressed = (words: string) => words.replace(/\s+/g, '').split('').sort().join('')
    expect(
      pressed(
        wordsOf(html)
          .replace('Notes', '')
          .replace(/^\s*12|(?<=, )12/gm, ''),
      ),
    ).toBe(pressed(`${textOfReading(text)}1212`))
    expect(html).toMatch(/<p data-pos="\d+">See/)
  })

  test.each([
    {},
    { pages: 'folder', notes: 'end', names: true, theme: 'dark' },
    { notes: 'below', 'title-page': false, readings: 'one' },
  ])('An HTML validator finds nothing in the sample edition, with settings %j', async (values) => {
    const texts = [...textsOf(SAMPLE, '.txt'), ...textsOf(SAMPLE, '.xml')]
    const { pages, findings } = await written(exported(texts, entriesOf(texts)), values)
    for (const { path, html } of pages) if (path.endsWith('.html')) expect(await faults(html), path).toEqual([])
    expect(hasError(findings)).toBe(false)
  })

  test.skipIf(!existsSync(DATA))(
    `nor in the texts of ${DATA}, alone and as an edition (skipped where they are absent)`,
    async () => {
      const texts = textsOf(DATA, '.xml')
      const entries = entriesOf(texts)
      const all = await written(exported(texts, entries))
      expect(await faults(all.pages[0]?.html ?? '')).toEqual([])
      for (const text of texts) {
        const { pages } = await written({ ...exported([text], entries), title: text.title }, { notes: 'end' })
        expect(await faults(pages[0]?.html ?? ''), text.title).toEqual([])
      }
    },
  )
})
