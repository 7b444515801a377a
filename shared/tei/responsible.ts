import { localName } from '../schema'
import { escapeAttribute, escapeText } from '../xml/escape'
import { parseXml } from '../xml/parse'
import type { XmlElement } from '../xml/tree'

/** Someone a header names, at whom `@resp` points by `#id`; `name` is `''` where only an id is given. */
export interface NamedPerson {
  readonly id: string
  readonly name: string
}

const agents = ['respStmt', 'editor', 'author', 'person', 'name', 'persName', 'orgName']
const names = ['name', 'persName', 'orgName']

/** Who the source of a `teiHeader` names with an `xml:id`, in its order. What is not well-formed names nobody. */
export function peopleNamed(header: string): readonly NamedPerson[] {
  const people: NamedPerson[] = []
  const root = parseXml(header).value?.root
  if (root)
    walk(root, (element) => {
      const id = element.attributes['xml:id']
      if (id !== undefined && agents.includes(localName(element.name))) people.push({ id, name: nameIn(element) })
    })
  return people
}

/**
 * The source of a `teiHeader` that names someone with an `xml:id`, so that `@resp` can point there (TEI P5, 2.2.2): where an
 * editor or author is called so already, that one gets the id; else a statement of responsibility for `share` joins the
 * others. `null` where the header has no place for one.
 */
export function withPerson(header: string, { id, name }: NamedPerson, share: string): string | null {
  const root = parseXml(header).value?.root
  let statement: XmlElement | null = null
  let known: XmlElement | null = null
  if (root)
    walk(root, (element, parent) => {
      const local = localName(element.name)
      if (local === 'titleStmt') statement ??= element
      const isAgent = ['respStmt', 'editor', 'author'].includes(local) && parent !== null
      if (isAgent && localName(parent.name) === 'titleStmt' && element.attributes['xml:id'] === undefined)
        if (sameName(nameIn(element), name)) known ??= element
    })
  const found = known as XmlElement | null
  if (found) {
    const at = found.start + 1 + found.name.length
    return `${header.slice(0, at)} xml:id="${escapeAttribute(id)}"${header.slice(at)}`
  }
  const stmt = statement as XmlElement | null
  const last = stmt?.children.findLast((child) => child.kind === 'element')
  if (!stmt || !last) return null
  const prefix = stmt.name.slice(0, stmt.name.length - localName(stmt.name).length)
  const said = (tag: string, words: string) => `<${prefix}${tag}>${escapeText(words)}</${prefix}${tag}>`
  const made = `<${prefix}respStmt xml:id="${escapeAttribute(id)}">${said('resp', share)}${said('name', name)}</${prefix}respStmt>`
  const lead = /\r?\n[ \t]*$/.exec(header.slice(0, last.start))?.[0] ?? ''
  return header.slice(0, last.end) + lead + made + header.slice(last.end)
}

/** Whether two names are one, whatever their case and spaces. */
export function sameName(a: string, b: string): boolean {
  return folded(a).toLowerCase() === folded(b).toLowerCase()
}

function nameIn(element: XmlElement): string {
  if (localName(element.name) !== 'respStmt' && localName(element.name) !== 'person') return folded(textIn(element))
  const named = element.children.find((child) => child.kind === 'element' && names.includes(localName(child.name)))
  return named?.kind === 'element' ? folded(textIn(named)) : ''
}

function textIn(element: XmlElement): string {
  let text = ''
  for (const child of element.children)
    if (child.kind === 'text' || child.kind === 'cdata') text += child.text
    else if (child.kind === 'element') text += textIn(child)
  return text
}

function walk(
  element: XmlElement,
  each: (element: XmlElement, parent: XmlElement | null) => void,
  parent: XmlElement | null = null,
): void {
  each(element, parent)
  for (const child of element.children) if (child.kind === 'element') walk(child, each, element)
}

const folded = (text: string): string => text.replace(/\s+/g, ' ').trim()
