import { afterEach, expect, test } from 'vitest'
import type { Bridge, OpenedFile, Placed } from '../../shared/host'
import { electronHost } from './electron'

afterEach(() => {
  Reflect.deleteProperty(window, 'recto')
})

/** The host of a window whose shell answers like this to a drop. */
function hostWith(dropped: (files: readonly unknown[]) => Promise<Placed>) {
  const bridge: Bridge = {
    ask: () => Promise.reject(new Error('Nothing is asked')),
    on: () => () => undefined,
    dropped,
  }
  Object.defineProperty(window, 'recto', { value: bridge, configurable: true })
  const host = electronHost()
  if (host === null) throw new Error('There is no host')
  return host
}

function transferOf(...names: readonly string[]): DataTransfer {
  const transfer = new DataTransfer()
  for (const name of names) transfer.items.add(new File([`This is ${name}.`], name))
  return transfer
}

const contentOf = ({ name, ref, content }: OpenedFile) => [
  name,
  ref?.token ?? null,
  content.ok ? new TextDecoder().decode(content.value) : content.problem.code,
]

test('of dropped files, those with a place on disk come from the shell, and the others from the drop itself', async () => {
  const value = new TextEncoder().encode('From the disk.')
  const ref = { name: 'two.txt', token: '/letters/two.txt' }
  const opened: readonly OpenedFile[] = [{ name: 'two.txt', folder: '', ref, content: { ok: true, value } }]
  const host = hostWith(() => Promise.resolve({ opened, placeless: [0, 2] }))
  const files = await host.dropped(transferOf('one.txt', 'two.txt', 'three.txt'))
  expect(files.map(contentOf)).toEqual([
    ['two.txt', '/letters/two.txt', 'From the disk.'],
    ['one.txt', null, 'This is one.txt.'],
    ['three.txt', null, 'This is three.txt.'],
  ])
})

test('a shell that cannot answer loses no dropped file', async () => {
  const host = hostWith(() => Promise.reject(new Error('The shell refused')))
  expect((await host.dropped(transferOf('one.txt'))).map(contentOf)).toEqual([['one.txt', null, 'This is one.txt.']])
})

test('how safely the library is kept is known to the window, and the shell is not asked', async () => {
  const host = hostWith(() => Promise.reject(new Error('Nothing is dropped')))
  expect((await host.ask('storage/state', false)).ok).toBe(true)
})
