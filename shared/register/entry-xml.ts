import { assertNever } from '../finding'
import { readW3cDate } from '../tei/w3c-date'
import { escapeAttribute, escapeText, legal } from '../xml/escape'
import { writeCoordinates } from './coordinates'
import type { Entry, Identifier } from './entry'
import { folded, PRIVATE_NOTE } from './entry-facts'

/** How an entry is written: as an element of its own kind, or as an item of a list of names or terms. */
export type EntryForm = 'element' | 'item'

/** What is written of an entry: its `xml:id` in the file, and what it is another name of there. */
export interface EntryToWrite {
  readonly entry: Entry
  readonly xmlId: string
  /** The `xml:id` under which the same entry stands in the file already; `null` where it is the first. */
  readonly sameAs: string | null
  /** What else stands in it in the file, as written there. */
  readonly more: readonly string[]
}

/**
 * An entry as TEI (TEI P5, chapter 13.3), in lines indented by tabs; `prefix` stands before all names of elements
 * (`tei:` or nothing). The editor's own remarks are notes of the type `private`, one for each line. White space within a fact is
 * folded; what XML cannot hold becomes U+FFFD.
 */
export function writeEntry(
  { entry, xmlId, sameAs, more }: EntryToWrite,
  form: EntryForm,
  prefix: string,
): readonly string[] {
  const writer = new EntryWriter(prefix)
  const ids = { 'xml:id': xmlId, ...(sameAs !== null && { sameAs: `#${sameAs}` }) }
  if (form === 'item') return [writer.item(entry, ids)]
  switch (entry.kind) {
    case 'person':
      return writer.person(entry, ids, more)
    case 'place':
      return writer.place(entry, ids, more)
    case 'organisation':
      return writer.organisation(entry, ids, more)
    case 'term':
      return [writer.item(entry, ids)]
    default:
      return assertNever(entry.kind)
  }
}

type Attributes = Readonly<Record<string, string | undefined>>

/** The name of an entry of each kind. */
const nameElements = { person: 'persName', place: 'placeName', organisation: 'orgName', term: 'term' } as const

class EntryWriter {
  readonly #prefix: string

  constructor(prefix: string) {
    this.#prefix = prefix
  }

