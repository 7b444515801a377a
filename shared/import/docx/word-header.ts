import { newHeader } from '../../tei/header'
import { escapeAttribute, escapeText } from '../../xml/escape'
import { elementsOf, textOf, type WordNode } from './word-tree'

/** What a Word file says of itself (ECMA-376, part 2, 8.3 “Core Properties”). */
export interface WordProperties {
  readonly title: string
  readonly author: string
  /** When it was last saved, `2026-01-31`; `''` where it does not say. */
  readonly saved: string
}

/** Reads what a file says of itself. */
export function propertiesOf(part: WordNode | null): WordProperties {
  const said = (name: string) => {
    const node = part && elementsOf(part).find((child) => child.name === `x:${name}`)
    return node ? textOf(node).replace(/\s+/g, ' ').trim() : ''
  }
  const saved = /^\d{4}-\d\d-\d\d/.exec(said('modified') || said('created'))?.[0] ?? ''
  return { title: said('title'), author: said('creator'), saved }
}

/** The header of a text that was read from a Word file, valid in tei_all. */
export function headerOf(
  file: string,
  title: string,
  { author, saved }: WordProperties,
  people: ReadonlyMap<string, string>,
): string {
  const source = `Word file “${file}”${saved === '' ? '' : `, saved on ${saved}`}`
  const header = newHeader({ title, source })
  const by = author === '' ? '' : `\n        <author>${escapeText(author)}</author>`
  const said = [...people].map(
    ([name, id]) =>
      `\n        <respStmt xml:id="${escapeAttribute(id)}"><resp>comments</resp><name>${escapeText(name)}</name></respStmt>`,
  )
  return header.replace(/(<\/title>|<title\/>)/, (end) => `${end}${by}${said.join('')}`)
}
