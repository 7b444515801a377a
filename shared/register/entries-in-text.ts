import type { EntryKind } from '../edition'
import { localName } from '../schema'
import { parseXml } from '../xml/parse'
import type { XmlElement } from '../xml/tree'
import { mentionKind } from './conventions'
import { childElements, childrenNamed, wordsOf } from './element-words'
import { entryElements, factsOfElement, factsOfItem } from './entry-element'
import { factsWith, type EntryFacts } from './entry-facts'
import { readIdentifier } from './identifiers'
import { pointersOf } from './links'

/** An entry that a text speaks of: one of its lists has it, or mentions point at it that no list explains. */
export interface FoundEntry {
  readonly facts: EntryFacts
  /** The `xml:id`s by which the text points at it. */
  readonly ids: readonly string[]
  /** What else points at it: URIs, keys, names in other files. */
  readonly links: readonly string[]
  /** Whether a list has it. Without one its name is what its mentions say most often. */
  readonly listed: boolean
}

/**
 * The entries that a text speaks of, in its order: `person`, `place` and `org` wherever they stand (`standOff`, the header, front
 * and back matter), items of lists that begin with a name and have an `xml:id`, and what mentions point at by `ref`,
 * `corresp`, `target` or `key` that nothing in the text explains. What is not well-formed has none.
 */
export function entriesInText(xml: string): readonly FoundEntry[] {
  const root = parseXml(xml).value?.root
  return root === undefined ? [] : entriesUnder(root)
}

/** Like {@link entriesInText}, of an element that was read. */
export function entriesUnder(root: XmlElement): readonly FoundEntry[] {
  const finder = new EntryFinder()
  finder.visit(root)
  return finder.found()
}

interface Mention {
  readonly kind: EntryKind
  readonly words: string
  readonly values: readonly string[]
}

interface Defined {
  readonly facts: EntryFacts
  readonly ids: string[]
  /** The `xml:id` of which it says that it is the same. */
  readonly sameAs: string | null
}

/** Parts of a header that speak of the file, and examples, which speak of nothing. */
const besideTheText: ReadonlySet<string> = new Set([
  ...['titleStmt', 'editionStmt', 'publicationStmt', 'seriesStmt', 'encodingDesc', 'revisionDesc', 'egXML'],
])

class EntryFinder {
  readonly #defined: Defined[] = []
  readonly #mentions: Mention[] = []
  /** Elements with an `xml:id`. */
  readonly #byId = new Map<string, XmlElement>()
  /** Elements that name an entry instead of mentioning one. */
  readonly #names = new Set<XmlElement>()

  visit(element: XmlElement): void {
    const id = element.attributes['xml:id']
    if (id !== undefined && !this.#byId.has(id)) this.#byId.set(id, element)
    const name = localName(element.name)
    if (besideTheText.has(name)) return
    if (entryElements.has(name)) {
      this.#define(element, factsOfElement(element), [id])
      // What stands in it tells of it; only a place or a list in it is another.
      for (const child of childElements(element))
        if (entryElements.has(localName(child.name)) || localName(child.name).startsWith('list')) this.visit(child)
        else this.#note(child)
      return
    }
    if (name === 'item') this.#item(element)
    if (name === 'list') this.#labels(element)
    if (!this.#names.has(element)) this.#mention(element)
    for (const child of childElements(element)) this.visit(child)
  }

  found(): readonly FoundEntry[] {
    const known = new Map(this.#defined.flatMap((one) => one.ids.map((id) => [id, one] as const)))
    const kept = this.#defined.filter(({ sameAs, ids }) => {
      const other = sameAs === null ? undefined : known.get(sameAs)
      if (other === undefined || ids.some((id) => id === sameAs)) return true
      other.ids.push(...ids)
      return false
    })
    const defined = new Set(kept.flatMap(({ ids }) => ids))
    const listed = kept.map(({ facts, ids }) => ({ facts, ids, links: [], listed: true }))
    return [...listed, ...this.#unlisted(defined, listed)]
  }

  #define(element: XmlElement, facts: EntryFacts | null, ids: readonly (string | undefined)[]): void {
    if (facts === null) return
    const sameAs = /^#(\S+)$/.exec(element.attributes['sameAs'] ?? '')?.[1] ?? null
    this.#defined.push({ facts, ids: ids.filter((id) => id !== undefined), sameAs })
  }

  /** Takes down the ids within what is not looked into. */
  #note(element: XmlElement): void {
    const id = element.attributes['xml:id']
    if (id !== undefined && !this.#byId.has(id)) this.#byId.set(id, element)
    for (const child of childElements(element)) this.#note(child)
  }

  #item(item: XmlElement): void {
    const listed = factsOfItem(item)
    if (listed === null) return
    const ids = [listed.element.attributes['xml:id'], item.attributes['xml:id']]
    if (ids.every((id) => id === undefined)) return
    this.#names.add(listed.element)
    this.#define(listed.element, listed.facts, ids)
  }

