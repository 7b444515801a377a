import { decodeReference, isLegal } from './escape'

/** What ends the reading of plain XML where something is not plain; it never leaves that reading. */
export const NOT_PLAIN = new Error('This XML is not plain')

/** What text or a value stands for that holds references; ends the reading at one that is not of XML itself. */
export function withReferences(text: string): string {
  return text.replace(/&([^;&]*;)?/g, (_, reference: string | undefined) => {
    const character = reference === undefined ? undefined : decodeReference(reference.slice(0, -1))
    if (character === undefined || !isLegal(character)) throw NOT_PLAIN
    return character
  })
}
