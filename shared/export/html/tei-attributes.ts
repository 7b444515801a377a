import type { Attributes } from '../../schema'
import type { HtmlAttributes } from './markup'

/** An element's own attributes as `data-` attributes (`notBefore` is `data-not-before`), without those that HTML says otherwise. */
export function dataAttributes(attributes: Attributes): HtmlAttributes {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]) => (said.has(name) ? [] : [[dataName(name), value]])),
  )
}

/** What HTML says in its own way, or what only an editor needs. */
const said: ReadonlySet<string> = new Set(['xml:id', 'xml:lang', 'xml:space', 'style', 'xmlns'])

function dataName(name: string): string {
  const plain = name
    .replace(/[A-Z]+/g, (capitals) => `-${capitals.toLowerCase()}`)
    .replace(/[^a-z0-9_.-]+/g, '-')
    .replace(/^-+/, '')
  return `data-${plain}`
}

/** The class of an element: `tei-persName`; letters that a style sheet would have to escape become `_`. */
export function teiClass(element: string): string {
  return element === '' ? '' : `tei-${element.replace(/[^\p{L}\p{N}_-]/gu, '_')}`
}

/** Class names in one attribute, without empty ones. */
export function classes(...names: readonly (string | false | null)[]): string | null {
  const kept = names.filter((name) => name !== false && name !== null && name !== '')
  return kept.length === 0 ? null : kept.join(' ')
}

/** How a block stands, by its `@rend`: words that have a class of their own. */
export function blockRend(attributes: Attributes): string {
  const words = (attributes['rend'] ?? '').toLowerCase().split(/[\s;,]+/)
  const known = words.flatMap((word) => blockRends.get(word) ?? [])
  return [...new Set(known)].join(' ')
}

const blockRends: ReadonlyMap<string, string> = new Map([
  ['center', 'rend-center'],
  ['centre', 'rend-center'],
  ['right', 'rend-right'],
  ['flushright', 'rend-right'],
  ['flushleft', 'rend-flush'],
  ['left', 'rend-flush'],
  ['blockquote', 'rend-quote'],
  ['italic', 'rend-italic'],
  ['strong', 'rend-bold'],
  ['bold', 'rend-bold'],
  ['smallcaps', 'rend-smallcaps'],
])
