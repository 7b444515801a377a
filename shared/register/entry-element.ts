import { localName, type Attributes } from '../schema'
import type { XmlElement } from '../xml/tree'
import { mentionKind } from './conventions'
import { readCoordinates } from './coordinates'
import { childElements, childrenNamed, textIn, wordsOf } from './element-words'
import type { Coordinates, Identifier } from './entry'
import { factsWith, folded, PRIVATE_NOTE, type EntryFacts } from './entry-facts'
import { headwordParts } from './headword'
import { readIdentifier } from './identifiers'

/** The elements that are entries of a register in TEI (TEI P5, chapter 13.3). */
export const entryElements: ReadonlySet<string> = new Set(['person', 'personGrp', 'place', 'org'])

/** The elements in them that are read as facts. */
export const factElements: ReadonlySet<string> = new Set([
  ...['persName', 'name', 'rs', 'occupation', 'birth', 'death', 'idno', 'note', 'p', 'desc'],
  ...['placeName', 'geogName', 'settlement', 'region', 'country', 'district', 'bloc', 'geogFeat', 'location'],
  ...['orgName', 'event'],
])

/** The facts of a `person`, `personGrp`, `place` or `org`; `null` where it has no name. */
export function factsOfElement(element: XmlElement): EntryFacts | null {
  switch (localName(element.name)) {
    case 'person':
    case 'personGrp':
      return factsOfPerson(element)
    case 'place':
      return factsOfPlace(element)
    case 'org':
      return factsOfOrganisation(element)
    default:
      return null
  }
}

function factsOfPerson(element: XmlElement): EntryFacts | null {
  const names = childrenNamed(element, 'persName', 'name', 'rs')
  const parts = names.flatMap(({ children }) => children.filter((child) => child.kind === 'element'))
  const part = (...wanted: readonly string[]) =>
    folded(
      parts
        .filter(({ name }) => wanted.includes(localName(name)))
        .map(wordsOf)
        .join(' '),
    )
  const [main, ...others] = names.filter(({ attributes }) => attributes['type'] !== 'parts')
  const name = main === undefined ? '' : nameOf(main)
  if (name === '') return null
  const own = names.filter((one) => one === main || one.attributes['type'] === 'parts')
  const said = own.some((one) => childrenNamed(one, 'surname', 'forename').length > 0)
  const roles = [
    ...childrenNamed(element, 'occupation'),
    ...parts.filter(({ name: role }) => localName(role) === 'roleName'),
  ]
  return factsWith({
    kind: 'person',
    name,
    variants: variantsOf(name, others.map(nameOf)),
    ...(said ? { surname: part('surname'), forename: part('forename') } : headwordParts(name)),
    roles: distinct(roles.map(wordsOf)),
    born: dateIn(childrenNamed(element, 'birth')[0]),
    died: dateIn(childrenNamed(element, 'death')[0]),
    description: descriptionOf(element),
    notes: remarksOf(childrenNamed(element, 'note')),
    identifiers: identifiersOf(element, names),
  })
}

function factsOfPlace(element: XmlElement): EntryFacts | null {
  const names = childElements(element).filter(
    (child) => mentionKind(child.name) === 'place' && localName(child.name) !== 'location',
  )
  const [name = '', ...others] = names.map(wordsOf).filter((words) => words !== '')
  if (name === '') return null
  return factsWith({
    kind: 'place',
    name,
    variants: variantsOf(name, others),
    type: typeOf(element),
    coordinates: coordinatesIn(element),
    description: descriptionOf(element),
    notes: remarksOf(childrenNamed(element, 'note')),
    identifiers: identifiersOf(element, names),
  })
}

function factsOfOrganisation(element: XmlElement): EntryFacts | null {
  const names = childrenNamed(element, 'orgName', 'name')
  const [name = '', ...others] = names.map(wordsOf).filter((words) => words !== '')
  if (name === '') return null
  const event = (type: string) => childrenNamed(element, 'event').find(({ attributes }) => attributes['type'] === type)
  return factsWith({
    kind: 'organisation',
    name,
    variants: variantsOf(name, others),
    type: typeOf(element),
    born: dateIn(event('founded')),
    died: dateIn(event('dissolved')),
    description: descriptionOf(element),
    notes: remarksOf(childrenNamed(element, 'note')),
    identifiers: identifiersOf(element, names),
  })
}

