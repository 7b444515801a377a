import fc from 'fast-check'
import { undo } from 'prosemirror-history'
import { readdirSync, readFileSync } from 'node:fs'
import { AllSelection, TextSelection, type Command, type EditorState } from 'prosemirror-state'
import { expect, test } from 'vitest'
import type { Node } from 'prosemirror-model'
import { teiGrammar } from '../grammar/tei'
import { validate } from '../grammar/validate'
import { writePreserving } from '../tei/preserve'
import { readTei } from '../tei/read'
import { at, body, div, doc, element, head, item, label, list, loose, p, signed, text } from '../testing/build'
import { editedState, everyCommand, runRandom, type RandomEdit } from '../testing/random-commands'
import { sketch } from '../testing/sketch'
import { assertSound } from '../testing/sound'
import { parseXml } from '../xml/parse'
import { schema } from '../schema'
import { setBlockKind } from './block-kind'
import { deleteBackward } from './deletion'

const file = (...blocks: readonly Node[]) => doc(text(body(...blocks)))
const closer = (...blocks: readonly Node[]) => element('container', 'closer', {}, ...blocks)
const inBody = (node: Node) => (node.firstChild?.firstChild?.children ?? []).map(sketch).join(' ')

function state(made: Node, from = 'a', to = from): EditorState {
  const { tr } = editedState(made)
  return editedState(made).apply(tr.setSelection(TextSelection.create(made, at(made, from), at(made, to))))
}

/** The doc after a command and what belongs after it; undone, it is the doc from before. */
function after(start: EditorState, command: Command): string {
  let now = start
  command(start, (transaction) => {
    now = start.apply(transaction)
  })
  assertSound(now.doc)
  let undone = now
  undo(now, (transaction) => {
    undone = now.apply(transaction)
  })
  expect(undone.doc.eq(start.doc)).toBe(true)
  return inBody(now.doc)
}

const cut = deleteBackward('character')

test.each([
  [
    'a heading set between paragraphs begins a division',
    state(file(div(head('h'), p('one'), p('<a>two'), p('three')))),
    setBlockKind('head'),
    'div(head“h” p“one”) div(head“two” p“three”)',
  ],
  [
    'in a body, one within it',
    state(file(p('one'), p('<a>two'), p('three'))),
    setBlockKind('head'),
    'p“one” div(head“two” p“three”)',
  ],
  [
    'the only paragraph before a signature stays, empty',
    state(file(div(head('h'), p('<a>one<b>'), p('<c>'), closer(signed('s')))), 'a', 'c'),
    cut,
    'div(head“h” p“” closer(signed“s”))',
  ],
  [
    'what is left behind a signature is a division of its own',
    state(file(div(p('x'), closer(signed('s<a>'))), div(p('on<b>e'), p('two'))), 'a', 'b'),
    cut,
    'div(p“x” closer(signed“se”)) div(p“two”)',
  ],
  [
    'a list that lost its items is paragraphs',
    state(file(p('<a>x'), list(head('h'), item(loose('one'))), p('y<b>z')), 'a', 'b'),
    cut,
    'p“z”',
  ],
  [
    'a label that lost its item gets an empty one',
    state(
      file(list(label('1'), item(loose('x<a>')), label('2'), item(loose('y')), label('3<b>'), item(loose('z')))),
      'a',
      'b',
    ),
    cut,
    'list(label“1” item(“x”) label“” item(“z”))',
  ],
])('%s', (_, start, command, expected) => {
  expect(after(start, command)).toBe(expected)
})

test.each([
  ['a signature between paragraphs', file(div(p('x'), p('<a>y'), p('z'))), setBlockKind('signed')],
  ['a salutation between paragraphs', file(div(p('x'), p('<a>y'), p('z'))), setBlockKind('salute')],
  ['a list in an opener', file(div(element('container', 'opener', {}, signed('<a>x')), p('z'))), setBlockKind('item')],
])('%s is not possible', (_, made, command) => {
  expect(command(state(made))).toBe(false)
})

test('deleting all that is selected leaves the header, and a text to write in', () => {
  const header = schema.nodes.header.create({ xml: '<teiHeader/>' })
  const all = editedState(doc(header, text(body(p('x')))))
  const selected = all.apply(all.tr.setSelection(new AllSelection(all.doc)))
  let now = selected
  cut(selected, (transaction) => {
    now = selected.apply(transaction)
  })
  expect(now.doc.firstChild?.eq(header)).toBe(true)
  expect(sketch(now.doc.child(1))).toBe('text(body(p“”))')
})

test('what was no valid TEI before is not judged', () => {
  const wrong = file(div(closer(signed('s')), p('<a>x'), p('y')))
  expect(after(state(wrong), setBlockKind('head'))).toBe('div(closer(signed“s”) head“x” p“y”)')
})

const fixtures = readdirSync('fixtures/tei')
  .filter((name) => name.endsWith('.xml') && !/choice|app|drama|verse|not-fit|odd|name-?spaces/.test(name))
  .map((name) => readFileSync(`fixtures/tei/${name}`, 'utf8'))

function problemsIn(source: string): readonly string[] {
  const { value } = parseXml(source)
  return value ? validate(teiGrammar(), value, source).map(({ message }) => message) : ['malformed']
}

const valid = fixtures.filter((source) => readTei(source).value !== null && problemsIn(source).length === 0)

test('no command makes a valid text invalid', () => {
  const names = Object.keys(everyCommand).filter((name) => name !== 'paste')
  const edit: fc.Arbitrary<RandomEdit> = fc.record({
    command: fc.constantFrom(...names),
    at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    size: fc.integer({ min: 0, max: 60 }),
    other: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  })
  fc.assert(
    fc.property(fc.constantFrom(...valid), fc.array(edit, { minLength: 1, maxLength: 6 }), (source, edits) => {
      const reading = readTei(source).value
      if (!reading) return
      let ids = 0
      let now = editedState(reading.doc)
      for (const one of edits) {
        const next = runRandom(now, one, () => `n${String(++ids)}`)
        if (!next || next.doc.eq(now.doc)) continue
        now = next
        assertSound(now.doc)
        const written = writePreserving(now.doc, reading)
        expect(problemsIn(written), `${one.command}\n${written}`).toEqual([])
      }
    }),
    { numRuns: 100 },
  )
})
