import type { Finding } from '../finding'
import { BYTE_BASE } from './repair-characters'
import { offeredKinds, type Repair, type RepairKind } from './repair'

/** What a repair is about, as a sentence. `was` and `text` are what {@link shown} gives. */
const sentences: Readonly<Record<RepairKind, (was: string, text: string) => string>> = {
  byte: (was, text) => `${was} is not UTF-8; in Windows-1252 it is ${text}.`,
  'windows-character': (was, text) =>
    `${was} is a control character; in Windows-1252 it is ${text}, which was probably meant.`,
  control: (was, text) =>
    text === ''
      ? `${was} is a character that XML forbids; it can be removed.`
      : `${was} is a character that XML forbids; it can become ${text}.`,
  entity: (was, text) => `The file does not declare ${was}; in HTML and in the sets of ISO it is ${text}.`,
  'unknown-entity': (was, text) => `The file does not declare ${was}; as text it is written ${text}.`,
  'open-reference': (was, text) => `A reference lacks its semicolon: ${was} can become ${text}.`,
  ampersand: (_, text) => `An “&” stands here that begins no reference; in text it is written ${text}.`,
  'less-than': (_, text) => `A “<” stands here that begins no tag; in text it is written ${text}.`,
  'section-end': (_, text) => `After “]]”, XML wants “>” written ${text}.`,
  'attribute-quotes': (was, text) => `The value ${was} of an attribute is not in quotes; with them it is ${text}.`,
  'attribute-space': () => 'Space is missing before an attribute.',
  'attribute-twice': (was) => `The attribute ${was} stands here a second time, and says the same; it can be removed.`,
  'empty-element': () => 'This element is always empty, and has no end tag; it can be closed with “/>”.',
  'tag-case': (was, text) => `The end tag says ${was}, the start tag ${text}.`,
  'tag-order': (was, text) => `The end tags ${was} stand in the wrong order; right is ${text}.`,
  'last-tag': (_, text) => `The file ends without the last end tag ${text}.`,
  'surplus-tag': (was) => `The end tag ${was} closes nothing; it can be removed.`,
  'comment-hyphens': (was, text) => `In a comment no two hyphens may stand side by side: ${was} can become ${text}.`,
  'text-outside': (was) => `Text stands outside of the root element: ${was}. It can be kept as a comment.`,
  'before-declaration': () => 'White space stands before the XML declaration, which must be first; it can be removed.',
  'encoding-name': (was, text) => `The XML declaration names the encoding ${was}, but the bytes are ${text}.`,
}

/**
 * A repair as a finding, `repair-` and its kind: a warning where the file cannot be read without it, else an info. Its
 * values are `was` and `text`, in a form that can be shown.
 */
export function repairFinding({ kind, at, was, text }: Repair): Finding {
  const values = { was: shown(was), text: shown(text) }
  return {
    severity: offeredKinds.has(kind) ? 'info' : 'warning',
    code: `repair-${kind}`,
    message: sentences[kind](quoted(values.was), quoted(values.text)),
    values,
    at,
  }
}

/** How much of a long stretch is shown. */
const LONGEST = 60

/** A stretch of a source as it can be shown: what has no shape by its number, the long shortened. */
export function shown(text: string): string {
  return text.length > LONGEST ? `${visible(text.slice(0, LONGEST))}…` : visible(text)
}

/** Text in which what has no shape stands by its number, a byte that could not be decoded as `[92]`. */
export function visible(text: string): string {
  return text.replace(/[\p{C}\u2028\u2029]/gu, (character) => {
    if (character === '\n' || character === '\r' || character === '\t') return ' '
    const code = character.codePointAt(0) ?? 0
    const byte = code - BYTE_BASE
    return byte >= 0x80 && byte <= 0xff ? `[${hexadecimal(byte, 2)}]` : `U+${hexadecimal(code, 4)}`
  })
}

const hexadecimal = (code: number, digits: number): string => code.toString(16).toUpperCase().padStart(digits, '0')

const quoted = (text: string): string => (/^(?:\[[0-9A-F]{2}\]|U\+[0-9A-F]{4,6})$/.test(text) ? text : `“${text}”`)
