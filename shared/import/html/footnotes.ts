import { says, textOf, type HtmlElement, type HtmlNode } from './html-element'

/** The footnotes of a page. */
export interface Footnotes {
  /** The note that a link refers to, else `null`. */
  readonly noteOf: (link: HtmlElement) => Footnote | null
  /** Whether an element holds the text of a note, or nothing but such: it is not a part of the running text. */
  readonly isApart: (element: HtmlElement) => boolean
  /** Whether a link leads back from a note to its reference. */
  readonly leadsBack: (link: HtmlElement) => boolean
}

/** A note: the elements that hold its text. */
export interface Footnote {
  readonly id: string
  readonly body: HtmlElement
  /** A comment of a word processor. */
  readonly query: boolean
}

/** How Word, LibreOffice, Google Docs, pandoc, GitHub, Wikipedia and others name notes, and what leads back from them. */
const forward =
  /^(?:_(?:ftn|edn)\d|(?:user-content-)?(?:fn|footnote|note|endnote|en)[-:_]?\d|(?:user-content-)?fn[-:]|sd(?:foot|end)note\d+sym|ftnt\d|cite_note|_msocom_\d)/i
const backward = /(?:^_(?:ftn|edn)ref|ftnt_?ref|fnref|fn-?back|noteref|cite_ref|sd(?:foot|end)note\d+anc|_msoanchor)/i
const saysReference =
  /^(?:doc-noteref|noteref|footnote-?ref(?:erence)?|note-?ref(?:erence)?|mso(?:foot|end)notereference|msocomanchor|sd(?:foot|end)noteanc)$/i
const saysBack =
  /^(?:doc-backlink|backlink|footnote-?back(?:ref)?|data-footnote-backref|mw-cite-backlink|reversefootnote|sd(?:foot|end)notesym)$/i
