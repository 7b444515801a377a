import type { OpenText } from '../app/open-text'
import { named } from './plugins/acts'
import { isEditable } from './plugins/editable'
import { readCaret } from './read-caret'

/** Puts what is selected on the clipboard, as the view does for the keys. Answers whether the platform let it. */
export async function copySelection({ view, state }: OpenText): Promise<boolean> {
  if (!view) return false
  const { dom, text } = view.serializeForClipboard(state.selection.content())
  view.focus()
  try {
    const part = (content: string, type: string) => new Blob([content], { type })
    await navigator.clipboard.write([
      new ClipboardItem({ 'text/html': part(dom.innerHTML, 'text/html'), 'text/plain': part(text, 'text/plain') }),
    ])
    return true
  } catch {
    return false
  }
}

/** The same, and takes it out of the text where the copy was made. */
export async function cutSelection(text: OpenText): Promise<void> {
  const { doc, selection } = text.state
  if (!(await copySelection(text)) || !isEditable(text.state)) return
  readCaret(text.view)
  if (text.state.doc === doc && text.state.selection.eq(selection))
    text.dispatch(named(text.state.tr.deleteSelection().scrollIntoView(), 'edit/cut'))
}
