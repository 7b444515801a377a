import { inlineText } from '../../reading-text/inline-text'
import type { ReadingBlock, ReadingText } from '../../reading-text/reading-text'
import type { EditionTerms } from './edition-terms'
import { headingId } from './blocks'
import { element, escapeHtml } from './markup'
import { idOf } from './writing'

/** A line of a table of contents. */
export interface ContentsLine {
  readonly title: string
  readonly href: string
  /** What stands beside it in small: a date, a sender. */
  readonly about: string
}

/** A table of contents as a landmark; nothing where a single line would stand in it. */
export function contentsHtml(lines: readonly ContentsLine[], terms: EditionTerms, open: boolean): string {
  if (lines.length < 2) return ''
  const items = lines.map(({ title, href, about }) => {
    const beside = about === '' ? '' : ` ${element('span', { class: 'about' }, escapeHtml(about))}`
    return `<li>${element('a', { href }, escapeHtml(title))}${beside}</li>`
  })
  const list = element('ol', {}, `\n${items.join('\n')}\n`)
  const folded = element('details', { open }, `<summary>${escapeHtml(terms.contents)}</summary>\n${list}`)
  return `${element('nav', { class: 'contents', 'aria-label': terms.contents }, `\n${folded}\n`)}\n`
}

/** The text of the first heading of a text, or `''`. */
export function firstHeading({ blocks }: Pick<ReadingText, 'blocks'>): string {
  for (const block of blocks) {
    if (block.kind === 'heading') return inlineText(block.inlines).trim()
    const within = block.kind === 'section' ? firstHeading(block) : ''
    if (within !== '') return within
  }
  return ''
}

/** Whether a text begins with its heading, pages and notes aside, so that it needs none made. */
export function beginsWithHeading(blocks: readonly ReadingBlock[]): boolean {
  const first = blocks.find(({ kind }) => kind !== 'page' && kind !== 'note')
  if (first?.kind === 'section') return beginsWithHeading(first.blocks)
  return first?.kind === 'heading'
}

/** The highest two levels of headings of a text that has a page for itself, where there are several. */
export function contentsOfText({ blocks }: Pick<ReadingText, 'blocks'>): readonly ContentsLine[] {
  const found: { readonly level: number; readonly line: ContentsLine }[] = []
  visit(blocks)
  const highest = Math.min(...found.map(({ level }) => level))
  const lines = found.filter(({ level }) => level <= highest + 1).map(({ line }) => line)
  return lines.length > 2 ? lines : []

  function visit(within: readonly ReadingBlock[]): void {
    for (const block of within)
      if (block.kind === 'section') visit(block.blocks)
      else if (block.kind === 'heading') {
        const id = block.xmlId === null ? headingId(block, '') : idOf('', block.xmlId)
        const line = { title: inlineText(block.inlines).trim(), href: `#${encodeURIComponent(id)}`, about: '' }
        found.push({ level: block.level, line })
      }
  }
}
