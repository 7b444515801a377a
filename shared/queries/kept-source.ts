import { keptName, type Attributes } from '../schema'
import { readTag } from '../xml/tag-source'

/** Name and attributes of an element that is kept as its source, read from its start tag; a reference has the name `''`. */
export function keptTag(xml: string): { readonly name: string; readonly attributes: Attributes } {
  const attributes = readTag(xml, 0)?.attributes ?? []
  return { name: keptName(xml), attributes: Object.fromEntries(attributes.map(({ name, value }) => [name, value])) }
}
