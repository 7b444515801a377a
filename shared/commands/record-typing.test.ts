import { history, redo, undo } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import { EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { schema } from '../schema'
import { writeRebuilt } from '../tei/write'
import { at, letter, note, p, span } from '../testing/build'
import { recordTyping } from './record-typing'
import { leaveTyped, setRecording, typedRange } from './recorded-typing'
import { spanMark } from './span-marks'
import { SpanStep, spanRuns } from './span-step'
import { typeText } from './typing'

/** Someone who types into a text while what is typed is recorded. */
class Typist {
  state: EditorState

  constructor(doc: Node) {
    let next = 0
    this.state = EditorState.create({
      doc,
      selection: TextSelection.create(doc, at(doc, 'a')),
      plugins: [history(), recordTyping(() => `n${String(++next)}`)],
    })
    this.do(setRecording(this.state.tr, { kind: 'correction', resp: '' }))
  }

  do(transaction: Transaction): this {
    this.state = this.state.apply(transaction)
    return this
  }

  type(text: string): this {
    for (const letter of text) this.do(typeText(this.state, this.state.selection.from, this.state.selection.to, letter))
    return this
  }

  back(count: number): this {
    for (let left = count; left > 0; left--)
      this.do(this.state.tr.delete(this.state.selection.from - 1, this.state.selection.from))
    return this
  }

  go(by: number): this {
    return this.do(this.state.tr.setSelection(TextSelection.create(this.state.doc, this.state.selection.from + by)))
  }

  undo(command = undo): this {
    command(this.state, (transaction) => this.do(transaction))
    return this
  }

  get xml(): string {
    return /<p>(.*)<\/p>/s.exec(writeRebuilt(this.state.doc))?.[1] ?? ''
  }
}

test('A word that was typed over is recorded when the caret leaves it', () => {
  const typist = new Typist(letter(p('say teh<a> word')))
  typist.back(2).type('he')
  expect(typist.xml).toBe('say the word')
  expect(typedRange(typist.state)).not.toBeNull()
  typist.go(3)
  expect(typist.xml).toBe('say <choice><sic>teh</sic><corr>the</corr></choice> word')
  expect(typedRange(typist.state)).toBeNull()
})

test('What is typed and taken back by hand leaves nothing', () => {
  const typist = new Typist(letter(p('say word<a> twice')))
  expect(typist.type('s').back(1).go(4).xml).toBe('say word twice')
})

test('Undo takes back the typing with its recording, and redo brings both', () => {
  const typist = new Typist(letter(p('say teh<a> word')))
  typist.back(2).type('he').go(3)
  const recorded = typist.xml
  expect(typist.undo().xml).toBe('say teh word')
  expect(typist.undo(redo).xml).toBe(recorded)
})

test('Words typed one after the other in two places are two corrections', () => {
  const typist = new Typist(letter(p('a caat<a> and a dgo here')))
  typist.back(2).type('t').go(10).back(2).type('og').go(-8)
  expect(typist.xml).toBe(
    'a <choice><sic>caat</sic><corr>cat</corr></choice> and a <choice><sic>dgo</sic><corr>dog</corr></choice> here',
  )
})

test('What is typed in a tag stays in it, and in a correction is no other', () => {
  const named = new Typist(letter(p('to ', span('persName', 'Khruschev<a>'), ' now')))
  named.back(2).type('hev').go(4)
  expect(named.xml).toContain('<corr>Khruschhev</corr>')
  expect(named.xml).toContain('<persName><choice>')
  const again = new Typist(letter(p('a ', span('choice', span('sic', 'teh'), span('corr', 't<a>e')), ' end')))
  expect(again.type('h').go(4).xml).toBe('a <choice><sic>teh</sic><corr>the</corr></choice> end')
})

test('A word with a note in it is changed in silence', () => {
  const typist = new Typist(letter(p('say te<a>', note('1', p('said')), 'h word')))
  expect(typist.type('x').go(6).xml).not.toContain('choice')
})

test('What is typed still is recorded before the text is left', () => {
  const typist = new Typist(letter(p('say teh<a> word')))
  typist.back(2).type('he')
  expect(typist.do(leaveTyped(typist.state.tr)).xml).toBe('say <choice><sic>teh</sic><corr>the</corr></choice> word')
})

test('What is tagged while the caret is still in it keeps its tag, and stays a silent change', () => {
  const typist = new Typist(letter(p('say teh<a> word')))
  typist.back(2).type('he')
  const { doc, tr } = typist.state
  const end = typist.state.selection.from
  const tag = spanMark({ id: 'tag', name: 'persName', attributes: {} })
  typist.do(tr.step(new SpanStep(spanRuns(doc, end - 3, end, (marks) => [...marks, tag]))))
  expect(typist.go(3).xml).toBe('say <persName>the</persName> word')
})

test('What is put in with tags of its own keeps them', () => {
  const typist = new Typist(letter(p('say x<a> word')))
  const { selection, tr } = typist.state
  const tagged = schema.text('Jon', [spanMark({ id: 'tag', name: 'persName', attributes: {} })])
  typist.do(tr.replaceWith(selection.from - 1, selection.from, tagged))
  expect(typist.go(3).xml).toBe('say <persName>Jon</persName> word')
})

test('Nothing more is recorded when recording is turned off in the midst of a word', () => {
  const typist = new Typist(letter(p('say teh<a> word')))
  typist.back(2).type('he')
  typist.do(setRecording(typist.state.tr, null))
  expect(typist.xml).toBe('say <choice><sic>teh</sic><corr>the</corr></choice> word')
  typist.go(3).back(1).go(-3)
  expect(typist.xml).toBe('say <choice><sic>teh</sic><corr>the</corr></choice> wrd')
})

test('All words that are changed at once are recorded', () => {
  const typist = new Typist(letter(p('<a>x'), ...Array.from({ length: 200 }, () => p('say teh word'))))
  const { doc, tr } = typist.state
  const places: number[] = []
  doc.descendants((node, pos) => {
    if (node.isText && node.text === 'say teh word') places.push(pos + 5)
  })
  for (const place of places.toReversed()) tr.replaceWith(place, place + 2, schema.text('he'))
  typist.do(tr)
  expect(typist.state.doc.textBetween(0, typist.state.doc.content.size).match(/tehthe/g)).toHaveLength(200)
  expect(typist.undo().state.doc.eq(doc)).toBe(true)
})
