import type { Mark, Node } from 'prosemirror-model'
import { NodeSelection, TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state'
import type { DocRange } from '../finding'
import { grammarOf } from '../queries/edition-grammar'
import { scopeOf } from '../queries/element-content'
import { rulesFor } from '../queries/element-attributes'
import { elementPath } from '../queries/element-path'
import { expandedName } from '../queries/element-names'
import { markOf, spanAttrs, spanId, spanRange } from '../queries/spans'
import { localName, schema, type Attributes } from '../schema'
import { interventionKinds, type InterventionId, type InterventionKind } from './intervention-kinds'
import { keepingValid } from './keep-valid'
import { interventions as changing, runsInside } from './record-correction'
import { wordsBetween } from './replace-text'
import { commonMarks, runsToAdd, spanMark } from './span-marks'
import { childrenBetween, forInline, SpanStep, spanRuns } from './span-step'
import { rangeToTag, type NewId } from './tag'

/** What is said of an intervention: its attributes, empty values left out, and the text that an editor gives. */
export interface InterventionWords {
  readonly attributes: Attributes
  /** Of a pair, the text that stands instead; where nothing is selected, the words that are put in; else nothing. */
  readonly text: string
}

/** An intervention that stands in a text. */
export interface StandingIntervention extends DocRange {
  readonly kind: InterventionKind
  /** The attributes of the element that an editor answers for. */
  readonly attributes: Attributes
  /** Of a pair: the text that was, and that which is instead; else `''`. */
  readonly was: string
  readonly is: string
  /** The ids of its spans; none of what stands at a place. */
  readonly spans: ReadonlySet<string>
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

/** The intervention that the selection stands in or beside, the innermost; `null` where there is none. */
export function standingIntervention(state: Pick<EditorState, 'doc' | 'selection'>): StandingIntervention | null {
  const { selection, doc } = state
  const selected = selection instanceof NodeSelection ? selection.node : null
  if (selected) return pointAt(selected, selection.from)
  const { $from } = selection
  if (!$from.parent.inlineContent) return null
  const marks = [...($from.nodeBefore?.marks ?? []), ...($from.nodeAfter?.marks ?? [])]
  for (const mark of marks.toReversed()) {
    const range = spanRange(doc, spanId(mark), $from.pos)
    const found = range && (nameOf(mark) === 'choice' ? pairIn(doc, range, mark) : wordsIn(range, mark))
    if (found) return found
  }
  const { nodeBefore, nodeAfter, pos } = $from
  return (nodeAfter && pointAt(nodeAfter, pos)) ?? (nodeBefore && pointAt(nodeBefore, pos - nodeBefore.nodeSize))
}

function pointAt(node: Node, from: number): StandingIntervention | null {
  const { name, attributes } = node.attrs as { readonly name?: string; readonly attributes?: Attributes }
  const kind = node.type === schema.nodes.point && kindOf('place', name ?? '')
  if (!kind) return null
  return { ...nothing, kind, attributes: attributes ?? {}, from, to: from + node.nodeSize }
}

function wordsIn(range: DocRange, mark: Mark): StandingIntervention | null {
  const kind = kindOf('words', nameOf(mark))
  const { id, attributes } = spanAttrs(mark)
  return kind ? { ...nothing, ...range, kind, attributes, spans: new Set([id]) } : null
}

function pairIn(doc: Node, range: DocRange, choice: Mark): StandingIntervention | null {
  const spans = new Set([spanId(choice)])
  let found: InterventionKind | null = null
  let attributes: Attributes = {}
  const texts = { was: '', is: '' }
  let plain = true
  forInline(doc, range.from, range.to, (child) => {
    const own = markOf(child.marks, spanId(choice))
    const mark = own && child.marks[child.marks.indexOf(own) + 1]
    const kind =
      mark &&
      interventionKinds.find(({ shape }) => shape.kind === 'pair' && [shape.was, shape.is].includes(nameOf(mark)))
    if (!mark || kind?.shape.kind !== 'pair' || (found !== null && found !== kind)) {
      // Space between the two is layout.
      plain &&= /^\s*$/.test(child.text ?? '\uFFFC')
      return
    }
    found = kind
    spans.add(spanId(mark))
    const side = nameOf(mark) === kind.shape.was ? 'was' : 'is'
    if (side === 'is') attributes = spanAttrs(mark).attributes
    texts[side] += child.text ?? ''
  })
  return plain && found !== null && spans.size === 3 ? { ...range, ...texts, kind: found, attributes, spans } : null
}

const nothing = { was: '', is: '', spans: new Set<string>() } as const

/** Gives a standing intervention of this very doc other attributes and, of a pair, another text instead. */
export function changeIntervention(standing: StandingIntervention, { attributes, text }: InterventionWords): Command {
  return keepingValid((state, dispatch) => {
    const { tr } = state
    const { kind, from, to, spans } = standing
    const { shape } = kind
    if (shape.kind === 'place') tr.setNodeAttribute(from, 'attributes', attributes)
    else {
      const element = shape.kind === 'pair' ? shape.is : shape.element
      const others = (mark: Mark) => (spans.has(spanId(mark)) && nameOf(mark) === element ? changed(mark) : mark)
      const changed = (mark: Mark) => spanMark({ ...spanAttrs(mark), attributes })
      const runs = spanRuns(tr.doc, from, to, (marks) => marks.map(others))
      if (runs.length > 0) tr.step(new SpanStep(runs))
      if (shape.kind === 'pair' && text !== '' && text !== standing.is) replaceSide(tr, standing, shape.is, text)
    }
    if (!tr.docChanged) return false
    dispatch?.(tr.scrollIntoView())
    return true
  })
}

function replaceSide(tr: Transaction, standing: StandingIntervention, element: string, text: string): void {
  const pieces = sidePieces(tr.doc, standing, element)
  const [first] = pieces
  const last = pieces.at(-1)
  if (!first || !last) return
  tr.replaceWith(first.from, last.to, schema.text(text, commonMarks(tr.doc, { from: first.from, to: last.to })))
}

/** The stretches of one text of a pair. */
function sidePieces(doc: Node, { from, to, spans }: StandingIntervention, element: string): readonly DocRange[] {
  const pieces: DocRange[] = []
  forInline(doc, from, to, ({ marks }, start, end) => {
    if (marks.some((mark) => spans.has(spanId(mark)) && nameOf(mark) === element)) pieces.push({ from: start, to: end })
  })
  return pieces
}

/** What stays of an intervention that is taken away: of a pair, either text; of others, their words or nothing. */
export type KeptWords = 'was' | 'is' | 'nothing'

/** Takes a standing intervention of this very doc away, and keeps of it what is said; of what stands at a place, nothing. */
export function removeIntervention(standing: StandingIntervention, keep: KeptWords): Command {
  return keepingValid((state, dispatch) => {
    const { tr } = state
    const { kind, from, to, spans } = standing
    const { shape } = kind
    if (shape.kind === 'place' || (shape.kind === 'words' && keep === 'nothing')) tr.delete(from, to)
    else {
      const gone =
        shape.kind === 'pair' && keep !== 'nothing'
          ? sidePieces(tr.doc, standing, keep === 'was' ? shape.is : shape.was)
          : []
      tr.step(new SpanStep(spanRuns(tr.doc, from, to, (marks) => marks.filter((mark) => !spans.has(spanId(mark))))))
      for (const piece of gone.toReversed()) tr.delete(piece.from, piece.to)
    }
    dispatch?.(tr.scrollIntoView())
    return true
  })
}

/** The attributes of a kind that the grammar of a text allows there, in the order of the kind; all where the grammar does not know the element. */
export function askedAttributes(state: EditorState, { shape, attributes }: InterventionKind): readonly string[] {
  const path = elementPath(state.selection)
  const scope = scopeOf(path)
  const name = expandedName(shape.kind === 'pair' ? shape.is : shape.element, scope)
  const known = new Set(rulesFor(grammarOf(state), name, scope).map((rule) => rule.name))
  return known.size === 0 ? attributes : attributes.filter((one) => known.has(one))
}

/** The kind that a standing element of some shape is of. */
function kindOf(shape: 'words' | 'place', name: string): InterventionKind | undefined {
  const local = localName(name)
  return interventionKinds.find((kind) => kind.shape.kind === shape && kind.shape.element === local)
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
