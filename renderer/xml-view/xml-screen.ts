import { EditorState, type Extension, type Text, type TransactionSpec } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { editBetween } from '../../shared/xml/shown-lines'
import { forgetTyped } from './extensions'
import { fromText } from './from-text'

/** The editor in which XML stands on the screen. While it is not there, what stood in it is kept. */
export class XmlScreen {
  #state: EditorState | null = null
  #view: EditorView | null = null

  /** The editor, while it is on the screen. */
  get view(): EditorView | null {
    return this.#view
  }

  /** Puts it into `parent`, with what stood in it before, or else `text`; returns what takes it away again. */
  mount(parent: HTMLElement, text: Text | null, extensions: Extension): () => void {
    const { doc, selection } = this.#state ?? EditorState.create({ doc: text ?? '' })
    const view = new EditorView({ parent, state: EditorState.create({ doc, selection, extensions }) })
    this.#view = view
    return () => {
      this.#state = view.state
      this.#view = null
      view.destroy()
    }
  }

  /** Makes what is on the screen into `text`, by the smallest change. */
  show(text: Text): void {
    const view = this.#view
    const now = view?.state.doc ?? this.#state?.doc
    if (now?.eq(text) === true) return
    if (view === null) {
      this.#state = EditorState.create({ doc: text })
      return
    }
    const edit = editBetween(view.state.doc.toString(), text.toString())
    if (edit) this.follow({ changes: { from: edit.from, to: edit.to, insert: edit.text } })
  }

  /** Does what only follows the text. */
  follow(spec: TransactionSpec): void {
    this.#view?.dispatch({ ...spec, annotations: fromText() })
  }

  /** From here on undo takes back what is done to the text. */
  forget(): void {
    if (this.#view) forgetTyped(this.#view)
  }
}
