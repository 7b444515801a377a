import { fragmentOf, type Footnotes } from './footnotes'
import type { HtmlElement } from './html-element'

/** The places of a page that links lead to, and the `xml:id`s that they get. */
export class LinkedIds {
  readonly #names = new Map<string, string>()
  readonly #linked = new Set<string>()
  readonly #present = new Set<string>()
  readonly #taken = new Set<string>()
  /** Ids that were met, and that the next element takes. */
  #waiting: string[] = []

  constructor(root: HtmlElement, notes: Footnotes) {
    const visit = (element: HtmlElement): void => {
      const id = idOf(element)
      if (id !== null) this.#present.add(id)
      const fragment =
        element.name === 'a' && notes.noteOf(element) === null && !notes.leadsBack(element) ? fragmentOf(element) : null
      if (fragment !== null) this.#linked.add(fragment)
      for (const child of element.children) if (child.kind === 'element') visit(child)
    }
    visit(root)
  }

  /** An element that begins here: if a link leads to it, what is written next has its id. */
  meet(element: HtmlElement): void {
    const id = idOf(element)
    if (id !== null && this.#isFree(id)) this.#waiting.push(id)
  }

  /** The attribute of what is written now, with the id that waits for it. */
  take(): string {
    const [id] = this.#waiting
    this.#waiting = []
    return id === undefined ? '' : ` xml:id="${this.#give(id)}"`
  }

  /** A place in running text that a link leads to. */
  anchor(element: HtmlElement): string {
    const id = idOf(element)
    return id !== null && this.#isFree(id) ? `<anchor xml:id="${this.#give(id)}"/>` : ''
  }

  /** What points at an id of the page; `null` where the page has no such place. */
  pointer(id: string): string | null {
    return this.#present.has(id) ? `#${this.nameOf(id)}` : null
  }

  /** The `xml:id` for an id of the page: the same where XML allows it. */
  nameOf(id: string): string {
    const known = this.#names.get(id)
    if (known !== undefined) return known
    const plain = id.replace(/[^\p{L}\p{N}_.-]/gu, '_').replace(/^(?![\p{L}_])/u, '_')
    let name = plain
    for (let number = 2; this.#taken.has(name); number++) name = `${plain}-${String(number)}`
    this.#taken.add(name)
    this.#names.set(id, name)
    return name
  }

  readonly #given = new Set<string>()

  #isFree(id: string): boolean {
    return this.#linked.has(id) && !this.#given.has(id)
  }

  #give(id: string): string {
    this.#given.add(id)
    return this.nameOf(id)
  }
}

function idOf({ name, attributes }: HtmlElement): string | null {
  const id = attributes['id'] ?? (name === 'a' ? attributes['name'] : undefined)
  return id === undefined || id === '' ? null : id
}
