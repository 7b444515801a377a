import type { Node } from 'prosemirror-model'
import type { Decoration, EditorView, NodeView, NodeViewConstructor } from 'prosemirror-view'
import { isBlank } from '../plugins/blank-blocks'

/** A block that is not drawn yet: as high as it will be, about. What stands in it stays in the doc, whatever is read from the page. */
class BlankView implements NodeView {
  readonly dom = document.createElement('div')

  constructor(node: Node) {
    this.dom.style.blockSize = `${String(heightOf(node))}px`
  }

  update(_: Node, decorations: readonly Decoration[]): boolean {
    return isBlank(decorations)
  }

  ignoreMutation(): boolean {
    return true
  }
}

/** Views of nodes, with those of blocks that can be blank. What has no view of its own is drawn as the schema says. */
export function withBlanks(
  views: Readonly<Record<string, NodeViewConstructor>>,
): Readonly<Record<string, NodeViewConstructor>> {
  return { ...views, container: blankOr(views['container']), textblock: blankOr(views['textblock']) }
}

/** ProseMirror draws a node itself where it gets no view of it, which its types do not say. */
function blankOr(view: NodeViewConstructor | undefined): NodeViewConstructor {
  return ((node: Node, owner: EditorView, getPos, decorations, inner) =>
    isBlank(decorations) ? new BlankView(node) : view?.(node, owner, getPos, decorations, inner)) as NodeViewConstructor
}

/** Containers out of sight have the height that the style sheet gives them; text has some eighty letters to a line. */
function heightOf(node: Node): number {
  return node.isTextblock ? 27 * Math.ceil(node.nodeSize / 80) : 480
}
