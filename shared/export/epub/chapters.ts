import { inlineText } from '../../reading-text/inline-text'
import type { IndexLine, ReadingBlock, ReadingTarget, ReadingText } from '../../reading-text/reading-text'
import { inHundredths, type Progress } from '../../progress'
import { escapeText } from '../../xml/escape'
import { headingId } from '../html/blocks'
import { beginsWithHeading } from '../html/contents-html'
import { englishTerms as terms } from '../html/edition-terms'
import { languageTag } from '../html/inlines'
import { textHtml } from '../html/text-html'
import { fragmentOf, idOf, isSafeAddress, type Lost, type NotePlace } from '../html/writing'
import type { PlacedPictures } from '../pictures'
import { divided } from './divided'
import { filesOfIds, linked, type WrittenFile } from './linked'
import type { NavLine } from './nav'
import { xhtmlOf, xhtmlPage } from './xhtml'

/** A text of a book: what it is called, and the path of its first file. */
export interface TextOfBook {
  readonly text: ReadingText
  readonly title: string
  readonly path: string
}

/** What texts of a book are written with. */
export interface ChapterSettings {
  readonly notes: NotePlace
  /** The language of a text that says none. */
  readonly language: string
  readonly lines: readonly IndexLine[]
  /** Where an entry stands in the index; `null` where it does not. */
  readonly entry: (entry: string) => string | null
  readonly lost: Lost
  readonly pictures: PlacedPictures
  readonly progress: Progress
}

/** The files of the texts of a book, what the contents have of them, and where things stand in them. */
export interface Chapters {
  readonly files: readonly { readonly path: string; readonly xhtml: string }[]
  readonly lines: readonly NavLine[]
  /** Where what has an id in a text is. */
  readonly hrefOf: (text: string, id: string) => string
}

/** The path of the first file of a text. */
export const textPath = (place: number): string => `text-${padded(place)}.xhtml`

const padded = (place: number): string => String(place + 1).padStart(3, '0')

/** Writes the texts of a book: a file for each, or several where it is large. */
export function chaptersOf(texts: readonly TextOfBook[], settings: ChapterSettings): Chapters {
  const heard = inHundredths(
    settings.progress,
    texts.reduce((sum, { text }) => sum + text.size, 0),
  )
  let before = 0
  const written = texts.map((text, place) => {
    const own = writtenText(text, place, texts, settings, (pos) => {
      heard(before + pos)
    })
    before += text.text.size
    return own
  })
  const ids = new Map(written.map((files, place) => [textPath(place), filesOfIds(files)]))
  const language = ({ text }: TextOfBook) => languageTag(text.head.language) ?? settings.language
  return {
    files: texts.flatMap((text, place) =>
      (written[place] ?? []).map((file) => ({
        path: file.path,
        xhtml: xhtmlPage(
          escapeText(file.title),
          language(text),
          xhtmlOf(linked(file, textPath(place), ids)),
          'bodymatter',
        ),
      })),
    ),
    lines: contents(texts, written),
    hrefOf: (text, id) => {
      const path = texts.find((one) => one.text.id === text)?.path ?? ''
      const fragment = encodeURIComponent(id)
      return `${ids.get(path)?.get(fragment) ?? path}#${fragment}`
    },
  }
}

/** A file of a text before its links are set, with the headings that the contents have of it. */
interface FileOfText extends WrittenFile {
  readonly title: string
  readonly headings: readonly HeadingOfText[]
}

interface HeadingOfText extends NavLine {
  readonly level: number
}

function writtenText(
  { text, title, path: first }: TextOfBook,
  place: number,
  texts: readonly TextOfBook[],
  { notes, lines, entry, lost, pictures }: ChapterSettings,
  heard: (pos: number) => void,
): readonly FileOfText[] {
  const mentions = new Set(
    lines.flatMap(({ places }) => places.flatMap((one) => (one.text === text.id ? [one.pos] : []))),
  )
  const outside = (target: ReadingTarget) => outsideHref(target, texts)
  const parts = divided(text.blocks, text.size)
  const titled = beginsWithHeading(text.blocks)
  return parts.map((blocks, index) => {
    const path = index === 0 ? first : `text-${padded(place)}-${padded(index)}.xhtml`
    const headings = headingsOf(blocks, path)
    const made = index === 0 && !titled
    const html = textHtml({
      ...{ text: { ...text, blocks }, called: '', prefix: '', positions: false, mentions, terms, lost, notes, entry },
      level: made ? 2 : 1,
      outside,
      heard,
      picture: pictures.of(text.id),
    })
    return {
      path,
      headings,
      title: index === 0 ? title : (headings[0]?.title ?? title),
      html: made ? `<h1>${escapeText(title)}</h1>\n${html}` : html,
    }
  })
}

function outsideHref(target: ReadingTarget, texts: readonly TextOfBook[]): string | null {
  if (target.kind === 'outside') return isSafeAddress(target.url) ? target.url : null
  if (target.kind !== 'text') return null
  const there = texts.find(({ text }) => text.id === target.text)
  return there === undefined ? null : there.path + (fragmentOf(target.at, '') ?? '')
}

/** The highest two levels of headings of a file; of those without words, none. */
function headingsOf(blocks: readonly ReadingBlock[], path: string): readonly HeadingOfText[] {
  const found: HeadingOfText[] = []
  const visit = (within: readonly ReadingBlock[]) => {
    for (const block of within)
      if (block.kind === 'section') visit(block.blocks)
      else if (block.kind === 'heading') {
        const id = block.xmlId === null ? headingId(block, '') : idOf('', block.xmlId)
        const href = `${path}#${encodeURIComponent(id)}`
        found.push({ title: inlineText(block.inlines).trim(), href, level: block.level })
      }
  }
  visit(blocks)
  const highest = Math.min(...found.map(({ level }) => level))
  return found.filter(({ level, title }) => level <= highest + 1 && title !== '')
}

/** A line for each text with its headings in it; a text that is alone and in several files is its headings. */
function contents(texts: readonly TextOfBook[], written: readonly (readonly FileOfText[])[]): readonly NavLine[] {
  return texts.flatMap(({ title, path }, place): readonly NavLine[] => {
    const files = written[place] ?? []
    const headings = files.flatMap((file) => file.headings)
    if (files.length > 1 && texts.length === 1) return nestedLines(headings)
    return [{ title, href: path, lines: headings.length > 2 ? nestedLines(headings) : [] }]
  })
}

/** Headings in those of a higher level before them. */
function nestedLines(headings: readonly HeadingOfText[]): readonly NavLine[] {
  const top: NavLine[] = []
  const open: { readonly level: number; readonly lines: NavLine[] }[] = []
  for (const { level, title, href } of headings) {
    while ((open.at(-1)?.level ?? 0) >= level) open.pop()
    const lines: NavLine[] = []
    ;(open.at(-1)?.lines ?? top).push({ title, href, lines })
    open.push({ level, lines })
  }
  return top
}
