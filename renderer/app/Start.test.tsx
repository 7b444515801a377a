import { Dexie } from 'dexie'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { browserHost } from '../host/browser'
import { withoutTails } from '../store/test-library'
import { Drops } from './drops'
import { startMessages } from './i18n'
import { Start } from './Start'

let library: string
let start: () => void
let end: () => void

beforeAll(startMessages)

beforeEach(() => {
  library = `recto-test-${crypto.randomUUID()}`
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  const host = browserHost()
  const drops = new Drops(host)
  const stop = drops.listen()
  start = () => {
    root.render(<Start host={host} drops={drops} library={library} />)
  }
  end = () => {
    stop()
    root.unmount()
    place.remove()
  }
})

afterEach(async () => {
  end()
  vi.restoreAllMocks()
  await Dexie.delete(library)
  await withoutTails(library)
})

function refuseLibrary() {
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('refused', 'SecurityError')
  })
}

/** Tells of a drag with a text over the page; answers whether the page wants it, and what the pointer would say. */
function drag(type: 'dragover' | 'drop', name: string) {
  const dataTransfer = new DataTransfer()
  dataTransfer.items.add(new File([`The bell of ${name} rang.`], name))
  // A transfer that a script makes forgets which effect it was given.
  const effect = vi.spyOn(dataTransfer, 'dropEffect', 'set')
  const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true })
  document.body.dispatchEvent(event)
  return { wanted: event.defaultPrevented, effect: effect.mock.lastCall?.[0] }
}

const again = page.getByRole('button', { name: 'Try again' })

test('a library that cannot be opened is a sentence on the screen, and is tried again when asked', async () => {
  refuseLibrary()
  start()
  await expect.element(page.getByRole('heading', { name: 'The library cannot be opened' })).toBeVisible()
  await expect.element(page.getByRole('alert')).toHaveTextContent('nothing was changed or lost')
  vi.restoreAllMocks()
  await userEvent.click(again)
  await expect.element(page.getByRole('heading', { name: 'Turn transcriptions into a clean edition' })).toBeVisible()
})

describe('Files that are dropped', () => {
  test('before there is an interface are taken in, in their order, when the library is open', async () => {
    expect(drag('dragover', 'one.txt')).toEqual({ wanted: true, effect: 'copy' })
    expect(drag('drop', 'one.txt').wanted).toBe(true)
    expect(drag('drop', 'two.txt').wanted).toBe(true)
    start()
    await expect.element(page.getByRole('textbox', { name: 'Text of' })).toHaveTextContent('The bell of two.txt rang.')
    await userEvent.keyboard('{Alt>}{PageUp}{/Alt}')
    await expect.element(page.getByRole('textbox', { name: 'Text of' })).toHaveTextContent('The bell of one.txt rang.')
  })

  test('while the library cannot be opened are refused while they hover, and what waits is taken in later', async () => {
    drag('drop', 'early.txt')
    refuseLibrary()
    start()
    await expect.element(again).toBeVisible()
    expect(drag('dragover', 'late.txt')).toEqual({ wanted: true, effect: 'none' })
    await expect.element(page.getByText('Nothing can be added just now')).toBeVisible()
    vi.restoreAllMocks()
    await userEvent.click(again)
    await expect
      .element(page.getByRole('textbox', { name: 'Text of' }))
      .toHaveTextContent('The bell of early.txt rang.')
    expect(drag('dragover', 'late.txt')).toEqual({ wanted: true, effect: 'copy' })
  })
})
