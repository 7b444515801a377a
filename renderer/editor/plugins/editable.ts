import { Plugin, PluginKey, type EditorState } from 'prosemirror-state'

const key = new PluginKey<boolean>('editable')

/** Whether the text may be changed. */
export function isEditable(state: EditorState): boolean {
  return key.getState(state) ?? true
}

/** Says whether the text may be changed. */
export function editable(value: boolean): Plugin<boolean> {
  return new Plugin<boolean>({
    key,
    state: { init: () => value, apply: (_, known) => known },
    // Steps that come by other ways than the view (a panel, a command) are kept out as well.
    filterTransaction: (transaction) => value || transaction.steps.length === 0,
    props: { editable: () => value },
  })
}
