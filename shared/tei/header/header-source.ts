import { localName } from '../../schema'
import { escapeAttribute, escapeText } from '../../xml/escape'
import { parseXml } from '../../xml/parse'
import type { XmlElement } from '../../xml/tree'
import { foldSpace } from './header-fields'
import type { Step } from './header-places'

/** The elements in an element. */
export function childrenOf(element: XmlElement): readonly XmlElement[] {
  return element.children.filter((child) => child.kind === 'element')
}

/** Those of its elements that have one of these names. */
export function childrenNamed(element: XmlElement, names: readonly string[]): readonly XmlElement[] {
  return childrenOf(element).filter((child) => names.includes(localName(child.name)))
}

/** Its prefix, with the colon; `''` where it has none. */
export function prefixOf(element: XmlElement): string {
  return element.name.slice(0, element.name.length - localName(element.name).length)
}

/** The text in an element and in all within, white space folded. */
export function textOf(element: XmlElement): string {
  return foldSpace(rawText(element))
}

function rawText(element: XmlElement): string {
  let text = ''
  for (const child of element.children)
    if (child.kind === 'text' || child.kind === 'cdata') text += child.text
    else if (child.kind === 'element') text += rawText(child)
  return text
}

/** The deepest element that exists on the way, and the steps that lack; of several ways, the one on which the fewest do. */
export function find(root: XmlElement, steps: readonly Step[]): { element: XmlElement; missing: readonly Step[] } {
  const [wanted, ...rest] = steps
  let best = { element: root, missing: steps }
  if (wanted === undefined) return best
  for (const child of childrenOf(root)) {
    if (!isStep(child, wanted)) continue
    const found = find(child, rest)
    if (found.missing.length < best.missing.length) best = found
    if (best.missing.length === 0) return best
  }
  return best
}

function isStep(element: XmlElement, { names, attributes = {}, without = [], holding = {} }: Step): boolean {
  const held = holding[localName(element.name)]
  return (
    names.includes(localName(element.name)) &&
    Object.entries(attributes).every(([name, value]) => element.attributes[name] === value) &&
    childrenNamed(element, without).length === 0 &&
    (held === undefined || childrenNamed(element, [held]).length > 0)
  )
}

/** The element that holds all of an element's text: it, or the only one in it, so that a name within keeps its tag. */
export function holderOf(element: XmlElement): XmlElement {
  const [only, ...others] = childrenOf(element)
  const bare = element.children.every(
    (child) => child.kind === 'element' || (child.kind === 'text' && !child.text.trim()),
  )
  return only && others.length === 0 && bare && textOf(only) !== '' ? holderOf(only) : element
}

/** The source with another text in an element. */
export function withText(xml: string, element: XmlElement, value: string): string {
  const text = escapeText(value)
  if (!element.selfClosing) return splice(xml, element.startTagEnd, element.endTagStart, text)
  const tag = xml.slice(element.start, element.end).replace(/\s*\/>$/, '')
  return splice(xml, element.start, element.end, `${tag}>${text}</${element.name}>`)
}

const attribute = /\s+([^\s=/>]+)\s*=\s*(?:"[^"]*"|'[^']*')/g

/** The source with another value of an attribute; `''` takes it away, unless it is `required`. */
export function withAttribute(
  xml: string,
  element: XmlElement,
  name: string,
  value: string,
  required?: 'required',
): string {
  const nameEnd = element.start + 1 + element.name.length
  const tag = xml.slice(nameEnd, element.startTagEnd)
  const present = [...tag.matchAll(attribute)].find(([, found]) => found === name)
  const written = value === '' && required === undefined ? '' : ` ${name}="${escapeAttribute(value)}"`
  const at = nameEnd + (present?.index ?? 0)
  return splice(xml, at, at + (present?.[0].length ?? 0), written)
}

/** An attribute as it is written in a new tag; nothing for `''`. */
export function attributeText(name: string, value: string): string {
  return value === '' ? '' : ` ${name}="${escapeAttribute(value)}"`
}

