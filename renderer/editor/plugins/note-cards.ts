import i18next from 'i18next'
import { DOMSerializer, type Node } from 'prosemirror-model'
import { Plugin, PluginKey } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import type { DocRange } from '../../../shared/finding'
import { isResolved, noteKind } from '../../../shared/queries/note-kinds'
import { indexAt } from '../../../shared/queries/landmarks'
import type { Attributes } from '../../../shared/schema'
import { landmarksOf } from './landmarks'
import { enterNoteAt } from './note-caret'
import { noteLabelsOf } from './note-look'
import { dispatchBeside } from '../read-caret'

interface Cards {
  /** Whether the paper is too narrow for notes beside the text. */
  readonly narrow: boolean
  readonly marks: DecorationSet
}

const key = new PluginKey<Cards>('note-cards')

/** From this width of the paper on, in pixels, notes stand in the margin; see notes.css. */
const roomy = 690

/** Where there is no margin, the notes of a block stand as cards at its foot; a click on one goes into the note. */
export function noteCards(): Plugin<Cards> {
  return new Plugin<Cards>({
    key,
    state: {
      init: () => ({ narrow: false, marks: DecorationSet.empty }),
      apply(transaction, known, before, { doc }) {
        const narrow = (transaction.getMeta(key) as boolean | undefined) ?? known.narrow
        if (!narrow) return known.narrow ? { narrow, marks: DecorationSet.empty } : known
        if (!known.narrow) return { narrow, marks: DecorationSet.create(doc, cardsIn(doc, whole(doc))) }
        const changed = transaction.docChanged ? changedIn(before.doc, doc) : null
        if (!changed)
          return transaction.docChanged ? { narrow, marks: known.marks.map(transaction.mapping, doc) } : known
        const moved = known.marks.map(transaction.mapping, doc)
        const old = blocksIn(doc, changed).flatMap(({ from, to }) => moved.find(from + 1, to))
        return { narrow, marks: moved.remove(old).add(doc, cardsIn(doc, changed)) }
      },
    },
    props: { decorations: (state) => key.getState(state)?.marks },
    view(view) {
      const paper = view.dom.parentElement
      const watch = new ResizeObserver(() => {
        const narrow = paper !== null && paper.clientWidth < roomy
        dispatchBeside(view, (state) => (narrow === key.getState(state)?.narrow ? null : state.tr.setMeta(key, narrow)))
      })
      if (paper) watch.observe(paper)
      let away: HTMLElement | null = null
      let labels = noteLabelsOf(view.state)
      return {
        // A note that is open stands in its place, and not as a card too. Cards are drawn anew when their block changes.
        update: () => {
          const now = noteLabelsOf(view.state)
          if (now !== labels) for (const cards of view.dom.querySelectorAll('.note-cards')) calledAnew.get(cards)?.()
          labels = now
          const card = openCard(view)
          if (away !== card && away !== null) away.hidden = false
          if (card !== null) card.hidden = true
          away = card
        },
        destroy: () => {
          watch.disconnect()
        },
      }
    },
  })
}

function whole(doc: Node): DocRange {
  return { from: 0, to: doc.content.size }
}

/** The stretch of the new doc that differs from the old one, spans and attributes too. Passes over what is the same node. */
function changedIn(before: Node, after: Node): DocRange | null {
  const from = before.content.findDiffStart(after.content)
  const end = before.content.findDiffEnd(after.content)
  if (from === null || end === null) return null
  return { from, to: Math.min(after.content.size, Math.max(from + 1, end.b)) }
}

/** The text blocks of a stretch that are in no note. */
function blocksIn(doc: Node, { from, to }: DocRange): readonly (DocRange & { readonly block: Node })[] {
  const blocks: (DocRange & { readonly block: Node })[] = []
  doc.nodesBetween(from, to, (node, pos) => {
    if (!node.inlineContent) return true
    blocks.push({ block: node, from: pos, to: pos + node.nodeSize })
    return false
  })
  return blocks
}

