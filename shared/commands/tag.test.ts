import { EditorState, NodeSelection, TextSelection, type Command } from 'prosemirror-state'
import type { Node } from 'prosemirror-model'
import { history, redo, undo } from 'prosemirror-history'
import { expect, test } from 'vitest'
import { mentionsIn, spanAttrs, spansAt } from '../queries/spans'
import { schema } from '../schema'
import { at, lb, letter, note, p, pb, span, spanWith } from '../testing/build'
import { run } from '../testing/steps'
import { nextCertainty, setCertainty } from './certainty'
import { narrowTag, widenTag } from './tag-extent'
import { extendTag, retag, shrinkTag, tagSelection, untag } from './tag'
import { hasRendition, toggleRendition } from './rendition'

const ids = () => {
  let next = 0
  return () => `n${String(++next)}`
}

function stateOf(doc: Node, from = 'a', to = from): EditorState {
  return EditorState.create({
    doc,
    selection: TextSelection.create(doc, at(doc, from), at(doc, to)),
    plugins: [history()],
  })
}

function tagged(doc: Node, name: string, to?: string): readonly string[] {
  const after = run(stateOf(doc, 'a', to), tagSelection(name, {}, ids()))
  return after ? mentionsIn(after.doc, new Set([name])).map((mention) => mention.text) : []
}

function tagsIn(doc: Node): readonly string[] {
  return mentionsIn(doc).map(({ text }) => text)
}

function done(state: EditorState, command: Command): EditorState {
  const after = run(state, command)
  if (!after) throw new Error('The command does not apply')
  return after
}

/** Each stretch of text with the names of its spans, outermost first. */
function nesting(doc: Node): readonly string[] {
  const found: string[] = []
  doc.descendants((node) => {
    const names = node.marks.map((mark) => spanAttrs(mark).name).join('>')
    if (node.isInline && names !== '') found.push(`${names}: ${node.isText ? (node.text ?? '') : node.type.name}`)
  })
  return found
}

test.each([
  ['Affairs, as Lit<a>vinov’s aide', 'persName', 'Litvinov'],
  ['Affairs (<a>Litvinov) said', 'persName', 'Litvinov'],
  ['told Mr. Lit<a>vinov that', 'persName', 'Mr. Litvinov'],
  ['told M<a>r. Litvinov that', 'persName', 'Mr. Litvinov'],
  ['by J. R. Har<a>low in', 'persName', 'J. R. Harlow'],
  ['met Jan van der <a>Meer there', 'persName', 'Jan van der Meer'],
  ['It was over. Harlow <a>left.', 'persName', 'left'],
  ['Yesterday Har<a>low left', 'persName', 'Harlow'],
  ['the United <a>States, Brazil', 'placeName', 'United States'],
  ['the Com<a>missar spoke', 'term', 'Commissar'],
  ['on May 2<a>7, 1935, at noon', 'date', 'May 27, 1935, at noon'],
  ['on May 2<a>7, 1935, he', 'date', 'May 27, 1935'],
  ['the 2<a>3d instant', 'date', '23d instant'],
  ['on 3 Ju<a>ne he', 'date', '3 June'],
  ['S[um<a>ner] W[elles]', 'persName', 'S[umner] W[elles]'],
  ['the O’Bri<a>en papers', 'persName', 'O’Brien'],
])('a caret in “%s” tags as %s “%s”', (text, name, expected) => {
  expect(tagged(letter(p(text)), name)).toEqual([expected])
})

test('a name goes on over a page break, a line end and a note in it', () => {
  const over = (...between: readonly Node[]) => {
    const doc = letter(p('told Mr. Maxim ', ...between, 'Lit<a>vinov that'))
    return tagsIn(done(stateOf(doc), tagSelection('persName', {}, ids())).doc)
  }
  expect(over(pb('3'))).toEqual(['Mr. Maxim Litvinov'])
  expect(over(lb())).toEqual(['Mr. Maxim  Litvinov'])
  expect(over(note(p('A note.')))).toEqual(['Mr. Maxim Litvinov'])
  const parted = letter(p('told Maxim Lit-', lb(), 'vi<a>nov that'))
  expect(tagsIn(done(stateOf(parted), tagSelection('persName', {}, ids())).doc)).toEqual(['Maxim Lit- vinov'])
})

test('a caret beside no word tags nothing', () => {
  expect(tagged(letter(p('a – <a>– b')), 'persName')).toEqual([])
})

test('a selection is tagged without the white space at its ends', () => {
  expect(tagged(letter(p('the<a> Second Bureau <b>of')), 'orgName', 'b')).toEqual(['Second Bureau'])
})

