import { SaxesParser } from 'saxes'

/** An element of a part of a Word file; names are those of WordprocessingML, others stand with the prefix `x:`. */
export interface WordNode {
  readonly name: string
  /** By local name; those of relationships (`r:id`) stand with the prefix `r:`. */
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (WordNode | string)[]
}

/** How deep elements may stand in each other, and how many a part may have: beyond that a file is hostile, or no text. */
const limits = { depth: 400, elements: 4_000_000 }

const word: ReadonlySet<string> = new Set([
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
])

const relations: ReadonlySet<string> = new Set([
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'http://purl.oclc.org/ooxml/officeDocument/relationships',
])

/** What holds a second form of what stands beside it (ECMA-376, part 3, 7.6). */
const secondForm = 'x:Fallback'

interface Open {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (WordNode | string)[]
}

/** Reads a part; `null` where it is not XML, or beyond all bounds. */
export function readPart(xml: string): WordNode | null {
  const top: Open = { name: '', attributes: {}, children: [] }
  const open: Open[] = [top]
  let elements = 0
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ uri, local, attributes }) => {
    if (++elements > limits.elements || open.length > limits.depth) throw new RangeError('Too much')
    const node: Open = { name: word.has(uri) ? local : `x:${local}`, attributes: {}, children: [] }
    const own = node.attributes as Record<string, string>
    for (const attribute of Object.values(attributes))
      if (attribute.prefix !== 'xmlns' && attribute.name !== 'xmlns')
        own[relations.has(attribute.uri) ? `r:${attribute.local}` : attribute.local] = attribute.value
    if (node.name !== secondForm) open.at(-1)?.children.push(node)
    open.push(node)
  })
  parser.on('text', (text) => open.at(-1)?.children.push(text))
  parser.on('cdata', (text) => open.at(-1)?.children.push(text))
  parser.on('closetag', () => open.pop())
  try {
    parser.write(xml).close()
  } catch {
    return null
  }
  return elementsOf(top)[0] ?? null
}

/** The elements right in one. */
export function elementsOf({ children }: Pick<WordNode, 'children'>): readonly WordNode[] {
  return children.filter((child) => typeof child !== 'string')
}

/** The first element of a name right in one. */
export function childOf(node: WordNode | undefined, name: string): WordNode | undefined {
  return node && elementsOf(node).find((child) => child.name === name)
}

/** What the first element of a name right in one says as its value: `val`. */
export function valueOf(node: WordNode | undefined, name: string): string | undefined {
  return childOf(node, name)?.attributes['val']
}

/** Whether a switch (`<w:b/>`, `<w:b w:val="0"/>`) is on, off, or not there (17.17.4). */
export function switchOf(node: WordNode | undefined, name: string): boolean | undefined {
  const found = childOf(node, name)
  if (found === undefined) return undefined
  return !['0', 'false', 'off', 'none'].includes(found.attributes['val'] ?? 'true')
}

/** All text in an element. */
export function textOf(node: WordNode): string {
  return node.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')
}

/** All elements of a name within an element, in order. */
export function* within(node: WordNode, name: string): Generator<WordNode> {
  for (const child of elementsOf(node)) {
    if (child.name === name) yield child
    yield* within(child, name)
  }
}
