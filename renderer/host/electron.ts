import type { Host } from '../../shared/host'

declare global {
  interface Window {
    /** What the desktop shell's preload exposes; not there in a browser. */
    readonly recto?: Omit<Host, 'kind'>
  }
}

/** The desktop shell as host, `null` in a browser. */
export function electronHost(): Host | null {
  const { recto } = window
  return recto === undefined ? null : { kind: 'electron', ask: recto.ask, on: recto.on, dropped: recto.dropped }
}
