import type { Node } from 'prosemirror-model'
import { schema, type Attributes } from '../../schema'
import { pageOfMark } from '../../tei/plain-form'
import type { Draft, Said } from './draft'
import { beginsList, ListBuilder, resumesAt } from './lists'
import {
  areRows,
  bulletOf,
  isCapitals,
  isDateline,
  isEnclosureMark,
  isFileNumber,
  isHeading,
  isName,
  isNumberedHeading,
  isOpenerMark,
  isSalutation,
  isValediction,
  pageOfLine,
  signatureOf,
} from './shapes'
import type { Group, Line, Stretch } from './source'

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
  readonly #draft: Draft
  readonly #groups: readonly Group[]
  readonly #divisions: Division[] = []
  readonly learned: Learned = { fileNumber: null, heading: null, dateline: null }
  #index = 0

  constructor(draft: Draft) {
    this.#draft = draft
    this.#groups = draft.source.groups
    this.#begin({}, 'front')
  }

  /** The divisions of the whole text; the first stands for the text itself, enclosures follow it. */
  divisions(): readonly Node[] {
    while (this.#index < this.#groups.length) {
      const group = this.#groups[this.#index]
      this.#index++
      if (group) this.#group(group)
    }
    return this.#divisions
      .filter(({ blocks }) => blocks.length > 0)
      .map(({ attributes, blocks }) => schema.nodes.container.create({ name: 'div', attributes }, blocks))
  }

  get #division(): Division {
    const division = this.#divisions.at(-1)
    if (!division) throw new RangeError('A text has a division before its first block')
    return division
  }

  #begin(attributes: Attributes, stage: Stage): void {
    this.#divisions.push({ attributes, blocks: [], stage })
  }

  #add(node: Node, stage?: Stage): void {
    const division = this.#division
    division.blocks.push(node)
    if (stage) division.stage = stage
  }

  #group(group: Group): void {
    const text = textOf(group)
    const page = group.length === 1 ? pageOfLine(text) : null
    if (page && !text.startsWith(' ')) this.#add(pageBreak(page))
    else if (group.length === 1 && isEnclosureMark(bare(text))) this.#enclosure(group)
    else if (this.#division.stage === 'front' && this.#front(group)) return
    else if (this.#division.stage === 'opening' && this.#opening(group)) return
    else if (this.#division.stage === 'closed') this.#afterClosing(group)
    else this.#body(group)
  }

  #enclosure(group: Group): void {
    const [line] = group
    if (this.#division.blocks.some((block) => block.type.name !== 'blockPageBreak'))
      this.#begin({ type: 'enclosure' }, 'front')
    const message = `“${line.text}” was taken as the beginning of another text.`
    const said: Said = { severity: 'info', code: 'enclosure', message, values: { text: line.text } }
    const mark = this.#isModern() ? this.#inlineNote('enclosure', line) : this.#opener('seg', line)
    this.#add(this.#draft.guess(mark, line.from, said), 'front')
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

  #front(group: Group): boolean {
    const lines = group.map((line) => bare(line.text))
    const text = lines.join('\n')
    const whole = stretchOf(group)
    const first = this.#divisions.length === 1
    if (first && this.learned.fileNumber === null && group.length === 1 && isFileNumber(text)) {
      this.#fileNumber(whole)
      return true
    }
    if (this.#openerMark(group, lines)) return true
    const more = this.#index < this.#groups.length || isNumberedHeading(text)
    const headed = (first ? more : this.#headsEnclosure(text)) && group.length <= 4 && !beginsList(group)
    if (!headed || !isHeading(text) || group[0].text.startsWith(' ')) return false
    if (first && this.learned.heading === null) this.learned.heading = whole
    const message = `“${clip(text)}” was taken as the heading.`
    const said: Said = { severity: 'info', code: 'heading', message, values: { text: clip(text) } }
    this.#add(this.#draft.guess(this.#draft.block('heading', 'head', whole), whole.from, said), 'opening')
    return true
  }

  #headsEnclosure(text: string): boolean {
    const next = this.#groups[this.#index]
    return next !== undefined && text.length <= 300
  }

  #fileNumber(stretch: Stretch): void {
    this.learned.fileNumber = stretch
    const note = this.#inlineNote('source', stretch)
    const text = this.#draft.source.text.slice(stretch.from, stretch.to)
    const message = `“${clip(text)}” was taken as the number or place of the original in its archive.`
    this.#add(
      this.#draft.guess(note, stretch.from, {
        severity: 'info',
        code: 'file-number',
        message,
        values: { text: clip(text) },
      }),
    )
  }

  #opening(group: Group): boolean {
    return this.#openerMark(
      group,
      group.map((line) => bare(line.text)),
    )
  }

  /** `[Telegram.]`, `No. 1468`, a dateline. */
  #openerMark(group: Group, lines: readonly string[]): boolean {
    if (this.#division.blocks.length === 0 && this.#index >= this.#groups.length) return false
    if (group.length === 1 && isOpenerMark(lines[0] ?? '')) {
      this.#add(this.#opener('seg', stretchOf(group)))
      return true
    }
    if (this.#division.stage === 'front' || !isDateline(lines)) return false
    const whole = stretchOf(group)
    this.learned.dateline ??= whole
    const message = `“${clip(lines.join(' '))}” was taken as place and date.`
    const said: Said = { severity: 'info', code: 'dateline', message, values: { text: clip(lines.join(' ')) } }
    this.#add(this.#draft.guess(this.#opener('dateline', whole), whole.from, said))
    return true
  }

  #afterClosing(group: Group): void {
    const lines = group.map((line) => bare(line.text))
    if (this.#isSignature(group)) this.#signature(group, this.#division.blocks)
    else if (/^(?:\[?P\. ?S\.|\[?Postscript)/i.test(lines[0] ?? '') || this.#isAttested(group)) this.#postscript(group)
    else {
      this.#begin({}, 'front')
      this.#index--
    }
  }

  /** A short paragraph under a signature with a signature of its own: `This is a true copy.` */
  #isAttested(group: Group): boolean {
    const next = this.#groups[this.#index]
    if (group.length > 1 || textOf(group).length > 160 || !next || isHeadingOnly(textOf(group))) return false
    this.#index++
    const signed = this.#isSignature(next)
    this.#index--
    return signed
  }

  #postscript(group: Group): void {
    const blocks: Node[] = []
    this.#text(group, blocks)
    const next = this.#groups[this.#index]
    if (next) {
      this.#index++
      if (this.#isSignature(next)) this.#signature(next, blocks)
      else this.#index--
    }
    this.#add(schema.nodes.container.create({ name: 'postscript' }, blocks))
  }

  #body(group: Group): void {
    const hasText = this.#division.stage === 'text'
    if (hasText && this.#isSignature(group)) {
      this.#signature(group, this.#division.blocks)
      this.#division.stage = 'closed'
    } else if (hasText && this.#isSignatureList(group)) {
      this.#signatureList(group)
      this.#division.stage = 'closed'
    } else {
      this.#text(group, this.#division.blocks)
      this.#division.stage = 'text'
    }
  }

  /** Whether a block, the last that was taken, is a signature: a name at the end of a text or after `I am, etc.,`. */
  #isSignature(group: Group): boolean {
    const lines = group.map((line) => bare(line.text))
    const text = lines.join('\n')
    const next = this.#groups[this.#index]
    if (!signatureOf(lines) || isHeadingOnly(text)) return false
    if (next && isCapitals(text) && bulletOf(next[0].text) !== null && !this.#isNames(next)) return false
    if (next && bulletOf(next[0].text) !== null && typeOfList(text)['type'] !== undefined) return false
    const before = this.#groups[this.#index - 2]?.at(-1)
    return this.#endsHere() || (before !== undefined && isValediction(bare(before.text)))
  }

  /** Whether nothing of the same text follows: its end, another text, a further signature. */
  #endsHere(): boolean {
    for (let index = this.#index; index < this.#groups.length; index++) {
      const group = this.#groups[index]
      if (!group || (group.length === 1 && pageOfLine(group[0].text))) continue
      const lines = group.map((line) => bare(line.text))
      const text = lines.join('\n')
      if (group.length === 1 && (isEnclosureMark(text) || /^\d{0,3}$/.test(text))) return true
      if (signatureOf(lines) || this.#isNames(group)) return true
      return (
        isHeadingOnly(text) ||
        /^(?:P\. ?S\.|\[?Postscript|Sworn|Subscribed|True copy|A true copy|This is a true|Correct)/i.test(text) ||
        isSalutation(text)
      )
    }
    return true
  }

  #signature(group: Group, blocks: Node[]): void {
    const above = signatureOf(group.map((line) => bare(line.text)))?.above ?? 0
    const name = group.slice(above) as unknown as Group
    const text = textOf(name)
    const message = `“${clip(text)}” was taken as the signature.`
    const said: Said = { severity: 'info', code: 'signature', message, values: { text: clip(text) } }
    const parts = above > 0 ? [this.#draft.loose(stretchOf(group.slice(0, above)), 'seg')] : []
    parts.push(this.#draft.guess(this.#draft.block('textblock', 'signed', stretchOf(name)), name[0].from, said))
    blocks.push(schema.nodes.container.create({ name: 'closer' }, parts))
  }

  #isNames(group: Group): boolean {
    return group.every((line) => bulletOf(line.text)?.depth === 1 && isName(bare(line.text.slice(4))))
  }

  #isSignatureList(group: Group): boolean {
    return this.#isNames(group) && this.#endsHere()
  }

  #signatureList(group: Group): void {
    const list = new ListBuilder(this.#draft)
    list.take(group)
    const signed = schema.nodes.container.create({ name: 'signed' }, list.finish())
    const message = 'The names under the text were taken as its signatures.'
    this.#draft.guess(signed, group[0].from, {
      severity: 'info',
      code: 'signature',
      message,
      values: { text: clip(textOf(group)) },
    })
    this.#add(schema.nodes.container.create({ name: 'closer' }, signed))
  }

  /** Paragraphs, lists and tables, in the body or in a postscript. */
  #text(group: Group, blocks: Node[]): void {
    const [first] = group
    const next = this.#groups[this.#index]
    if (group.length === 1 && next && isCapitals(bare(first.text)) && bulletOf(next[0].text)?.depth === 1) {
      this.#index++
      this.#list(next, blocks, first)
    } else if (beginsList(group)) this.#list(group, blocks, null)
    else if (areRows(group.map((line) => line.text))) blocks.push(this.#table(group))
    else this.#paragraph(group, blocks)
  }

  #paragraph(group: Group, blocks: Node[]): void {
    const index = group.findIndex((_, at) => at > 0 && beginsList(group.slice(at)))
    const own = index < 0 ? group : group.slice(0, index)
    if (own.every((line) => pageOfLine(line.text) === null))
      blocks.push(this.#draft.block('textblock', 'p', stretchOf(own)))
    else for (const line of own) blocks.push(this.#draft.block('textblock', 'p', line))
    if (index >= 0) this.#list(group.slice(index), blocks, null)
  }

  #list(lines: readonly Line[], blocks: Node[], head: Line | null): void {
    const heads = head ? [this.#draft.block('heading', 'head', head)] : []
    const list = new ListBuilder(this.#draft, heads, head ? typeOfList(bare(head.text)) : {})
    let rest: readonly Line[] = lines.slice(list.take(lines))
    while (rest.length === 0) {
      const resumed = this.#resume(list)
      if (!resumed) break
      rest = resumed
    }
    blocks.push(list.finish())
    for (const [first, ...more] of rest.length > 0 ? [rest] : []) if (first) this.#text([first, ...more], blocks)
  }

  /** Looks for the label that goes on with a list after blank lines; what stands before it belongs to the last item. */
  #resume(list: ListBuilder): readonly Line[] | null {
    const between: (Line | Node)[] = []
    for (let index = this.#index; index < Math.min(this.#groups.length, this.#index + 8); index++) {
      const group = this.#groups[index]
      if (!group || beginsList(group)) return null
      const at = resumesAt(group)
      const label = group[at]
      if (label) {
        const before = group.slice(0, at)
        if (before.some((line) => line.text.startsWith(' ')) || !list.resume([...between, ...before], label))
          return null
        this.#index = index + 1
        const rest = group.slice(at)
        return rest.slice(list.take(rest))
      }
      const page = group.length === 1 ? pageOfLine(group[0].text) : null
      if (group.length > 1 || group[0].text.startsWith(' ') || isEnclosureMark(bare(group[0].text))) return null
      between.push(page ? pageBreak(page) : group[0])
    }
    return null
  }

  #table(group: Group): Node {
    const rows = group.map((line) => {
      const page = pageOfLine(line.text)
      const content = page && !line.text.startsWith(' ') ? pageBreak(page) : this.#draft.loose(line)
      const name = content.type.name === 'blockPageBreak' ? { name: '' } : {}
      return schema.nodes.row.create(name, schema.nodes.cell.create(name, content))
    })
    const message = `${String(rows.length)} short lines were taken as the rows of a table; its columns cannot be told apart.`
    const table = schema.nodes.table.create(null, rows)
    return this.#draft.guess(table, group[0].from, {
      severity: 'info',
      code: 'table',
      message,
      values: { count: rows.length },
    })
  }
}

