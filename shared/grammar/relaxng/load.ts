import { parseXml } from '../../xml/parse'
import type { SourceFinding } from '../../finding'
import { addressOf, GrammarFile } from './file'
import { rootNode, type SchemaNode } from './node'
import type { Combine, Definition, Scope } from './scope'

/** Gives the text of another file of a grammar by its address; `null` where there is none. */
export type Include = (href: string) => string | null

/** What is called `name` in a grammar, before definitions of one name are put together; `null` is the start. */
interface Component {
  readonly name: string | null
  readonly node: SchemaNode
}

/** How deep files may include each other. */
const INCLUDE_LIMIT = 64

/** Reads the files of a grammar and puts the definitions of each `grammar` together (RELAX NG, sections 4.5 to 4.18). */
export class Loader {
  readonly findings: SourceFinding[] = []
  private readonly include: Include | null
  private readonly externals = new Map<SchemaNode, SchemaNode | null>()
  private readonly scopes = new Map<SchemaNode, Scope>()

  constructor(include: Include | null) {
    this.include = include
  }

  /** The root of a grammar file; `null` where it cannot be read, which is then among the findings. */
  read(source: string, name: string): SchemaNode | null {
    return this.readFile(new GrammarFile(name, [''], source, this.findings), source, '')
  }

  private readFile(file: GrammarFile, source: string, ns: string): SchemaNode | null {
    const { value: tree, findings } = parseXml(source)
    if (tree !== null) return rootNode(file, tree, ns)
    const uncommented = source.replaceAll(/^\s*#.*$/gm, '')
    if (/^\s*(?:default\s+namespace|namespace\s|datatypes\s|start\s*=|grammar\s*\{)/.test(uncommented))
      file.report(
        'grammar-compact',
        'This is a grammar in the compact syntax of RELAX NG (.rnc). The XML syntax (.rng) is wanted; most places that offer one offer the other too.',
        { start: 0, end: 0 },
      )
    else
      for (const { message, at } of findings)
        file.report('grammar-malformed', message, file.pointAt(at ?? { line: 1, column: 1 }))
    return null
  }

  /** The file that an `include` or `externalRef` names. */
  private readIncluded(node: SchemaNode): SchemaNode | null {
    const href = node.attributes.get('href')
    if (href === undefined) {
      this.wantsAttribute(node, 'href')
      return null
    }
    const address = addressOf(node.file.address, href)
    if (node.file.chain.includes(address) || node.file.chain.length > INCLUDE_LIMIT) {
      node.file.report('grammar-include-circle', `“${href}” includes itself.`, node.place, { href })
      return null
    }
    const source = this.include?.(address) ?? null
    if (source === null) {
      node.file.report(
        'grammar-include-missing',
        `The grammar needs the file “${href}”, which was not found beside it.`,
        node.place,
        { href },
      )
      return null
    }
    const name = address.split('/').at(-1) ?? address
    return this.readFile(new GrammarFile(name, [...node.file.chain, address], source, this.findings), source, node.ns)
  }

  /** The pattern that an `externalRef` stands for; `null` where it cannot be read. */
  external(node: SchemaNode): SchemaNode | null {
    let root = this.externals.get(node)
    if (root === undefined) this.externals.set(node, (root = this.readIncluded(node)))
    return root
  }

  /** The names of a `grammar` node. */
  scopeOf(node: SchemaNode, outer: Scope | null): Scope {
    let scope = this.scopes.get(node)
    if (scope === undefined) this.scopes.set(node, (scope = this.makeScope(node, outer)))
    return scope
  }

  private makeScope(node: SchemaNode, outer: Scope | null): Scope {
    const byName = new Map<string | null, SchemaNode[]>()
    for (const { name, node: component } of this.componentsOf(node.children)) {
      const known = byName.get(name)
      if (known === undefined) byName.set(name, [component])
      else known.push(component)
    }
    const defined = new Map<string, Definition>()
    const scope: { outer: Scope | null; start: Definition | null; defined: Map<string, Definition> } = {
      outer,
      start: null,
      defined,
    }
    for (const [name, nodes] of byName) {
      const definition: Definition = { name, combine: this.combineOf(name, nodes), nodes, scope, pattern: null }
      if (name === null) scope.start = definition
      else defined.set(name, definition)
    }
    if (scope.start === null)
      node.file.report(
        'grammar-without-start',
        'The grammar does not say where a text begins: <start> is missing.',
        node.place,
      )
    return scope
  }

  private componentsOf(nodes: readonly SchemaNode[]): Component[] {
    return nodes.flatMap((node) => {
      switch (node.kind) {
        case 'start':
          return [{ name: null, node }]
        case 'define': {
          const name = node.attributes.get('name')
          if (name === undefined) this.wantsAttribute(node, 'name')
          return name === undefined ? [] : [{ name, node }]
        }
        case 'div':
          return this.componentsOf(node.children)
        case 'include':
          return this.included(node)
        default:
          node.file.report('grammar-misplaced', `<${node.kind}> cannot stand directly in <grammar>.`, node.place, {
            element: node.kind,
          })
          return []
      }
    })
  }

  private included(node: SchemaNode): Component[] {
    const root = this.readIncluded(node)
    const own = this.componentsOf(node.children)
    if (root === null) return own
    if (root.kind !== 'grammar') {
      root.file.report('grammar-not-included', 'Only a <grammar> can be included.', root.place)
      return own
    }
    const inside = this.componentsOf(root.children)
    const replaced = new Set(own.map(({ name }) => name))
    for (const { name, node: by } of own)
      if (!inside.some((component) => component.name === name))
        by.file.report(
          'grammar-replaces-nothing',
          `${name === null ? '<start>' : `“${name}”`} replaces what the included grammar does not define.`,
          by.place,
          { name: name ?? 'start' },
        )
    return [...inside.filter(({ name }) => !replaced.has(name)), ...own]
  }

  private combineOf(name: string | null, nodes: readonly SchemaNode[]): Combine {
    const said = nodes.filter((node) => node.attributes.has('combine'))
    const second = nodes.filter((node) => !node.attributes.has('combine'))[1]
    const title = name === null ? '<start>' : `“${name}”`
    if (second !== undefined)
      second.file.report(
        'grammar-defined-twice',
        `${title} is defined twice, and nothing says how the two are put together (@combine).`,
        second.place,
        { name: name ?? 'start' },
      )
    let combine: Combine = null
    for (const node of said) {
      const wanted = node.attributes.get('combine')
      if (wanted !== 'choice' && wanted !== 'interleave')
        node.file.report('grammar-combine', `@combine is “choice” or “interleave”, not “${wanted ?? ''}”.`, node.place)
      else if (combine !== null && combine !== wanted)
        node.file.report(
          'grammar-combine',
          `${title} is put together as choice here and as interleave there.`,
          node.place,
        )
      else combine = wanted
    }
    return combine
  }

  private wantsAttribute(node: SchemaNode, attribute: string): void {
    node.file.report('grammar-attribute-missing', `<${node.kind}> wants the attribute @${attribute}.`, node.place, {
      element: node.kind,
      attribute,
    })
  }
}
