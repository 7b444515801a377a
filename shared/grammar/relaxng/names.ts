import { anyName, name, nameChoice, nsName, type NameClass } from '../name-class'
import type { SchemaNode } from './node'

const NAME_CLASSES = new Set(['name', 'anyName', 'nsName', 'choice'])

/** Whether the names of an `element` or `attribute` stand in its first child. */
function namesStandInside(node: SchemaNode): boolean {
  return !node.attributes.has('name')
}

/** What an `element` or `attribute` holds beside its names. */
export function contentNodes(node: SchemaNode): readonly SchemaNode[] {
  return namesStandInside(node) ? node.children.slice(1) : node.children
}

/** The names of an `element` or `attribute`; `null`, and a finding, where it has none. */
export function namesOf(node: SchemaNode): NameClass | null {
  const written = node.attributes.get('name')
  // An attribute without prefix is in no namespace, unless it says so itself (RELAX NG, section 4.8).
  if (written !== undefined) return readName(node, written, node.kind === 'attribute' && !node.ownNs ? '' : node.ns)
  const [first] = node.children
  if (first !== undefined && NAME_CLASSES.has(first.kind)) return nameClass(first)
  node.file.report('grammar-attribute-missing', `<${node.kind}> wants a name.`, node.place, {
    element: node.kind,
    attribute: 'name',
  })
  return null
}

/** A set of names; what is wrong in it is reported, and then it may hold less. */
function nameClass(node: SchemaNode): NameClass {
  switch (node.kind) {
    case 'name':
      return readName(node, node.text.trim(), node.ns)
    case 'anyName':
      return anyName(except(node))
    case 'nsName':
      return nsName(node.ns, except(node))
    case 'choice':
      if (node.children.length > 0) return nameChoice(...node.children.map(nameClass))
      break
    default:
  }
  node.file.report('grammar-misplaced', `<${node.kind}> cannot stand where names are wanted.`, node.place, {
    element: node.kind,
  })
  return nameChoice()
}

function except(node: SchemaNode): NameClass | null {
  const [first, ...more] = node.children
  if (first === undefined) return null
  if (first.kind === 'except' && more.length === 0 && first.children.length > 0)
    return nameChoice(...first.children.map(nameClass))
  node.file.report('grammar-misplaced', `<${node.kind}> can hold one <except> with names, nothing else.`, node.place, {
    element: node.kind,
  })
  return null
}

function readName(node: SchemaNode, qualified: string, ns: string): NameClass {
  const [local = '', prefix] = qualified.split(':').toReversed()
  if (!/^[^\s:]+$/.test(local) || qualified.split(':').length > 2)
    node.file.report('grammar-name', `“${qualified}” is not a name.`, node.place, { name: qualified })
  if (prefix === undefined) return name(qualified, ns)
  const uri = node.scope.uriOf(prefix)
  if (uri === null)
    node.file.report('grammar-prefix', `The prefix “${prefix}:” is not declared.`, node.place, { prefix })
  return name(local, uri ?? '')
}
