import type { SourceRange, XmlElement } from './tree'

/** Where an attribute stands in the source: `name` is the name alone, `value` what stands between its quotes. */
export interface AttributePlace {
  readonly name: SourceRange
  readonly value: SourceRange
}

const attribute = /(\s*)([^\s=<>/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y

/** The places of an element's attributes by qualified name, in source order. `element` was read from `source`. */
export function attributePlaces(source: string, element: XmlElement): ReadonlyMap<string, AttributePlace> {
  const places = new Map<string, AttributePlace>()
  attribute.lastIndex = element.start + 1 + element.name.length
  while (attribute.lastIndex < element.startTagEnd) {
    const match = attribute.exec(source)
    if (!match) break
    const [whole, space = '', name = '', double, single] = match
    const start = match.index + space.length
    const end = match.index + whole.length - 1
    const length = (double ?? single ?? '').length
    places.set(name, { name: { start, end: start + name.length }, value: { start: end - length, end } })
  }
  return places
}
