import { Fragment, Slice, type Node } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import { ReplaceAroundStep } from 'prosemirror-transform'
import { allowedElements, allows, type Grammar, type Name, type Sibling } from '../grammar'
import { writtenName } from '../queries/element-names'
import { scopeWithin } from '../xml/namespaces'
import { schema } from '../schema'
import { rowOf } from '../tei/table'
import type { Making } from './new-element'

const { container, list, item, blockNote, table, row, cell, textblock } = schema.nodes

/** What stands around wrapped blocks: around all together, then around each by itself. */
interface Shape {
  readonly all: readonly Node[]
  readonly each: readonly Node[]
}

/**
 * Puts a new element around the blocks between two positions, in `tr`, in the shape that it needs: in a list each block
 * becomes an item, in a table a row of one cell; where the grammar asks for an element between (a body in a floatingText),
 * it is put in. Answers whether the model can hold that.
 */
export function wrapBlocks(
  tr: Transaction,
  { from, to }: { readonly from: number; readonly to: number },
  name: Name,
  within: readonly Sibling[],
  making: Making,
): boolean {
  const $from = tr.doc.resolve(from)
  const blocks: Node[] = []
  tr.doc.slice(from, to).content.forEach((block) => blocks.push(block))
  const shape = shapeOf(name, within, making)
  const held = blocks.every(
    (block) => block.type !== schema.nodes.header && holderOf(shape).contentMatch.matchType(block.type),
  )
  const outer = shape?.all[0] ?? shape?.each[0]
  if (!shape || !outer || !held || blocks.length === 0) return false
  const index = $from.index()
  if (!$from.parent.canReplaceWith(index, index + blocks.length, outer.type)) return false
  if (shape.each.length === 0) around(tr, from, to, shape.all)
  else {
    let end = to
    for (const block of blocks.toReversed()) {
      around(tr, end - block.nodeSize, end, [...shape.all, ...shape.each])
      end -= block.nodeSize
    }
    joinAll(tr, from, blocks, shape)
    undress(tr, from, blocks, shape)
  }
  return true
}

/** The shape in which an element of this name stands around blocks; `null` where it is none that does. */
function shapeOf(name: Name, within: readonly Sibling[], { grammar, scope }: Making): Shape | null {
  const attrs = writtenName(name, scope)
  const inner = scopeWithin(scope, attrs.attributes)
  const part = (local: string) => writtenName({ uri: name.uri, local }, inner)
  const role = rowOf(name.local)?.role
  if (role === 'list') return { all: [list.create(attrs)], each: [item.create(part('item'))] }
  if (role === 'table')
    return { all: [table.create(attrs)], each: [row.create(part('row')), cell.create(part('cell'))] }
  if (role === 'note') return { all: [blockNote.create(attrs)], each: [] }
  if (role !== 'container' && role !== undefined) return null
  const between = elementBetween(name, within, grammar)
  const all = [container.create(attrs)]
  return { all: between ? [...all, container.create(writtenName(between, inner))] : all, each: [] }
}

/**
 * Whether a grammar lets an element of this name stand around these siblings, be it in the shape in which
 * {@link wrapBlocks} puts it there.
 */
export function canHold(name: Name, within: readonly Sibling[], grammar: Grammar): boolean {
  const part = (local: string) => ({ uri: name.uri, local })
  const role = rowOf(name.local)?.role
  const holds = (outer: string) =>
    allows(grammar, name, [part(outer)]) &&
    within.every((one) => allows(grammar, part(role === 'list' ? 'item' : 'cell'), [one]))
  if (role === 'list') return holds('item')
  if (role === 'table') return holds('row')
  return allows(grammar, name, within) || elementBetween(name, within, grammar) !== null
}

/** The element that must stand between a container and what it is put around, such as the body in a floatingText; `null` where none need or can. */
function elementBetween(name: Name, within: readonly Sibling[], grammar: Grammar): Name | null {
  if (rowOf(name.local)?.role !== 'container' || allows(grammar, name, within)) return null
  const holders = allowedElements(grammar, { parent: name, before: [], after: [] })
  return (
    holders.find(
      (one) => rowOf(one.local)?.role === 'container' && allows(grammar, name, [one]) && allows(grammar, one, within),
    ) ?? null
  )
}

function holderOf(shape: Shape | null) {
  return (shape?.each.at(-1) ?? shape?.all.at(-1))?.type ?? container
}

function around(tr: Transaction, from: number, to: number, wrappers: readonly Node[]): void {
  const content = wrappers.reduceRight((inner, node) => Fragment.from(node.copy(inner)), Fragment.empty)
  tr.step(new ReplaceAroundStep(from, to, from, to, new Slice(content, 0, 0), wrappers.length, true))
}

/** Blocks that were wrapped one by one come together in one list or table. */
function joinAll(tr: Transaction, from: number, blocks: readonly Node[], { all, each }: Shape): void {
  const more = 2 * (all.length + each.length)
  let end = from + blocks.reduce((size, block) => size + block.nodeSize + more, 0)
  for (const block of blocks.toReversed().slice(0, -1)) {
    end -= block.nodeSize + more
    tr.join(end, all.length)
  }
}

/** A plain paragraph alone in an item or cell is its text: `<item>text</item>`. */
function undress(tr: Transaction, from: number, blocks: readonly Node[], { all, each }: Shape): void {
  let pos = from + all.length + each.length
  for (const block of blocks) {
    const plain =
      block.type === textblock &&
      block.attrs['name'] === 'p' &&
      Object.keys(block.attrs['attributes'] as object).length === 0
    if (plain) tr.setNodeMarkup(pos, textblock, { ...block.attrs, name: '' })
    pos += block.nodeSize + 2 * each.length
  }
}
