import type { Bridge, Host } from '../../shared/host'

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
    dropped: (transfer) => recto.dropped(transfer instanceof DataTransfer ? [...transfer.files] : []),
  }
}
