import { localName } from '../../schema'
import { escapeText } from '../../xml/escape'
import type { XmlElement } from '../../xml/tree'
import { foldSpace, type HeaderLanguage, type HeaderLists, type HeaderRevision } from './header-fields'
import { authors, editors, personNames } from './header-people'
import { profileDesc, revisionDesc } from './header-places'
import {
  attributeText,
  childrenOf,
  edited,
  holderOf,
  prefixOf,
  splice,
  textOf,
  withAttribute,
  withText,
} from './header-source'
import type { ListPlace } from './list-place'

const languages: ListPlace<HeaderLanguage> = {
  ways: [[profileDesc, { names: ['langUsage'], without: ['p', 'ab'] }]],
  item: { names: ['language'] },
  blank: '<language ident=""/>',
  read: (element) => ({ ident: foldSpace(element.attributes['ident'] ?? ''), name: textOf(element) }),
  make: ({ ident, name }, prefix) =>
    `<${prefix}language ident="${escapeText(ident).replaceAll('"', '&quot;')}">${escapeText(name)}</${prefix}language>`,
  change: (source, { ident, name }) => {
    const worded = edited(source, (root) => (textOf(root) === name ? source : withText(source, holderOf(root), name)))
    return edited(worded, (root) =>
      foldSpace(root.attributes['ident'] ?? '') === ident
        ? worded
        : withAttribute(worded, root, 'ident', ident, 'required'),
    )
  },
}

/** What `@who` can hold: pointers (TEI P5, teidata.pointer). Other names stand in the words. */
const pointers = /^(?:#\S+|[a-z][a-z0-9+.-]*:\S+)(?: (?:#\S+|[a-z][a-z0-9+.-]*:\S+))*$/i

/** The name that a change begins with, where no attribute says who it was. */
function leadingName(element: XmlElement): XmlElement | null {
  if (foldSpace(element.attributes['who'] ?? '') !== '') return null
  const first = element.children.find((child) => child.kind !== 'text' || child.text.trim() !== '')
  const is = first?.kind === 'element' && personNames.includes(localName(first.name)) && textOf(first) !== ''
  return is ? first : null
}

const revisions: ListPlace<HeaderRevision> = {
  ways: [[revisionDesc, { names: ['listChange'] }], [revisionDesc]],
  item: { names: ['change'] },
  blank: '<change/>',
  read: (element) => {
    const name = leadingName(element)
    const rest = name === null ? element : { ...element, children: element.children.filter((child) => child !== name) }
    const who = foldSpace(element.attributes['who'] ?? '')
    return {
      when: foldSpace(element.attributes['when'] ?? ''),
      who: name === null ? who : textOf(name),
      words: textOf(rest),
    }
  },
  make: ({ when, who, words }, prefix) => {
    const points = pointers.test(who)
    const name = points || who === '' ? '' : `<${prefix}name>${escapeText(who)}</${prefix}name>`
    const said = `${name}${name && words ? ' ' : ''}${escapeText(words)}`
    return `<${prefix}change${attributeText('when', when)}${points ? attributeText('who', who) : ''}>${said}</${prefix}change>`
  },
  change: (source, item) => {
    const dated = edited(source, (root) =>
      foldSpace(root.attributes['when'] ?? '') === item.when ? source : withAttribute(source, root, 'when', item.when),
    )
    const kept = edited(dated, (root) => {
      const now = revisions.read(root)
      if (now.who === item.who && now.words === item.words) return dated
      if (childrenOf(root).length > 0 || !pointers.test(item.who || '#')) return reworded(dated, root, item)
      const worded = now.words === item.words ? dated : withText(dated, root, item.words)
      return edited(worded, (changed) =>
        now.who === item.who ? worded : withAttribute(worded, changed, 'who', item.who),
      )
    })
    return kept
  },
}

/** A change with other words, its attributes as they were. */
function reworded(source: string, root: XmlElement, item: HeaderRevision): string {
  const points = pointers.test(item.who)
  const emptied = withText(source, root, '')
  const said = edited(emptied, (element) => {
    const made = revisions.make({ ...item, who: points ? '' : item.who }, prefixOf(element))
    const inner = made.slice(made.indexOf('>') + 1, made.lastIndexOf('</'))
    return splice(emptied, element.startTagEnd, element.startTagEnd, inner)
  })
  return edited(said, (element) => withAttribute(said, element, 'who', points ? item.who : ''))
}

/** How each list stands in a header (TEI P5, chapters 2.2, 2.4.2 and 2.6). */
export const listPlaces: { readonly [Name in keyof HeaderLists]: ListPlace<HeaderLists[Name][number]> } = {
  authors,
  editors,
  languages,
  revisions,
}
