import { assertNever } from '../../finding'
import type { ReadingBlock } from '../../reading-text/reading-text'
import { inlineHtml, languageTag, objectHtml, pageHtml } from './inlines'
import { listHtml } from './lists'
import { element, type HtmlAttributes } from './markup'
import { noteBlockHtml, waitingNotes } from './notes'
import { tableHtml } from './tables'
import { blockRend, classes, dataAttributes, teiClass } from './tei-attributes'
import { claimId, type Writing } from './writing'

/** Elements that part a text; others that hold blocks stand in the flow of one. */
const divisions = /^(?:div\d?|front|back|group|floatingText|TEI|teiCorpus|text|body|attachment)$/

/** Blocks as HTML, one after the other, each with the notes that belong below or beside it. `before` is the block before the first. */
export function blocksHtml(
  blocks: readonly ReadingBlock[],
  writing: Writing,
  before: ReadingBlock | null = null,
): string {
  let html = ''
  let last = before
  for (const block of blocks) {
    writing.heard?.(block.pos)
    html += blockHtml(block, isPlain(last) && isPlain(block), writing)
    if (block.kind !== 'page') last = block
    if (writing.held === 0 && writing.notes !== 'end') html += waitingNotes(writing)
  }
  return html
}

/** Whether a block is a paragraph and nothing else: the second of two is indented. */
function isPlain(block: ReadingBlock | null): boolean {
  return block?.kind === 'paragraph' && block.element === 'p' && blockRend(block.attributes) === ''
}

/** `follows` where it is a paragraph after another. */
function blockHtml(block: ReadingBlock, follows: boolean, writing: Writing): string {
  switch (block.kind) {
    case 'heading': {
      const level = writing.headings.next(block.level)
      const attributes = attributesOf(block, writing)
      const id = attributes['id'] ?? (writing.positions ? null : headingId(block, writing.prefix))
      return `${element(`h${String(level)}`, { ...attributes, id }, inlineHtml(block.inlines, writing))}\n`
    }
    case 'paragraph':
      return paragraphHtml(block, follows, writing)
    case 'section':
      return sectionHtml(block, writing)
    case 'list':
      return `${holding(writing, () => listHtml(block, attributesOf(block, writing), writing))}\n`
    case 'table':
      return `${holding(writing, () => tableHtml(block, attributesOf(block, writing), writing))}\n`
    case 'page':
      return `${pageHtml('div', block, writing)}\n`
    case 'note':
      return `${holding(writing, () => noteBlockHtml(block.note, writing))}\n`
    case 'object': {
      return `${element('p', { class: 'object' }, objectHtml(block, writing))}\n`
    }
    default:
      return assertNever(block)
  }
}

/** The id of a heading that has none of its own. */
export function headingId({ pos }: Pick<ReadingBlock, 'pos'>, prefix: string): string {
  return `${prefix}h-${String(pos)}`
}

function paragraphHtml(
  block: Extract<ReadingBlock, { kind: 'paragraph' }>,
  follows: boolean,
  writing: Writing,
): string {
  const own = attributesOf(block, writing)
  const attributes = follows ? { ...own, class: 'follows' } : own
  const html = inlineHtml(block.inlines, writing)
  if (html !== '') return `${element('p', attributes, html)}\n`
  return typeof attributes['id'] === 'string' ? `<div id="${attributes['id']}"></div>\n` : ''
}

function sectionHtml(block: Extract<ReadingBlock, { kind: 'section' }>, writing: Writing): string {
  if (isDivision(block)) return divisionHtml(block, () => blocksHtml(block.blocks, writing), writing)
  const attributes = attributesOf(block, writing)
  const name = block.element === 'quote' ? 'blockquote' : block.element === 'figure' ? 'figure' : 'div'
  return `${holding(writing, () => element(name, attributes, `\n${blocksHtml(block.blocks, writing)}`))}\n`
}

/** A section: a block of blocks. */
export type Section = Extract<ReadingBlock, { kind: 'section' }>

/** Whether a section parts the text, and may itself be parted. */
export function isDivision(block: Section): boolean {
  return divisions.test(block.element) || block.blocks.some(({ kind }) => kind === 'heading')
}

/** A division, or a part of it, around what `write` writes of it. `continued` where another part of it stands before. */
export function divisionHtml(block: Section, write: () => string, writing: Writing, continued = false): string {
  const name = block.blocks.some(({ kind }) => kind === 'heading') ? 'section' : 'div'
  const own = attributesOf(block, writing)
  const attributes = continued
    ? { ...own, class: classes(String(own['class'] ?? ''), 'continued'), 'data-pos': null }
    : own
  return `${element(name, attributes, `\n${write()}`)}\n`
}

/** Writes what notes cannot stand in: they wait until it is closed. */
function holding(writing: Writing, write: () => string): string {
  writing.held += 1
  const html = write()
  writing.held -= 1
  return html
}

function attributesOf(block: ReadingBlock, writing: Writing): HtmlAttributes {
  return {
    id: claimId(block.xmlId, writing),
    class: classes(block.element === 'p' ? null : teiClass(block.element), blockRend(block.attributes)),
    lang: languageTag(block.attributes['xml:lang']),
    'data-pos': writing.positions && String(block.pos - writing.origin),
    ...dataAttributes(block.attributes),
  }
}
