import { schema, type Attributes } from '../../schema'
import type { Node } from 'prosemirror-model'
import { NoteCounter, endsSection } from './counting'
import { Fields } from './fields'
import { survey, type Survey } from './file-survey'
import { readParagraph } from './paragraph-reader'
import type { Met, Part } from './parts'
import { blocksOf, looseBlocks } from './structure'
import { readTable } from './word-table'
import { WordLists } from './word-lists'
import type { WordPackage } from './word-package'
import { WordStyles } from './word-styles'
import { childOf, elementsOf, switchOf, type WordNode } from './word-tree'

/** Where something is read: in the text, a note or a comment. */
export interface Story {
  readonly kind: 'main' | 'footnotes' | 'endnotes' | 'comments'
  readonly fields: Fields
  /** The paragraphs of notes in a note, which stand at its end, in the order of their references. */
  readonly nested: WordNode[][]
  /** The label that a note shows itself, until its own text begins; else `null`. */
  label: string | null
}

/** Reads the text of a Word file: paragraphs and tables, with notes and comments where they are referred to. */
export class WordReader {
  readonly styles: WordStyles
  readonly lists: WordLists
  readonly survey: Survey
  readonly links: WordPackage['links']
  readonly met: Met = { changes: 0, pictures: 0, formulas: 0, hidden: 0, made: 0, comments: 0, entries: 0 }
  /** Those who made comments, with the ids that notes name them by. */
  readonly people = new Map<string, string>()
  /** How many parts stand in the first section, where there are others; a title page is one. */
  firstSection: number | null = null
  readonly #main: WordNode
  readonly #texts: Readonly<Record<'footnotes' | 'endnotes' | 'comments', ReadonlyMap<string, WordNode>>>
  readonly #counters: Readonly<Record<'footnotes' | 'endnotes', NoteCounter>>
  readonly #keepsComments: boolean
  readonly #anchors = new Set<string>()
  #spans = 0

  constructor(file: WordPackage, keepsComments: boolean) {
    this.styles = new WordStyles(file.styles)
    this.lists = new WordLists(file.numbering)
    this.links = file.links
    this.survey = survey(file, this.styles.language)
    this.#main = file.main
    this.#keepsComments = keepsComments
    this.#texts = {
      footnotes: byId(file.footnotes),
      endnotes: byId(file.endnotes),
      comments: byId(file.comments),
    }
    this.#counters = {
      footnotes: new NoteCounter(file.main, 'footnotePr'),
      endnotes: new NoteCounter(file.main, 'endnotePr'),
    }
  }

  readonly newId = (): string => `w${String(++this.#spans)}`

  /** All that stands in the text itself. */
  read(): readonly Part[] {
    const body = childOf(this.#main, 'body')
    return body === undefined ? [] : this.parts(body, storyOf('main'))
  }

  /** What stands in an element that holds paragraphs. */
  parts(holder: WordNode, story: Story): readonly Part[] {
    const parts: Part[] = []
    for (const node of elementsOf(holder)) {
      switch (node.name) {
        case 'p':
          parts.push(...readParagraph(node, story, this))
          if (story.kind === 'main' && endsSection(node)) this.#sectionEnds(parts.length)
          break
        case 'tbl': {
          const table = readTable(node, story, this)
          if (table !== null) parts.push({ kind: 'table', node: table })
          break
        }
        case 'del':
        case 'moveFrom':
          this.met.changes += 1
          break
        case 'ins':
        case 'moveTo':
          this.met.changes += 1
          parts.push(...this.parts(node, story))
          break
        case 'sdt':
        case 'sdtContent':
        case 'customXml':
        case 'smartTag':
        case 'x:AlternateContent':
        case 'x:Choice':
          if (isContents(node)) this.met.made += 1
          else parts.push(...this.parts(node, story))
      }
    }
    return parts
  }

  /** The note that is referred to; `label` where it has a sign of its own. */
  note(kind: 'footnotes' | 'endnotes', id: string, label: string | null): Node | null {
    const text = this.#texts[kind].get(id)
    if (text === undefined) return null
    const n = label ?? this.#counters[kind].next()
    const { own, nested } = parted(text, this)
    const parts = this.parts({ ...text, children: own }, { ...storyOf(kind), nested, label })
    return noteNode({ n, place: kind === 'footnotes' ? 'bottom' : 'end' }, parts)
  }

  /** The note in a note that comes next, with the label of its reference. */
  noteInNote(label: string, story: Story): Node | null {
    const text = story.nested.shift()
    if (text === undefined) return null
    const holder: WordNode = { name: 'footnote', attributes: {}, children: text }
    const parts = this.parts(holder, { ...storyOf(story.kind), nested: story.nested, label })
    return noteNode(
      { n: label },
      parts.map((part) => (part.kind === 'paragraph' ? { ...part, role: 'text' } : part)),
    )
  }

  /** A comment as a query. */
  comment(id: string): Node | null {
    const text = this.#texts.comments.get(id)
    if (text === undefined || !this.#keepsComments) return null
    this.met.comments += 1
    const resp = this.#person(text.attributes['author']?.trim() ?? '')
    const attributes: Attributes = { type: 'query', ...(resp === null ? {} : { resp: `#${resp}` }) }
    const { own, nested } = parted(text, this)
    return noteNode(attributes, this.parts({ ...text, children: own }, { ...storyOf('comments'), nested }))
  }

  /** Claims a bookmark that something points at; `false` where nothing does, or it was claimed. */
  claims(bookmark: string): boolean {
    if (!this.survey.targets.has(bookmark) || this.#anchors.has(bookmark)) return false
    this.#anchors.add(bookmark)
    return true
  }

  #person(author: string): string | null {
    if (author === '' || author === 'Recto') return null
    const known = this.people.get(author)
    if (known !== undefined) return known
    const plain = author.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '')
    const base = /^\p{L}/u.test(plain) ? plain : `person-${plain}`
    const taken = new Set([...this.people.values(), ...this.survey.targets])
    let id = base
    for (let number = 2; taken.has(id); number++) id = `${base}-${String(number)}`
    this.people.set(author, id)
    return id
  }

  #sectionEnds(parts: number): void {
    this.firstSection ??= parts
    this.#counters.footnotes.sectionEnds()
    this.#counters.endnotes.sectionEnds()
  }
}

