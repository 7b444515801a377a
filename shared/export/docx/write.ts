import { Document, Packer, Paragraph, type FileChild } from 'docx'
import type { ReadingText } from '../../reading-text/reading-text'
import { inHundredths, stretchOf } from '../../progress'
import { legal } from '../../xml/escape'
import type { Exported, ToExport } from '../format'
import { blocksOf, running } from './blocks'
import { Bookmarks } from './bookmarks'
import type { Choices } from './choices'
import { finished } from './finish'
import { indexPage } from './index-page'
import { numbering } from './lists'
import { Losses } from './losses'
import { referTo } from './notes'
import type { Place, WordFile } from './place'
import { section } from './sections'
import { paragraphStyles, stylesFor } from './styles'
import { titlePage } from './title-page'

/** What of an export a Word file needs beside its reading texts. */
export type WordFrame = Pick<ToExport, 'title' | 'entries' | 'today' | 'reading' | 'pictures'>

/** What is written. */
export interface WordTexts {
  /** The name of the file. */
  readonly name: string
  readonly texts: readonly ReadingText[]
  /** How many queries are not among their notes. */
  readonly queriesLeft: number
}

/** Writes reading texts as one Word file (Office Open XML, ECMA-376, part 1, chapter 17). */
export async function writeWord(
  { name, texts, queriesLeft }: WordTexts,
  frame: WordFrame,
  choices: Choices,
  progress: (part: number) => void,
): Promise<Exported> {
  const file = begin(texts, frame, choices)
  file.losses.add('queries-left-out', queriesLeft)
  const written = texts.map((text, index) => {
    const heard = stretchOf(progress, (0.5 * index) / texts.length, (0.5 * (index + 1)) / texts.length)
    return { text, children: writeText(text, file, inHundredths(heard, text.size)) }
  })
  const pages = choices.titlePage
    ? titlePage(
        frame.title,
        texts.map(({ head }) => head),
      )
    : []
  const { letter } = choices
  const index = choices.index ? indexPage(texts, file.names) : []
  const document = new Document({
    ...metadata(frame, texts),
    styles: stylesFor(commonLanguage(texts)),
    numbering,
    footnotes: file.footnotes,
    comments: { children: file.comments },
    compatibility: { doNotExpandShiftReturn: true },
    hyphenation: { autoHyphenation: true, consecutiveHyphenLimit: 3 },
    sections: [
      ...(pages.length > 0 ? [section(pages, { letter, running: '', counts: false, notesFrom: null })] : []),
      ...written.map(({ text, children }, at) =>
        section(children, {
          letter,
          running: text.head.title,
          counts: at === 0,
          notesFrom: countedFrom(text, choices),
        }),
      ),
      ...(index.length > 0 ? [section(index, { letter, running: frame.title, counts: false, notesFrom: null })] : []),
    ],
  })
  progress(0.6)
  const packed = new Uint8Array(await Packer.toArrayBuffer(document))
  progress(0.9)
  const bytes = finished(packed, frame.today)
  progress(1)
  return { files: [{ path: name, bytes }], findings: file.losses.findings() }
}

function begin(
  texts: readonly ReadingText[],
  { entries, today, reading, pictures }: WordFrame,
  choices: Choices,
): WordFile {
  const beside = new Set<string>()
  if (reading.corrections === 'both') beside.add('corr')
  if (reading.regularisations === 'both') beside.add('reg')
  if (reading.abbreviations === 'both') beside.add('expan')
  if (reading.variants === 'all') beside.add('rdg')
  return {
    choices,
    beside,
    bookmarks: new Bookmarks(texts),
    losses: new Losses(),
    footnotes: {},
    comments: [],
    names: new Map(entries.map(({ id, name }) => [id, name])),
    date: new Date(`${today}T00:00:00Z`),
    pictures: pictures ?? (() => null),
    shown: 0,
    lists: 0,
  }
}

function writeText(text: ReadingText, file: WordFile, heard: (pos: number) => void): readonly FileChild[] {
  const place: Place = {
    file,
    text,
    ownLabels: countedFrom(text, file.choices) === null,
    note: null,
    comment: false,
    nested: [],
    queries: [],
    waiting: [],
    heard,
    refer: referTo,
  }
  const children = blocksOf(text.blocks, running, place)
  const rest = place.waiting.splice(0)
  return rest.length === 0 ? children : [...children, new Paragraph({ style: paragraphStyles.first, children: rest })]
}

/**
 * The number from which Word counts the notes of a text, where it counts them: all labels are numbers that follow each
 * other, or the labels are left to Word. `null` where each note has to show its own.
 */
function countedFrom({ notes }: ReadingText, choices: Choices): number | null {
  if (!choices.keptNumbers) return 1
  const labels = notes.flatMap(({ type, block, within, label }) =>
    type === 'query' || block || within !== null ? [] : [label],
  )
  const first = Number(labels[0] ?? '1')
  const counts = labels.every((label, index) => /^[1-9]\d{0,4}$/.test(label) && Number(label) === first + index)
  return counts ? first : null
}

function metadata({ title }: WordFrame, texts: readonly ReadingText[]) {
  const [first, ...others] = texts
  const creator = others.length === 0 ? (first?.head.author ?? '') : ''
  const editors = [...new Set(texts.flatMap(({ head }) => head.editors.map(({ name }) => name)))].join('; ')
  const subject = others.length === 0 ? [first?.head.place, first?.head.date].filter((part) => part).join(', ') : ''
  return {
    title: legal(title),
    creator: legal(creator === '' ? editors : creator),
    ...(subject === '' ? {} : { subject: legal(subject) }),
    ...(editors === '' ? {} : { lastModifiedBy: legal(editors) }),
  }
}

/** The language of the first text that says one; stretches in others say theirs. */
function commonLanguage(texts: readonly ReadingText[]): string {
  return texts.find(({ head }) => head.language !== '')?.head.language ?? ''
}
