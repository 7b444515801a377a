import { isImageFile, notReadYet, textEndings, type OpenedFile } from '../../shared/host'
import { fileProblem, readBytes } from './file-problems'
import { keepHandle } from './handles'

const byName = new Intl.Collator(undefined, { numeric: true })

/** Reads a file by its handle; images of pages are read later where their handle is kept. */
export async function openHandle(handle: FileSystemFileHandle, folder = ''): Promise<OpenedFile> {
  const { name } = handle
  try {
    const ref = await keepHandle(handle)
    if (isImageFile(name) && ref !== null) return { name, folder, ref, content: { ok: false, problem: notReadYet } }
    return { name, folder, ref, content: await readBytes(await handle.getFile()) }
  } catch (error) {
    return { name, folder, ref: null, content: { ok: false, problem: fileProblem(name, error) } }
  }
}

/** Reads a file that comes without a handle, and so cannot be written back to. */
export async function openPlain(file: File, folder = ''): Promise<OpenedFile> {
  return { name: file.name, folder, ref: null, content: await readBytes(file) }
}

/** Reads the texts of a folder and of the folders in it, in order of name; where it has none, its images of pages. */
export async function openFolder(directory: FileSystemDirectoryHandle, folder: string): Promise<readonly OpenedFile[]> {
  const texts = await filesIn(directory, folder, isText)
  return texts.length > 0 ? texts : filesIn(directory, folder, isImageFile)
}

async function filesIn(
  directory: FileSystemDirectoryHandle,
  folder: string,
  isTaken: (name: string) => boolean,
): Promise<readonly OpenedFile[]> {
  const entries: (FileSystemDirectoryHandle | FileSystemFileHandle)[] = []
  for await (const entry of directory.values()) entries.push(entry)
  entries.sort((a, b) => byName.compare(a.name, b.name))
  const files: OpenedFile[] = []
  for (const entry of entries)
    if (entry.kind === 'directory') files.push(...(await filesIn(entry, `${folder}${entry.name}/`, isTaken)))
    else if (isTaken(entry.name)) files.push(await openHandle(entry, folder))
  return files
}

/** Whether a file found in a folder is taken, by the ending of its name. */
export function isText(name: string): boolean {
  return textEndings.some((ending) => name.toLowerCase().endsWith(ending))
}

type Item =
  | { readonly kind: 'handle'; readonly handle: Promise<FileSystemHandle | null>; readonly file: File | null }
  | { readonly kind: 'entry'; readonly entry: FileSystemEntry; readonly file: File | null }
  | { readonly kind: 'file'; readonly file: File }

/** Reads what was dropped. A drop's items live only until the event is over, so they are all asked for first. */
export async function openDropped(transfer: DataTransfer): Promise<readonly OpenedFile[]> {
  const items = [...transfer.items].filter((item) => item.kind === 'file').map(itemOf)
  const files: OpenedFile[] = []
  for (const item of items) if (item !== null) files.push(...(await openItem(item).catch(failedItem(item))))
  return files
}

function itemOf(item: DataTransferItem): Item | null {
  const file = item.getAsFile()
  if (item.getAsFileSystemHandle) return { kind: 'handle', handle: item.getAsFileSystemHandle(), file }
  const entry = item.webkitGetAsEntry()
  if (entry !== null) return { kind: 'entry', entry, file }
  return file === null ? null : { kind: 'file', file }
}

async function openItem(item: Item): Promise<readonly OpenedFile[]> {
  if (item.kind === 'file') return [await openPlain(item.file)]
  if (item.kind === 'entry') return openEntry(item.entry, '', true)
  const handle = await item.handle.catch(() => null)
  if (handle instanceof FileSystemDirectoryHandle) return openFolder(handle, `${handle.name}/`)
  if (handle instanceof FileSystemFileHandle) return [await openHandle(handle)]
  return item.file === null ? [] : [await openPlain(item.file)]
}

/** What there is to say of an item that cannot be walked, as a folder that was moved away meanwhile. */
const failedItem =
  (item: Item) =>
  (error: unknown): readonly OpenedFile[] => {
    const name = (item.kind === 'entry' ? item.entry.name : item.file?.name) ?? ''
    return [failedEntry(name, '')(error)]
  }

async function openEntry(entry: FileSystemEntry, folder: string, chosen: boolean): Promise<readonly OpenedFile[]> {
  if (isFileEntry(entry)) {
    if (!chosen && !isText(entry.name)) return []
    return [await fileOf(entry).then((file) => openPlain(file, folder), failedEntry(entry.name, folder))]
  }
  if (!isDirectoryEntry(entry)) return []
  const entries = await childrenOf(entry)
  entries.sort((a, b) => byName.compare(a.name, b.name))
  const files: OpenedFile[] = []
  for (const child of entries) files.push(...(await openEntry(child, `${folder}${entry.name}/`, false)))
  return files
}

const isFileEntry = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isDirectoryEntry = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory

const failedEntry =
  (name: string, folder: string) =>
  (error: unknown): OpenedFile => ({
    name,
    folder,
    ref: null,
    content: { ok: false, problem: fileProblem(name, error) },
  })

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => {
    entry.file(resolve, reject)
  })
}

/** A directory reader gives its entries in portions; an empty one is the end. */
async function childrenOf(directory: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = directory.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject)
    })
    if (portion.length === 0) return all
    all.push(...portion)
  }
}
