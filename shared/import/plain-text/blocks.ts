import type { Node } from 'prosemirror-model'
import { schema, type Attributes } from '../../schema'
import { Body, pageBreak } from './body'
import { Closings } from './closing'
import { clip, type Draft } from './draft'
import { beginsList } from './lists'
import {
  bare,
  isDateline,
  isEnclosureMark,
  isFileNumber,
  isHeading,
  isHeadingOnly,
  isNumberedHeading,
  isOpenerMark,
  isPostscript,
  pageOfLine,
} from './shapes'
import { Groups, stretchOf, textOf, type Group, type Stretch } from './source'

/** How far a division is: before its heading, before its first paragraph, in its text, after its signature. */
type Stage = 'front' | 'opening' | 'text' | 'closed'

/** What the importer learns of a text beside its blocks; for the header. */
export interface Learned {
  fileNumber: Stretch | null
  heading: Stretch | null
  dateline: Stretch | null
}

interface Division {
  readonly attributes: Attributes
  readonly blocks: Node[]
  stage: Stage
}

/** Builds the divisions of a text from its groups of lines, one after the other. */
export class BlockBuilder {
  readonly learned: Learned = { fileNumber: null, heading: null, dateline: null }
  readonly #draft: Draft
  readonly #groups: Groups
  readonly #body: Body
  readonly #closings: Closings
  readonly #divisions: Division[] = []
  #division: Division = { attributes: {}, blocks: [], stage: 'front' }

  constructor(draft: Draft) {
    this.#draft = draft
    this.#groups = new Groups(draft.source.groups)
    this.#body = new Body(draft, this.#groups)
    this.#closings = new Closings(draft, this.#groups)
    this.#divisions.push(this.#division)
  }

  /** The divisions of the whole text; the first stands for the text itself, enclosures follow it. */
  divisions(): readonly Node[] {
    for (let group = this.#groups.take(); group; group = this.#groups.take()) this.#group(group)
    return this.#divisions
      .filter(({ blocks }) => blocks.length > 0)
      .map(({ attributes, blocks }) => schema.nodes.container.create({ name: 'div', attributes }, blocks))
  }

  #begin(attributes: Attributes): void {
    this.#division = { attributes, blocks: [], stage: 'front' }
    this.#divisions.push(this.#division)
  }

