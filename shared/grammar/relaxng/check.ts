import { noPrefixes } from '../datatype'
import { datatypeOf } from './compile'
import type { Loader } from './load'
import { contentNodes, namesOf } from './names'
import type { SchemaNode } from './node'
import type { Definition, Scope } from './scope'

/** How deep patterns may stand in each other, over references, without an element between. */
const DEPTH_LIMIT = 400

/** How many parts may follow each other, over references, without an element between. */
const SEQUENCE_LIMIT = 1000

/** How much a pattern is: the most parts that follow each other in it, and how deep patterns stand in it. */
interface Size {
  readonly parts: number
  readonly depth: number
}

const SINGLE: Size = { parts: 1, depth: 1 }

function sequence(sizes: readonly Size[]): Size {
  return {
    parts: sizes.reduce((sum, { parts }) => sum + parts, 0),
    depth: 1 + sizes.reduce((most, { depth }) => Math.max(most, depth), 0),
  }
}

function alternatives(sizes: readonly Size[]): Size {
  return {
    parts: sizes.reduce((most, { parts }) => Math.max(most, parts), 1),
    depth: 1 + sizes.reduce((most, { depth }) => Math.max(most, depth), 0),
  }
}

const MANY = new Set(['choice', 'group', 'interleave', 'optional', 'zeroOrMore', 'oneOrMore', 'mixed', 'list'])
const CHILDLESS = new Set(['empty', 'notAllowed', 'text', 'ref', 'parentRef', 'externalRef', 'value', 'param'])

/** Goes through all of a grammar without making patterns, and reports what is wrong with it. */
export class Checker {
  private readonly loader: Loader
  private readonly done = new Map<Definition, Size>()
  private readonly open: Definition[] = []
  private depth = 0
  private readonly waiting: (() => void)[] = []

  constructor(loader: Loader) {
    this.loader = loader
  }

  /** Checks everything that `node`, a pattern, holds or refers to. */
  check(node: SchemaNode, scope: Scope): void {
    this.visit(node, scope)
    // The inside of an element is a new beginning: what it refers to may be what it stands in.
    for (let next = this.waiting.pop(); next !== undefined; next = this.waiting.pop()) next()
  }

  private visitAll(nodes: readonly SchemaNode[], scope: Scope): readonly Size[] {
    return nodes.map((node) => this.visit(node, scope))
  }

  private visit(node: SchemaNode, scope: Scope): Size {
    if (this.depth === DEPTH_LIMIT) return this.bounded(node, { parts: 1, depth: Infinity })
    this.depth++
    const size = this.bounded(node, this.visitKind(node, scope))
    this.depth--
    return size
  }

  private visitKind(node: SchemaNode, scope: Scope): Size {
    const { kind, children } = node
    if (CHILDLESS.has(kind)) this.wantChildren(node, children, 0, 0)
    if (MANY.has(kind)) {
      this.wantChildren(node, children, 1, Infinity)
      const sizes = this.visitAll(children, scope)
      return kind === 'choice' ? alternatives(sizes) : sequence(sizes)
    }
    switch (kind) {
      case 'element':
      case 'attribute':
        return this.visitNamed(node, scope)
      case 'data':
        return this.visitData(node, scope)
      case 'value':
        visitValue(node)
        return SINGLE
      case 'ref':
        return this.visitReference(node, scope)
      case 'parentRef':
        if (scope.outer !== null) return this.visitReference(node, scope.outer)
        node.file.report('grammar-reference', '<parentRef> stands in no <grammar> within another.', node.place)
        return SINGLE
      case 'externalRef': {
        const root = this.loader.external(node)
        return root === null ? SINGLE : this.visit(root, scope)
      }
      case 'grammar':
        return this.visitGrammar(node, scope)
      case 'empty':
      case 'notAllowed':
      case 'text':
        return SINGLE
      default:
        node.file.report('grammar-misplaced', `<${kind}> cannot stand here.`, node.place, { element: kind })
        return SINGLE
    }
  }

