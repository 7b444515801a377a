import { expect, test } from 'vitest'
import { head, letter, numbered, p, pb } from '../testing/build'
import { landmarksOf } from './landmarks'
import { referenceIndex, referredBy } from './references'

/** A list that counts how often it is gone through. */
function watched<T>(list: readonly T[]) {
  let times = 0
  const values = new Proxy(list, {
    get: (of, key) => {
      if (key === 'entries') times++
      const found: unknown = Reflect.get(of, key)
      return typeof found === 'function' ? (found.bind(of) as unknown) : found
    },
  })
  return { values, times: () => times }
}

test('a list that is as it was is not gone through again for what is changed in another one', () => {
  const doc = letter(head('Talks'), p('one', numbered('1', p('x')), pb('212'), ' two'))
  const { notes, pages, divisions } = landmarksOf(doc)
  const [watchedNotes, watchedPages] = [watched(notes.values), watched(pages.values)]
  const parts = { notes: { ...notes, values: watchedNotes.values }, pages: { ...pages, values: watchedPages.values } }
  const labels = ['1']
  const called = (heading: string) => {
    const values = divisions.values.map((one) => ({ ...one, id: 'talks', heading }))
    return referenceIndex({ ...parts, divisions: { ...divisions, values } }, labels)
  }
  expect(referredBy(called('Talk'), '#talks')?.label).toBe('Talk')
  expect(referredBy(called('Talks of May'), '#talks')?.label).toBe('Talks of May')
  expect([watchedNotes.times(), watchedPages.times()]).toEqual([1, 1])
})

test('of the same id the first is meant: a note before a page, a page before a division', () => {
  const doc = letter(head('Talks'), p('one', numbered('1', p('x')), pb('212')))
  const { notes, pages, divisions } = landmarksOf(doc)
  const named = <T extends object>(list: { readonly positions: readonly number[]; readonly values: readonly T[] }) => ({
    ...list,
    values: list.values.map((one) => ({ ...one, id: 'same' })),
  })
  const index = referenceIndex({ notes: named(notes), pages: named(pages), divisions: named(divisions) }, ['1'])
  expect(referredBy(index, '#same')?.kind).toBe('note')
  const without = referenceIndex({ notes: { positions: [], values: [] }, pages: named(pages), divisions }, [])
  expect(referredBy(without, '#same')?.kind).toBe('page')
  expect(referredBy(without, '#other')).toBeNull()
})
