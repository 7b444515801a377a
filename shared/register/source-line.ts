/** Where a document is kept; `''` for what is not said. */
export interface Keeping {
  readonly repository: string
  readonly shelfMark: string
}

/** A number of a central file: `611.6131/303`, `760N.00/11–2557`. */
const fileNumber = /^[\s[]*(\d{3}[A-Z]?(?:\.\w+)+(?: \w+)?\/\s?[\d½¾¼]+(?:[–-]\d+)?(?: ½)?)\s*(?=$|[\]:.;,])/u
const sourceNote = /^[\s[]*Source: /

/**
 * Reads a line that says where a document is kept: a file number alone or with a kind behind it (“611.6131/303: Telegram”), or
 * a source note (“Source: Department of State, Central Files, 611.00/1–155. Secret.”), whose first part is the repository, the
 * rest of its first sentence the shelf mark. `null` where a line is neither.
 */
export function keepingOf(line: string): Keeping | null {
  const [, number] = fileNumber.exec(line) ?? []
  if (number !== undefined) return { repository: '', shelfMark: number }
  if (!sourceNote.test(line)) return null
  const said = line.replace(sourceNote, '')
  const [sentence = ''] = /^.*?(?=\.(?:\s|$)(?! ?\d))/su.exec(said) ?? [said]
  const comma = sentence.search(/[,:] /)
  if (comma < 0 || sentence.length > 300) return null
  return { repository: sentence.slice(0, comma).trim(), shelfMark: sentence.slice(comma + 2).trim() }
}
