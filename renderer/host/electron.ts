import type { Bridge, Host, OpenedFile } from '../../shared/host'
import { openPlain } from './dropped-files'
import { storageState } from './storage'

declare global {
  interface Window {
    /** What the desktop shell's preload exposes; not there in a browser. */
    readonly recto?: Bridge
  }
}

/** The desktop shell as host, `null` in a browser. */
export function electronHost(): Host | null {
  const { recto } = window
  if (recto === undefined) return null
  return {
    kind: 'electron',
    // The library lies in the window's own storage, of which the shell knows nothing.
    ask: (name, ...args) =>
      name === 'storage/state' ? (storageState(args[0] === true) as Promise<never>) : recto.ask(name, ...args),
    on: recto.on,
    dropped: (transfer) =>
      transfer instanceof DataTransfer ? dropped(recto, [...transfer.files]) : Promise.resolve([]),
  }
}

/** What the shell cannot read is read from the drop itself, and so cannot be written back to. */
async function dropped(recto: Bridge, files: readonly File[]): Promise<readonly OpenedFile[]> {
  const { opened, placeless } = await recto.dropped(files).catch(() => ({ opened: [], placeless: [...files.keys()] }))
  const plain = files.filter((_, index) => placeless.includes(index))
  return [...opened, ...(await Promise.all(plain.map((file) => openPlain(file))))]
}
