import type { Datatype } from '../datatype'
import { stringType, tokenType } from '../datatypes/built-in'
import { readXsd, XSD, type Parameter } from '../datatypes/xsd'
import {
  attribute,
  choice,
  data,
  element,
  empty,
  group,
  interleave,
  list,
  mixed,
  notAllowed,
  oneOrMore,
  optional,
  text,
  value,
  zeroOrMore,
} from '../constructors'
import type { Pattern } from '../pattern'
import type { Loader } from './load'
import { contentNodes, namesOf } from './names'
import type { SchemaNode } from './node'
import type { Definition, Scope } from './scope'

/** Makes patterns of nodes that {@link Checker} found no error in; each definition and element when it is first asked for. */
export class Compiler {
  private readonly loader: Loader

  constructor(loader: Loader) {
    this.loader = loader
  }

  /** The pattern of a definition. */
  definition(definition: Definition): Pattern {
    if (definition.pattern !== null) return definition.pattern
    const parts = definition.nodes.map((node) =>
      group(...node.children.map((child) => this.pattern(child, definition.scope, node.documentation))),
    )
    return (definition.pattern = definition.combine === 'interleave' ? interleave(...parts) : choice(...parts))
  }

  /** The pattern of a node; `said` is what its definition says of it. */
  pattern(node: SchemaNode, scope: Scope, said: string | null = null): Pattern {
    const parts = () => node.children.map((child) => this.pattern(child, scope, said))
    switch (node.kind) {
      case 'empty':
        return empty
      case 'notAllowed':
        return notAllowed
      case 'text':
        return text
      case 'choice':
        return choice(...parts())
      case 'group':
        return group(...parts())
      case 'interleave':
        return interleave(...parts())
      case 'optional':
        return optional(...parts())
      case 'zeroOrMore':
        return zeroOrMore(...parts())
      case 'oneOrMore':
        return oneOrMore(...parts())
      case 'mixed':
        return mixed(...parts())
      case 'list':
        return list(...parts())
      case 'data':
        return dataOf(node, this.exceptOf(node, scope))
      case 'value':
        return valueOf(node)
      case 'element':
        return this.element(node, scope, said)
      case 'attribute':
        return this.attribute(node, scope, said)
      case 'ref':
        return this.reference(scope, node)
      case 'parentRef':
        return scope.outer === null ? notAllowed : this.reference(scope.outer, node)
      case 'externalRef': {
        const root = this.loader.external(node)
        return root === null ? notAllowed : this.pattern(root, scope)
      }
      case 'grammar': {
        const { start } = this.loader.scopeOf(node, scope)
        return start === null ? notAllowed : this.definition(start)
      }
      default:
        return notAllowed
    }
  }

  private reference(scope: Scope, node: SchemaNode): Pattern {
    const definition = scope.defined.get(node.attributes.get('name') ?? '')
    return definition === undefined ? notAllowed : this.definition(definition)
  }

  private element(node: SchemaNode, scope: Scope, said: string | null): Pattern {
    const names = namesOf(node)
    if (names === null) return notAllowed
    const content = () => group(...contentNodes(node).map((child) => this.pattern(child, scope)))
    return element(names, content, node.documentation ?? said)
  }

  private attribute(node: SchemaNode, scope: Scope, said: string | null): Pattern {
    const names = namesOf(node)
    if (names === null) return notAllowed
    const [child] = contentNodes(node)
    const content = child === undefined ? text : this.pattern(child, scope)
    return attribute(names, content, node.documentation ?? said)
  }

  private exceptOf(node: SchemaNode, scope: Scope): Pattern | null {
    const except = node.children.find(({ kind }) => kind === 'except')
    return except === undefined ? null : choice(...except.children.map((child) => this.pattern(child, scope)))
  }
}

/** The type of a `data` or `value` node; `null`, and a finding, where there is none such. */
export function datatypeOf(node: SchemaNode): Datatype | null {
  const name = node.attributes.get('type')
  if (node.kind === 'value' && name === undefined) return tokenType
  const parameters = node.children.filter(({ kind }) => kind === 'param').map(parameterOf)
  if (node.library === '' && parameters.length === 0) {
    if (name === 'string') return stringType
    if (name === 'token') return tokenType
  }
  if (node.library === XSD) {
    const { type, problem } = readXsd(name ?? '', parameters)
    if (type === null)
      node.file.report('grammar-datatype', `This datatype cannot be used: ${problem}.`, node.place, { reason: problem })
    return type
  }
  const reason =
    node.library === ''
      ? `of its own, RELAX NG has “string” and “token” without parameters alone, not “${name ?? ''}”`
      : `the library “${node.library}” is not known`
  node.file.report('grammar-datatype', `This datatype cannot be used: ${reason}.`, node.place, { reason })
  return null
}

function parameterOf(node: SchemaNode): Parameter {
  return [node.attributes.get('name') ?? '', node.text]
}

function dataOf(node: SchemaNode, except: Pattern | null): Pattern {
  const type = datatypeOf(node)
  return type === null ? notAllowed : data(type, except)
}

function valueOf(node: SchemaNode): Pattern {
  const type = datatypeOf(node)
  if (type === null) return notAllowed
  const prefixes = (prefix: string) => (prefix === '' ? node.ns : node.scope.uriOf(prefix))
  if (!type.allows(node.text, prefixes)) return notAllowed
  const shown = type === stringType ? node.text : node.text.trim()
  return value(type, shown, node.documentation, type.canonical(node.text, prefixes))
}
