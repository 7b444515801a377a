import type { ReadingBlock, ReadingTarget, ReadingText } from '../../reading-text/reading-text'
import type { PlacedPicture } from '../pictures'
import type { EditionTerms } from './edition-terms'
import { type HeadingLevels } from './heading-levels'

/** Where notes stand: in the margin where there is room, below the block with their reference, or after the text. */
export type NotePlace = 'beside' | 'below' | 'end'

/** How one text is written. */
export interface TextSettings {
  readonly text: ReadingText
  /** What it is called where others stand on its page, else `''`. */
  readonly called: string
  /** What its ids begin with, so that texts on one page have none in common. */
  readonly prefix: string
  readonly notes: NotePlace
  /** Whether blocks carry the position of their node, for the preview. */
  readonly positions: boolean
  /** The level of its highest heading, 1 to 6. */
  readonly level: number
  /** The positions of mentions that the index links to. */
  readonly mentions: ReadonlySet<number>
  readonly terms: EditionTerms
  /** Where a target outside of the text is; `null` where it cannot be linked to. */
  readonly outside: (target: ReadingTarget) => string | null
  /** Where the entry stands in the index; `null` where it does not. */
  readonly entry: (entry: string) => string | null
  /** The picture of an address, where it is at hand. */
  readonly picture?: (url: string) => PlacedPicture | null
  /** What is counted of what HTML cannot hold. */
  readonly lost: Lost
  /** Hears at which position of the text writing is. */
  readonly heard?: (pos: number) => void
}

/** How often something was met that HTML cannot hold. */
export interface Lost {
  images: number
  objects: number
  unknown: number
}

/** A text on its way to HTML: what was written so far decides ids, heading levels and the notes that wait for their place. */
export interface Writing extends TextSettings {
  readonly ids: Set<string>
  readonly headings: HeadingLevels
  /** The notes whose references were written and whose text was not, with the parts that hide them. */
  waiting: { readonly note: number; readonly parts: readonly string[] }[]
  /** The position that `data-pos` counts from. */
  origin: number
  /** How many lists, tables and other blocks are open that notes cannot stand in. */
  held: number
  /** The parts of a reading that are open, innermost last. */
  parts: readonly string[]
  /** Writes blocks within others. */
  readonly blocks: (blocks: readonly ReadingBlock[], writing: Writing) => string
}

/** The id of what a text calls by an `xml:id`, apart from those that the page makes itself. */
export function idOf(prefix: string, xmlId: string): string {
  return prefix + (/^(?:note|ref|page|at|h|entry|text|t\d+)-/.test(xmlId) ? `x-${xmlId}` : xmlId)
}

/** The same where it stands, once: a span in two parts has the id on its first. */
export function claimId(xmlId: string | null | undefined, writing: Writing): string | null {
  if (xmlId === null || xmlId === undefined || xmlId === '') return null
  const id = idOf(writing.prefix, xmlId)
  if (/\s/.test(id) || writing.ids.has(id)) return null
  writing.ids.add(id)
  return id
}

/** Where a note, page or place of a text stands on its page; `null` for what is none of these. */
export function fragmentOf(target: ReadingTarget, prefix: string): string | null {
  if (target.kind === 'note') return `#${prefix}note-${String(target.note + 1)}`
  if (target.kind === 'page') return `#${prefix}page-${String(target.page + 1)}`
  return target.kind === 'place' ? `#${encodeURIComponent(idOf(prefix, target.xmlId))}` : null
}

/** Where a target leads; `null` where no link can. */
export function hrefOf(target: ReadingTarget, writing: Writing): string | null {
  switch (target.kind) {
    case 'note':
    case 'page':
    case 'place':
      return fragmentOf(target, writing.prefix)
    case 'entry':
      return writing.entry(target.entry)
    case 'text':
    case 'outside':
      return writing.outside(target)
    case 'unknown':
      writing.lost.unknown += 1
      return null
  }
}

/** Whether an address may be linked to: only such as open a page or a letter. */
export function isSafeAddress(url: string): boolean {
  return /^(?:https?:\/\/|mailto:|ftp:\/\/)[^\s<>"]+$/i.test(url)
}
