import type { XmlElement, XmlNode } from '../xml/tree'
import { holdsText, isCharacterData, isPoint, type Structure } from './structure'
import { rowOf } from './table'
import { isBlank, trimEnd, trimStart } from './whitespace'

/** A part of an element that holds blocks: a block, a point between blocks, or a stretch of loose text. */
export interface Part {
  readonly start: number
  readonly end: number
  readonly node: XmlNode | readonly XmlNode[]
  /** White space at the edges of loose text that stands within its source, as what references and sections stand for. */
  readonly lead: string
  readonly trail: string
}

/** Cuts the content of an element that holds blocks into its parts. Where white space is `preserve`d, loose text keeps its edges. */
export function cutParts(element: XmlElement, source: string, structure: Structure, preserve: boolean): Part[] {
  const besideText = holdsText(element)
  const role = rowOf(element.name)?.role
  const oneText = (role === 'item' || role === 'cell' || role === 'note') && !structure.holdsBlocks(element)
  const parts: Part[] = []
  let run: XmlNode[] = []
  const flush = () => {
    addRun(run, source, oneText, preserve, parts)
    run = []
  }
  for (const child of element.children)
    if (child.kind === 'element' && structure.isBlock(child, element, besideText)) {
      flush()
      parts.push(partOf(child))
    } else run.push(child)
  flush()
  return parts
}

/** What stands between two blocks: loose text if there is any text in it or if it must be, else points. */
function addRun(run: readonly XmlNode[], source: string, oneText: boolean, preserve: boolean, parts: Part[]): void {
  const nodes = preserve ? run : withoutBlankEdges(run)
  const first = nodes[0]
  const last = nodes.at(-1)
  if (!first || !last || nodes.every((node) => isCharacterData(node) && isBlank(node.text))) return
  if (oneText || nodes.some((node) => (isCharacterData(node) ? !isBlank(node.text) : !isPoint(node)))) {
    const start = preserve || first.kind !== 'text' ? first.start : first.start + spaceAtStart(source, first)
    const end = preserve || last.kind !== 'text' ? last.end : last.end - spaceAtEnd(source, last)
    const lead = preserve ? '' : spaceOf(nodes, trimEdge.start).slice(start - first.start)
    const trail = preserve ? '' : spaceOf(nodes.toReversed(), trimEdge.end).slice(last.end - end)
    parts.push({ start, end, node: nodes, lead, trail })
  } else for (const node of nodes) if (!isCharacterData(node)) parts.push(partOf(node))
}

/** A part that is one node. */
export function partOf(node: XmlNode): Part {
  return { start: node.start, end: node.end, node, lead: '', trail: '' }
}

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
  const text = source.slice(start, end)
  return text.length - trimStart(text).length
}

function spaceAtEnd(source: string, { start, end }: XmlNode): number {
  const text = source.slice(start, end)
  return text.length - trimEnd(text).length
}

function withoutBlankEdges(run: readonly XmlNode[]): readonly XmlNode[] {
  const blank = (node: XmlNode | undefined) => node !== undefined && isCharacterData(node) && isBlank(node.text)
  let start = 0
  let end = run.length
  while (start < end && blank(run[start])) start++
  while (end > start && blank(run[end - 1])) end--
  return run.slice(start, end)
}
