import type { Node } from 'prosemirror-model'
import { noteKind, noteType } from '../queries/note-kinds'
import { landmarksOf } from '../queries/landmarks'
import {
  countedNotes,
  labelsByPosition,
  numbersTaken,
  sourceNumbering,
  type NoteNumbering,
} from '../queries/note-numbers'
import type { RegisterIndex } from '../register/links'
import { localName, type HeaderAttrs } from '../schema'
import { inHundredths, stretchOf, type Progress } from '../progress'
import { emptyFields, readHeader } from '../tei/header'
import { englishWords, type EditionWords } from './edition-words'
import { readBlocks } from './read-blocks'
import type { InlineContext } from './read-inlines'
import type { ReadingHead, ReadingNote, ReadingText } from './reading-text'
import { attributesOf, survey, type Selection } from './survey'
import { targetCalled, type Elsewhere } from './targets'

/** A text that is to be read, by the id of its transcription. */
export interface TextToRead {
  readonly id: string
  readonly doc: Node
}

/** How texts are read. */
export interface ReadingOptions extends Selection {
  readonly register: RegisterIndex
  /** Which other text of the edition has something of an `xml:id`; none, where it is left out. */
  readonly elsewhere?: Elsewhere
  /** As in the source, where it is left out. */
  readonly numbering?: NoteNumbering
  /** The first number of its notes, where numbers go on from another text. */
  readonly firstNote?: number
  /** Hears how far reading is. */
  readonly progress?: Progress
  /** English, where they are left out. */
  readonly words?: EditionWords
}

/**
 * A text as its readers get it. Its words are those that the reading reads, notes at their references, each once and in
 * their order. Takes time in proportion to the text.
 */
export function readText({ id, doc }: TextToRead, options: ReadingOptions): ReadingText {
  const { register, elsewhere = () => null, words = englishWords, numbering = sourceNumbering } = options
  const found = survey(doc, options, labelsByPosition(doc, numbering, options.firstNote))
  const notes: ReadingNote[] = []
  const context: InlineContext = {
    ...options,
    words,
    heard: inHundredths(options.progress ?? silent, doc.content.size),
    pointing: { text: id, survey: found, register, elsewhere },
    note: (node, pos) => {
      const index = found.noteAt.get(pos) ?? -1
      const blocks = readBlocks(node, pos + 1, { level: 0, heads: false }, context)
      const { label = '', within = null } = found.notes[index] ?? {}
      notes[index] = { ...noteFacts(node), label, within, pos, blocks }
      return index
    },
  }
  const blocks = readBlocks(doc, 0, { level: 0, heads: true }, context)
  return { id, head: readHead(doc), blocks, notes, pages: found.pages, size: doc.content.size }
}

/** All texts of an edition, with the pointers between them. Of an `xml:id` that several have, the first is meant. */
export function readTexts(
  texts: readonly TextToRead[],
  options: Omit<ReadingOptions, 'elsewhere' | 'firstNote'>,
): readonly ReadingText[] {
  const found = new Map<string, NonNullable<ReturnType<Elsewhere>>>()
  for (const { id, doc } of texts) {
    const surveyed = survey(doc, options, noLabels)
    for (const xmlId of surveyed.ids.keys()) {
      const at = targetCalled(xmlId, surveyed)
      if (at && !found.has(xmlId)) found.set(xmlId, { text: id, at })
    }
  }
  const elsewhere: Elsewhere = (xmlId) => found.get(xmlId) ?? null
  const { numbering = sourceNumbering } = options
  let firstNote = 1
  return texts.map((text, index) => {
    const progress = stretchOf(options.progress ?? silent, index / texts.length, (index + 1) / texts.length)
    const read = readText(text, { ...options, elsewhere, firstNote, progress })
    if (numbering.series === 'edition') firstNote += numbersTaken(countedNotes(landmarksOf(text.doc)), numbering)
    return read
  })
}

const silent: Progress = () => undefined
const noLabels: ReadonlyMap<number, string> = new Map()

function noteFacts(node: Node): Pick<ReadingNote, 'type' | 'resp' | 'xmlId' | 'block' | 'attributes'> {
  const attributes = attributesOf(node)
  return {
    type: noteKind(attributes) ?? noteType(attributes),
    resp: attributes['resp'] ?? '',
    xmlId: attributes['xml:id'] ?? null,
    block: node.isBlock,
    attributes,
  }
}

function readHead(doc: Node): ReadingHead {
  const header = doc.children.find((child) => child.type.name === 'header')
  const xml = (header?.attrs as HeaderAttrs | undefined)?.xml ?? ''
  const fields = xml === '' ? emptyFields : readHeader(xml)
  const { title, sender, recipient, date, when, place, licence, status } = fields
  const author = fields.authors.map(({ name }) => name).join('; ') || sender
  const source = [fields.source, fields.settlement, fields.repository, fields.shelfMark]
  return {
    ...{ title, author, recipient, date, when, place, licence, status },
    source: source.filter((part) => part !== '').join(', '),
    editors: fields.editors.map(({ name, share }) => ({ name, share })),
    language: languageOf(doc, xml),
  }
}

/** The language of a text: `@xml:lang` of its root or text, else the first of the header (TEI P5, 2.4.2). */
function languageOf(doc: Node, header: string): string {
  const text = doc.children.find((child) => localName(String(child.attrs['name'])) === 'text')
  const said = (text && attributesOf(text)['xml:lang']) ?? attributesOf(doc)['xml:lang']
  return said ?? /<(?:[\w.-]+:)?language\s[^>]*?\bident\s*=\s*["']([^"']+)/.exec(header)?.[1] ?? ''
}
