import { NodeSelection, Plugin, Selection } from 'prosemirror-state'

/**
 * A note or page break that is only looked at must not go because something is composed there (accents, Chinese,
 * Japanese …): the caret goes behind it first. What is typed letter by letter is kept off by the typing plugin.
 */
export function selectedPoint(): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        compositionstart(view) {
          const { doc, selection, tr } = view.state
          if (!(selection instanceof NodeSelection)) return false
          const after = Selection.findFrom(doc.resolve(selection.to), 1, true)
          if (after) view.dispatch(tr.setSelection(after))
          return false
        },
      },
    },
  })
}
