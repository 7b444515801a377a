import { ChangeSet, EditorState, type Extension, type Text, type TransactionSpec } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { Selection, TextSelection, type Transaction } from 'prosemirror-state'
import { Step } from 'prosemirror-transform'
import type { Finding } from '../../shared/finding'
import type { Problem } from '../../shared/host'
import { schema } from '../../shared/schema'
import { docAt, sourceAt } from '../../shared/tei/places'
import { editBetween, fromShown, toShown, type TextEdit } from '../../shared/xml/shown-lines'
import type { Mirror } from '../app/mirror/mirror'
import type { ShownXml } from '../app/mirror/questions'
import type { OpenText } from '../app/open-text'
import { perform } from '../editor/perform'
import { hold, isEditable } from '../editor/plugins/editable'
import { scrollToSelection } from '../editor/reveal'
import { forgetTyped } from './extensions'
import { fromText, isFromText } from './from-text'

/** How the XML of an open text stands to the text. */
export type XmlPhase =
  /** It is being written for the first time. */
  | { readonly kind: 'reading' }
  /** It cannot be shown. */
  | { readonly kind: 'failed'; readonly problem: Problem }
  /** It follows the text; while it is `behind`, nothing can be typed in it. */
  | { readonly kind: 'following'; readonly behind: boolean }
  /** It was edited, and the text is held still until that is applied or discarded. */
  | {
      readonly kind: 'drafting'
      readonly applying: boolean
      /** Why it could not be applied last, until it is edited again. */
      readonly refused: readonly Finding[]
      readonly problem: Problem | null
    }

/** What is shown, and how it is related to the text. */
interface Shown {
  readonly revision: number
  readonly text: Text
  readonly hidden: ShownXml['hidden']
  readonly places: ShownXml['places']
}

/** How long a text rests before its XML follows, in milliseconds; longer where writing it takes long. */
const rest = { least: 200, most: 1500 } as const

/**
 * The XML of an open text, in step with it both ways: it follows every edit of the text and every move of the caret, and
 * what is typed in it is applied to the text as a whole, or refused. While something typed waits, the text is held still,
 * so neither can overtake the other.
 */
export class XmlText {
  readonly #text: OpenText
  readonly #mirror: Mirror
  readonly #listeners = new Set<() => void>()
  readonly #unsubscribe: () => void
  readonly #ended = new AbortController()
  #phase: XmlPhase = { kind: 'reading' }
  #shown: Shown | null = null
  /** What was typed since, from what is shown. */
  #typed: ChangeSet | null = null
  #state: EditorState | null = null
  #view: EditorView | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #asking = false
  #took = 0
  /** Whether the selection of the text is being set from here. */
  #leading = false
  #following = 0
  /** Whether the caret was put where it is in the text at least once. */
  #placed = false

