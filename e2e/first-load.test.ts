import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../electron/install.mjs'
import { loadedWith } from './first-load'

const { files, packages } = loadedWith(join(root, 'renderer', 'main.tsx'))
const names = new Set([...files].map((file) => relative(root, file)))

test('the library is there before the screen of a text, the dialogs and the register are read', () => {
  expect(names).toContain(join('renderer', 'screens', 'Library.tsx'))
  for (const later of ['TextScreen.tsx', 'Dialogs.tsx', join('register', 'RegisterSide.tsx')])
    expect(names).not.toContain(join('renderer', 'app', later))
  expect([...names].filter((name) => name.endsWith('Dialog.tsx') && name.startsWith(join('renderer', 'app')))).toEqual(
    [],
  )
})

test('the library is there before what reads and writes other formats, shows XML and enlarges images is read', () => {
  const heavy = /^(?:@codemirror|@lezer|docx|micromark|parse5|pdfjs-dist|openseadragon|nspell|cmdk)/
  expect([...packages].filter((name) => heavy.test(name))).toEqual([])
})

test('the library is there before the editor, the commands and the grammar of TEI are read', () => {
  for (const later of [
    join('renderer', 'app', 'commands.ts'),
    join('renderer', 'app', 'later-messages.ts'),
    join('renderer', 'app', 'opened.ts'),
    join('renderer', 'app', 'beside-text.ts'),
    join('renderer', 'app', 'library-work.ts'),
    join('renderer', 'editor', 'state.ts'),
    join('shared', 'grammar', 'tei.ts'),
    join('shared', 'tei', 'read.ts'),
  ])
    expect(names).not.toContain(later)
})

test('the library is there, and its palette, before anything that draws a text is read', () => {
  const palette = loadedWith(join(root, 'renderer', 'app', 'FirstDialog.tsx'))
  const asked = new Set([...packages, ...palette.packages])
  expect(asked).toContain('cmdk')
  expect([...asked].filter((name) => /^prosemirror-(?:view|history|tables|commands|keymap)$/.test(name))).toEqual([])
  // More files are more to read before the first key: what comes anew here is to be read when it is asked for.
  expect(new Set([...files, ...palette.files]).size).toBeLessThan(320)
})
