import { escapeText } from '../../xml/escape'

/** Running text that is being written: space counts once, and not at its ends. */
export class RunningText {
  #parts: string[] = []
  #spaced = true

  /** Adds words; runs of space become one. */
  words(text: string): void {
    const folded = text.replace(/[ \t\n\r\f]+/g, ' ')
    const said = this.#spaced && folded.startsWith(' ') ? folded.slice(1) : folded
    if (said === '') return
    this.#parts.push(escapeText(said))
    this.#spaced = said.endsWith(' ')
  }

  /** Adds what is no words: a tag of its own, or one with all that is in it. */
  point(xml: string): void {
    if (xml === '') return
    this.#parts.push(xml)
    this.#spaced = false
  }

  lineBreak(): void {
    this.#parts.push('<lb/>')
    this.#spaced = true
  }

  /** What `write` adds, within tags; without them where it adds nothing. */
  within(tags: readonly string[], write: () => void): void {
    const opened = tags.map((tag) => `<${tag}>`)
    const at = this.#parts.length
    this.#parts.push(...opened)
    write()
    if (this.#parts.length === at + opened.length) this.#parts.length = at
    else this.#parts.push(...tags.toReversed().map((tag) => `</${/^\S+/.exec(tag)?.[0] ?? ''}>`))
  }

  /** All of it as TEI. */
  text(): string {
    return this.#parts
      .join('')
      .replace(/ (<lb\/>)/g, '$1')
      .replace(/(?:<lb\/>)+((?:<\/[^>]+>)*)$/, '$1')
      .replace(/ ((?:<\/[^>]+>)*)$/, '$1')
  }
}
