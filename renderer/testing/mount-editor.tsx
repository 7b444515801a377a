import type { Node } from 'prosemirror-model'
import { TextSelection } from 'prosemirror-state'
import { createRoot } from 'react-dom/client'
import { expect, onTestFinished } from 'vitest'
import type { Guess } from '../../shared/edition'
import { assertSound } from '../../shared/testing/sound'
import type { CommandContext } from '../app/command'
import { startMessages } from '../app/i18n'
import { OpenText } from '../app/open-text'
import { TooltipProvider } from '../ui/Tooltip'
import '../ui/base.css'
import '../ui/tokens.css'
import { Editor } from '../editor/Editor'
import { createEditorState } from '../editor/state'

/** A mounted editor with what a test asks of it. */
export interface MountedEditor {
  readonly text: OpenText
  readonly context: CommandContext
  /** What was said, in order. */
  readonly said: readonly string[]
  /** Puts the caret at a position, or selects to a second one, with the focus in the text. */
  readonly select: (from: number, to?: number) => void
  /** The doc, which must be sound. */
  readonly doc: () => Node
}

/** Mounts an editor on a doc for one test, `width` pixels wide, and takes it away after it. */
export async function mountEditor(
  doc: Node,
  {
    guesses = [],
    editable = true,
    width = 1100,
  }: { guesses?: readonly Guess[]; editable?: boolean; width?: number } = {},
): Promise<MountedEditor> {
  await startMessages()
  const text = new OpenText('text', createEditorState({ doc, guesses, editable }))
  const said: string[] = []
  const context: CommandContext = { text, show: () => undefined, say: (message) => void said.push(message) }
  const place = document.createElement('div')
  place.style.cssText = `display: flex; height: 700px; width: ${width}px`
  document.body.append(place)
  const root = createRoot(place)
  root.render(
    <TooltipProvider>
      <Editor text={text} context={context} onInsert={() => undefined} />
    </TooltipProvider>,
  )
  onTestFinished(() => {
    root.unmount()
    place.remove()
  })
  await expect.poll(() => text.view).not.toBeNull()
  return {
    text,
    context,
    said,
    select: (from, to = from) => {
      text.view?.focus()
      text.dispatch(text.state.tr.setSelection(TextSelection.create(text.state.doc, from, to)))
    },
    doc: () => {
      assertSound(text.state.doc)
      return text.state.doc
    },
  }
}
