import type { EditorView } from 'prosemirror-view'
import type { Host, Problem } from '../../shared/host'
import { readProblem } from '../store/problems'
import type { SaveState } from '../store/save-state'
import type { Store } from '../store/store'
import type { Toast } from '../ui/Toasts'
import type { XmlText } from '../xml-view/xml-text'
import { Cell } from './cell'
import { Columns } from './columns'
import type { Panel } from './command'
import { EditionUses } from './edition-use'
import { Hold } from './hold'
import { keepCopy } from './library-actions'
import { LibraryFeeds } from './library-feeds'
import { LiveText } from './live-text'
import { MirrorHome } from './mirror/mirror-home'
import { opened } from './opened'
import type { Dialog, Job, OpenTranscription, Remedy, Screen } from './screen'
import { Settings } from './settings'
import { Turns } from './turns'
import { settleXml } from './xml'

/** Why a text that another window has can only be read. */
const openElsewhere: Problem = {
  code: 'open-elsewhere',
  message: 'This transcription is open in another window, so here it can only be read.',
}

/** Why a text could not be taken over. */
const notLetGo: Problem = {
  code: 'not-let-go',
  message:
    'The other window has not let go of this transcription: it may be busy, or unable to save. Nothing was changed. ' +
    'Look there what it says, or close it, then try again.',
}

/** How a text is opened: to edit it if no other window does, to edit it in any case, or only to read it. */
type Opening = 'take' | 'take-over' | 'read'

/** What is said to screen readers; `turn` tells two equal messages apart. */
export interface Said {
  readonly message: string
  readonly turn: number
}

/**
 * The program while it runs: where the person is, the text that is open, and what is on its way into the store. The
 * only place where editor, store and host meet.
 */
export class Session {
  readonly host: Host
  readonly store: Store
  readonly settings = new Settings()
  /** Which columns of the workbench are shown. */
  readonly columns = new Columns(this.settings)
  readonly screen = new Cell<Screen>({ kind: 'library' })
  readonly dialog = new Cell<Dialog | null>(null)
  readonly job = new Cell<Job | null>(null)
  readonly saveState = new Cell<SaveState>({ kind: 'saved' })
  readonly said = new Cell<Said>({ message: '', turn: 0 })
  readonly toasts = new Cell<readonly Toast[]>([])
  /** The panel of the right column; `turn` changes whenever it is asked for, to move the focus there. */
  readonly panel = new Cell<{ readonly panel: Panel; readonly turn: number }>({ panel: 'register', turn: 0 })
  /** Files are taken in one lot after the other: what is dropped meanwhile waits. */
  readonly intake = new Turns()
  /** What the library holds, kept up to date. */
  readonly library: LibraryFeeds
  /** The XML of the open text, while it is shown. */
  readonly xml = new Cell<XmlText | null>(null)
  /** What the texts of an edition use, for what is offered beside the open one. */
  readonly uses: EditionUses
  readonly #mirrors = new MirrorHome()
  #live: LiveText | null = null
  /** Screens change one after the other, so that no two texts are opened or closed at once. */
  readonly #moves = new Turns()
  #toast = 0

  constructor(host: Host, store: Store) {
    this.host = host
    this.store = store
    this.uses = new EditionUses(store)
    this.xml.subscribe(() => {
      this.columns.makeRoom(this.xml.get() !== null)
    })
    this.library = new LibraryFeeds(store, () => {
      this.tell(readProblem)
    })
  }

  /** The text on the screen, if one is. */
  get open(): OpenTranscription | null {
    const screen = this.screen.get()
    return screen.kind === 'text' ? screen.open : null
  }

  /** The edition on the screen, if one is. */
  get edition(): string | null {
    const screen = this.screen.get()
    return screen.kind === 'library' ? null : screen.edition
  }

  /** Goes back to where the person was when the program ended. */
  async resume(): Promise<void> {
    const here = await this.store.here()
    if (here === undefined) return
    if (here.transcription !== null && (await this.openTranscription(here.transcription))) return
    const edition = here.edition === null ? undefined : await this.store.edition(here.edition)
    if (edition?.removed === null) this.screen.set({ kind: 'edition', edition: edition.id })
  }

  /** Shows all editions. The open text is stored first; where that fails, it stays open and says why. */
  showLibrary(): Promise<boolean> {
    return this.#moves.take(async () => {
      if (!(await this.#close())) return false
      this.screen.set({ kind: 'library' })
      await this.store.keepHere(null, null)
      return true
    })
  }

  /** Shows the transcriptions of an edition. */
  showEdition(edition: string): Promise<boolean> {
    return this.#moves.take(async () => {
      if (!(await this.#close())) return false
      this.screen.set({ kind: 'edition', edition })
      await this.store.keepHere(edition, null)
      return true
    })
  }

