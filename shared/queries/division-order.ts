import type { Node } from 'prosemirror-model'
import { elementName, isFrame, isSubdivision } from './divisions'

/**
 * What a block is among the blocks of a division (TEI P5, chapter 4): at the `top` (heads, openers), at an `edge`, top or
 * bottom (`dateline`, `salute`, `signed` …), the `common` run of paragraphs and the like, a `division`, at the `bottom`
 * (closers, postscripts), or `anywhere` (page breaks, notes, comments, figures).
 */
export type DivisionPart = 'top' | 'edge' | 'common' | 'division' | 'bottom' | 'anywhere'

const tops = /^(?:head|opener)$/
const edges = /^(?:address|meeting|byline|dateline|argument|epigraph|salute|docAuthor|docDate|signed)$/
const bottoms = /^(?:closer|postscript|trailer)$/

/** What `node` is among the blocks of the division `parent`. */
export function partOf(node: Node, parent: Node): DivisionPart {
  const { name } = node.type
  if (name === 'blockNote' || name === 'header' || name.startsWith('block')) return 'anywhere'
  if (name === 'textblock' && elementName(node) === '' && node.content.size === 0) return 'anywhere'
  const element = elementName(node)
  if (name === 'heading' || tops.test(element)) return 'top'
  if (edges.test(element)) return 'edge'
  if (bottoms.test(element)) return 'bottom'
  if (element === 'figure') return 'anywhere'
  if (/^div[1-7]?$|^divGen$|^text$|^group$/.test(element)) return 'division'
  // An element that TEI does not know stands where the rules of its project put it: at the end, as far as is known.
  return isSubdivision(node, parent) ? 'bottom' : 'common'
}

/** Where in a division its parts begin, by index of the child. */
export interface DivisionOrder {
  readonly parts: readonly DivisionPart[]
  /** The first block that TEI does not let stand where it stands, or -1. */
  readonly misfit: number
}

type Zone = 'top' | 'common' | 'division' | 'bottom'

/**
 * The parts of a division (or `body`, which has the same rules) in order, and the first that stands wrong: openers only
 * at the top, no paragraphs behind a division, nothing but closing parts behind the first of them, and none of these
 * where nothing is closed.
 */
export function divisionOrder(node: Node): DivisionOrder {
  const parts = node.children.map((child) => partOf(child, node))
  return { parts, misfit: misfitOf(parts) }
}

/** The index of the first part that stands wrong among these, or -1. */
export function misfitOf(parts: readonly DivisionPart[]): number {
  let zone: Zone = 'top'
  for (const [index, part] of parts.entries()) {
    const next = follow(zone, part)
    if (next === null) return index
    zone = next
  }
  return -1
}

/** Whether the order of blocks in `node` is one that TEI asks for and that {@link divisionOrder} knows. */
export function hasOrder(node: Node, parent: Node | null): boolean {
  if (isFrame(node)) return elementName(node) === 'body'
  return parent !== null && isSubdivision(node, parent)
}

/** Where among the blocks of a division a division that is put at its end stands: before its closing parts. */
export function endOfDivisions(node: Node): number {
  const { parts } = divisionOrder(node)
  let zone: Zone = 'top'
  for (const [index, part] of parts.entries()) {
    const next = follow(zone, part)
    if (part === 'bottom' || next === 'bottom') return index
    zone = next ?? zone
  }
  return parts.length
}

/** How many blocks at the beginning of a division belong to its top: its heading, its opener, and what is between. */
export function endOfTop(node: Node): number {
  const { parts } = divisionOrder(node)
  const first = parts.findIndex((part) => part !== 'top' && part !== 'edge' && part !== 'anywhere')
  const last = parts
    .slice(0, first < 0 ? parts.length : first)
    .findLastIndex((part) => part === 'top' || part === 'edge')
  return last + 1
}

function follow(zone: Zone, part: DivisionPart): Zone | null {
  switch (part) {
    case 'anywhere':
      return zone
    case 'top':
      return zone === 'top' ? 'top' : null
    case 'edge':
      return zone === 'top' ? 'top' : 'bottom'
    case 'common':
      return zone === 'top' || zone === 'common' ? 'common' : null
    case 'division':
      return zone === 'bottom' ? null : 'division'
    case 'bottom':
      return zone === 'top' ? null : 'bottom'
  }
}
