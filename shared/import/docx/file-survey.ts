import { targetOf } from './fields'
import type { WordPackage } from './word-package'
import { childOf, elementsOf, textOf, type WordNode } from './word-tree'

/** What is known of a whole file before it is read. */
export interface Survey {
  /** The bookmarks that something points at, and that are there, by names that can be ids. */
  readonly targets: ReadonlySet<string>
  /** The language of most of its letters, of BCP 47; `null` where nothing says one. */
  readonly language: string | null
}

const isName = (text: string): boolean => /^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(text)

/** Looks through a file once. */
export function survey(file: WordPackage, usual: string | null): Survey {
  const parts = [file.main, file.footnotes, file.endnotes, file.comments].filter((part) => part !== null)
  const pointed = new Set<string>()
  const there = new Set<string>()
  const letters = new Map<string, number>()
  const look = (node: WordNode): void => {
    if (node.name === 'bookmarkStart') there.add(node.attributes['name'] ?? '')
    if (node.name === 'hyperlink') pointed.add(node.attributes['anchor'] ?? '')
    if (node.name === 'instrText') addTarget(textOf(node), pointed)
    if (node.name === 'fldSimple') addTarget(node.attributes['instr'] ?? '', pointed)
    if (node.name === 'r') {
      const language = childOf(childOf(node, 'rPr'), 'lang')?.attributes['val'] ?? usual
      if (language !== null) letters.set(language, (letters.get(language) ?? 0) + textOf(node).length)
    }
    for (const child of elementsOf(node)) look(child)
  }
  for (const part of parts) look(part)
  const [most] = [...letters].sort((a, b) => b[1] - a[1])
  const targets = new Set([...pointed].filter((name) => there.has(name) && isName(name)))
  return { targets, language: most?.[0] ?? usual }
}

function addTarget(instruction: string, pointed: Set<string>): void {
  const target = targetOf(instruction)
  if (target?.kind === 'bookmark') pointed.add(target.name)
}