/** A name as a list shows it: as it stands or, where it is only tagged parts, `Surname, Forename`. */
function nameOf(element: XmlElement): string {
  const written = element.children.some((child) => child.kind === 'text' && /\S/.test(child.text))
  const part = (...names: readonly string[]) =>
    childrenNamed(element, ...names)
      .map(wordsOf)
      .join(' ')
  const [surname, forename] = [part('surname'), part('forename', 'nameLink')]
  return written || surname === '' || forename === '' ? wordsOf(element) : `${surname}, ${forename}`
}

function variantsOf(name: string, others: readonly string[]): readonly string[] {
  return distinct(others).filter((other) => other !== name)
}

/** A date of W3C where one is given, else its words, else the bounds that are given. */
function dateIn(element: XmlElement | undefined): string {
  if (element === undefined) return ''
  const dated = [element, ...childrenNamed(element, 'date')]
  const said = (name: string) => dated.map(({ attributes }) => attributes[name]).find((value) => value !== undefined)
  const bounds = [said('notBefore') ?? said('from'), said('notAfter') ?? said('to')].filter((one) => one !== undefined)
  const words = wordsOf(element) || childrenNamed(element, 'desc').map(wordsOf).join(' ')
  return folded(said('when') ?? said('when-iso') ?? (words || bounds.join('/')))
}

function typeOf(element: XmlElement): string {
  const said = childrenNamed(element, 'desc').find(({ attributes }) => attributes['type'] === 'kind')
  return said === undefined ? folded(element.attributes['type'] ?? '') : wordsOf(said)
}

function coordinatesIn(element: XmlElement): Coordinates | null {
  const places = childrenNamed(element, 'location')
  const found = places.flatMap((place) => childrenNamed(place, 'geo')).map((geo) => readCoordinates(wordsOf(geo)))
  return found.find((coordinates) => coordinates !== null) ?? null
}

function descriptionOf(element: XmlElement): string {
  return childrenNamed(element, 'note', 'p', 'desc')
    .filter((child) => child.attributes['type'] !== 'kind' && !isPrivate(child))
    .map(wordsOf)
    .filter((words) => words !== '')
    .join(' ')
}

const isPrivate = ({ name, attributes }: XmlElement): boolean =>
  localName(name) === 'note' && attributes['type'] === PRIVATE_NOTE

/** The editor's own remarks, a line for each note. */
function remarksOf(notes: readonly XmlElement[]): string {
  return notes
    .filter(isPrivate)
    .map(noteWords)
    .filter((words) => words !== '')
    .join('\n')
}

function identifiersOf(element: XmlElement, names: readonly XmlElement[]): readonly Identifier[] {
  const numbers = childrenNamed(element, 'idno').map(identifierIn)
  const uris = [element, ...names]
    .flatMap(({ attributes }) => urisIn(attributes))
    .map((uri) => readIdentifier(uri, '').identifier)
  const all = [...numbers, ...uris].filter(({ value }) => value !== '')
  return all.filter(
    (one, index) => all.findIndex(({ type, value }) => type === one.type && value === one.value) === index,
  )
}

function identifierIn(idno: XmlElement): Identifier {
  const value = wordsOf(idno)
  const type = folded(idno.attributes['n'] ?? idno.attributes['type'] ?? '')
  return type === '' ? readIdentifier(value, '').identifier : { type, value }
}

/** The URIs by which attributes name somebody. */
export function urisIn(attributes: Attributes): readonly string[] {
  return ['ref', 'corresp', 'sameAs', 'target']
    .flatMap((name) => (attributes[name] ?? '').split(/\s+/))
    .filter((value) => /^https?:\/\/\S/i.test(value))
}

