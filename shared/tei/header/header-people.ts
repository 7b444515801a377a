import { localName } from '../../schema'
import { escapeText } from '../../xml/escape'
import type { XmlElement } from '../../xml/tree'
import { foldSpace, type HeaderAuthor, type HeaderEditor } from './header-fields'
import { fileDesc, titleStmt } from './header-places'
import {
  attributeText,
  childrenNamed,
  edited,
  holderOf,
  prefixOf,
  splice,
  textOf,
  withAttribute,
  without,
  withText,
} from './header-source'
import type { ListPlace } from './list-place'

/** What a person or a body can be named by. */
export const personNames = ['name', 'persName', 'orgName', 'rs']
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

/** The authors of a text, in the statement of its title (TEI P5, 2.2.1). */
export const authors: ListPlace<HeaderAuthor> = {
  ways: [[fileDesc, titleStmt]],
  item: { names: ['author'], before: ['editor', 'respStmt', 'funder', 'principal', 'sponsor', 'meeting'] },
  blank: null,
  read: (element) => ({ name: textOf(element), ref: refOf(element) }),
  make: (item, prefix) => makeNamed(`${prefix}author`, item),
  change: named,
}

/** Its editors, and who else had a share in the work. */
export const editors: ListPlace<HeaderEditor> = {
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
