import type { Mark, Node } from 'prosemirror-model'
import { NodeSelection, type EditorState } from 'prosemirror-state'
import type { DocRange } from '../finding'
import { markOf, spanAttrs, spanId, spanRange } from '../queries/spans'
import { localName, schema, type Attributes } from '../schema'
import { interventionKinds, type InterventionKind } from './intervention-kinds'
import { forInline } from './span-step'

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

/** The kind that a standing element of some shape is of. */
function kindOf(shape: 'words' | 'place', name: string): InterventionKind | undefined {
  const local = localName(name)
  return interventionKinds.find((kind) => kind.shape.kind === shape && kind.shape.element === local)
}

const nameOf = (mark: Mark): string => localName(spanAttrs(mark).name)
