import i18next from 'i18next'
import type { EditorView } from 'prosemirror-view'
import { assertNever } from '../../shared/finding'
import type { Answer, Problem } from '../../shared/host'
import { fence } from '../store/followed'
import { readProblem, writeProblem } from '../store/problems'
import type { StoredText } from '../store/texts'
import { become } from './follow'
import { Hold, type HoldEvents, type Obstacle, type TakenOver } from './hold'
import { HoldWatch } from './hold-watch'
import { keepCopy } from './library-actions'
import { LiveText } from './live-text'
import { MirrorHome } from './mirror/mirror-home'
import { opened } from './opened'
import type { Place } from './place'
import type { OpenTranscription } from './screen'
import type { Session } from './session'
import { Turns } from './turns'
import { settleXml } from './xml'

/** Why a text that another window has can only be read. */
const openElsewhere: Problem = {
  code: 'open-elsewhere',
  message: 'This transcription is open in another window, so here it can only be read.',
}

/** The one text that is open in a window: opened, closed, taken over from another window, and given to one. */
export class Desk {
  readonly #session: Session
  readonly #mirrors = new MirrorHome()
  /** One move after the other, so that no two texts are opened or closed at once. */
  readonly #moves = new Turns()
  #live: LiveText | null = null

  constructor(session: Session) {
    this.#session = session
  }

  /** Stores and closes the open text, then does `next`; where it cannot be stored, it stays open and says why. */
  leave(next: () => Promise<void>): Promise<boolean> {
    return this.#moves.take(async () => {
      if (!(await this.#close())) return false
      await next()
      return true
    })
  }

  /** Opens a transcription where it was left; answers whether it is open now. */
  openTranscription(id: string): Promise<boolean> {
    return this.#moves.take(async () => {
      if (this.#live?.open.text.id === id) return true
      return (await this.#close()) && this.#show(id)
    })
  }

  /** Closes the open text if it is this one, and reads it from the store again. */
  reopen(id: string): Promise<boolean> {
    return this.#moves.take(async () => {
      if (this.#live?.open.text.id !== id) return true
      return (await this.#close()) && this.#show(id)
    })
  }

  /**
   * Goes along with what the library says of the open text and edition: leaves what is not there any more, shows the text
   * anew where it has another body, and in the edition that it was moved to. `told` says each in a message.
   */
  refresh(told: boolean): Promise<void> {
    return this.#moves.take(() => this.#refresh(told))
  }

