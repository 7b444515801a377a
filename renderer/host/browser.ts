import { version } from '../../package.json'
import {
  editionEndings,
  dictionaryEndings,
  grammarEndings,
  imageEndings,
  isEditionFile,
  registerEndings,
  textEndings,
  witnessEndings,
} from '../../shared/host'
import type { Answer, FileRef, FileStamp, FilesWanted, Host, OpenedFile, Requests } from '../../shared/host'
import { isText, openDropped, openFolder, openHandle, openPlain } from './dropped-files'
import { fileProblem, readBytes } from './file-problems'
import { handleOf, keepHandle } from './handles'
import { storageState } from './storage'

/** How the browser answers each request. */
type Handlers = {
  [N in keyof Requests]: (...args: Parameters<Requests[N]>) => Promise<Answer<ReturnType<Requests[N]>>>
}

/** The token of a file that was given away as a download: writing to it again downloads it again. */
const download = 'download'

/** A plain browser as host: files by picker, handle and download, and no menu or window of its own. */
export function browserHost(): Host {
  return {
    kind: 'browser',
    ask: (name, ...args) => handlers[name](...args),
    on: () => () => undefined,
    dropped: (transfer) => (transfer instanceof DataTransfer ? openDropped(transfer) : Promise.resolve([])),
  }
}

const done = <T>(value: T): Promise<Answer<T>> => Promise.resolve({ ok: true, value })

const handlers: Handlers = {
  'files/open': (what) => (what === 'folder' ? pickFolder() : pickFiles(what)),
  'files/read': readAgain,
  'files/save-as': saveAs,
  'files/write': write,
  'files/stat': stat,
  'folders/choose': notOffered,
  'folders/write': notOffered,
  'files/hold': () => done(null),
  'files/let-go': () => done(null),
  'backups/place': () => done(null),
  'backups/choose': () => done(null),
  'backups/write': notOffered,
  'backups/list': () => done([]),
  'backups/read': notOffered,
  'backups/show': () => done(null),
  'print/pdf': notOffered,
  'print/stop': () => done(null),
  'window/new': () => {
    // A tab of its own, which the browser does not tie to this one.
    window.open(location.href, '_blank', 'noopener')
    return done(null)
  },
  'window/title': ({ text, edited }) => {
    document.title = edited ? `• ${text}` : text
    return done(null)
  },
  'window/close': () => done(null),
  'window/working': () => done(null),
  'storage/state': storageState,
  'window/theme': () => done(null),
  'menu/show': () => done(null),
  'app/about': () => done({ version, shell: null }),
}

function notOffered(): Promise<Answer<never>> {
  return Promise.resolve({ ok: false, problem: { code: 'not-offered', message: 'A browser does not offer this.' } })
}

async function pickFiles(what: Exclude<FilesWanted, 'folder'>): Promise<Answer<readonly OpenedFile[]>> {
  if (window.showOpenFilePicker === undefined)
    return done(await pickByInput(false, what === 'edition' ? editionEndings : what === 'images' ? imageEndings : []))
  try {
    const types = [kinds[what]]
    const handles = await window.showOpenFilePicker({ multiple: true, types })
    return await done(await Promise.all(handles.map((handle) => openHandle(handle))))
  } catch (error) {
    return cancelled(error) ? done([]) : { ok: false, problem: fileProblem('', error) }
  }
}

/** What the browser's picker offers. */
const kinds = {
  texts: { description: 'TEI, text', accept: { 'text/plain': [...textEndings] } },
  grammar: { description: 'RELAX NG', accept: { 'application/xml': [...grammarEndings] } },
  edition: { description: 'Recto', accept: { 'application/zip': [...editionEndings] } },
  register: { description: 'CSV, TEI', accept: { 'text/csv': [...registerEndings] } },
  images: { description: 'JPEG, PNG, WebP, PDF', accept: { 'image/*': [...imageEndings] } },
  dictionary: { description: 'Hunspell', accept: { 'text/plain': [...dictionaryEndings] } },
  witness: { description: 'TEI, text, Word', accept: { 'text/plain': [...witnessEndings] } },
}

