import type { Node } from 'prosemirror-model'
import { EditorState, TextSelection } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { readRelaxNg } from '../grammar'
import { grammar as judgedBy } from '../queries/edition-grammar'
import { writeRebuilt } from '../tei/write'
import { at, lb, letter, note, p, pb, span } from '../testing/build'
import { run } from '../testing/steps'
import { applyFix } from './apply-fix'
import { joinHyphenated, nextHyphenated } from './join-hyphenated'

const stateOf = (doc: Node) => EditorState.create({ doc, selection: TextSelection.create(doc, at(doc, 'a')) })

function joined(doc: Node, hyphens: 'dropped' | 'kept' = 'dropped'): string | null {
  const after = run(stateOf(doc), joinHyphenated(hyphens))
  return after && (/<p>(.*)<\/p>/s.exec(writeRebuilt(after.doc))?.[1]?.replace(/\s*(<[lp]b)/g, '$1') ?? null)
}

test('A word is joined over the end of a line, its hyphen dropped or kept', () => {
  expect(joined(letter(p('the fac<a>-', lb(), 'tories of')))).toBe('the fac<lb break="no"/>tories of')
  expect(joined(letter(p('the fac<a>-', lb(), 'tories of')), 'kept')).toBe('the fac-<lb break="no"/>tories of')
})

test('Space at the break goes, several breaks all say so, and tags stay on the word', () => {
  const doc = letter(p('the ', span('term', 'fac<a>- ', pb('4'), lb(), ' tories'), ' of'))
  expect(joined(doc)).toBe('the <term>fac<pb n="4" break="no"/><lb break="no"/>tories</term> of')
})

test('Nothing is joined where no hyphen or no letters stand, a note is between, or it is joined already', () => {
  for (const doc of [
    letter(p('the fac<a>', lb(), 'tories')),
    letter(p('one <a>- ', lb(), 'two')),
    letter(p('Bryce-<a>', lb(), 'Smith')),
    letter(p('the fac<a>-', note(p('x')), lb(), 'tories')),
    letter(p('the fac-tories<a>')),
  ])
    expect(joined(doc)).toBeNull()
  const kept = run(stateOf(letter(p('the fac<a>-', lb(), 'tories'))), joinHyphenated('kept'))
  if (!kept) throw new Error('Not joined')
  expect(run(kept, joinHyphenated('kept'))).toBeNull()
})

test('Where the grammar lets no break say so, the word is joined by its letters alone', () => {
  const grammar = readRelaxNg(
    `<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.tei-c.org/ns/1.0"><start>
      <element name="TEI"><element name="text"><element name="body"><element name="p">
        <mixed><zeroOrMore><element name="lb"><optional><attribute name="n" ns=""/></optional></element></zeroOrMore></mixed>
      </element></element></element></element>
    </start></grammar>`,
    { name: 'own.rng' },
  ).value
  if (!grammar) throw new Error('The grammar was not read')
  const doc = letter(p('the fac<a>- ', lb(), 'tories of'))
  const state = EditorState.create({ doc, plugins: [judgedBy(() => grammar)] })
  const caret = state.apply(state.tr.setSelection(TextSelection.create(doc, at(doc, 'a'))))
  const after = run(caret, joinHyphenated('dropped'))
  expect(after && writeRebuilt(after.doc)).toMatch(/the fac\s*<lb\/>tories of/)
})

test('A fix of a hyphen says of the break that the word goes on', () => {
  const doc = letter(p('the fac<a>-<b>', pb('4'), 'tories of'))
  const change = { from: at(doc, 'a'), to: at(doc, 'b'), was: '-', becomes: '', joins: true } as const
  const after = run(
    stateOf(doc),
    applyFix(change, () => 'x'),
  )
  expect(after && writeRebuilt(after.doc)).toContain('fac<pb n="4" break="no"/>tories')
})

test('A fix of a hyphen that the edition keeps says so of the break alone', () => {
  const doc = letter(p('the fac<a>-<b>', pb('4'), 'tories of'))
  const change = { from: at(doc, 'a'), to: at(doc, 'b'), was: '-', becomes: '-', joins: true } as const
  const fix = applyFix(change, () => 'x')
  const after = run(stateOf(doc), fix)
  expect(after && writeRebuilt(after.doc)).toContain('fac-<pb n="4" break="no"/>tories')
})

test('The next one is found, round the end of the text', () => {
  const doc = letter(p('fac-', lb(), 'tories <a>'), p('x'), p('re-', pb('2'), 'ceived'))
  const state = stateOf(doc)
  const next = nextHyphenated(state)
  expect(next && doc.textBetween(next.from, next.to)).toBe('re-ceived')
  const end = state.apply(state.tr.setSelection(TextSelection.atEnd(doc)))
  const first = nextHyphenated(end)
  expect(first && doc.textBetween(first.from, first.to, '', '')).toBe('fac-\ntories')
})
