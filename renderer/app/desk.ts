import i18next from 'i18next'
import type { EditorView } from 'prosemirror-view'
import { readProblem } from '../store/problems'
import type { Hold } from './hold'
import { partUnread, readOpened, readTextScreen } from './later-parts'
import type { LiveText } from './live-text'
import { MirrorHome } from './mirror/mirror-home'
import { openElsewhere, Passing } from './passing'
import type { Place } from './place'
import { readToOpen } from './read-to-open'
import type { OpenTranscription } from './screen'
import type { Session } from './session'
import type { CheckAt } from '../../shared/pieces/read-state'
import type { StoredText } from '../store/texts'
import { Turns } from './turns'
import { settleXml } from './xml'

/** The one text that is open in a window: opened, closed, and followed where the library says something of it. */
export class Desk {
  readonly #session: Session
  readonly #mirrors = new MirrorHome()
  /** One move after the other, so that no two texts are opened or closed at once. */
  readonly #moves = new Turns()
  readonly #passing: Passing
  #live: LiveText | null = null
  /** What opens texts; `null` until the first one is opened. */
  #editor: Awaited<ReturnType<typeof readOpened>> | null = null

  constructor(session: Session) {
    this.#session = session
    this.#passing = new Passing({
      session,
      moves: this.#moves,
      live: () => this.#live,
      begin: (open, hold, seq, place) => this.#begin(open, hold, seq, place),
      giveUp: (live) => {
        this.#giveUp(live)
      },
      show: (id, hold) => this.#show(id, hold),
      keepCopy: (open) => this.#keepCopy(open),
    })
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
    if (this.#live === null) this.#session.store.readAhead(id)
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
      return live?.open.elsewhere ? this.#passing.takeOver(live, force) : false
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
      if (!overtaken || !(await this.#keepCopy(live.open))) {
        live.still(false)
        return false
      }
    }
    this.#giveUp(live)
    session.saveState.set({ kind: 'saved' })
    return true
  }

  async #show(id: string, held?: Hold, check: CheckAt = 'later'): Promise<boolean> {
    const { store } = this.#session
    // Only a text that is held is read: what the other window stored last is in it then.
    const hold = held ?? (await this.#passing.take(id))
    const [answer, editor] = await Promise.all([readToOpen(store, id, hold !== null, check), readEditor()])
    if (!answer.ok || editor === null) {
      hold?.release()
      const { edition, screen } = this.#session
      // A text that was closed to be shown anew is not there any more.
      if (edition !== null) screen.set({ kind: 'edition', edition })
      this.#session.tell(answer.ok ? partUnread : answer.problem)
      return false
    }
    const stored = { ...answer.value, readOnly: answer.value.readOnly ?? (hold === null ? openElsewhere : null) }
    this.#editor = editor
    editor.besideText(this.#session)
    const isEntry = (pointer: string) => this.#session.register.now.get().index.entryAt(pointer, id) !== null
    const open = this.#opened(() => editor.opened(stored, store, this.#mirrors, this.#failed, isEntry), stored)
    if (open === null) return this.#show(id, hold ?? undefined, 'now')
    const elsewhere = hold === null ? this.#passing.watch(id, false) : null
    const live = this.#begin({ ...open, elsewhere }, hold, stored.store.seq, null)
    if (!stored.isChecked) live.checkLater(() => void this.#readChecked(live))
    if (stored.place === null && stored.guesses.some((guess) => !guess.settled)) this.#session.turnTo('findings')
    await store.keepHere(stored.transcription.edition, id)
    if (stored.damage !== null) this.#session.tell(stored.damage)
    if (stored.resumed) this.#session.toast(i18next.t('tails.resumed', { ns: 'recovery' }))
    return true
  }

  /** What is made of a stored text; `null` where the text was not held against the schema and nothing can be made of it. */
  #opened(make: () => OpenTranscription, { isChecked, store }: StoredText): OpenTranscription | null {
    try {
      return make()
    } catch (error) {
      if (isChecked) throw error
      store.stop()
      return null
    }
  }

  /** Reads a text again, and checks it first: what was read is no doc of the schema. */
  #readChecked(live: LiveText): Promise<boolean> {
    return this.#moves.take(async () => {
      if (this.#live !== live) return true
      return (await this.#close()) && this.#show(live.open.text.id, undefined, 'now')
    })
  }

  /** Shows a text, from the journal row `seq` on. */
  #begin(open: OpenTranscription, hold: Hold | null, seq: number, place: Place | null): LiveText {
    const { store, saveState, screen } = this.#session
    if (this.#editor === null) throw new Error('A text was begun before what opens texts was read')
    const live = new this.#editor.LiveText(
      { open, hold, store, seq, place, bondOf: this.#editor.actsOf(this.#session).bondOf },
      {
        saveState: (state) => {
          saveState.set(state)
        },
        changed: () => void this.refresh(true),
        failed: this.#failed,
      },
    )
    this.#live = live
    screen.set({ kind: 'text', edition: open.stored.transcription.edition, open })
    return live
  }

  /** Keeps the open text, which cannot be saved, as a copy; answers whether it did. */
  #keepCopy(open: OpenTranscription): Promise<boolean> {
    return this.#editor?.keepCopy(this.#session, open) ?? Promise.resolve(false)
  }

  readonly #failed = (): void => {
    this.#session.tell(readProblem)
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

/** What shows a text, its screen too; `null` where it cannot be read. */
async function readEditor() {
  try {
    const [editor] = await Promise.all([readOpened(), readTextScreen()])
    return editor
  } catch {
    return null
  }
}
