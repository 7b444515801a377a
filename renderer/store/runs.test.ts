import { afterEach, beforeEach, expect, test } from 'vitest'
import { Database } from './db'
import { beginNewLog } from './new-log'
import { beginRun } from './runs'

let db: Database

beforeEach(async () => {
  db = new Database(`recto-test-${crypto.randomUUID()}`)
  await db.open()
})

afterEach(() => db.delete())

test('a window that ended in order leaves nothing behind', async () => {
  const run = await beginRun(db)
  expect(run.afterCrash).toBe(false)
  await run.end()
  expect((await beginRun(db)).afterCrash).toBe(false)
})

test('a window that ended without a word is known at the next start, once', async () => {
  await db.runs.add({ id: 'killed' })
  expect((await beginRun(db)).afterCrash).toBe(true)
  expect((await beginRun(db)).afterCrash).toBe(false)
})

test('a window that still works is not taken for one that was killed', async () => {
  await beginRun(db)
  expect((await beginRun(db)).afterCrash).toBe(false)
  expect(await db.runs.count()).toBe(2)
})

test('a new log leaves all rows as they were', async () => {
  await db.words.add({ transcription: 'a', text: 'The harbour board met.' })
  await beginNewLog(db)
  expect(await db.words.toArray()).toEqual([{ transcription: 'a', text: 'The harbour board met.' }])
  expect(await db.filler.count()).toBe(0)
})

test('a database that the browser closed begins a new log before anything else is written', async () => {
  const filled: number[] = []
  db.filler.hook('creating', (_, row) => {
    filled.push(row.bytes.length)
  })
  db.backendDB().dispatchEvent(new Event('close'))
  expect(db.isOpen()).toBe(false)
  await db.again()
  await db.words.add({ transcription: 'a', text: 'The lamp.' })
  expect(filled.length).toBeGreaterThan(0)
  expect(await db.words.count()).toBe(1)
  const before = filled.length
  await db.words.add({ transcription: 'b', text: 'The oil.' })
  expect(filled.length).toBe(before)
})
