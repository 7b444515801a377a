import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { EditorState } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { writeRebuilt } from '../tei/write'
import { at, letter, note, p, pb, span } from '../testing/build'
import { runs } from '../testing/campaign'
import { run } from '../testing/steps'
import { recordCorrection, type Recording } from './record-correction'

const correction: Recording = { kind: 'correction', resp: '' }

const ids = () => {
  let next = 0
  return () => `n${String(++next)}`
}

/** The first paragraph as TEI after what stands from `<a>` to `<b>` became `text`. */
function recorded(doc: Node, text: string, recording = correction): string | null {
  const range = { from: at(doc, 'a'), to: at(doc, 'b') }
  const after = run(EditorState.create({ doc }), recordCorrection(range, text, recording, ids()))
  return after && (/<p>(.*)<\/p>/s.exec(writeRebuilt(after.doc))?.[1] ?? null)
}

test.each([
  ['He <a>saidUSSR<b> had', 'said USSR', 'He <choice><sic>saidUSSR</sic><corr>said USSR</corr></choice> had'],
  ['<a>repeat repeat<b> it', 'repeat', '<choice><sic>repeat repeat</sic><corr>repeat</corr></choice> it'],
  ['we <a>tbe<b> most', 'the', 'we <choice><sic>tbe</sic><corr>the</corr></choice> most'],
  ['fac<a>- <b>tories', '', '<choice><sic>fac- tories</sic><corr>factories</corr></choice>'],
  ['a wo<a>r<b>ld apart', 'rr', 'a <choice><sic>world</sic><corr>worrld</corr></choice> apart'],
  ['the end<a> <b>.', '', 'the <choice><sic>end </sic><corr>end</corr></choice>.'],
  ['one <a><b>three', 'two ', 'one <choice><sic>three</sic><corr>two three</corr></choice>'],
])('“%s” becomes “%s” and is recorded', (words, text, written) => {
  expect(recorded(letter(p(words)), text)).toBe(written)
})

test('A regular spelling is recorded as one, with who is responsible', () => {
  expect(recorded(letter(p('to <a>shew<b> it')), 'show', { kind: 'regularisation', resp: '#ed' })).toBe(
    'to <choice><orig>shew</orig><reg resp="#ed">show</reg></choice> it',
  )
})

test('What was missing where no word stands beside it is supplied, what is too much is surplus', () => {
  expect(recorded(letter(p('(<a><b>)')), 'sic')).toBe('(<supplied>sic</supplied>)')
  expect(recorded(letter(p('all <a>the <b>(rest)')), '')).toBe('all <surplus>the </surplus>(rest)')
})

test('A tag on all of the words holds both, a tag on some of them what was', () => {
  expect(recorded(letter(p('to ', span('persName', '<a>Khruschev<b>'), ' now')), 'Khrushchev')).toBe(
    'to <persName><choice><sic>Khruschev</sic><corr>Khrushchev</corr></choice></persName> now',
  )
  expect(recorded(letter(p('to <a>', span('persName', 'Kings'), ' men<b> now')), 'Kingsmen')).toBe(
    'to <choice><sic><persName>Kings</persName> men</sic><corr>Kingsmen</corr></choice> now',
  )
})

test('Nothing is recorded over a note or page break, nor in what is an intervention already', () => {
  expect(recorded(letter(p('<a>one', note('1', p('said')), ' two<b>')), 'three')).toBeNull()
  expect(recorded(letter(p('<a>fac', pb('2'), 'tories<b>')), 'factory')).toBeNull()
  expect(recorded(letter(p('a ', span('sic', '<a>teh<b>'), ' end')), 'the')).toBeNull()
})

test('Of a recorded change, what was and what is can be read again, whatever was changed', () => {
  const words = fc.array(fc.constantFrom('one', 'two', 'three', 'a,', 'b.', '—', '(c)'), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(words, words, fc.nat(), fc.nat(), (old, now, x, y) => {
      const text = old.join(' ')
      const [from, to] = [x % (text.length + 1), y % (text.length + 1)].sort((a, b) => a - b) as [number, number]
      const doc = letter(p(`${text.slice(0, from)}<a>${text.slice(from, to)}<b>${text.slice(to)}`))
      const instead = now.join(' ')
      const xml = recorded(doc, instead)
      fc.pre(xml !== null)
      const without = (names: string) =>
        (xml ?? '').replace(new RegExp(`<(${names})>.*?</\\1>`, 'g'), '').replace(/<[^>]*>/g, '')
      expect(without('corr|supplied')).toBe(text)
      expect(without('sic|surplus')).toBe(text.slice(0, from) + instead + text.slice(to))
    }),
    runs(300, process.env['RECTO_CAMPAIGN']),
  )
})
