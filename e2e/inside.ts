import type { Page } from '@playwright/test'

// What a test has to know exactly, and a person sees only in part: asked of the page itself.

/** Has the page say at its root, as `data-dropped`, of how many files the next drop was that it heard. */
export function hearDrop(page: Page): Promise<void> {
  return page.evaluate(() => {
    const { dataset } = document.documentElement
    delete dataset['dropped']
    const hear = ({ dataTransfer }: DragEvent) => {
      dataset['dropped'] = String(dataTransfer?.files.length)
    }
    window.addEventListener('drop', hear, { once: true, capture: true })
  })
}

/** Waits until what changes its look by and by has its last one. */
export function transitionsDone(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const ending = () =>
      document
        .getAnimations()
        .filter(({ effect, playState }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity)
    // One that is overtaken by the next is cancelled, and the next is waited for.
    for (let now = ending(); now.length > 0; now = ending())
      await Promise.allSettled(now.map(({ finished }) => finished))
  })
}

/** The open text as ProseMirror keeps it, as JSON text. */
export function docOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    /** The view keeps the node at the element that it draws it into. */
    interface Drawn {
      readonly pmViewDesc: { readonly node: { readonly toJSON: () => unknown } }
    }
    const drawn = document.querySelector('.ProseMirror') as unknown as Drawn
    return JSON.stringify(drawn.pmViewDesc.node.toJSON())
  })
}

/** The thirty characters before and after the caret in its block, with `|` between; `''` where there is no caret. */
export function caretOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const selection = getSelection()
    const node = selection?.focusNode ?? null
    const block = (node instanceof Element ? node : node?.parentElement)?.closest('.textblock')
    if (!selection || !node || !block) return ''
    const [before, after] = [document.createRange(), document.createRange()]
    before.setStart(block, 0)
    before.setEnd(node, selection.focusOffset)
    after.setStart(node, selection.focusOffset)
    after.setEnd(block, block.childNodes.length)
    return `${before.toString().slice(-30)}|${after.toString().slice(0, 30)}`
  })
}

/** Whether the library holds the place where the caret is in the open text. */
export function placeKept(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    interface Drawn {
      readonly pmViewDesc: { readonly posFromDOM: (node: Node, offset: number, bias: number) => number }
    }
    const drawn = document.querySelector('.ProseMirror') as unknown as Drawn
    const selection = getSelection()
    if (!selection?.focusNode) return false
    const head = drawn.pmViewDesc.posFromDOM(selection.focusNode, selection.focusOffset, 1)
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('recto')
      opening.onsuccess = () => {
        resolve(opening.result)
      }
    })
    const rows = await new Promise<readonly { readonly head: number }[]>((resolve) => {
      const asked = database.transaction('places').objectStore('places').getAll()
      asked.onsuccess = () => {
        resolve(asked.result as readonly { readonly head: number }[])
      }
    })
    database.close()
    return rows.some((row) => row.head === head)
  })
}

/** How many rows each table of the library holds. */
export function storedRows(page: Page): Promise<Readonly<Record<string, number>>> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('recto')
      opening.onsuccess = () => {
        resolve(opening.result)
      }
    })
    const tables = [...database.objectStoreNames]
    const transaction = database.transaction(tables)
    const counted = tables.map(
      (table) =>
        new Promise<[string, number]>((resolve) => {
          const count = transaction.objectStore(table).count()
          count.onsuccess = () => {
            resolve([table, count.result])
          }
        }),
    )
    const rows = await Promise.all(counted)
    database.close()
    return Object.fromEntries(rows)
  })
}
