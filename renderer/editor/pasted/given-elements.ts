/** Elements that stand for something of ours, with the attributes by which the schema knows them; all others lose theirs. */
export type GivenElements = Map<Element, Readonly<Record<string, string>>>

/** An element of ours: its kind and local name as class, and its attributes (see `domAttrs` of the schema). */
export function given(
  elements: GivenElements,
  element: HTMLElement,
  kind: string,
  attributes: Readonly<Record<string, string>>,
): HTMLElement {
  const said = Object.keys(attributes).length > 0 ? { 'data-attributes': JSON.stringify(attributes) } : {}
  elements.set(element, { class: kind, ...said })
  return element
}
