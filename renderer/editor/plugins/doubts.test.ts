import { Node } from 'prosemirror-model'
import { Mapping } from 'prosemirror-transform'
import { expect, test, vi } from 'vitest'
import { deletePageBreak } from '../../../shared/commands/pages'
import { spanMark } from '../../../shared/commands/span-marks'
import { SpanStep } from '../../../shared/commands/span-step'
import type { Doubt } from '../../../shared/proofing/doubt'
import { letter, note, p, pageBreak } from '../../../shared/testing/build'
import { OpenText } from '../../app/open-text'
import { showDoubt } from '../commands/findings'
import { createEditorState, landmarksOf } from '../state'
import { blocksIn, DoubtBook } from './doubt-book'
import { currentDoubt, doubtBeside, openDoubtCount, openDoubts, openDoubtsOnPage, showDoubts } from './doubts'
import { doubtsIn } from './standing-doubts'

const doc = letter(p('one'), pageBreak('1'), p('two'), pageBreak('3'), p('three'))

/** A text in which the page break 3 is doubtful: the doubt belongs to the block before it. */
function doubtful(): OpenText {
  const text = new OpenText('text', createEditorState({ doc, guesses: [] }))
  const at = breakAt(text, 1)
  const start = at - 'two'.length - 1
  const doubt: Doubt = {
    ...{ check: 'page-order', code: 'page-skipped', severity: 'warning', key: '1 3', context: 'two', text: '' },
    ...{ from: at - start, to: at + 1 - start, values: { number: '3', before: '1' }, fixes: [], elsewhere: [] },
  }
  text.dispatch(showDoubts(text.state.tr, { blocks: [{ start, doubts: [doubt] }], whole: true }))
  return text
}

const breakAt = (text: OpenText, index: number) => landmarksOf(text.state).pages.positions[index] ?? -1

const only = (text: OpenText) => openDoubts(text.state)[0] ?? null

test('a page break between blocks that is doubtful is gone to, and looked at', () => {
  const text = doubtful()
  const next = doubtBeside(text.state, { from: 1, index: Infinity }, 1)
  expect(next?.from).toBe(breakAt(text, 1))
  if (next) showDoubt({ text }, next, 'stay')
  expect(currentDoubt(text.state)).toMatchObject({ from: breakAt(text, 1), doubt: { code: 'page-skipped' } })
  expect(doubtBeside(text.state, next ?? { from: 0, index: 0 }, 1)).toBeNull()
})

test('it counts among the doubts of the page that it begins', () => {
  const { state } = doubtful()
  expect([openDoubtsOnPage(state, 0), openDoubtsOnPage(state, 1)]).toEqual([0, 1])
})

test('it is followed while the block before it is typed in and parted, and goes with the page break', () => {
  const text = doubtful()
  const typed = breakAt(text, 1) - 2
  text.dispatch(text.state.tr.insertText('x', typed))
  expect(only(text)?.from).toBe(breakAt(text, 1))
  text.dispatch(text.state.tr.split(typed))
  expect(only(text)?.from).toBe(breakAt(text, 1))
  deletePageBreak(breakAt(text, 1))(text.state, (transaction) => {
    text.dispatch(transaction)
  })
  text.dispatch(text.state.tr.insertText('x', typed + 2))
  expect(openDoubts(text.state)).toEqual([])
})

test('it goes at once with the page break, and is counted no more', () => {
  const text = doubtful()
  expect(openDoubtCount(text.state)).toBe(1)
  deletePageBreak(breakAt(text, 1))(text.state, (transaction) => {
    text.dispatch(transaction)
  })
  expect(openDoubts(text.state)).toEqual([])
  expect(openDoubtCount(text.state)).toBe(0)
})

