import { assertNever } from '../finding'
import { escapeAttribute, escapeText, legal } from './escape'
import type { NodeContent, XmlAttributes } from './tree'

function tagBody(name: string, attributes: XmlAttributes): string {
  let out = '<' + name
  for (const key of Object.keys(attributes)) out += ` ${key}="${escapeAttribute(attributes[key] ?? '')}"`
  return out
}

/** A start tag. */
export function startTag(name: string, attributes: XmlAttributes): string {
  return tagBody(name, attributes) + '>'
}

/** The tag of an element without content. */
export function emptyTag(name: string, attributes: XmlAttributes): string {
  return tagBody(name, attributes) + '/>'
}

/** An end tag. */
export function endTag(name: string): string {
  return `</${name}>`
}

/** A comment. Hyphens that would end it too early (XML 1.0, section 2.5) get a space between them. */
export function comment(data: string): string {
  return `<!--${legal(data).replace(/-(?=-|$)/g, '- ')}-->`
}

/** A processing instruction from its target and data. A `?>` in it gets a space between. */
export function instruction(data: string): string {
  return `<?${legal(data).replace(/\?(?=>)/g, '? ')}?>`
}

/** A CDATA section; a `]]>` in it is split over two sections. */
export function cdata(text: string): string {
  return `<![CDATA[${legal(text).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
}

/** An entity reference. */
export function reference(name: string): string {
  return `&${name};`
}

/** Any node with all that is in it. Nesting is as deep as the call stack allows; what `parseXml` read always fits. */
export function serialize(node: NodeContent): string {
  switch (node.kind) {
    case 'element':
      return node.children.length === 0
        ? emptyTag(node.name, node.attributes)
        : startTag(node.name, node.attributes) + node.children.map(serialize).join('') + endTag(node.name)
    case 'text':
      return escapeText(node.text)
    case 'cdata':
      return cdata(node.text)
    case 'comment':
      return comment(node.data)
    case 'instruction':
      return instruction(node.data)
    case 'reference':
      return reference(node.name)
    default:
      return assertNever(node)
  }
}
