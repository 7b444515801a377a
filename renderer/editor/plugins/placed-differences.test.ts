import fc from 'fast-check'
import { EditorState } from 'prosemirror-state'
import { Mapping } from 'prosemirror-transform'
import { expect, test } from 'vitest'
import type { WordDifference } from '../../../shared/collate/collation'
import { schema } from '../../../shared/schema'
import { letter, p } from '../../../shared/testing/build'
import { runs } from '../../../shared/testing/campaign'
import { PlacedDifferences, together } from './placed-differences'
import { changesOf, followDifference, standing } from './standing-differences'

/** A text of so many paragraphs, in each of which one word differs. */
function compared(count: number) {
  const doc = letter(...Array.from({ length: count }, (_, index) => p(`before word${String(index)} behind`)))
  const found: WordDifference[] = []
  doc.descendants((node, pos) => {
    const at = node.isText ? (node.text ?? '').indexOf('word') : -1
    if (at < 0) return
    const [from, to] = [pos + at, pos + (node.text ?? '').lastIndexOf(' ')]
    found.push({
      ...{ key: String(from), kinds: ['words'], range: { from, to }, ours: doc.textBetween(from, to), theirs: 'other' },
      ...{ theirsPage: '', note: false, put: { how: 'letters', text: 'other' } },
    })
  })
  return { state: EditorState.create({ doc }), all: standing(found, doc, new Mapping()) }
}

test('a letter moves stretches as they are, and looks at the differences of one alone', () => {
  const { state, all } = compared(2000)
  const placed = PlacedDifferences.of(all)
  const middle = all[1000]?.range.from ?? 0
  const after = placed.follow(state.tr.insertText('e', middle - 2))
  const lookedAt = after.placed.stretches.filter(({ items }, index) => items !== placed.stretches[index]?.items)
  expect(lookedAt.flatMap(({ items }) => items)).toHaveLength(together)
  expect(after.touched).toBe(false)
  expect(after.placed.byId(999)?.range).toEqual(all[999]?.range)
  expect(after.placed.byId(1999)?.range.from).toBe((all[1999]?.range.from ?? 0) + 1)
})

test('a word that becomes theirs is settled, and open again when it is theirs no more', () => {
  const { state, all } = compared(3)
  const { from = 0, to = 0 } = all[1]?.range ?? {}
  const taken = PlacedDifferences.of(all).follow(state.tr.insertText('other', from, to))
  expect(taken.touched).toBe(true)
  expect(taken.placed.all.map(({ settled }) => settled)).toEqual([false, true, false])
  const typed = taken.placed.follow(state.apply(state.tr.insertText('other', from, to)).tr.insertText('s', from + 5))
  expect(typed.placed.byId(1)).toMatchObject({ settled: false, now: 'others', untouched: false })
})

test('whatever is done, each stands where it would if it were moved alone', () => {
  const edit = fc.record({ at: fc.nat(), length: fc.nat(40), text: fc.constantFrom('', 'e', 'some words ', 'other') })
  fc.assert(
    fc.property(fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { maxLength: 6 }), (acts) => {
      const { state: first, all } = compared(200)
      let state = first
      let placed = PlacedDifferences.of(all)
      let alone = all
      for (const edits of acts) {
        const { tr } = state
        for (const { at, length, text } of edits) {
          const from = at % tr.doc.content.size
          const to = Math.min(tr.doc.content.size, from + length)
          const $from = tr.doc.resolve(from)
          if (!$from.parent.inlineContent) continue
          if ($from.sameParent(tr.doc.resolve(to))) tr.replaceWith(from, to, text === '' ? [] : schema.text(text))
          else tr.delete(from, to)
        }
        alone = alone.map((one) => followDifference(one, tr.mapping, changesOf(tr), tr.doc))
        placed = placed.follow(tr).placed
        state = state.apply(tr)
        expect(placed.all).toEqual(alone)
        const { size } = state.doc.content
        const near = { from: Math.floor(size / 3), to: Math.floor(size / 2) }
        expect(placed.between(near)).toEqual(
          alone.filter(({ range }) => range.from >= near.from && range.from <= near.to),
        )
      }
    }),
    runs(40, import.meta.env['RECTO_CAMPAIGN'] as string | undefined),
  )
})
