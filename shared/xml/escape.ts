const REPLACEMENT = '\uFFFD'

/**
 * What XML 1.0 cannot hold, even as a reference (section 2.2, production Char): control characters, halves of
 * surrogate pairs, U+FFFE and U+FFFF.
 */
const ILLEGAL =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/** What is {@link ILLEGAL}, or is where it stands alone. */
const DOUBTFUL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/

const IN_TEXT: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' }
const IN_ATTRIBUTE: Readonly<Record<string, string>> = {
  ...IN_TEXT,
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
}

/** What text holds that cannot stand in XML as it is, or that is {@link ILLEGAL} where it stands alone: most text has none, which is soon seen. */
const NOT_PLAIN = /[&<>\u0000-\u0008\u000B-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/

/** Whether XML can hold every character of `text`. */
export function isLegal(text: string): boolean {
  return !DOUBTFUL.test(text) || text.search(ILLEGAL) < 0
}

/** `text` with every character that XML cannot hold replaced by U+FFFD. */
export function legal(text: string): string {
  return text.replace(ILLEGAL, REPLACEMENT)
}

/** `text` as character data. What XML cannot hold becomes U+FFFD; U+00A0 and its like stay characters. */
export function escapeText(text: string): string {
  if (!NOT_PLAIN.test(text)) return text
  return legal(text).replace(/[&<>\r]/g, (character) => IN_TEXT[character] ?? character)
}

/** `value` as it stands between double quotes; tabs and line ends as references, which reading would else make spaces. */
export function escapeAttribute(value: string): string {
  if (!NOT_PLAIN.test(value) && !/["\t\n]/.test(value)) return value
  return legal(value).replace(/[&<>"\t\n\r]/g, (character) => IN_ATTRIBUTE[character] ?? character)
}

const PREDEFINED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/** The character that `reference` (`amp`, `#8217`, `#xA0`, without `&` and `;`) stands for; `undefined` if it is no such reference. */
export function decodeReference(reference: string): string | undefined {
  const number = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/.exec(reference)
  if (!number) return PREDEFINED.get(reference)
  const code = number[1] === undefined ? Number(number[2]) : parseInt(number[1], 16)
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}
