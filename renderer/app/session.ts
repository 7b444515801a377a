import type { EditorView } from 'prosemirror-view'
import type { Host, Problem } from '../../shared/host'
import { readProblem } from '../store/problems'
import type { SaveState } from '../store/save-state'
import type { Store } from '../store/store'
import type { Toast } from '../ui/Toasts'
import type { XmlText } from '../xml-view/xml-text'
import { startCopying, type Copying } from './backups/copying'
import type { BesideText } from './beside-text'
import { Cell } from './cell'
import { Columns } from './columns'
import type { Panel } from './command'
import { Desk } from './desk'
import { EditionUses } from './edition-use'
import { EditionFiles } from './edition-files/edition-files'
import { FileHolds } from './edition-files/file-holds'
import { LibraryFeeds } from './library-feeds'
import { OutsideWatch } from './outside/outside-watch'
import type { Dialog, Job, OpenTranscription, RecoveryWhy, Remedy, Screen } from './screen'
import { EditionReader } from './edition-texts/edition-reader'
import { Practice } from './practice/practice'
import { Register } from './register/register'
import { Rounds } from './rounds/rounds'
import { Settings } from './settings'
import { Turns } from './turns'
import { XmlDrafts } from './xml-drafts'

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
  /** Editions as `.recto` files. */
  readonly editionFiles: EditionFiles
  /** The file of the edition on the screen, held open for this program. */
  readonly fileHolds: FileHolds
  /** Second copies of what is worked on. */
  readonly copying: Copying
  /** Whether the file that the open text came from was changed by another program. */
  readonly outside: OutsideWatch
  /** Asks all texts of an edition. */
  readonly texts: EditionReader
  /** The register of the edition on the screen. */
  readonly register: Register
  /** How the edition on the screen is edited: readings, brackets, hyphens. */
  readonly practice: Practice
  /** The rounds of proofreading, and how far they are. */
  readonly rounds: Rounds
  /** What works beside the open text; `null` until the first part that asks for it is read: see `besideText`, which answers it. */
  readonly beside = new Cell<BesideText | null>(null)
  readonly #desk: Desk
  readonly #drafts: XmlDrafts
  #toast = 0

  constructor(host: Host, store: Store) {
    this.host = host
    this.store = store
    this.#desk = new Desk(this)
    this.outside = new OutsideWatch(this)
    this.#drafts = new XmlDrafts(this)
    this.uses = new EditionUses(store)
    this.texts = new EditionReader(this)
    this.register = new Register(this, () => {
      this.tell(readProblem)
    })
    this.xml.subscribe(() => {
      this.columns.makeRoom(this.xml.get() !== null)
    })
    this.library = new LibraryFeeds(store, () => {
      this.tell(readProblem)
    })
    this.practice = new Practice(this)
    this.rounds = new Rounds(this)
    this.editionFiles = new EditionFiles(store.db.name)
    this.fileHolds = new FileHolds(this)
    this.copying = startCopying(this, (edition) => this.editionFiles.bytesOf(edition))
  }

  /** The text on the screen, if one is. */
  get open(): OpenTranscription | null {
    const screen = this.screen.get()
    return screen.kind === 'text' ? screen.open : null
  }

  /** The edition on the screen, if one is. */
  get edition(): string | null {
    const screen = this.screen.get()
    return screen.kind === 'edition' || screen.kind === 'text' ? screen.edition : null
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
    return this.#desk.leave(() => {
      this.screen.set({ kind: 'library' })
      return this.store.keepHere(null, null)
    })
  }

  /** Shows what is there of the library and of second copies, and why. */
  showRecovery(why: RecoveryWhy): Promise<boolean> {
    return this.#desk.leave(() => {
      this.screen.set({ kind: 'recovery', why })
      return Promise.resolve()
    })
  }

  /** Shows the transcriptions of an edition. */
  showEdition(edition: string): Promise<boolean> {
    return this.#desk.leave(() => {
      this.screen.set({ kind: 'edition', edition })
      return this.store.keepHere(edition, null)
    })
  }

  /** Opens a transcription where it was left; answers whether it is open now. */
  openTranscription(id: string): Promise<boolean> {
    return this.#desk.openTranscription(id)
  }

  /** Closes the open text if it is this one, and reads it from the store again. */
  reopen(id: string): Promise<boolean> {
    return this.#desk.reopen(id)
  }

  /**
   * Goes along with what the library says of the open text and edition: leaves what is not there any more, shows the text
   * anew where it has another body, and in the edition that it was moved to.
   */
  refresh(): Promise<void> {
    return this.#desk.refresh(false)
  }

  /** Makes the open text, which another window has, this one's to edit; the other stores its work first. */
  takeOver(): Promise<boolean> {
    return this.#desk.takeOver(false)
  }

  /** The same where the other window does not answer: what it has not stored is not waited for, and becomes a copy there. */
  takeAnyway(): Promise<boolean> {
    return this.#desk.takeOver(true)
  }

  /** Ends the session, for good: lets go of the text and of the library. */
  stop(): void {
    this.copying.stop()
    this.editionFiles.stop()
    this.register.stop()
    this.texts.stop()
    this.fileHolds.stop()
    this.outside.stop()
    this.practice.stop()
    this.rounds.stop()
    this.beside.get()?.stop()
    this.#drafts.stop()
    this.#desk.stop()
    this.store.close()
  }

  /** Stores all that is done, for the window closes or is hidden; answers whether everything is stored. */
  rest(): Promise<boolean> {
    return this.#desk.rest()
  }

  /** Like {@link rest}, with a checkpoint, so that the next start is quick, and with second copies of what has changed. */
  async finish(): Promise<boolean> {
    if (!(await this.#desk.finish())) return false
    await this.copying.finish()
    // Somebody may have typed on while copies were written.
    if (!(await this.rest())) return false
    // What cannot be noted only makes the next start look after more than it had to.
    await this.store.end().catch(() => undefined)
    return true
  }

  /** Called once the open text is on the screen: scrolls to where the person was. */
  textShown(view: EditorView): void {
    this.#desk.shown(view)
  }

  /** Says something to screen readers and in the status line. */
  readonly say = (message: string): void => {
    this.said.set({ message, turn: this.said.get().turn + 1 })
  }

  /** Shows a message for a while, optionally with something to do about it, and what it is about. */
  toast(message: string, action?: NonNullable<Toast['action']>, about?: string): void {
    const id = ++this.#toast
    const toast: Toast = { id, message, ...(action && { action }), ...(about !== undefined && { about }) }
    this.toasts.set([...this.toasts.get().slice(-1), toast])
  }

  /** Takes messages away that tell of what is taken back now. */
  dropToastsAbout(what: string): void {
    const left = this.toasts.get().filter(({ about }) => about !== what)
    if (left.length < this.toasts.get().length) this.toasts.set(left)
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

  /** Shows a panel beside the text, where there is room for it, and leaves the focus where it is. */
  showBeside(panel: Panel): void {
    if (!this.columns.get().over.inspector) this.columns.show({ inspector: true })
    this.turnTo(panel)
  }

  /** Turns to a panel without calling the column or the focus. */
  turnTo(panel: Panel): void {
    this.panel.set({ ...this.panel.get(), panel })
  }
}