test('doubts are carried over tags that come everywhere at once, each looked for where it stands alone', () => {
  const count = 60
  const words = Array.from({ length: count }, (_, index) => p(`Harlow sayd ${String(index)}`))
  const text = new OpenText('text', createEditorState({ doc: letter(...words), guesses: [] }))
  const starts: number[] = []
  text.state.doc.descendants((node, pos) => {
    if (node.isTextblock) starts.push(pos + 1)
  })
  const doubt: Doubt = {
    ...{ check: 'page-order', code: 'page-skipped', severity: 'warning', key: 'sayd', context: 'sayd', text: 'sayd' },
    ...{ from: 7, to: 11, values: {}, fixes: [], elsewhere: [] },
  }
  const blocks = starts.map((start) => ({ start, doubts: [doubt] }))
  text.dispatch(showDoubts(text.state.tr, { blocks, whole: true }))
  const runs = starts.map((from, index) => {
    const name = spanMark({ id: String(index), name: 'persName', attributes: {} })
    return { from, to: from + 6, before: [], after: [name] }
  })
  const mapped = vi.spyOn(Mapping.prototype, 'map')
  text.dispatch(text.state.tr.step(new SpanStep(runs)))
  expect(mapped.mock.calls.length).toBeLessThan(20 * count)
  mapped.mockRestore()
  expect(openDoubts(text.state).map(({ from }) => from)).toEqual(starts.map((start) => start + 7))
})

test('where tags alone change no word is looked at, and doubts stand where they stood, in notes too', () => {
  const noted = p('Harlow sayd ', note(p('See Harlow sayd')), ' it')
  const { doc: before, tr } = createEditorState({ doc: letter(p('Harlow'), noted, p('Harlow')), guesses: [] })
  const starts = blocksIn(before, { from: 0, to: before.content.size }).map(({ start }) => start)
  const book = new DoubtBook()
  for (const { node } of blocksIn(before, { from: 0, to: before.content.size }))
    if (node.textContent.includes('sayd')) book.keep(node, [{ ...doubtOf('sayd'), from: 7, to: 11 }])
  const runs = starts.map((from, index) => {
    const name = spanMark({ id: String(index), name: 'persName', attributes: {} })
    return { from, to: from + 3, before: [], after: [name] }
  })
  const tagged = tr.step(new SpanStep(runs))
  const walked = vi.spyOn(Node.prototype, 'nodesBetween')
  const resolved = vi.spyOn(Node.prototype, 'resolve')
  expect(book.carry(tagged)).toBeNull()
  expect([walked.mock.calls.length, resolved.mock.calls.length]).toEqual([0, 0])
  walked.mockRestore()
  resolved.mockRestore()
  const { doc } = tagged
  expect(doc.eq(before)).toBe(false)
  expect(doubtsIn(doc, book, null).map(({ from, doubt }) => [from, doubt.text])).toEqual([
    [(starts[1] ?? 0) + 7, 'sayd'],
    [(starts[2] ?? 0) + 7, 'sayd'],
  ])
})

test('a doubt in a note is carried to the note alone, however much is typed in it', () => {
  const noted = p('Harlow sayd ', note(p('See Harlow sayd it')), ' it')
  const text = new OpenText('text', createEditorState({ doc: letter(noted), guesses: [] }))
  const blocks = blocksIn(text.state.doc, { from: 0, to: text.state.doc.content.size })
    .filter(({ node }) => node.textContent.includes('sayd'))
    .map(({ node, start }) => ({ start, doubts: [{ ...doubtOf('sayd'), ...placeOf(node) }] }))
  text.dispatch(showDoubts(text.state.tr, { blocks, whole: true }))
  const before = openDoubts(text.state)
  expect(before.map(({ doubt }) => doubt.text)).toEqual(['sayd', 'sayd'])
  const end = text.state.doc.resolve(before[1]?.from ?? 0).end()
  for (let key = 0; key < 5; key++) text.dispatch(text.state.tr.insertText('e', end + key))
  expect(openDoubts(text.state).map(({ from }) => from)).toEqual(before.map(({ from }) => from))
})

/** Where the word stands in a block first. */
function placeOf(block: Node) {
  let at = -1
  block.descendants((node, pos) => {
    const index = node.text?.indexOf('sayd') ?? -1
    if (index >= 0 && at < 0) at = pos + index
  })
  return { from: at, to: at + 4 }
}

function doubtOf(text: string): Doubt {
  return {
    ...{ check: 'page-order', code: 'page-skipped', severity: 'warning', key: text, context: text, text },
    ...{ from: 0, to: text.length, values: {}, fixes: [], elsewhere: [] },
  }
}
