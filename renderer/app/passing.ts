import i18next from 'i18next'
import { assertNever } from '../../shared/finding'
import type { Problem } from '../../shared/host'
import { fence } from '../store/followed'
import { writeProblem } from '../store/problems'
import { Hold, type HoldEvents, type Obstacle, type TakenOver } from './hold'
import { HoldWatch } from './hold-watch'
import type { LiveText } from './live-text'
import { readToOpen } from './read-to-open'
import type { Place } from './place'
import type { OpenTranscription } from './screen'
import type { Session } from './session'
import type { Turns } from './turns'

/** Why a text that another window has can only be read. */
export const openElsewhere: Problem = {
  code: 'open-elsewhere',
  message: 'This transcription is open in another window, so here it can only be read.',
}

/** What a text that passes from window to window needs of the desk that it lies on. */
export interface PassingDesk {
  readonly session: Session
  /** One move after the other, so that no text is opened or closed while another passes. */
  readonly moves: Turns
  /** The text that lies there; `null` where none does. */
  readonly live: () => LiveText | null
  /** Shows a text, from the journal row `seq` on. */
  readonly begin: (open: OpenTranscription, hold: Hold | null, seq: number, place: Place | null) => LiveText
  /** Takes a text off the desk that is to be shown anew. */
  readonly giveUp: (live: LiveText) => void
  /** Reads a text from the store and shows it; answers whether that could be done. */
  readonly show: (id: string, hold?: Hold) => Promise<boolean>
  /** Keeps a text that cannot be saved as a copy beside it; answers whether it did. */
  readonly keepCopy: (open: OpenTranscription) => Promise<boolean>
}

/** Takes the open text over from the window that has it, and gives it to one that wants it. */
export class Passing {
  readonly #desk: PassingDesk

  constructor(desk: PassingDesk) {
    this.#desk = desk
  }

  /** Takes hold of a text, `null` where another window has it. */
  take(id: string): Promise<Hold | null> {
    return Hold.take(this.#nameOf(id), this.#here, this.#eventsOf(id))
  }

  /** Watches a text that another window has; `taken` where this one had it before. */
  watch(id: string, taken: boolean): HoldWatch {
    return new HoldWatch(this.#nameOf(id), taken)
  }

  /** Makes the open text this window's to edit; `force` where the window that has it does not answer. */
  async takeOver(live: LiveText, force: boolean): Promise<boolean> {
    const { elsewhere, text } = live.open
    const [name, events] = [this.#nameOf(text.id), this.#eventsOf(text.id)]
    elsewhere?.set({ kind: 'asking' })
    const answer: TakenOver = force
      ? { kind: 'held', hold: await Hold.seize(name, this.#here, events) }
      : await Hold.takeOver(name, this.#here, events)
    switch (answer.kind) {
      case 'held':
        return this.#edit(live, answer.hold, force)
      case 'elsewhere':
        elsewhere?.set({ kind: 'held', holder: answer.holder })
        return false
      case 'kept':
      case 'silent':
        elsewhere?.set(answer)
        return false
      default:
        return assertNever(answer)
    }
  }

  #nameOf(id: string): string {
    return `${this.#desk.session.store.db.name}/${id}`
  }

  get #here(): 'window' | 'tab' {
    return this.#desk.session.host.kind === 'electron' ? 'window' : 'tab'
  }

  #eventsOf(id: string): HoldEvents {
    const isOpen = () => {
      const live = this.#desk.live()
      return live?.open.text.id === id ? live : null
    }
    return {
      asked: () => this.#desk.moves.take(async () => this.#letGo(isOpen())),
      lost: () => {
        isOpen()?.still(true)
        void this.#desk.moves.take(() => this.#lost(isOpen()))
      },
    }
  }

  /** Another window wants the text: stores it, and goes on reading. */
  async #letGo(live: LiveText | null): Promise<Obstacle | null> {
    if (live === null) return null
    const session = this.#desk.session
    if (session.xml.get()?.drafting === true) {
      session.toast(i18next.t('readOnly.wantedDraft'))
      return 'xml-draft'
    }
    live.still(true)
    if (!(await live.rest())) {
      live.still(false)
      return 'not-saved'
    }
    this.#read(live, live.open.stored.store.seq)
    return null
  }

  /** Another window has taken the text: keeps as a copy what it was too late to store, and goes on reading. */
  async #lost(live: LiveText | null): Promise<void> {
    if (live === null) return
    const session = this.#desk.session
    // It may have been opened only after the other window took it.
    live.still(true)
    if (!(await live.rest()) && !(await this.#desk.keepCopy(live.open))) return
    const { text, stored } = live.open
    const read = await session.store.readText(text.id)
    if (read?.body === stored.transcription.body && live.become(read.doc, read.guesses)) this.#read(live, read.seq)
    else {
      this.#desk.giveUp(live)
      await this.#desk.show(text.id)
    }
  }

  /** Goes on reading a text that is another window's from now on. */
  #read(live: LiveText, seq: number): void {
    const { open } = live
    const stored = { ...open.stored, readOnly: openElsewhere }
    const place = live.pass()
    const elsewhere = this.watch(open.text.id, true)
    this.#desk.begin({ ...open, stored, elsewhere }, null, seq, place)
    this.#desk.session.say(i18next.t('readOnly.taken'))
  }

  /** Goes on editing what the other window has stored. */
  async #edit(live: LiveText, hold: Hold, force: boolean): Promise<boolean> {
    const { open } = live
    const { text, stored } = open
    // A window that hangs may wake up with something to store: it is refused from here on, and keeps a copy.
    if (force && !(await this.#fence(text.id))) {
      hold.release()
      open.elsewhere?.set({ kind: 'free' })
      return false
    }
    const answer = await readToOpen(this.#desk.session.store, text.id, true)
    const now = answer.ok ? answer.value : null
    if (now?.transcription.body !== stored.transcription.body || !live.become(now.doc, now.guesses)) {
      this.#desk.giveUp(live)
      return this.#desk.show(text.id, hold)
    }
    const place = live.pass()
    this.#desk.begin({ ...open, stored: now, elsewhere: null }, hold, now.store.seq, place).still(false)
    this.#desk.session.say(i18next.t('readOnly.yours'))
    text.view?.focus()
    if (now.damage !== null) this.#desk.session.tell(now.damage)
    return now.readOnly === null
  }

  async #fence(id: string): Promise<boolean> {
    try {
      await fence(this.#desk.session.store.db, id)
      return true
    } catch (error) {
      this.#desk.session.tell(writeProblem(error))
      return false
    }
  }
}
