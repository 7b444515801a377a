import type { Node } from 'prosemirror-model'
import { schema } from '../../schema'
import { RunReader } from './run-reader'
import type { Part } from './parts'
import { roleOf } from './roles'
import type { Story, WordReader } from './word-reader'
import { listOf, outlineOf } from './word-styles'
import { childOf, switchOf, valueOf, type WordNode } from './word-tree'

/** Reads a paragraph, with what text boxes in it hold after it, and page breaks at its edges beside it. */
export function readParagraph(node: WordNode, story: Story, reader: WordReader): readonly Part[] {
  const properties = childOf(node, 'pPr')
  const style = reader.styles.of(valueOf(properties, 'pStyle'))
  const role = roleOf(style)
  const runs = new RunReader(story, reader, style, role === 'labelled')
  runs.read(node)
  if (role === 'contents') {
    reader.met.made += 1
    return []
  }
  const { inlines, label, boxes, bold, page } = runs.done()
  if (role === 'page' && page !== null) return [{ kind: 'page', n: page }, ...boxes]
  const list = listOf(properties) ?? style.list
  const mark = list === null ? null : reader.lists.marked(list)
  const outline = outlineOf(properties) ?? style.outline
  const indentNode = childOf(properties, 'ind')
  const indent = Number(indentNode?.attributes['left'] ?? indentNode?.attributes['start'] ?? NaN)
  const breaksBefore = switchOf(properties, 'pageBreakBefore') === true
  const before = leading(inlines)
  const after = before.rest.length === 0 ? { count: 0, rest: before.rest } : trailing(before.rest)
  const breaks = (count: number): Part[] => Array.from({ length: count }, () => ({ kind: 'page', n: null }))
  const level = role === 'heading' || (role === 'text' && outline !== null) ? (outline ?? 1) : 0
  const paragraph: Part = {
    kind: 'paragraph',
    role: level > 0 ? 'heading' : role,
    level,
    list: list === null || mark === null || level > 0 ? null : { ...list, mark },
    indent: Number.isFinite(indent) ? indent : null,
    align: valueOf(properties, 'jc') ?? style.align ?? '',
    inlines: after.rest,
    label,
    bold,
  }
  const isEmpty = after.rest.length === 0 && (label === null || label.length === 0)
  const keeps = !isEmpty || paragraph.list !== null
  return [
    ...breaks(before.count + (breaksBefore ? 1 : 0)),
    ...(keeps ? [paragraph] : []),
    ...breaks(after.count),
    ...boxes,
  ]
}

/** Page breaks of the file itself, which say nothing of a page, stand beside a paragraph rather than at its edge. */
function isBareBreak(node: Node | undefined): boolean {
  return node?.type === schema.nodes.pageBreak && Object.keys(node.attrs['attributes'] as object).length === 0
}

function leading(inlines: readonly Node[]) {
  let count = 0
  while (isBareBreak(inlines[count])) count++
  return { count, rest: inlines.slice(count) }
}

function trailing(inlines: readonly Node[]) {
  let count = 0
  while (isBareBreak(inlines.at(-1 - count))) count++
  return { count, rest: inlines.slice(0, inlines.length - count) }
}
