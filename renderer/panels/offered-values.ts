import type { AttributeUse, UsedValue } from '../../shared/queries/attribute-use'
import { usedAttributes, usedValues } from '../../shared/queries/attribute-use'
import type { WrittenRule } from '../../shared/queries/element-attributes'

/** A value or name on offer for an attribute, and where it comes from. */
export type Offered =
  | { readonly kind: 'used'; readonly value: string; readonly count: number; readonly documentation: string | null }
  | { readonly kind: 'named'; readonly value: string; readonly documentation: string | null }
  | { readonly kind: 'id'; readonly value: string; readonly element: string; readonly words: string }

/** An attribute that an element could have beside those it has. */
export interface OfferedAttribute {
  readonly name: string
  readonly required: boolean
  readonly count: number
  readonly documentation: string | null
}

/** Attributes that point at elements by their ids (TEI P5, att.global.linking, att.pointing, att.ascribed and others). */
const pointing = new Set(
  'ref target corresp synch sameAs copyOf next prev exclude select ana resp who facs decls source hand wit lemmaRef change spanTo since scheme notAnchor active passive mutual start end location inst parts origin toWhom scribeRef'.split(
    ' ',
  ),
)

/** The values on offer for an attribute of an element: those used in the edition, those that the grammar names, and for a pointer the ids of this text. */
export function offeredValues(
  element: string,
  attribute: string,
  rule: WrittenRule | undefined,
  live: AttributeUse,
  others: readonly Pick<AttributeUse, 'counts'>[],
): readonly Offered[] {
  const used: readonly UsedValue[] = usedValues(
    [live.counts, ...others.map(({ counts }) => counts)],
    element,
    attribute,
  )
  const named = [...(rule?.rule.values ?? []), ...(rule?.rule.suggestions ?? [])]
  const said = new Map(named.map(({ value, documentation }) => [value, documentation]))
  const taken = new Set(used.map(({ value }) => value))
  const offered: Offered[] = used.map((one) => ({ kind: 'used', ...one, documentation: said.get(one.value) ?? null }))
  for (const { value, documentation } of named)
    if (!taken.has(value)) offered.push({ kind: 'named', value, documentation })
  if (pointing.has(attribute))
    for (const { id, name, words } of live.ids)
      if (!taken.has(`#${id}`)) offered.push({ kind: 'id', value: `#${id}`, element: name, words })
  return offered
}

/** The attributes that an element could have too: those it must have first, then the most used, then the others. */
export function offeredAttributes(
  element: string,
  present: readonly string[],
  rules: readonly WrittenRule[],
  uses: readonly Pick<AttributeUse, 'counts'>[],
): readonly OfferedAttribute[] {
  const used = usedAttributes(
    uses.map(({ counts }) => counts),
    element,
  )
  const offered = new Map<string, OfferedAttribute>()
  for (const { name, rule } of rules)
    offered.set(name, { name, required: rule.required, count: used.get(name) ?? 0, documentation: rule.documentation })
  for (const [name, count] of used)
    if (!offered.has(name)) offered.set(name, { name, required: false, count, documentation: null })
  return [...offered.values()]
    .filter(({ name }) => !present.includes(name))
    .sort((a, b) => Number(b.required) - Number(a.required) || b.count - a.count || (a.name < b.name ? -1 : 1))
}
