import { Paragraph, type FileChild } from 'docx'
import { legal } from '../../xml/escape'
import type { ReadingHead } from '../../reading-text/reading-text'
import { paragraphStyles } from './styles'

/** The lines of a title page, as far as the header says them; `title` of an edition stands instead of those of its texts. */
export function titlePage(title: string, heads: readonly ReadingHead[]): readonly FileChild[] {
  const [only, ...others] = heads
  const head = others.length === 0 ? only : undefined
  const editors = unique(
    heads.flatMap(({ editors }) => editors.map(({ name, share }) => (share === '' ? name : `${name} (${share})`))),
  )
  const licences = unique(heads.map(({ licence }) => licence))
  return [
    ...line(paragraphStyles.title, title),
    ...line(paragraphStyles.subtitle, head?.author),
    ...line(
      paragraphStyles.subtitle,
      [head?.place, head?.date].filter((part) => part !== undefined && part !== '').join(', '),
    ),
    ...editors.flatMap((editor) => line(paragraphStyles.imprint, editor)),
    ...line(paragraphStyles.imprint, head?.source),
    ...licences.flatMap((licence) => line(paragraphStyles.imprint, licence)),
  ]
}

function unique(words: readonly string[]): readonly string[] {
  return [...new Set(words.filter((word) => word !== ''))]
}

function line(style: string, text: string | undefined): readonly Paragraph[] {
  return text === undefined || text.trim() === '' ? [] : [new Paragraph({ style, text: legal(text) })]
}
