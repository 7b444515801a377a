import { characterEntities } from 'character-entities'
import { characterEntitiesLegacy } from 'character-entities-legacy'
import { decodeBytes } from '../encodings'
import type { Doctype } from './doctype'
import { decodeReference } from './escape'
import type { Flaw, RepairKind } from './repair'

/** Where characters stand, which decides what is a flaw there. */
export type Surroundings = 'text' | 'attribute' | 'section' | 'aside'

/**
 * The first code of those that stand for bytes which no decoder could read: U+DC80 is the byte 80, U+DCFF the byte FF.
 * They are halves of surrogate pairs, so no text holds them.
 */
export const BYTE_BASE = 0xdc00

const FLAW = /[\u0001-\u0008\u000B\u000C\u000E-\u001F\u0080-\u009F\uFFFE\uFFFF&\u{D800}-\u{DFFF}]|\]\]>/gu
const NUMBER = /&#(?:x([0-9a-fA-F]+)|([0-9]+))(;?)/y
const NAMED = /&([\p{L}_:][\p{L}\p{N}\p{M}._:\-·]*);/uy
const UNCLOSED = /&([A-Za-z][A-Za-z0-9]*)(?![\w=;-])/y

const namedCharacters = new Map(Object.entries(characterEntities))
const unclosedNames = new Set(characterEntitiesLegacy)
const PREDEFINED = new Set(['amp', 'lt', 'gt', 'quot', 'apos'])

/** Finds flaws of single characters and of references, going through a source once from its start to its end. */
export class CharacterFlaws {
  private readonly source: string
  private readonly found: (flaw: Flaw) => boolean
  /** The next place that may be a flaw; looked for only where the last one has been passed, so that no stretch is searched twice. */
  private next = -1
  private wanted = true
  doctype: Doctype | null = null

  constructor(source: string, found: (flaw: Flaw) => boolean) {
    this.source = source
    this.found = found
  }

  /** Tells of the flaws from `from` to `to`, as long as `found` wants more; stretches come in order. */
  read(from: number, to: number, where: Surroundings): void {
    let at = this.seek(from)
    while (at < to && this.wanted) at = this.seek(this.flawAt(at, to, where))
  }

  private seek(from: number): number {
    if (this.next >= from) return this.next
    FLAW.lastIndex = from
    this.next = FLAW.exec(this.source)?.index ?? Infinity
    return this.next
  }

  /** Tells of the flaw at `at`, if it is one; the answer is where to look on. */
  private flawAt(at: number, to: number, where: Surroundings): number {
    const { source } = this
    const code = source.charCodeAt(at)
    if (code === 0x26) return where === 'text' || where === 'attribute' ? this.reference(at, to, where) : at + 1
    if (code === 0x5d) {
      if (where === 'text' && at + 3 <= to) this.tell('section-end', at + 2, at + 3, '&gt;')
      return at + 3
    }
    if (code >= 0x80 && code <= 0x9f) {
      const meant = windowsCharacter(code)
      // In comments it is no text, and in other encodings could not be written there.
      if (meant !== null && where !== 'aside') this.tell('windows-character', at, at + 1, meant)
      return at + 1
    }
    if (code >= BYTE_BASE + 0x80 && code <= BYTE_BASE + 0xff) this.tell('byte', at, at + 1, byteCharacter(code))
    else this.tell('control', at, at + 1, this.without(code, at, at + 1))
    return at + 1
  }

  private reference(at: number, to: number, where: 'text' | 'attribute'): number {
    const number = this.match(NUMBER, at, to)
    if (number) return this.numeric(number, at, to)
    const named = this.match(NAMED, at, to)
    if (named) return this.named(named[1] ?? '', at, at + named[0].length, where)
    const name = this.match(UNCLOSED, at, to)?.[1] ?? ''
    if (!unclosedNames.has(name)) return this.tell('ampersand', at, at + 1, '&amp;')
    return this.tell('open-reference', at, at + 1 + name.length, characterOf(name, where) ?? `&${name};`)
  }

