import { EditorState, type ChangeSet, type Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import type { Transaction } from 'prosemirror-state'
import { Step } from 'prosemirror-transform'
import type { Finding } from '../../shared/finding'
import type { Problem } from '../../shared/host'
import { schema } from '../../shared/schema'
import type { Mirror } from '../app/mirror/mirror'
import type { ShownXml } from '../app/mirror/questions'
import type { OpenText } from '../app/open-text'
import { perform } from '../editor/perform'
import { hold, isEditable } from '../editor/plugins/editable'
import { Carets } from './carets'
import { isFromText } from './from-text'
import { changed, type Shown } from './shown'
import { digestOfText, editsOf, type XmlDraft } from './xml-draft'
import type { XmlPhase } from './xml-phase'
import { XmlScreen } from './xml-screen'

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
  readonly #screen = new XmlScreen()
  readonly #carets: Carets
  #phase: XmlPhase = { kind: 'reading' }
  #shown: Shown | null = null
  /** What was typed since, from what is shown. */
  #typed: ChangeSet | null = null
  /** What is to be typed again, and who hears whether it could be. */
  #resumed: { readonly draft: XmlDraft; readonly done: (done: boolean) => void } | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #asking = false
  #took = 0

  constructor(text: OpenText, mirror: Mirror) {
    this.#text = text
    this.#mirror = mirror
    this.#carets = new Carets(text, mirror, this.#screen, () => ({ shown: this.#shown, typed: this.#typed }))
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
    return this.#screen.view
  }

  /** Whether the text may be changed at all, and so its XML. */
  get editable(): boolean {
    return this.drafting || isEditable(this.#text.state)
  }

  /** Shows it in `parent`; returns what takes it away again, without losing what was typed. */
  mount(parent: HTMLElement, extensions: Extension): () => void {
    const takeAway = this.#screen.mount(parent, this.#shown?.text ?? null, [
      extensions,
      EditorState.changeFilter.of((transaction) => isFromText(transaction) || this.#mayType()),
      EditorView.updateListener.of(({ transactions }) => {
        for (const transaction of transactions) this.#xmlChanged(transaction.changes, isFromText(transaction))
        const moved = transactions.some((one) => one.selection !== undefined && !isFromText(one))
        if (moved && !transactions.some((one) => one.docChanged)) this.#carets.lead()
      }),
    ])
    this.#carets.begin()
    void this.#tryResume()
    if (this.#text.view?.dom.checkVisibility({ visibilityProperty: true }) === false) this.view?.focus()
    return takeAway
  }

  /** Moves the focus into it. */
  focus(): void {
    this.view?.focus()
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

  /** What was typed and is not applied; `null` where nothing waits. */
  async draft(): Promise<XmlDraft | null> {
    const [shown, typed] = [this.#shown, this.#typed]
    if (shown === null || typed === null) return null
    const edits = editsOf(typed)
    return { base: await digestOfText(shown.text), edits }
  }

  /**
   * Types again what was typed before, as soon as the XML is on the screen; `done` hears whether that could be, which it
   * cannot where the XML is another one now.
   */
  resume(draft: XmlDraft, done: (done: boolean) => void): void {
    this.#resumed = { draft, done }
    void this.#tryResume()
  }

  async #tryResume(): Promise<void> {
    const [resumed, shown] = [this.#resumed, this.#shown]
    if (resumed === null || shown === null || this.view === null || this.#behind) return
    this.#resumed = null
    const same = (await digestOfText(shown.text)) === resumed.draft.base && !this.drafting && this.#shown === shown
    if (same)
      this.view.dispatch({ changes: resumed.draft.edits.map(({ from, to, text }) => ({ from, to, insert: text })) })
    resumed.done(same)
  }

  /** Goes back to the XML of the text. */
  discard(): void {
    if (this.#phase.kind !== 'drafting' || this.#phase.applying) return
    if (this.#shown) this.#screen.show(this.#shown.text)
    this.#settle()
    this.#screen.forget()
  }

  /** Ends it. What was typed and not applied is given up. */
  stop(): void {
    if (this.drafting) this.#hold(false)
    this.#ended.abort()
    this.#unsubscribe()
    clearTimeout(this.#timer)
    this.#carets.stop()
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
      this.#screen.forget()
    }
    return done
  }

  // What the text does

  #textChanged(transactions: readonly Transaction[]): void {
    if (transactions.some(({ steps }) => steps.length > 0)) {
      if (this.#phase.kind === 'following' && !this.#phase.behind) this.#to({ kind: 'following', behind: true })
      // The caret is shown when the XML has caught up: typing never waits for it.
      this.#wait()
    } else if (!this.#carets.leading && transactions.some((one) => one.selectionSet)) this.#carets.follow()
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
    void this.#tryResume()
  }

  #take(revision: number, { change, hidden, places }: ShownXml): void {
    if (change.kind === 'whole' || change.edit !== null) this.#screen.forget()
    const before = this.#shown?.text ?? EditorState.create().doc
    const text = changed(before, change)
    if (change.kind === 'edit' && change.edit !== null && this.view?.state.doc === before) {
      const { from, to, text: insert } = change.edit
      this.#screen.follow({ changes: { from, to, insert } })
    } else this.#screen.show(text)
    const now = this.view?.state.doc
    // The same object, where it is the same text: so that the two are compared at a glance.
    this.#shown = { revision, text: now?.eq(text) === true ? now : text, hidden, places }
    this.#carets.follow()
  }

  // What is done in the XML

  #xmlChanged(changes: ChangeSet, byText: boolean): void {
    if (byText || changes.empty) return
    const shown = this.#shown
    if (shown === null || this.view === null) return
    this.#typed = this.#typed ? this.#typed.compose(changes) : changes
    const same = this.view.state.doc.eq(shown.text)
    if (same) this.#settle()
    else {
      const first = !this.drafting
      this.#to({ kind: 'drafting', applying: false, refused: [], problem: null })
      if (first) this.#hold(true)
    }
  }
}

const notTaken: Problem = {
  code: 'xml-not-taken',
  message: 'What you typed in the XML could not be put into the text. The text is as it was; your XML is still here.',
}
