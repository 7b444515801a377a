import i18next from 'i18next'
import type { Menu, MenuItem, MenuRole } from '../../shared/host'
import type { MenuEntry } from '../ui/menu-entry'
import type { Command, CommandContext } from './command'
import { commandLabel } from './i18n'
import { menusOf } from './menu-sections'

const editRoles = ['cut', 'copy', 'paste', 'selectAll'] as const
const viewRoles = ['resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen'] as const

/** The menu bar for a host that has one: every command in its menu, and what the platform does by itself. */
export function hostMenu(commands: readonly Command[], context: CommandContext): readonly Menu[] {
  return menusOf(commands).map(({ group, sections }) => {
    const itemOf = (command: Command): MenuItem => ({
      kind: 'command',
      command: command.name,
      label: commandLabel(command.name),
      key: command.keys[0] ?? null,
      enabled: command.enabled?.(context) !== false,
    })
    const items = between(
      sections.map((section) => section.map(itemOf)),
      { kind: 'separator' },
    )
    return { label: i18next.t(`group.${group}`), items: [...items, ...rolesOf(group)] }
  })
}

function rolesOf(group: Command['group']): readonly MenuItem[] {
  if (group === 'edit') return roles(editRoles)
  if (group === 'view') return roles(viewRoles)
  return group === 'file' ? roles(['close', 'quit']) : []
}

function roles(names: readonly MenuRole[]): readonly MenuItem[] {
  return [
    { kind: 'separator' },
    ...names.map((role) => ({ kind: 'role', role, label: i18next.t(`role.${role}`) }) as const),
  ]
}

/** The same commands for the menu button of a window that has no menu bar. */
export function windowMenu(
  commands: readonly Command[],
  context: CommandContext,
  run: (command: Command) => void,
): readonly MenuEntry[] {
  const entryOf = (command: Command): MenuEntry => ({
    kind: 'item',
    label: commandLabel(command.name),
    shortcut: command.keys[0],
    disabled: command.enabled?.(context) === false,
    checked: command.active?.(context),
    onSelect: () => {
      run(command)
    },
  })
  return menusOf(commands).flatMap(({ group, sections }): readonly MenuEntry[] => {
    const entries = between(
      sections.map((section) => section.map(entryOf)),
      { kind: 'separator' },
    )
    return entries.length === 0 ? [] : [{ kind: 'submenu', label: i18next.t(`group.${group}`), entries }]
  })
}

/** Sections one after the other, with a line between each two. */
function between<T>(sections: readonly (readonly T[])[], line: T): readonly T[] {
  return sections.flatMap((section, index) => (index === 0 ? section : [line, ...section]))
}