  /** Opens a transcription where it was left; answers whether it is open now. */
  openTranscription(id: string): Promise<boolean> {
    return this.#moves.take(async () => {
      if (this.open?.text.id === id) return true
      return (await this.#close()) && this.#show(id)
    })
  }

  /** Closes the open text if it is this one, and reads it from the store again. */
  reopen(id: string): Promise<boolean> {
    return this.#moves.take(async () => {
      if (this.open?.text.id !== id) return true
      return (await this.#close()) && this.#show(id)
    })
  }

  /** Makes the open text, which another window has, this one's to edit; the other stores its work first. */
  takeOver(): Promise<boolean> {
    return this.#moves.take(async () => {
      const id = this.open?.text.id
      return id !== undefined && (await this.#close()) && this.#show(id, 'take-over')
    })
  }

  /** Ends the session, for good: lets go of the text and of the library. */
  stop(): void {
    this.#live?.stop()
    this.#mirrors.stop()
    this.store.close()
  }

  /** Stores all that is done, for the window closes or is hidden; answers whether everything is stored. */
  rest(): Promise<boolean> {
    return this.#live?.rest() ?? Promise.resolve(true)
  }

  /** Like {@link rest}, with a checkpoint, so that the next start is quick. */
  async finish(): Promise<boolean> {
    return (await settleXml(this)) && (this.#live?.finish() ?? true)
  }

  /** Called once the open text is on the screen: scrolls to where the person was. */
  textShown(view: EditorView): void {
    this.#live?.shown(view)
  }

  /** Says something to screen readers and in the status line. */
  readonly say = (message: string): void => {
    this.said.set({ message, turn: this.said.get().turn + 1 })
  }

  /** Shows a message for a while, optionally with something to do about it. */
  toast(message: string, action?: NonNullable<Toast['action']>): void {
    const id = ++this.#toast
    this.toasts.set([...this.toasts.get().slice(-1), action === undefined ? { id, message } : { id, message, action }])
  }

  readonly dropToast = (id: number): void => {
    this.toasts.set(this.toasts.get().filter((toast) => toast.id !== id))
  }

  /** Shows a problem that stopped what was asked for, and what can be done about it. */
  readonly tell = (problem: Problem, remedies: readonly Remedy[] = []): void => {
    this.dialog.set({ kind: 'problem', problem, remedies })
  }

  /** Shows a panel of the right column and moves the focus into it. */
  readonly show = (panel: Panel): void => {
    this.columns.show({ inspector: true })
    this.panel.set({ panel, turn: this.panel.get().turn + 1 })
  }

  /** Turns to a panel without calling the column or the focus. */
  turnTo(panel: Panel): void {
    this.panel.set({ ...this.panel.get(), panel })
  }

  async #close(): Promise<boolean> {
    const live = this.#live
    if (live === null) return true
    if (!(await settleXml(this))) return false
    if (!(await live.finish())) {
      const state = this.saveState.get()
      const overtaken = state.kind === 'failed' && state.problem.code === 'changed-elsewhere'
      if (!overtaken && state.kind === 'failed') this.tell(state.problem)
      if (!overtaken || !(await keepCopy(this, live.open))) return false
    }
    this.xml.get()?.stop()
    this.xml.set(null)
    live.stop()
    this.#live = null
    this.saveState.set({ kind: 'saved' })
    return true
  }

  /** Another window wants this text: stores it, and goes on reading. */
  #letGo(id: string): Promise<boolean> {
    return this.#moves.take(async () => this.open?.text.id === id && (await this.#close()) && this.#show(id, 'read'))
  }

  async #takeHold(id: string, opening: Opening): Promise<Hold | null> {
    if (opening === 'read') return null
    const name = `${this.store.db.name}/${id}`
    const asked = () => void this.#letGo(id)
    return opening === 'take' ? Hold.take(name, asked) : Hold.takeOver(name, asked)
  }

  async #show(id: string, opening: Opening = 'take'): Promise<boolean> {
    // Only a text that is held is read: what the other window stored last is in it then.
    const hold = await this.#takeHold(id, opening)
    const answer = await this.store.openText(id)
    if (!answer.ok) {
      hold?.release()
      this.tell(answer.problem)
      return false
    }
    const stored = { ...answer.value, readOnly: answer.value.readOnly ?? (hold === null ? openElsewhere : null) }
    const { guesses } = stored
    const open = opened(stored, this.store, this.#mirrors, () => {
      this.tell(readProblem)
    })
    this.#live = new LiveText(open, hold, this.store, (now) => {
      this.saveState.set(now)
    })
    if (stored.place === null && guesses.some((guess) => !guess.settled)) this.turnTo('findings')
    this.screen.set({ kind: 'text', edition: stored.transcription.edition, open })
    await this.store.keepHere(stored.transcription.edition, id)
    const problem = stored.damage ?? (hold === null && opening === 'take-over' ? notLetGo : null)
    if (problem !== null) this.tell(problem)
    return true
  }
}
