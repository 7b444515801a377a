import type { TextRead } from '../../store/texts'

/** How much is kept, as the sum of the sizes of docs: some volumes of a printed edition. */
const most = 16_000_000

/** The texts that were read last, each as it was at a journal row of its body. */
export class DocShelf {
  /** By transcription, those that were asked for last at the end. */
  readonly #texts = new Map<string, TextRead>()

  /** A text as it is at that row; `null` where another state of it, or none, is kept. */
  get(transcription: string, body: string, seq: number): TextRead | null {
    const known = this.#texts.get(transcription)
    if (known?.body !== body || known.seq !== seq) return null
    this.keep(transcription, known)
    return known
  }

  /** Keeps a text, and lets go of those that were not asked for longest. */
  keep(transcription: string, text: TextRead): void {
    this.#texts.delete(transcription)
    this.#texts.set(transcription, text)
    let size = [...this.#texts.values()].reduce((sum, { doc }) => sum + doc.content.size, 0)
    for (const [oldest, { doc }] of this.#texts) {
      if (size <= most || oldest === transcription) break
      this.#texts.delete(oldest)
      size -= doc.content.size
    }
  }
}
