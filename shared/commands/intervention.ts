import type { Mark } from 'prosemirror-model'
import { NodeSelection, TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state'
import type { DocRange } from '../finding'
import { grammarOf } from '../queries/edition-grammar'
import { scopeOf } from '../queries/element-content'
import { rulesFor } from '../queries/element-attributes'
import { elementPath } from '../queries/element-path'
import { expandedName } from '../queries/element-names'
import { spanAttrs, spanId, spanRange } from '../queries/spans'
import { localName, schema, type Attributes } from '../schema'
import { interventionKinds, type InterventionId, type InterventionKind } from './intervention-kinds'
import { keepingValid } from './keep-valid'
import { interventions as changing, runsInside } from './record-correction'
import { wordsBetween } from './replace-text'
import { commonMarks, runsToAdd, spanMark } from './span-marks'
import { childrenBetween, SpanStep } from './span-step'
import { rangeToTag, type NewId } from './tag'

/** What is said of an intervention: its attributes, empty values left out, and the text that an editor gives. */
export interface InterventionWords {
  readonly attributes: Attributes
  /** Of a pair, the text that stands instead; where nothing is selected, the words that are put in; else nothing. */
  readonly text: string
}

/** What an intervention would be made of: the words at the selection or caret, or a place between words. */
export interface InterventionTarget extends DocRange {
  /** The words, notes and breaks left out; `''` for a place. */
  readonly text: string
}

/** What an intervention that is made now would stand on; `null` where no text is. */
export function interventionTarget(state: EditorState): InterventionTarget | null {
  const range = rangeToTag(state, 'seg')
  if (range !== null && range.to > range.from)
    return {
      ...range,
      text: wordsBetween(state.doc, range.from, range.to) || state.doc.textBetween(range.from, range.to, ' '),
    }
  const { $head, head } = state.selection
  return $head.parent.inlineContent ? { from: head, to: head, text: '' } : null
}

/**
 * Makes an intervention of the words that are selected or of the word at the caret, as one act: `choice(sic, corr)` and its
 * like, an element around the words, or one at the place behind them (`gap`, `space`, `handShift`). What an editor supplies or
 * a hand added, and nothing is selected, is put in as text. Not possible where the grammar has no place for it.
 */
export function intervene(kind: InterventionKind, words: InterventionWords, newId: NewId): Command {
  return keepingValid((state, dispatch) => {
    const target = interventionTarget(state)
    if (target === null) return false
    const { tr } = state
    const { attributes } = words
    const { shape } = kind
    let done = false
    if (shape.kind === 'pair') done = makePair(tr, target, shape, words, newId)
    else if (shape.kind === 'words') {
      const attrs = { id: newId(), name: shape.element, attributes }
      if (target.text !== '') {
        done = addSpan(tr, target, attrs)
        // Spaces may have been selected with the words: what is made is what is selected then.
        if (!state.selection.empty) tr.setSelection(TextSelection.create(tr.doc, target.from, target.to))
      } else if (words.text !== '' && isPutIn(kind)) {
        tr.insert(target.from, schema.text(words.text, [...tr.doc.resolve(target.from).marks(), spanMark(attrs)]))
        tr.setSelection(TextSelection.create(tr.doc, target.from + words.text.length))
        done = true
      }
    } else {
      const at = state.selection.to
      const $at = tr.doc.resolve(at)
      done = $at.parent.inlineContent
      if (done) {
        const made = schema.nodes.point.create({ name: shape.element, attributes }, null, $at.marks())
        tr.insert(at, made).setSelection(NodeSelection.create(tr.doc, at))
      }
    }
    if (!done) return false
    dispatch?.(tr.scrollIntoView())
    return true
  })
}

/** Whether a kind can be put in as words of its own, where none stand. */
export function isPutIn({ id }: InterventionKind): boolean {
  return id === 'supplied' || id === 'add'
}

function makePair(
  tr: Transaction,
  target: InterventionTarget,
  { was, is }: { readonly was: string; readonly is: string },
  { text, attributes }: InterventionWords,
  newId: NewId,
): boolean {
  const { from, to } = target
  const children = childrenBetween(tr.doc, from, to)
  const inOne = tr.doc.resolve(from).sameParent(tr.doc.resolve(to))
  const within = children.some(({ marks }) => marks.some((mark) => changing.has(nameOf(mark))))
  if (target.text === '' || text === '' || !inOne || within || !children.every(({ isText }) => isText)) return false
  const choice = spanMark({ id: newId(), name: 'choice', attributes: {} })
  const common = commonMarks(tr.doc, target)
  tr.step(new SpanStep(runsInside(tr.doc, target, [choice, spanMark({ id: newId(), name: was, attributes: {} })])))
  const editors = spanMark({ id: newId(), name: is, attributes })
  tr.insert(to, schema.text(text, [...common, choice, editors]))
  tr.setSelection(TextSelection.create(tr.doc, to + text.length))
  return true
}

function addSpan(tr: Transaction, range: DocRange, attrs: Parameters<typeof spanMark>[0]): boolean {
  const here = commonMarks(tr.doc, range).some(
    (mark) => spanAttrs(mark).name === attrs.name && sameRange(spanRange(tr.doc, spanId(mark), range.from), range),
  )
  if (here) return false
  tr.step(new SpanStep(runsToAdd(tr.doc, range, attrs)))
  return true
}

/** The attributes of a kind that the grammar of a text allows there, in the order of the kind; all where the grammar does not know the element. */
export function askedAttributes(state: EditorState, { shape, attributes }: InterventionKind): readonly string[] {
  const path = elementPath(state.selection)
  const scope = scopeOf(path)
  const name = expandedName(shape.kind === 'pair' ? shape.is : shape.element, scope)
  const known = new Set(rulesFor(grammarOf(state), name, scope).map((rule) => rule.name))
  return known.size === 0 ? attributes : attributes.filter((one) => known.has(one))
}

/** The ids of the kinds that can be made at the selection. */
export function possibleInterventions(state: EditorState): ReadonlySet<InterventionId> {
  const tried: InterventionWords = { attributes: {}, text: 'x' }
  let count = 0
  const newId = () => `tried ${String(count++)}`
  return new Set(interventionKinds.filter((kind) => intervene(kind, tried, newId)(state)).map(({ id }) => id))
}

function sameRange(a: DocRange | null, b: DocRange): boolean {
  return a?.from === b.from && a.to === b.to
}

const nameOf = (mark: Mark): string => localName(spanAttrs(mark).name)
