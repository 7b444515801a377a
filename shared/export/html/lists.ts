import type { ReadingBlock, ReadingItem } from '../../reading-text/reading-text'
import { inlineHtml } from './inlines'
import { element, type HtmlAttributes } from './markup'
import { classes } from './tei-attributes'
import { claimId, type Writing } from './writing'

/** A list with its items; what stands before the first of them stands before the list. */
export function listHtml(
  { ordered, items, attributes: { type = '' } }: Extract<ReadingBlock, { kind: 'list' }>,
  attributes: HtmlAttributes,
  writing: Writing,
): string {
  const first = items.findIndex(({ kind }) => kind === 'item')
  const before = first < 0 ? items : items.slice(0, first)
  const rest = first < 0 ? [] : items.slice(first)
  const ahead = before.map(({ blocks }) => writing.blocks(blocks, writing)).join('')
  if (rest.length === 0) return ahead
  const labelled = rest.some(({ label }) => label !== null)
  const plain = labelled || (type !== '' && !/bullet|unordered|order|number/i.test(type))
  const html = rest.map((item) => itemHtml(item, writing)).join('\n')
  const kinds = classes(String(attributes['class'] ?? ''), labelled && 'labelled', plain && 'plain')
  return `${ahead}${element(ordered ? 'ol' : 'ul', { ...attributes, class: kinds }, `\n${html}\n`)}`
}

function itemHtml({ kind, label, blocks, xmlId }: ReadingItem, writing: Writing): string {
  if (kind === 'between') return element('li', { class: 'between' }, writing.blocks(blocks, writing).trim())
  const head = label === null ? '' : `${element('span', { class: 'label' }, inlineHtml(label, writing))} `
  const only = blocks.length === 1 ? blocks[0] : undefined
  const body =
    only?.kind === 'paragraph' && only.element === ''
      ? inlineHtml(only.inlines, writing)
      : writing.blocks(blocks, writing).trim()
  const id = claimId(xmlId, writing)
  return element('li', { id }, label === null ? body : head + element('div', {}, body))
}
