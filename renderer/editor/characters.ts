/** A special character: the text it puts, and the key of its name in the messages (its code points in hexadecimal). */
export interface Character {
  readonly text: string
  readonly key: string
}

/** A family of special characters, under a heading in the palette. */
export interface CharacterFamily {
  readonly name:
    'signs' | 'dashes' | 'quotes' | 'spaces' | 'letters' | 'combining' | 'superscripts' | 'fractions' | 'greek'
  readonly characters: readonly Character[]
}

/** The special characters of the palette, in families: what transcriptions of letters, print and telegrams call for. */
export const characterFamilies: readonly CharacterFamily[] = [
  family('signs', '†‡§¶©®℗№℅℞°′″‴·•‣※⁂☞✓×÷±≈≠≤≥∞µ€£¥¢₤ƒ₽←→↑↓'),
  family('dashes', '–—―‐‑­⸺⸻…⁄'),
  family('quotes', '‘’‚“”„«»‹›ʼʻ`´'),
  family('spaces', '\u00a0\u202f\u2009\u200a\u2002\u2003\u2007\u200b\u2060'),
  family('letters', 'ÀÁÂÃÄÅĀĂĄÆÇĆČĎÐÈÉÊËĒĖĘĚĞĢÌÍÎÏĪİŁĻÑŃŇÒÓÔÕÖØŌŐŒŘŚŠŞȘŢȚÙÚÛÜŪŮŰÝŸŹŻŽÞ'),
  family('letters', 'àáâãäåāăąæçćčďðèéêëēėęěğģìíîïīıłļñńňòóôõöøōőœřśšşșßſţțùúûüūůűýÿźżžþƿȝ'),
  family(
    'combining',
    '\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u030b\u030c\u0323\u0327\u0328\u0331\u0332\u0336',
  ),
  family('superscripts', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿªº₀₁₂₃₄₅₆₇₈₉'),
  family('fractions', '¼½¾⅓⅔⅛⅜⅝⅞'),
  family('greek', 'ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρςστυφχψω'),
]

/** The character of a code point written as `U+2020` or `2020`, or `null`. */
export function characterOfCode(query: string): Character | null {
  const code = /^(?:u\+)?([0-9a-f]{4,6})$/i.exec(query)?.[1]
  if (code === undefined) return null
  const point = Number.parseInt(code, 16)
  // Controls and surrogates are no characters of a text, and XML refuses them.
  if (point < 0x20 || (point >= 0x7f && point < 0xa0) || (point >= 0xd800 && point < 0xe000) || point > 0x10fffd)
    return null
  return character(String.fromCodePoint(point))
}

/** A character by its text. */
export function character(text: string): Character {
  return { text, key: (text.codePointAt(0) ?? 0).toString(16).padStart(4, '0') }
}

/** How a character is shown that has no look of its own: a combining accent on a circle; `null` for the others. */
export function stand(text: string): string {
  return /\p{M}/u.test(text) ? `◌${text}` : text
}

/** Whether a character leaves no ink. */
export function isBlank(text: string): boolean {
  return /^[\s\u00ad\u200b\u2060]$/u.test(text)
}

function family(name: CharacterFamily['name'], characters: string): CharacterFamily {
  return { name, characters: Array.from(characters, character) }
}
