import { Dexie } from 'dexie'
import { expect, test } from 'vitest'
import { handleOf, keepHandle } from './handles'

test('a file is known again, also where an older Recto kept it, and not taken for one of the same name', async () => {
  const folder = await navigator.storage.getDirectory()
  const other = await folder.getDirectoryHandle('other', { create: true })
  const letter = await folder.getFileHandle('letter.txt', { create: true })
  await Dexie.delete('recto-files')
  const old = new Dexie('recto-files')
  old.version(1).stores({ handles: 'token' })
  await old.table('handles').add({ token: 'kept before', handle: letter })
  old.close()
  expect(await keepHandle(letter)).toEqual({ name: 'letter.txt', token: 'kept before' })
  const namesake = await keepHandle(await other.getFileHandle('letter.txt', { create: true }))
  expect(namesake?.token).not.toBe('kept before')
  expect(await (await handleOf({ name: 'letter.txt', token: 'kept before' }))?.isSameEntry(letter)).toBe(true)
  expect(await keepHandle(await other.getFileHandle('letter.txt'))).toEqual(namesake)
})
