/** Whether the platform is Apple's, where `Mod` is the command key. */
export const isMac = /Mac|iP(hone|[oa]d)/.test(navigator.platform)

const macNames: Readonly<Record<string, string>> = { Mod: '⌘', Meta: '⌘', Ctrl: '⌃', Alt: '⌥', Shift: '⇧' }
const otherNames: Readonly<Record<string, string>> = { Mod: 'Ctrl', Meta: 'Win', Shift: '⇧' }
const keyNames: Readonly<Record<string, string>> = {
  Enter: '↵',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Backspace: '⌫',
  Delete: 'Del',
  ' ': 'Space',
}

/** The parts of a key in prosemirror-keymap's notation: `Mod-Shift-f` → `Mod`, `Shift`, `f`; `Mod--` → `Mod`, `-`. */
export function keyParts(key: string): readonly string[] {
  return key.split(/-(?!$)/)
}

/** How a key in prosemirror-keymap's notation is shown: `Mod-Shift-f` → `Ctrl ⇧ F`, on a Mac `⌘⇧F`. */
export function keyLabel(key: string, mac: boolean = isMac): string {
  const names = mac ? macNames : otherNames
  const parts = keyParts(key).map(
    (part) => names[part] ?? keyNames[part] ?? (part.length === 1 ? part.toUpperCase() : part),
  )
  return parts.join(mac ? '' : ' ')
}

/** The same for `aria-keyshortcuts`: `Control+Shift+f`. */
export function ariaKey(key: string, mac: boolean = isMac): string {
  return keyParts(key)
    .map((part) =>
      part === 'Mod' ? (mac ? 'Meta' : 'Control') : part === 'Ctrl' ? 'Control' : part === ' ' ? 'Space' : part,
    )
    .join('+')
}

/** The part of a keyboard event that {@link matchesKey} reads. */
export interface KeyPress {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** Whether a key event is the key named in prosemirror-keymap's notation. */
export function matchesKey(event: KeyPress, key: string, mac: boolean = isMac): boolean {
  const parts = keyParts(key)
  const name = parts.at(-1) ?? ''
  const has = (part: string) => parts.slice(0, -1).includes(part)
  const ctrl = has('Ctrl') || (!mac && has('Mod'))
  const meta = has('Meta') || (mac && has('Mod'))
  if (event.ctrlKey !== ctrl || event.metaKey !== meta || event.altKey !== has('Alt')) return false
  if (sameKey(event, name)) return event.shiftKey === has('Shift') || (name.length === 1 && !/[a-z0-9]/i.test(name))
  return false
}

function sameKey(event: KeyPress, name: string): boolean {
  if (event.key.toLowerCase() === name.toLowerCase()) return true
  // With Alt or Shift a layout may produce another character; the physical key of a letter or digit still counts.
  return /^[a-z]$/i.test(name)
    ? event.code === `Key${name.toUpperCase()}` && (event.altKey || !/^[\x20-\x7e]$/.test(event.key))
    : /^[0-9]$/.test(name) && event.code === `Digit${name}`
}
