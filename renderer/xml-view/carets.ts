import type { ChangeSet } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { Selection, TextSelection } from 'prosemirror-state'
import { docAt, sourceAt } from '../../shared/tei/places'
import { fromShown, toShown } from '../../shared/xml/shown-lines'
import type { Mirror } from '../app/mirror/mirror'
import type { OpenText } from '../app/open-text'
import { scrollToSelection } from '../editor/reveal'
import type { Shown } from './shown'
import type { XmlScreen } from './xml-screen'

/** The XML as it is now: what was shown, `null` before the first time, and what was typed in it since. */
interface XmlNow {
  readonly shown: Shown | null
  readonly typed: ChangeSet | null
}

/** Keeps the carets of a text and of its XML at the same place: of the two, that moves which nobody uses. */
export class Carets {
  readonly #text: OpenText
  readonly #mirror: Mirror
  readonly #screen: XmlScreen
  readonly #now: () => XmlNow
  /** Whether the selection of the text is being set from here. */
  #leading = false
  #following = 0
  /** Whether the caret was put where it is in the text at least once. */
  #placed = false

  constructor(text: OpenText, mirror: Mirror, screen: XmlScreen, now: () => XmlNow) {
    this.#text = text
    this.#mirror = mirror
    this.#screen = screen
    this.#now = now
  }

  /** Whether the caret of the text is just being moved from here. */
  get leading(): boolean {
    return this.#leading
  }

  /** The XML came onto the screen: its caret is put where that of the text is, whoever has the focus. */
  begin(): void {
    this.#placed = false
    this.follow()
  }

  /** Moves no caret any more. */
  stop(): void {
    cancelAnimationFrame(this.#following)
  }

  /** Puts the caret of the XML where that of the text is, at the next frame. */
  follow(): void {
    cancelAnimationFrame(this.#following)
    this.#following = requestAnimationFrame(() => {
      const [view, shown] = [this.#screen.view, this.#now().shown]
      if (view === null || shown === null || (view.hasFocus && this.#placed)) return
      this.#placed = true
      const { from, to } = this.#text.state.selection
      const [anchor, head] = [this.#toXml(from, 1), this.#toXml(to, from === to ? 1 : -1)]
      if (anchor === null || head === null) return
      const selection = { anchor, head: Math.max(anchor, head) }
      const { main } = view.state.selection
      if (main.anchor === selection.anchor && main.head === selection.head) return
      const { from: top, to: bottom } = view.viewport
      const near = anchor >= top && anchor <= bottom
      this.#screen.follow({
        selection,
        effects: EditorView.scrollIntoView(anchor, near ? { y: 'nearest', yMargin: 48 } : { y: 'center' }),
      })
    })
  }

  #toXml(position: number, assoc: -1 | 1): number | null {
    const { shown, typed } = this.#now()
    const then = shown && this.#mirror.toThen(shown.revision, position)
    if (shown === null || then === null) return null
    const offset = toShown(shown.hidden, sourceAt(shown.places, then, assoc))
    return Math.min(typed?.mapPos(offset) ?? offset, this.#screen.view?.state.doc.length ?? 0)
  }

  /** Puts the caret of the text where it is in the XML. */
  lead(): void {
    const [view, shown] = [this.#screen.view, this.#now().shown]
    if (view === null || shown === null) return
    const { from, to } = view.state.selection.main
    const [start, end] = [this.#toText(from, 1), this.#toText(to, from === to ? 1 : -1)]
    if (start === null || end === null) return
    const { state } = this.#text
    const [$from, $to] = [state.doc.resolve(start), state.doc.resolve(Math.max(start, end))]
    const selection = from === to ? Selection.near($from) : TextSelection.between($from, $to)
    if (selection.eq(state.selection)) return
    this.#leading = true
    this.#text.dispatch(state.tr.setSelection(selection))
    this.#leading = false
    if (this.#text.view) scrollToSelection(this.#text.view)
  }

  #toText(offset: number, assoc: -1 | 1): number | null {
    const { shown, typed } = this.#now()
    if (shown === null) return null
    const before = typed ? typed.invertedDesc.mapPos(offset) : offset
    const then = docAt(shown.places, fromShown(shown.hidden, before), assoc)
    const now = this.#mirror.toNow(shown.revision, then)
    return now === null ? null : Math.min(now, this.#text.state.doc.content.size)
  }
}
