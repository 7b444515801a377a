import type { Node, ResolvedPos } from 'prosemirror-model'
import { TextSelection, type Command, type Transaction } from 'prosemirror-state'
import { schema, type Attributes } from '../schema'
import { lettersOfBlock } from '../queries/block-letters'
import { grammarOf } from '../queries/edition-grammar'
import { referredBy, type ReferenceIndex } from '../queries/references'
import { mentionsIn } from '../queries/spans'
import { freeId, usedIds } from '../queries/used-ids'
import { wordSteps, type WordChange } from './apply-fix'
import { keepingValid } from './keep-valid'
import { runsToAdd, spanMark } from './span-marks'
import { SpanStep } from './span-step'
import type { NewId } from './tag'

/** What is to be referred to: a note, page break or division of this doc, by its position, or what a pointer names outside of it. */
export type ReferenceTarget =
  | { readonly kind: 'place'; readonly pos: number }
  | { readonly kind: 'pointer'; readonly pointer: string; readonly text: string }

/**
 * Refers to something (TEI P5, 3.7): selected words become a `ref` to it; at a caret a `ptr` is put, which shows what it
 * points at, whatever that is called, or for what is outside of the text a `ref` with its words, a space before and behind it
 * where it would run into a word. What has no `xml:id` gets one in the same act.
 */
export function referTo(target: ReferenceTarget, newId: NewId): Command {
  return keepingValid((state, dispatch) => {
    const { $from, from, to, empty } = state.selection
    if (!$from.parent.inlineContent || !$from.sameParent(state.selection.$to)) return false
    const { tr } = state
    const pointer = target.kind === 'pointer' ? target.pointer : pointerTo(tr, target.pos)
    if (pointer === null) return false
    const attributes = { target: pointer }
    if (!empty) {
      const runs = runsToAdd(tr.doc, { from, to }, { id: newId(), name: 'ref', attributes })
      tr.step(new SpanStep(runs))
    } else {
      const marks = $from.marks()
      const put =
        target.kind === 'pointer'
          ? schema.text(target.text, [...marks, spanMark({ id: newId(), name: 'ref', attributes })])
          : schema.nodes.point.create({ name: 'ptr', attributes }, null, marks)
      const space = schema.text(' ', marks)
      const gap = isApart($from) ? [] : [space]
      tr.insert(from, [...gap, put, ...(runsIntoWord($from) ? [space] : [])])
      tr.setSelection(TextSelection.create(tr.doc, from + gap.length + put.nodeSize))
    }
    dispatch?.(tr.scrollIntoView())
    return true
  })
}

/**
 * The words of a doc that say of a note or page what it is not called any more: in each `ref` to one, its last number or
 * sign. References whose words name no number are left alone. Walks the doc.
 */
export function staleReferences(doc: Node, index: ReferenceIndex): readonly WordChange[] {
  return mentionsIn(doc, new Set(['ref'])).flatMap(({ attributes, from, to }) => {
    const referred = referredBy(index, attributes['target'] ?? '')
    if (!referred || referred.kind === 'division' || referred.label === '') return []
    const $from = doc.resolve(from)
    if (!$from.sameParent(doc.resolve(to))) return []
    const words = lettersOfBlock($from.parent).slice($from.parentOffset, to - $from.start())
    const number = [...words.matchAll(/\p{N}+[a-z]?|(?<!\p{L})[ivxlcdm]+(?!\p{L})|[*†‡§¶]+/gu)].at(-1)
    if (!number || number[0] === referred.label) return []
    const start = from + number.index
    return [{ from: start, to: start + number[0].length, was: number[0], becomes: referred.label }]
  })
}

/** Brings the written references of a text to what they refer to is called now, in one act; not where all say so. */
export function refreshReferences(indexOf: (doc: Node) => ReferenceIndex): Command {
  return (state, dispatch) => {
    const changes = staleReferences(state.doc, indexOf(state.doc))
    if (changes.length === 0) return false
    if (!dispatch) return true
    const { tr } = state
    // A reference is brought up to date in silence: no id is needed.
    for (const step of wordSteps(state.doc, changes, () => '', grammarOf(state)).steps) tr.step(step)
    dispatch(tr)
    return tr.docChanged
  }
}

/** Whether words that are put in at a place stand apart from what is before them: at the start, behind a space or an opening sign. */
function isApart({ parent, parentOffset }: ResolvedPos): boolean {
  const before = lettersOfBlock(parent).slice(0, parentOffset)
  return /(?:^|[\s\p{Ps}\p{Pi}\p{Pd}/])$/u.test(before)
}

/** Whether a word or number begins right at a place. */
function runsIntoWord({ parent, parentOffset }: ResolvedPos): boolean {
  return /^[\p{L}\p{N}]/u.test(lettersOfBlock(parent).slice(parentOffset))
}

/** The pointer to what stands at `pos`, which gets an `xml:id` in `tr` where it has none. */
function pointerTo(tr: Transaction, pos: number): string | null {
  const node = tr.doc.nodeAt(pos)
  const attributes = node?.attrs['attributes'] as Attributes | undefined
  if (!node || !attributes) return null
  const known = attributes['xml:id']
  if (known !== undefined) return `#${known}`
  const id = freeId(baseFor(node), usedIds(tr.doc))
  tr.setNodeAttribute(pos, 'attributes', { ...attributes, 'xml:id': id })
  return `#${id}`
}

function baseFor({ type }: Node): string {
  if (type.name === 'note' || type.name === 'blockNote') return 'note'
  return type.name === 'pageBreak' || type.name === 'blockPageBreak' ? 'page' : 'section'
}