  private named(name: string, from: number, to: number, where: 'text' | 'attribute'): number {
    const { doctype } = this
    if (PREDEFINED.has(name) || doctype?.external || doctype?.texts.has(name) || doctype?.opaque.has(name)) return to
    const character = characterOf(name, where)
    return character === null
      ? this.tell('unknown-entity', from, to, `&amp;${name};`)
      : this.tell('entity', from, to, character)
  }

  private numeric([whole, hex, decimal, end]: RegExpExecArray, from: number, limit: number): number {
    const to = from + whole.length
    const code = hex === undefined ? Number(decimal) : parseInt(hex, 16)
    if (code >= 0x80 && code <= 0x9f) {
      const meant = windowsCharacter(code)
      if (meant !== null) return this.tell('windows-character', from, to, meant)
    }
    if (code >= 0xd800 && code <= 0xdfff) return this.half(code, from, to, limit)
    if (isForbidden(code)) return this.tell('control', from, to, this.without(code, from, to))
    if (code > 0x10ffff || decodeReference(whole.slice(1, end === '' ? undefined : -1)) === undefined)
      return this.tell('ampersand', from, from + 1, '&amp;')
    return end === '' ? this.tell('open-reference', to, to, ';') : to
  }

  /** Two references to the halves of a surrogate pair, as some programs write one character. */
  private half(first: number, from: number, to: number, limit: number): number {
    const second = this.match(NUMBER, to, limit)
    const code = second ? (second[1] === undefined ? Number(second[2]) : parseInt(second[1], 16)) : 0
    if (!second || first > 0xdbff || code < 0xdc00 || code > 0xdfff) return this.tell('control', from, to, '')
    return this.tell('control', from, to + second[0].length, String.fromCharCode(first, code))
  }

  private match(pattern: RegExp, at: number, to: number): RegExpExecArray | null {
    pattern.lastIndex = at
    const match = pattern.exec(this.source)
    return match !== null && at + match[0].length <= to ? match : null
  }

  /** What stands in the place of a character that XML forbids, so that no words are joined. */
  private without(code: number, from: number, to: number): string {
    // Word processors keep these two in plain text: a hyphen that does not break, and one that shows only at the end of a line.
    if (code === 0x1e) return '\u2011'
    if (code === 0x1f) return '\u00ad'
    const parts = code === 0x0b || code === 0x0c
    const beside = [this.source.charAt(from - 1), this.source.charAt(to)]
    return parts && beside.every((character) => /[^\s<>]/.test(character)) ? ' ' : ''
  }

  private tell(kind: RepairKind, from: number, to: number, text: string): number {
    this.wanted = this.found({ kind, from, to, text })
    return to
  }
}

const isForbidden = (code: number): boolean =>
  (code < 0x20 && code !== 9 && code !== 10 && code !== 13) || code === 0xfffe || code === 0xffff

/** The characters that the C1 controls are in Windows-1252. */
const windowsCharacters = decodeBytes(
  'windows-1252',
  Uint8Array.from({ length: 32 }, (_, index) => 0x80 + index),
)

/** The character that a C1 control is in Windows-1252; `null` for the five that it leaves free. */
function windowsCharacter(code: number): string | null {
  const character = windowsCharacters.charAt(code - 0x80)
  return character.charCodeAt(0) === code ? null : character
}

const byteCharacter = (code: number): string => decodeBytes('windows-1252', Uint8Array.of(code - BYTE_BASE))

/** The character of a name, as XML has it there: a reference where it would be markup, or nobody could see it. */
function characterOf(name: string, where: 'text' | 'attribute'): string | null {
  const text = namedCharacters.get(name)
  if (text === undefined) return null
  const safe = (one: string) => (where === 'text' && one === '"' ? one : (markupReferences.get(one) ?? visible(one)))
  return [...text].map(safe).join('')
}

const markupReferences = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&apos;'],
])

/** A character, or, where it is a space or has no shape, its reference. */
const visible = (character: string): string =>
  /[\p{Z}\p{C}]/u.test(character) ? `&#x${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()};` : character
