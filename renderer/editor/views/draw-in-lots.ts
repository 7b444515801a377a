import { Schema, type Mark, type Node } from 'prosemirror-model'
import { EditorState } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { inLots, isLot, type Lots } from './lots'

/** What a view keeps of a node (or of a mark, which has no `node`) that it has drawn, as far as it is used here. */
interface Drawn {
  node: Node
  readonly mark?: Mark
  readonly size: number
  readonly children: readonly Drawn[]
  updateChildren: (this: Drawn, view: EditorView, pos: number) => void
  parseRange: (this: Drawn, from: number, to: number, base?: number) => unknown
}

/** The lots of each node that is drawn in lots. */
const lots = new WeakMap<Drawn, Lots>()

/**
 * Has all views draw the children of large nodes in lots, each in an element of its own, so that the browser passes over those that
 * are out of sight as a whole. It looks at every block and every letter that is not passed over, for each key.
 *
 * ProseMirror draws neighbours with one mark in one element. So the children have marks where they are drawn, and only
 * there: neither the doc nor a position in it knows of lots. There is no other door to that than the class by which views draw nodes. Should
 * it change, all is drawn as before, without lots.
 */
export function drawInLots(): void {
  const drawing = drawingOfNodes()
  if (drawing === null || isDone.has(drawing)) return
  isDone.add(drawing)
  const { updateChildren, parseRange } = drawing
  drawing.updateChildren = function (view, pos) {
    const { node } = this
    const known = lots.get(this) ?? null
    // While something is composed its block must stay the element that it is.
    const now = known?.content === node.content ? known : known || !view.composing ? inLots(node, known) : null
    if (now === null) {
      lots.delete(this)
      updateChildren.call(this, view, pos)
      return
    }
    lots.set(this, now)
    this.node = now.drawn
    try {
      updateChildren.call(this, view, pos)
    } finally {
      this.node = node
    }
  }
  // What was typed is read in its block alone, also where that stands in a lot.
  drawing.parseRange = function (from, to, base = 0) {
    let offset = base
    for (const child of lots.has(this) ? this.children : []) {
      const end = offset + child.size
      if (isLot(child.mark) && from >= offset && to <= end) return parseRange.call(child, from, to, offset)
      if (end > from) break
      offset = end
    }
    return parseRange.call(this, from, to, base)
  }
}

const isDone = new WeakSet<Drawn>()

/** By what views draw nodes: the prototype that all that they have drawn of nodes share; `null` where it is not known any more. */
function drawingOfNodes(): Drawn | null {
  const schema = new Schema({ nodes: { doc: { content: 'text*' }, text: {} } })
  const view = new EditorView(null, { state: EditorState.create({ schema }) })
  const { docView } = view as unknown as { readonly docView?: unknown }
  const drawing: unknown = typeof docView === 'object' ? Object.getPrototypeOf(docView) : null
  view.destroy()
  return isDrawing(drawing) ? drawing : null
}

function isDrawing(drawing: unknown): drawing is Drawn {
  const { updateChildren, parseRange } = (drawing ?? {}) as Partial<Drawn>
  return typeof updateChildren === 'function' && typeof parseRange === 'function'
}
