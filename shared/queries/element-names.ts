import type { Name } from '../grammar'
import { TEI_NAMESPACE } from '../namespaces'
import { localName, type Attributes } from '../schema'
import { outermostScope, scopeWithin, type NamespaceScope } from '../xml/namespaces'

/** The scope within a root element. A TEI file whose root is in no namespace is taken for TEI all the same. */
export function rootScope(name: string, attributes: Attributes): NamespaceScope {
  const scope = scopeWithin(outermostScope(), attributes)
  return name === 'TEI' && scope.uriOf('') === '' ? scopeWithin(scope, { xmlns: TEI_NAMESPACE }) : scope
}

/** What the qualified name of an element means; one with a prefix that is bound to nothing stands in no namespace. */
export function expandedName(qualified: string, scope: NamespaceScope): Name {
  const name = scope.elementName(qualified)
  return name ? { uri: name.uri, local: name.local } : { uri: '', local: localName(qualified) }
}

/** How an element is written in a scope, with the declaration that its namespace needs where none is bound to it. */
export function writtenName(
  { uri, local }: Name,
  scope: NamespaceScope,
): { readonly name: string; readonly attributes: Attributes } {
  if (scope.uriOf('') === uri) return { name: local, attributes: {} }
  const prefix = scope.prefixOf(uri)
  return prefix === null || prefix === ''
    ? { name: local, attributes: { xmlns: uri } }
    : { name: `${prefix}:${local}`, attributes: {} }
}

/** Whether two expanded names are one. */
export function sameName(a: Name, b: Name): boolean {
  return a.local === b.local && a.uri === b.uri
}
