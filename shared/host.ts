/** What went wrong outside the pure core, as a value: a sentence for the person, and a code to translate it by. */
export interface Problem {
  /** Kebab-case and stable, such as `file-gone`, `no-space`, `not-allowed`, `too-large`. */
  readonly code: string
  /** An English sentence: what happened, where, what is safe, what to do. */
  readonly message: string
  readonly values?: Readonly<Record<string, string | number>>
}

/** How a host answers: failures are values, never thrown. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem }

/**
 * A file that the person chose, which may be read again and written back to. `token` means something only to the
 * host that gave it (a path, or the key of a file handle); it can be stored and used in a later session.
 */
export interface FileRef {
  readonly name: string
  readonly token: string
}

/** A folder that the person chose to write files to; its `token` is as that of a {@link FileRef}. */
export interface FolderRef {
  readonly name: string
  readonly token: string
}

/** A file that was written to a folder, as it was left there: by this it is known whether something else has changed it since. */
export interface FolderFile {
  /** From the folder on, with `/` between the parts. */
  readonly path: string
  /** In bytes. */
  readonly size: number
  /** In milliseconds since 1970. */
  readonly modified: number
}

/** Files for a folder. */
export interface FolderToWrite {
  readonly folder: FolderRef
  /** Their paths lead on from the folder and never out of it; `/` stands between their parts. */
  readonly files: readonly { readonly path: string; readonly bytes: Uint8Array }[]
  /** What was written there last: files that are still so are written over. */
  readonly known: readonly FolderFile[]
  /** Whether the person said that all others that are there may be written over too. */
  readonly replace: boolean
}

/** What came of writing to a folder; `there`: nothing was written, for these files are there and not known. */
export type FolderWritten =
  | { readonly kind: 'written'; readonly files: readonly FolderFile[] }
  | { readonly kind: 'there'; readonly paths: readonly string[] }

/** What tells one state of a file from another. */
export interface FileStamp {
  /** In bytes. */
  readonly size: number
  /** When it was last written, in milliseconds since 1970; a hint only, for clocks can be set. */
  readonly modified: number
  /** The SHA-256 digest of its bytes, in hexadecimal digits. */
  readonly digest: string
}

/** Who has a file open: the program on a machine, as its lock file beside the file says. */
export interface FileHolder {
  readonly user: string
  readonly machine: string
  /** Milliseconds since 1970. */
  readonly since: number
}

/** Where the shell keeps second copies. */
export interface BackupPlace {
  readonly folder: string
  /** Whether the person chose it. */
  readonly chosen: boolean
  /** Why no copy can be written there now; `null` where one can. */
  readonly problem: Problem | null
}

/** A second copy of an edition on disk. */
export interface BackupFile {
  /** What the shell reads it by: its place in the folder of the copies. */
  readonly token: string
  /** The name of the file. */
  readonly name: string
  /** The id of the edition, as the name of its folder says; `''` for an edition file that was put there by hand. */
  readonly edition: string
  /** What the edition was called when the copy was made, as far as a file's name can say it. */
  readonly editionName: string
  /** When it was written, by the file's name, in milliseconds since 1970; a hint only, for clocks can be set. */
  readonly at: number
  /** In bytes. */
  readonly size: number
  /**
   * Copies of one edition in the order in which they were written, whatever the clock said: higher is later. 0 for an
   * edition file that was put there by hand.
   */
  readonly order: number
}

/** How safely the machine keeps the library. */
export interface StorageState {
  /** Whether the library stays when space runs short; a browser that did not agree may clear it. */
  readonly persisted: boolean
  /** How much the library takes, in bytes; `null` where nobody can say. */
  readonly used: number | null
  /** How much more it may take, in bytes; `null` where nobody can say. */
  readonly free: number | null
}

/** A file as a host hands it over: its bytes, or why they cannot be had. `ref` is `null` where it cannot be written back to. */
export interface OpenedFile {
  readonly name: string
  /** The folders it was found in below what the person chose, `a/b/`, or `''`. */
  readonly folder: string
  readonly ref: FileRef | null
  readonly content: Answer<Uint8Array>
}

/** The largest file that a host reads, in bytes; a larger one is a problem `too-large`. */
export const largestFile = 100 * 1024 * 1024

/** The largest edition file that a host reads, in bytes: one holds many texts, and images. */
export const largestEditionFile = 1024 * 1024 * 1024

/** How the names of files end that a host takes from a folder. */
export const textEndings = ['.txt', '.xml', '.tei', '.html', '.htm', '.xhtml', '.md', '.markdown', '.docx'] as const

/** How the names of edition files end. */
export const editionEndings = ['.recto'] as const

/** How the names of files end that a text is compared with. */
export const witnessEndings = ['.txt', '.xml', '.tei', '.docx'] as const

