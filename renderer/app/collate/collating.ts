import i18next from 'i18next'
import { Mapping } from 'prosemirror-transform'
import { HOPELESS, type Collation } from '../../../shared/collate/collation'
import type { Node } from 'prosemirror-model'
import type { Problem } from '../../../shared/host'
import { hasOpenDifferences, keptDifferences, openDifferences, showDifferences } from '../../editor/plugins/collation'
import {
  comparisonOf,
  dropComparison,
  keepDifferences,
  putComparison,
  type ComparisonRow,
} from '../../store/comparisons'
import { Cell } from '../cell'
import { problemText } from '../i18n'
import type { OpenTranscription } from '../screen'
import type { Session } from '../session'
import type { OtherText } from './collate-messages'
import { collateInWorker } from './collate-in-worker'
import { composed, dispatchBeside } from '../../editor/read-caret'

/** The other text of a comparison: what it is called, and its words. */
export interface OtherTranscription {
  readonly title: string
  readonly source: ComparisonRow['source']
  readonly text: OtherText | Node
}

/** What the open text is compared with, and how far that is. */
export type CollateState =
  | { readonly kind: 'none' }
  /** `done` from 0 to 1. */
  | { readonly kind: 'comparing'; readonly title: string; readonly done: number }
  | { readonly kind: 'compared'; readonly title: string; readonly words: Collation['words']; readonly found: number }
  /** The texts have next to nothing in common. */
  | { readonly kind: 'hopeless'; readonly title: string }
  | { readonly kind: 'failed'; readonly title: string; readonly problem: Problem }

const failed: Problem = {
  code: 'collate-failed',
  message:
    'The texts could not be compared, because of an error of Recto’s own. Nothing was changed; your work is safe.',
}

/**
 * Holds the open text against another transcription, in a Worker, and shows in the text where they differ. What it is compared
 * with is kept as long as the comparison goes on, so that it is there again when the text is opened again.
 */
export class Collating {
  readonly state = new Cell<CollateState>({ kind: 'none' })
  readonly #session: Session
  readonly #stop: () => void
  #open: OpenTranscription | null = null
  #leave: (() => void) | null = null
  #running: AbortController | null = null
  #row: ComparisonRow | null = null
  #kept: ReadonlySet<string> = new Set()

  constructor(session: Session) {
    this.#session = session
    this.#stop = session.screen.subscribe(() => {
      void this.#turnTo(session.open)
    })
  }

  /** Compares the open text with another one, and shows the panel; whoever writes meanwhile keeps the focus. */
  async start(other: OtherTranscription): Promise<void> {
    const open = this.#open
    if (open === null) return
    this.#session.showBeside('collation')
    const before = this.#row
    const witness = await this.#compare(open, other, [])
    if (witness === null || this.#open !== open) {
      // What was compared before is still there.
      if (this.#open === open && before !== null && this.state.get().kind === 'none') await this.#resume(open, before)
      return
    }
    const { title, source } = other
    this.#row = { transcription: open.text.id, title, source, at: Date.now(), witness, kept: [] }
    await putComparison(this.#session.store.db, this.#row).catch(() => undefined)
  }

  /** Compares once more, the text as it is now. */
  async again(): Promise<void> {
    if (this.#open !== null && this.#row !== null) await this.#resume(this.#open, this.#row)
  }

  /** Gives up comparing. */
  cancel(): void {
    this.#running?.abort()
    this.#running = null
    this.state.set({ kind: 'none' })
  }

  /** Ends the comparison: what is open of it stays as it is in ours. */
  async end(): Promise<void> {
    this.cancel()
    const open = this.#open
    this.#row = null
    if (open === null) return
    this.#hide(open)
    await dropComparison(this.#session.store.db, open.text.id).catch(() => undefined)
  }

  stop(): void {
    this.#stop()
    this.#halt()
  }

  #halt(): void {
    this.#running?.abort()
    this.#running = null
    this.#leave?.()
    this.#leave = null
  }

  async #turnTo(open: OpenTranscription | null): Promise<void> {
    if (this.#open?.text === open?.text) return
    this.#halt()
    this.#open = open
    this.#row = null
    this.#kept = new Set()
    this.state.set({ kind: 'none' })
    if (open === null) return
    this.#leave = open.text.subscribe(() => {
      this.#follow(open)
    })
    const row = await comparisonOf(this.#session.store.db, open.text.id).catch(() => undefined)
    if (row !== undefined && this.#open === open && this.#row === null) await this.#resume(open, row)
  }

  #resume(open: OpenTranscription, row: ComparisonRow): Promise<unknown> {
    this.#row = row
    const kept = this.#kept.size > 0 ? [...this.#kept] : row.kept
    const { title, source, witness } = row
    return this.#compare(open, { title, source, text: { kind: 'witness', witness } }, kept)
  }

  /** Answers with what the other text says; `null` where it cannot be compared. */
  async #compare(open: OpenTranscription, { title, text }: OtherTranscription, kept: readonly string[]) {
    this.#running?.abort()
    const running = new AbortController()
    this.#running = running
    this.state.set({ kind: 'comparing', title, done: 0 })
    this.#session.say(word('comparing', { title }))
    // What is typed meanwhile moves what is found.
    const since = new Mapping()
    const stop = open.text.subscribe((transactions) => {
      for (const { mapping } of transactions) since.appendMapping(mapping)
    })
    const answer = await collateInWorker(open.text.state.doc, text, {
      signal: running.signal,
      progress: (done) => {
        if (this.#running === running) this.state.set({ kind: 'comparing', title, done })
      },
    })
    await composed(open.text)
    stop()
    if (this.#running !== running) return null
    this.#running = null
    switch (answer.kind) {
      case 'stopped':
        return null
      case 'failed':
        this.#fail(title, failed)
        return null
      case 'refused': {
        const { code, message, values } = answer.findings.find(({ severity }) => severity === 'error') ?? failed
        this.#fail(title, { code, message, ...(values ? { values } : {}) })
        return null
      }
      case 'collated': {
        const { differences, words, likeness } = answer.collation
        const hopeless = likeness < HOPELESS && Math.min(words.ours, words.theirs) > 0
        if (hopeless) this.#hide(open)
        else dispatchBeside(open.text, ({ tr }) => showDifferences(tr, differences, kept, since))
        this.#kept = keptDifferences(open.text.state)
        const found = openDifferences(open.text.state).length
        this.state.set(hopeless ? { kind: 'hopeless', title } : { kind: 'compared', title, words, found })
        this.#session.say(hopeless ? word('hopeless', { title }) : word('compared', { title, count: found }))
        return hopeless ? null : answer.witness
      }
    }
  }

  #fail(title: string, problem: Problem): void {
    this.state.set({ kind: 'failed', title, problem })
    this.#session.say(problemText(problem))
  }

  #hide({ text }: OpenTranscription): void {
    if (hasOpenDifferences(text.state)) dispatchBeside(text, ({ tr }) => showDifferences(tr, []))
  }

  /** Keeps what the person decided. */
  #follow(open: OpenTranscription): void {
    const kept = keptDifferences(open.text.state)
    if (kept === this.#kept || this.#row === null || this.#running !== null) return
    this.#kept = kept
    void keepDifferences(this.#session.store.db, open.text.id, [...kept]).catch(() => undefined)
  }
}

function word(name: 'comparing' | 'compared' | 'hopeless', values: Readonly<Record<string, string | number>>): string {
  return i18next.t(`said.${name}`, { ns: 'collate', ...values })
}
