import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../electron/install.mjs'
import { lateDispatches } from './late-dispatches'

test('nothing is dispatched late in an open text before the caret is read', () => {
  const sources = readdirSync(join(root, 'renderer'), { recursive: true, withFileTypes: true })
    .filter(({ name }) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.includes(`${sep}testing${sep}`) && !file.includes(`${sep}xml-view${sep}`))
    .map((file) => ({ path: relative(root, file).split(sep).join('/'), text: readFileSync(file, 'utf8') }))
  const dispatching = sources.filter(({ text }) => text.includes('.dispatch('))
  expect(dispatching.length).toBeGreaterThan(40)
  expect(dispatching.flatMap(lateDispatches)).toEqual([])
})

test.each([
  'async function a() { await b(); text.dispatch(tr) }',
  'const a = async () => { const { tr } = await b(); if (tr) { view.dispatch(tr) } }',
  'setTimeout(() => { text.dispatch(tr) })',
  'requestAnimationFrame(() => view.dispatch(view.state.tr))',
  'new ResizeObserver(() => { if (narrow) view.dispatch(tr) })',
  'store.live(read, (row) => text.dispatch(tr))',
])('is found: %s', (text) => {
  expect(lateDispatches({ path: 'renderer/a.ts', text })).toEqual(['renderer/a.ts:1'])
})

test.each([
  'function press() { text.dispatch(tr) }',
  'async function a() { text.dispatch(tr); await b() }',
  'async function a() { await b(); readCaret(text.view); text.dispatch(tr) }',
  'setTimeout(() => { dispatchBeside(text, ({ tr }) => tr) })',
])('is right: %s', (text) => {
  expect(lateDispatches({ path: 'renderer/a.ts', text })).toEqual([])
})
