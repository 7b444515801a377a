import { expect, test } from 'vitest'
import type { Menu } from '../shared/host'
import { accelerator, menuTemplate } from './menu-template'

test('keys are written as the platform writes them', () => {
  expect(accelerator('Mod-Shift-f')).toBe('CmdOrCtrl+Shift+F')
  expect(accelerator('Alt-ArrowUp')).toBe('Alt+Up')
  expect(accelerator('Mod--')).toBe('CmdOrCtrl+-')
  expect(accelerator('Mod-+')).toBe('CmdOrCtrl+Plus')
  expect(accelerator('F7')).toBe('F7')
  expect(accelerator('Mod-Enter')).toBe('CmdOrCtrl+Return')
  expect(accelerator('Ctrl-Space')).toBe('Ctrl+Space')
})

test('a key that the platform cannot write is left out, and the menu still shows', () => {
  for (const key of ['Mod-ß', 'Hyper-x', 'Mod-Dead', '']) expect(accelerator(key)).toBeNull()
})

const menus: readonly Menu[] = [
  {
    label: 'File',
    items: [
      { kind: 'command', command: 'text/import', label: 'Import …', key: 'Mod-i', enabled: false },
      { kind: 'separator' },
      { kind: 'role', role: 'quit', label: 'Quit' },
    ],
  },
]

test('a menu holds what the window wants, and a command chosen is named', () => {
  const chosen: string[] = []
  const [file] = menuTemplate(menus, 'linux', (command) => chosen.push(command))
  const items = Array.isArray(file?.submenu) ? file.submenu : []
  expect(items).toMatchObject([
    { label: 'Import …', enabled: false, accelerator: 'CmdOrCtrl+I', registerAccelerator: false },
    { type: 'separator' },
    { role: 'quit', label: 'Quit' },
  ])
  const [command] = items as { readonly click: () => void }[]
  command?.click()
  expect(chosen).toEqual(['text/import'])
})

test('on macOS the program’s own menu stands first', () => {
  expect(menuTemplate(menus, 'darwin', () => undefined)).toMatchObject([{ role: 'appMenu' }, { label: 'File' }])
})
