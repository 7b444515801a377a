import { addressIn, inlineTagsOf, type InlineTag } from '../../../shared/import/html/inline-elements'
import { shallowTree } from './dom-tree'
import { given, type GivenElements } from './given-elements'

/** Elements that the schema reads as what they are. */
const plain = new Set('i em cite dfn b strong sup sub u s strike'.split(' '))
/** By what `@rend` says, the element that the schema reads so. */
const plainFor: ReadonlyMap<string, string> = new Map(
  ['i', 'b', 'sup', 'sub', 'u', 's'].flatMap((name) =>
    inlineTagsOf({ kind: 'element', name, attributes: {}, children: [] }).map(({ attributes }): [string, string] => [
      attributes['rend'] ?? '',
      name,
    ]),
  ),
)
/** Elements in running text whose tags are taken over. */
const inline = new Set(
  [...plain, ...'span font a small big var code kbd samp tt q abbr acronym time mark del ins'.split(' ')].map((name) =>
    name.toUpperCase(),
  ),
)

/** Puts elements of ours around what a page says by style, by elements that the schema does not know, and by links. */
export function pastedTags(body: HTMLElement, elements: GivenElements): void {
  /** Elements that stand for what has been counted as standing around. */
  const own = new Set<Element>()
  visit(body, [])

  function visit(element: Element, around: readonly string[]): void {
    const ours = elements.get(element)
    const { now, says } =
      inline.has(element.tagName) && ours === undefined && !own.has(element)
        ? tagged(element, around)
        : { now: around, says: true }
    // A note is not in the emphasis of what it stands in.
    const inside = ours?.['class'] === 'note note' ? [] : now
    const children = [...element.children]
    // From the outside in: else what stands deep is moved once for each element around it.
    if (!says) element.replaceWith(...element.childNodes)
    for (const child of children) visit(child, inside)
  }

  /** Wraps the contents of an element; the answer is what stands around them now, and whether the element itself says any of it. */
  function tagged(element: Element, around: readonly string[]) {
    const tree = shallowTree(element)
    const fresh = inlineTagsOf(tree).filter((tag) => !around.includes(keyOf(tag)) && !isLinkLine(tag, around))
    const [native] = plain.has(element.localName) ? inlineTagsOf({ ...tree, attributes: {} }).map(keyOf) : []
    const link = linkOf(element)
    if (element.textContent.trim() !== '') {
      if (link !== null) wrap(element, link)
      for (const tag of fresh) if (keyOf(tag) !== native) wrap(element, tag)
    }
    const now = [...around, ...fresh.map(keyOf), ...(link === null ? [] : [linked])]
    return { now, says: native === undefined || fresh.some((tag) => keyOf(tag) === native) }
  }

  function wrap(element: Element, { name, attributes }: InlineTag): void {
    const known = name === 'hi' ? plainFor.get(attributes['rend'] ?? '') : undefined
    const wrapper = document.createElement(known ?? 'span')
    if (known === undefined) given(elements, wrapper, `span ${name}`, attributes)
    else own.add(wrapper)
    wrapper.append(...element.childNodes)
    element.append(wrapper)
  }
}

const linked = 'ref'

function linkOf(element: Element): InlineTag | null {
  const href = element.localName === 'a' ? (element.getAttribute('href') ?? '') : ''
  const target = href.startsWith('#') ? null : addressIn(href)
  return target === null ? null : { name: linked, attributes: { target } }
}

const keyOf = ({ name, attributes }: InlineTag): string => JSON.stringify([name, attributes])

/** The line below a link is how a page shows that it is one. */
const isLinkLine = ({ attributes }: InlineTag, around: readonly string[]): boolean =>
  attributes['rend'] === 'underline' && around.includes(linked)
