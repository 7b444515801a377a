import {
  Footer,
  Header,
  NumberFormat,
  PageNumber,
  Paragraph,
  TextRun,
  SectionType,
  NoteNumberRestart,
  type FileChild,
  type ISectionOptions,
} from 'docx'
import { legal } from '../../xml/escape'
import { wordText } from './element'
import { paragraphStyles } from './styles'

/** Twentieths of a point: DIN A4, and US Letter; both leave a measure of 7370, some seventy letters. */
const papers = {
  a4: { width: 11906, height: 16838, side: 2268 },
  letter: { width: 12240, height: 15840, side: 2435 },
} as const

/** A part of the file that begins a page: the title page, a text, the index. */
export interface SectionStart {
  readonly letter: boolean
  /** What runs at the head of its pages; `''` on none. */
  readonly running: string
  /** Whether its pages are counted from 1. */
  readonly counts: boolean
  /** The number of its first note, where Word counts them; else `null`. */
  readonly notesFrom: number | null
}

/** A section with its page, running head and page number. */
export function section(children: readonly FileChild[], start: SectionStart): ISectionOptions {
  const { width, height, side } = papers[start.letter ? 'letter' : 'a4']
  const plain = start.running === ''
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      titlePage: true,
      page: {
        size: { width, height },
        margin: { top: 1700, bottom: 1700, left: side, right: side, header: 900, footer: 900 },
        ...(start.counts ? { pageNumbers: { start: 1, formatType: NumberFormat.DECIMAL } } : {}),
      },
      ...notesFrom(start.notesFrom),
    },
    headers: {
      default: new Header({ children: [runningHead(start.running)] }),
      first: new Header({ children: [runningHead('')] }),
    },
    footers: { default: pageNumber(plain), first: pageNumber(plain) },
    children,
  }
}

function notesFrom(first: number | null) {
  return first === null ? {} : { footnoteProperties: { start: first, restart: NoteNumberRestart.EACH_SECTION } }
}

function runningHead(text: string): Paragraph {
  const words = text.length > 90 ? `${text.slice(0, 88).replace(/\s+\S*$/, '')} …` : text
  return new Paragraph({ style: paragraphStyles.header, text: legal(words) })
}

function pageNumber(none: boolean): Footer {
  const children = none ? [wordText('')] : [PageNumber.CURRENT]
  return new Footer({
    children: [new Paragraph({ style: paragraphStyles.footer, children: [new TextRun({ children })] })],
  })
}
