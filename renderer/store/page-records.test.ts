import { afterEach, beforeEach, expect, test } from 'vitest'
import { letter, p, pageBreak } from '../../shared/testing/build'
import type { PageMark } from '../../shared/proofing/page-record'
import { onWork } from './changes'
import { editionMarks } from './edition-marks'
import { mergedPages } from './merge-pages'
import { donePages, editionsProgress } from './page-progress'
import { alignedPageRecords, pageRecordsOf } from './page-records'
import type { Store } from './store'
import { editionRow, libraryOf, removed, takingIn, textOf, transcriptionRow, Typist } from './test-library'

const doc = letter(pageBreak('1'), p('One'), pageBreak('2'), p('Two'))
const order = {
  transcription: 'a',
  pages: [
    { id: 'p1', n: '1' },
    { id: 'p2', n: '2' },
  ],
  gone: [],
}
const mark = (at: number, done = true, round = 'first'): PageMark => ({ round, done, by: 'Anna', at })

let store: Store

beforeEach(async () => {
  store = await libraryOf(`recto-test-${crypto.randomUUID()}`)
  await store.commitAct(takingIn({ a: doc }))
})

afterEach(() => removed(store))

const finish = (page: string, after = mark(1)) =>
  store.commitAct({
    label: { code: 'finish-page', values: {} },
    changes: [
      {
        kind: 'pages',
        transcription: 'a',
        changes: [{ what: 'mark', page, round: after.round, before: null, after }],
      },
    ],
    created: { pageOrders: [order] },
  })

test('marks are acts that undo takes back and redo makes again', async () => {
  await finish('p1')
  const marks = async () => (await pageRecordsOf(store.db, 'a')).pages.map(({ marks: all }) => all.length)
  expect(await marks()).toEqual([1, 0])
  await store.undoAct()
  expect(await marks()).toEqual([0, 0])
  await store.redoAct()
  expect(await marks()).toEqual([1, 0])
})

test('which page is which is stored with the steps that changed it, and never costs a mark', async () => {
  await finish('p2')
  const typist = new Typist(await textOf(store))
  typist.stored.store.keepPageOrder({ transcription: 'a', pages: [{ id: 'p1', n: '1' }], gone: ['p2'] })
  typist.type('x', 5)
  expect(await typist.stored.store.flush()).toBe(true)
  const { pages, gone } = await pageRecordsOf(store.db, 'a')
  expect(pages.map(({ id }) => id)).toEqual(['p1'])
  expect(gone.map(({ id, marks }) => [id, marks.length])).toEqual([['p2', 1]])
  typist.stored.store.stop()
})

test('nothing is stored of pages of which nothing is known', async () => {
  const typist = new Typist(await textOf(store))
  typist.stored.store.keepPageOrder(order)
  typist.type('x', 5)
  await typist.stored.store.flush()
  expect(await store.db.pageRecords.count()).toBe(0)
  typist.stored.store.stop()
})

test('records of a text that is not open are aligned with its page breaks', async () => {
  await finish('p2')
  const { pages } = await alignedPageRecords(store.db, 'a', ['1', '1a', '2'])
  expect(pages.map(({ n, marks }) => [n, marks.length])).toEqual([
    ['1', 0],
    ['1a', 0],
    ['2', 1],
  ])
})

test('progress is counted from rows, for editions in which something is done', async () => {
  await store.db.editions.put(editionRow('f'))
  await store.db.transcriptions.put({ ...transcriptionRow('b'), pages: 3, position: 1 })
  await store.db.transcriptions.update('a', { pages: 2 })
  expect((await editionsProgress(store.db)).size).toBe(0)
  await finish('p1')
  expect([...((await donePages(store.db, 'e')).get('a') ?? [])]).toEqual([['first', 1]])
  const progress = await editionsProgress(store.db)
  expect([...progress.keys()]).toEqual(['e'])
  expect(progress.get('e')?.texts.map(({ pages }) => pages)).toEqual([2, 3])
})

test('of the marks of two libraries that which was made later counts', () => {
  const record = (id: string, n: string, ...marks: readonly PageMark[]) => ({ id, n, marks, image: null })
  const ours = { transcription: 'a', pages: [record('p1', '1', mark(5)), record('p2', '2')], gone: [] }
  const theirs = {
    pages: [record('q1', '1', mark(9, false)), record('p2', '2', mark(3)), record('q3', '3', mark(4))],
    gone: [],
  }
  const kept = mergedPages(ours, theirs, 'ours')
  expect(kept.changes.map(({ page, after }) => [page, after])).toEqual([
    ['p1', mark(9, false)],
    ['p2', mark(3)],
  ])
  expect(mergedPages(ours, theirs, 'theirs').order.pages.map(({ id }) => id)).toEqual(['p1', 'p2', 'q3'])
})

test('a page that was put in before another takes nothing of that one, though it has its number', () => {
  const record = (id: string, n: string, ...marks: readonly PageMark[]) => ({ id, n, marks, image: null })
  const ours = { transcription: 'a', pages: [record('p1', '1', mark(5)), record('p2', '2')], gone: [] }
  const theirs = { pages: [record('new', '1'), record('p1', '2', mark(5)), record('p2', '3')], gone: [] }
  expect(mergedPages(ours, theirs, 'theirs').order.pages.map(({ id }) => id)).toEqual(['new', 'p1', 'p2'])
})

test('marks of pages, and images without a page, are work that a copy of the edition is written of', async () => {
  const listener = { heard: 0 }
  const stop = onWork(store.db.name, () => (listener.heard += 1))
  const copied = async () => (await editionMarks(store.db)).map((one) => one.mark).join()
  const before = await copied()
  await finish('p1')
  expect(listener.heard).toBeGreaterThan(0)
  stop()
  const marked = await copied()
  expect(marked).not.toBe(before)
  const facts = { name: 'a.png', sheet: null, type: 'image/png', width: 1, height: 1, position: 0, bytes: 'b', size: 1 }
  const after = { id: 'i', transcription: 'a', ...facts }
  await store.commitAct({
    label: { code: 'add-images', values: { count: 1 } },
    changes: [{ kind: 'image', id: 'i', before: null, after }],
  })
  expect(await copied()).not.toBe(marked)
})
