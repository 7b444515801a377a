import { attributesOf, type AttributeRule, type Grammar, type Name } from '../grammar'
import type { Attributes } from '../schema'
import { XML_NAMESPACE } from '../namespaces'
import type { NamespaceScope } from '../xml/namespaces'

/** What a grammar says of an attribute, and how it is written in a scope. */
export interface WrittenRule {
  readonly name: string
  readonly rule: AttributeRule
}

/** The attributes that an element may have, as they are written in a scope; those whose namespace has no prefix there are left out. */
export function rulesFor(grammar: Grammar, element: Name, scope: NamespaceScope): readonly WrittenRule[] {
  return attributesOf(grammar, element).flatMap((rule) => {
    const name = writtenAttribute(rule.name, scope)
    return name === null ? [] : [{ name, rule }]
  })
}

/** An element's attributes under another name: those that stay, and the names of those that such an element does not have. */
export interface AttributesAs {
  readonly kept: Attributes
  readonly dropped: readonly string[]
}

/**
 * What becomes of an element's attributes when it gets another name: those that the new one may have stay, and so do
 * those that the grammar does not know at all.
 */
export function attributesAs(
  grammar: Grammar,
  attributes: Attributes,
  from: Name,
  to: Name,
  scope: NamespaceScope,
): AttributesAs {
  const next = new Set(rulesFor(grammar, to, scope).map(({ name }) => name))
  const before = new Set(rulesFor(grammar, from, scope).map(({ name }) => name))
  const stays = (name: string) => next.size === 0 || next.has(name) || !before.has(name)
  const entries = Object.entries(attributes)
  const dropped = entries.flatMap(([name]) => (stays(name) ? [] : [name]))
  return { kept: Object.fromEntries(entries.filter(([name]) => stays(name))), dropped }
}

function writtenAttribute({ uri, local }: Name, scope: NamespaceScope): string | null {
  if (uri === '') return local
  if (uri === XML_NAMESPACE) return `xml:${local}`
  const prefix = scope.prefixOf(uri)
  return prefix === null || prefix === '' ? null : `${prefix}:${local}`
}
