import { readTag } from './tag-source'
import type { SourceRange, XmlElement } from './tree'

/** Where an attribute stands in the source: `name` is the name alone, `value` what stands between its quotes. */
export interface AttributePlace {
  readonly name: SourceRange
  readonly value: SourceRange
}

/** The places of an element's attributes by qualified name, in source order. `element` was read from `source`. */
export function attributePlaces(source: string, element: XmlElement): ReadonlyMap<string, AttributePlace> {
  const attributes = readTag(source, element.start)?.attributes ?? []
  return new Map(
    attributes.map(({ name, nameStart, valueStart, valueEnd }) => [
      name,
      { name: { start: nameStart, end: nameStart + name.length }, value: { start: valueStart, end: valueEnd } },
    ]),
  )
}
