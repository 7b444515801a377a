import type { EntryKind } from '../edition'
import { assertNever } from '../finding'
import { localName } from '../schema'
import type { Entry } from '../register/entry'
import { childElements, childrenNamed } from '../register/element-words'
import { entryElements, factElements, factsOfElement, factsOfItem } from '../register/entry-element'
import { writeEntry, type EntryToWrite } from '../register/entry-xml'
import type { RegisterIndex } from '../register/links'
import { newHeader } from '../tei/header'
import { parseXml } from '../xml/parse'
import type { XmlElement } from '../xml/tree'

/**
 * Where a text says who is meant: beside the text (`standOff`), in the header (`particDesc`, `settingDesc` and a list of
 * terms), or as lists of names and terms in the header, for grammars that know neither.
 */
export type RegisterForm = 'stand-off' | 'header' | 'lists'

/** What a text is written with. */
export interface RegisterToWrite {
  readonly register: RegisterIndex
  /** The transcription. */
  readonly text: string
  /** Asked only where something is to be written. */
  readonly form: () => RegisterForm
  /** The file it was read from; `null` where there is none. */
  readonly source: string | null
}

/** By `n`, what Recto wrote of the register is known again. */
export const REGISTER_MARK = 'recto-register'

/** The elements that hold what Recto writes of the register. */
export const REGISTER_CONTAINERS: ReadonlySet<string> = new Set(['standOff', 'profileDesc', 'sourceDesc'])

/**
 * A TEI file with the entries that it points at and does not hold, so that no pointer leads nowhere. What Recto wrote of
 * the register before is brought up to date; every other line keeps its bytes. Pointers that led nowhere in the file the
 * text came from are left as they were, unless more of the same have come. Where nothing is to be written, the same string is
 * given back.
 */
export function withRegister(xml: string, { register, text, form, source }: RegisterToWrite): string {
  if (register.entries.length === 0) return xml
  const root = parseXml(xml).value?.root
  const host = root === undefined ? null : hostIn(root)
  if (root === undefined || host === null) return xml
  const census = new Census(root)
  const before = source === null || source === xml ? null : parseXml(source).value?.root
  const known = source === xml ? census : before ? new Census(before) : null
  const lacking = [...census.dangling()]
    .filter(([id, count]) => count > (known?.dangling().get(id) ?? 0))
    .map(([id]) => id)
  const writing = new Writing(xml, childrenNamed(host, 'teiHeader')[0] ?? host, census, (id) =>
    register.entryAt(`#${id}`, text),
  )
  return writing.written(lacking, form)
}

/** The first `TEI` of a file, which has a header. */
function hostIn(root: XmlElement): XmlElement | null {
  if (childrenNamed(root, 'teiHeader').length > 0 && localName(root.name) !== 'teiCorpus') return root
  for (const child of childElements(root)) {
    const host = localName(child.name).startsWith('TEI') ? hostIn(child) : null
    if (host !== null) return host
  }
  return null
}

/** The ids of a file, what points at them, and what Recto wrote of the register. */
class Census {
  readonly #ids = new Set<string>()
  readonly #pointers = new Map<string, number>()
  readonly #marked: XmlElement[] = []

  constructor(root: XmlElement) {
    this.#visit(root, false)
  }

  /** How often the file points at each id that no element in it has. */
  dangling(): ReadonlyMap<string, number> {
    return new Map([...this.#pointers].filter(([id]) => !this.#ids.has(id)))
  }

  isPointedAt(id: string): boolean {
    return this.#pointers.has(id)
  }

  get ids(): ReadonlySet<string> {
    return this.#ids
  }

  get marked(): readonly XmlElement[] {
    return this.#marked
  }

  #visit(element: XmlElement, within: boolean): void {
    const { attributes } = element
    const marked = attributes['n'] === REGISTER_MARK && REGISTER_CONTAINERS.has(localName(element.name))
    if (marked) this.#marked.push(element)
    if (attributes['xml:id'] !== undefined) this.#ids.add(attributes['xml:id'])
    // What the register says of itself does not make it needed.
    if (!within && !marked) this.#count(element)
    for (const child of element.children) if (child.kind === 'element') this.#visit(child, within || marked)
  }

  #count({ attributes }: XmlElement): void {
    for (const name of ['ref', 'corresp', 'target'])
      for (const value of attributes[name]?.split(/\s+/) ?? [])
        if (value.startsWith('#')) this.#pointers.set(value.slice(1), (this.#pointers.get(value.slice(1)) ?? 0) + 1)
  }
}

/** An entry of the register as it is, or is to be, in the file. */
interface Line extends EntryToWrite {
  /** Its source where it says what the register says. */
  readonly kept: string | null
}

class Writing {
  readonly #xml: string
  readonly #header: XmlElement
  readonly #census: Census
  readonly #entryAt: (id: string) => Entry | null
  readonly #prefix: string
  readonly #eol: string

