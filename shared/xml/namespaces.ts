import { XML_NAMESPACE } from '../namespaces'
import type { XmlAttributes } from './tree'

/** An expanded name (Namespaces in XML 1.0); `uri` is '' for a name in no namespace. */
export interface ExpandedName {
  readonly uri: string
  readonly local: string
}

/** One text for an expanded name, for maps. */
export function nameKey({ uri, local }: ExpandedName): string {
  return `${local} ${uri}`
}

/** A name that was resolved, with its {@link nameKey}. */
export interface ResolvedName extends ExpandedName {
  readonly key: string
}

/** The prefixes that are bound at one place of a document. Made by {@link outermostScope} and {@link scopeWithin}. */
export interface NamespaceScope {
  /** The namespace of a prefix, '' for names without one; `null` where nothing binds it. */
  readonly uriOf: (prefix: string) => string | null
  /** The prefix that is bound to a namespace, '' where it is the default; `null` where nothing is bound to it. */
  readonly prefixOf: (uri: string) => string | null
  /** The expanded name of an element; `null` where its prefix is not bound. Equal questions give one object. */
  readonly elementName: (qualified: string) => ResolvedName | null
  /** The expanded name of an attribute, which without a prefix is in no namespace; `null` where its prefix is not bound. */
  readonly attributeName: (qualified: string) => ResolvedName | null
}

/** The scope outside of the root element: `xml` alone is bound. */
export function outermostScope(): NamespaceScope {
  return makeScope(
    new Map([
      ['xml', XML_NAMESPACE],
      ['', ''],
    ]),
  )
}

/** The scope in an element with `attributes` that stands in `outer`: `outer` itself where it declares nothing. */
export function scopeWithin(outer: NamespaceScope, attributes: XmlAttributes): NamespaceScope {
  let declared: Map<string, string> | null = null
  for (const name in attributes)
    if (isDeclaration(name)) (declared ??= new Map()).set(name.slice(6), attributes[name] ?? '')
  if (declared === null) return outer
  const bindings = declared
  return makeScope(bindings, outer)
}

/** Whether an attribute of this qualified name declares a namespace. */
export function isDeclaration(qualified: string): boolean {
  return qualified.startsWith('xmlns') && (qualified.length === 5 || qualified.charCodeAt(5) === 58)
}

function makeScope(bindings: ReadonlyMap<string, string>, outer?: NamespaceScope): NamespaceScope {
  const elements = new Map<string, ResolvedName | null>()
  const attributes = new Map<string, ResolvedName | null>()
  const uriOf = (prefix: string): string | null => {
    const bound = bindings.get(prefix)
    if (bound === undefined) return outer?.uriOf(prefix) ?? null
    // An empty value unbinds; only the default can be unbound (Namespaces in XML 1.0, section 6.2).
    return bound === '' && prefix !== '' ? null : bound
  }
  const nameOf = (qualified: string, unprefixed: () => string | null): ResolvedName | null => {
    const colon = qualified.indexOf(':')
    const uri = colon < 0 ? unprefixed() : uriOf(qualified.slice(0, colon))
    if (uri === null) return null
    const name = { uri, local: qualified.slice(colon + 1) }
    return { ...name, key: nameKey(name) }
  }
  const remembering =
    (known: Map<string, ResolvedName | null>, unprefixed: () => string | null) =>
    (qualified: string): ResolvedName | null => {
      let name = known.get(qualified)
      if (name === undefined) known.set(qualified, (name = nameOf(qualified, unprefixed)))
      return name
    }
  return {
    uriOf,
    prefixOf: (uri) => {
      for (const [prefix, bound] of bindings) if (bound === uri) return prefix
      const prefix = outer?.prefixOf(uri) ?? null
      return prefix !== null && uriOf(prefix) === uri ? prefix : null
    },
    elementName: remembering(elements, () => uriOf('')),
    attributeName: remembering(attributes, () => ''),
  }
}
