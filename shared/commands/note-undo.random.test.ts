import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { redo, undo } from 'prosemirror-history'
import { expect, test } from 'vitest'
import { runs } from '../testing/campaign'
import { lineDifference } from '../testing/lines'
import { editedState, numbered, runRandom, type RandomEdit } from '../testing/random-commands'
import { writePreserving } from '../tei/preserve'
import { readTei } from '../tei/read'

declare const process: { readonly env: Readonly<Record<string, string | undefined>> }

/** What is done with notes and references to them. */
const onNotes = [
  ...['insertNote', 'insertNoteOnWords', 'forgetStretch', 'deleteNote', 'moveNote', 'nudgeNote', 'joinNote'],
  ...['noteToNumber', 'numberToNote', 'noteToText', 'textToNote', 'numberNotes', 'renumberNotes'],
  ...['setNoteKind', 'setNoteNumber', 'setNoteResp', 'setNoteWords', 'resolveQuery', 'referTo', 'refreshReferences'],
]

const FIXTURES = 'fixtures/tei/'
const sources = readdirSync(FIXTURES)
  .filter((name) => /note|apparatus|figures|floating/.test(name) && name.endsWith('.xml'))
  .map((name) => readFileSync(FIXTURES + name, 'utf8'))

const edit: fc.Arbitrary<RandomEdit> = fc.record({
  command: fc.constantFrom(...onNotes),
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  size: fc.integer({ min: 0, max: 30 }),
  pick: fc.nat(1000),
})

test('a sitting over the notes of a text, undone to its beginning, leaves the bytes of its file, and done again its own', () => {
  fc.assert(
    fc.property(fc.constantFrom(...sources), fc.array(edit, { minLength: 8, maxLength: 20 }), (source, edits) => {
      const { value: reading } = readTei(source)
      if (!reading) throw new Error('A fixture cannot be read')
      const newId = numbered('n')
      const state = edits.reduce((now, one) => runRandom(now, one, newId), editedState(reading.doc, newId))
      const written = writePreserving(state.doc, reading)
      let back = state
      while (undo(back, (tr) => (back = back.apply(tr))));
      const undone = writePreserving(back.doc, reading)
      expect(undone, lineDifference(source, undone)).toBe(source)
      while (redo(back, (tr) => (back = back.apply(tr))));
      expect(writePreserving(back.doc, reading)).toBe(written)
    }),
    runs(60, process.env['RECTO_CAMPAIGN']),
  )
})