  /** The size of a node; of one that is more than can be worked with, which is reported, that of a single part. */
  private bounded(node: SchemaNode, size: Size): Size {
    const { parts, depth } = size
    if (parts <= SEQUENCE_LIMIT && depth <= DEPTH_LIMIT) return size
    if (depth > DEPTH_LIMIT)
      node.file.report(
        'grammar-too-deep',
        `Patterns stand in each other more than ${String(DEPTH_LIMIT)} deep here, which no real grammar needs.`,
        node.place,
        { element: node.kind },
      )
    else
      node.file.report(
        'grammar-too-long',
        `<${node.kind}> holds more than ${String(SEQUENCE_LIMIT)} parts, which no real grammar needs.`,
        node.place,
        { element: node.kind },
      )
    return SINGLE
  }

  /** Reports a node that holds too little, or more than it can. */
  private wantChildren(node: SchemaNode, children: readonly SchemaNode[], least: number, most: number): void {
    if (children.length >= least && children.length <= most) return
    const message =
      children.length < least ? `<${node.kind}> holds nothing.` : `<${node.kind}> holds more than it can hold.`
    node.file.report('grammar-incomplete', message, node.place, { element: node.kind })
  }

  private visitNamed(node: SchemaNode, scope: Scope): Size {
    namesOf(node)
    const content = contentNodes(node)
    const isElement = node.kind === 'element'
    this.wantChildren(node, content, isElement ? 1 : 0, isElement ? Infinity : 1)
    if (isElement)
      this.waiting.push(() => {
        this.bounded(node, sequence(this.visitAll(content, scope)))
      })
    else this.visitAll(content, scope)
    return SINGLE
  }

  private visitData(node: SchemaNode, scope: Scope): Size {
    if (node.attributes.has('type')) datatypeOf(node)
    else
      node.file.report('grammar-attribute-missing', '<data> wants the attribute @type.', node.place, {
        element: 'data',
        attribute: 'type',
      })
    for (const [index, child] of node.children.entries())
      if (child.kind === 'except' && index === node.children.length - 1) {
        this.wantChildren(child, child.children, 1, Infinity)
        this.visitAll(child.children, scope)
      } else if (child.kind !== 'param')
        child.file.report('grammar-misplaced', `<${child.kind}> cannot stand in <data>.`, child.place, {
          element: child.kind,
        })
    return SINGLE
  }

  private visitReference(node: SchemaNode, scope: Scope): Size {
    const name = node.attributes.get('name')
    const definition = scope.defined.get(name ?? '')
    if (definition !== undefined) return this.visitDefinition(definition, node)
    if (name === undefined)
      node.file.report('grammar-attribute-missing', `<${node.kind}> wants the attribute @name.`, node.place, {
        element: node.kind,
        attribute: 'name',
      })
    else node.file.report('grammar-reference', `“${name}” is used here, but nothing defines it.`, node.place, { name })
    return SINGLE
  }

  private visitDefinition(definition: Definition, from: SchemaNode): Size {
    if (this.open.includes(definition)) {
      const name = definition.name ?? 'start'
      from.file.report('grammar-recursion', `“${name}” stands in itself, with no element between.`, from.place, {
        name,
      })
      return SINGLE
    }
    const known = this.done.get(definition)
    if (known !== undefined) return known
    this.open.push(definition)
    const sizes = definition.nodes.map((node) => {
      this.wantChildren(node, node.children, 1, node.kind === 'start' ? 1 : Infinity)
      return this.bounded(node, sequence(this.visitAll(node.children, definition.scope)))
    })
    this.open.pop()
    const size = definition.combine === 'interleave' ? sequence(sizes) : alternatives(sizes)
    this.done.set(definition, size)
    return size
  }

  private visitGrammar(node: SchemaNode, outer: Scope | null): Size {
    const scope = this.loader.scopeOf(node, outer)
    const { start, defined } = scope
    const size = start === null ? SINGLE : this.visitDefinition(start, node)
    // What nothing refers to is checked as well; it may be what somebody is just writing.
    this.waiting.push(() => {
      for (const definition of defined.values()) this.visitDefinition(definition, node)
    })
    return size
  }
}

function visitValue(node: SchemaNode): void {
  const type = datatypeOf(node)
  if (type !== null && !type.contextual && !type.allows(node.text, noPrefixes))
    node.file.report(
      'grammar-datatype',
      `“${node.text}” is no value of its type: ${type.wanted} is wanted.`,
      node.place,
      { value: node.text },
    )
}
