import { expect, test } from 'vitest'
import { body, div, doc, note, p, span, text } from '../../shared/testing/build'
import { densityMarks } from './density-marks'
import { createEditorState } from './state'

test('tags are marked where they stand, however deep, in notes too, and anew where the text before them grew', () => {
  const deep = div(p('The ', span('persName', 'Consul'), note(p('In ', span('placeName', 'Halvard'))), ' wrote.'))
  const made = doc(text(body(deep, div(div(div(p(span('date', 'May 1935'))))))))
  const state = createEditorState({ doc: made, guesses: [], editable: true })
  const words = (now: typeof state) =>
    densityMarks(now)
      .filter(({ kind }) => kind !== 'finding')
      .map(({ at, kind }) => [kind, now.doc.nodeAt(at)?.text])
  const expected = [
    ['person', 'Consul'],
    ['place', 'Halvard'],
    ['date', 'May 1935'],
  ]
  expect(words(state)).toEqual(expected)
  expect(words(state.apply(state.tr.insertText('Dear ', 4)))).toEqual(expected)
})
