import { noPrefixes } from '../datatype'
import { datatypeOf } from './compile'
import type { Loader } from './load'
import { contentNodes, namesOf } from './names'
import type { SchemaNode } from './node'
import type { Definition, Scope } from './scope'

/** How deep definitions may refer to each other without an element between. */
const REFERENCE_LIMIT = 1000

/** How many parts may follow each other. */
const SEQUENCE_LIMIT = 1000

const MANY = new Set(['choice', 'group', 'interleave', 'optional', 'zeroOrMore', 'oneOrMore', 'mixed', 'list'])
const CHILDLESS = new Set(['empty', 'notAllowed', 'text', 'ref', 'parentRef', 'externalRef', 'value', 'param'])

/** Goes through all of a grammar without making patterns, and reports what is wrong with it. */
export class Checker {
  private readonly loader: Loader
  private readonly done = new Set<Definition>()
  private readonly open: Definition[] = []
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

  private visitAll(nodes: readonly SchemaNode[], scope: Scope): void {
    for (const node of nodes) this.visit(node, scope)
  }

  private visit(node: SchemaNode, scope: Scope): void {
    const { kind, children } = node
    if (CHILDLESS.has(kind)) this.wantChildren(node, children, 0, 0)
    if (MANY.has(kind)) {
      this.wantChildren(node, children, 1, Infinity)
      this.visitAll(children, scope)
      return
    }
    switch (kind) {
      case 'element':
      case 'attribute':
        this.visitNamed(node, scope)
        return
      case 'data':
        this.visitData(node, scope)
        return
      case 'value':
        visitValue(node)
        return
      case 'ref':
        this.visitReference(node, scope)
        return
      case 'parentRef':
        if (scope.outer !== null) this.visitReference(node, scope.outer)
        else node.file.report('grammar-reference', '<parentRef> stands in no <grammar> within another.', node.place)
        return
      case 'externalRef': {
        const root = this.loader.external(node)
        if (root !== null) this.visit(root, scope)
        return
      }
      case 'grammar':
        this.visitGrammar(node, scope)
        return
      case 'empty':
      case 'notAllowed':
      case 'text':
        return
      default:
        node.file.report('grammar-misplaced', `<${kind}> cannot stand here.`, node.place, { element: kind })
    }
  }

  /** Reports a node that holds too little, or more than it can. */
  private wantChildren(node: SchemaNode, children: readonly SchemaNode[], least: number, most: number): void {
    if (children.length > SEQUENCE_LIMIT && node.kind !== 'choice')
      node.file.report(
        'grammar-too-long',
        `<${node.kind}> holds more than ${String(SEQUENCE_LIMIT)} parts, which no real grammar needs.`,
        node.place,
        { element: node.kind },
      )
    if (children.length >= least && children.length <= most) return
    const message =
      children.length < least ? `<${node.kind}> holds nothing.` : `<${node.kind}> holds more than it can hold.`
    node.file.report('grammar-incomplete', message, node.place, { element: node.kind })
  }

  private visitNamed(node: SchemaNode, scope: Scope): void {
    namesOf(node)
    const content = contentNodes(node)
    const isElement = node.kind === 'element'
    this.wantChildren(node, content, isElement ? 1 : 0, isElement ? Infinity : 1)
    if (isElement)
      this.waiting.push(() => {
        this.visitAll(content, scope)
      })
    else this.visitAll(content, scope)
  }

  private visitData(node: SchemaNode, scope: Scope): void {
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
  }

  private visitReference(node: SchemaNode, scope: Scope): void {
    const name = node.attributes.get('name')
    const definition = scope.defined.get(name ?? '')
    if (definition !== undefined) {
      this.visitDefinition(definition, node)
      return
    }
    if (name === undefined)
      node.file.report('grammar-attribute-missing', `<${node.kind}> wants the attribute @name.`, node.place, {
        element: node.kind,
        attribute: 'name',
      })
    else node.file.report('grammar-reference', `“${name}” is used here, but nothing defines it.`, node.place, { name })
  }

  private visitDefinition(definition: Definition, from: SchemaNode): void {
    if (this.open.includes(definition) || this.open.length > REFERENCE_LIMIT) {
      const name = definition.name ?? 'start'
      from.file.report('grammar-recursion', `“${name}” stands in itself, with no element between.`, from.place, {
        name,
      })
      return
    }
    if (this.done.has(definition)) return
    this.done.add(definition)
    this.open.push(definition)
    for (const node of definition.nodes) {
      this.wantChildren(node, node.children, 1, node.kind === 'start' ? 1 : Infinity)
      this.visitAll(node.children, definition.scope)
    }
    this.open.pop()
  }

  private visitGrammar(node: SchemaNode, outer: Scope | null): void {
    const scope = this.loader.scopeOf(node, outer)
    const { start, defined } = scope
    if (start !== null) this.visitDefinition(start, node)
    // What nothing refers to is checked as well; it may be what somebody is just writing.
    this.waiting.push(() => {
      for (const definition of defined.values()) this.visitDefinition(definition, node)
    })
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
