import fc from 'fast-check'
import { redo, undo } from 'prosemirror-history'
import type { EditorState, Transaction } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { MoveStep } from '../../../shared/commands/move-step'
import { deletePageBreak, insertPageBreak, movePageBreak, setPageNumber } from '../../../shared/commands/pages'
import { splitBlock } from '../../../shared/commands/split-block'
import { schema } from '../../../shared/schema'
import { body, div, doc, head, letter, p, pageBreak, pb, text } from '../../../shared/testing/build'
import { runs } from '../../../shared/testing/campaign'
import type { PageRecord } from '../../../shared/proofing/page-record'
import { createEditorState, landmarksOf } from '../state'
import { pageTrackOf, setPageTrack } from './page-track'

const stateOf = (made: ReturnType<typeof letter>, stored?: readonly PageRecord[]) =>
  createEditorState({ doc: made, guesses: [], ...(stored && { pages: { pages: stored, gone: [] } }) })

const idsOf = (state: EditorState) => pageTrackOf(state).pages.map(({ id }) => id)
const breakAt = (state: EditorState, index: number) => landmarksOf(state).pages.positions[index] ?? -1

/** The state after a command; throws where it does not apply. */
function after(
  state: EditorState,
  command: (state: EditorState, dispatch?: (tr: Transaction) => void) => boolean,
): EditorState {
  let next: EditorState | null = null
  command(state, (tr) => (next = state.apply(tr)))
  if (next === null) throw new Error('The command does not apply')
  return next
}

const three = letter(pageBreak('1'), p('one'), pageBreak('2'), p('two ', pb('3'), 'three'))

test('a text takes the records that are stored of its pages', () => {
  const stored = ['a', 'b', 'c'].map((id, index) => ({ id, n: String(index + 1), marks: [], image: null }))
  expect(idsOf(stateOf(three, stored))).toEqual(['a', 'b', 'c'])
})

test('a text without page breaks is one page, which its first break begins', () => {
  const state = stateOf(letter(p('one')))
  const [only] = idsOf(state)
  const broken = after(state, insertPageBreak('7'))
  expect(idsOf(broken)).toEqual([only])
  expect(idsOf(after(broken, deletePageBreak(breakAt(broken, 0))))).toEqual([only])
})

test('typing leaves the pages as they are, without looking at them', () => {
  const state = stateOf(three)
  const typed = state.apply(state.tr.insertText('x', state.selection.from))
  expect(pageTrackOf(typed)).toBe(pageTrackOf(state))
})

test('a page that is renumbered stays what it was', () => {
  const state = stateOf(three)
  const numbered = after(state, setPageNumber(breakAt(state, 1), '2a'))
  expect(idsOf(numbered)).toEqual(idsOf(state))
  expect(pageTrackOf(numbered).pages[1]?.n).toBe('2a')
})

test('a page that is deleted waits, and undo brings it back, with its number or without', () => {
  for (const n of ['2', '']) {
    const state = stateOf(letter(pageBreak('1'), p('one'), pageBreak(n), p('two'), pageBreak(n), p('three')))
    const [first, second, third] = idsOf(state)
    const without = after(state, deletePageBreak(breakAt(state, 1)))
    expect(idsOf(without)).toEqual([first, third])
    expect(idsOf(after(without, undo))).toEqual([first, second, third])
  }
})

test('a page that is cut and pasted elsewhere is that page, and one that is copied is another', () => {
  const state = stateOf(three)
  const [first, second, third] = idsOf(state)
  const cut = after(state, deletePageBreak(breakAt(state, 1)))
  const pasted = cut.apply(
    cut.tr.insert(cut.doc.content.size - 3, schema.nodes.blockPageBreak.create({ attributes: { n: '2' } })),
  )
  expect(idsOf(pasted)).toEqual([first, third, second])
  const copied = state.apply(
    state.tr.insert(state.doc.content.size - 3, schema.nodes.blockPageBreak.create({ attributes: { n: '2' } })),
  )
  expect(idsOf(copied).slice(0, 3)).toEqual([first, second, third])
  expect([first, second, third]).not.toContain(idsOf(copied)[3])
})