async function pickFolder(): Promise<Answer<readonly OpenedFile[]>> {
  if (window.showDirectoryPicker === undefined) return done(await pickByInput(true, []))
  try {
    const directory = await window.showDirectoryPicker({ mode: 'read' })
    return await done(await openFolder(directory, `${directory.name}/`))
  } catch (error) {
    return cancelled(error) ? done([]) : { ok: false, problem: fileProblem('', error) }
  }
}

function pickByInput(folder: boolean, endings: readonly string[]): Promise<readonly OpenedFile[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  input.webkitdirectory = folder
  input.accept = endings.join(',')
  return new Promise((resolve) => {
    input.addEventListener('cancel', () => {
      resolve([])
    })
    input.addEventListener('change', () => {
      const files = [...(input.files ?? [])].filter((file) => !folder || isText(file.name))
      resolve(Promise.all(files.map((file) => openPlain(file, folderOf(file)))))
    })
    input.click()
  })
}

const folderOf = (file: File): string => file.webkitRelativePath.slice(0, -file.name.length)

async function readAgain(ref: FileRef): Promise<Answer<Uint8Array>> {
  try {
    const handle = await permitted(ref, 'read')
    return await readBytes(await handle.getFile())
  } catch (error) {
    return { ok: false, problem: fileProblem(ref.name, error) }
  }
}

/** Asks the person nothing: whoever wants to know whether a file changed does so unasked. */
async function stat(ref: FileRef): Promise<Answer<Pick<FileStamp, 'size' | 'modified'>>> {
  try {
    const handle = await handleOf(ref)
    if (handle === null) throw new DOMException(ref.name, 'NotFoundError')
    const permission = (await handle.queryPermission?.({ mode: 'read' })) ?? 'granted'
    if (permission !== 'granted') throw new DOMException(ref.name, 'NotAllowedError')
    const { size, lastModified } = await handle.getFile()
    return await done({ size, modified: lastModified })
  } catch (error) {
    return { ok: false, problem: fileProblem(ref.name, error) }
  }
}

async function saveAs(file: { readonly name: string; readonly bytes: Uint8Array }): Promise<Answer<FileRef | null>> {
  if (window.showSaveFilePicker === undefined) {
    giveAway(file.name, file.bytes)
    return done({ name: file.name, token: download })
  }
  try {
    const handle = await window.showSaveFilePicker({
      suggestedName: file.name,
      ...(isEditionFile(file.name) && { types: [kinds.edition] }),
    })
    await writeTo(handle, file.bytes)
    return await done((await keepHandle(handle)) ?? { name: handle.name, token: download })
  } catch (error) {
    return cancelled(error) ? done(null) : { ok: false, problem: fileProblem(file.name, error) }
  }
}

async function write(ref: FileRef, bytes: Uint8Array): Promise<Answer<null>> {
  if (ref.token === download) {
    giveAway(ref.name, bytes)
    return done(null)
  }
  try {
    await writeTo(await permitted(ref, 'readwrite'), bytes)
    return await done(null)
  } catch (error) {
    return { ok: false, problem: fileProblem(ref.name, error) }
  }
}

async function permitted(ref: FileRef, mode: 'read' | 'readwrite'): Promise<FileSystemFileHandle> {
  const handle = await handleOf(ref)
  if (handle === null) throw new DOMException(ref.name, 'NotFoundError')
  const known = await handle.queryPermission?.({ mode })
  const state = known === 'prompt' ? await handle.requestPermission?.({ mode }) : known
  if (state === 'denied' || state === 'prompt') throw new DOMException(ref.name, 'NotAllowedError')
  return handle
}

/** A writable stream writes to a copy and puts it in place when it closes: whole or not at all. */
async function writeTo(handle: FileSystemFileHandle, bytes: Uint8Array): Promise<void> {
  const stream = await handle.createWritable()
  try {
    await stream.write(new Uint8Array(bytes))
    await stream.close()
  } catch (error) {
    await stream.abort().catch(() => undefined)
    throw error
  }
}

function giveAway(name: string, bytes: Uint8Array): void {
  const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => {
    URL.revokeObjectURL(url)
  }, 60_000)
}

const cancelled = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError'