/** Makes the elements that lack, one in the other around `leaf`, on lines of their own where their neighbours stand so. */
export function insert(
  xml: string,
  root: XmlElement,
  parent: XmlElement,
  { missing, leaf }: { readonly missing: readonly Step[]; readonly leaf: string },
): string {
  const first = missing[0]
  const following = childrenOf(parent).find((child) => first?.before?.includes(localName(child.name)))
  const indent = indentOf(xml, parent)
  const unit = indent === null ? null : unitOf(xml, root, indent)
  const inner = indent === null || unit === null ? null : indent + unit
  const made = wrapped(missing.slice(0, -1), prefixOf(root), leaf, { indent: inner, unit: unit ?? '' })
  const lead = inner === null ? '' : `\n${inner}`
  if (following) return splice(xml, following.start, following.start, `${made}${lead}`)
  if (parent.selfClosing) {
    const tag = xml.slice(parent.start, parent.end).replace(/\s*\/>$/, '')
    const end = indent === null ? '' : `\n${indent}`
    return splice(xml, parent.start, parent.end, `${tag}>${lead}${made}${end}</${parent.name}>`)
  }
  const last = childrenOf(parent).at(-1)
  const at = last ? last.end : parent.startTagEnd
  const end = !last && indent !== null ? `\n${indent}` : ''
  return splice(xml, at, at, `${lead}${made}${end}`)
}

function wrapped(
  steps: readonly Step[],
  prefix: string,
  leaf: string,
  { indent, unit }: { readonly indent: string | null; readonly unit: string },
): string {
  const [step, ...rest] = steps
  if (step === undefined) return leaf
  const name = `${prefix}${step.names[0] ?? ''}`
  const start = `<${name}${attributesOf(step)}>`
  const inner = wrapped(rest, prefix, leaf, { indent: indent === null ? null : indent + unit, unit })
  return indent === null ? `${start}${inner}</${name}>` : `${start}\n${indent}${unit}${inner}\n${indent}</${name}>`
}

/** The attributes that an element must have to be the one that is meant. */
export function attributesOf({ attributes = {} }: Step): string {
  return Object.entries(attributes)
    .map(([key, said]) => ` ${key}="${said}"`)
    .join('')
}

/** The white space before an element on its line; `null` where other things stand there, or it holds others on its line. */
function indentOf(xml: string, element: XmlElement): string | null {
  const line = xml.slice(xml.lastIndexOf('\n', element.start - 1) + 1, element.start)
  if (/[^ \t]/.test(line)) return null
  const first = childrenOf(element)[0]
  if (first && !xml.slice(element.startTagEnd, first.start).includes('\n')) return null
  if (element.start > 0) return line
  // The header itself stands at the start of its source: its end tag tells how deep.
  return /\n([ \t]*)$/.exec(xml.slice(0, element.endTagStart))?.[1] ?? null
}

function unitOf(xml: string, root: XmlElement, indent: string): string {
  const first = childrenOf(root)[0]
  const base = indentOf(xml, root) ?? ''
  const deeper = first ? (indentOf(xml, first) ?? '') : ''
  return deeper.length > base.length ? deeper.slice(base.length) : indent.includes('\t') ? '\t' : '  '
}

/** The line break and indentation before an element; `''` where it stands on the line of another thing. */
export function leadOf(xml: string, element: XmlElement): string {
  return /\r?\n[ \t]*$/.exec(xml.slice(0, element.start))?.[0] ?? ''
}

/** The source without an element, and without the line that it stood on alone. */
export function without(xml: string, element: XmlElement): string {
  return splice(xml, element.start - leadOf(xml, element).length, element.end, '')
}

/** Source in which some is replaced, given where it is well-formed; as it is where it is not. */
export function edited(xml: string, change: (root: XmlElement) => string): string {
  const root = parseXml(xml).value?.root
  return root ? change(root) : xml
}

/** Text with other text in place of a stretch. */
export function splice(text: string, from: number, to: number, put: string): string {
  return text.slice(0, from) + put + text.slice(to)
}