  constructor(text: OpenText, mirror: Mirror) {
    this.#text = text
    this.#mirror = mirror
    this.#unsubscribe = text.subscribe((transactions) => {
      this.#textChanged(transactions)
    })
    void this.#refresh()
  }

  /** How it stands to the text; a `Source`. */
  get(): XmlPhase {
    return this.#phase
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Whether something typed in it is not applied. */
  get drafting(): boolean {
    return this.#phase.kind === 'drafting'
  }

  get view(): EditorView | null {
    return this.#view
  }

  /** Whether the text may be changed at all, and so its XML. */
  get editable(): boolean {
    return this.drafting || isEditable(this.#text.state)
  }

  /** Shows it in `parent`; returns what takes it away again, without losing what was typed. */
  mount(parent: HTMLElement, extensions: Extension): () => void {
    const state = this.#state ?? EditorState.create({ doc: this.#shown?.text ?? '' })
    const view = new EditorView({
      parent,
      state: EditorState.create({
        doc: state.doc,
        selection: state.selection,
        extensions: [
          extensions,
          EditorState.changeFilter.of((transaction) => isFromText(transaction) || this.#mayType()),
          EditorView.updateListener.of(({ transactions }) => {
            for (const transaction of transactions) this.#xmlChanged(transaction.changes, isFromText(transaction))
            const moved = transactions.some((one) => one.selection !== undefined && !isFromText(one))
            this.#state = view.state
            if (moved && !transactions.some((one) => one.docChanged)) this.#showInText()
          }),
        ],
      }),
    })
    this.#view = view
    this.#placed = false
    this.#follow()
    if (this.#text.view?.dom.checkVisibility({ visibilityProperty: true }) === false) view.focus()
    return () => {
      this.#state = view.state
      this.#view = null
      view.destroy()
    }
  }

  /** Moves the focus into it. */
  focus(): void {
    this.#view?.focus()
    if (!this.drafting && this.#behind) void this.#refresh()
  }

  /** Applies what was typed; answers whether nothing waits any more. */
  async apply(): Promise<boolean> {
    const phase = this.#phase
    const [shown, typed] = [this.#shown, this.#typed]
    if (phase.kind !== 'drafting' || shown === null || typed === null) return true
    if (phase.applying) return false
    this.#to({ kind: 'drafting', applying: true, refused: [], problem: null })
    const options = { revision: shown.revision, edits: editsOf(typed) }
    const answer = await this.#mirror.ask('amend', options, this.#ended.signal)
    if (this.#ended.signal.aborted) return false
    const failed = (problem: Problem | null, refused: readonly Finding[]) => {
      this.#to({ kind: 'drafting', applying: false, refused, problem })
      return false
    }
    if (!answer.ok) return failed(answer.problem, [])
    if (answer.value.kind === 'refused') return failed(null, answer.value.findings)
    return this.#put(answer.value.steps) || failed(notTaken, [])
  }

  /** Goes back to the XML of the text. */
  discard(): void {
    if (this.#phase.kind !== 'drafting' || this.#phase.applying) return
    this.#show(this.#shown?.text ?? null)
    this.#settle()
    this.#forget()
  }

  /** Ends it. What was typed and not applied is given up. */
  stop(): void {
    if (this.drafting) this.#hold(false)
    this.#ended.abort()
    this.#unsubscribe()
    clearTimeout(this.#timer)
    cancelAnimationFrame(this.#following)
  }

  get #behind(): boolean {
    return this.#shown?.revision !== this.#mirror.revision
  }

  #to(phase: XmlPhase): void {
    this.#phase = phase
    for (const listener of this.#listeners) listener()
  }

  #hold(held: boolean): void {
    this.#text.dispatch(hold(this.#text.state.tr, held))
  }

  /** Nothing typed waits any more: the text may be edited, and is followed. */
  #settle(): void {
    this.#typed = null
    this.#to({ kind: 'following', behind: this.#behind })
    this.#hold(false)
  }

  /** From here on undo takes back what is done to the text. */
  #forget(): void {
    if (this.#view) forgetTyped(this.#view)
  }

  #mayType(): boolean {
    const { kind } = this.#phase
    if (kind === 'drafting') return !this.#phase.applying
    if (kind !== 'following' || !isEditable(this.#text.state)) return false
    if (this.#behind) void this.#refresh()
    return !this.#behind
  }

  /** Does to the text what was typed, as one act; answers whether it could be done. */
  #put(steps: readonly unknown[]): boolean {
    if (this.#behind) return false
    this.#hold(false)
    const done = perform(this.#text, 'xml/apply', ({ tr }, dispatch) => {
      for (const step of steps) if (tr.maybeStep(Step.fromJSON(schema, step)).failed !== null) return false
      if (tr.docChanged) dispatch?.(tr)
      return true
    })
    if (!done) this.#hold(true)
    else {
      this.#settle()
      this.#forget()
    }
    return done
  }

  // What the text does

  #textChanged(transactions: readonly Transaction[]): void {
    if (transactions.some(({ steps }) => steps.length > 0)) {
      if (this.#phase.kind === 'following' && !this.#phase.behind) this.#to({ kind: 'following', behind: true })
      // The caret is shown when the XML has caught up: typing never waits for it.
      this.#wait()
    } else if (!this.#leading && transactions.some((one) => one.selectionSet)) this.#follow()
  }

  #wait(): void {
    clearTimeout(this.#timer)
    const pause = Math.min(rest.most, Math.max(rest.least, this.#took))
    this.#timer = setTimeout(() => void this.#refresh(), pause)
  }

  async #refresh(): Promise<void> {
    clearTimeout(this.#timer)
    if (this.#asking || this.drafting) return
    this.#asking = true
    const start = performance.now()
    const known = this.#shown?.revision ?? null
    const answer = await this.#mirror.ask('shown-xml', { known }, this.#ended.signal)
    this.#asking = false
    if (this.#ended.signal.aborted) return
    this.#took = performance.now() - start
    if (!answer.ok) {
      this.#to({ kind: 'failed', problem: answer.problem })
      return
    }
    this.#take(answer.revision, answer.value)
    this.#to({ kind: 'following', behind: this.#behind })
    if (this.#behind) this.#wait()
  }

  #take(revision: number, { change, hidden, places }: ShownXml): void {
    if (change.kind === 'whole' || change.edit !== null) this.#forget()
    const before = this.#shown?.text ?? EditorState.create().doc
    const text =
      change.kind === 'whole'
        ? EditorState.create({ doc: change.text }).doc
        : change.edit === null
          ? before
          : changeOf(change.edit, before.length).apply(before)
    if (change.kind === 'edit' && change.edit !== null && this.#view?.state.doc === before) {
      const { from, to, text: insert } = change.edit
      this.#dispatch({ changes: { from, to, insert } })
    } else this.#show(text)
    const now = this.#view?.state.doc
    // The same object, where it is the same text: so that the two are compared at a glance.
    this.#shown = { revision, text: now?.eq(text) === true ? now : text, hidden, places }
    this.#follow()
  }

  /** Makes what is on the screen into `text`, by the smallest change. */
  #show(text: Text | null): void {
    const view = this.#view
    if (text === null) return
    const now = view?.state.doc ?? this.#state?.doc
    if (now?.eq(text) === true) return
    if (view === null) {
      this.#state = EditorState.create({ doc: text })
      return
    }
    const edit = editBetween(view.state.doc.toString(), text.toString())
    if (edit) this.#dispatch({ changes: { from: edit.from, to: edit.to, insert: edit.text } })
  }

  #dispatch(spec: TransactionSpec): void {
    this.#view?.dispatch({ ...spec, annotations: fromText() })
  }

  // What is done in the XML

  #xmlChanged(changes: ChangeSet, byText: boolean): void {
    if (byText || changes.empty) return
    const shown = this.#shown
    if (shown === null || this.#view === null) return
    this.#typed = this.#typed ? this.#typed.compose(changes) : changes
    const same = this.#view.state.doc.eq(shown.text)
    if (same) this.#settle()
    else {
      const first = !this.drafting
      this.#to({ kind: 'drafting', applying: false, refused: [], problem: null })
      if (first) this.#hold(true)
    }
  }

  // The caret

  /** Shows in the XML where the caret of the text is, at the next frame. */
  #follow(): void {
    cancelAnimationFrame(this.#following)
    this.#following = requestAnimationFrame(() => {
      const [view, shown] = [this.#view, this.#shown]
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
      this.#dispatch({
        selection,
        effects: EditorView.scrollIntoView(anchor, near ? { y: 'nearest', yMargin: 48 } : { y: 'center' }),
      })
    })
  }

  #toXml(position: number, assoc: -1 | 1): number | null {
    const shown = this.#shown
    const then = shown && this.#mirror.toThen(shown.revision, position)
    if (shown === null || then === null) return null
    const offset = toShown(shown.hidden, sourceAt(shown.places, then, assoc))
    return Math.min(this.#typed?.mapPos(offset) ?? offset, this.#view?.state.doc.length ?? 0)
  }

  /** Puts the caret of the text where it is in the XML. */
  #showInText(): void {
    const [view, shown] = [this.#view, this.#shown]
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
    const shown = this.#shown
    if (shown === null) return null
    const before = this.#typed ? this.#typed.invertedDesc.mapPos(offset) : offset
    const then = docAt(shown.places, fromShown(shown.hidden, before), assoc)
    const now = this.#mirror.toNow(shown.revision, then)
    return now === null ? null : Math.min(now, this.#text.state.doc.content.size)
  }
}

const notTaken: Problem = {
  code: 'xml-not-taken',
  message: 'What you typed in the XML could not be put into the text. The text is as it was; your XML is still here.',
}

function changeOf({ from, to, text }: TextEdit, length: number): ChangeSet {
  return ChangeSet.of({ from, to, insert: text }, length)
}

function editsOf(changes: ChangeSet): readonly TextEdit[] {
  const edits: TextEdit[] = []
  changes.iterChanges((from, to, _from, _to, text) => edits.push({ from, to, text: text.toString() }))
  return edits
}
