import { defaultTreeAdapter, parse, type DefaultTreeAdapterMap, type TreeAdapter } from 'parse5'
import type { HtmlElement, HtmlNode } from './html-element'

/** A page that was read. */
export interface HtmlPage {
  readonly root: HtmlElement
  /** Of BCP 47; `''` where the page does not say. */
  readonly language: string
  /** What its head says, by the names of `meta` in small letters; `title` is its title. */
  readonly head: ReadonlyMap<string, string>
  /** How many scripts, forms, frames and the like were left out, which hold nothing of a text. */
  readonly leftOut: number
}

type Parsed = DefaultTreeAdapterMap
type ParsedElement = Parsed['element']

/** How deep elements may stand in one another; texts have a dozen. */
const DEEPEST = 400

/** What is no text. */
const dropped: ReadonlySet<string> = new Set(
  'script style template noscript noframes iframe frame frameset object embed applet svg math canvas audio video map button select textarea datalist dialog link meta base title head'.split(
    ' ',
  ),
)

/** Of these nothing need be said. */
const silent: ReadonlySet<string> = new Set('link meta base title head style'.split(' '))

class TooTangled extends Error {}

/**
 * Reads a page as a browser does (HTML Living Standard, 13.2 “Parsing HTML documents”), whatever is wrong with it; `null` where
 * it is nested deeper than any text, or wound up so that it would grow without end.
 */
export function readHtmlPage(html: string): HtmlPage | null {
  try {
    const document = parse(html, { treeAdapter: boundedAdapter(html), scriptingEnabled: false })
    return pageOf(document)
  } catch (error) {
    if (error instanceof TooTangled) return null
    throw error
  }
}

/** The builder of parse5, which stops at what no text has: elements without end, and a depth without end. */
function boundedAdapter(html: string): TreeAdapter<Parsed> {
  let left = 100_000 + 4 * (html.split('<').length - 1)
  const depths = new WeakMap<object, number>()
  const sink = (parent: object, child: object) => {
    const depth = (depths.get(parent) ?? 0) + 1
    if (depth > DEEPEST) throw new TooTangled()
    depths.set(child, depth)
  }
  return {
    ...defaultTreeAdapter,
    createElement: (...args) => {
      if (--left < 0) throw new TooTangled()
      return defaultTreeAdapter.createElement(...args)
    },
    appendChild: (parent, child) => {
      sink(parent, child)
      defaultTreeAdapter.appendChild(parent, child)
    },
    insertBefore: (parent, child, before) => {
      sink(parent, child)
      defaultTreeAdapter.insertBefore(parent, child, before)
    },
  }
}

function pageOf(document: Parsed['document']): HtmlPage {
  const root = document.childNodes.find(isElement)
  const counts = { leftOut: 0 }
  const body = root?.childNodes.filter(isElement).find(({ tagName }) => tagName === 'body')
  const tree = body === undefined ? null : elementOf(body, counts)
  return {
    root: tree ?? { kind: 'element', name: 'body', attributes: {}, children: [] },
    language: attributesOf(root)['lang'] ?? attributesOf(root)['xml:lang'] ?? attributesOf(body)['lang'] ?? '',
    head: root === undefined ? new Map<string, string>() : headOf(root),
    leftOut: counts.leftOut,
  }
}

const isElement = (node: Parsed['node']): node is ParsedElement => 'tagName' in node

function elementOf(element: ParsedElement, counts: { leftOut: number }): HtmlElement | null {
  const attributes = attributesOf(element)
  const isForm = element.tagName === 'input' && attributes['type'] !== 'checkbox'
  if (dropped.has(element.tagName) || isForm || isUnseen(attributes)) {
    if (!silent.has(element.tagName)) counts.leftOut++
    return null
  }
  const children = element.childNodes.flatMap((child): readonly HtmlNode[] => {
    if (isElement(child)) {
      const made = elementOf(child, counts)
      return made === null ? [] : [made]
    }
    return child.nodeName === '#text' ? [{ kind: 'text', text: child.value }] : []
  })
  return { kind: 'element', name: element.tagName, attributes, children }
}

function isUnseen({ hidden, style = '' }: Readonly<Record<string, string>>): boolean {
  return hidden !== undefined || /(?:^|;)\s*(?:display\s*:\s*none|mso-hide\s*:\s*all)/i.test(style)
}

function attributesOf(element: ParsedElement | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(
    (element?.attrs ?? []).map(({ name, prefix, value }) => [prefix ? `${prefix}:${name}` : name, value]),
  )
}

function headOf(root: ParsedElement): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const head = root.childNodes.filter(isElement).find(({ tagName }) => tagName === 'head')
  for (const element of head?.childNodes.filter(isElement) ?? []) {
    const { name, property, content = '' } = attributesOf(element)
    const key = (name ?? property ?? '').toLowerCase()
    if (element.tagName === 'title' && !found.has('title')) {
      const words = element.childNodes.map((node) =>
        node.nodeName === '#text' ? (node as Parsed['textNode']).value : '',
      )
      found.set('title', words.join('').replace(/\s+/g, ' ').trim())
    } else if (element.tagName === 'meta' && key !== '' && !found.has(key)) found.set(key, content.trim())
  }
  return found
}
