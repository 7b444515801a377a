import type { Page } from '@playwright/test'

/** What the witness saw in the page: a text after a change, or that the status line called the text saved. */
export interface Seen {
  readonly kind: 'text' | 'saved'
  /** The number of the text among those that were seen, from 0. */
  readonly text: number
  /** When that text was seen first, in milliseconds since 1970. */
  readonly at: number
}

/** What a witness has seen since it was set up. */
export class Witness {
  readonly #docs: string[] = []
  readonly #times: number[] = []
  #saved = -1
  #characters = 0

  /** Watches the open text of a page until the page is gone. */
  static async watch(page: Page): Promise<Witness> {
    const witness = new Witness()
    await page.exposeFunction('rectoWitness', (doc: string | null) => {
      witness.#hear(doc)
    })
    await page.evaluate(watch)
    return witness
  }

  /** How many different texts were seen, one after the other. */
  get seen(): number {
    return this.#docs.length
  }

  /** How many characters were added to the text, over all of its changes. */
  get typed(): number {
    return this.#characters
  }

  /** The last text that the status line called saved, among those that were seen; -1 for none. */
  get saved(): number {
    return this.#saved
  }

  /** When a text was seen first, in milliseconds since 1970. */
  time(text: number): number {
    return this.#times[text] ?? Number.NaN
  }

  /** How many characters the text has, without tags. */
  length(text: number): number {
    return lengthOf(this.#docs[text] ?? '')
  }

  /** Which of the texts seen this one is, the last where it was seen more than once; -1 where it was never seen. */
  find(doc: string): number {
    return this.#docs.lastIndexOf(doc)
  }

  #hear(doc: string | null): void {
    if (doc === null) {
      this.#saved = this.#docs.length - 1
      return
    }
    const before = this.#docs.at(-1)
    if (before !== undefined) this.#characters += Math.max(0, lengthOf(doc) - lengthOf(before))
    this.#docs.push(doc)
    this.#times.push(Date.now())
  }
}

const lengthOf = (doc: string): number =>
  [...doc.matchAll(/"text":"((?:[^"\\]|\\.)*)"/g)].reduce((sum, [, text = '']) => sum + text.length, 0)

/** Runs in the page: tells every new text, and each time that the status line says “saved”, in their order. */
function watch(): void {
  interface Drawn {
    readonly pmViewDesc: { readonly node: { readonly toJSON: () => unknown } }
  }
  const tell = (window as unknown as { readonly rectoWitness: (doc: string | null) => Promise<void> }).rectoWitness
  const drawn = document.querySelector('.ProseMirror')
  if (drawn === null) throw new Error('There is no text to watch')
  let last: unknown = null
  let called: string | null | undefined
  const look = (): void => {
    const { node } = (drawn as unknown as Drawn).pmViewDesc
    if (node !== last) {
      last = node
      void tell(JSON.stringify(node.toJSON()))
    }
    const now = document.querySelector('[data-save-state]')?.getAttribute('data-save-state')
    if (now === called) return
    called = now
    if (now === 'saved') void tell(null)
  }
  new MutationObserver(look).observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  })
  look()
}
