import type { EntryKind } from '../edition'
import type { HideablePart } from '../queries/readings'
import type { Attributes, Family, Rendition } from '../schema'

/**
 * A text as its readers get it: notes numbered, queries left out, the pages of the original and an index beside it. A plain
 * tree, from which every export that is not TEI is written, and the preview.
 */
export interface ReadingText {
  /** The transcription that it is of. */
  readonly id: string
  readonly head: ReadingHead
  readonly blocks: readonly ReadingBlock[]
  /** All notes, each with the index by which references and block notes name it; those in notes too. */
  readonly notes: readonly ReadingNote[]
  /** The labels of its pages in order, as in `pb/@n`; what stands before the first break has none. */
  readonly pages: readonly string[]
  /** The size of its doc, which all positions are less than. */
  readonly size: number
}

/** What the header says, for a title page; `''` or nothing where it says nothing. */
export interface ReadingHead {
  readonly title: string
  readonly author: string
  readonly recipient: string
  readonly date: string
  readonly when: string
  readonly place: string
  readonly source: string
  readonly editors: readonly { readonly name: string; readonly share: string }[]
  readonly licence: string
  /** Such as `draft` or `published`. */
  readonly status: string
  /** Of BCP 47; `''` where it is not known. */
  readonly language: string
}

/** What every block carries. */
export interface ReadingPlace {
  /** The position of its node in the doc, by which the preview keeps step. */
  readonly pos: number
  /** The `xml:id` that pointers name it by, else `null`. */
  readonly xmlId: string | null
  /** The local name of its element; `''` for loose text. */
  readonly element: string
  readonly attributes: Attributes
}

/** A block of running text, or of blocks. */
export type ReadingBlock =
  /** The heading of a division, of level 1 and deeper; that of a list, table or figure is a paragraph (`head`). */
  | (ReadingPlace & { readonly kind: 'heading'; readonly level: number; readonly inlines: readonly ReadingInline[] })
  /** `p`, `dateline`, `salute`, `signed`, `l`, `ab`, and what else holds running text: its element says which. It may be empty. */
  | (ReadingPlace & { readonly kind: 'paragraph'; readonly inlines: readonly ReadingInline[] })
  /** `div`, `opener`, `closer`, `quote`, `lg`, `figure`, `floatingText`, and what else holds blocks. */
  | (ReadingPlace & { readonly kind: 'section'; readonly blocks: readonly ReadingBlock[] })
  | (ReadingPlace & { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly ReadingItem[] })
  | (ReadingPlace & { readonly kind: 'table'; readonly rows: readonly ReadingRow[] })
  /** A page break between blocks; `label` is `''` where the original has no number, `page` its index in the pages of the text. */
  | (ReadingPlace & { readonly kind: 'page'; readonly label: string; readonly page: number })
  /** A note that stands between blocks: a source note, a summary. */
  | (ReadingPlace & { readonly kind: 'note'; readonly note: number })
  /** An image that the text names, or what cannot be shown as text: `what` says which. */
  | (ReadingPlace & { readonly kind: 'object'; readonly what: string; readonly url: string })

/** An item of a list, a heading or page break between items included (those without a label, one block each). */
export interface ReadingItem extends ReadingPlace {
  readonly kind: 'item' | 'between'
  /** What stands as `label` before the item. */
  readonly label: readonly ReadingInline[] | null
  readonly blocks: readonly ReadingBlock[]
}

/** A row of a table; one that TEI has between rows (a heading, a page break) is one cell across all columns. */
export interface ReadingRow extends ReadingPlace {
  readonly kind: 'row' | 'between'
  /** Whether `@role` calls it a row of labels. */
  readonly header: boolean
  readonly cells: readonly ReadingCell[]
}

/** A cell of a table. */
export interface ReadingCell extends ReadingPlace {
  readonly header: boolean
  readonly columns: number
  readonly rows: number
  readonly blocks: readonly ReadingBlock[]
}