test('a selection over several blocks becomes one span', () => {
  const doc = letter(p('the <a>Second'), p('Bureau<b> of'))
  const state = done(stateOf(doc, 'a', 'b'), tagSelection('orgName', {}, ids()))
  expect(mentionsIn(state.doc).map((m) => [m.id, m.text])).toEqual([['n1', 'SecondBureau']])
  expect(spansAt(state)[0]?.to).toBe(at(doc, 'b'))
})

test('a note in a tagged range is tagged as a node, its own text is not', () => {
  const doc = letter(p('to <a>Harlow', note(p('See no. 3')), ' and others<b>'))
  const state = done(stateOf(doc, 'a', 'b'), tagSelection('persName', {}, ids()))
  expect(nesting(state.doc)).toEqual(['persName: Harlow', 'persName: note', 'persName:  and others'])
})

test('words in a note are tagged in the note', () => {
  const doc = letter(p('to Harlow', note(p('See <a>Mason<b> 3')), ' on'))
  expect(nesting(done(stateOf(doc, 'a', 'b'), tagSelection('persName', {}, ids())).doc)).toEqual(['persName: Mason'])
})

test('a span over others stands outside, one within another inside, a rendition inside its equal', () => {
  const doc = letter(p('<a>to ', span('hi', 'Mr. <b>Har<c>low<d>'), ' there<e>'))
  const tag = tagSelection('persName', {}, ids())
  expect(nesting(done(stateOf(doc, 'a', 'e'), tag).doc)).toContain('persName>hi: Mr. Harlow')
  expect(nesting(done(stateOf(doc, 'b', 'c'), tag).doc)).toContain('hi>persName: Har')
  const name = letter(p('by ', span('persName', '<a>Harlow<b>'), ' and'))
  expect(nesting(done(stateOf(name, 'a', 'b'), toggleRendition('italic', ids())).doc)).toEqual(['persName>hi: Harlow'])
})

test('undo of a removed outer span restores the nesting exactly', () => {
  const doc = letter(p('<a>', span('persName', 'Mr. ', span('hi', 'Har', pb('3'), 'low')), ' there'))
  let state = stateOf(doc)
  state = done(state, untag(spansAt(state)[0]?.id ?? ''))
  expect(nesting(state.doc)).toEqual(['hi: Har', 'hi: pageBreak', 'hi: low'])
  undo(state, (transaction) => (state = state.apply(transaction)))
  expect(state.doc.eq(doc)).toBe(true)
  redo(state, (transaction) => (state = state.apply(transaction)))
  expect(nesting(state.doc)).toEqual(['hi: Har', 'hi: pageBreak', 'hi: low'])
})

test('the same element on the same words is refused; another mention replaces it with its id', () => {
  const doc = letter(p('in ', span('placeName', 'Har<a>low'), ' and'))
  expect(run(stateOf(doc), tagSelection('placeName', {}, ids()))).toBeNull()
  const state = done(stateOf(doc), tagSelection('persName', { type: 'from' }, ids()))
  expect(nesting(state.doc)).toEqual(['persName: Harlow'])
  expect(spansAt(state)[0]?.attributes).toEqual({ type: 'from' })
})

test('a span changes its name wherever it stands', () => {
  const whole = spanWith('persName', { ref: '#h' }, 'Ha<a>r', pb('2'), 'low')
  const state = stateOf(letter(p('x ', whole)))
  const id = spansAt(state)[0]?.id ?? ''
  expect(nesting(done(state, retag(id, 'orgName', {})).doc)).toEqual([
    'orgName: Har',
    'orgName: pageBreak',
    'orgName: low',
  ])
  expect(run(state, retag(id, 'persName', { ref: '#h' }))).toBeNull()
})

test('a span grows and shrinks by words, not below one', () => {
  const state = stateOf(letter(p('told Mr. ', span('persName', '<a>Harlow'), ' Smith, who')))
  const id = spansAt(state)[0]?.id ?? ''
  const text = (of: EditorState) => mentionsIn(of.doc)[0]?.text
  const wider = done(done(state, extendTag(id, 'end')), extendTag(id, 'start'))
  expect(text(wider)).toBe('Mr. Harlow Smith')
  expect(text(done(wider, shrinkTag(id, 'end')))).toBe('Mr. Harlow')
  expect(text(done(wider, shrinkTag(id, 'start')))).toBe('Harlow Smith')
  expect(run(state, shrinkTag(id, 'end'))).toBeNull()
})

