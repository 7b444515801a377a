import { localName } from '../../schema'
import { escapeText } from '../../xml/escape'
import type { XmlElement } from '../../xml/tree'
import {
  foldSpace,
  type HeaderAuthor,
  type HeaderEditor,
  type HeaderLanguage,
  type HeaderLists,
  type HeaderRevision,
} from './header-fields'
import { fileDesc, profileDesc, revisionDesc, titleStmt, type Step } from './header-places'
import {
  attributeText,
  childrenNamed,
  childrenOf,
  edited,
  holderOf,
  prefixOf,
  splice,
  textOf,
  withAttribute,
  without,
  withText,
} from './header-source'

/** How the items of a list stand in a header. */
export interface ListPlace<Item> {
  /** The ways to what holds them: the first that is there, else the last is made. */
  readonly ways: readonly (readonly Step[])[]
  /** The elements that items are; the first is where a new one would stand. */
  readonly item: Step
  /** An element that says nothing, where what holds them may not be empty and has something else to say. */
  readonly blank: string | null
  /** What an element says. */
  readonly read: (element: XmlElement) => Item
  /** A new element for an item. */
  readonly make: (item: Item, prefix: string) => string
  /** The source of an element that says what the item says, as much of it kept as can be; `null` where a new one is needed. */
  readonly change: (source: string, item: Item) => string | null
}

const personNames = ['name', 'persName', 'orgName', 'rs']
const refOf = (element: XmlElement): string =>
  foldSpace(element.attributes['ref'] ?? holderOf(element).attributes['ref'] ?? '')

/** An element with other words and another pointer, both where they were. */
function named(source: string, { name, ref }: HeaderAuthor): string {
  const worded = edited(source, (root) => (textOf(root) === name ? source : withText(source, holderOf(root), name)))
  return edited(worded, (root) => {
    if (refOf(root) === ref) return worded
    const holder = holderOf(root)
    return withAttribute(
      worded,
      root.attributes['ref'] === undefined && holder.attributes['ref'] ? holder : root,
      'ref',
      ref,
    )
  })
}

const makeNamed = (tag: string, { name, ref }: HeaderAuthor): string =>
  `<${tag}${attributeText('ref', ref)}>${escapeText(name)}</${tag}>`

const authors: ListPlace<HeaderAuthor> = {
  ways: [[fileDesc, titleStmt]],
  item: { names: ['author'], before: ['editor', 'respStmt', 'funder', 'principal', 'sponsor', 'meeting'] },
  blank: null,
  read: (element) => ({ name: textOf(element), ref: refOf(element) }),
  make: (item, prefix) => makeNamed(`${prefix}author`, item),
  change: named,
}

const editors: ListPlace<HeaderEditor> = {
  ways: [[fileDesc, titleStmt]],
  item: { names: ['editor', 'respStmt'] },
  blank: null,
  read: (element) => {
    if (localName(element.name) === 'editor')
      return { name: textOf(element), ref: refOf(element), share: foldSpace(element.attributes['role'] ?? '') }
    const [names, shares] = [childrenNamed(element, personNames), childrenNamed(element, ['resp'])]
    const said = (elements: readonly XmlElement[]) =>
      elements
        .map(textOf)
        .filter((text) => text)
        .join('; ')
    return { name: said(names), ref: names[0] ? refOf(names[0]) : '', share: said(shares) }
  },
  make: ({ share, ...item }, prefix) =>
    share === ''
      ? makeNamed(`${prefix}editor`, item)
      : `<${prefix}respStmt><${prefix}resp>${escapeText(share)}</${prefix}resp>${makeNamed(`${prefix}name`, item)}</${prefix}respStmt>`,
  change: (source, item) => {
    let changed: string | null = null
    edited(source, (root) => {
      const isEditor = localName(root.name) === 'editor'
      if (isEditor) changed = changedEditor(source, root, item)
      else if (item.share !== '') changed = changedStatement(source, item)
      return source
    })
    return changed
  },
}

/** A role is one word without spaces (TEI P5, teidata.enumerated): a share of several needs a statement of responsibility. */
function changedEditor(source: string, root: XmlElement, { share, ...item }: HeaderEditor): string | null {
  const role = root.attributes['role'] ?? ''
  if (foldSpace(role) === share) return named(source, item)
  if (role === '' || !/^[\p{L}\p{N}_.-]*$/u.test(share)) return null
  return named(withAttribute(source, root, 'role', share), item)
}

function changedStatement(source: string, item: HeaderEditor): string {
  const known = editors.read
  const shared = edited(source, (root) =>
    known(root).share === item.share
      ? source
      : onlyOne(source, ['resp'], (element) =>
          element === null
            ? splice(
                source,
                root.startTagEnd,
                root.startTagEnd,
                `<${prefixOf(root)}resp>${escapeText(item.share)}</${prefixOf(root)}resp>`,
              )
            : withText(source, holderOf(element), item.share),
        ),
  )
  return edited(shared, (root) => {
    const now = known(root)
    if (now.name === item.name && now.ref === item.ref) return shared
    if (now.name === item.name) {
      const [first] = childrenNamed(root, personNames)
      if (first)
        return splice(
          shared,
          first.start,
          first.end,
          named(shared.slice(first.start, first.end), { name: textOf(first), ref: item.ref }),
        )
    }
    return onlyOne(shared, personNames, (element) => {
      const made = makeNamed(`${prefixOf(root)}name`, item)
      if (element !== null)
        return splice(shared, element.start, element.end, named(shared.slice(element.start, element.end), item))
      return splice(shared, root.endTagStart, root.endTagStart, made)
    })
  })
}

/** Changes the first of an element's children of these names, or what has none; the others go. */
function onlyOne(source: string, names: readonly string[], change: (first: XmlElement | null) => string): string {
  let first: XmlElement | null = null
  let others = 0
  edited(source, (root) => {
    const [one = null, ...rest] = childrenNamed(root, names)
    ;[first, others] = [one, rest.length]
    return source
  })
  let changed = change(first)
  for (; others > 0; others--)
    changed = edited(changed, (root) => {
      const last = childrenNamed(root, names)[1]
      return last ? without(changed, last) : changed
    })
  return changed
}

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