  constructor(xml: string, header: XmlElement, census: Census, entryAt: (id: string) => Entry | null) {
    this.#xml = xml
    this.#header = header
    this.#census = census
    this.#entryAt = entryAt
    this.#prefix = this.#header.name.slice(0, this.#header.name.length - localName(this.#header.name).length)
    this.#eol = /\r\n|\r|\n/.exec(xml)?.[0] ?? '\n'
  }

  written(lacking: readonly string[], formOf: () => RegisterForm): string {
    const { marked } = this.#census
    const standing = marked.flatMap((container) => this.#standing(container))
    const added = this.#added(lacking, standing)
    const stale = standing.some(({ kept }) => kept === null) || standing.length < this.#countIn(marked)
    if (added.length === 0 && !stale) return this.#xml
    const lines = [...standing, ...added]
    const form = formOf()
    return this.#replaced(marked, lines.length === 0 ? null : this.#container(lines, form), form)
  }

  #countIn(marked: readonly XmlElement[]): number {
    return marked.reduce((sum, container) => sum + definitionsIn(container).length, 0)
  }

  /** What Recto wrote before, without the entries that are gone and that nothing points at. */
  #standing(container: XmlElement): readonly Line[] {
    const first = new Map<string, string>()
    return definitionsIn(container).flatMap(({ element, xmlId }): Line[] => {
      const entry = this.#entryAt(xmlId)
      if (entry === null) return this.#census.isPointedAt(xmlId) ? [this.#strange(element, xmlId)] : []
      const sameAs = first.get(entry.id) ?? null
      if (sameAs === null) first.set(entry.id, xmlId)
      const line = { entry, xmlId, sameAs, more: this.#unread(element) }
      return [{ ...line, kept: this.#says(element, line) ? this.#xml.slice(element.start, element.end) : null }]
    })
  }

  /** An entry that the register does not know and the text needs: it stays as it is. */
  #strange(element: XmlElement, xmlId: string): Line {
    const kind: EntryKind = kindOf(element)
    const entry = { kind, name: '' } as Entry
    return { entry, xmlId, sameAs: null, more: [], kept: this.#xml.slice(element.start, element.end) }
  }

  /** What somebody put into an entry that Recto does not read. */
  #unread(element: XmlElement): readonly string[] {
    if (localName(element.name) === 'item') return []
    return childElements(element)
      .filter(({ name }) => !factElements.has(localName(name)))
      .map(({ start, end }) => this.#xml.slice(start, end))
  }

  /** Whether an element says what would be written. */
  #says(element: XmlElement, line: EntryToWrite): boolean {
    const form = localName(element.name) === 'item' ? 'item' : 'element'
    const written = parseXml(writeEntry(line, form, '').join('\n')).value?.root
    return (
      sameAsOf(element) === (written && sameAsOf(written)) &&
      JSON.stringify(factsIn(element)) === JSON.stringify(written && factsIn(written))
    )
  }

  #added(lacking: readonly string[], standing: readonly Line[]): readonly Line[] {
    const first = new Map(standing.map(({ entry, xmlId }) => [entry.id, xmlId]))
    const added: Line[] = []
    for (const xmlId of lacking) {
      const entry = this.#entryAt(xmlId)
      if (entry === null || !isNcName(xmlId)) continue
      const sameAs = first.get(entry.id) ?? null
      if (sameAs === null) first.set(entry.id, xmlId)
      added.push({ entry, xmlId, sameAs, more: [], kept: null })
    }
    return added
  }

