import { TEI_NAMESPACE } from '../../namespaces'
import type { SourceRange, XmlElement, XmlTree } from '../../xml/tree'
import { outermostScope, scopeWithin, type NamespaceScope } from '../../xml/namespaces'
import type { GrammarFile } from './file'

/** The namespace of the XML syntax of RELAX NG. */
const RELAX_NG = 'http://relaxng.org/ns/structure/1.0'
/** The namespace of documentation in grammars (RELAX NG DTD Compatibility, section 3). */
const ANNOTATIONS = 'http://relaxng.org/ns/compatibility/annotations/1.0'

/**
 * An element of a grammar file, with what it inherits (RELAX NG, sections 4.1 to 4.4 and 4.9): what is foreign is gone, its
 * documentation kept.
 */
export interface SchemaNode {
  /** The local name. */
  readonly kind: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly SchemaNode[]
  /** The text of a `value`, `param` or `name`. */
  readonly text: string
  /** The nearest `ns`, '' for none. */
  readonly ns: string
  /** Whether it has an `ns` of its own. */
  readonly ownNs: boolean
  readonly library: string
  readonly scope: NamespaceScope
  readonly documentation: string | null
  readonly file: GrammarFile
  readonly place: SourceRange
}

/** Attributes that each element of the syntax may have, beside `ns` and `datatypeLibrary`. */
const ATTRIBUTES: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    element: ['name'],
    attribute: ['name'],
    group: [],
    interleave: [],
    choice: [],
    optional: [],
    zeroOrMore: [],
    oneOrMore: [],
    list: [],
    mixed: [],
    ref: ['name'],
    parentRef: ['name'],
    empty: [],
    value: ['type'],
    data: ['type'],
    notAllowed: [],
    text: [],
    externalRef: ['href'],
    grammar: [],
    param: ['name'],
    except: [],
    start: ['combine'],
    define: ['name', 'combine'],
    div: [],
    include: ['href'],
    name: [],
    anyName: [],
    nsName: [],
  }),
)

const WITH_TEXT = new Set(['value', 'param', 'name'])

/** The root of a grammar file as a node that inherits `ns`; `null` where it is no RELAX NG, which `file` has then been told. */
export function rootNode(file: GrammarFile, tree: XmlTree, ns: string): SchemaNode | null {
  const { root } = tree
  const scope = scopeWithin(outermostScope(), root.attributes)
  const name = scope.elementName(root.name)
  if (name?.uri === RELAX_NG && ATTRIBUTES.has(name.local)) return makeNode(file, root, scope, name.local, ns, '')
  file.report('grammar-not-relaxng', whatElse(name?.uri ?? '', root.name), place(root), { element: root.name })
  return null
}

function whatElse(uri: string, root: string): string {
  const wanted = 'A grammar in the XML syntax of RELAX NG (.rng) is wanted.'
  if (uri === 'http://www.w3.org/2001/XMLSchema') return `This is an XML Schema of the W3C. ${wanted}`
  if (uri === 'http://purl.oclc.org/dsdl/schematron') return `This is a Schematron schema. ${wanted}`
  if (uri === TEI_NAMESPACE) return `This is a TEI file, perhaps an ODD, from which a grammar is made. ${wanted}`
  return `This is not a grammar: it begins with <${root}>. ${wanted}`
}

/** Where the name of an element of a grammar stands. */
function place({ start, name }: XmlElement): SourceRange {
  return { start, end: start + 1 + name.length }
}

function makeNode(
  file: GrammarFile,
  element: XmlElement,
  scope: NamespaceScope,
  kind: string,
  outerNs: string,
  outerLibrary: string,
): SchemaNode {
  const attributes = ownAttributes(file, element, kind)
  const ns = attributes.get('ns') ?? outerNs
  const library = attributes.get('datatypeLibrary') ?? outerLibrary
  const children: SchemaNode[] = []
  const said: string[] = []
  let text = ''
  for (const child of element.children) {
    if (child.kind === 'text' || child.kind === 'cdata') text += child.text
    if (child.kind !== 'element') continue
    const inner = scopeWithin(scope, child.attributes)
    const name = inner.elementName(child.name)
    if (name?.uri === ANNOTATIONS && name.local === 'documentation') {
      const documentation = textOf(child)
      // A value can hold no documentation; what is said of it stands behind it.
      const last = children.at(-1)
      if (last?.kind === 'value') children[children.length - 1] = documented(last, documentation)
      else said.push(documentation)
    } else if (name?.uri === RELAX_NG) {
      if (ATTRIBUTES.has(name.local)) children.push(makeNode(file, child, inner, name.local, ns, library))
      else {
        file.report('grammar-unknown-element', `RELAX NG has no element <${child.name}>.`, place(child), {
          element: child.name,
        })
        // Something stood here, so that what holds it is not told to be empty.
        children.push(makeNode(file, { ...child, attributes: {}, children: [] }, inner, 'notAllowed', ns, library))
      }
    }
  }
  if (!WITH_TEXT.has(kind) && text.trim() !== '')
    file.report('grammar-text', `Text cannot stand directly in <${element.name}>.`, place(element), {
      element: element.name,
    })
  return {
    kind,
    attributes,
    children,
    text,
    ns,
    ownNs: attributes.has('ns'),
    library,
    scope,
    documentation: said.length === 0 ? null : said.join(' '),
    file,
    place: place(element),
  }
}

function ownAttributes(file: GrammarFile, element: XmlElement, kind: string): ReadonlyMap<string, string> {
  const own = new Map<string, string>()
  for (const [name, value] of Object.entries(element.attributes)) {
    if (name.includes(':') || name === 'xmlns') continue
    if (name === 'ns') own.set(name, value)
    else if (name === 'datatypeLibrary') own.set(name, value)
    else if (ATTRIBUTES.get(kind)?.includes(name) === true) own.set(name, value.trim())
    else
      file.report(
        'grammar-unknown-attribute',
        `RELAX NG has no attribute @${name} for <${element.name}>.`,
        place(element),
        { attribute: name, element: element.name },
      )
  }
  return own
}

function documented(node: SchemaNode, documentation: string): SchemaNode {
  return {
    ...node,
    documentation: node.documentation === null ? documentation : `${node.documentation} ${documentation}`,
  }
}

function textOf(element: XmlElement): string {
  let text = ''
  const waiting = [...element.children].reverse()
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
    if (next.kind === 'element') waiting.push(...[...next.children].reverse())
    else if (next.kind === 'text' || next.kind === 'cdata') text += next.text
  return text.replace(/\s+/g, ' ').trim()
}
