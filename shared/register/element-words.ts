import { localName } from '../schema'
import type { XmlElement, XmlNode } from '../xml/tree'
import { folded } from './entry-facts'

/** The child elements of an element. */
export function childElements(element: XmlElement): readonly XmlElement[] {
  return element.children.filter((child) => child.kind === 'element')
}

/** The child elements of one of these names, whatever their prefix. */
export function childrenNamed(element: XmlElement, ...names: readonly string[]): readonly XmlElement[] {
  return childElements(element).filter(({ name }) => names.includes(localName(name)))
}

/** The words of an element, white space folded: without notes, of a choice the corrected or expanded reading. */
export function wordsOf(element: XmlElement): string {
  return folded(textIn(element.children))
}

/** The text of nodes as it stands, read as {@link wordsOf} reads it. */
export function textIn(nodes: readonly XmlNode[]): string {
  return nodes.map(textOf).join('')
}

const preferred = ['corr', 'reg', 'expan']

function textOf(node: XmlNode): string {
  if (node.kind === 'text' || node.kind === 'cdata') return node.text
  if (node.kind !== 'element') return ''
  switch (localName(node.name)) {
    case 'note':
      return ''
    case 'lb':
    case 'pb':
    case 'cb':
    case 'milestone':
      return node.attributes['break'] === 'no' ? '' : ' '
    case 'choice': {
      const readings = childElements(node)
      const reading = readings.find(({ name }) => preferred.includes(localName(name))) ?? readings[0]
      return reading === undefined ? '' : textOf(reading)
    }
    default:
      return textIn(node.children)
  }
}
