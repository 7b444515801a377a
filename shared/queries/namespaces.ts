import type { Name } from '../grammar'
import { TEI_NAMESPACE } from '../grammar/tei'
import { localName, type Attributes } from '../schema'

/** What each prefix stands for at a place, `''` for names without one (Namespaces in XML 1.0). */
export type Bindings = ReadonlyMap<string, string>

const outermost: Bindings = new Map([
  ['', ''],
  ['xml', 'http://www.w3.org/XML/1998/namespace'],
])

/** The bindings within a root element. A TEI file whose root is bound to no namespace is taken for TEI all the same. */
export function rootBindings(name: string, attributes: Attributes): Bindings {
  const bound = bindingsWithin(outermost, attributes)
  return name === 'TEI' && bound.get('') === '' ? new Map([...bound, ['', TEI_NAMESPACE]]) : bound
}

/** The bindings within an element with these attributes; the same object where it declares none. */
export function bindingsWithin(bindings: Bindings, attributes: Attributes): Bindings {
  const declared = Object.entries(attributes).filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'))
  if (declared.length === 0) return bindings
  return new Map([...bindings, ...declared.map(([name, uri]): [string, string] => [name.slice(6), uri])])
}

/** What the qualified name of an element means; a prefix that is bound to nothing stands in no namespace. */
export function expandedName(qualified: string, bindings: Bindings): Name {
  const local = localName(qualified)
  const prefix = qualified.slice(0, Math.max(qualified.length - local.length - 1, 0))
  return { uri: bindings.get(prefix) ?? '', local }
}

/** Whether two expanded names are one. */
export function sameName(a: Name, b: Name): boolean {
  return a.local === b.local && a.uri === b.uri
}

/** How an element is written at a place, with the declaration that its namespace needs where none is in scope. */
export function writtenName(
  name: Name,
  bindings: Bindings,
): { readonly name: string; readonly attributes: Attributes } {
  if (bindings.get('') === name.uri) return { name: name.local, attributes: {} }
  for (const [prefix, uri] of bindings)
    if (uri === name.uri && prefix !== '') return { name: `${prefix}:${name.local}`, attributes: {} }
  return { name: name.local, attributes: { xmlns: name.uri } }
}
