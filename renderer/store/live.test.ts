import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { letter, p } from '../../shared/testing/build'
import { expectLetGo } from '../testing/let-go'
import { commitAct } from './acts'
import type { Store } from './store'
import { libraryOf, removed, takingIn } from './test-library'

let store: Store
beforeEach(async () => {
  store = await libraryOf(`recto-test-${crypto.randomUUID()}`)
  await commitAct(store.db, takingIn({ a: letter(p('The lamp burns.')) }))
})
afterEach(async () => {
  await removed(store)
})

describe('A live question', () => {
  test('lets go of what it asks and whom it tells as soon as it is stopped', async () => {
    await expectLetGo(await askedAndStopped())
  })

  test('is not answered any more once it is stopped, not even what was on its way', async () => {
    const heard = vi.fn()
    const stop = store.live(
      () => Promise.resolve(1),
      heard,
      () => undefined,
    )
    stop()
    await store.db.editions.count()
    expect(heard).not.toHaveBeenCalled()
  })
})

/** Asks with a text in its hands that nobody else has; answers with the text once the question is stopped. */
async function askedAndStopped(): Promise<WeakRef<object>> {
  const text = { edition: 'e' }
  const heard = vi.fn()
  const stop = store.live(
    ({ transcriptions }) => transcriptions.where('edition').equals(text.edition).toArray(),
    (rows) => {
      heard(text.edition, rows.length)
    },
    () => text,
  )
  await vi.waitFor(() => {
    expect(heard).toHaveBeenCalledWith('e', 1)
  })
  stop()
  return new WeakRef(text)
}
