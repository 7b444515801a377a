import type { Mark, Node } from 'prosemirror-model'
import type { Command, EditorState } from 'prosemirror-state'
import type { DocRange } from '../finding'
import { mentionKind } from '../register/conventions'
import { withoutLink } from '../register/links'
import { localName, type Attributes, type SpanAttrs } from '../schema'
import { blockText } from '../queries/block-text'
import { grammarOf } from '../queries/edition-grammar'
import { scopeOf } from '../queries/element-content'
import { elementPath } from '../queries/element-path'
import { expandedName } from '../queries/element-names'
import { markOf, mentionNames, spanAttrs, spanRange } from '../queries/spans'
import { wordsIn } from '../queries/words'
import { keepingValid } from './keep-valid'
import { requiredAttributes } from './required-attributes'
import { extentAround } from './span-extent'
import { commonMarks, placesOf, runsToAdd, runsToExtend, runsToRemove, spanMark } from './span-marks'
import { forInline, SpanStep, spanRuns, type SpanRun } from './span-step'

/** Gives an id that no span has; passed in, for the pure core knows no chance. */
export type NewId = () => string

/**
 * Puts a new span on the selection (white space at its ends left out; over several blocks too, with one id), or around
 * the caret on what {@link extentAround} says. Where exactly that is already a mention, it changes into the new one, as
 * {@link becoming} says. Does nothing where the same element stands there already.
 */
export function tagSelection(name: string, attributes: Attributes, newId: NewId): Command {
  return (state, dispatch) => {
    const range = rangeToTag(state, name)
    return range !== null && tagRange(range, name, attributes, newId)(state, dispatch)
  }
}

/** The same on a stretch of the doc. */
export function tagRange(range: DocRange, name: string, attributes: Attributes, newId: NewId): Command {
  return keepingValid((state, dispatch) => {
    const exact = commonMarks(state.doc, range).filter((mark) => coversExactly(state.doc, range, spanAttrs(mark).id))
    if (exact.some((mark) => spanAttrs(mark).name === name)) return false
    const replaced = exact.find((mark) => isMention(spanAttrs(mark).name) && isMention(name))
    if (replaced)
      return retag(spanAttrs(replaced).id, name, becoming(spanAttrs(replaced), name, attributes))(state, dispatch)
    const attrs = { name, attributes: { ...required(state, name), ...attributes } }
    return applyRuns(state, dispatch, () => runsToAdd(state.doc, range, { id: newId(), ...attrs }))
  })
}

/**
 * The attributes of a mention that becomes one of another name: its link and type only where the new one is about the
 * same kind of thing, all others (certainty, responsibility, …) in any case, and `attributes` instead of its own.
 */
export function becoming(span: SpanAttrs, name: string, attributes: Attributes): Attributes {
  const same = mentionKind(span.name, span.attributes) === mentionKind(name, attributes)
  const kept = same ? span.attributes : withoutLink(span.attributes)
  const bound = new Set(same ? [] : ['type', 'subtype', 'role', ...datable])
  return { ...Object.fromEntries(Object.entries(kept).filter(([key]) => !bound.has(key))), ...attributes }
}

/** TEI's att.datable and what comes with it, which only dates have here. */
const datable = [
  'when',
  'from',
  'to',
  'notBefore',
  'notAfter',
  'when-custom',
  'from-custom',
  'to-custom',
  'calendar',
  'datingMethod',
  'datingPoint',
  'period',
]

/** Takes span `id` away, wherever it stands; its text stays. */
export function untag(id: string): Command {
  return keepingValid((state, dispatch) => {
    if (!knownMark(state, id)) return false
    return applyRuns(state, dispatch, () =>
      placesOf(state.doc, id).flatMap((place) => runsToRemove(state.doc, place, id)),
    )
  })
}

/** Gives span `id` another name and other attributes, wherever it stands. */
export function retag(id: string, name: string, attributes: Attributes): Command {
  return keepingValid((state, dispatch) => {
    const mark = spanMark({ id, name, attributes: { ...required(state, name), ...attributes } })
    const known = knownMark(state, id)
    if (!known || known.eq(mark)) return false
    const change = ({ from, to }: DocRange) =>
      spanRuns(state.doc, from, to, (marks) => marks.map((other) => (spanAttrs(other).id === id ? mark : other)))
    return applyRuns(state, dispatch, () => placesOf(state.doc, id).flatMap(change))
  })
}