function cardsIn(doc: Node, range: DocRange): Decoration[] {
  return blocksIn(doc, range).flatMap(({ block, to }) => {
    const notes = block.children.filter((node) => node.type.name === 'note')
    if (notes.length === 0) return []
    // Drawn behind the block, and belonging to it when something is put between this block and the next.
    return [Decoration.widget(to, (view, getPos) => drawn(view, notes, getPos), { side: -1, ignoreSelection: true })]
  })
}

/** What gives the cards of a block the names of their notes anew. */
const calledAnew = new WeakMap<Element, () => void>()

function drawn(view: EditorView, notes: readonly Node[], getPos: () => number | undefined): HTMLElement {
  const cards = document.createElement('div')
  cards.className = 'note-cards'
  const place = (index: number) => {
    const block = getPos()
    return block === undefined ? null : placeOf(view.state.doc, block, index)
  }
  cards.append(
    ...notes.map((note, index) =>
      card(note, () => {
        const pos = place(index)
        if (pos === null) return
        view.dispatch(enterNoteAt(view.state, pos))
        view.focus()
      }),
    ),
  )
  const call = () => {
    Array.from(cards.children, (dom, index) => {
      if (dom instanceof HTMLElement) callCard(dom, labelAt(view, place(index)))
    })
  }
  call()
  calledAnew.set(cards, call)
  return cards
}

function labelAt(view: EditorView, pos: number | null): string {
  const { notes } = landmarksOf(view.state)
  return pos === null ? '*' : (noteLabelsOf(view.state)[indexAt(notes, pos)] ?? '*')
}

function callCard(dom: HTMLElement, number: string): void {
  if (dom.dataset['number'] === number) return
  dom.dataset['number'] = number
  dom.setAttribute('aria-label', i18next.t('note.label', { ns: 'editor', number }))
}

function card(note: Node, enter: () => void): HTMLElement {
  const attributes = note.attrs['attributes'] as Attributes
  const kind = noteKind(attributes)
  const dom = document.createElement('div')
  dom.className = 'note-card'
  dom.setAttribute('role', 'note')
  if (kind !== null) {
    dom.dataset['kind'] = kind
    dom.dataset['kindWord'] = i18next.t(`kind.${kind}`, { ns: 'notes' })
    if (isResolved(attributes)) dom.dataset['state'] = 'resolved'
  }
  dom.append(DOMSerializer.fromSchema(note.type.schema).serializeFragment(note.content))
  dom.addEventListener('mousedown', (event) => {
    if (event.button !== 0) return
    event.preventDefault()
    enter()
  })
  return dom
}

/** The card of the note that the caret is in; `null` where it is in none, or there are no cards. */
function openCard(view: EditorView): HTMLElement | null {
  if (key.getState(view.state)?.narrow !== true) return null
  const { $from } = view.state.selection
  const depth = Array.from({ length: $from.depth }, (_, index) => index + 1).find(
    (at) => $from.node(at).type.name === 'note',
  )
  if (depth === undefined) return null
  const block = view.nodeDOM($from.before(depth - 1))
  const cards = block instanceof HTMLElement ? block.nextElementSibling : null
  if (cards?.classList.contains('note-cards') !== true) return null
  const before = $from.node(depth - 1).children.slice(0, $from.index(depth - 1))
  const card = cards.children[before.filter(({ type }) => type.name === 'note').length]
  return card instanceof HTMLElement ? card : null
}

/** The position of a note in the block that ends at `end`, by its place among the notes of the block. */
function placeOf(doc: Node, end: number, index: number): number | null {
  const block = doc.resolve(end).nodeBefore
  if (!block) return null
  let left = index
  let found: number | null = null
  block.forEach((node, offset) => {
    if (node.type.name === 'note' && left-- === 0) found = end - block.nodeSize + 1 + offset
  })
  return found
}