  #replaced(marked: readonly XmlElement[], container: readonly string[] | null, form: RegisterForm): string {
    const same = marked.find(({ name }) => localName(name) === containerOf[form])
    const after = same === undefined ? this.#place(form) : same.start
    const depth = form === 'stand-off' ? 1 : form === 'header' ? 2 : 3
    const text = container === null ? '' : this.#indented(container, depth)
    const edits = marked.map((element) => ({
      from: element === same ? element.start : this.#gapBefore(element),
      to: element.end,
      text: '',
    }))
    if (same !== undefined && container !== null)
      edits.splice(marked.indexOf(same), 1, { from: same.start, to: same.end, text: text.trimStart() })
    else {
      if (same !== undefined)
        edits.splice(marked.indexOf(same), 1, { from: this.#gapBefore(same), to: same.end, text: '' })
      if (container !== null) edits.push({ from: after, to: after, text: `${this.#eol}${text}` })
    }
    return edits
      .toSorted((one, other) => other.from - one.from)
      .reduce((xml, { from, to, text: put }) => xml.slice(0, from) + put + xml.slice(to), this.#xml)
  }

  #gapBefore({ start }: XmlElement): number {
    let from = start
    while (from > 0 && /\s/.test(this.#xml.charAt(from - 1))) from--
    return from
  }

  /** After which offset a new container stands. */
  #place(form: RegisterForm): number {
    const header = this.#header
    switch (form) {
      case 'stand-off':
        return header.end
      case 'header': {
        const parts = childElements(header)
        const revision = parts.findIndex(({ name }) => localName(name) === 'revisionDesc')
        return (revision < 0 ? parts : parts.slice(0, revision)).at(-1)?.end ?? header.startTagEnd
      }
      case 'lists': {
        const file = childrenNamed(header, 'fileDesc')[0]
        return (file && childElements(file).at(-1)?.end) ?? file?.startTagEnd ?? header.startTagEnd
      }
      default:
        return assertNever(form)
    }
  }

  #container(lines: readonly Line[], form: RegisterForm): readonly string[] {
    const of = (...kinds: readonly EntryKind[]) => lines.filter(({ entry }) => kinds.includes(entry.kind))
    const list = (name: string, attributes: string, some: readonly Line[]) =>
      some.length === 0
        ? []
        : this.#around(
            name,
            attributes,
            some.flatMap((line) => this.#line(line, form)),
          )
    switch (form) {
      case 'stand-off':
        return this.#around('standOff', ` n="${REGISTER_MARK}"`, [
          ...list('listPerson', '', of('person')),
          ...list('listPlace', '', of('place')),
          ...list('listOrg', '', of('organisation')),
          ...list('list', ' type="terms"', of('term')),
        ])
      case 'header': {
        const within = (name: string, inside: readonly string[]) =>
          inside.length === 0 ? [] : this.#around(name, '', inside)
        return this.#around('profileDesc', ` n="${REGISTER_MARK}"`, [
          ...within('particDesc', [
            ...list('listPerson', '', of('person')),
            ...list('listOrg', '', of('organisation')),
          ]),
          ...within('settingDesc', list('listPlace', '', of('place'))),
          ...within('textClass', within('keywords', list('list', ' type="terms"', of('term')))),
        ])
      }
      case 'lists':
        return this.#around('sourceDesc', ` n="${REGISTER_MARK}"`, [
          ...list('list', ' type="names"', of('person', 'place', 'organisation')),
          ...list('list', ' type="terms"', of('term')),
        ])
      default:
        return assertNever(form)
    }
  }

  #line(line: Line, form: RegisterForm): readonly string[] {
    const isItem = form === 'lists' || line.entry.kind === 'term'
    const fits = line.kept !== null && /^<[^\s>]*\bitem\b/.test(line.kept) === isItem
    return fits && line.kept !== null ? [line.kept] : writeEntry(line, isItem ? 'item' : 'element', this.#prefix)
  }

  #around(name: string, attributes: string, inside: readonly string[]): readonly string[] {
    return [`<${this.#prefix}${name}${attributes}>`, ...inside.map((line) => `\t${line}`), `</${this.#prefix}${name}>`]
  }

  /** Lines as deep as the header stands, and `depth` deeper than the root. */
  #indented(lines: readonly string[], depth: number): string {
    const before = this.#xml.slice(this.#xml.lastIndexOf('\n', this.#header.start - 1) + 1, this.#header.start)
    const own = /^[ \t]+$/.test(before) ? before : ''
    const unit = own === '' ? '  ' : own.slice(0, 8)
    const start = own + unit.repeat(depth - 1)
    return lines.map((line) => start + line.replace(/^\t+/, (tabs) => unit.repeat(tabs.length))).join(this.#eol)
  }
}

const containerOf = { 'stand-off': 'standOff', header: 'profileDesc', lists: 'sourceDesc' } as const

interface Definition {
  readonly element: XmlElement
  readonly xmlId: string
}

/** The entries in what Recto wrote. */
function definitionsIn(container: XmlElement): readonly Definition[] {
  return childElements(container).flatMap((child): readonly Definition[] => {
    const name = localName(child.name)
    if (!entryElements.has(name) && name !== 'item') return definitionsIn(child)
    const xmlId = name === 'item' ? factsOfItem(child)?.element.attributes['xml:id'] : child.attributes['xml:id']
    return xmlId === undefined ? [] : [{ element: child, xmlId }]
  })
}

/** The entry of which an element says that it is the same. */
function sameAsOf(element: XmlElement): string | null {
  const named = localName(element.name) === 'item' ? factsOfItem(element)?.element : element
  return named?.attributes['sameAs'] ?? null
}

const factsIn = (element: XmlElement) =>
  localName(element.name) === 'item' ? factsOfItem(element)?.facts : factsOfElement(element)

function kindOf(element: XmlElement): EntryKind {
  return factsIn(element)?.kind ?? 'term'
}

const isNcName = (id: string): boolean => /^[\p{L}_][\p{L}\p{N}\p{M}_.·-]*$/u.test(id)

/** A register as a TEI file of its own, with a `standOff` and no text. */
export function registerFile(title: string, entries: readonly Entry[]): string {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  ${newHeader({ title })}
</TEI>
`
  return withEntries(xml, entries, () => 'stand-off')
}

/** A TEI file whose root has a header, with these entries behind it or in it, each under its own `xml:id`. */
export function withEntries(xml: string, entries: readonly Entry[], form: () => RegisterForm): string {
  const root = parseXml(xml).value?.root
  if (root === undefined) return xml
  const byId = new Map(entries.map((entry) => [entry.xmlId, entry]))
  const header = childrenNamed(root, 'teiHeader')[0] ?? root
  const writing = new Writing(xml, header, new Census(root), (id) => byId.get(id) ?? null)
  return writing.written([...byId.keys()], form)
}
