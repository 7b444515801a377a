import { expect, onTestFinished, test } from 'vitest'
import { Hold, type Obstacle } from './hold'

const nothing = { asked: () => Promise.resolve(null), lost: () => undefined }

/** What fails while a test runs and nobody takes care of. */
function failures(): readonly unknown[] {
  const found: unknown[] = []
  const heard = (event: PromiseRejectionEvent) => {
    event.preventDefault()
    found.push(event.reason)
  }
  window.addEventListener('unhandledrejection', heard)
  onTestFinished(() => {
    window.removeEventListener('unhandledrejection', heard)
  })
  return found
}

async function taken(text: string, events: Parameters<typeof Hold.take>[2]): Promise<Hold> {
  const hold = await Hold.take(text, 'tab', events)
  if (hold === null) throw new Error('Another window has it')
  return hold
}

test('A window that loses a text while it is being asked for it says nothing more of it', async () => {
  const unhandled = failures()
  const text = crypto.randomUUID()
  let answer: ((why: Obstacle | null) => void) | undefined
  let lost = false
  await taken(text, {
    asked: () => new Promise((resolve) => (answer = resolve)),
    lost: () => (lost = true),
  })
  const asking = Hold.takeOver(text, 'tab', nothing)
  await expect.poll(() => answer).toBeDefined()
  const seized = await Hold.seize(text, 'tab', nothing)
  await expect.poll(() => lost).toBe(true)
  answer?.('not-saved')
  expect((await asking).kind).not.toBe('held')
  // What is not taken care of is told after all that waits is done.
  await new Promise((resolve) => setTimeout(resolve))
  expect(unhandled).toEqual([])
  seized.release()
})

test('A window that fails to store a text keeps it, and can be asked again', async () => {
  const unhandled = failures()
  const text = crypto.randomUUID()
  let works = false
  await taken(text, {
    asked: () => (works ? Promise.resolve(null) : Promise.reject(new Error('It does not work'))),
    lost: () => undefined,
  })
  expect(await Hold.takeOver(text, 'tab', nothing)).toEqual({ kind: 'kept', why: 'not-saved' })
  works = true
  const answer = await Hold.takeOver(text, 'tab', nothing)
  expect(answer.kind).toBe('held')
  if (answer.kind === 'held') answer.hold.release()
  expect(unhandled).toEqual([])
})
