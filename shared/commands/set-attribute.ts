import type { Command } from 'prosemirror-state'
import type { ElementAt } from '../queries/element-path'
import type { NamespaceScope } from '../xml/namespaces'
import { schema, type Attributes } from '../schema'
import { retag } from './tag'

/** Why an attribute cannot be set so. */
export type AttributeProblem = 'name' | 'namespace' | 'id' | 'id-taken' | 'grid'

/**
 * Sets an attribute of an element of this very doc, or takes it away (`null`); of a span, on all its parts. One step.
 * What {@link attributeProblem} finds fault with is for the caller to keep out.
 */
export function setAttribute(element: ElementAt, name: string, value: string | null): Command {
  return (state, dispatch) => {
    const before = element.attributes[name]
    if (value === (before ?? null) || element.kind === 'kept') return false
    const attributes = changed(element.attributes, name, value)
    if (element.span !== null) return retag(element.span, element.name, attributes)(state, dispatch)
    const { tr } = state
    if (element.kind === 'root') tr.setDocAttribute('attributes', attributes)
    else if (element.kind === 'node') tr.setNodeAttribute(element.from, 'attributes', attributes)
    else return false
    dispatch?.(tr)
    return true
  }
}

/** Attributes with one set, added at the end, or taken away; the others stay in their order. */
function changed(attributes: Attributes, name: string, value: string | null): Attributes {
  if (value === null) return Object.fromEntries(Object.entries(attributes).filter(([other]) => other !== name))
  return { ...attributes, [name]: value }
}

const ncName = String.raw`[\p{L}_][\p{L}\p{N}\p{M}._·-]*`
const qualified = new RegExp(`^(?:${ncName}:)?${ncName}$`, 'u')
const unqualified = new RegExp(`^${ncName}$`, 'u')

/**
 * What is wrong with setting an attribute: a name that XML does not take, a prefix that is bound to nothing, an `xml:id` that
 * is no name or stands elsewhere (`ids`), the extent of a cell, which the grid itself says. `null` where nothing is.
 */
export function attributeProblem(
  element: ElementAt,
  name: string,
  value: string,
  known: { readonly scope: NamespaceScope; readonly ids: ReadonlySet<string> },
): AttributeProblem | null {
  if (!qualified.test(name)) return 'name'
  const colon = name.indexOf(':')
  const prefix = colon < 0 ? '' : name.slice(0, colon)
  if (prefix !== '' && prefix !== 'xmlns' && known.scope.uriOf(prefix) === null) return 'namespace'
  if (/^(?:\w+:)?cell$/.test(element.name) && (name === 'cols' || name === 'rows')) return 'grid'
  if (name !== 'xml:id' || value === element.attributes[name]) return null
  if (!unqualified.test(value)) return 'id'
  return known.ids.has(value) ? 'id-taken' : null
}

/** Sets what a comment or processing instruction of this very doc says; not where XML could not hold it. */
export function setPointData(element: ElementAt, data: string): Command {
  return (state, dispatch) => {
    const node = state.doc.nodeAt(element.from)
    const isPoint = node?.type === schema.nodes.point || node?.type === schema.nodes.blockPoint
    if (!node || !isPoint || node.attrs['data'] === data || pointDataProblem(element, data)) return false
    dispatch?.(state.tr.setNodeAttribute(element.from, 'data', data))
    return true
  }
}

/** Whether a comment or processing instruction cannot say this (XML 1.0, sections 2.5 and 2.6). */
export function pointDataProblem({ kind }: ElementAt, data: string): boolean {
  if (kind === 'comment') return data.includes('--') || data.endsWith('-')
  return data.includes('?>') || !new RegExp(`^(?!xml(?:\\s|$))${ncName}(?:\\s|$)`, 'iu').test(data)
}

/** Sets the source of an element that is kept whole; the caller sees to it that it is one well-formed element. */
export function setKeptSource(element: ElementAt, xml: string): Command {
  return (state, dispatch) => {
    const node = state.doc.nodeAt(element.from)
    const isKept = node?.type === schema.nodes.kept || node?.type === schema.nodes.blockKept
    if (!isKept || node.attrs['xml'] === xml) return false
    dispatch?.(state.tr.setNodeAttribute(element.from, 'xml', xml))
    return true
  }
}
