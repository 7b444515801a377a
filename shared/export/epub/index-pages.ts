import type { EntryKind } from '../../edition'
import type { IndexLine } from '../../reading-text/reading-text'
import { entryKinds } from '../../register/entry'
import type { EditionTerms } from '../html/edition-terms'

/** A page of an index, with the lines that stand there. */
export interface IndexPage {
  readonly path: string
  /** What stands after the word for the index: `, Persons, A`; `''` where it is one page. */
  readonly more: string
  readonly lines: readonly IndexLine[]
}

/** How many mentions a page may hold: on small devices a larger one opens slowly. */
const room = 1500

/** The pages of an index: one where it is small, else one for each kind of name, or for the letters of a kind that are too many. */
export function indexPages(lines: readonly IndexLine[], terms: EditionTerms): readonly IndexPage[] {
  if (lines.length === 0) return []
  if (weight(lines) <= room) return [{ path: 'index.xhtml', more: '', lines }]
  const pages = entryKinds.flatMap((kind) => pagesOf(kind, lines, terms))
  return pages.map((page, place) => ({
    ...page,
    path: place === 0 ? 'index.xhtml' : `index-${String(place + 1)}.xhtml`,
  }))
}

function pagesOf(kind: EntryKind, all: readonly IndexLine[], terms: EditionTerms): readonly Omit<IndexPage, 'path'>[] {
  const lines = all.filter((line) => line.kind === kind)
  const runs: { readonly lines: IndexLine[]; readonly letters: string[] }[] = []
  for (const [letter, own] of byLetter(lines)) {
    const last = runs.at(-1)
    if (last !== undefined && weight(last.lines) + weight(own) <= room) {
      last.lines.push(...own)
      last.letters.push(letter)
    } else runs.push({ lines: [...own], letters: [letter] })
  }
  const called = terms.kinds[kind]
  if (runs.length < 2) return runs.map((run) => ({ more: `, ${called}`, lines: run.lines }))
  return runs.map(({ lines: own, letters }) => {
    const [first = ''] = letters
    const last = letters.at(-1) ?? first
    return { more: `, ${called}, ${first === last ? first : `${first}–${last}`}`, lines: own }
  })
}

/** Lines in their order, parted where the first letter changes. */
function byLetter(lines: readonly IndexLine[]): readonly (readonly [letter: string, lines: readonly IndexLine[]])[] {
  const parts: [string, IndexLine[]][] = []
  for (const line of lines) {
    const letter = firstLetter(line.name)
    const last = parts.at(-1)
    if (last?.[0] === letter) last[1].push(line)
    else parts.push([letter, [line]])
  }
  return parts
}

function firstLetter(name: string): string {
  const [letter = '#'] = /\p{L}/u.exec(name.normalize('NFD')) ?? []
  return letter.toUpperCase()
}

const weight = (lines: readonly IndexLine[]): number => lines.reduce((sum, { places }) => sum + 1 + places.length, 0)