function pageBreak(match: RegExpExecArray): Node {
  return schema.nodes.blockPageBreak.create({ attributes: pageOfMark(match[1] !== undefined, match[2] ?? '') })
}

function typeOfList(head: string): Attributes {
  const word = /^(?:OTHERS? )?(SUBJECT|PARTICIPANT|PRESENT|ATTENDANCE|REFERENCE)S?:?$/.exec(head)?.[1]
  if (!word) return {}
  return {
    type:
      word === 'PRESENT' || word === 'ATTENDANCE'
        ? 'participants'
        : word === 'PARTICIPANT'
          ? 'participants'
          : word === 'REFERENCE'
            ? 'references'
            : 'subject',
  }
}

/** Whether a line can only be the heading of another text: `Mr. Baker to Mr. Madriz.`, `Annex C.` */
function isHeadingOnly(text: string): boolean {
  return (
    text.length <= 200 &&
    /^(?:[A-Z]\.(?:\n|$)|Annex\b|(?:Messrs?|Mr|Mrs|Sir|Lord|General|Captain|Commander|The)\b[^:]{1,80} to \p{Lu})/u.test(
      text,
    )
  )
}

/** The text of a line without the references to notes at its end. */
function bare(line: string): string {
  return line.replace(/(?<=[\p{L}.,;:)\]”])\d{1,3}$/u, '').replace(/^\[(?:Facsimile )?Page [^\]\s]+\](?=\S)/, '')
}

function textOf(group: readonly Line[]): string {
  return group.map((line) => line.text).join('\n')
}

function stretchOf(group: readonly Line[]): Stretch {
  return { from: group[0]?.from ?? 0, to: group.at(-1)?.to ?? 0 }
}

function clip(text: string): string {
  const line = text.replaceAll('\n', ' ')
  return line.length <= 80 ? line : `${line.slice(0, 79)}…`
}
