import type { Bridge, Host, OpenedFile } from '../../shared/host'
import { openPlain } from './dropped-files'

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
    ask: recto.ask,
    on: recto.on,
    dropped: (transfer) =>
      transfer instanceof DataTransfer ? dropped(recto, [...transfer.files]) : Promise.resolve([]),
  }
}

/** What the shell cannot place on disk (a picture out of a page, say) is read from the drop itself. */
async function dropped(recto: Bridge, files: readonly File[]): Promise<readonly OpenedFile[]> {
  const placed = await recto.dropped(files)
  return placed.length > 0 ? placed : Promise.all(files.map((file) => openPlain(file)))
}
