import { localName, type Attributes } from '../schema'
import type { Entry } from './entry'

/** The attributes by which a mention points at an entry (TEI P5, att.canonical, att.global.linking, att.pointing), the first that says something counts. */
export const linkAttributes = ['ref', 'corresp', 'target', 'key'] as const

/** One of {@link linkAttributes}. */
export type LinkAttribute = (typeof linkAttributes)[number]

/** A register, ready to be asked. */
export interface RegisterIndex {
  readonly entries: readonly Entry[]
  readonly byId: ReadonlyMap<string, Entry>
  /** The entry at which one value points in a text: scoped pointers first. */
  entryAt: (value: string, text: string) => Entry | null
}

/** Makes a register ready to be asked; once for each state of it. */
export function registerIndex(entries: readonly Entry[]): RegisterIndex {
  const scoped = new Map<string, Entry>()
  const everywhere = new Map<string, Entry>()
  for (const entry of entries) {
    for (const { value, text } of entry.pointers)
      if (text === null) everywhere.set(value, entry)
      else scoped.set(`${text} ${value}`, entry)
    for (const { value } of entry.identifiers) if (!everywhere.has(value)) everywhere.set(value, entry)
  }
  for (const entry of entries) everywhere.set(`#${entry.xmlId}`, entry)
  return {
    entries,
    byId: new Map(entries.map((entry) => [entry.id, entry])),
    entryAt: (value, text) => scoped.get(`${text} ${value}`) ?? everywhere.get(value) ?? null,
  }
}

/** The values by which a tag points somewhere, and the attribute that says so; `null` where it has none. */
export function pointersOf(
  attributes: Attributes,
): { readonly attribute: LinkAttribute; readonly values: readonly string[] } | null {
  for (const attribute of linkAttributes) {
    const values = valuesIn(attribute, attributes[attribute])
    if (values.length > 0) return { attribute, values }
  }
  return null
}

/** The values of every attribute by which a tag points somewhere, those of the one that counts first. */
export function allPointersOf(attributes: Attributes): readonly string[] {
  return linkAttributes.flatMap((name) => valuesIn(name, attributes[name]))
}

/** The values in an attribute that points: a `key` is one, all others may hold several. */
export function valuesIn(name: string, value = ''): readonly string[] {
  const trimmed = value.trim()
  if (trimmed === '') return []
  return name === 'key' ? [trimmed] : trimmed.split(/\s+/)
}

/** The entries at which a tag in a text points, without repetition. */
export function entriesLinked(register: RegisterIndex, text: string, attributes: Attributes): readonly Entry[] {
  const found = pointersOf(attributes)?.values.map((value) => register.entryAt(value, text)) ?? []
  return [...new Set(found.filter((entry) => entry !== null))]
}

/** The value by which a tag in a text points at an entry: as that text does already, else `#` and its `xml:id`. */
export function pointerTo(register: RegisterIndex, entry: Entry, text: string): string {
  const own = entry.pointers.find((pointer) => pointer.text === text)?.value ?? `#${entry.xmlId}`
  return register.entryAt(own, text)?.id === entry.id ? own : `#${entry.xmlId}`
}

/** The attribute that links a tag of this name where a text has no habit of its own: `target` for `gloss`, else `ref`. */
export function usualLink(name: string): LinkAttribute {
  return localName(name) === 'gloss' ? 'target' : 'ref'
}

/** Attributes that point at `pointer` instead of wherever they pointed; the others, and their order, stay. */
export function withLink(attributes: Attributes, attribute: LinkAttribute, pointer: string): Attributes {
  const present = pointersOf(attributes)?.attribute ?? attribute
  const rest = Object.entries(attributes).filter(([name]) => name === present || !isLink(name))
  return { ...Object.fromEntries(rest), [present]: pointer }
}

/** Attributes that point at no entry. */
export function withoutLink(attributes: Attributes): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => !isLink(name)))
}

/** Whether an attribute is one of {@link linkAttributes}. */
export const isLink = (name: string): boolean => linkAttributes.some((link) => link === name)
