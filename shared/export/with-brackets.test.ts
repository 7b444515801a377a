import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { EditorState } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { readBrackets } from '../commands/read-brackets'
import { bracketPlaces } from '../queries/bracket-places'
import { presetBrackets } from '../queries/bracket-table'
import { presetPractice } from '../queries/editorial-practice'
import { presetReadings } from '../queries/readings'
import { schema } from '../schema'
import { letter, note, p, span, spanWith } from '../testing/build'
import { runs } from '../testing/campaign'
import { assertSound } from '../testing/sound'
import { run } from '../testing/steps'
import type { SettingValues } from './format'
import { exportFormats } from './formats'
import { bracketedDoc } from './with-brackets'

const plain = (text: string) => [schema.text(text)]

async function written(format: 'txt' | 'md', doc: Node, values: SettingValues, reading = presetReadings.all) {
  const { write } = await exportFormats[format].load()
  const texts = [{ id: 'a', title: 'A', doc, source: null }]
  const what = { texts, title: 'A', entries: [], reading, today: '2026-01-31', practice: presetPractice }
  const { files } = await write(what, values, () => undefined)
  return new TextDecoder().decode(files[0]?.bytes)
}

let ids = 0
const newId = () => `b${String(++ids)}`
const read = (doc: Node): Node =>
  run(EditorState.create({ doc }), readBrackets(bracketPlaces(doc, presetBrackets), newId))?.doc ?? doc

test('What is supplied, unclear or missing stands in the brackets of the edition, in notes too', () => {
  const doc = letter(
    p('S', span('supplied', 'umner'), ' of ', span('unclear', 'We', note(p('Or ', span('add', 'so'))))),
  )
  const bracketed = bracketedDoc(doc, presetBrackets)
  assertSound(bracketed)
  expect(bracketed.textContent).toBe('S[umner] of [WeOr <so>?]')
})

test('Brackets that stand in the text are not written again, and a text without any stays the same', () => {
  const doc = letter(p('S', span('supplied', '[umner]'), ' of [', span('supplied', 'W'), '] and ', span('hi', 'so')))
  expect(bracketedDoc(doc, presetBrackets)).toBe(doc)
})

test('Brackets are hidden with what they stand around, and left out where they are not wanted', async () => {
  const doc = letter(p('S', span('supplied', 'umner'), ' of ', spanWith('unclear', { cert: 'low' }, 'May')))
  expect(await written('txt', doc, {}, presetReadings.written)).toBe('S of [May?]')
  expect(await written('txt', doc, { brackets: false })).toBe('Sumner of May')
  expect(await written('md', doc, { brackets: true })).toContain('of \\[May?\\]')
})

test('Plain text with brackets comes back from tags as the same text', async () => {
  const word = fc.stringMatching(/^[a-zA-Z]{1,6}$/)
  const bracket = fc.oneof(
    fc.constantFrom('[illegible]', '[torn]', '[blank]', '[...]', '[?]'),
    word.map((one) => `[${one}]`),
    word.map((one) => `[${one}?]`),
    word.map((one) => `<${one}>`),
    word.map((one) => `{${one}}`),
  )
  const text = fc.array(fc.oneof(word, bracket), { minLength: 1, maxLength: 10 }).map((words) => words.join(' '))
  await fc.assert(
    fc.asyncProperty(text, async (said) => {
      expect(await written('txt', read(letter(p(plain(said)))), {})).toBe(said)
    }),
    runs(100, process.env['RECTO_CAMPAIGN']),
  )
})

declare const process: { readonly env: Readonly<Record<string, string | undefined>> }
