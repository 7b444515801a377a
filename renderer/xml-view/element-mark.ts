import { syntaxTree, syntaxTreeAvailable } from '@codemirror/language'
import { RangeSetBuilder, type EditorState, type Extension } from '@codemirror/state'
import { Decoration, ViewPlugin, type DecorationSet, type ViewUpdate } from '@codemirror/view'
import type { SyntaxNode } from '@lezer/common'

const tag = Decoration.mark({ class: 'cm-atElement' })

/** Marks the tags of the innermost element at the caret, as soon as that is parsed. */
export function elementMark(): Extension {
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet

      constructor({ state }: { readonly state: EditorState }) {
        this.decorations = tagsAt(state)
      }

      update(update: ViewUpdate): void {
        const parsed = syntaxTree(update.startState) !== syntaxTree(update.state)
        if (update.selectionSet || update.docChanged || parsed) this.decorations = tagsAt(update.state)
      }
    },
    { decorations: (plugin) => plugin.decorations },
  )
}

function tagsAt(state: EditorState): DecorationSet {
  const at = state.selection.main.head
  const builder = new RangeSetBuilder<Decoration>()
  if (!syntaxTreeAvailable(state, at)) return builder.finish()
  let node: SyntaxNode | null = syntaxTree(state).resolveInner(at, 1)
  while (node && node.name !== 'Element') node = node.parent
  const [open, close] = [node?.firstChild, node?.lastChild]
  if (open && isTag(open)) builder.add(open.from, open.to, tag)
  if (close && open && isTag(close) && close.from >= open.to) builder.add(close.from, close.to, tag)
  return builder.finish()
}

function isTag({ name, from, to }: SyntaxNode): boolean {
  return to > from && name.endsWith('Tag')
}