  /** Makes the open text, which another window has, this one's to edit; `force` where that window does not answer. */
  takeOver(force: boolean): Promise<boolean> {
    return this.#moves.take(async () => {
      const live = this.#live
      return live?.open.elsewhere ? this.#takeOver(live, force) : false
    })
  }

  /** Ends it for good. */
  stop(): void {
    this.#live?.stop()
    this.#mirrors.stop()
  }

  /** Stores what is done; answers whether everything is stored. */
  rest(): Promise<boolean> {
    return this.#live?.rest() ?? Promise.resolve(true)
  }

  /** Like {@link rest}, with a checkpoint, so that the next start is quick. */
  async finish(): Promise<boolean> {
    return (await settleXml(this.#session)) && (this.#live?.finish() ?? true)
  }

  /** Called once the open text is on the screen: scrolls to where the person was. */
  shown(view: EditorView): void {
    this.#live?.shown(view)
  }

  async #close(): Promise<boolean> {
    const [session, live] = [this.#session, this.#live]
    if (live === null) return true
    if (!(await settleXml(session))) return false
    live.still(true)
    if (!(await live.finish())) {
      const state = session.saveState.get()
      const overtaken = state.kind === 'failed' && state.problem.code === 'changed-elsewhere'
      if (!overtaken && state.kind === 'failed') session.tell(state.problem)
      if (!overtaken || !(await keepCopy(session, live.open))) {
        live.still(false)
        return false
      }
    }
    this.#giveUp(live)
    session.saveState.set({ kind: 'saved' })
    return true
  }

  async #show(id: string, held?: Hold): Promise<boolean> {
    const { store } = this.#session
    // Only a text that is held is read: what the other window stored last is in it then.
    const hold = held ?? (await this.#takeHold(id))
    const answer = await this.#stored(id, hold !== null)
    if (!answer.ok) {
      hold?.release()
      const { edition, screen } = this.#session
      // A text that was closed to be shown anew is not there any more.
      if (edition !== null) screen.set({ kind: 'edition', edition })
      this.#session.tell(answer.problem)
      return false
    }
    const stored = { ...answer.value, readOnly: answer.value.readOnly ?? (hold === null ? openElsewhere : null) }
    const open = opened(stored, store, this.#mirrors, this.#failed)
    const elsewhere = hold === null ? new HoldWatch(this.#nameOf(id), false) : null
    this.#begin({ ...open, elsewhere }, hold, stored.store.seq, null)
    if (stored.place === null && stored.guesses.some((guess) => !guess.settled)) this.#session.turnTo('findings')
    await store.keepHere(stored.transcription.edition, id)
    if (stored.damage !== null) this.#session.tell(stored.damage)
    return true
  }

  /** Reads a text to be opened. A library that cannot be read is an answer too, for a hold waits on it. */
  async #stored(id: string, isMine: boolean): Promise<Answer<StoredText>> {
    try {
      return await this.#session.store.openText(id, isMine)
    } catch {
      return { ok: false, problem: readProblem }
    }
  }

  /** Shows a text, from the journal row `seq` on. */
  #begin(open: OpenTranscription, hold: Hold | null, seq: number, place: Place | null): void {
    const { store, saveState, screen } = this.#session
    this.#live = new LiveText(
      { open, hold, store, seq, place },
      {
        saveState: (state) => {
          saveState.set(state)
        },
        changed: () => void this.refresh(true),
        failed: this.#failed,
      },
    )
    screen.set({ kind: 'text', edition: open.stored.transcription.edition, open })
  }

  // From window to window

  readonly #failed = (): void => {
    this.#session.tell(readProblem)
  }

  #nameOf(id: string): string {
    return `${this.#session.store.db.name}/${id}`
  }

  get #here(): 'window' | 'tab' {
    return this.#session.host.kind === 'electron' ? 'window' : 'tab'
  }

  #takeHold(id: string): Promise<Hold | null> {
    return Hold.take(this.#nameOf(id), this.#here, this.#eventsOf(id))
  }

  #eventsOf(id: string): HoldEvents {
    const isOpen = () => (this.#live?.open.text.id === id ? this.#live : null)
    return {
      asked: () => this.#moves.take(async () => this.#letGo(isOpen())),
      lost: () => {
        isOpen()?.still(true)
        void this.#moves.take(() => this.#lost(isOpen()))
      },
    }
  }

  /** Another window wants the text: stores it, and goes on reading. */
  async #letGo(live: LiveText | null): Promise<Obstacle | null> {
    if (live === null) return null
    const session = this.#session
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
    const session = this.#session
    // It may have been opened only after the other window took it.
    live.still(true)
    if (!(await live.rest()) && !(await keepCopy(session, live.open))) return
    const { text, stored } = live.open
    const read = await session.store.readText(text.id)
    if (read?.body === stored.transcription.body && become(text, read.doc, read.guesses)) this.#read(live, read.seq)
    else {
      this.#giveUp(live)
      await this.#show(text.id)
    }
  }

  /** Goes on reading a text that is another window's from now on. */
  #read(live: LiveText, seq: number): void {
    const { open } = live
    const stored = { ...open.stored, readOnly: openElsewhere }
    const place = live.pass()
    const elsewhere = new HoldWatch(this.#nameOf(open.text.id), true)
    this.#begin({ ...open, stored, elsewhere }, null, seq, place)
    this.#session.say(i18next.t('readOnly.taken'))
  }

  async #takeOver(live: LiveText, force: boolean): Promise<boolean> {
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
    const answer = await this.#stored(text.id, true)
    const now = answer.ok ? answer.value : null
    if (now?.transcription.body !== stored.transcription.body || !become(text, now.doc, now.guesses)) {
      this.#giveUp(live)
      return this.#show(text.id, hold)
    }
    const place = live.pass()
    this.#begin({ ...open, stored: now, elsewhere: null }, hold, now.store.seq, place)
    this.#live?.still(false)
    this.#session.say(i18next.t('readOnly.yours'))
    text.view?.focus()
    if (now.damage !== null) this.#session.tell(now.damage)
    return now.readOnly === null
  }

  async #fence(id: string): Promise<boolean> {
    try {
      await fence(this.#session.store.db, id)
      return true
    } catch (error) {
      this.#session.tell(writeProblem(error))
      return false
    }
  }

  /** Takes a text off the desk that is to be shown anew. */
  #giveUp(live: LiveText): void {
    this.#session.xml.get()?.stop()
    this.#session.xml.set(null)
    live.stop()
    this.#live = null
  }

  // What the library says

  async #refresh(told: boolean): Promise<void> {
    const session = this.#session
    const { edition, screen, store } = session
    const open = this.#live?.open ?? null
    if (edition === null) return
    const row = open === null ? undefined : await store.transcription(open.text.id)
    // What is deleted is still there, marked. What is not there at all was lost: the text on the screen may be the last of it.
    if (open !== null && row === undefined) return
    const home = row?.edition ?? edition
    const say = (code: 'deleted' | 'editionDeleted' | 'moved' | 'replaced') => {
      if (told) session.toast(i18next.t(`elsewhere.${code}`, { name: row?.title ?? '' }))
    }
    if ((await store.edition(home))?.removed !== null) {
      if (!(await this.#close())) return
      screen.set({ kind: 'library' })
      await store.keepHere(null, null)
      say('editionDeleted')
    } else if (open === null) return
    else if (row?.removed !== null) {
      if (!(await this.#close())) return
      screen.set({ kind: 'edition', edition: home })
      await store.keepHere(home, null)
      say('deleted')
    } else if (row.body !== open.stored.transcription.body) {
      if ((await this.#close()) && (await this.#show(row.id))) say('replaced')
    } else if (home !== edition) {
      screen.set({ kind: 'text', edition: home, open })
      await store.keepHere(home, row.id)
      say('moved')
    }
  }
}
