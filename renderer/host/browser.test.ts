import { afterEach, expect, test, vi } from 'vitest'
import { browserHost } from './browser'
import { keepHandle } from './handles'

const host = browserHost()

afterEach(() => {
  vi.restoreAllMocks()
})

test('a browser says how safely it keeps the library, and is asked to keep it only where that is wanted', async () => {
  const persist = vi.spyOn(navigator.storage, 'persist').mockResolvedValue(true)
  vi.spyOn(navigator.storage, 'persisted').mockResolvedValue(false)
  const unasked = await host.ask('storage/state', false)
  expect(unasked).toMatchObject({ ok: true, value: { persisted: false } })
  expect(persist).not.toHaveBeenCalled()
  if (!unasked.ok) throw new Error(unasked.problem.message)
  expect(unasked.value.used).toBeGreaterThanOrEqual(0)
  expect(unasked.value.free).toBeGreaterThan(0)
  expect(await host.ask('storage/state', true)).toMatchObject({ value: { persisted: true } })
})

test('a browser that cannot say how it keeps the library is no failure', async () => {
  vi.spyOn(navigator.storage, 'persisted').mockRejectedValue(new TypeError('Not allowed'))
  vi.spyOn(navigator.storage, 'estimate').mockRejectedValue(new TypeError('Not allowed'))
  expect(await host.ask('storage/state', true)).toEqual({
    ok: true,
    value: { persisted: false, used: null, free: null },
  })
})

test('another window is a tab of the same address, which knows nothing of this one', async () => {
  const open = vi.spyOn(window, 'open').mockReturnValue(null)
  expect(await host.ask('window/new')).toEqual({ ok: true, value: null })
  expect(open).toHaveBeenCalledWith(location.href, '_blank', 'noopener')
})

test('the size and time of a chosen file are read without asking the person', async () => {
  const folder = await navigator.storage.getDirectory()
  const handle = await folder.getFileHandle('Letters.recto', { create: true })
  const stream = await handle.createWritable()
  await stream.write('edition')
  await stream.close()
  const ref = await keepHandle(handle)
  if (ref === null) throw new Error('The handle was not kept')
  expect(await host.ask('files/stat', ref)).toMatchObject({ ok: true, value: { size: 7 } })
  await folder.removeEntry('Letters.recto')
  expect(await host.ask('files/stat', ref)).toMatchObject({ ok: false, problem: { code: 'file-gone' } })
  expect(await host.ask('files/stat', { name: 'x', token: 'download' })).toMatchObject({ ok: false })
})

test('images of pages are chosen without being read, and read by their reference', async () => {
  const folder = await navigator.storage.getDirectory()
  const handle = await folder.getFileHandle('p1.png', { create: true })
  const stream = await handle.createWritable()
  await stream.write('image')
  await stream.close()
  const pick = vi.fn(() => Promise.resolve([handle]))
  vi.stubGlobal('showOpenFilePicker', pick)
  const answer = await host.ask('files/open', 'images')
  vi.unstubAllGlobals()
  expect(pick).toHaveBeenCalledWith({
    multiple: true,
    types: [
      {
        description: expect.any(String) as string,
        accept: { 'image/*': expect.arrayContaining(['.png', '.pdf']) as string[] },
      },
    ],
  })
  const ref = await keepHandle(handle)
  expect(ref?.name).toBe('p1.png')
  if (ref === null) throw new Error('The handle was not kept')
  expect(answer).toMatchObject({ ok: true, value: [{ ref, content: { problem: { code: 'not-read-yet' } } }] })
  const read = await host.ask('files/read', ref)
  expect(read.ok && new TextDecoder().decode(read.value)).toBe('image')
})

test('a browser keeps no second copies and holds no files, and says so without failing', async () => {
  expect(await host.ask('backups/place')).toEqual({ ok: true, value: null })
  expect(await host.ask('backups/list')).toEqual({ ok: true, value: [] })
  expect(await host.ask('files/hold', { name: 'x', token: 'download' }, true)).toEqual({ ok: true, value: null })
})
