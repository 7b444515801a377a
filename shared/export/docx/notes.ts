import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  Paragraph,
  TextRun,
  type ICommentOptions,
  type ParagraphChild,
  type Table,
} from 'docx'
import type { ReadingBlock, ReadingNote } from '../../reading-text/reading-text'
import { blocksOf } from './blocks'
import { WordElement, wordText } from './element'
import type { Format, Place } from './place'
import { characterStyles, paragraphStyles } from './styles'

/** The zero-width joiner, which Word calls “no-width non break”; reading the file, the import knows the sign of a note by it. */
const signJoiner = '\u200d'

/** What a footnote holds: the library asks for paragraphs alone, and writes what it is given. */
export interface NoteParagraphs {
  readonly children: readonly Paragraph[]
}

/** The reference to a note where it stands, and the note itself: a footnote, text at the end of the note around it, or a comment. */
export function referTo(index: number, place: Place, format: Format): readonly ParagraphChild[] {
  const note = place.text.notes[index]
  if (note === undefined) return []
  if (note.type === 'query') return query(index, note, place)
  const shown = place.note === null ? footnote(index, note, place) : nested(index, note, place, format)
  return place.file.bookmarks.around({ kind: 'note', note: index }, place.text.id, shown)
}

/** A note between blocks: a paragraph or more of its own, or a comment that the next paragraph carries. */
export function blockNote(index: number, place: Place): readonly (Paragraph | Table)[] {
  const note = place.text.notes[index]
  if (note === undefined) return []
  if (note.type === 'query') {
    place.waiting.push(...query(index, note, place))
    return []
  }
  place.file.losses.add('block-note')
  const target = { kind: 'note', note: index } as const
  place.waiting.push(...place.file.bookmarks.around(target, place.text.id, []))
  return blocksOf(note.blocks, { style: paragraphStyles.editorial, level: -1, indent: 0 }, place)
}

function footnote(index: number, note: ReadingNote, place: Place): readonly ParagraphChild[] {
  const { file } = place
  const id = Object.keys(file.footnotes).length + 1
  const within: Place = { ...place, note: index, nested: [], queries: [], waiting: [] }
  // The key is taken before what is written within, which may refer to more.
  file.footnotes[id] = { children: [] }
  const number = place.ownLabels ? wordText(note.label) : new WordElement('w:footnoteRef')
  const mark = new TextRun({
    style: characterStyles.number,
    children: [number, wordText(place.ownLabels ? ' ' : '. ')],
  })
  const own = withStart(note.blocks, mark, within)
  const ends = within.nested.flatMap((inner) => nestedText(inner, within))
  file.footnotes[id] = { children: [...own, ...ends] as readonly Paragraph[] }
  const comments = within.queries.flatMap((inner) => commentRuns(inner, place))
  return [...(place.ownLabels ? signedReference(id, note.label) : [reference(id)]), ...comments]
}

function reference(id: number): ParagraphChild {
  return referenceRun([new WordElement('w:footnoteReference', { 'w:id': String(id) })])
}

/**
 * A reference with a sign of its own, which is what follows it (17.11.14). LibreOffice writes a sign of one character before the
 * note by itself, where the note has it already; so what it takes for the sign is a joiner, which nobody sees, and the
 * sign comes behind that.
 */
function signedReference(id: number, label: string): readonly ParagraphChild[] {
  const element = new WordElement('w:footnoteReference', { 'w:customMarkFollows': '1', 'w:id': String(id) })
  return [referenceRun([element, wordText(signJoiner)]), referenceRun([wordText(signJoiner + label)])]
}

const referenceRun = (children: readonly WordElement[]): ParagraphChild =>
  new TextRun({ style: characterStyles.reference, children: [...children] })

function nested(index: number, note: ReadingNote, place: Place, format: Format): readonly ParagraphChild[] {
  place.file.losses.add('note-in-note')
  place.nested.push(index)
  return [new TextRun({ ...format, style: characterStyles.nested, children: [wordText(note.label)] })]
}

/** The text of a note in a note, as it stands at the end of the footnote; those in it follow. */
function nestedText(index: number, place: Place): readonly (Paragraph | Table)[] {
  const note = place.text.notes[index]
  if (note === undefined) return []
  const within: Place = { ...place, note: index, nested: [], waiting: [] }
  const mark = new TextRun({ style: characterStyles.nested, children: [wordText(note.label)] })
  const own = withStart(note.blocks, mark, within, paragraphStyles.noteInNote)
  return [...own, ...within.nested.flatMap((inner) => nestedText(inner, within))]
}

/** The blocks of a note, its number before the first letter; a note that begins with a list or table has a line with the number alone. */
function withStart(
  blocks: readonly ReadingBlock[],
  mark: ParagraphChild,
  place: Place,
  style: string = paragraphStyles.footnote,
): readonly (Paragraph | Table)[] {
  place.waiting.push(mark)
  const begins = blocks[0]?.kind === 'paragraph' || blocks[0]?.kind === 'section'
  const alone = begins ? [] : [new Paragraph({ style, children: place.waiting.splice(0) })]
  return [...alone, ...blocksOf(blocks, { style, level: -1, indent: 0 }, place)]
}

function query(index: number, note: ReadingNote, place: Place): readonly ParagraphChild[] {
  if (!place.file.choices.comments || note.type !== 'query') return []
  if (place.note === null) return commentRuns(index, place)
  place.file.losses.add('query-in-note')
  place.queries.push(index)
  return []
}

/** A comment, of no stretch but at its place (17.13.4). */
function commentRuns(index: number, place: Place): readonly ParagraphChild[] {
  const { file, text } = place
  const note = text.notes[index]
  if (note === undefined) return []
  const id = file.comments.length
  const author = note.resp.replaceAll('#', '').trim()
  const empty: ICommentOptions = { id, author: author === '' ? 'Recto' : author, date: file.date, children: [] }
  file.comments.push(empty)
  const within: Place = { ...place, comment: true, note: index, nested: [], queries: [], waiting: [] }
  const own = blocksOf(note.blocks, { style: paragraphStyles.comment, level: -1, indent: 0 }, within)
  const ends = within.nested.flatMap((inner) => nestedText(inner, within))
  file.comments[id] = { ...empty, children: own.length + ends.length === 0 ? [new Paragraph({})] : [...own, ...ends] }
  return [new CommentRangeStart(id), new CommentRangeEnd(id), new TextRun({ children: [new CommentReference(id)] })]
}
