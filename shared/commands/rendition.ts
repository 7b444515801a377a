import type { Mark, Node } from 'prosemirror-model'
import type { Command, EditorState } from 'prosemirror-state'
import type { DocRange } from '../finding'
import { localName, renditionWords, type Rendition } from '../schema'
import { spanAttrs, spanId, spanRange } from '../queries/spans'
import { wordAt } from '../queries/words'
import { keepingValid } from './keep-valid'
import { placesOf, runsToAdd, spanMark } from './span-marks'
import { childrenBetween, forInline, spanRuns, type SpanRun } from './span-step'
import { applyRuns, rangeToTag, type NewId } from './tag'

export type { Rendition }

/**
 * Switches a rendition on the selection, or on the word around the caret; at a caret in no word, for what is typed
 * next. Off where all of the text has it; what of the same span stands behind becomes a span of its own. Switched on
 * over parts that have it already, all becomes one span.
 */
export function toggleRendition(rendition: Rendition, newId: NewId): Command {
  return keepingValid((state, dispatch) => {
    const range = rangeToRender(state)
    if (!range) return toggleStored(state, dispatch, rendition, newId)
    if (everywhere(state.doc, range, rendition))
      return applyRuns(state, dispatch, () => runsOff(state.doc, range, rendition, newId))
    return applyRuns(state, dispatch, () => runsOn(state.doc, range, rendition, newId))
  })
}

/** Whether all text of the selection, or what is typed at the caret, has a rendition. */
export function hasRendition(state: EditorState, rendition: Rendition): boolean {
  const { $from, from, to, empty } = state.selection
  if (!empty) return everywhere(state.doc, { from, to }, rendition)
  if (!$from.parent.inlineContent) return false
  return (state.storedMarks ?? $from.marks()).some((mark) => renders(mark, rendition))
}

function rangeToRender(state: EditorState): DocRange | null {
  if (!state.selection.empty) return rangeToTag(state, 'hi')
  const { from } = state.selection
  const word = wordAt(state.doc, from)
  return word && word.from < from && word.to > from ? word : null
}

function toggleStored(
  state: EditorState,
  dispatch: Parameters<Command>[1],
  rendition: Rendition,
  newId: NewId,
): boolean {
  const { $from, empty } = state.selection
  if (!empty || !$from.parent.inlineContent) return false
  if (!dispatch) return true
  const marks = state.storedMarks ?? $from.marks()
  const without = marks.filter((mark) => !renders(mark, rendition))
  const next = without.length < marks.length ? without : [...marks, rendered(rendition, newId)]
  dispatch(state.tr.setStoredMarks(next))
  return true
}

function runsOn(doc: Node, range: DocRange, rendition: Rendition, newId: NewId): readonly SpanRun[] {
  let { from, to } = range
  forInline(doc, from, to, (child, start) => {
    for (const mark of child.marks) {
      const reach = renders(mark, rendition) ? spanRange(doc, spanId(mark), start) : null
      from = Math.min(from, reach?.from ?? from)
      to = Math.max(to, reach?.to ?? to)
    }
  })
  const attrs = spanAttrs(rendered(rendition, newId))
  return runsToAdd(doc, { from, to }, attrs, (mark) => renders(mark, rendition))
}

function runsOff(doc: Node, { from, to }: DocRange, rendition: Rendition, newId: NewId): readonly SpanRun[] {
  const ids = new Set<string>()
  forInline(doc, from, to, (child) => {
    for (const mark of child.marks) if (renders(mark, rendition)) ids.add(spanId(mark))
  })
  const off = spanRuns(doc, from, to, (marks) => marks.filter((mark) => !ids.has(spanId(mark))))
  const behind = [...ids].flatMap((id) => {
    const places = placesOf(doc, id)
    if (!places.some((place) => place.from < from)) return []
    const rest = rendered(rendition, newId)
    return places.flatMap((place) =>
      spanRuns(doc, Math.max(place.from, to), place.to, (marks) =>
        marks.map((mark) => (spanId(mark) === id ? spanMark({ ...spanAttrs(mark), id: spanId(rest) }) : mark)),
      ),
    )
  })
  return [...off, ...behind]
}

function everywhere(doc: Node, { from, to }: DocRange, rendition: Rendition): boolean {
  const texts = childrenBetween(doc, from, to).filter((child) => child.isText)
  return texts.length > 0 && texts.every((child) => child.marks.some((mark) => renders(mark, rendition)))
}

function rendered(rendition: Rendition, newId: NewId): Mark {
  return spanMark({ id: newId(), name: 'hi', attributes: { rend: renditionWords[rendition][0] } })
}

function renders(mark: Mark, rendition: Rendition): boolean {
  const { name, attributes } = spanAttrs(mark)
  const words: readonly string[] = renditionWords[rendition]
  return localName(name) === 'hi' && words.includes(attributes['rend'] ?? '')
}
