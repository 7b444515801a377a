import type { EntryKind } from '../edition'
import { localName, type SpanAttrs } from '../schema'
import { mentionKind, type Conventions } from './conventions'
import { pointersOf, withLink } from './links'

/** What a tag is beside its place: its element and attributes. */
export type Tag = Pick<SpanAttrs, 'name' | 'attributes'>

/**
 * A tag of a mention as that of an entry of another kind, in the way its text writes those: the element, the `type` that alone
 * says the kind, and the attribute of the link where the new element knows the old one not. The same tag where its element
 * does not say what it is about, or says that kind already.
 */
export function tagOfKind(tag: Tag, kind: EntryKind, conventions: Conventions): Tag {
  const said = mentionKind(tag.name, tag.attributes)
  if (said === null || said === kind) return tag
  const form = conventions[kind]
  const bare = Object.entries(tag.attributes).filter(([name]) => name !== 'type' || !isByType(tag.name))
  const attributes = { ...Object.fromEntries(bare), ...form.attributes }
  const pointers = pointersOf(attributes)
  const moves = pointers !== null && pointers.attribute !== 'corresp' && isGloss(tag.name) !== isGloss(form.name)
  if (!moves) return { name: form.name, attributes }
  const rest = Object.fromEntries(Object.entries(attributes).filter(([name]) => name !== pointers.attribute))
  return { name: form.name, attributes: withLink(rest, form.link, pointers.values.join(' ')) }
}

/** Whether an element says by its `type` alone what it is about. */
const isByType = (name: string): boolean => localName(name) === 'name' || localName(name) === 'rs'

/** Whether it is a `gloss`, which is linked by `target` and knows neither `ref` nor `key`. */
const isGloss = (name: string): boolean => localName(name) === 'gloss'