  /** A glossary of labels and items. */
  #labels(list: XmlElement): void {
    const labels = childrenNamed(list, 'label')
    if (labels.length === 0) return
    const children = childElements(list)
    for (const label of labels) {
      const item = children[children.indexOf(label) + 1]
      const term = childrenNamed(label, 'term')[0]
      const ids = [label, term, item].map((one) => one?.attributes['xml:id'])
      if (item === undefined || localName(item.name) !== 'item' || ids.every((id) => id === undefined)) continue
      if (term === undefined && list.attributes['type'] !== 'gloss') continue
      if (term !== undefined) this.#names.add(term)
      this.#define(item, factsWith({ kind: 'term', name: wordsOf(term ?? label), expansion: wordsOf(item) }), ids)
    }
  }

  #mention(element: XmlElement): void {
    const kind = mentionKind(element.name, element.attributes)
    const pointers = kind === null ? null : pointersOf(element.attributes)
    if (kind === null || pointers === null) return
    this.#mentions.push({ kind, words: wordsOf(element), values: pointers.values })
  }

  /** What mentions point at and no list has. */
  #unlisted(defined: ReadonlySet<string>, listed: readonly FoundEntry[]): readonly FoundEntry[] {
    const uris = new Set(listed.flatMap(({ facts }) => facts.identifiers.map(({ value }) => value)))
    const groups = new Map<string, Mention[]>()
    for (const mention of this.#mentions)
      for (const value of mention.values) {
        const id = value.startsWith('#') ? value.slice(1) : null
        if (uris.has(value) || (id !== null && (defined.has(id) || !this.#mayBeEntry(id)))) continue
        groups.set(value, [...(groups.get(value) ?? []), mention])
      }
    return [...groups].flatMap(([value, mentions]) => this.#named(value, mentions) ?? [])
  }

  /** Whether an id is explained by nothing in the text, or only by a name that others point back at. */
  #mayBeEntry(id: string): boolean {
    const element = this.#byId.get(id)
    if (id === '' || id.includes('(')) return false
    return (
      element === undefined ||
      (mentionKind(element.name, element.attributes) !== null && !pointersOf(element.attributes))
    )
  }

  #named(value: string, mentions: readonly Mention[]): FoundEntry | null {
    const id = value.startsWith('#') ? value.slice(1) : null
    const element = id === null ? undefined : this.#byId.get(id)
    const own = element === undefined ? '' : wordsOf(element)
    const said = mentions.map(({ words }) => words).filter((words) => words !== '')
    const name = own === '' ? mostOf(said) : own
    if (name === null) return null
    const kind = mostOf(mentions.map((mention) => mention.kind)) ?? 'person'
    const isUri = /^https?:\/\/\S/i.test(value)
    const identifiers = isUri ? [readIdentifier(value, '').identifier] : []
    const facts = factsWith({ kind, name, identifiers })
    return { facts, ids: id === null ? [] : [id], links: id === null ? [value] : [], listed: false }
  }
}

/** What there is most of; of equals the longest, then the first. */
function mostOf<T extends string>(words: readonly T[]): T | null {
  const counts = new Map<T, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  const [most] = [...counts].sort(([one, many], [other, more]) => more - many || other.length - one.length)
  return most?.[0] ?? null
}
