import type { Node } from 'prosemirror-model'
import type { Reading } from '../finding'
import { localName, schema, type HeaderAttrs } from '../schema'
import { readTei } from '../tei/read'
import type { TextFile } from '../text-file'
import { parseXml } from '../xml/parse'
import type { XmlElement } from '../xml/tree'
import type { Imported } from './imported'

/** Reads a TEI file; the findings are those of the TEI reader, and there is nothing to guess. */
export function importTei(name: string, file: TextFile): Reading<Imported> {
  const { value, findings } = readTei(file.text)
  if (!value) return { value: null, findings }
  const { doc } = value
  const title = titleInHeader(doc) || firstHeading(doc) || name
  return { value: { title, format: 'tei', doc, file, guesses: [], reading: value }, findings }
}

/** Which of several titles is the whole text's own (TEI P5, section 2.2.1): the first that is there. */
const TYPES = ['main', 'complete', undefined] as const

function titleInHeader(doc: Node): string {
  const header = doc.children.find((child) => child.type === schema.nodes.header)
  const root = header && parseXml((header.attrs as HeaderAttrs).xml).value?.root
  const titles = root ? below(below([root], 'fileDesc'), 'titleStmt').flatMap((stmt) => below([stmt], 'title')) : []
  const said = titles.filter((title) => textOf(title) !== '')
  const own = TYPES.flatMap((type) => said.filter(({ attributes }) => attributes['type'] === type))
  const title = own[0] ?? said[0]
  return title ? textOf(title) : ''
}

function below(parents: readonly XmlElement[], name: string): readonly XmlElement[] {
  return parents
    .flatMap(({ children }) => children)
    .filter((child) => child.kind === 'element')
    .filter((child) => localName(child.name) === name)
}

function textOf(element: XmlElement): string {
  const text = (parent: XmlElement): string =>
    parent.children
      .map((child) => {
        if (child.kind === 'element') return localName(child.name) === 'note' ? '' : text(child)
        return child.kind === 'text' || child.kind === 'cdata' ? child.text : ''
      })
      .join('')
  return folded(text(element))
}

/** The words of the first heading, without its notes. */
function firstHeading(doc: Node): string {
  let title = ''
  doc.descendants((node) => {
    if (title === '' && node.type === schema.nodes.heading)
      title = folded(
        node.children
          .map((child) => (child.isText ? child.text : child.type === schema.nodes.lineBreak ? ' ' : ''))
          .join(''),
      )
    return title === ''
  })
  return title
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
