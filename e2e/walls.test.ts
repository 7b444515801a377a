import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../electron/install.mjs'
import { breaches, type Source } from './walls'

function sourcesOf(room: string): Source[] {
  return readdirSync(join(root, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|mjs)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: relative(root, file).split(sep).join('/'), text: readFileSync(file, 'utf8') }))
}

// Every source is parsed, which takes its time on a machine that is busy.
test('no source of the house breaks a wall', { timeout: 60_000 }, () => {
  expect(['shared', 'renderer', 'electron'].flatMap((room) => breaches(sourcesOf(room)))).toEqual([])
})

describe('a breach is found:', () => {
  const cases: readonly (readonly [path: string, text: string, why: string])[] = [
    ['shared/schema/a.ts', "import { useState } from 'react'", 'pure'],
    ['shared/tei/a.ts', "import type { EditorView } from 'prosemirror-view'", 'pure'],
    ['shared/xml/a.ts', "import { readFileSync } from 'node:fs'", 'pure'],
    ['shared/edition.ts', 'export const born = Date.now()', 'Date.now'],
    ['shared/edition.ts', 'export const born = new Date()', 'time of day'],
    ['shared/edition.ts', 'export const luck = Math\n  .random()', 'Math.random'],
    ['shared/edition.ts', 'export const page = globalThis.document', 'globalThis'],
    ['shared/xml/a.ts', "import { table } from '../tei/table'", 'xml may import'],
    ['shared/tei/a.ts', "export { readText } from '../import'", 'tei may import'],
    ['shared/commands/a.ts', "import { write } from '../export/tei'", 'commands may import'],
    ['shared/queries/a.ts', "import { doc } from '../testing/build'", 'only tests'],
    ['renderer/editor/state.ts', "import { mount } from '../testing/mount-editor'", 'only tests'],
    ['shared/finding.ts', "import { db } from '../renderer/store/db'", 'knows neither'],
    ['renderer/main.tsx', "const files = await import('../electron/files')", 'never meet'],
    ['electron/main.ts', "import type { Session } from '../renderer/app/session'", 'never meet'],
    ['renderer/ui/Button.tsx', "import { Notes } from '../panels/Notes'", 'ui may import no other room'],
    [
      'renderer/panels/Notes.tsx',
      "import { openText } from '../app/open-text'",
      'panels may import ui, page-image, editor',
    ],
    ['renderer/editor/state.ts', "import { db } from '../store/db'", 'editor may import ui'],
    ['renderer/store/db.ts', "import sample from '../../fixtures/sample.txt?raw'", 'only tests'],
    ['electron/cli.ts', "export const sample = new URL('../fixtures/sample.txt', import.meta.url)", 'only tests'],
  ]
  test.each(cases)('%s: %s', (path, text, why) => {
    expect(breaches([{ path, text }]).join()).toContain(why)
  })
})

describe('what the plan allows is no breach:', () => {
  const cases: readonly (readonly [path: string, text: string])[] = [
    ['shared/import/tei.ts', "import { read } from '../tei/read'"],
    ['shared/tei/read.ts', "import { finding } from '../finding'"],
    ['shared/tei/dates.ts', "export const day = new Date('1941-05-27')"],
    ['shared/tei/read.test.ts', "import { readFileSync } from 'node:fs'"],
    ['renderer/panels/Notes.tsx', "import type { OpenText } from '../app/open-text'"],
    ['renderer/testing/mount-editor.tsx', "import { assertSound } from '../../shared/testing/sound'"],
    ['renderer/panels/Notes.tsx', "import { t } from '../app/i18n'"],
    ['renderer/app/session.ts', "import { db } from '../store/db'"],
    ['renderer/app/App.tsx', "import { Library } from '../screens/Library'"],
    ['electron/cli.ts', "import { importers } from '../shared/import'"],
  ]
  test.each(cases)('%s: %s', (path, text) => {
    expect(breaches([{ path, text }])).toEqual([])
  })
})
