import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state'
import { isHistoryTransaction } from 'prosemirror-history'
import { matchesKey } from '../../ui/keys'
import { nameOfAct } from './acts'
import { isFollowed } from './editable'

const key = new PluginKey<boolean>('tagging-mode')

/** Whether single letters tag, and typing is off. */
export function inTaggingMode(state: EditorState): boolean {
  return key.getState(state) ?? false
}

/** Turns the tagging mode on or off. */
export function setTaggingMode(transaction: Transaction, on: boolean): Transaction {
  return transaction.setMeta(key, on).setMeta('addToHistory', false)
}

/** What the tagging mode does with keys and with what it does not take. */
export interface TaggingKeys {
  /** Runs what a key means in the mode; answers whether it means something. */
  readonly press: (event: KeyboardEvent) => boolean
  /** Told when something would have been typed, deleted or pasted. */
  readonly refused: () => void
}

/** Knows whether the mode is on, and lets nothing change the text then but commands, undo, and what another window does. */
export function taggingMode(): Plugin<boolean> {
  return new Plugin<boolean>({
    key,
    state: {
      init: () => false,
      apply: (transaction, on) => (transaction.getMeta(key) as boolean | undefined) ?? on,
    },
    filterTransaction: (transaction, state) =>
      !transaction.docChanged || !inTaggingMode(state) || isByCommand(transaction),
    props: {
      attributes: (state): Record<string, string> => (inTaggingMode(state) ? { 'data-mode': 'tagging' } : {}),
    },
  })
}

/** The keys of the mode, for a view. What a composition brings in spite of it is refused as a change. */
export function taggingKeys({ press, refused }: TaggingKeys): Plugin {
  const kept = (view: { readonly state: EditorState }) => {
    if (!inTaggingMode(view.state)) return false
    refused()
    return true
  }
  return new Plugin({
    props: {
      handleKeyDown(view, event) {
        if (!inTaggingMode(view.state) || event.isComposing || event.key === 'Process') return false
        if (press(event)) return true
        // AltGr types letters and comes as Ctrl and Alt.
        const types =
          event.key.length === 1 &&
          (event.getModifierState('AltGraph') || !(event.ctrlKey || event.metaKey || event.altKey))
        const changes = ['Backspace', 'Delete', 'Enter'].includes(event.key)
        return (types || changes) && kept(view)
      },
      handleTextInput: kept,
      handlePaste: kept,
      handleDrop: kept,
      handleDOMEvents: { cut: (view, event) => kept(view) && (event.preventDefault(), true) },
    },
  })
}

/** Whether a key without Ctrl, Alt or the command key is this letter or named key, `Shift-` before it where that is held. */
export function isModeKey(event: KeyboardEvent, name: string): boolean {
  return !event.ctrlKey && !event.metaKey && !event.altKey && matchesKey(event, name)
}

function isByCommand(transaction: Transaction): boolean {
  const root = (transaction.getMeta('appendedTransaction') as Transaction | undefined) ?? transaction
  const act = nameOfAct(root)
  return (
    isHistoryTransaction(root) ||
    isFollowed(root) ||
    (act !== '' && !['edit/paste', 'edit/drop', 'edit/cut'].includes(act))
  )
}
