import fc from 'fast-check'
import { history, undo } from 'prosemirror-history'
import type { Mark, Node } from 'prosemirror-model'
import { EditorState, Plugin, TextSelection } from 'prosemirror-state'
import { CellSelection } from 'prosemirror-tables'
import { expect, test } from 'vitest'
import { spanId } from '../queries/spans'
import { cell, letter, p, row, span, table } from '../testing/build'
import { assertSound } from '../testing/sound'
import { toggleRendition } from './rendition'
import { afterDelete, typeText } from './typing'

const start = 4

const open = (doc: Node) =>
  EditorState.create({ doc, plugins: [history(), new Plugin({ appendTransaction: afterDelete })] })

interface Character {
  readonly char: string
  readonly ids: readonly string[]
}

/** The first paragraph as characters with the ids of their spans. */
function characters(doc: Node): readonly Character[] {
  const found: Character[] = []
  const block = doc.resolve(start).parent
  for (const child of block.children)
    for (const char of child.text ?? '') found.push({ char, ids: child.marks.map((mark: Mark) => spanId(mark)) })
  return found
}

const common = (list: readonly Character[]): readonly string[] =>
  (list[0]?.ids ?? []).filter((id) => list.every(({ ids }) => ids.includes(id)))

const edit = fc.record({
  kind: fc.constantFrom('insert', 'delete', 'overtype', 'retype'),
  at: fc.nat(),
  size: fc.integer({ min: 1, max: 6 }),
  text: fc.string({ minLength: 1, maxLength: 3, unit: fc.constantFrom('a', 'b', ' ', 'é') }),
})
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never

/** The same edit on plain characters: what the rules say. */
function expected(list: readonly Character[], { kind, at, size, text }: Edit, rendered: string): readonly Character[] {
  const from = at % (list.length + 1)
  const over = kind === 'insert' ? [] : list.slice(from, from + size)
  const before = list[from - 1]
  const after = list[from + (kind === 'insert' ? 0 : over.length)]
  const around = before && after ? common([before, after]) : []
  const ended = kind === 'retype' && text.startsWith(' ')
  const ids = over.length === 0 ? around : common(over).filter((id) => !ended || around.includes(id) || id === rendered)
  const typed = kind === 'delete' ? [] : Array.from(text, (char) => ({ char, ids }))
  return list.toSpliced(from, over.length, ...typed)
}

function typed(state: EditorState, { kind, at, size, text }: Edit): EditorState {
  const end = state.doc.resolve(start).end()
  const from = start + (at % (end - start + 1))
  const to = kind === 'insert' ? from : Math.min(from + size, end)
  const selected = state.apply(state.tr.setSelection(TextSelection.create(state.doc, from, to)))
  if (kind === 'insert' || kind === 'overtype') return selected.apply(typeText(selected, from, to, text))
  const deleted = from < to ? selected.apply(selected.tr.delete(from, to)) : selected
  return kind === 'delete' ? deleted : deleted.apply(typeText(deleted, from, from, text))
}

test(
  '10,000 random typing edits leave every span on its own words, and undo of all restores the doc',
  { timeout: 60_000 },
  () => {
    const sample = letter(
      p(
        'told ',
        span('persName', 'Mr. ', span('hi', 'Harlow')),
        span('persName', 'Mason'),
        ' of ',
        span('date', 'May'),
      ),
    )
    const rendered = characters(sample).find(({ ids }) => ids.length === 2)?.ids[1] ?? ''
    let edits = 0
    fc.assert(
      fc.property(fc.array(edit, { minLength: 100, maxLength: 100 }), (list) => {
        let state = open(sample)
        for (const one of list) {
          const rule = expected(characters(state.doc), one, rendered)
          state = typed(state, one)
          expect(characters(state.doc)).toEqual(rule)
          edits++
        }
        assertSound(state.doc)
        while (undo(state, (transaction) => (state = state.apply(transaction))));
        expect(state.doc.eq(sample)).toBe(true)
      }),
      { numRuns: 100 },
    )
    expect(edits).toBeGreaterThanOrEqual(10_000)
  },
)

const names = (state: EditorState) =>
  characters(state.doc)
    .filter(({ ids }) => ids.length > 0)
    .map(({ char }) => char)
    .join('')

test('typing after a name stays outside, in it inside', () => {
  const doc = letter(p(span('persName', 'Harlow'), ' said'))
  const state = open(doc)
  expect(names(state.apply(typeText(state, start + 6, start + 6, 's')))).toBe('Harlow')
  expect(names(state.apply(typeText(state, start + 3, start + 3, 's')))).toBe('Harslow')
})

test('the last letter of a name deleted and typed again is in the name', () => {
  let state = open(letter(p(span('persName', 'Harlow'), ' said')))
  state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, start + 6)))
  state = state.apply(state.tr.delete(start + 5, start + 6))
  state = state.apply(typeText(state, start + 5, start + 5, 've'))
  expect(names(state)).toBe('Harlove')
})

test('a name typed over letter by letter stays a name, and what follows a space is outside', () => {
  let state = open(letter(p(span('persName', 'Harlow'), ' said')))
  state = state.apply(typeText(state, start, start + 6, 'M'))
  for (const char of 'ason, he') state = state.apply(typeText(state, state.selection.from, state.selection.from, char))
  expect(names(state)).toBe('Mason')
})

test('what is typed after a rendition was switched on has it, spaces too', () => {
  let state = open(letter(p('one ')))
  state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, start + 4)))
  toggleRendition('italic', () => 'n1')(state, (transaction) => (state = state.apply(transaction)))
  for (const char of 'two three') state = state.apply(typeText(state, state.selection.from, state.selection.from, char))
  expect(names(state)).toBe('two three')
})

test('What is typed over whole cells goes on as one word in the first of them', () => {
  const made = letter(p('Before.'), table(row(cell(p('one')), cell(p('two'))), row(cell(p('three')), cell(p('four')))))
  const cells = new Map<string, number>()
  made.descendants((node, pos) => {
    if (node.type.name === 'cell') cells.set(node.textContent, pos)
  })
  const chosen = CellSelection.create(made, cells.get('one') ?? 0, cells.get('three') ?? 0)
  let state = EditorState.create({ doc: made, selection: chosen })
  for (const char of 'new') {
    const { $from, $to } = state.selection
    state = state.apply(typeText(state, $from.pos, $to.pos, char))
    expect(state.selection.$head.parent.inlineContent).toBe(true)
  }
  assertSound(state.doc)
  const blocks: string[] = []
  state.doc.descendants((node) => {
    if (node.isTextblock) blocks.push(node.textContent)
  })
  expect(blocks.filter((words) => /[new]{3}/.test(words))).toEqual(['new'])
})
