import { describe, expect, test } from 'vitest'
import { ariaKey, keyLabel, keyParts, matchesKey, type KeyPress } from './keys'

const press = (key: string, code: string, ...held: ('ctrl' | 'meta' | 'alt' | 'shift')[]): KeyPress => ({
  key,
  code,
  ctrlKey: held.includes('ctrl'),
  metaKey: held.includes('meta'),
  altKey: held.includes('alt'),
  shiftKey: held.includes('shift'),
})

describe('A key', () => {
  test('falls into its parts, the minus sign included', () => {
    expect(keyParts('Mod-Shift-f')).toEqual(['Mod', 'Shift', 'f'])
    expect(keyParts('Mod--')).toEqual(['Mod', '-'])
  })

  test('is named as on the platform', () => {
    expect(keyLabel('Mod-Shift-f', false)).toBe('Ctrl ⇧ F')
    expect(keyLabel('Mod-Shift-f', true)).toBe('⌘⇧F')
    expect(keyLabel('Enter', false)).toBe('↵')
    expect(ariaKey('Mod-k', false)).toBe('Control+k')
  })

  test('is recognised with the platform’s own modifier', () => {
    expect(matchesKey(press('k', 'KeyK', 'ctrl'), 'Mod-k', false)).toBe(true)
    expect(matchesKey(press('k', 'KeyK', 'ctrl'), 'Mod-k', true)).toBe(false)
    expect(matchesKey(press('k', 'KeyK', 'meta'), 'Mod-k', true)).toBe(true)
  })

  test('is not taken for one with another modifier', () => {
    expect(matchesKey(press('S', 'KeyS', 'ctrl', 'shift'), 'Mod-s', false)).toBe(false)
    expect(matchesKey(press('S', 'KeyS', 'ctrl', 'shift'), 'Mod-Shift-s', false)).toBe(true)
    expect(matchesKey(press('s', 'KeyS', 'ctrl', 'alt'), 'Mod-s', false)).toBe(false)
  })

  test('is found under Alt where the layout makes another character of it', () => {
    expect(matchesKey(press('®', 'KeyR', 'alt'), 'Alt-r', true)).toBe(true)
  })

  test('of a Latin letter is found by place on a keyboard of another script', () => {
    expect(matchesKey(press('л', 'KeyK', 'ctrl'), 'Mod-k', false)).toBe(true)
    expect(matchesKey(press('z', 'KeyY', 'ctrl'), 'Mod-y', false)).toBe(false)
  })

  test('that needs Shift for its character is found', () => {
    expect(matchesKey(press('?', 'Slash', 'shift'), '?', false)).toBe(true)
  })
})
