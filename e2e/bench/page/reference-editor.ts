import { baseKeymap } from 'prosemirror-commands'
import { history, undo } from 'prosemirror-history'
import { keymap } from 'prosemirror-keymap'
import { Node } from 'prosemirror-model'
import { EditorState, TextSelection } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { readTei } from '../../../shared/tei/read'
import { referenceDoc, referenceSchema, type ReferenceKind } from './reference-schema'

/**
 * What Recto's editor is compared with: a ProseMirror with the same text as plain paragraphs in groups of 100 under
 * `content-visibility`, which has nothing but a history and the keys that every editor has.
 */
export class ReferenceEditor {
  #json: string
  #view: EditorView | null = null

  /** Makes it ready from the JSON of its doc; nothing is shown yet. */
  constructor(json: string) {
    this.#json = json
  }

  /**
   * Brings it from its JSON to the screen, with the focus in it, and answers when that is painted: how long it took, in
   * milliseconds. Sets the marks `mount` and `mounted`.
   */
  async mount(): Promise<number> {
    this.unmount()
    performance.mark('mount')
    const start = performance.now()
    const state = EditorState.create({
      doc: Node.fromJSON(referenceSchema, JSON.parse(this.#json)),
      plugins: [history({ depth: 1000 }), keymap({ 'Mod-z': undo }), keymap(baseKeymap)],
    })
    const place = document.createElement('div')
    place.className = 'reference'
    document.body.append(place)
    this.#view = new EditorView(place, { state, attributes: { role: 'textbox', 'aria-label': 'Reference' } })
    this.#view.focus()
    await painted()
    performance.mark('mounted')
    return performance.now() - start
  }

  /** Takes it from the screen. */
  unmount(): void {
    const place = this.#view?.dom.parentElement
    this.#view?.destroy()
    this.#view = null
    place?.remove()
  }

  /** Lets go of the JSON, so that only what the editor needs is in memory. It cannot be mounted again. */
  forget(): void {
    this.#json = ''
  }

  /** Puts the caret at this share of the text (0 is its start, 1 its end), in sight, with the focus. Answers once that is painted. */
  async place(share: number): Promise<void> {
    const { view } = this
    const { doc } = view.state
    const $place = doc.resolve(Math.round(share * doc.content.size))
    view.dispatch(view.state.tr.setSelection(TextSelection.near($place, share === 1 ? -1 : 1)).scrollIntoView())
    view.focus()
    // The groups that come in sight get their heights only once they are there.
    await painted()
    view.dispatch(view.state.tr.scrollIntoView())
    await painted()
  }

  /** Gives a plain mark to so many words, all over the text, in one transaction. Sets the marks `tag` and `tagged`. */
  async tag(count: number): Promise<void> {
    const { view } = this
    const places = placesIn(view.state.doc, count)
    performance.mark('tag')
    const { tr } = view.state
    for (const [index, { from, to }] of places.entries())
      tr.addMark(from, to, referenceSchema.mark('plain', { id: `tag-${index}` }))
    view.dispatch(tr)
    await painted()
    performance.mark('tagged')
  }

  /** Undoes the last change. Sets the marks `undo` and `undone`. */
  async undo(): Promise<void> {
    const { view } = this
    performance.mark('undo')
    undo(view.state, view.dispatch)
    await painted()
    performance.mark('undone')
  }

  /** The view on the screen. Throws where it is not mounted. */
  get view(): EditorView {
    if (this.#view === null) throw new Error('The reference editor is not mounted')
    return this.#view
  }
}

/** The JSON of the doc that a reference editor has of this TEI. */
export function referenceJson(kind: ReferenceKind, xml: string): string {
  const { value } = readTei(xml)
  if (value === null) throw new Error('The text cannot be read')
  return JSON.stringify(referenceDoc(value.doc, kind).toJSON())
}

/** Answers once what was changed until now is painted: what a frame's callback posts is heard after its paint. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => {
        port1.close()
        resolve()
      }
      port2.postMessage(null)
    })
  })
}

/** So many first words of paragraphs, evenly over the doc, or as many as there are. */
function placesIn(doc: Node, count: number): readonly { readonly from: number; readonly to: number }[] {
  const all: { from: number; to: number }[] = []
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true
    const [word = ''] = /^\S+/u.exec(node.textContent) ?? []
    if (word !== '') all.push({ from: pos + 1, to: pos + 1 + word.length })
    return false
  })
  const pace = Math.max(1, all.length / count)
  return Array.from({ length: Math.min(count, all.length) }, (_, index) => all[Math.floor(index * pace)]).filter(
    (place) => place !== undefined,
  )
}
