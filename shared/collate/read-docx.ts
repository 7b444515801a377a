import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import type { Reading } from '../finding'
import { LINE_END, PAGE_END, type Witness, type WitnessBlock } from './witness'

/** How large a part of the file may be, in bytes: a book is a few megabytes. */
const most = 64_000_000

const parts = ['word/document.xml', 'word/footnotes.xml', 'word/endnotes.xml'] as const

/** Whether bytes begin as a zip does, which a .docx is. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04
}

/**
 * Reads the words of a Word file (Office Open XML, ECMA-376, part 1, chapter 17): its paragraphs, with footnotes and
 * endnotes where they are referred to. Text that was deleted with changes tracked is left out. A file that is
 * damaged, or something else, is an error finding.
 */
export function readDocx(name: string, bytes: Uint8Array): Reading<Witness> {
  const files = unzipped(bytes)
  const main = files?.[parts[0]]
  if (!files || !main) return notRead(name)
  try {
    const { paragraphs, refs } = paragraphsOf(main)
    const blocks: WitnessBlock[] = []
    const notes: WitnessBlock[] = []
    const texts = { footnote: notesOf(files[parts[1]]), endnote: notesOf(files[parts[2]]) }
    let number = 0
    const numbered = new Map<string, number>()
    for (const { kind, id } of refs) {
      const said = texts[kind].get(id)
      if (!said || numbered.has(kind + id)) continue
      numbered.set(kind + id, number)
      for (const text of said) notes.push({ text, note: number, refs: [], page: '' })
      number++
    }
    for (const { text, refs: inside } of paragraphs) {
      const found = inside.flatMap(({ at, kind, id }) => {
        const note = numbered.get(kind + id)
        return note === undefined ? [] : [{ at, n: String(note + 1), note }]
      })
      if (text.trim() !== '') blocks.push({ text, note: null, refs: found, page: '' })
    }
    return { value: { blocks: [...blocks, ...notes] }, findings: [] }
  } catch {
    return notRead(name)
  }
}

function notRead(name: string): Reading<Witness> {
  const message = `The file “${name}” is no Word file that can be read, or it is damaged. Open it in the program that wrote it, save it anew as .docx or as plain text, and compare with that.`
  return { value: null, findings: [{ severity: 'error', code: 'docx-unreadable', message, values: { name } }] }
}

function unzipped(bytes: Uint8Array): Readonly<Record<string, string | undefined>> | null {
  try {
    const wanted: readonly string[] = parts
    const found = unzipSync(bytes, {
      filter: ({ name, originalSize }) => wanted.includes(name) && originalSize <= most,
    })
    return Object.fromEntries(Object.entries(found).map(([name, data]) => [name, strFromU8(data)]))
  } catch {
    return null
  }
}

type NoteKind = 'footnote' | 'endnote'

interface Ref {
  readonly at: number
  readonly kind: NoteKind
  readonly id: string
}

interface Paragraph {
  text: string
  readonly refs: Ref[]
  /** The id of the note that it stands in, and whether that is one of the text rather than a line between notes. */
  readonly note: string | null
}

/** The paragraphs of a part, and all references in them in order. Throws where the part is not XML. */
function paragraphsOf(xml: string): { readonly paragraphs: readonly Paragraph[]; readonly refs: readonly Ref[] } {
  const paragraphs: Paragraph[] = []
  const refs: Ref[] = []
  const open: Paragraph[] = []
  let note: string | null = null
  let skipped = 0
  let inText = false
  const add = (text: string) => {
    const paragraph = open.at(-1)
    if (paragraph) paragraph.text += text
  }
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const local = localOf(name)
    const value = (wanted: string) => Object.entries(attributes).find(([key]) => localOf(key) === wanted)?.[1] ?? ''
    if (skipped > 0 || hidden.has(local)) {
      skipped++
      return
    }
    switch (local) {
      case 'footnote':
      case 'endnote':
        note = value('type') === '' || value('type') === 'normal' ? value('id') : null
        break
      case 'p': {
        const paragraph = { text: '', refs: [], note }
        open.push(paragraph)
        paragraphs.push(paragraph)
        break
      }
      case 't':
        inText = true
        break
      case 'tab':
        add(' ')
        break
      case 'br':
      case 'cr':
        add(value('type') === 'page' ? PAGE_END : LINE_END)
        break
      case 'noBreakHyphen':
        add('-')
        break
      case 'footnoteReference':
      case 'endnoteReference': {
        const kind: NoteKind = local === 'footnoteReference' ? 'footnote' : 'endnote'
        const ref = { at: open.at(-1)?.text.length ?? 0, kind, id: value('id') }
        open.at(-1)?.refs.push(ref)
        refs.push(ref)
      }
    }
  })
  parser.on('text', (text) => {
    if (inText && skipped === 0) add(text.replace(/[\n\f\r]/g, ' '))
  })
  parser.on('closetag', ({ name }) => {
    const local = localOf(name)
    if (skipped > 0) skipped--
    else if (local === 't') inText = false
    else if (local === 'p') open.pop()
  })
  parser.write(xml).close()
  return { paragraphs, refs }
}

/** What holds words that are not there: deleted or moved away, instructions of fields, and a second form of the same. */
const hidden: ReadonlySet<string> = new Set(['del', 'moveFrom', 'instrText', 'Fallback', 'pPr', 'rPr', 'sectPr'])

function notesOf(xml: string | undefined): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  if (xml === undefined) return found
  for (const { text, note } of paragraphsOf(xml).paragraphs) {
    if (note === null || text.trim() === '') continue
    const said = found.get(note)
    if (said) said.push(text.trim())
    else found.set(note, [text.trim()])
  }
  return found
}

function localOf(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
