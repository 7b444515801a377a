import type { Attributes } from '../schema'

/** Attributes without `xml:id`, for the copy of an element: one name must not stand twice. */
export function withoutXmlId(attributes: Attributes): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => name !== 'xml:id'))
}
