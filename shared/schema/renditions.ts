/**
 * How text can be rendered, with the words that say so in `@rend` of `hi`: the one that is written, then others that mean
 * the same. TEI leaves the words open; those written are the words of *Foreign Relations of the United States*.
 */
export const renditionWords = {
  italic: ['italic', 'italics'],
  bold: ['strong', 'bold'],
  smallcaps: ['smallcaps', 'small-caps', 'sc'],
  superscript: ['superscript', 'super', 'sup'],
  subscript: ['sub', 'subscript'],
  underline: ['underline'],
  strikethrough: ['strikethrough'],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** A way in which text can be rendered. */
export type Rendition = keyof typeof renditionWords