function storyOf(kind: Story['kind']): Story {
  return { kind, fields: new Fields(), nested: [], label: null }
}

function noteNode(attributes: Attributes, parts: readonly Part[]): Node {
  return schema.nodes.note.create({ attributes }, [...looseBlocks(blocksOf(parts))])
}

function byId(part: WordNode | null): ReadonlyMap<string, WordNode> {
  const found = part === null ? [] : elementsOf(part)
  return new Map(
    found.flatMap((node) => {
      const { id, type = 'normal' } = node.attributes
      return id === undefined || type !== 'normal' ? [] : [[id, node] as const]
    }),
  )
}

/** The text of a note, and the texts of notes in it, which stand in a style of their own, each beginning with its label. */
function parted(note: WordNode, reader: WordReader) {
  const own: WordNode[] = []
  const nested: WordNode[][] = []
  for (const node of elementsOf(note)) {
    const style = node.name === 'p' ? childOf(childOf(node, 'pPr'), 'pStyle')?.attributes['val'] : undefined
    const isNested = style !== undefined && reader.styles.of(style).names.includes('note in note')
    if (!isNested) own.push(node)
    else if (beginsNote(node, reader) || nested.length === 0) nested.push([node])
    else nested.at(-1)?.push(node)
  }
  return { own, nested }
}

function beginsNote(paragraph: WordNode, { styles }: WordReader): boolean {
  const first = elementsOf(paragraph).find(({ name }) => name === 'r')
  const style = childOf(childOf(first, 'rPr'), 'rStyle')?.attributes['val']
  return style !== undefined && styles.letters(style).names.includes('note in note reference')
}

/** Whether a part of the file is a table of contents that Word made. */
function isContents(node: WordNode): boolean {
  const gallery = childOf(childOf(childOf(node, 'sdtPr'), 'docPartObj'), 'docPartGallery')?.attributes['val']
  return gallery === 'Table of Contents' || switchOf(childOf(node, 'sdtPr'), 'bibliography') === true
}
