import { afterEach, beforeEach, expect, test } from 'vitest'
import { LibraryDoor } from './library-door'
import type { Store } from './store'
import { libraryOf, removed } from './test-library'

let store: Store
beforeEach(async () => {
  store = await libraryOf(`recto-test-${crypto.randomUUID()}`)
})
afterEach(() => removed(store))

test('A Worker comes into a library that is there', async () => {
  const db = await new LibraryDoor().open(store.db.name)
  expect(await db.editions.count()).toBe(await store.db.editions.count())
  db.close()
})

test('A library that was deleted is missing for it, and is not made anew', async () => {
  const { name } = store.db
  const door = new LibraryDoor()
  await door.open(name)
  await store.db.delete()
  await expect(door.open(name)).rejects.toThrow('There is no library')
  expect((await indexedDB.databases()).map((one) => one.name)).not.toContain(name)
})
