import type { Node } from 'prosemirror-model'
import { elementName } from '../queries/divisions'
import { isNote } from '../queries/notes'
import type { Attributes } from '../schema'
import type { BlockRole } from './block'
import { languageOf } from './proof-block'

/** Where a text block stands in a doc. */
export interface ProofPlace {
  readonly node: Node
  /** The position where its content begins. */
  readonly start: number
  readonly role: BlockRole
  readonly inNote: boolean
  /** By the nearest `xml:lang`, or `null`. */
  readonly language: string | null
}

/** What is handed down from the nodes around a block. */
interface Around {
  readonly role: BlockRole | null
  readonly inNote: boolean
  readonly language: string | null
}

/** All text blocks of a doc in the order in which they begin, each before those of the notes in it. Walks the doc. */
export function proofPlaces(doc: Node): readonly ProofPlace[] {
  const found: ProofPlace[] = []
  visit(doc, 0, { role: null, inNote: false, language: null })
  return found

  function visit(node: Node, start: number, around: Around): void {
    const inside = within(node, around)
    if (node.isTextblock)
      found.push({ node, start, role: roleOf(node, around), inNote: inside.inNote, language: inside.language })
    let pos = start
    for (const child of node.children) {
      if (!child.isLeaf) visit(child, pos + 1, inside)
      pos += child.nodeSize
    }
  }
}

function within(node: Node, around: Around): Around {
  const language = languageOf(node.attrs['attributes'] as Attributes | undefined) ?? around.language
  const role = roleInside(node)
  const inNote = around.inNote || isNote(node)
  if (language === around.language && role === null && inNote === around.inNote) return around
  return { role: isNote(node) ? null : (role ?? around.role), inNote, language }
}

/** The role that a node gives to the blocks in it, or `null` where it gives none. */
function roleInside(node: Node): BlockRole | null {
  const name = elementName(node)
  if (node.type.name === 'cell') return 'cell'
  if (node.type.name === 'item' || node.type.name === 'label') return 'item'
  if (name === 'opener' || name === 'closer') return name
  return name === 'lg' ? 'verse' : null
}

const roleNames: Readonly<Record<string, BlockRole>> = {
  ...{ dateline: 'opener', salute: 'opener', opener: 'opener', byline: 'opener' },
  ...{ signed: 'closer', closer: 'closer', trailer: 'closer' },
  ...{ l: 'verse', item: 'item', label: 'item', cell: 'cell' },
}

function roleOf(node: Node, around: Around): BlockRole {
  if (node.type.name === 'heading') return 'heading'
  const name = elementName(node)
  const plain = name === '' || name === 'p' || name === 'ab'
  if (plain) return around.role ?? 'paragraph'
  return around.role === 'closer' || around.role === 'opener' ? around.role : (roleNames[name] ?? 'other')
}