test('a tag becomes one of another kind without the link that it had, and keeps how certain it is', () => {
  const state = stateOf(letter(p('in ', spanWith('placeName', { ref: '#h', cert: 'low', type: 'city' }, 'Har<a>low'))))
  const person = done(state, tagSelection('persName', {}, ids()))
  expect(spansAt(person)[0]?.attributes).toEqual({ cert: 'low' })
  const settlement = done(state, tagSelection('settlement', {}, ids()))
  expect(spansAt(settlement)[0]?.attributes).toEqual({ ref: '#h', cert: 'low', type: 'city' })
})

test('a tag widens and narrows step by step, with all that it has', () => {
  const whole = spanWith('persName', { ref: '#h', cert: 'high' }, 'Har<a>low')
  const state = stateOf(letter(p('told Mr. J. R. ', whole, ' that')))
  const { id = '' } = spansAt(state)[0] ?? {}
  const words = (of: EditorState) => mentionsIn(of.doc).map(({ text }) => text)
  const steps = [state]
  for (let i = 0; i < 3; i++) steps.push(done(steps.at(-1) ?? state, widenTag(id)))
  expect(steps.flatMap(words)).toEqual(['Harlow', 'J. R. Harlow', 'Mr. J. R. Harlow', 'Mr. J. R. Harlow that'])
  expect(mentionsIn(steps.at(-1)?.doc ?? state.doc)[0]).toMatchObject({ id, attributes: { ref: '#h', cert: 'high' } })
  expect(words(done(steps[2] ?? state, narrowTag(id)))).toEqual(['J. R. Harlow'])
  expect(run(state, narrowTag(id))).toBeNull()
})

test('certainty goes round through its values', () => {
  expect([undefined, 'high', 'medium', 'low', 'unknown', '0.5'].map(nextCertainty)).toEqual([
    'high',
    'medium',
    'low',
    'unknown',
    null,
    null,
  ])
  const state = stateOf(letter(p(spanWith('persName', { ref: '#h' }, 'Har<a>low'))))
  const [tag] = spansAt(state)
  if (!tag) throw new Error('no tag')
  expect(spansAt(done(state, setCertainty(tag, 'low')))[0]?.attributes).toEqual({ ref: '#h', cert: 'low' })
})

test('italics go off in the middle and leave two spans', () => {
  const doc = letter(p(spanWith('hi', { rend: 'italic' }, 'one <a>two<b> three')))
  const state = done(stateOf(doc, 'a', 'b'), toggleRendition('italic', ids()))
  expect(hasRendition(state, 'italic')).toBe(false)
  expect(mentionsIn(state.doc, new Set(['hi'])).map((span) => span.text)).toEqual(['one ', ' three'])
})

test('italics over parts that are italic become one span', () => {
  const doc = letter(p('<a>one ', spanWith('hi', { rend: 'italic' }, 'two'), ' th<b>ree'))
  const state = done(stateOf(doc, 'a', 'b'), toggleRendition('italic', ids()))
  expect(mentionsIn(state.doc, new Set(['hi'])).map((span) => span.text)).toEqual(['one two th'])
})

test('at a caret in no word, a rendition is for what is typed next', () => {
  const state = done(stateOf(letter(p('one <a>'))), toggleRendition('bold', ids()))
  expect(hasRendition(state, 'bold')).toBe(true)
  expect(hasRendition(done(state, toggleRendition('bold', ids())), 'bold')).toBe(false)
})

test('a selected note can be tagged', () => {
  const doc = letter(p('x', note(p('y')), 'z'))
  const selection = NodeSelection.create(doc, 5)
  const state = EditorState.create({ doc, selection, schema })
  expect(nesting(done(state, tagSelection('ref', {}, ids())).doc)).toEqual(['ref: note'])
})

test('a rendition in other words counts as the same', () => {
  const state = stateOf(letter(p('one ', spanWith('hi', { rend: 'bold' }, 't<a>wo'))))
  expect(hasRendition(state, 'bold')).toBe(true)
  expect(JSON.stringify(done(state, toggleRendition('bold', ids())).doc)).not.toContain('hi')
})

test('a rendition of a whole choice stands around it', () => {
  const doc = letter(p('one ', span('choice', span('sic', '<a>tow'), span('corr', 'two<b>'))))
  const { doc: after } = done(stateOf(doc, 'a', 'b'), toggleRendition('italic', ids()))
  const names = after.firstChild?.firstChild?.firstChild?.firstChild?.children.map(({ marks }) =>
    marks.map((mark) => spanAttrs(mark).name),
  )
  expect(names).toEqual([[], ['hi', 'choice', 'sic'], ['hi', 'choice', 'corr']])
})
