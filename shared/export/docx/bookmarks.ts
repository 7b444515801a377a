import { BookmarkEnd, BookmarkStart, type ParagraphChild } from 'docx'
import { assertNever } from '../../finding'
import type { ReadingInline, ReadingTarget, ReadingText } from '../../reading-text/reading-text'
import { inlinesOf } from './inlines-of'

/** The places of a file that something points at, each a bookmark with a name that Word takes. */
export class Bookmarks {
  readonly #names = new Map<string, string>()
  readonly #taken = new Set<string>()
  readonly #set = new Set<string>()

  /** Gathers what the texts of one file point at. */
  constructor(texts: readonly ReadingText[]) {
    for (const text of texts)
      for (const inline of inlinesOf(text)) {
        const target = targetOf(inline)
        const key = target === null ? null : keyOf(target, text.id)
        if (key !== null && !this.#names.has(key)) this.#names.set(key, this.#free(wordOf(target)))
      }
  }

  /** The bookmark that a target is reached by, where it stands in the file. */
  nameOf(target: ReadingTarget, text: string): string | null {
    const key = keyOf(target, text)
    return key === null ? null : (this.#names.get(key) ?? null)
  }

  /** Puts the bookmark of a place around what shows it; as it is where nothing points there, or where it stands already. */
  around(target: ReadingTarget, text: string, shown: readonly ParagraphChild[]): readonly ParagraphChild[] {
    const name = this.nameOf(target, text)
    if (name === null || this.#set.has(name)) return shown
    this.#set.add(name)
    const id = this.#set.size
    return [asChild(new BookmarkStart(name, id)), ...shown, asChild(new BookmarkEnd(id))]
  }

  /** Word takes letters, digits and low lines, forty at most, a letter first (17.13.6.2). */
  #free(word: string): string {
    const plain = word.replace(/[^A-Za-z0-9_]/g, '_').slice(0, 32)
    const base = /^[A-Za-z]/.test(plain) ? plain : `r_${plain}`.slice(0, 32)
    let name = base
    for (let number = 2; this.#taken.has(name.toLowerCase()); number++) name = `${base}_${String(number)}`
    this.#taken.add(name.toLowerCase())
    return name
  }
}

/** The library writes them in paragraphs, and its types know only the two together, around runs of one paragraph. */
const asChild = (bookmark: BookmarkStart | BookmarkEnd): ParagraphChild => bookmark as unknown as ParagraphChild

function targetOf(inline: ReadingInline): ReadingTarget | null {
  return inline.kind === 'span' || inline.kind === 'pointer' ? inline.target : null
}

function keyOf(target: ReadingTarget, text: string): string | null {
  switch (target.kind) {
    case 'note':
      return `note ${text} ${String(target.note)}`
    case 'page':
      return `page ${text} ${String(target.page)}`
    case 'place':
      return `place ${text} ${target.xmlId}`
    case 'text':
      return keyOf(target.at, target.text)
    case 'entry':
    case 'outside':
    case 'unknown':
      return null
    default:
      return assertNever(target)
  }
}

function wordOf(target: ReadingTarget | null): string {
  if (target?.kind === 'note') return `note_${String(target.note + 1)}`
  if (target?.kind === 'page') return `page_${target.label}`
  return target?.kind === 'place' || target?.kind === 'text' ? target.xmlId : 'place'
}
