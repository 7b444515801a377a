import { Fragment, type Mark, type Node, type NodeType } from 'prosemirror-model'
import { allowedElements, allows, type Grammar, type Name, type Sibling } from '../grammar'
import { writtenName } from '../queries/element-names'
import { scopeWithin, type NamespaceScope } from '../xml/namespaces'
import { localName, schema, type Attributes, type ElementAttrs } from '../schema'
import { rowOf, type Role } from '../tei/table'
import { emptyTag } from '../xml/serialize'
import { requiredAttributes } from './required-attributes'

/** What a new element is made by: what the grammar says, and the namespaces in scope where it comes to stand. */
export interface Making {
  readonly grammar: Grammar
  readonly scope: NamespaceScope
}

/** What a new container is for, where the grammar would also take less: by local name, siblings of its own namespace. */
const wanted: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    figure: ['head'],
    sp: ['speaker', 'p'],
    div: ['head', 'p'],
    item: ['text'],
    cell: ['text'],
    note: ['text'],
  }),
)

/** What a new container begins with, the first that the grammar takes. */
const usual =
  'p text item row cell l addrLine castItem bibl body div ab head persName placeName orgName title monogr quote'.split(
    ' ',
  )

/** How deep minimal content is looked for. */
const deepest = 6

/**
 * A new element as a block, with the least that the grammar demands in it and a place for the caret where it can hold
 * text; `null` where the grammar asks for more than can be made up.
 */
export function newBlock(name: Name, making: Making, depth = 0): Node | null {
  if (depth > deepest) return null
  const attrs = newAttrs(name, making)
  const role = rowOf(name.local)?.role
  const inner = { ...making, scope: scopeWithin(making.scope, attrs.attributes) }
  switch (role) {
    case 'kept':
    case 'header':
      return newKept(schema.nodes.blockKept, name, making, [])
    case 'pageBreak':
      return schema.nodes.blockPageBreak.create(attrs)
    case 'lineBreak':
    case 'point':
      if (!allows(making.grammar, name, [])) return newKept(schema.nodes.blockKept, name, making, [])
      return schema.nodes.blockPoint.create(attrs)
    case 'textblock':
      return schema.nodes.textblock.create(attrs)
    case 'heading':
      return schema.nodes.heading.create(attrs)
    case 'label':
      return schema.nodes.textblock.create(attrs)
    case 'list':
    case 'table':
    case 'row':
    case 'item':
    case 'cell':
    case 'container':
    case 'note':
      return filled(containerTypes[role], attrs, name, inner, depth)
    case 'span':
    case 'alternatives':
    case undefined:
      if (allows(making.grammar, name, ['text'])) return schema.nodes.textblock.create(attrs)
      if (allows(making.grammar, name, []) && leastContent(name, making.grammar)?.length === 0)
        return schema.nodes.blockPoint.create(attrs)
      return filled('container', attrs, name, inner, depth)
  }
}

const containerTypes = {
  list: 'list',
  table: 'table',
  row: 'row',
  item: 'item',
  cell: 'cell',
  container: 'container',
  note: 'blockNote',
} as const satisfies Partial<Record<Role, keyof typeof schema.nodes>>

/** A new element in running text, empty but for a note's own text; `null` where such an element holds what cannot be made up. */
export function newInline(name: Name, making: Making, marks: readonly Mark[]): Node | null {
  const attrs = newAttrs(name, making)
  const role = rowOf(name.local)?.role
  if (role === 'note') {
    const inner = newBlock(name, making)
    return inner && schema.nodes.note.create(attrs, inner.content, marks)
  }
  if (role === 'pageBreak' || role === 'lineBreak') return schema.nodes[role].create(attrs, null, marks)
  if (role === 'kept' || role === 'header') return newKept(schema.nodes.kept, name, making, marks)
  if (allows(making.grammar, name, [])) return schema.nodes.point.create(attrs, null, marks)
  return role === 'point' ? newKept(schema.nodes.kept, name, making, marks) : null
}

/** What a new element of this name is called in its scope, with the attributes that the grammar requires and that can be made up. */
export function newAttrs(name: Name, { grammar, scope }: Making): Pick<ElementAttrs, 'name' | 'attributes'> {
  const written = writtenName(name, scope)
  return { ...written, attributes: { ...written.attributes, ...requiredAttributes(grammar, name).attributes } }
}

function newKept(type: NodeType, name: Name, making: Making, marks: readonly Mark[]): Node | null {
  const xml = leastXml(name, making, 0)
  return xml === null ? null : type.create({ xml }, null, marks)
}

