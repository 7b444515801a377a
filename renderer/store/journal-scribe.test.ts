import { Dexie } from 'dexie'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { letter, p } from '../../shared/testing/build'
import { commitAct } from './acts'
import type { Store } from './store'
import { libraryOf, removed, takingIn, textOf, Typist } from './test-library'

let store: Store
beforeEach(async () => {
  store = await libraryOf(`recto-test-${crypto.randomUUID()}`)
  await commitAct(store.db, takingIn({ a: letter(p('The lamp burns.')) }))
})
afterEach(async () => {
  vi.unstubAllGlobals()
  await removed(store)
})

describe('A row of the journal', () => {
  test('asks nothing of the database in the window once the Worker stands ready', async () => {
    const person = new Typist(await textOf(store))
    await ready()
    const transactions = counted(store)
    for (let row = 0; row < 3; row++) {
      person.type('e', 2)
      expect(await person.stored.store.flush()).toBe(true)
    }
    // The first row begins the tail, which is read from the library; those after it do not.
    const { count } = transactions()
    person.type('e', 2)
    expect(await person.stored.store.flush()).toBe(true)
    expect(transactions().count).toBe(count)
    expect(await store.db.journal.count()).toBe(4)
    person.stored.store.stop()
  })

  test('is heard of in the window, as what another window stored', async () => {
    const person = new Typist(await textOf(store))
    const heard = new Promise<void>((resolve) => {
      const listen = (parts: object) => {
        if (!Object.keys(parts).some((part) => part.includes('/journal/'))) return
        Dexie.on.storagemutated.unsubscribe(listen)
        resolve()
      }
      Dexie.on('storagemutated', listen)
    })
    person.type('e', 2)
    await person.stored.store.flush()
    await heard
    person.stored.store.stop()
  })

  test('does not wait for a Worker that is long in coming', async () => {
    vi.stubGlobal('Worker', slow(Worker))
    await expectTypedIsStored()
  })

  test('has the library read again for the first of many, and once they rest', async () => {
    const person = new Typist(await textOf(store))
    await ready()
    const read: number[] = []
    const stop = store.live(
      async (db) => (await db.transcriptions.get('a'))?.changed ?? 0,
      (changed) => read.push(changed),
      () => undefined,
    )
    await vi.waitFor(() => {
      expect(read).toHaveLength(1)
    })
    for (let row = 0; row < 5; row++) {
      person.type('e', 2)
      await person.stored.store.flush()
    }
    const { changed } = (await store.db.transcriptions.get('a')) ?? {}
    await vi.waitFor(() => {
      expect(read.at(-1)).toBe(changed)
    }, 10_000)
    expect(read.length).toBeLessThanOrEqual(3)
    stop()
    person.stored.store.stop()
  })

  test('waits until a library that the browser closed is open again in the window', async () => {
    const person = new Typist(await textOf(store))
    await ready()
    store.db.backendDB().dispatchEvent(new Event('close'))
    const opened = vi.spyOn(store.db, 'open').mockRejectedValue(new DOMException('full', 'QuotaExceededError'))
    person.type('e', 2)
    expect(await person.stored.store.flush()).toBe(false)
    expect(person.stored.store.state).toMatchObject({ kind: 'failed', problem: { code: 'no-space' } })
    opened.mockRestore()
    expect(await person.stored.store.flush()).toBe(true)
    expect(await store.db.journal.count()).toBe(1)
    person.stored.store.stop()
  })

  test('is written by the window where Workers cannot be started', async () => {
    vi.stubGlobal('Worker', undefined)
    await expectTypedIsStored()
  })

  test('is written by the window where a Worker has failed before it stood ready, and is there once', async () => {
    vi.stubGlobal('Worker', failing(Worker))
    store.close()
    store = await libraryOf(store.db.name)
    const person = new Typist(await textOf(store))
    person.type('old ', 5)
    expect(await person.stored.store.flush()).toBe(true)
    expect(await store.db.journal.count()).toBe(1)
    person.stored.store.stop()
  })

  test('is tried again in the window where a Worker fails over it, and is there once', async () => {
    const workers: Worker[] = []
    vi.stubGlobal('Worker', kept(Worker, workers))
    store.close()
    store = await libraryOf(store.db.name)
    const person = new Typist(await textOf(store))
    await ready()
    person.type('old ', 5)
    const flushed = person.stored.store.flush()
    workers[0]?.dispatchEvent(new ErrorEvent('error', { cancelable: true }))
    expect((await flushed) || (await person.stored.store.flush())).toBe(true)
    expect(await store.db.journal.count()).toBe(1)
    person.stored.store.stop()
  })
})

/** Asserts that what is typed in a window that starts anew is stored at once. */
async function expectTypedIsStored(): Promise<void> {
  store.close()
  store = await libraryOf(store.db.name)
  const person = new Typist(await textOf(store))
  person.type('old ', 5)
  expect(await person.stored.store.flush()).toBe(true)
  person.stored.store.stop()
  expect((await textOf(store)).doc).toEqual(person.doc)
}

/** Counts the transactions that the window begins. */
function counted({ db }: Store): () => { readonly count: number } {
  const begun = vi.spyOn(db.backendDB(), 'transaction')
  return () => ({ count: begun.mock.calls.length })
}

/** Waits until the Worker writes the rows. */
const ready = () => expect.poll(() => store.db.journalScribe.wake(), { timeout: 50_000 }).toBe(true)

/** Workers of which that of the journal never hears what it is asked. */
function slow(Real: typeof Worker): typeof Worker {
  return class extends Real {
    readonly #isDeaf: boolean

    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options)
      this.#isDeaf = String(url).includes('journal-worker')
    }

    override postMessage(message: unknown): void {
      if (!this.#isDeaf) super.postMessage(message)
    }
  }
}

/** Workers of which that of the journal is put into `workers`. */
function kept(Real: typeof Worker, workers: Worker[]): typeof Worker {
  return class extends Real {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options)
      if (String(url).includes('journal-worker')) workers.push(this)
    }
  }
}

/** Workers of which that of the journal has no file. */
function failing(Real: typeof Worker): typeof Worker {
  return class extends Real {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(String(url).includes('journal-worker') ? '/no-such-worker.js' : url, options)
    }
  }
}