  #add(node: Node, stage?: Stage): void {
    this.#division.blocks.push(node)
    if (stage) this.#division.stage = stage
  }

  #group(group: Group): void {
    const { stage } = this.#division
    const page = group.length === 1 && !group[0].text.startsWith(' ') ? pageOfLine(group[0].text) : null
    if (page) this.#add(pageBreak(page))
    else if (group.length === 1 && isEnclosureMark(bare(group[0].text))) this.#enclosure(group)
    else if (stage === 'closed') this.#afterClosing(group)
    else if (stage === 'text' || !this.#beforeText(group)) this.#inText(group)
  }

  #enclosure(group: Group): void {
    const [line] = group
    if (this.#division.blocks.some((block) => block.type.name !== 'blockPageBreak')) this.#begin({ type: 'enclosure' })
    const mark = this.#isModern() ? this.#inlineNote('enclosure', line) : this.#opener('seg', line)
    this.#add(this.#taken(mark, line, 'enclosure', 'the beginning of another text'), 'front')
  }

  /** The volumes since 1950 number their headings (`134. Memorandum …`) and print what stands above one as an inline note. */
  #isModern(): boolean {
    const { heading } = this.learned
    return heading !== null && /^\d+\. /.test(this.#draft.source.text.slice(heading.from, heading.to))
  }

  #inlineNote(type: string, stretch: Stretch): Node {
    return schema.nodes.blockNote.create({ attributes: { rend: 'inline', type } }, this.#draft.loose(stretch))
  }

  #opener(name: string, stretch: Stretch): Node {
    return schema.nodes.container.create({ name: 'opener' }, this.#draft.block('textblock', name, stretch))
  }

  /** Notes that `stretch` was taken as something. */
  #taken(node: Node, stretch: Stretch, code: string, as: string): Node {
    const text = clip(this.#draft.source.text.slice(stretch.from, stretch.to))
    const message = `“${text}” was taken as ${as}.`
    return this.#draft.guess(node, stretch.from, { severity: 'info', code, message, values: { text } })
  }

  /** Takes what can stand before the first paragraph; returns whether the group is that. */
  #beforeText(group: Group): boolean {
    const lines = group.map((line) => bare(line.text))
    const front = this.#division.stage === 'front'
    if (front && this.#isFileNumber(group, lines)) this.#fileNumber(stretchOf(group))
    else if (this.#isOpenerMark(group, lines)) this.#add(this.#opener('seg', stretchOf(group)))
    else if (!front && isDateline(lines)) this.#dateline(stretchOf(group))
    else if (front && this.#isHeading(group, lines.join('\n'))) this.#heading(stretchOf(group))
    else return false
    return true
  }

  get #isFirst(): boolean {
    return this.#divisions.length === 1
  }

  #isFileNumber(group: Group, lines: readonly string[]): boolean {
    return this.#isFirst && this.learned.fileNumber === null && group.length === 1 && isFileNumber(lines[0] ?? '')
  }

  #fileNumber(stretch: Stretch): void {
    this.learned.fileNumber = stretch
    const note = this.#inlineNote('source', stretch)
    this.#add(this.#taken(note, stretch, 'file-number', 'the number or place of the original in its archive'))
  }

  /** `[Telegram.]`, `No. 1468`; not where it is all there is. */
  #isOpenerMark(group: Group, lines: readonly string[]): boolean {
    const alone = this.#division.blocks.length === 0 && !this.#groups.peek()
    return !alone && group.length === 1 && isOpenerMark(lines[0] ?? '')
  }

  #dateline(stretch: Stretch): void {
    this.learned.dateline ??= stretch
    this.#add(this.#taken(this.#opener('dateline', stretch), stretch, 'dateline', 'place and date'))
  }

  #isHeading(group: Group, text: string): boolean {
    if (group.length > 4 || beginsList(group, 0) || group[0].text.startsWith(' ') || !isHeading(text)) return false
    const more = this.#groups.peek() !== undefined
    return this.#isFirst ? more || isNumberedHeading(text) : more && text.length <= 300
  }

  #heading(stretch: Stretch): void {
    if (this.#isFirst) this.learned.heading ??= stretch
    const heading = this.#draft.block('heading', 'head', stretch)
    this.#add(this.#taken(heading, stretch, 'heading', 'the heading'), 'opening')
  }

  #inText(group: Group): void {
    const closer = this.#division.stage === 'text' ? this.#closings.of(group) : null
    if (closer) this.#add(closer, 'closed')
    else {
      this.#division.blocks.push(...this.#body.of(group))
      this.#division.stage = 'text'
    }
  }

  #afterClosing(group: Group): void {
    const closer = this.#closings.of(group)
    if (closer) this.#add(closer)
    else if (isPostscript(group[0].text) || this.#isAttested(group)) this.#postscript(group)
    else {
      this.#begin({})
      this.#group(group)
    }
  }

  /** A short paragraph under a signature with a signature of its own: `This is a true copy.` */
  #isAttested(group: Group): boolean {
    if (group.length > 1 || group[0].text.length > 160 || isHeadingOnly(textOf(group))) return false
    return this.#closingAhead() !== null
  }

  /** The closer that the next group is, if it is one; the group is not taken. */
  #closingAhead(): Node | null {
    const next = this.#groups.take()
    const closer = next ? this.#closings.of(next) : null
    if (next) this.#groups.skip(-1)
    return closer
  }

  #postscript(group: Group): void {
    const blocks = [...this.#body.of(group)]
    const closer = this.#closingAhead()
    if (closer) {
      this.#groups.skip(1)
      blocks.push(closer)
    }
    this.#add(schema.nodes.container.create({ name: 'postscript' }, blocks))
  }
}
