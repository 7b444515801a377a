import type { Node } from 'prosemirror-model'
import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import type { DocRange } from '../../../shared/finding'
import type { CheckedFinding } from '../../app/mirror/checked'

interface CheckedText {
  readonly findings: readonly CheckedFinding[]
  /** The finding the person looks at, by id. */
  readonly current: number | null
  /** Where the findings in the text are now, each with its id. */
  readonly marks: DecorationSet
}

type Change =
  { readonly findings: readonly CheckedFinding[]; readonly current: number | null } | { readonly look: number | null }

const key = new PluginKey<CheckedText>('checked')

/** What the last check found. The ranges are those of the text as it was checked; see {@link checkedRanges}. */
export function checkedOf(state: EditorState): readonly CheckedFinding[] {
  return key.getState(state)?.findings ?? []
}

/** The finding that the person looks at, or `null`. */
export function currentChecked(state: EditorState): CheckedFinding | null {
  const known = key.getState(state)
  return known?.findings.find(({ id }) => id === known.current) ?? null
}

/** Where each finding in the text is now, by id; one whose words are gone is left out. Costs a look at all of them. */
export function checkedRanges(state: EditorState): ReadonlyMap<number, DocRange> {
  const marks = key.getState(state)?.marks.find() ?? []
  return new Map(marks.map(({ from, to, spec }) => [(spec as { readonly id: number }).id, { from, to }]))
}

/** Puts what a check found in the place of what the last one found. `current` is the finding looked at, by its new id. */
export function showChecked(
  transaction: Transaction,
  findings: readonly CheckedFinding[],
  current: number | null,
): Transaction {
  return transaction.setMeta(key, { findings, current } satisfies Change).setMeta('addToHistory', false)
}

/** Marks the finding that the person looks at. */
export function lookAtChecked(transaction: Transaction, id: number | null): Transaction {
  return transaction.setMeta(key, { look: id } satisfies Change)
}

/** Keeps what the last check found, and underlines it in the text until the next one. */
export function checked(): Plugin<CheckedText> {
  return new Plugin<CheckedText>({
    key,
    state: {
      init: () => ({ findings: [], current: null, marks: DecorationSet.empty }),
      apply(transaction, known, _, { doc }) {
        const marks = transaction.docChanged ? known.marks.map(transaction.mapping, doc) : known.marks
        const change = transaction.getMeta(key) as Change | undefined
        if (!change) return marks === known.marks ? known : { ...known, marks }
        if ('findings' in change) return { ...change, marks: marked(doc, change.findings, change.current) }
        return { ...known, current: change.look, marks: lookedAt(marks, doc, known, change.look) }
      },
    },
    props: { decorations: (state) => key.getState(state)?.marks },
  })
}

function marked(doc: Node, findings: readonly CheckedFinding[], current: number | null): DecorationSet {
  return DecorationSet.create(
    doc,
    findings.flatMap((finding) => {
      if (finding.where !== 'text') return []
      const mark = markOf(doc, finding, finding.range, finding.id === current)
      return mark ? [mark] : []
    }),
  )
}

/** The marks with that of another finding made the current one, where they are now. */
function lookedAt(marks: DecorationSet, doc: Node, { findings, current }: CheckedText, look: number | null) {
  const changed = marks.find(undefined, undefined, ({ id }: { id?: number }) => id === current || id === look)
  const again = changed.flatMap(({ from, to, spec }) => {
    const finding = findings.find(({ id }) => id === (spec as { readonly id: number }).id)
    return (finding && markOf(doc, finding, { from, to }, finding.id === look)) ?? []
  })
  return marks.remove(changed).add(doc, again)
}

function markOf(doc: Node, { id, severity }: CheckedFinding, range: DocRange, current: boolean): Decoration | null {
  const looks = (kind: string) => `${kind} ${severity}${current ? ' current' : ''}`
  const { from, to } = range
  const node = doc.nodeAt(from)
  if (node && !node.isText && from + node.nodeSize === to)
    return Decoration.node(from, to, { class: looks(node.isBlock ? 'checked-block' : 'checked') }, { id })
  if (from < to) return Decoration.inline(from, to, { class: looks('checked') }, { id })
  // A point has nothing to underline: what is around it is marked.
  const place = doc.resolve(from)
  if (place.depth === 0) return null
  return Decoration.node(place.before(), place.after(), { class: looks('checked-block') }, { id })
}