/** A name with which an item of a list begins, and what follows it there. */
export interface ListedName {
  readonly element: XmlElement
  readonly facts: EntryFacts
}

/**
 * The name with which an item of a list of persons, places, organisations or terms begins, with the facts of the item;
 * `null` where it begins with something else, or its name points at an entry instead of being one. The words after a
 * person's name are their offices, apart by semicolons; those after a term are what it stands for.
 */
export function factsOfItem(item: XmlElement): ListedName | null {
  const path = pathToName(item)
  const element = path?.at(-1)
  if (path === null || element === undefined) return null
  const kind = mentionKind(element.name, element.attributes)
  if (kind === null || pointsInside(element)) return null
  const name = kind === 'person' ? nameOf(element) : wordsOf(element)
  if (name === '') return null
  const beside = path.slice(0, -1).flatMap((parent, index) => {
    const after = parent.children.slice(parent.children.indexOf(path[index + 1] ?? element) + 1)
    return [after]
  })
  const elements = beside.flat().filter((node) => node.kind === 'element')
  const named = (...names: readonly string[]) => elements.filter((one) => names.includes(localName(one.name)))
  const variants = elements.filter(({ attributes }) => attributes['type'] === 'variant')
  const glosses = named('gloss').filter(({ attributes }) => kind === 'term' && !pointsInside({ attributes }))
  const told = new Set([...glosses, ...named('idno', 'note', 'occupation'), ...variants])
  const rest = folded(
    beside
      .reverse()
      .map((nodes) => textIn(nodes.filter((node) => node.kind !== 'element' || !told.has(node))))
      .join(''),
  )
    .replace(/^[\s,;:.–—-]+/, '')
    .trim()
  const expansion = glosses.map(wordsOf).join('; ')
  const roles = named('occupation').map(wordsOf)
  return {
    element,
    facts: factsWith({
      kind,
      name,
      variants: variantsOf(name, variants.map(wordsOf)),
      ...(kind === 'person' ? headwordParts(name) : {}),
      roles: kind === 'person' ? distinct([...roles, ...rest.split(/\s*;\s*/)]) : [],
      expansion: kind === 'term' ? expansion || rest : '',
      description: [
        ...named('note')
          .filter((note) => !isPrivate(note))
          .map(noteWords),
        kind === 'person' || (kind === 'term' && expansion === '') ? '' : rest,
      ]
        .filter((words) => words !== '')
        .join(' '),
      notes: remarksOf(named('note')),
      identifiers: [
        ...named('idno').map(identifierIn),
        ...urisIn(element.attributes).map((uri) => readIdentifier(uri, '').identifier),
      ],
    }),
  }
}

const noteWords = (note: XmlElement): string => folded(textIn(note.children))

/** The elements that may stand around the name with which an item begins. */
const wrappers: ReadonlySet<string> = new Set(['hi', 'emph', 'p', 'ab', 'label', 'head'])

/** From an item to the name with which it begins; `null` where it begins with other words. */
function pathToName(parent: XmlElement): readonly XmlElement[] | null {
  for (const child of parent.children) {
    if (child.kind === 'text' || child.kind === 'cdata') {
      if (/\S/.test(child.text)) return null
    } else if (child.kind === 'element') {
      if (mentionKind(child.name, child.attributes) !== null && localName(child.name) !== 'gloss')
        return [parent, child]
      if (localName(child.name) === 'pb') continue
      const further = wrappers.has(localName(child.name)) ? pathToName(child) : null
      return further === null ? null : [parent, ...further]
    }
  }
  return null
}

/** Whether attributes point at something in this file. */
function pointsInside({ attributes }: { readonly attributes: Attributes }): boolean {
  return ['ref', 'corresp', 'target', 'key'].some((name) =>
    (attributes[name] ?? '').split(/\s+/).some((value) => value !== '' && !/^https?:/i.test(value)),
  )
}

const distinct = (words: readonly string[]): readonly string[] => [...new Set(words.filter((word) => word !== ''))]