/** An element of this name with the least that the grammar demands in it, as source text; `null` where that cannot be made up. */
function leastXml(name: Name, making: Making, depth: number): string | null {
  if (depth > deepest) return null
  const attrs = newAttrs(name, making)
  const inner = { ...making, scope: scopeWithin(making.scope, attrs.attributes) }
  const empty = emptyTag(attrs.name, attrs.attributes)
  if (allows(making.grammar, name, [])) return empty
  const parts = (leastContent(name, making.grammar) ?? [null]).map((sibling) =>
    sibling === null ? null : sibling === 'text' ? '' : leastXml(sibling, inner, depth + 1),
  )
  if (parts.includes(null)) return null
  return parts.join('') === '' ? empty : `${empty.slice(0, -2)}>${parts.join('')}</${attrs.name}>`
}

function filled(
  type: (typeof containerTypes)[keyof typeof containerTypes],
  attrs: { readonly name: string; readonly attributes: Attributes },
  name: Name,
  making: Making,
  depth: number,
): Node | null {
  const content = leastContent(name, making.grammar)
  if (content === null) return null
  const blocks: Node[] = []
  for (const sibling of content) {
    const block = sibling === 'text' ? looseText() : newBlock(sibling, making, depth + 1)
    if (block === null) return null
    blocks.push(fitted(block, schema.nodes[type]))
  }
  if (blocks.length === 0 && type !== 'row') blocks.push(looseText())
  const inside = Fragment.from(blocks)
  return schema.nodes[type].validContent(inside) ? schema.nodes[type].create(attrs, inside) : null
}

/** Whether a new element of this name is valid as it is made: where a person must say what it points to, or the like, it is not yet. */
export function isWholeWhenNew(name: Name, grammar: Grammar, depth = 0): boolean {
  if (depth > deepest || !requiredAttributes(grammar, name).complete) return false
  if (allows(grammar, name, []) && rowOf(name.local)?.role === 'kept') return true
  const content = leastContent(name, grammar)
  return content?.every((sibling) => sibling === 'text' || isWholeWhenNew(sibling, grammar, depth + 1)) ?? false
}

/** A block as it stands in a holder of this type: items, rows and cells are such only in lists and tables that the model has as those. */
export function fitted(block: Node, holder: NodeType): Node {
  const { list, label, textblock, container } = schema.nodes
  if (holder === list && block.type === textblock && localName(block.attrs['name'] as string) === 'label')
    return label.create(block.attrs, block.content)
  if (holder === list && block.type === schema.nodes.container && localName(block.attrs['name'] as string) === 'item')
    return schema.nodes.item.create(block.attrs, block.content)
  const onlyThere = [schema.nodes.item, label, schema.nodes.row, schema.nodes.cell].includes(block.type)
  if (!onlyThere || holder.contentMatch.matchType(block.type)) return block
  return (block.type === label ? textblock : container).create(block.attrs, block.content)
}

/** Loose text without a letter: a place for the caret, written as nothing. */
export function looseText(): Node {
  return schema.nodes.textblock.create({ name: '' })
}

const known = new WeakMap<Grammar, Map<string, readonly Sibling[] | null>>()

/** The least content that a new element of this name begins with; `null` where none was found. */
function leastContent(name: Name, grammar: Grammar): readonly Sibling[] | null {
  const ofRules = known.get(grammar) ?? new Map<string, readonly Sibling[] | null>()
  known.set(grammar, ofRules)
  const key = `${name.uri} ${name.local}`
  const found = ofRules.has(key) ? ofRules.get(key) : findContent(name, grammar)
  ofRules.set(key, found ?? null)
  return found ?? null
}

function findContent(parent: Name, grammar: Grammar): readonly Sibling[] | null {
  const sibling = (local: string): Sibling => (local === 'text' ? 'text' : { uri: parent.uri, local })
  const asked = (wanted.get(parent.local.replace(/^div[1-7]$/, 'div')) ?? []).map(sibling)
  if (asked.length > 0 && allows(grammar, parent, asked)) return asked
  const one = usual.map(sibling).find((candidate) => allows(grammar, parent, [candidate]))
  if (one !== undefined) return [one]
  if (allows(grammar, parent, [])) return []
  const content: Name[] = []
  while (content.length < deepest) {
    const next = allowedElements(grammar, { parent, before: content, after: [] })
    const last = next.find((name) => allows(grammar, parent, [...content, name]))
    if (last) return [...content, last]
    const step = usual.flatMap((local) => next.find((name) => name.local === local) ?? [])[0] ?? next[0]
    if (!step) return null
    content.push(step)
  }
  return null
}
