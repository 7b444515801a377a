import i18next from 'i18next'
import type { Node } from 'prosemirror-model'
import type { Decoration, NodeView, ViewMutationRecord } from 'prosemirror-view'
import { isResolved, noteKind, noteType, type NoteKind } from '../../../shared/queries/note-kinds'
import type { Attributes, ElementAttrs } from '../../../shared/schema'

/** What the decorations of a note tell its view. */
export interface NoteLook {
  /** The caret stands in the note. */
  readonly open?: boolean
  /** What it is called, where that is not what it carries. */
  readonly number?: string
}

/**
 * A note in running text: its number at the place, and its own text, which the style sheet sets in the margin or as a
 * card. The text can be edited only while the caret is in it; otherwise the caret, moved up or down in the text beside
 * it, would fall into it.
 */
export class NoteView implements NodeView {
  readonly dom = document.createElement('span')
  readonly contentDOM = document.createElement('span')
  readonly #number = document.createElement('span')
  #open: boolean | null = null

  /** `drag` is called before the number is dragged away, and selects the note; left out where notes stay where they are. */
  constructor(node: Node, decorations: readonly Decoration[], drag?: () => void) {
    this.dom.className = 'note'
    this.contentDOM.className = 'note-body'
    this.contentDOM.setAttribute('role', 'note')
    this.#number.className = 'note-number'
    this.#number.contentEditable = 'false'
    if (drag) {
      this.#number.draggable = true
      this.#number.addEventListener('dragstart', drag)
    }
    this.dom.append(this.#number, this.contentDOM)
    // Before the browser puts the caret at the click, it must be allowed to stand there.
    this.contentDOM.addEventListener('mousedown', () => {
      this.#setOpen(true)
    })
    this.#show(node, decorations)
  }

  update(node: Node, decorations: readonly Decoration[]): boolean {
    if (node.type.name !== 'note') return false
    this.#show(node, decorations)
    return true
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    if (mutation.type === 'selection') return false
    return mutation.type === 'attributes' || !this.contentDOM.contains(mutation.target)
  }

  selectNode(): void {
    this.dom.classList.add('ProseMirror-selectednode')
  }

  deselectNode(): void {
    this.dom.classList.remove('ProseMirror-selectednode')
  }

  #show(node: Node, decorations: readonly Decoration[]): void {
    const look = decorations.reduce<NoteLook>((all, { spec }) => ({ ...all, ...(spec as NoteLook) }), {})
    const { attributes } = node.attrs as ElementAttrs
    const number = look.number ?? attributes['n'] ?? '*'
    this.#showKind(attributes)
    if (this.#number.textContent !== number) {
      this.#number.textContent = number
      this.contentDOM.dataset['number'] = number
      this.contentDOM.setAttribute('aria-label', i18next.t('note.label', { ns: 'editor', number }))
    }
    this.#setOpen(look.open === true)
  }

  /** Kinds differ by the form of the number, and by a word before the text. */
  #showKind(attributes: Attributes): void {
    const kind = noteKind(attributes) ?? (noteType(attributes) === '' ? '' : 'other')
    const state = kind === 'query' && isResolved(attributes) ? 'resolved' : ''
    const word = kind === 'other' ? noteType(attributes) : kind === '' ? '' : kindWord(kind)
    for (const dom of [this.dom, this.contentDOM]) {
      set(dom, 'kind', kind)
      set(dom, 'state', state)
      set(dom, 'kind-word', word)
    }
  }

  #setOpen(open: boolean): void {
    if (this.#open === open) return
    this.#open = open
    // Decorations put classes of their own beside these.
    this.dom.classList.toggle('open', open)
    if (open) this.dom.removeAttribute('contenteditable')
    else this.dom.contentEditable = 'false'
  }
}

function kindWord(kind: NoteKind): string {
  return i18next.t(`kind.${kind}`, { ns: 'notes' })
}

function set(dom: HTMLElement, name: string, value: string): void {
  if (value === '') dom.removeAttribute(`data-${name}`)
  else if (dom.getAttribute(`data-${name}`) !== value) dom.setAttribute(`data-${name}`, value)
}