/** Moves one end of span `id`, where the selection begins, a word outward. */
export function extendTag(id: string, side: 'start' | 'end'): Command {
  return keepingValid((state, dispatch) => {
    const range = spanRange(state.doc, id, state.selection.from)
    const more = range && wordBeyond(state.doc, range, side)
    if (!range || !more) return false
    const beside = side === 'start' ? state.doc.resolve(range.from).nodeAfter : state.doc.resolve(range.to).nodeBefore
    return applyRuns(state, dispatch, () => runsToExtend(state.doc, more, id, beside?.marks ?? []))
  })
}

/** Moves one end of span `id`, where the selection begins, a word inward; not where only one word is left. */
export function shrinkTag(id: string, side: 'start' | 'end'): Command {
  return keepingValid((state, dispatch) => {
    const range = spanRange(state.doc, id, state.selection.from)
    const less = range && wordAtEdge(state.doc, range, side)
    if (!less) return false
    return applyRuns(state, dispatch, () => runsToRemove(state.doc, less, id))
  })
}

/** What a tag must have where the selection is, as far as that can be made up. */
function required(state: EditorState, name: string): Attributes {
  const scope = scopeOf(elementPath(state.selection))
  return requiredAttributes(grammarOf(state), expandedName(name, scope)).attributes
}

/** The mark of span `id`; looks around the selection first, for a doc is walked only where the span stands elsewhere. */
function knownMark(state: EditorState, id: string): Mark | undefined {
  const { $from } = state.selection
  const beside = [...($from.nodeBefore?.marks ?? []), ...($from.nodeAfter?.marks ?? [])]
  return markOf(beside, id) ?? placesOf(state.doc, id).map(({ attrs }) => spanMark(attrs))[0]
}

/** Dispatches a transaction with one step for these runs, keeping the selection. Runs are made only when they are needed. */
export function applyRuns(
  state: EditorState,
  dispatch: Parameters<Command>[1],
  runs: () => readonly SpanRun[],
): boolean {
  if (dispatch) dispatch(state.tr.step(new SpanStep(runs())).scrollIntoView())
  return true
}

/** What a tag would take: the selection without white space at its ends, or the extent around the caret; `null` where nothing is. */
export function rangeToTag(state: EditorState, name: string): DocRange | null {
  const { from, to, empty } = state.selection
  return empty ? extentAround(state.doc, from, name) : trimmed(state.doc, from, to)
}

function trimmed(doc: Node, from: number, to: number): DocRange | null {
  const ends: number[] = []
  forInline(doc, from, to, (child, start, end) => {
    if (!child.isText) ends.push(start, end)
    const shown = child.isText ? doc.textBetween(start, end) : ''
    const text = shown.trim()
    const first = start + shown.indexOf(text)
    if (text !== '') ends.push(first, first + text.length)
  })
  const [first] = ends
  const last = ends.at(-1)
  return first === undefined || last === undefined ? null : { from: first, to: last }
}

function isMention(name: string): boolean {
  return mentionNames.has(localName(name))
}

function coversExactly(doc: Node, { from, to }: DocRange, id: string): boolean {
  const range = spanRange(doc, id, from)
  return range?.from === from && range.to === to
}

function wordBeyond(doc: Node, { from, to }: DocRange, side: 'start' | 'end'): DocRange | null {
  const $edge = doc.resolve(side === 'start' ? from : to)
  const block = blockText($edge.parent)
  const index = block.index($edge.parentOffset)
  const words = wordsIn(block.text)
  const word =
    side === 'start' ? words.findLast((other) => other.from < index) : words.find((other) => other.to > index)
  if (!word) return null
  return side === 'start'
    ? { from: $edge.start() + block.before(word.from), to: from }
    : { from: to, to: $edge.start() + block.after(word.to) }
}

function wordAtEdge(doc: Node, { from, to }: DocRange, side: 'start' | 'end'): DocRange | null {
  const $edge = doc.resolve(side === 'start' ? from : to)
  const block = blockText($edge.parent)
  const words = wordsIn(block.text)
  const first = side === 'start' ? block.index($edge.parentOffset) : block.index(Math.max(from - $edge.start(), 0))
  const last =
    side === 'end'
      ? block.index($edge.parentOffset)
      : block.index(Math.min(to - $edge.start(), $edge.parent.content.size))
  const within = words.filter((word) => word.to > first && word.from < last)
  const kept = side === 'start' ? within[1] : within.at(-2)
  if (!kept) return null
  return side === 'start'
    ? { from, to: $edge.start() + block.before(kept.from) }
    : { from: $edge.start() + block.after(kept.to), to }
}
