import * as fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
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
import { toExport } from '../testing/to-export'
import { docxFormat } from './docx'
import type { SettingValues } from './format'
import { exportFormats } from './formats'
import { placedText } from './placed-text/placed-text'
import { exportPlainText } from './plain-text'
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

test('What stands in brackets in its source has those of the edition, else its own, once', () => {
  const doc = letter(p('S', spanWith('supplied', { rend: 'brackets' }, 'umner'), ' and ', span('supplied', 'so')))
  expect(exportPlainText(doc)).toBe('S[umner] and so')
  expect(exportPlainText(bracketedDoc(doc, presetBrackets))).toBe('S[umner] and [so]')
  const angles = [{ pattern: '⟨…⟩', element: 'supplied', attributes: {}, sure: true }]
  expect(exportPlainText(bracketedDoc(doc, angles))).toBe('S⟨umner⟩ and ⟨so⟩')
  expect(exportPlainText(letter(p(spanWith('supplied', { rend: 'brackets' }, '[x]'))))).toBe('[x]')
})

test('Brackets of the source stand around and within what else is tagged', async () => {
  const supplied = (...contents: readonly (string | readonly Node[])[]) =>
    spanWith('supplied', { rend: 'brackets' }, ...contents)
  const doc = letter(
    p('A ', supplied('the ', span('persName', 'Ames'), ' and'), ' ', span('persName', 'H', supplied('ale'))),
  )
  expect(exportPlainText(doc)).toBe('A [the Ames and] H[ale]')
  for (const notes of ['end', 'page'] as const)
    expect(placedText(doc, notes).text.trim()).toBe('A [the Ames and] H[ale]')
  const { files } = await docxFormat.write(toExport(['A', doc]), {}, () => undefined)
  const word = strFromU8(unzipSync(files[0]?.bytes ?? new Uint8Array())['word/document.xml'] ?? new Uint8Array())
  expect(word.replace(/<[^>]+>/g, '')).toContain('A [the Ames and] H[ale]')
})
