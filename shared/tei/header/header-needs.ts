import { localName } from '../../schema'
import type { XmlElement } from '../../xml/tree'
import { agencies, fileDesc, publicationStmt, type Need } from './header-places'
import { childrenNamed, childrenOf, edited, find, insert, prefixOf, splice, textOf } from './header-source'

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

const saysNothing = (element: XmlElement): boolean =>
  element.children.length === 0 && textOf(element) === '' && Object.keys(element.attributes).length === 0
