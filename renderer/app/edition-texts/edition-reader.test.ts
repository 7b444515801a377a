import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openStore } from '../../store/store'
import { startMessages } from '../i18n'
import { refuse, takeRefusalsBack } from '../register/refusal-acts'
import { Session } from '../session'
import { MemoryHost } from '../testing/memory-host'
import { openTextOf, typeBefore } from '../testing/texts'
import { importVolume } from '../testing/volume'
import { StoredTexts } from './stored-texts'

let session: Session
let ids: readonly string[]

const edition = () => session.edition ?? ''
const mentions = { kind: 'mentions' } as const

beforeAll(startMessages)

beforeEach(async () => {
  const answer = await openStore(`recto-test-${crypto.randomUUID()}`)
  if (!answer.ok) throw new Error(answer.problem.message)
  session = new Session(new MemoryHost(), answer.value)
  ids = await importVolume(session, 3, 4)
})

afterEach(async () => {
  await session.showLibrary()
  session.stop()
  await session.store.db.delete()
})

test('All texts of an edition are asked, the open one first and as it is on the screen', async () => {
  await session.openTranscription(ids[1] ?? '')
  typeBefore(session, 'Solberg', 'Nils ')
  const heard: unknown[] = []
  const asked = await session.texts.ask(edition(), mentions, {
    heard: ({ id }, answer, at, done, total) => heard.push([id, answer.length, answer[0]?.text, at.kind, done, total]),
  })
  expect(asked).toBe(true)
  expect(heard).toEqual([
    [ids[1], 8, 'Mr. Nils Solberg', 'open', 1, 3],
    [ids[0], 8, 'Mr. Solberg', 'stored', 2, 3],
    [ids[2], 8, 'Mr. Solberg', 'stored', 3, 3],
  ])
})

test('Asking can be ended, and what was heard until then counts', async () => {
  const ended = new AbortController()
  const heard: string[] = []
  const asked = await session.texts.ask(edition(), mentions, {
    signal: ended.signal,
    heard: ({ id }) => {
      heard.push(id)
      ended.abort()
    },
  })
  expect([asked, heard]).toEqual([false, [ids[0]]])
})

test('A text that cannot be read is told, and the others are asked', async () => {
  const { db } = session.store
  const row = await db.transcriptions.get(ids[0] ?? '')
  const body = await db.bodies.get(row?.body ?? '')
  await db.pieces.delete(body?.root ?? '')
  const told: string[] = []
  await session.texts.ask(edition(), mentions, {
    heard: ({ title }) => told.push(title),
    unread: ({ title }, { code }) => told.push(`${title}: ${code}`),
  })
  expect(told).toEqual(['Volume 0: text-unread', 'Volume 1', 'Volume 2'])
})

test('A Worker that fails is started anew, and the question asked once more', async () => {
  let started = 0
  const stored = new StoredTexts(session.store.db.name, () => {
    started += 1
    if (started === 1) return new Worker('/no-such-worker.js', { type: 'module' })
    return new Worker(new URL('./texts-worker.ts', import.meta.url), { type: 'module' })
  })
  const answer = await stored.ask(ids[0] ?? '', { kind: 'text', question: mentions })
  expect([answer.ok, started]).toEqual([true, 2])
  stored.stop()
})

test('The session counts the mentions of each entry in the background, and keeps the counts', async () => {
  const { counts, now } = session.register
  await expect.poll(() => now.get().known).toBe(true)
  const stop = counts.subscribe(() => undefined)
  await expect.poll(() => counts.get().complete, { timeout: 10_000 }).toBe(true)
  expect(Object.fromEntries(counts.get().entries)).toEqual({ solberg: 12, 'solberg-minister': 12 })
  expect(counts.get()).toMatchObject({ unlinked: 0, doubtful: 0 })
  await session.store.db.entries.delete('solberg')
  await expect.poll(() => counts.get().unlinked).toBe(12)
  stop()
  expect(await session.store.db.mentionCounts.count()).toBe(3)
})

test('A refusal is remembered, undone in the text, and taken back', async () => {
  await session.openTranscription(ids[0] ?? '')
  const { now } = session.register
  const known = () => now.get().refusals.map(({ text }) => text)
  expect(await refuse(session, { kind: 'place', text: 'harbour', context: null })).toBe(true)
  await expect.poll(known).toEqual(['harbour'])
  const { undo } = await import('prosemirror-history')
  undo(openTextOf(session).state, openTextOf(session).dispatch)
  await expect.poll(known).toEqual([])
  await refuse(session, { kind: 'place', text: 'board', context: null })
  await expect.poll(known).toEqual(['board'])
  expect(await takeRefusalsBack(session, now.get().refusals)).toBe(true)
  await expect.poll(known).toEqual([])
})
