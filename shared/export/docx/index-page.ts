import { HeadingLevel, Paragraph, TextRun, type FileChild } from 'docx'
import type { ReadingText } from '../../reading-text/reading-text'
import { wordText } from './element'
import { staleField } from './fields'
import { inlinesOf } from './inlines-of'
import { paragraphStyles } from './styles'

/** The index at the end: a field that Word fills with page numbers, showing the names that will stand there. */
export function indexPage(texts: readonly ReadingText[], names: ReadonlyMap<string, string>): readonly FileChild[] {
  const mentioned = new Set<string>()
  for (const text of texts)
    for (const inline of inlinesOf(text)) {
      const name = inline.kind === 'span' && inline.entry !== null ? names.get(inline.entry) : undefined
      if (name !== undefined) mentioned.add(name)
    }
  if (mentioned.size === 0) return []
  const sorted = [...mentioned].sort((a, b) => a.localeCompare(b, 'en'))
  const shown = sorted.flatMap((name, index) => [
    new TextRun({ ...(index > 0 ? { break: 1 } : {}), children: [wordText(name)] }),
  ])
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, text: 'Index' }),
    new Paragraph({ style: paragraphStyles.index, children: [...staleField(' INDEX \\e ", " \\c "1" ', shown)] }),
  ]
}
