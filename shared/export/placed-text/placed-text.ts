import type { Node } from 'prosemirror-model'
import { landmarksOf } from '../../queries/landmarks'
import { pageAt } from '../../queries/pages'
import type { Attributes } from '../../schema'
import { exportPlainText } from '../plain-text'
import { markDoc, takeMarks, type FoundMark, type MarkedDoc } from './marks'
import { textWithPageNotes } from './page-notes'

/** A mention and where it stands in the plain text. Offsets count UTF-16 units; `end` is behind its last. */
export interface PlacedMention {
  readonly span: string
  readonly name: string
  readonly attributes: Attributes
  readonly start: number
  readonly end: number
  /** The label of its page in the original; `null` before the first break. */
  readonly page: string | null
  readonly inNote: boolean
}

/** A note in running text, and where its reference stands in the plain text. */
export interface PlacedNote {
  readonly note: Node
  readonly start: number
  readonly end: number
}

/** A page of the original, and where its mark stands in the plain text. */
export interface PlacedPage {
  readonly label: string
  readonly start: number
}

/** A text as plain text, and where in it stands what a reader would look for. */
export interface PlacedText {
  readonly text: string
  readonly mentions: readonly PlacedMention[]
  readonly notes: readonly PlacedNote[]
  readonly pages: readonly PlacedPage[]
}

/** Where the texts of notes stand in plain text. */
export type NotesPlace = 'end' | 'page'

/**
 * A doc as plain text (see `plain-text.ts`), and where in it its mentions, notes and pages stand. The text is exactly that of
 * {@link exportPlainText} where notes stand at the end.
 */
export function placedText(doc: Node, notes: NotesPlace = 'end'): PlacedText {
  const marked = markDoc(doc)
  const written = notes === 'end' ? exportPlainText(marked.doc) : textWithPageNotes(marked)
  const { text, marks } = takeMarks(written, marked.sign)
  return {
    text,
    mentions: mentionsOf(doc, marked, marks),
    notes: stretches(marks, 'note', 'note-end').flatMap(([index, start, end]) => {
      const note = marked.notes[index]
      return note === undefined ? [] : [{ note, start, end }]
    }),
    pages: marks.flatMap(({ kind, index, at }) => {
      const { n = '' } = (marked.pages[index]?.attrs['attributes'] ?? {}) as Attributes
      return kind === 'page' ? [{ label: n, start: text.lastIndexOf('[', at - 1) }] : []
    }),
  }
}

function mentionsOf(doc: Node, { mentions }: MarkedDoc, marks: readonly FoundMark[]): readonly PlacedMention[] {
  const landmarks = landmarksOf(doc)
  return stretches(marks, 'begin', 'end').flatMap(([index, start, end]) => {
    const mention = mentions[index]
    if (mention === undefined) return []
    const { from, ...said } = mention
    return [{ ...said, start, end, page: pageAt(landmarks, from)?.n ?? null }]
  })
}

/** What stands between two kinds of marks, in the order in which it begins. */
function stretches(
  marks: readonly FoundMark[],
  begin: FoundMark['kind'],
  end: FoundMark['kind'],
): readonly (readonly [index: number, start: number, end: number])[] {
  const ends = new Map(marks.flatMap(({ kind, index, at }) => (kind === end ? [[index, at] as const] : [])))
  return marks.flatMap(({ kind, index, at }) => {
    const last = kind === begin ? ends.get(index) : undefined
    return last === undefined || last < at ? [] : [[index, at, last] as const]
  })
}
