import type { OriginalRow } from './rows'

/**
 * The file that an open text was read from, kept out of the window's heap: millions of letters that are asked for when the
 * text is checked, exported or rescued, and by nobody who types.
 */
export class KeptOriginal {
  readonly id: string
  readonly name: string
  readonly format: OriginalRow['format']
  readonly #row: OriginalRow
  readonly #text: Blob | null

  constructor(row: OriginalRow) {
    const { id, name, format, file } = row
    this.id = id
    this.name = name
    this.format = format
    // Half a letter is nothing that a Blob could hold.
    const isWhole = !/\p{Surrogate}/u.test(file.text)
    this.#text = isWhole ? new Blob([file.text]) : null
    this.#row = isWhole ? { ...row, file: { ...file, text: '' } } : row
  }

  /** The file as the library has it. Rejected where the browser has lost it, which it only does with the window. */
  async row(): Promise<OriginalRow> {
    if (this.#text === null) return this.#row
    // A mark at the start is a letter of the file here, which a Blob would leave out.
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await this.#text.arrayBuffer())
    return { ...this.#row, file: { ...this.#row.file, text } }
  }
}
