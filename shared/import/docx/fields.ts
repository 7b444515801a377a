/** Where a link leads: out of the file, or to a bookmark in it. */
export type LinkTarget =
  { readonly kind: 'outside'; readonly url: string } | { readonly kind: 'bookmark'; readonly name: string }

interface OpenField {
  instruction: string
  /** Whether what comes is what the field shows. */
  shows: boolean
}

/** Follows fields through runs and paragraphs (ECMA-376, part 1, 17.16): their instructions are no text, what they show is. */
export class Fields {
  readonly #open: OpenField[] = []

  begin(): void {
    this.#open.push({ instruction: '', shows: false })
  }

  separate(): void {
    const field = this.#open.at(-1)
    if (field) field.shows = true
  }

  end(): void {
    this.#open.pop()
  }

  /** A part of the instruction of the field that is open. */
  instruction(text: string): void {
    const field = this.#open.at(-1)
    if (field && !field.shows) field.instruction += text
  }

  /** Whether what stands here is text: no instruction, and no list that Word makes by itself. */
  get isText(): boolean {
    return this.#open.every(({ instruction, shows }) => shows && !isMade(instruction))
  }

  /** Where the field around leads. */
  get target(): LinkTarget | null {
    for (const { instruction } of this.#open.toReversed()) {
      const target = targetOf(instruction)
      if (target !== null) return target
    }
    return null
  }
}

/** Whether a field shows what Word gathers by itself: a table of contents, an index. */
export function isMade(instruction: string): boolean {
  return /^\s*(TOC|INDEX|XE|TC|RD|TA|TOA|BIBLIOGRAPHY)\b/i.test(instruction)
}

/** Where an instruction says that a field leads. */
export function targetOf(instruction: string): LinkTarget | null {
  const link = /^\s*HYPERLINK\s+(?:(?!")\\[^l]\s+)*(\\l\s+)?(?:"([^"]*)"|(\S+))(?:.*?\\l\s+"([^"]*)")?/i.exec(
    instruction,
  )
  if (link) {
    const [, local, quoted = '', bare = '', inside] = link
    const said = quoted === '' ? bare : quoted
    if (local !== undefined) return { kind: 'bookmark', name: said }
    return said === '' ? null : { kind: 'outside', url: inside === undefined ? said : `${said}#${inside}` }
  }
  const name = /^\s*(?:REF|PAGEREF|NOTEREF)\s+([^\s\\]+)/i.exec(instruction)?.[1]
  return name === undefined ? null : { kind: 'bookmark', name }
}
