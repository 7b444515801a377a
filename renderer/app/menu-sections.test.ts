import { expect, test } from 'vitest'
import type { Command } from './command'
import { menuOrder, menusOf } from './menu-sections'

const command = (name: string, group: Command['group']): Command => ({ name, group, keys: [], run: () => undefined })

test('a menu stands in its order, section by section, and what no order names stands at its end', () => {
  const commands = [
    command('file/other', 'file'),
    command('file/print', 'file'),
    command('edition/save', 'file'),
    command('edition/new', 'file'),
    command('note/insert', 'note'),
  ]
  const names = menusOf(commands).map(({ sections }) => sections.map((section) => section.map(({ name }) => name)))
  expect(names.filter((menu) => menu.length > 0)).toEqual([
    [['edition/new'], ['edition/save'], ['file/print'], ['file/other']],
    [['note/insert']],
  ])
})

test('no command has two places', () => {
  const all = Object.values(menuOrder).flat(2)
  expect(new Set(all).size).toBe(all.length)
})