/** How the names of files end that hold images of pages. */
export const imageEndings = ['.jpg', '.jpeg', '.png', '.webp', '.pdf'] as const

/** The largest file of images that a host reads, in bytes: a PDF holds the scans of a whole volume. */
export const largestImageFile = 1024 * 1024 * 1024

/** The largest file of this name that a host reads, in bytes. */
export function largestOf(name: string): number {
  if (isImageFile(name)) return largestImageFile
  return isEditionFile(name) ? largestEditionFile : largestFile
}

/** Whether a file holds images of pages, by the ending of its name. */
export function isImageFile(name: string): boolean {
  return imageEndings.some((ending) => name.toLowerCase().endsWith(ending))
}

/**
 * In place of its bytes, for a file of images that can be asked for again: hundreds of them are chosen at once, and each is
 * read by its `ref` when its turn comes.
 */
export const notReadYet: Problem = {
  code: 'not-read-yet',
  message: 'This file was chosen, and not read yet. It is as it was.',
}

/** Whether a file is an edition file, by the ending of its name. */
export function isEditionFile(name: string): boolean {
  return editionEndings.some((ending) => name.toLowerCase().endsWith(ending))
}

/** How the names of the two files of a dictionary end (Hunspell). */
export const dictionaryEndings = ['.aff', '.dic'] as const

/** How the names of files end that hold a grammar. */
export const grammarEndings = ['.rng'] as const

/** How the names of files end that hold a register. */
export const registerEndings = ['.csv', '.tsv', '.txt', '.xml', '.tei'] as const

/** What the open dialog is shown for: texts, a folder of them, the files of a grammar, an edition file, a register, images of pages, another transcription to compare with, or the files of a dictionary. */
export const filesWanted = [
  'texts',
  'folder',
  'grammar',
  'edition',
  'register',
  'images',
  'witness',
  'dictionary',
] as const
/** One of {@link filesWanted}. */
export type FilesWanted = (typeof filesWanted)[number]

/** How long a window that is asked to close may be silent before the person is asked, in milliseconds. */
export const closingPatience = 5000

/** What a renderer asks of its host: name → function. A host that lacks one does not compile. */
export interface Requests {
  /**
   * Shows the open dialog; answers with what was chosen, none where the person cancelled. Files of images that can be read again
   * are not read: see {@link notReadYet}.
   */
  'files/open': (what: FilesWanted) => readonly OpenedFile[]
  /** Reads a chosen file again. */
  'files/read': (ref: FileRef) => Uint8Array
  /** Shows the save dialog and writes; `null` where the person cancelled. */
  'files/save-as': (file: { readonly name: string; readonly bytes: Uint8Array }) => FileRef | null
  /**
   * Writes back to a chosen file, whole or not at all. An edition file that this program held and another one took over
   * is not written: that is a problem `taken-over`, with the `user` and `machine` that hold it now.
   */
  'files/write': (ref: FileRef, bytes: Uint8Array) => null
  /** Shows a dialog for a folder to write to; `null` where the person cancelled. A browser answers with the problem `not-offered`. */
  'folders/choose': () => FolderRef | null
  /**
   * Writes files to a folder that was so chosen, each whole or not at all. Where some cannot be written, the problem
   * `folder-part-written` says how many were.
   */
  'folders/write': (what: FolderToWrite) => FolderWritten
  /** The size and time of a chosen file, without reading it. */
  'files/stat': (ref: FileRef) => Pick<FileStamp, 'size' | 'modified'>
  /**
   * Holds an edition file open for this program, by a lock file beside it, so that another program knows; answers `null`,
   * or who holds it. `take` takes it from whoever does. A program that ended without letting go holds nothing. A host, or
   * a folder, that cannot hold files answers `null`. Windows of one program hold a file together.
   */
  'files/hold': (ref: FileRef, take: boolean) => FileHolder | null
  /** Lets an edition file go; a window that closes lets all of its files go. */
  'files/let-go': (ref: FileRef) => null
  /** Where second copies are kept, and whether one can be written there now; `null` where this host keeps none. */
  'backups/place': () => BackupPlace | null
  /** Shows a dialog for another folder; `null` where the person cancelled. Copies made before stay where they are. */
  'backups/choose': () => BackupPlace | null
  /** Writes a second copy, whole or not at all, and lets go of those that the rotation does not keep. `at` is now. */
  'backups/write': (copy: {
    readonly edition: string
    readonly name: string
    readonly at: number
    readonly bytes: Uint8Array
  }) => BackupFile
  /** All second copies in the folder, of all editions, also of those that no library has any more; the latest first. */
  'backups/list': () => readonly BackupFile[]
  /** Reads one of the second copies in the folder. */
  'backups/read': (token: string) => Uint8Array
  /** Shows the folder of the copies in the platform's file manager. */
  'backups/show': () => null
  /**
   * Prints a page to PDF (ISO 32000), out of sight and without a network: tagged, with an outline of its headings. A host that
   * has no print engine of its own answers with the problem `not-offered`.
   */
  'print/pdf': (page: PageToPrint) => Uint8Array
  /** Stops what this window has printed; that is answered with the problem `cancelled`. */
  'print/stop': () => null
  /** Opens another window on the same library. */
  'window/new': () => null
  /** What stands in the title bar; the platform's mark of unsaved work is `edited`. */
  'window/title': (title: { readonly text: string; readonly edited: boolean }) => null
  /** The answer to `window/close-asked`: all work is stored and the window may close, or it cannot be stored (the person is asked). */
  'window/close': (ready: boolean) => null
  /**
   * Said in between, at once and then at least every {@link closingPatience} milliseconds: all that was typed is stored in
   * the library, but a second copy is still being written. The shell waits on; after a minute the person is asked.
   */
  'window/working': () => null
  /** How safely the library is kept; `ask` first asks the browser to keep it, who may ask the person. */
  'storage/state': (ask: boolean) => StorageState
  /** Light, dark, or as the system has it: for the parts of the window that the platform draws. */
  'window/theme': (theme: Theme) => null
  /** The labels of the platform's menu, in the language of the interface, and which commands are enabled. */
  'menu/show': (menu: readonly Menu[]) => null
  'app/about': () => About
}

