import { TextRun, type ParagraphChild } from 'docx'
import { WordElement, wordText } from './element'

/** A field (ECMA-376, part 1, 17.16): its instruction, and what it shows until Word works it out anew. */
export function field(instruction: string, shown: readonly ParagraphChild[]): readonly ParagraphChild[] {
  const between = shown.length === 0 ? [] : [mark('separate'), ...shown]
  return [mark('begin'), instructionRun(instruction), ...between, mark('end')]
}

/** How a field begins whose result Word works out when the file is opened. */
export function staleField(instruction: string, shown: readonly ParagraphChild[]): readonly ParagraphChild[] {
  const [, ...rest] = field(instruction, shown)
  return [mark('begin', { 'w:dirty': 'true' }), ...rest]
}

/** An entry of the index at this place (17.16.5.79, XE). */
export function indexEntry(name: string): readonly ParagraphChild[] {
  return field(` XE "${quoted(name).replaceAll(':', '\\:')}" `, [])
}

/** A link out of the file (17.16.5.25, HYPERLINK); a field, for fields mean the same in text, notes and comments. */
export function outsideLink(url: string, shown: readonly ParagraphChild[]): readonly ParagraphChild[] {
  return field(` HYPERLINK "${url.replaceAll('"', '%22').replaceAll('\\', '%5C')}" `, shown)
}

/** What stands between the quotation marks of an instruction. */
function quoted(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')
}

function mark(type: 'begin' | 'separate' | 'end', more: Readonly<Record<string, string>> = {}): ParagraphChild {
  return new TextRun({ children: [new WordElement('w:fldChar', { 'w:fldCharType': type, ...more })] })
}

function instructionRun(instruction: string): ParagraphChild {
  return new TextRun({ children: [wordText(instruction, 'w:instrText')] })
}
