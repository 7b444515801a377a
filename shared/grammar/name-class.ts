import { nameKey, type ExpandedName } from '../xml/namespaces'

export { nameKey }

/** An expanded name (Namespaces in XML 1.0): `uri` is '' for a name in no namespace. */
export type Name = ExpandedName

/** A set of names (RELAX NG, section 3). Made only by the constructors of this file; equal sets are one object. */
export type NameClass =
  | { readonly kind: 'name'; readonly key: string; readonly name: Name }
  | { readonly kind: 'nsName'; readonly key: string; readonly uri: string; readonly except: NameClass | null }
  | { readonly kind: 'anyName'; readonly key: string; readonly except: NameClass | null }
  | { readonly kind: 'choice'; readonly key: string; readonly classes: readonly NameClass[] }

const interned = new Map<string, NameClass>()

function intern(made: NameClass): NameClass {
  const known = interned.get(made.key)
  if (known !== undefined) return known
  interned.set(made.key, made)
  return made
}

/** Exactly one name: `name('p', TEI_NAMESPACE)`, `name('type')` for one in no namespace. */
export function name(local: string, uri = ''): NameClass {
  return intern({ kind: 'name', key: nameKey({ uri, local }), name: { uri, local } })
}

/** All names of one namespace, but those of `except`. */
export function nsName(uri: string, except: NameClass | null = null): NameClass {
  return intern({ kind: 'nsName', key: `*{${uri}}${except === null ? '' : `-(${except.key})`}`, uri, except })
}

/** All names there are, but those of `except`. */
export function anyName(except: NameClass | null = null): NameClass {
  return intern({ kind: 'anyName', key: `*${except === null ? '' : `-(${except.key})`}`, except })
}

/** All names that one of `classes` holds. */
export function nameChoice(...classes: readonly NameClass[]): NameClass {
  const flat = new Set(classes.flatMap((each) => (each.kind === 'choice' ? each.classes : [each])))
  const [only] = flat
  if (flat.size === 1 && only !== undefined) return only
  const sorted = [...flat].sort((a, b) => (a.key < b.key ? -1 : 1))
  return intern({ kind: 'choice', key: `(${sorted.map(({ key }) => key).join('|')})`, classes: sorted })
}

/** Whether `names` holds `name`. */
export function contains(names: NameClass, name: Name): boolean {
  switch (names.kind) {
    case 'name':
      return names.name.local === name.local && names.name.uri === name.uri
    case 'nsName':
      return names.uri === name.uri && !(names.except !== null && contains(names.except, name))
    case 'anyName':
      return !(names.except !== null && contains(names.except, name))
    case 'choice':
      return names.classes.some((each) => contains(each, name))
  }
}

/** The names that `names` spells out; those it only describes (`nsName`, `anyName`) are not among them. */
export function spelledNames(names: NameClass): readonly Name[] {
  if (names.kind === 'name') return [names.name]
  return names.kind === 'choice' ? names.classes.flatMap(spelledNames) : []
}

/** Whether `names` holds names that it does not spell out. */
export function isOpen(names: NameClass): boolean {
  return names.kind === 'choice' ? names.classes.some(isOpen) : names.kind !== 'name'
}
