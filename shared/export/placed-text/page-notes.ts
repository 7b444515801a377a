import type { Node } from 'prosemirror-model'
import type { DocAttrs } from '../../schema'
import { plainLines, type PlainLine } from '../../tei/plain-lines'
import { takeMarks, type MarkedDoc } from './marks'

/**
 * The plain text of a doc with marks, its notes under the page that refers to them, each with the number of its
 * reference; a note to a note stands behind it. What no reference in the text leads to stands at the end.
 */
export function textWithPageNotes({ doc, sign }: MarkedDoc): string {
  const { prolog } = doc.attrs as DocAttrs
  const { body, notes } = partedLines(doc)
  const whole = body.map(({ text, gap }) => '\n'.repeat(gap) + text).join('')
  const pages = pagesOf(whole, sign)
  const text = pages.map((page, index) => {
    const under = notesUnder(page, notes, sign)
    const last = index === pages.length - 1
    return under.length === 0 ? page : `${page.trimEnd()}\n\n${under.join('\n')}${last ? '' : '\n\n'}`
  })
  const rest = [...notes.values()].map((line) => line.text)
  const all = text.join('') + (rest.length === 0 ? '' : `\n\n${rest.join('\n')}`)
  const ended = all.endsWith('\n') ? all : `${all}\n`
  return prolog.includes('\r\n') ? ended.replaceAll('\n', '\r\n') : ended
}

/** The lines of the text, and those of its notes by the numbers of the notes. */
function partedLines(doc: Node): { readonly body: readonly PlainLine[]; readonly notes: Map<number, PlainLine> } {
  const indexes = new Map<number, number>()
  doc.descendants((node, pos) => {
    if (node.type.name === 'note') indexes.set(pos, indexes.size)
    return true
  })
  const body: PlainLine[] = []
  const notes = new Map<number, PlainLine>()
  for (const line of plainLines(doc)) {
    const index = indexes.get(line.position)
    if (index === undefined) body.push(line)
    else notes.set(index, line)
  }
  return { body, notes }
}

/** A text parted before each of its page marks. */
function pagesOf(text: string, sign: string): readonly string[] {
  const pages: string[] = []
  let from = 0
  for (let at = text.indexOf(`${sign}p`); at >= 0; at = text.indexOf(`${sign}p`, at + 1)) {
    const start = text.lastIndexOf('[', at)
    if (start > from) pages.push(text.slice(from, start))
    from = Math.max(from, start)
  }
  return [...pages, text.slice(from)]
}

/** The lines of the notes that a page refers to, those of notes in notes behind them; they are taken out of `notes`. */
function notesUnder(page: string, notes: Map<number, PlainLine>, sign: string): readonly string[] {
  return referencesIn(page, sign).flatMap(({ index, label }) => {
    const line = notes.get(index)
    if (line === undefined) return []
    notes.delete(index)
    const text = line.text.replace(/^ {2}\d+\. /, `  ${label}. `)
    return [text, ...notesUnder(line.text, notes, sign)]
  })
}

function referencesIn(text: string, sign: string): readonly { readonly index: number; readonly label: string }[] {
  const { text: plain, marks } = takeMarks(text, sign)
  return marks.flatMap(({ kind, index, at }) => {
    if (kind !== 'note') return []
    const end = marks.find((mark) => mark.kind === 'note-end' && mark.index === index)?.at ?? at
    return [{ index, label: plain.slice(at, end) }]
  })
}
