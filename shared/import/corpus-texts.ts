import { entriesUnder, type FoundEntry } from '../register/entries-in-text'
import { childElements, wordsOf } from '../register/element-words'
import { localName } from '../schema'
import { emptyFields, readHeader, type HeaderFields } from '../tei/header'
import { escapeAttribute } from '../xml/escape'
import { parseXml } from '../xml/parse'
import type { XmlElement, XmlNode, XmlTree } from '../xml/tree'

/** The texts of a file that holds several (`teiCorpus`; TEI P5, 15.1), each as a file of its own. */
export interface CorpusTexts {
  /** What its header calls all of them together; `''` where it does not say. */
  readonly title: string
  /** What its header says, which holds for all of them. */
  readonly header: HeaderFields
  readonly texts: readonly CorpusText[]
  /** The entries that it lists for all of its texts. */
  readonly entries: readonly FoundEntry[]
}

/** One of the texts of a file that holds several. */
export interface CorpusText {
  /** The TEI file that it is by itself, in its own characters, with the namespaces and the language of what stood around it. */
  readonly xml: string
  /** The entries that it alone speaks of. */
  readonly entries: readonly FoundEntry[]
}

/**
 * Takes a corpus apart. `null` where it is none, is not well-formed, or declares entities, which a text by itself would not know.
 */
export function textsOfCorpus(xml: string): CorpusTexts | null {
  const tree = parseXml(xml).value
  if (!tree || localName(tree.root.name) !== 'teiCorpus' || tree.entities.size > 0) return null
  const { root } = tree
  const texts = textsUnder(root, [])
  // Entities that are no plain text are declared in the document type, which stays behind.
  if (texts.length === 0 || xml.slice(0, root.start).includes('<!ENTITY')) return null
  const listed = entriesUnder(root).filter((entry) => entry.listed)
  const known = new Set(listed.flatMap(({ ids }) => ids))
  const shared = entriesUnder(withoutTexts(root)).filter((entry) => entry.listed)
  return {
    title: titleOf(root),
    header: headerOf(xml, root),
    entries: shared,
    texts: texts.map(({ held, around }) => ({
      xml: alone(xml, tree, held, around),
      entries: entriesUnder(held).filter((entry) => entry.listed || !entry.ids.some((id) => known.has(id))),
    })),
  }
}

interface Held {
  readonly held: XmlElement
  /** What stands around it, outermost first. */
  readonly around: readonly XmlElement[]
}

function textsUnder(corpus: XmlElement, outer: readonly XmlElement[]): readonly Held[] {
  const around = [...outer, corpus]
  return childElements(corpus).flatMap((child): readonly Held[] => {
    const name = localName(child.name)
    if (name === 'teiCorpus') return textsUnder(child, around)
    return name === 'TEI' ? [{ held: child, around }] : []
  })
}

function withoutTexts(corpus: XmlElement): XmlElement {
  const children = corpus.children.flatMap((child): readonly XmlNode[] => {
    if (child.kind !== 'element') return [child]
    const name = localName(child.name)
    if (name === 'teiCorpus') return [withoutTexts(child)]
    return name === 'TEI' ? [] : [child]
  })
  return { ...corpus, children }
}

/** What counts within an element though it stands on one around it (XML Names 1.0, 6; XML 1.0, 2.10 and 2.12). */
const inherited = /^(?:xmlns(?::.*)?|xml:(?:lang|base|space))$/

function alone(xml: string, { root }: XmlTree, held: XmlElement, around: readonly XmlElement[]): string {
  const outer = Object.assign({}, ...around.map(({ attributes }) => attributes)) as Readonly<Record<string, string>>
  const said = Object.entries(outer)
    .filter(([name]) => inherited.test(name) && held.attributes[name] === undefined)
    .map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
  const models = xml.slice(0, root.start).match(/<\?xml-[^]*?\?>/g) ?? []
  const at = held.start + 1 + held.name.length
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>', ...models]
  return `${lines.join('\n')}\n${xml.slice(held.start, at)}${said.join('')}${xml.slice(at, held.end)}\n`
}

function headerOf(xml: string, corpus: XmlElement): HeaderFields {
  const header = childElements(corpus).find(({ name }) => localName(name) === 'teiHeader')
  return header ? readHeader(xml.slice(header.start, header.end)) : emptyFields
}

function titleOf(corpus: XmlElement): string {
  const [title] = ['teiHeader', 'fileDesc', 'titleStmt', 'title'].reduce<readonly XmlElement[]>(
    (parents, name) => parents.flatMap(childElements).filter((child) => localName(child.name) === name),
    [corpus],
  )
  return title ? wordsOf(title) : ''
}