/** What stands in running text, nested as it is written. */
export type ReadingInline =
  | { readonly kind: 'text'; readonly text: string }
  | ReadingSpan
  /** A reference to a note. */
  | { readonly kind: 'note'; readonly note: number }
  | {
      readonly kind: 'page'
      readonly label: string
      readonly page: number
      readonly pos: number
      readonly inWord: boolean
    }
  /** A line break; `inWord` where `@break` is `no`. */
  | { readonly kind: 'line'; readonly inWord: boolean }
  /** A place where something is missing, illegible or blank (`gap`, `space`, `damage` without text), in the words of the edition: `[illegible]`. */
  | { readonly kind: 'gap'; readonly element: string; readonly attributes: Attributes; readonly text: string }
  /** A pointer without text of its own (`ptr`), with what it says: “note 3”. */
  | { readonly kind: 'pointer'; readonly target: ReadingTarget; readonly text: string }
  /** What cannot be shown as text (a kept element): its name. */
  | { readonly kind: 'object'; readonly what: string; readonly url: string }

/** A stretch of text with a tag; one without text (`anchor`) is there for its `xml:id`. A note that is printed in the text is one, too. */
export interface ReadingSpan {
  readonly kind: 'span'
  /** The position at which it begins. */
  readonly pos: number
  /** The local name of its element. */
  readonly element: string
  readonly family: Family
  readonly attributes: Attributes
  /** How `@rend` has it; where that says nothing, as its element is usually printed (`foreign`, `title`, `del`). */
  readonly renditions: readonly Rendition[]
  /** The entry that it points at, by its id. */
  readonly entry: string | null
  /** Where it points within the edition or out of it (`ref/@target`), else `null`. */
  readonly target: ReadingTarget | null
  /** Of BCP 47, where it is in a language of its own. */
  readonly language: string | null
  /** By which of the hideable parts a reading could hide it here (`sic` beside a `corr`, `supplied`, `del`); `null` where all readings have it. */
  readonly part: HideablePart | null
  readonly inlines: readonly ReadingInline[]
}

/** What a pointer points at. */
export type ReadingTarget =
  | { readonly kind: 'note'; readonly note: number }
  | { readonly kind: 'page'; readonly label: string; readonly page: number }
  /** A block or span of this text, by its `xml:id`. */
  | { readonly kind: 'place'; readonly xmlId: string }
  /** What has this `xml:id` in another text of the edition: a note, a page or a place of that. */
  | { readonly kind: 'text'; readonly text: string; readonly xmlId: string; readonly at: ReadingTarget }
  | { readonly kind: 'entry'; readonly entry: string }
  | { readonly kind: 'outside'; readonly url: string }
  /** What nothing in the edition is known by. */
  | { readonly kind: 'unknown'; readonly value: string }

/** A note as it is read. */
export interface ReadingNote {
  /** Of `author`, `editor`, `source`, `translation`, `textual`, `query`, or as the text calls it. */
  readonly type: string
  /** What its reference shows, and what stands before its text: `18`, `a`, `*`. */
  readonly label: string
  readonly resp: string
  readonly xmlId: string | null
  readonly pos: number
  /** The note that its reference stands in, by index; `null` in the text. */
  readonly within: number | null
  /** Whether it stands between blocks, without a reference. */
  readonly block: boolean
  readonly attributes: Attributes
  readonly blocks: readonly ReadingBlock[]
}

/** One line of an index, with the places where it is mentioned. */
export interface IndexLine {
  readonly entry: string
  readonly kind: EntryKind
  readonly name: string
  readonly places: readonly IndexPlace[]
}

/** Where an entry is mentioned: a page of a text once, and the first mention on it. */
export interface IndexPlace {
  readonly text: string
  /** `''` before the first page break. */
  readonly page: string
  /** The index of the page in those of the text, -1 before the first. */
  readonly pageIndex: number
  readonly pos: number
  /** Whether all mentions there stand in notes. */
  readonly inNote: boolean
}