/** A page that is printed. */
export interface PageToPrint {
  /** The page in UTF-8: all in one, its scripts are not run. Its `@page` rules say the paper and the margins. */
  readonly html: Uint8Array
  /** `@font-face` rules for its fonts, whose files lie beside the interface. */
  readonly fonts: string
  /** What stands at the head of each sheet; `''` for nothing. The sheets are numbered at the foot. */
  readonly head: string
}

/** What a host tells its renderer unasked: name → what comes with it. */
export interface Events {
  /** Files the person opened from outside: double-click, a second start with file names, a drop on the dock. */
  'files/opened': readonly OpenedFile[]
  /** An edition file that this program held was taken over by another one, which holds it now. */
  'files/taken': { readonly ref: FileRef; readonly holder: FileHolder }
  /** The person closes the window or quits; the renderer answers with `window/close`. */
  'window/close-asked': null
  /** A command chosen in the platform's menu, by the name it has in the renderer's command list. */
  'menu/chosen': string
}

/** The look of the interface. */
export type Theme = 'light' | 'dark' | 'system'

/** One menu of the menu bar. */
export interface Menu {
  readonly label: string
  readonly items: readonly MenuItem[]
}

/** One line of a menu: a command of the renderer, something the platform does by itself, or a line between. */
export type MenuItem =
  | {
      readonly kind: 'command'
      readonly command: string
      readonly label: string
      readonly key: string | null
      readonly enabled: boolean
    }
  | { readonly kind: 'role'; readonly role: MenuRole; readonly label: string }
  | { readonly kind: 'separator' }

/** What the platform does by itself. */
export type MenuRole =
  | 'cut'
  | 'copy'
  | 'paste'
  | 'selectAll'
  | 'togglefullscreen'
  | 'zoomIn'
  | 'zoomOut'
  | 'resetZoom'
  | 'minimize'
  | 'close'
  | 'quit'

/** What the program says of itself. `shell` is `null` in a browser. */
export interface About {
  readonly version: string
  readonly shell: string | null
}

/** What the renderer runs in: the Electron shell or a browser. */
export interface Host {
  readonly kind: 'electron' | 'browser'
  ask<N extends keyof Requests>(name: N, ...args: Parameters<Requests[N]>): Promise<Answer<ReturnType<Requests[N]>>>
  /** Listens for an event; returns what stops listening. */
  on<N extends keyof Events>(name: N, listener: (value: Events[N]) => void): () => void
  /**
   * The files of a drop (a DOM `DataTransfer`, which the pure core cannot name), folders walked. Asked within the event;
   * what cannot be read is among the answers with its problem, and it never fails as a whole.
   */
  dropped(transfer: unknown): Promise<readonly OpenedFile[]>
}

/**
 * What the Electron shell puts into the window as `window.recto`: its half of a {@link Host}. What cannot cross between
 * the two (a DataTransfer) is taken apart first: `files` are the DOM `File`s of a drop, folders among them.
 */
export interface Bridge extends Pick<Host, 'ask' | 'on'> {
  dropped(files: readonly unknown[]): Promise<Placed>
}

/** What the shell makes of dropped files. */
export interface Placed {
  readonly opened: readonly OpenedFile[]
  /** The indices of those that it cannot read, because they have no place on disk (a picture out of a page, say). */
  readonly placeless: readonly number[]
}
