import type { MenuItemConstructorOptions } from 'electron'
import { assertNever } from '../shared/finding'
import type { Menu, MenuItem } from '../shared/host'

/** The platform's menu bar for what the window wants shown; `choose` is told the command that the person picks. */
export function menuTemplate(
  menus: readonly Menu[],
  platform: NodeJS.Platform,
  choose: (command: string) => void,
): MenuItemConstructorOptions[] {
  const own = menus.map(({ label, items }) => ({ label, submenu: items.map((item) => line(item, choose)) }))
  return platform === 'darwin' ? [{ role: 'appMenu' }, ...own] : own
}

function line(item: MenuItem, choose: (command: string) => void): MenuItemConstructorOptions {
  switch (item.kind) {
    case 'separator':
      return { type: 'separator' }
    case 'role':
      return { role: item.role, label: item.label }
    case 'command': {
      const key = item.key === null ? null : accelerator(item.key)
      return {
        label: item.label,
        enabled: item.enabled,
        click: () => {
          choose(item.command)
        },
        // The window hears its keys itself; the menu only shows them, or a command would run twice.
        ...(key === null ? {} : { accelerator: key, registerAccelerator: false }),
      }
    }
    default:
      return assertNever(item)
  }
}

const modifiers: Readonly<Record<string, string>> = {
  mod: 'CmdOrCtrl',
  ctrl: 'Ctrl',
  control: 'Ctrl',
  c: 'Ctrl',
  alt: 'Alt',
  a: 'Alt',
  shift: 'Shift',
  s: 'Shift',
  meta: 'Super',
  cmd: 'Super',
  m: 'Super',
}

const keys: Readonly<Record<string, string>> = {
  ' ': 'Space',
  '+': 'Plus',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Enter: 'Return',
}

const namedKey =
  /^(Space|Tab|Plus|Backspace|Delete|Insert|Return|Up|Down|Left|Right|Home|End|PageUp|PageDown|Escape|F\d\d?)$/

/** A key in prosemirror-keymap's notation (`Mod-Shift-f`) as Electron writes it; `null` for one that it cannot write. */
export function accelerator(key: string): string | null {
  const parts = key.split(/-(?!$)/)
  const last = parts.pop() ?? ''
  const held = parts.map((part) => modifiers[part.toLowerCase()])
  const name = keys[last] ?? (last.length === 1 ? last.toUpperCase() : last)
  const writable = held.every((part) => part !== undefined) && (namedKey.test(name) || /^[\x21-\x7e]$/.test(name))
  return writable ? [...held, name].join('+') : null
}
