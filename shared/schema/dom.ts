import type { Attributes, BlockAttrs, ElementAttrs } from './attributes'

/** The part of a DOM element that parse rules read; the pure core knows no more of the DOM. */
export interface ElementLike {
  getAttribute(name: string): string | null
}

/** The name without its prefix: `persName` of `tei:persName`. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/**
 * The DOM attributes of a node or mark that stands for an element. The class says kind and local name, for style;
 * the name with its prefix, and the attributes, ride along only where there are any, to keep the DOM lean.
 */
export function domAttrs(kind: string, { name, attributes }: ElementAttrs): Record<string, string> {
  const local = localName(name)
  const dom: Record<string, string> = { class: local === '' ? kind : `${kind} ${local}` }
  if (local !== name) dom['data-name'] = name
  if (Object.keys(attributes).length > 0) dom['data-attributes'] = JSON.stringify(attributes)
  const rend = attributes['rend']
  if (rend !== undefined) dom['data-rend'] = rend
  return dom
}

/** Reads back what {@link domAttrs} wrote. */
export function elementAttrsOf(dom: ElementLike): ElementAttrs {
  const local = dom.getAttribute('class')?.split(' ')[1] ?? ''
  return { name: dom.getAttribute('data-name') ?? local, attributes: attributesOf(dom.getAttribute('data-attributes')) }
}

/** Like {@link elementAttrsOf}, for a block that comes without a source. */
export function blockAttrsOf(dom: ElementLike): BlockAttrs {
  return { ...elementAttrsOf(dom), key: null, before: null, end: null }
}

function attributesOf(json: string | null): Attributes {
  if (json === null) return {}
  try {
    const value: unknown = JSON.parse(json)
    if (typeof value !== 'object' || value === null) return {}
    return Object.fromEntries(
      Object.entries(value).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
    )
  } catch {
    return {}
  }
}
