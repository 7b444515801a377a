import type { Node } from 'prosemirror-model'
import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'

const key = new PluginKey<DecorationSet>('blank-blocks')

/** From this size on a text is not drawn all at once, in positions. */
const long = 40_000
/** How large a block is that is drawn by itself, in positions: none larger where it can be parted, and no tiny ones. */
const size = { least: 200, most: 12_000 } as const
/** What stands so near to the caret, or to a place that was asked for, is always drawn: some screens, in positions. */
const near = 9000
/** A node with more children than that has all of them drawn: it takes too long to tell of each. */
const tooMany = 1000

/** The blocks of the text that wait to be drawn, in order. */
export function blanksOf(state: EditorState): readonly Decoration[] {
  return key.getState(state)?.find() ?? []
}

/** Whether all of the text is drawn. */
export function isDrawn(state: EditorState): boolean {
  return (key.getState(state) ?? DecorationSet.empty) === DecorationSet.empty
}

/** Has blocks drawn that {@link blanksOf} told of in the state that the transaction starts from. */
export function drawBlocks(transaction: Transaction, blocks: readonly Decoration[]): Transaction {
  return transaction.setMeta(key, blocks).setMeta('addToHistory', false)
}

/** Has the text drawn around a position. */
export function drawAround(transaction: Transaction, state: EditorState, pos: number): Transaction {
  return drawBlocks(transaction, around(key.getState(state) ?? DecorationSet.empty, pos))
}

/** Whether the decorations of a block say that it is blank. */
export function isBlank(decorations: readonly Decoration[]): boolean {
  return decorations.some(({ spec }) => (spec as { readonly blank?: boolean }).blank === true)
}

/**
 * Leaves blocks of a long text blank that are far from the caret, until the window has time to draw them, they come in sight or the
 * caret gets near. To draw a text takes longer than all else when it is opened. The doc is whole from the start.
 */
export function blankBlocks(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_, { doc, selection }) => {
        if (doc.content.size < long) return DecorationSet.empty
        return nearDrawn(DecorationSet.create(doc, blankable(doc)), selection.head)
      },
      apply: (transaction, blanks) => {
        if (blanks === DecorationSet.empty) return blanks
        const asked = (transaction.getMeta(key) ?? []) as Decoration[]
        const left = asked.length === 0 ? blanks : blanks.remove(asked)
        const mapped = transaction.docChanged ? left.map(transaction.mapping, transaction.doc) : left
        const { anchor, head } = transaction.selection
        return nearDrawn(nearDrawn(mapped, head), anchor)
      },
    },
    props: {
      decorations: (state) => key.getState(state),
      attributes: (state): Record<string, string> => (isDrawn(state) ? {} : { 'aria-busy': 'true' }),
    },
  })
}

const around = (blanks: DecorationSet, pos: number): Decoration[] => blanks.find(pos - near, pos + near)

function nearDrawn(blanks: DecorationSet, pos: number): DecorationSet {
  const found = blanks === DecorationSet.empty ? [] : around(blanks, pos)
  return found.length === 0 ? blanks : blanks.remove(found)
}

/** The outermost blocks that are small enough, or cannot be parted. */
function blankable(doc: Node): Decoration[] {
  const found: Decoration[] = []
  doc.descendants((node, pos, parent) => {
    if (parent === null || parent.childCount > tooMany) return false
    const isContainer = node.type.name === 'container'
    if (isContainer && node.nodeSize > size.most) return true
    if ((isContainer || node.type.name === 'textblock') && node.nodeSize >= size.least)
      found.push(Decoration.node(pos, pos + node.nodeSize, { class: 'blank' }, { blank: true }))
    return false
  })
  return found
}
