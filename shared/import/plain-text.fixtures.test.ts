import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { exportPlainText } from '../export/plain-text'
import { readTei } from '../tei/read'
import { writeRebuilt } from '../tei/write'
import { importFile, type Imported } from '.'

const fixtures = new URL('../../fixtures/plain-text/', import.meta.url)
const seeds = new URL('../../../shared/data/seeds/', import.meta.url)

function imported(name: string, text: string): Imported {
  const { value, findings } = importFile(name, { text, encoding: 'utf-8', bom: false })
  if (!value) throw new Error(findings[0]?.message)
  return value
}

const texts = (folder: URL): readonly string[] => readdirSync(folder).filter((name) => name.endsWith('.txt'))

test.each(texts(fixtures))('%s becomes the TEI beside it, and is the same text again', async (name) => {
  const text = readFileSync(new URL(name, fixtures), 'utf8')
  const tei = writeRebuilt(imported(name, text).doc)
  await expect(tei).toMatchFileSnapshot(new URL(name.replace('.txt', '.xml'), fixtures).pathname)
  const again = readTei(tei).value
  expect(again && exportPlainText(again.doc)).toBe(text)
})

const pagesAndNotes: Readonly<
  Record<string, { pages: readonly string[]; notes: readonly (readonly [string, string])[] }>
> = {
  '000.txt': { pages: ['202'], notes: [] },
  '001.txt': {
    pages: ['193'],
    notes: [
      ['18', 'Maxim'],
      ['19', 'For text of'],
    ],
  },
  '002.txt': {
    pages: ['328', '329', '330', '331'],
    notes: [
      ['41', 'Proclamation'],
      ['42', 'See footnote'],
      ['43', 'Statement of'],
    ],
  },
  '003.txt': {
    pages: ['503'],
    notes: [
      ['0', ''],
      ['1', ''],
      ['2', ''],
      ['3', 'Article VII'],
    ],
  },
  '004.txt': {
    pages: [],
    notes: [
      ['0', 'Source:'],
      ['1', 'On March'],
      ['2', 'See Document'],
    ],
  },
}

if (existsSync(seeds))
  test.each(Object.entries(pagesAndNotes))(
    'the seed %s keeps its pages and notes in their places, and its text',
    (name, { pages, notes }) => {
      const text = readFileSync(new URL(name, seeds), 'utf8')
      const { doc } = imported(name, text)
      const found: { pages: string[]; notes: [string, string][] } = { pages: [], notes: [] }
      doc.descendants((node) => {
        const attributes = node.attrs['attributes'] as Readonly<Record<string, string>> | undefined
        const n = attributes?.['n'] ?? ''
        if (node.type.name === 'pageBreak' || node.type.name === 'blockPageBreak') found.pages.push(n)
        if (node.type.name === 'note') found.notes.push([n, node.textContent])
      })
      expect(found.pages).toEqual(pages)
      expect(found.notes.map(([n]) => n)).toEqual(notes.map(([n]) => n))
      found.notes.forEach(([, said], index) => expect(said.startsWith(notes[index]?.[1] ?? '?')).toBe(true))
      const again = readTei(writeRebuilt(doc)).value
      expect(again && exportPlainText(again.doc)).toBe(text)
    },
  )
else test.skip('the seeds keep their pages, notes and text (skipped: ../shared/data is not here)', () => undefined)
