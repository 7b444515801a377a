import { inlineHtml, languageTag } from './inlines'
import { element, escapeHtml } from './markup'
import { classes, dataAttributes } from './tei-attributes'
import { claimId, type Writing } from './writing'

/** The notes whose references stand before this place and whose text does not, those in them included. */
export function waitingNotes(writing: Writing): string {
  let html = ''
  for (let next = writing.waiting.shift(); next !== undefined; next = writing.waiting.shift())
    html += `${noteHtml('div', next.note, next.parts, writing)}\n`
  return html
}

/** All notes of a text after it, with a heading; nothing where it has none. */
export function endNotes(writing: Writing): string {
  const items: string[] = []
  for (let next = writing.waiting.shift(); next !== undefined; next = writing.waiting.shift())
    items.push(noteHtml('li', next.note, next.parts, writing))
  if (items.length === 0) return ''
  const { called, terms } = writing
  const level = String(writing.headings.after())
  const id = `${writing.prefix}notes`
  const heading = `<h${level} id="${id}">${escapeHtml(terms.notes)}</h${level}>`
  const list = element('ol', { class: 'notes' }, `\n${items.join('\n')}\n`)
  return `${element('section', { class: 'end-notes', role: 'doc-endnotes', 'aria-label': called === '' ? terms.notes : `${terms.notes}, ${called}` }, `\n${heading}\n${list}\n`)}\n`
}

function noteHtml(name: 'div' | 'li', index: number, parts: readonly string[], writing: Writing): string {
  const { prefix, terms, text } = writing
  const note = text.notes[index]
  if (!note) return ''
  const number = String(index + 1)
  const anchor = claimId(note.xmlId, writing)
  const back = element(
    'a',
    { class: 'back', href: `#${prefix}ref-${number}`, role: 'doc-backlink', 'aria-label': terms.back(note.label) },
    escapeHtml(note.label === '' ? '↩' : note.label),
  )
  const named = anchor === null ? back : element('span', { id: anchor }, back)
  const attributes = {
    class: classes(
      'note',
      note.type !== '' && `type-${note.type.replace(/[^\w-]+/g, '_')}`,
      note.within !== null && 'in-note',
      ...parts,
    ),
    id: `${prefix}note-${number}`,
    role: name === 'div' ? 'doc-footnote' : null,
    'aria-label': name === 'div' ? terms.note(note.label) : null,
    lang: languageTag(note.attributes['xml:lang']),
    'data-pos': writing.positions && String(note.pos - writing.origin),
    ...dataAttributes(note.attributes),
  }
  return element(name, attributes, `${named} ${element('div', { class: 'note-text' }, noteText(index, writing))}`)
}

/** A note that stands between blocks, where it stands. */
export function noteBlockHtml(index: number, writing: Writing): string {
  const note = writing.text.notes[index]
  if (!note) return ''
  const label = note.label === '' ? '' : `${element('span', { class: 'back' }, escapeHtml(note.label))} `
  const attributes = {
    class: classes('note-block', note.type !== '' && `type-${note.type.replace(/[^\w-]+/g, '_')}`),
    id: `${writing.prefix}note-${String(index + 1)}`,
    role: 'note',
    lang: languageTag(note.attributes['xml:lang']),
    'data-pos': writing.positions && String(note.pos - writing.origin),
    ...dataAttributes(note.attributes),
  }
  return element('div', attributes, label + noteText(index, writing))
}

function noteText(index: number, writing: Writing): string {
  const blocks = writing.text.notes[index]?.blocks ?? []
  const [only] = blocks
  writing.held += 1
  const outer = writing.parts
  writing.parts = []
  const html =
    blocks.length === 1 && only?.kind === 'paragraph' && (only.element === '' || only.element === 'p')
      ? inlineHtml(only.inlines, writing)
      : writing.blocks(blocks, writing).trim()
  writing.parts = outer
  writing.held -= 1
  return html
}
