import type { Mark, Node } from 'prosemirror-model'
import type { Transform } from 'prosemirror-transform'
import { SpanStep, type SpanRun } from '../commands/span-step'
import type { DocRange } from '../finding'
import { spanAttrs, spanId } from '../queries/spans'
import { localName } from '../schema'

/** Of two texts side by side, what stands on the page, and what an editor says instead. */
const onPage: ReadonlySet<string> = new Set(['sic', 'orig', 'abbr', 'surplus'])
const instead: ReadonlySet<string> = new Set(['corr', 'reg', 'expan'])

/** A recorded correction in a text block: `choice` with all that stands in it, or `surplus`. */
interface Recorded extends DocRange {
  readonly id: string
  /** Its inline children, with whether each stands on the page, is said instead of it, or both. */
  readonly parts: readonly (DocRange & { readonly node: Node; readonly side: 'page' | 'instead' | 'both' })[]
}

/** The corrections that touch a stretch of a text block, in order; the position may be at its edge. */
function recordedAt(doc: Node, { from, to }: DocRange): readonly Recorded[] {
  const $from = doc.resolve(from)
  if (!$from.parent.isTextblock || to > $from.end()) return []
  const found = new Map<string, Recorded>()
  let pos = $from.start()
  for (const node of $from.parent.children) {
    const end = pos + node.nodeSize
    const holder = node.marks.find((mark) => ['choice', 'surplus'].includes(nameOf(mark)))
    if (holder !== undefined) {
      const id = spanId(holder)
      const before = found.get(id)
      const part = { from: pos, to: end, node, side: sideOf(node, holder) }
      found.set(id, { id, from: before?.from ?? pos, to: end, parts: [...(before?.parts ?? []), part] })
    }
    pos = end
  }
  return [...found.values()].filter((one) => one.from <= to && one.to >= from)
}

function sideOf({ marks }: Node, holder: Mark): 'page' | 'instead' | 'both' {
  const names = marks.slice(marks.indexOf(holder)).map(nameOf)
  if (names.some((name) => instead.has(name))) return 'instead'
  return names.some((name) => onPage.has(name)) ? 'page' : 'both'
}

const nameOf = (mark: Mark): string => localName(spanAttrs(mark).name)

/**
 * Whether a correction that is recorded where a stretch stands already says what `text` in the place of the stretch would: then
 * theirs is taken there, and what is on the page is kept beside it.
 */
export function isRecordedAs(doc: Node, range: DocRange, text: string): boolean {
  const all = recordedAt(doc, range)
  const [first, last] = [all[0], all.at(-1)]
  if (first === undefined || last === undefined) return false
  const [from, to] = [Math.min(first.from, range.from), Math.max(last.to, range.to)]
  const wanted = wordsOf(doc, { from, to: range.from }, 'page') + text + wordsOf(doc, { from: range.to, to }, 'page')
  return oneSpaced(wanted) === oneSpaced(wordsOf(doc, { from, to }, 'instead'))
}

/** The words between two positions of a block, as they stand on the page, or as editors say they should be. */
function wordsOf(doc: Node, { from, to }: DocRange, side: 'page' | 'instead'): string {
  if (to <= from) return ''
  const hidden = recordedAt(doc, { from, to }).flatMap(({ parts }) =>
    parts.filter((part) => part.side !== 'both' && part.side !== side),
  )
  let words = ''
  let pos = doc.resolve(from).start()
  for (const node of doc.resolve(from).parent.children) {
    const [first, last] = [Math.max(from, pos), Math.min(to, pos + node.nodeSize)]
    if (last > first && !hidden.some((part) => part.from === pos))
      words += node.isText
        ? (node.text ?? '').slice(first - pos, last - pos)
        : node.type.name === 'lineBreak'
          ? ' '
          : ''
    pos += node.nodeSize
  }
  return words
}

const oneSpaced = (words: string): string => words.replace(/\s+/g, ' ')

/**
 * Makes plain text of the corrections that overlap a stretch: what is on the page stays, what was said instead of it goes, for other
 * words are to stand there. Answers with whether there were any.
 */
export function dissolveRecorded(tr: Transform, { from, to }: DocRange): boolean {
  const all = recordedAt(tr.doc, { from, to }).filter((one) => from < to && one.from < to && one.to > from)
  const parts = all.flatMap((one) => one.parts.map((part) => ({ ...part, id: one.id })))
  const runs = parts.filter(({ side }) => side !== 'instead').map(withoutChoice)
  if (runs.length > 0) tr.step(new SpanStep(runs))
  for (const part of parts.filter(({ side }) => side === 'instead').toReversed()) tr.delete(part.from, part.to)
  return all.length > 0
}

function withoutChoice(part: DocRange & { readonly node: Node; readonly id: string }): SpanRun {
  const { marks } = part.node
  const holder = marks.findIndex((mark) => spanId(mark) === part.id)
  const after = marks.filter((mark, index) => index !== holder && !(index > holder && onPage.has(nameOf(mark))))
  return { from: part.from, to: part.to, before: marks, after }
}
