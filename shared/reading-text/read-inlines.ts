import type { Node } from 'prosemirror-model'
import { inlineParts, type InlinePart } from '../queries/inline-tree'
import { hideablePart } from '../queries/readings'
import { entriesLinked } from '../register/links'
import { familyOf, keptName, localName, type KeptAttrs, type PointAttrs, type SpanAttrs } from '../schema'
import { isInBrackets } from '../tei/plain-form'
import type { EditionWords } from './edition-words'
import type { ReadingInline } from './reading-text'
import { renditionsOf } from './renditions'
import { attributesOf, isPrintedInline, isRead, type Selection } from './survey'
import { targetOf, textOfTarget, type Pointing } from './targets'

/** What running text is read with. */
export interface InlineContext extends Selection {
  readonly pointing: Pointing
  readonly words: EditionWords
  /** Reads the text of a note, and answers its index. */
  readonly note: (note: Node, pos: number) => number
  /** Hears at which position reading is. */
  readonly heard: (pos: number) => void
}

/** The running text of a block that begins at `start`, nested as it is written, without what is not read. */
export function readInlines(block: Node, start: number, context: InlineContext): readonly ReadingInline[] {
  const inWord = wordsParted(block)
  return read(inlineParts(block), [])

  function read(parts: readonly InlinePart[], outer: readonly SpanAttrs[]): readonly ReadingInline[] {
    const inlines: ReadingInline[] = []
    for (const part of parts) {
      if (part.kind === 'leaf') inlines.push(...leaf(part.node, part.from))
      else {
        const spans = [...outer, part.span]
        const within = inSourceBrackets(part.span, read(part.parts, spans))
        if (within.length > 0) inlines.push(readSpan(part.span, spans, start + part.from, within, context))
      }
    }
    return inlines
  }

  function leaf(node: Node, offset: number): readonly ReadingInline[] {
    const pos = start + offset
    const { name } = node.type
    if (name === 'pageBreak') {
      const page = context.pointing.survey.pageAt.get(pos)
      if (page === undefined) return []
      const label = context.pointing.survey.pages[page] ?? ''
      return [{ kind: 'page', label, page, pos, inWord: inWord.has(offset) }]
    }
    if (!isRead(node, context)) return []
    if (node.isText) return [{ kind: 'text', text: node.text ?? '' }]
    if (name === 'lineBreak') return [{ kind: 'line', inWord: attributesOf(node)['break'] === 'no' }]
    if (name === 'note')
      return isPrintedInline(node) ? printed(node, pos) : [{ kind: 'note', note: context.note(node, pos) }]
    if (name === 'point') return readPoint(node.attrs as PointAttrs, pos, context)
    return [{ kind: 'object', what: localName(keptName((node.attrs as KeptAttrs).xml)), url: '' }]
  }

  function printed(note: Node, pos: number): readonly ReadingInline[] {
    const inlines: ReadingInline[] = []
    note.forEach((inner, offset, index) => {
      if (index > 0) inlines.push({ kind: 'text', text: ' ' })
      inlines.push(...readInlines(inner, pos + 2 + offset, context))
    })
    const span: SpanAttrs = { id: '', name: 'note', attributes: attributesOf(note) }
    return [readSpan(span, [span], pos, inlines, context)]
  }
}

/** What stands in brackets in the source has them, unless they are in its words. */
function inSourceBrackets({ attributes }: SpanAttrs, within: readonly ReadingInline[]): readonly ReadingInline[] {
  const [first] = within
  const written = first === undefined || (first.kind === 'text' && first.text.startsWith('['))
  if (written || !isInBrackets(attributes)) return within
  return [{ kind: 'text', text: '[' }, ...within, { kind: 'text', text: ']' }]
}

function readSpan(
  { name, attributes }: SpanAttrs,
  spans: readonly SpanAttrs[],
  pos: number,
  inlines: readonly ReadingInline[],
  { pointing }: Pick<InlineContext, 'pointing'>,
): ReadingInline {
  const element = localName(name)
  const entry = element === 'ref' ? null : (entriesLinked(pointing.register, pointing.text, attributes)[0]?.id ?? null)
  const points = element === 'ref' || (entry === null && element !== 'gloss' && element !== 'term')
  return {
    kind: 'span',
    pos,
    element,
    family: familyOf(name, attributes),
    attributes,
    renditions: renditionsOf(element, attributes),
    entry,
    target: points ? targetOf(attributes['target'], pointing) : null,
    language: attributes['xml:lang'] ?? null,
    part: hideablePart(spans),
    inlines,
  }
}

/** What an empty element in running text shows; an anchor, which shows nothing, is kept as a span for its `xml:id`. */
export function readPoint(
  { kind, name, attributes }: PointAttrs,
  pos: number,
  context: Pick<InlineContext, 'pointing' | 'words'>,
): readonly ReadingInline[] {
  if (kind !== 'element') return []
  const element = localName(name)
  if (element === 'gap' || element === 'space')
    return [{ kind: 'gap', element, attributes, text: context.words.gap(element, attributes) }]
  if (element === 'graphic' || element === 'media' || element === 'binaryObject')
    return [{ kind: 'object', what: element, url: attributes['url'] ?? '' }]
  if (element === 'ptr') {
    const target = targetOf(attributes['target'], context.pointing)
    return target ? [{ kind: 'pointer', target, text: textOfTarget(target, context.pointing, context.words) }] : []
  }
  const span: SpanAttrs = { id: '', name, attributes }
  return attributes['xml:id'] === undefined ? [] : [readSpan(span, [span], pos, [], context)]
}

const letterAtEnd = /[\p{L}\p{M}]$/u
const letterAtStart = /^\p{L}/u

/** The offsets of page breaks in the middle of a word: between two letters, or where `@break` says so. */
function wordsParted(block: Node): ReadonlySet<number> {
  const parted = new Set<number>()
  let offset = 0
  block.children.forEach((child, index) => {
    if (child.type.name === 'pageBreak') {
      const before = block.children[index - 1]?.text ?? ''
      const after = block.children[index + 1]?.text ?? ''
      const said = attributesOf(child)['break']
      const between = said === undefined && letterAtEnd.test(before) && letterAtStart.test(after)
      if (said === 'no' || between) parted.add(offset)
    }
    offset += child.nodeSize
  })
  return parted
}
