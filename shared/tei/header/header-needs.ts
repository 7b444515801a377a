import { localName } from '../../schema'
import type { XmlElement } from '../../xml/tree'
import { agencies, fileDesc, publicationStmt, type Need } from './header-places'
import { childrenNamed, childrenOf, edited, find, insert, prefixOf, splice, textOf, without } from './header-source'

const authority = {
  names: ['authority'],
  before: ['date', 'pubPlace', 'idno', 'availability', 'address', 'ptr', 'ref'],
}

/** The source of a header in which something can be made: nothing that stands there goes but elements that say nothing. */
export function withNeed(xml: string, need: Need): string {
  if (need === 'room-for-description') return withoutEmptyParagraph(xml)
  const ready = withAgency(withoutParagraphs(xml))
  return need === 'agency' ? ready : withoutEmptyAuthority(ready)
}

/** A statement in paragraphs cannot have other things beside them: they become part of the availability. */
function withoutParagraphs(xml: string): string {
  return edited(xml, (root) => {
    const { element, missing } = find(root, [fileDesc, publicationStmt])
    const paragraphs = missing.length > 0 ? [] : childrenNamed(element, ['p', 'ab'])
    const [first, last] = [paragraphs[0], paragraphs.at(-1)]
    if (!first || !last) return xml
    const prefix = prefixOf(root)
    const closed = splice(xml, last.end, last.end, `</${prefix}availability>`)
    return splice(closed, first.start, first.start, `<${prefix}authority/><${prefix}availability>`)
  })
}

/** What is said of a publication stands behind who answers for it (TEI P5, 2.2.4). */
function withAgency(xml: string): string {
  return edited(xml, (root) => {
    const { element, missing } = find(root, [fileDesc, publicationStmt])
    if (missing.length === 0 && childrenNamed(element, agencies).length > 0) return xml
    return insert(xml, root, element, { missing: [...missing, authority], leaf: `<${prefixOf(root)}authority/>` })
  })
}

function withoutEmptyAuthority(xml: string): string {
  return edited(xml, (root) => {
    const { element } = find(root, [fileDesc, publicationStmt])
    const [one, ...others] = childrenNamed(element, agencies)
    if (!one || others.length > 0 || localName(one.name) !== 'authority' || !saysNothing(one)) return xml
    return splice(xml, one.start, one.end, `<${prefixOf(one)}publisher/>`)
  })
}

/** A paragraph that says nothing makes room for the description of a source, which cannot stand beside it (TEI P5, 2.2.7). */
function withoutEmptyParagraph(xml: string): string {
  return edited(xml, (root) => {
    const file = childrenNamed(root, [fileDesc.names[0] ?? ''])[0]
    for (const source of file ? childrenNamed(file, ['sourceDesc']) : []) {
      const [one, ...others] = childrenOf(source)
      if (!one || others.length > 0 || !['p', 'ab'].includes(localName(one.name)) || !saysNothing(one)) continue
      return splice(
        xml,
        one.start,
        one.end,
        `<${prefixOf(one)}msDesc><${prefixOf(one)}msIdentifier/></${prefixOf(one)}msDesc>`,
      )
    }
    return xml
  })
}

const identifying = ['settlement', 'repository', 'idno']

/**
 * The source without what identifies a manuscript by nothing, which TEI does not allow (TEI P5, 10.4): elements that say nothing go,
 * with them a description that then describes nothing. A paragraph stands for it where no source is described otherwise.
 */
export function withoutEmptyIdentifier(xml: string): string {
  return edited(xml, (root) => {
    const file = childrenNamed(root, [fileDesc.names[0] ?? ''])[0]
    for (const source of file ? childrenNamed(file, ['sourceDesc']) : [])
      for (const description of childrenNamed(source, ['msDesc', 'bibl']))
        for (const identifier of childrenNamed(description, ['msIdentifier'])) {
          const empty = childrenNamed(identifier, identifying).find(saysNothing)
          if (empty) return withoutEmptyIdentifier(without(xml, empty))
          if (saysNothing(identifier)) return withoutDescription(xml, source, description, identifier)
        }
    return xml
  })
}

function withoutDescription(xml: string, source: XmlElement, description: XmlElement, identifier: XmlElement): string {
  if (localName(description.name) === 'bibl') return without(xml, identifier)
  const isBare = childrenOf(description).length === 1 && Object.keys(description.attributes).length === 0
  if (!isBare || xml.slice(description.start, description.end).includes('<!--')) return xml
  if (childrenOf(source).length > 1) return without(xml, description)
  return splice(xml, description.start, description.end, `<${prefixOf(description)}p/>`)
}

const saysNothing = (element: XmlElement): boolean =>
  element.children.every((child) => child.kind === 'text' && child.text.trim() === '') &&
  textOf(element) === '' &&
  Object.keys(element.attributes).length === 0
