import type { ICommentOptions, IRunPropertiesOptions, ParagraphChild } from 'docx'
import type { ReadingText } from '../../reading-text/reading-text'
import type { PictureOf } from '../pictures'
import type { Bookmarks } from './bookmarks'
import type { Choices } from './choices'
import type { Losses } from './losses'
import type { NoteParagraphs } from './notes'

/** What gathers while the texts of one file are written. */
export interface WordFile {
  readonly choices: Choices
  readonly bookmarks: Bookmarks
  readonly losses: Losses
  /** Elements of which the reading shows both texts: theirs stands in brackets behind that of the source. */
  readonly beside: ReadonlySet<string>
  readonly footnotes: Record<string, NoteParagraphs>
  readonly comments: ICommentOptions[]
  /** The names of entries by their ids. */
  readonly names: ReadonlyMap<string, string>
  /** The day that comments are of. */
  readonly date: Date
  /** The pictures that are at hand for the texts. */
  readonly pictures: PictureOf
  /** How many pictures were shown. */
  shown: number
  /** How many lists were begun; each counts its items anew. */
  lists: number
}

/** How a stretch of text looks. */
export type Format = Pick<
  IRunPropertiesOptions,
  'bold' | 'italics' | 'smallCaps' | 'superScript' | 'subScript' | 'underline' | 'strike' | 'language' | 'style'
>

/** What is being written: the text, and what of it. */
export interface Place {
  readonly file: WordFile
  readonly text: ReadingText
  /** Whether the labels of its notes differ from how Word counts, so that each note shows its own. */
  readonly ownLabels: boolean
  /** The note that is written, by its index; `null` in the text. */
  readonly note: number | null
  /** Whether that is a comment, which holds no entries of the index. */
  readonly comment: boolean
  /** Notes that a note refers to, which stand at its end, and queries in it, which stand after its reference. */
  readonly nested: number[]
  readonly queries: number[]
  /** What waits for the next paragraph: a query between blocks. */
  readonly waiting: ParagraphChild[]
  /** Hears at which position of the text writing is. */
  readonly heard: (pos: number) => void
  /** Writes the reference to a note, and the note. */
  readonly refer: (note: number, place: Place, format: Format) => readonly ParagraphChild[]
}
