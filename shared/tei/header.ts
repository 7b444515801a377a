import { localName } from '../schema'
import { escapeText } from '../xml/escape'
import { parseXml } from '../xml/parse'
import type { XmlElement } from '../xml/tree'
import {
  emptyFields,
  foldSpace,
  headerListNames,
  headerTextNames,
  type HeaderFields,
  type HeaderLists,
} from './header/header-fields'
import { listPlaces } from './header/header-items'
import type { ListPlace } from './header/list-place'
import { patchItems, readItems, withChanges } from './header/header-lists'
import { withNeed, withoutEmptyIdentifier } from './header/header-needs'
import { places, type Place } from './header/header-places'
import {
  attributesOf,
  attributeText,
  childrenOf,
  edited,
  find,
  holderOf,
  insert,
  prefixOf,
  splice,
  textOf,
  withAttribute,
  withText,
} from './header/header-source'

export {
  emptyFields,
  headerListNames,
  headerTextNames,
  type HeaderAuthor,
  type HeaderEditor,
  type HeaderFields,
  type HeaderLanguage,
  type HeaderLists,
  type HeaderRevision,
  type HeaderTexts,
} from './header/header-fields'

/** Reads the fields from the source of a `teiHeader`. What is not well-formed says nothing. */
export function readHeader(xml: string): HeaderFields {
  const root = parseXml(xml).value?.root
  if (!root) return emptyFields
  const texts = headerTextNames.map((name) => [name, read(root, places[name])] as const)
  const lists = headerListNames.map((name) => [name, readItems<object>(root, listPlace(name))] as const)
  return Object.fromEntries([...texts, ...lists]) as HeaderFields
}

/** How a list stands, whatever its items are. */
const listPlace = (name: keyof HeaderLists): ListPlace<object> => listPlaces[name] as unknown as ListPlace<object>

function read(root: XmlElement, { steps, attribute }: Place): string {
  const { element, missing } = find(root, steps)
  if (missing.length > 0) return ''
  return attribute === undefined ? textOf(element) : foldSpace(element.attributes[attribute] ?? '')
}

/**
 * Changes fields in the source of a `teiHeader`, and nothing else of it: every other byte stays, and new lines end as the others do. Elements that lack are
 * made where TEI wants them. A header that is not well-formed is returned as it is.
 */
export function patchHeader(xml: string, fields: Partial<HeaderFields>): string {
  let patched = xml
  for (const name of headerTextNames) {
    const value = fields[name]
    if (value !== undefined) patched = withField(patched, places[name], foldSpace(value))
  }
  for (const name of headerListNames) {
    const items = fields[name]
    if (items !== undefined) patched = withItems(patched, name, items)
  }
  const eol = /\r\n?|\n/.exec(xml)?.[0] ?? '\n'
  return eol === '\n' || /(?<!\r)\n/.test(xml) ? patched : patched.replace(/(?<!\r)\n/g, eol)
}

function withItems(xml: string, name: keyof HeaderLists, items: readonly object[]): string {
  const patched = patchItems(xml, items, listPlace(name))
  return patched === xml || name !== 'revisions' ? patched : patchItems(withChanges(xml), items, listPlace(name))
}

/** The source of a new `teiHeader`, valid in tei_all. */
export function newHeader(fields: Partial<HeaderFields>): string {
  return patchHeader(
    `<teiHeader>
    <fileDesc>
      <titleStmt>
        <title/>
      </titleStmt>
      <publicationStmt>
        <authority/>
      </publicationStmt>
      <sourceDesc>
        <p/>
      </sourceDesc>
    </fileDesc>
  </teiHeader>`,
    fields,
  )
}

function withField(xml: string, place: Place, value: string): string {
  return edited(xml, (root) => {
    if (read(root, place) === value) return xml
    const lacks = find(root, place.steps).missing.length > 0
    const ready = lacks && place.need !== undefined ? withNeed(xml, place.need) : xml
    const patched = edited(ready, (at) => patch(ready, at, place, value))
    return value === '' && place.need === 'room-for-description' ? withoutEmptyIdentifier(patched) : patched
  })
}

function patch(xml: string, root: XmlElement, place: Place, value: string): string {
  const { element, missing } = find(root, place.steps)
  const [last] = missing.slice(-1)
  if (last) {
    const named = missing.length === 1 && last.beside && childrenOf(element).length > 0 ? last.beside : last.names[0]
    const tag = `${prefixOf(root)}${named ?? ''}`
    return insert(xml, root, element, { missing, leaf: leafOf(tag, attributesOf(last), place, value) })
  }
  if (place.attribute !== undefined) return withAttribute(xml, element, place.attribute, value)
  const holder = holderOf(element)
  // A structured reference can hold no text of its own: it becomes one in words.
  if (/^bibl(?:Struct|Full)$/.test(localName(element.name)) && (holder === element || childrenOf(holder).length > 0)) {
    const tag = `${prefixOf(element)}bibl`
    return splice(xml, element.start, element.end, `<${tag}>${escapeText(value)}</${tag}>`)
  }
  return withText(xml, holder, value)
}

function leafOf(tag: string, required: string, { attribute, filling = '' }: Place, value: string): string {
  if (attribute === undefined) return `<${tag}${required}>${escapeText(value)}</${tag}>`
  const start = `<${tag}${required}${attributeText(attribute, value)}`
  const prefix = tag.slice(0, tag.length - localName(tag).length)
  return filling === '' ? `${start}/>` : `${start}>${filling.replace('<', `<${prefix}`)}</${tag}>`
}
