import { InternalHyperlink, TextRun, type ParagraphChild } from 'docx'
import { assertNever } from '../../finding'
import type { ReadingInline, ReadingSpan, ReadingTarget } from '../../reading-text/reading-text'
import type { Rendition } from '../../schema'
import { WordElement, wordText } from './element'
import { indexEntry, outsideLink } from './fields'
import { objectRun } from './objects'
import type { Format, Place } from './place'
import { characterStyles } from './styles'

/** Running text as runs of Word. */
export function runsOf(
  inlines: readonly ReadingInline[],
  place: Place,
  format: Format = {},
): readonly ParagraphChild[] {
  const writer = new RunWriter(place)
  writer.write(inlines, format)
  return writer.runs
}

const formats: Readonly<Record<Rendition, Format>> = {
  italic: { italics: true },
  bold: { bold: true },
  smallcaps: { smallCaps: true },
  superscript: { superScript: true },
  subscript: { subScript: true },
  underline: { underline: {} },
  strikethrough: { strike: true },
}

function formatOf({ renditions, language }: ReadingSpan): Format {
  return {
    ...Object.assign({}, ...renditions.map((rendition) => formats[rendition])),
    ...(language === null ? {} : { language: { value: language } }),
  } as Format
}

class RunWriter {
  readonly #place: Place
  #runs: ParagraphChild[] = []
  #last = ''
  /** Whether a page number wants a space before the next letter. */
  #spaceDue = false

  constructor(place: Place) {
    this.#place = place
  }

  get runs(): readonly ParagraphChild[] {
    return this.#runs
  }

  write(inlines: readonly ReadingInline[], format: Format): void {
    for (const inline of inlines) this.#one(inline, format)
  }

  #one(inline: ReadingInline, format: Format): void {
    switch (inline.kind) {
      case 'text':
      case 'gap':
        this.#text(inline.text, format)
        return
      case 'span':
        this.#span(inline, format)
        return
      case 'note':
        this.#runs.push(...this.#place.refer(inline.note, this.#place, format))
        return
      case 'page':
        this.#page(inline)
        return
      case 'line':
        this.#runs.push(new TextRun({ ...format, children: [new WordElement('w:br')] }))
        this.#last = ' '
        return
      case 'pointer':
        this.#linked(inline.target, () => {
          this.#text(inline.text, format)
        })
        return
      case 'object':
        this.#runs.push(objectRun(inline, this.#place, format))
        this.#last = ']'
        return
      default:
        assertNever(inline)
    }
  }

  #text(text: string, format: Format): void {
    if (text === '') return
    if (this.#spaceDue && !/^\s/.test(text)) this.#styled(' ')
    this.#spaceDue = false
    this.#last = text.at(-1) ?? ''
    this.#runs.push(new TextRun({ ...format, children: [...textParts(text)] }))
  }

  #span(span: ReadingSpan, outer: Format): void {
    const { file, text, note, comment } = this.#place
    const format = { ...outer, ...formatOf(span) }
    const name = span.entry === null ? undefined : file.names.get(span.entry)
    if (file.choices.index && !comment && name !== undefined) this.#runs.push(...indexEntry(name))
    const inside = () => {
      if (span.part !== null && file.beside.has(span.part)) this.#instead(span, format)
      else this.write(span.inlines, format)
    }
    const xmlId = span.attributes['xml:id']
    const begun = this.#take()
    if (span.target === null) inside()
    else this.#linked(span.target, inside)
    const written = this.#take()
    const marked = xmlId === undefined ? written : file.bookmarks.around({ kind: 'place', xmlId }, text.id, written)
    this.#runs = [...begun, ...(note === null ? marked : written)]
  }

  /** The editor's reading beside that of the source, in brackets. */
  #instead(span: ReadingSpan, format: Format): void {
    const style = { ...format, style: characterStyles.instead }
    this.#text(this.#last === '' || /\s/.test(this.#last) ? '[' : ' [', style)
    this.write(span.inlines, style)
    this.#text(']', style)
  }

  #page({ label, page, inWord }: ReadingInline & { readonly kind: 'page' }): void {
    const { file, text } = this.#place
    if (!file.choices.pages) {
      file.losses.add('pages-left-out')
      return
    }
    const before = inWord || this.#last === '' || /\s/.test(this.#last) ? '' : ' '
    const run = pageRun(`${before}[p.${label === '' ? '' : ` ${label}`}]`)
    this.#runs.push(...file.bookmarks.around({ kind: 'page', label, page }, text.id, [run]))
    this.#spaceDue = !inWord
  }

  #styled(text: string): void {
    this.#runs.push(pageRun(text))
  }

  #linked(target: ReadingTarget, inside: () => void): void {
    const { file, text } = this.#place
    const begun = this.#take()
    inside()
    const shown = this.#take()
    const anchor = file.bookmarks.nameOf(target, text.id)
    if (target.kind === 'outside') this.#runs = [...begun, ...outsideLink(target.url, shown)]
    else if (anchor !== null && shown.every(canBeLinked))
      this.#runs = [...begun, new InternalHyperlink({ anchor, children: [...shown] })]
    else this.#runs = [...begun, ...shown]
    if (target.kind === 'unknown') file.losses.add('pointer-unknown')
  }

  #take(): readonly ParagraphChild[] {
    const taken = this.#runs
    this.#runs = []
    return taken
  }
}

function textParts(text: string): readonly WordElement[] {
  return text
    .split('\t')
    .flatMap((part, index) => [
      ...(index > 0 ? [new WordElement('w:tab')] : []),
      ...(part === '' ? [] : [wordText(part)]),
    ])
}

/** Links do not stand in links (17.16.22). */
function canBeLinked(child: ParagraphChild): boolean {
  return !(child instanceof InternalHyperlink)
}

/** The number of a page of the original, in the style by which it is known again. */
export function pageRun(text: string): ParagraphChild {
  return new TextRun({ style: characterStyles.page, children: [wordText(text)] })
}
