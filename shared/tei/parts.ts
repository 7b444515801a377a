import type { XmlElement, XmlNode } from '../xml/tree'
import { holdsText, isCharacterData, isPoint, type Structure } from './structure'
import { rowOf } from './table'
import { isBlank, isSpaceAt, trimEnd, trimStart } from './whitespace'

/** A part of an element that holds blocks: a block, a point between blocks, or a stretch of loose text. */
export interface Part {
  readonly start: number
  readonly end: number
  /** The block or point; `null` for loose text. */
  readonly node: XmlNode | null
  /** What the loose text is made of. */
  readonly loose: readonly XmlNode[]
  /** White space at the edges of loose text that stands within its source, as what references and sections stand for. */
  readonly lead: string
  readonly trail: string
}

/** Cuts the content of an element that holds blocks into its parts. Where white space is `preserve`d, loose text keeps its edges. */
export function cutParts(element: XmlElement, source: string, structure: Structure, preserve: boolean): Part[] {
  const { children } = element
  const besideText = holdsText(element)
  const role = rowOf(element.name)?.role
  const oneText = (role === 'item' || role === 'cell' || role === 'note') && !structure.holdsBlocks(element)
  const parts: Part[] = []
  let first = 0
  for (let i = 0; i < children.length; i++) {
    const child = children[i]
    if (child?.kind !== 'element' || !structure.isBlock(child, element, besideText)) continue
    addRun(children, first, i, source, oneText, preserve, parts)
    parts.push(partOf(child))
    first = i + 1
  }
  addRun(children, first, children.length, source, oneText, preserve, parts)
  return parts
}

/** What stands between two blocks, from one child to another: loose text if there is any text in it or if it must be, else points. */
function addRun(
  children: readonly XmlNode[],
  from: number,
  to: number,
  source: string,
  oneText: boolean,
  preserve: boolean,
  parts: Part[],
): void {
  let start = from
  let end = to
  if (!preserve) {
    while (start < end && isBlankText(children[start])) start++
    while (end > start && isBlankText(children[end - 1])) end--
  }
  let holdsAny = false
  let holdsText = oneText
  for (let i = start; i < end; i++) {
    const node = children[i]
    if (!node || isBlankText(node)) continue
    holdsAny = true
    holdsText ||= isCharacterData(node) || !isPoint(node)
  }
  if (!holdsAny) return
  if (holdsText) parts.push(looseOf(children.slice(start, end), source, preserve))
  else
    for (let i = start; i < end; i++) {
      const node = children[i]
      if (node && !isCharacterData(node)) parts.push(partOf(node))
    }
}

function looseOf(nodes: readonly XmlNode[], source: string, preserve: boolean): Part {
  const first = nodes[0]
  const last = nodes[nodes.length - 1]
  const from = first?.start ?? 0
  const to = last?.end ?? 0
  if (preserve) return { start: from, end: to, node: null, loose: nodes, lead: '', trail: '' }
  const start = first?.kind === 'text' ? from + spaceAtStart(source, first) : from
  const end = last?.kind === 'text' ? to - spaceAtEnd(source, last) : to
  const lead = spaceOf(nodes, trimEdge.start).slice(start - from)
  const trail = last && isCharacterData(last) ? spaceOf(nodes.toReversed(), trimEdge.end).slice(to - end) : ''
  return { start, end, node: null, loose: nodes, lead, trail }
}

function isBlankText(node: XmlNode | undefined): boolean {
  return node !== undefined && isCharacterData(node) && isBlank(node.text)
}

/** A part that is one node. */
export function partOf(node: XmlNode): Part {
  return { start: node.start, end: node.end, node, loose: NO_NODES, lead: '', trail: '' }
}

const NO_NODES: readonly XmlNode[] = []

/** What is cut off of a text at one of its edges. */
const trimEdge = {
  start: (text: string) => text.slice(0, text.length - trimStart(text).length),
  end: (text: string) => text.slice(trimEnd(text).length),
}

/** The white space with which character data begins, taken from the nodes in order. */
function spaceOf(nodes: readonly XmlNode[], edge: (text: string) => string): string {
  let space = ''
  for (const node of nodes) {
    if (!isCharacterData(node)) return space
    space += edge(node.text)
    if (!isBlank(node.text)) return space
  }
  return space
}

function spaceAtStart(source: string, { start, end }: XmlNode): number {
  let at = start
  while (at < end && isSpaceAt(source, at)) at++
  return at - start
}

function spaceAtEnd(source: string, { start, end }: XmlNode): number {
  let at = end
  while (at > start && isSpaceAt(source, at - 1)) at--
  return end - at
}
