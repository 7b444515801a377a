import type { Finding } from '../../finding'
import { exportFindings } from '../export-findings'

/** What a Word file cannot hold as the text has it, and what becomes of it. */
const said = {
  'queries-left-out': 'Notes to oneself were left out.',
  'note-in-note': 'Word has no notes in notes: such a note stands at the end of the note that refers to it.',
  'query-in-note': 'A query in a note became a comment at the number of the note in the text.',
  'block-note': 'A note that has no number in the text stands as a paragraph of its own.',
  'pages-left-out': 'The page numbers of the original were left out, as was chosen.',
  'images-left-out':
    'An image that the text names is not among the images of the library; its address stands in its place.',
  'picture-kind': 'A picture is of a kind (WebP) that Word does not show; its address stands in its place.',
  object: 'What is kept in the text as it is, without being shown, stands in the Word file by its name alone.',
  'list-too-deep': 'Word has nine levels of lists; items nested deeper stand on the ninth.',
  'pointer-unknown': 'A reference to what is not in the edition stands as words, without a link.',
} as const satisfies Readonly<Record<string, string>>

/** What can be lost. */
export type Loss = keyof typeof said

/** Counts what is lost on the way. */
export class Losses {
  readonly #counts = new Map<Loss, number>()

  add(loss: Loss, count = 1): void {
    this.#counts.set(loss, (this.#counts.get(loss) ?? 0) + count)
  }

  /** Each loss once, with its count. */
  findings(): readonly Finding[] {
    return exportFindings([...this.#counts].map(([loss, count]) => [loss, count, said[loss]] as const))
  }
}