test('pages travel with a division that is moved, and back', () => {
  const state = stateOf(
    doc(text(body(div(pageBreak('1'), p('one')), div(pageBreak('2'), p('two')), div(pageBreak('3'), p('three'))))),
  )
  const [first, second, third] = idsOf(state)
  const from = breakAt(state, 1) - 1
  const size = state.doc.nodeAt(from)?.nodeSize ?? 0
  const moved = state.apply(state.tr.step(new MoveStep(from, from + size, breakAt(state, 0) - 1)))
  expect(idsOf(moved)).toEqual([second, first, third])
  expect(idsOf(after(moved, undo))).toEqual([first, second, third])
})

test('what another window has named is taken over', () => {
  const state = stateOf(three)
  const stored = ['x', 'y', 'z'].map((id, index) => ({ id, n: String(index + 1), marks: [], image: null }))
  expect(idsOf(state.apply(setPageTrack(state.tr, { pages: stored, gone: [] })))).toEqual(['x', 'y', 'z'])
})

/** The sign that a test puts on each break, by which it is known whatever its number is. */
const signOf = (state: EditorState, index: number) =>
  landmarksOf(state).pages.positions.length === 0
    ? undefined
    : (state.doc.nodeAt(breakAt(state, index))?.attrs['attributes'] as Record<string, string> | undefined)?.['facs']

const edit = fc.record({
  what: fc.constantFrom('insert', 'delete', 'number', 'move', 'blocks', 'split', 'type', 'undo', 'redo'),
  at: fc.nat(),
  to: fc.nat(),
  n: fc.constantFrom('', '1', '2', '3', 'iv'),
})

test('whatever is done to page breaks, each keeps its page', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 30 }), (edits) => {
      let signs = 0
      const signed = (n: string) =>
        schema.nodes.blockPageBreak.create({ attributes: { facs: `f${String(++signs)}`, ...(n !== '' && { n }) } })
      const inner = ['1', '2', '2', '', '3'].flatMap((n) => [signed(n), p(`words of ${n} and more`)])
      let state = stateOf(letter(head('head'), ...inner))
      const known = new Map<string, string>()
      const look = () => {
        const ids = idsOf(state)
        expect(new Set(ids).size).toBe(ids.length)
        expect(ids).toHaveLength(Math.max(1, landmarksOf(state).pages.positions.length))
        // A text without breaks is one page, and its first break begins that page, whichever it is.
        if (landmarksOf(state).pages.positions.length <= 1) known.clear()
        for (const [index, id] of ids.entries()) {
          const sign = signOf(state, index)
          if (sign === undefined) continue
          expect(known.get(sign) ?? id).toBe(id)
          known.set(sign, id)
        }
      }
      look()
      for (const one of edits) {
        state = edited(state, one, signed)
        look()
      }
    }),
    runs(150, import.meta.env['RECTO_CAMPAIGN'] as string | undefined),
  )
})

function edited(
  state: EditorState,
  { what, at, to, n }: { what: string; at: number; to: number; n: string },
  signed: (n: string) => ReturnType<typeof p>,
): EditorState {
  const { positions } = landmarksOf(state).pages
  const pos = positions[at % Math.max(1, positions.length)] ?? -1
  const attempt = (command: Parameters<typeof after>[1]) => {
    try {
      return after(state, command)
    } catch {
      return state
    }
  }
  let [inside, start] = [state.doc, 0]
  state.doc.descendants((node, at) => {
    if (node.attrs['name'] === 'div') [inside, start] = [node, at + 1]
  })
  const gap = (index: number) => {
    let place = start
    for (let i = 0; i < index % (inside.childCount + 1); i += 1) place += inside.child(i).nodeSize
    return place
  }
  switch (what) {
    case 'insert':
      return state.apply(state.tr.insert(gap(at), signed(n)))
    case 'delete':
      return attempt(deletePageBreak(pos))
    case 'number':
      return attempt(setPageNumber(pos, n))
    case 'move':
      return attempt(movePageBreak(pos, to % state.doc.content.size))
    case 'blocks': {
      const [from, target] = [gap(at), gap(to)]
      const size = state.doc.nodeAt(from)?.nodeSize ?? 0
      if (size === 0 || (target > from && target < from + size)) return state
      const { tr } = state
      return tr.maybeStep(new MoveStep(from, from + size, target)).failed === null ? state.apply(tr) : state
    }
    case 'split':
      return attempt(splitBlock)
    case 'type':
      return state.apply(state.tr.insertText('x', state.selection.from))
    case 'undo':
      return attempt(undo)
    default:
      return attempt(redo)
  }
}