const saysNote = /^(?:doc-footnote|doc-endnote|footnote|endnote|rearnote|note|mso(?:foot|end)notetext|msocomtxt)$/i
const saysNotes = /^(?:doc-endnotes|footnotes|endnotes|rearnotes|reflist|references|notes|footnotes-end-of-document)$/i
const marker = /^[[(]?(?:\d{1,4}|[a-z]{1,2}|[*†‡§¶‖#]{1,4}|[ivxlcdm]{1,7})[\])]?$/i
const holders = /^(?:li|aside|div|p|dd|td|section)$/

/** Finds the notes of a page: the links that refer to one, and where each stands. */
export function footnotesOf(root: HtmlElement): Footnotes {
  const { places, parents, links } = survey(root)
  const notes = new Map<string, Footnote>()
  const bodies = new Set<HtmlElement>()
  const anchors = new Set<string>()
  for (const link of links) {
    const id = fragmentOf(link)
    const target = id === null ? undefined : places.get(id)
    if (id === null || target === undefined || isBack(link)) continue
    const body = bodyOf(target, parents, root)
    if (body === null || isInside(link, body, parents) || !isReference(link, id, body)) continue
    for (const at of chain(link, parents, 3)) addIds(at, anchors)
    if (notes.has(id)) continue
    notes.set(id, { id, body, query: /^_msocom_/i.test(id) })
    bodies.add(body)
  }
  const apart = apartFrom(root, bodies)
  return {
    noteOf: (link) => {
      const id = fragmentOf(link)
      return id === null || isBack(link) ? null : (notes.get(id) ?? null)
    },
    isApart: (element) => apart.has(element),
    leadsBack: (link) => {
      const id = fragmentOf(link)
      return isBack(link) || (id !== null && anchors.has(id) && !notes.has(id))
    },
  }
}

interface Survey {
  readonly places: ReadonlyMap<string, HtmlElement>
  readonly parents: ReadonlyMap<HtmlElement, HtmlElement>
  readonly links: readonly HtmlElement[]
}

function survey(root: HtmlElement): Survey {
  const places = new Map<string, HtmlElement>()
  const parents = new Map<HtmlElement, HtmlElement>()
  const links: HtmlElement[] = []
  const visit = (element: HtmlElement): void => {
    const { id, name } = element.attributes
    if (id !== undefined && !places.has(id)) places.set(id, element)
    if (element.name === 'a' && name !== undefined && !places.has(name)) places.set(name, element)
    if (element.name === 'a' && element.attributes['href'] !== undefined) links.push(element)
    for (const child of element.children)
      if (child.kind === 'element') {
        parents.set(child, element)
        visit(child)
      }
  }
  visit(root)
  return { places, parents, links }
}

/** The id that a link leads to within its page. */
export function fragmentOf({ attributes: { href = '' } }: HtmlElement): string | null {
  if (!href.startsWith('#') || href.length < 2) return null
  try {
    return decodeURIComponent(href.slice(1))
  } catch {
    return href.slice(1)
  }
}

const isBack = (link: HtmlElement): boolean =>
  says(link, saysBack) ||
  link.attributes['data-footnote-backref'] !== undefined ||
  backward.test((link.attributes['href'] ?? '').slice(1))

/** A link says that it refers to a note, its id does, or it looks like a mark and what it leads to says that it is a note. */
function isReference(link: HtmlElement, id: string, body: HtmlElement): boolean {
  if (says(link, saysReference) || link.attributes['data-footnote-ref'] !== undefined) return true
  return marker.test(textOf(link).trim()) && (forward.test(id) || says(body, saysNote) || hasBack(body))
}

function hasBack(element: HtmlElement): boolean {
  return element.children.some(
    (child) => child.kind === 'element' && ((child.name === 'a' && isBack(child)) || hasBack(child)),
  )
}

/** The element that holds the text of a note, around the place to which its reference leads. */
function bodyOf(
  place: HtmlElement,
  parents: ReadonlyMap<HtmlElement, HtmlElement>,
  root: HtmlElement,
): HtmlElement | null {
  let body: HtmlElement | undefined = place
  while (body !== undefined && !holders.test(body.name)) body = parents.get(body)
  if (body === undefined || body === root) return null
  const around = parents.get(body)
  const isPart = around !== undefined && around !== root && /^(?:div|aside|li)$/.test(around.name) && body.name === 'p'
  const holds =
    isPart &&
    (says(around, saysNote) ||
      /^(?:_?(?:ftn|edn|com_)|sd(?:foot|end)note|fn|footnote|note)[-_]?\d/i.test(around.attributes['id'] ?? ''))
  return holds ? around : body
}

function isInside(element: HtmlElement, outer: HtmlElement, parents: ReadonlyMap<HtmlElement, HtmlElement>): boolean {
  for (let at: HtmlElement | undefined = element; at !== undefined; at = parents.get(at)) if (at === outer) return true
  return false
}

function chain(
  element: HtmlElement,
  parents: ReadonlyMap<HtmlElement, HtmlElement>,
  most: number,
): readonly HtmlElement[] {
  const found = [element]
  for (
    let at = parents.get(element);
    at !== undefined && found.length < most && /^(?:sup|span|a|b|i|small)$/.test(at.name);
    at = parents.get(at)
  )
    found.push(at)
  return found
}

function addIds({ attributes: { id, name } }: HtmlElement, ids: Set<string>): void {
  for (const one of [id, name]) if (one !== undefined && one !== '') ids.add(one)
}

/** The notes' elements, and those around them that hold nothing else but a heading, a rule or space. */
function apartFrom(root: HtmlElement, bodies: ReadonlySet<HtmlElement>): ReadonlySet<HtmlElement> {
  const apart = new Set<HtmlElement>(bodies)
  if (bodies.size === 0) return apart
  const holds = (element: HtmlElement): boolean => {
    if (bodies.has(element)) return true
    const inside = element.children.map((child) => (child.kind === 'element' ? holds(child) : false))
    const any = inside.some(Boolean)
    if (
      any &&
      element !== root &&
      element.children.every((child, index) => inside[index] === true || isNothing(child, says(element, saysNotes)))
    )
      apart.add(element)
    return apart.has(element)
  }
  holds(root)
  return apart
}

function isNothing(node: HtmlNode, amongNotes: boolean): boolean {
  if (node.kind === 'text') return node.text.trim() === ''
  if (node.name === 'hr' || node.name === 'br') return true
  return textOf(node).trim() === '' || (amongNotes && /^h[1-6]$/.test(node.name))
}