  person(entry: Entry, ids: Attributes, more: readonly string[]): readonly string[] {
    return this.#block('person', ids, [
      ...this.#personNames(entry),
      ...this.#variants(entry),
      ...this.#date('birth', entry.born),
      ...this.#date('death', entry.died),
      ...this.#each('occupation', entry.roles),
      ...more,
      ...this.#ending(entry),
    ])
  }

  place(entry: Entry, ids: Attributes, more: readonly string[]): readonly string[] {
    const { coordinates } = entry
    const geo =
      coordinates === null ? [] : [this.#element('location', {}, this.#words('geo', writeCoordinates(coordinates)))]
    return this.#block('place', { ...ids, ...typeAttribute(entry.type) }, [
      this.#words('placeName', entry.name),
      ...this.#variants(entry),
      ...geo,
      ...this.#kind(entry.type),
      ...more,
      ...this.#ending(entry),
    ])
  }

  organisation(entry: Entry, ids: Attributes, more: readonly string[]): readonly string[] {
    return this.#block('org', { ...ids, ...typeAttribute(entry.type) }, [
      this.#words('orgName', entry.name),
      ...this.#variants(entry),
      ...this.#kind(entry.type),
      ...this.#event('founded', entry.born),
      ...this.#event('dissolved', entry.died),
      ...more,
      ...this.#ending(entry),
    ])
  }

  item(entry: Entry, ids: Attributes): string {
    const name = this.#words(nameElements[entry.kind], entry.name, ids)
    const gloss = entry.kind === 'term' && folded(entry.expansion) !== '' ? [this.#words('gloss', entry.expansion)] : []
    const roles = entry.kind === 'person' ? entry.roles.map(folded).filter((role) => role !== '') : []
    const offices = roles.length === 0 ? name : `${name}, ${escapeText(roles.join('; '))}`
    return this.#element('item', {}, [offices, ...this.#variants(entry), ...gloss, ...this.#ending(entry)].join(' '))
  }

  /** The name, with its parts in it where they are found there, else beside it. */
  #personNames({ name, surname, forename }: Entry): readonly string[] {
    const [whole, ...parts] = [name, surname, forename].map(folded)
    const wanted = ['surname', 'forename']
      .map((element, index) => ({ element, words: parts[index] ?? '' }))
      .filter(({ words }) => words !== '')
    const inside = this.#parted(whole ?? '', wanted)
    if (inside !== null) return [this.#element('persName', {}, inside)]
    const beside = wanted.map(({ element, words }) => this.#words(element, words)).join(' ')
    return [this.#words('persName', name), this.#element('persName', { type: 'parts' }, beside)]
  }

  #parted(name: string, parts: readonly { readonly element: string; readonly words: string }[]): string | null {
    const places = parts.map(({ element, words }) => ({
      element,
      from: name.indexOf(words),
      to: name.indexOf(words) + words.length,
    }))
    places.sort((one, other) => one.from - other.from)
    const apart = places.every(({ from }, index) => from >= (places[index - 1]?.to ?? 0))
    let [xml, at] = ['', 0]
    let between = ''
    for (const { element, from, to } of places) {
      between += name.slice(at, from)
      xml += escapeText(name.slice(at, from)) + this.#words(element, name.slice(from, to))
      at = to
    }
    // A reader takes parts with nothing between them for a name in another order.
    const told = places.length < 2 || /\S/.test(between + name.slice(at))
    return apart && told ? xml + escapeText(name.slice(at)) : null
  }

  #variants({ kind, variants }: Entry): readonly string[] {
    const element = nameElements[kind]
    return variants
      .filter((variant) => folded(variant) !== '')
      .map((variant) => this.#words(element, variant, { type: 'variant' }))
  }

  #ending({ identifiers, description, notes }: Entry): readonly string[] {
    const numbers = identifiers.filter(({ value }) => folded(value) !== '').map((one) => this.#identifier(one))
    const remarks = notes.split(/[\r\n]+/).filter((line) => folded(line) !== '')
    return [
      ...numbers,
      ...this.#each('note', [description]),
      ...remarks.map((line) => this.#words('note', line, { type: PRIVATE_NOTE })),
    ]
  }

  #identifier({ type, value }: Identifier): string {
    const said = folded(type)
    return this.#words('idno', value, isWord(said) ? { type: said } : said === '' ? {} : { n: said })
  }

  #kind(type: string): readonly string[] {
    const said = folded(type)
    return said === '' || isWord(said) ? [] : [this.#words('desc', said, { type: 'kind' })]
  }

  #date(element: string, date: string): readonly string[] {
    const said = folded(date)
    if (said === '') return []
    return isDate(said) ? [this.#element(element, { when: said }, '')] : [this.#words(element, said)]
  }

  #event(type: string, date: string): readonly string[] {
    const said = folded(date)
    if (said === '') return []
    const when = isDate(said) ? { when: said } : {}
    return [this.#element('event', { type, ...when }, this.#words('desc', said))]
  }

  #each(element: string, all: readonly string[]): readonly string[] {
    return all.filter((words) => folded(words) !== '').map((words) => this.#words(element, words))
  }

  #words(element: string, words: string, attributes: Attributes = {}): string {
    return this.#element(element, attributes, escapeText(folded(words)))
  }

  #element(element: string, attributes: Attributes, inside: string): string {
    const start = this.#start(element, attributes)
    return inside === '' ? `<${start}/>` : `<${start}>${inside}</${this.#prefix}${element}>`
  }

  #block(element: string, attributes: Attributes, lines: readonly string[]): readonly string[] {
    return [
      `<${this.#start(element, attributes)}>`,
      ...lines.map((line) => `\t${line}`),
      `</${this.#prefix}${element}>`,
    ]
  }

  #start(element: string, attributes: Attributes): string {
    const said = Object.entries(attributes).flatMap(([name, value]) =>
      value === undefined ? [] : [` ${name}="${escapeAttribute(value)}"`],
    )
    return `${this.#prefix}${element}${said.join('')}`
  }
}

const isDate = (words: string): boolean => readW3cDate(words).kind === 'date'

/** Whether words can be the value of `type` (teidata.enumerated). */
const isWord = (words: string): boolean => /^[^\s\p{C}\p{Z}]+$/u.test(legal(words))

const typeAttribute = (type: string): Attributes => (isWord(folded(type)) ? { type: folded(type) } : {})
