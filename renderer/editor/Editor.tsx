import { useEffect, useRef } from 'react'
import { EditorView } from 'prosemirror-view'
import type { CommandContext } from '../app/command'
import type { OpenText } from '../app/open-text'

/** What shows the text: the paper in the middle of the workbench. `context` is what its keys run commands with. */
export interface EditorProps {
  readonly text: OpenText
  readonly context: CommandContext
}

/** Mounts one editor view on an open text. */
export function Editor({ text }: EditorProps) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const view = new EditorView(place.current, { state: text.state, dispatchTransaction: text.dispatch })
    text.attach(view)
    return () => {
      text.attach(null)
      view.destroy()
    }
  }, [text])
  return <div className="paper" ref={place} />
}
