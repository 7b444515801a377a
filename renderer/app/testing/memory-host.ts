import type { Answer, FileRef, FolderToWrite, FolderWritten, Host, OpenedFile, Requests } from '../../../shared/host'

/** A host whose files lie in memory, by their names. Only tests use it. */
export class MemoryHost implements Host {
  /** As which it passes. */
  kind: Host['kind'] = 'browser'
  readonly files = new Map<string, string>()
  /** When each file was written last; what was never written counts as written at 1. */
  readonly #modified = new Map<string, number>()
  #clock = 1
  ask: Host['ask'] = <N extends keyof Requests>(name: N, ...args: Parameters<Requests[N]>) => {
    return Promise.resolve(this.#answer(name, args) as Answer<ReturnType<Requests[N]>>)
  }
  on = () => () => undefined
  dropped = () => Promise.resolve([])

  /** Writes a file as another program would. */
  write(name: string, text: string): void {
    this.files.set(name, text)
    this.#modified.set(name, ++this.#clock)
  }

  #writeToFolder({ folder, files, known, replace }: FolderToWrite): FolderWritten {
    const at = (path: string) => `${folder.token}/${path}`
    const modified = (path: string) => this.#modified.get(at(path)) ?? 1
    const isKnown = (path: string) => known.some((one) => one.path === path && one.modified === modified(path))
    const there = files.filter(({ path }) => this.files.has(at(path)) && !isKnown(path)).map(({ path }) => path)
    if (there.length > 0 && !replace) return { kind: 'there', paths: there }
    for (const { path, bytes } of files) this.write(at(path), new TextDecoder().decode(bytes))
    const written = files.map(({ path, bytes }) => ({ path, size: bytes.length, modified: modified(path) }))
    return { kind: 'written', files: written }
  }

  #answer(name: keyof Requests, args: readonly unknown[]): Answer<unknown> {
    const [first, second] = args
    if (name === 'files/save-as') {
      const file = first as { name: string; bytes: Uint8Array }
      this.write(file.name, new TextDecoder().decode(file.bytes))
      return { ok: true, value: { name: file.name, token: file.name } }
    }
    if (name === 'folders/choose') return { ok: true, value: { name: 'web', token: 'web' } }
    if (name === 'folders/write') return { ok: true, value: this.#writeToFolder(first as FolderToWrite) }
    if (name !== 'files/read' && name !== 'files/write' && name !== 'files/stat') return { ok: true, value: null }
    const { token } = first as FileRef
    if (name === 'files/write') this.write(token, new TextDecoder().decode(second as Uint8Array))
    const text = this.files.get(token)
    if (text === undefined) return { ok: false, problem: { code: 'file-gone', message: 'It is gone.' } }
    const bytes = new TextEncoder().encode(text)
    if (name !== 'files/stat') return { ok: true, value: bytes }
    return { ok: true, value: { size: bytes.length, modified: this.#modified.get(token) ?? 1 } }
  }
}

/** A file as a host hands it over. */
export function openedFile(name: string, content: string | Uint8Array, ref: FileRef | null = null): OpenedFile {
  const value = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return { name, folder: '', ref, content: { ok: true, value } }
}
