import type { Entry } from '../register/entry'
import { mentionKind } from '../register/conventions'
import { allPointersOf, entriesLinked, registerIndex, type RegisterIndex } from '../register/links'
import { wordsAround } from '../register/words-around'
import { localName, type Attributes } from '../schema'
import type { EntryKind } from '../edition'
import { inHundredths, stretchOf } from '../progress'
import type { ToExport, TextToExport } from './format'
import { codePointOffsets } from './placed-text/code-points'
import { docAsRead } from './placed-text/doc-as-read'
import { placedText, type PlacedMention, type PlacedNote, type PlacedPage } from './placed-text/placed-text'
import { textFileNames } from './text-files'
import { plainBrackets, withBrackets } from './with-brackets'

/** A mention, as tables and lists of them have it. */
export interface MentionRow {
  readonly span: string
  /** The local name of its element. */
  readonly element: string
  readonly attributes: Attributes
  /** `null` where its tag does not say. */
  readonly kind: EntryKind | null
  readonly entries: readonly Entry[]
  /** What it points at, by the values in its tag. */
  readonly pointers: readonly string[]
  readonly page: string | null
  readonly inNote: boolean
  /** In characters of Unicode (code points) of the plain text. */
  readonly start: number
  readonly end: number
  /** What stands there, exactly. */
  readonly exact: string
  /** What stands before and after it, exactly, up to 32 UTF-16 units. */
  readonly prefix: string
  readonly suffix: string
  /** Words before and after it on one line. */
  readonly before: string
  readonly after: string
}

/** A text with its mentions. */
export interface TextWithMentions {
  readonly text: TextToExport
  /** The name of its file as plain text. */
  readonly file: string
  /** Its plain text, as the format `txt` writes it as usual: with notes at the end, and brackets. */
  readonly plain: string
  readonly mentions: readonly MentionRow[]
  readonly notes: readonly PlacedNote[]
  readonly pages: readonly PlacedPage[]
  /** An offset of {@link plain} in UTF-16 units, as one in code points. */
  readonly offset: (unit: number) => number
}

/** How many UTF-16 units are quoted before and after a mention. */
const QUOTED = 32

/** The mentions of all texts of an export, each with its place in the plain text, in order. */
export function textsWithMentions(what: ToExport, progress: (part: number) => void): readonly TextWithMentions[] {
  const { texts, entries, reading } = withBrackets(what, {}, plainBrackets)
  const register = registerIndex(entries)
  const names = textFileNames(texts, '.txt')
  return texts.map((text, index) => {
    const own = stretchOf(progress, index / texts.length, (index + 1) / texts.length)
    const { doc } = docAsRead(text.doc, reading, true, stretchOf(own, 0, 0.3))
    const { text: plain, mentions, notes, pages } = placedText(doc)
    const offset = codePointOffsets(plain)
    const heard = inHundredths(stretchOf(own, 0.6, 1), mentions.length)
    return {
      ...{ text, plain, notes, pages, offset, file: names[index] ?? '' },
      mentions: mentions.map((mention, place) => {
        heard(place + 1)
        return rowOf(mention, plain, register, text.id, offset)
      }),
    }
  })
}

function rowOf(
  { start, end, name, attributes, span, page, inNote }: PlacedMention,
  plain: string,
  register: RegisterIndex,
  text: string,
  offset: (unit: number) => number,
): MentionRow {
  return {
    ...{ span, attributes, page, inNote },
    element: localName(name),
    kind: mentionKind(name, attributes),
    entries: entriesLinked(register, text, attributes),
    pointers: allPointersOf(attributes),
    start: offset(start),
    end: offset(end),
    exact: plain.slice(start, end),
    ...quotedAround(plain, start, end),
    ...aroundOf(plain, start, end),
  }
}

/** What stands right before and after a stretch of a text, exactly, up to 32 UTF-16 units. */
export function quotedAround(
  text: string,
  start: number,
  end: number,
): { readonly prefix: string; readonly suffix: string } {
  return {
    prefix: text.slice(wholeFrom(text, Math.max(0, start - QUOTED)), start),
    suffix: text.slice(end, wholeFrom(text, Math.min(text.length, end + QUOTED))),
  }
}

function aroundOf(plain: string, start: number, end: number): { readonly before: string; readonly after: string } {
  const { before } = wordsAround(plain, start, start)
  return { before, after: wordsAround(plain, end, end).after }
}

/** The same offset, moved out of a pair of surrogates. */
function wholeFrom(text: string, at: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(at)) && /[\ud800-\udbff]/.test(text.charAt(at - 1)) ? at - 1 : at
}
