import type { EditorView } from 'prosemirror-view'

/** The boxes that the browser passes over while they are out of sight: those that text.css gives `content-visibility: auto`. */
const boxes =
  ".container.div, .container > .list, .block-lot, .table-frame, .list[data-rend='numbered'] > :nth-child(n + 40)"

/** The boxes of each view that are not passed over because the caret is near. */
const held = new WeakMap<EditorView, ReadonlySet<HTMLElement>>()

/** What a view watches its page with: what is only looked at differently is no change of the text. */
interface Watching {
  readonly domObserver: { readonly stop: () => void; readonly start: () => void }
}

/**
 * Has what stands around the caret laid out now, `reach` pixels up and down from it. A caret that was put far away stands in what
 * the browser passes over until its next frame, and a browser writes and moves only in what is laid out: a letter would go to the
 * nearest words that are, and a line down be the next that is. So it is asked for before each key.
 */
export function layOutNear(view: EditorView, reach: number): void {
  const { anchorNode, focusNode } = view.dom.ownerDocument.getSelection() ?? {}
  const [anchor, caret] = [elementOf(anchorNode, view.dom), elementOf(focusNode, view.dom)]
  if (anchor === null || caret === null) return
  const before = held.get(view) ?? new Set()
  const now = new Set<HTMLElement>()
  const hold = (box: HTMLElement) => {
    now.add(box)
    if (box.style.contentVisibility === 'visible') return
    unwatched(view, () => {
      box.style.contentVisibility = 'visible'
    })
  }
  for (const box of [...boxesAround(anchor, view.dom), ...boxesAround(caret, view.dom)]) hold(box)
  for (const direction of [-1, 1] as const) {
    const { top, bottom } = caret.getBoundingClientRect()
    const isFar = (element: Element) => {
      const box = element.getBoundingClientRect()
      return direction > 0 ? box.bottom > bottom + reach : box.top < top - reach
    }
    for (const box of boxesBeside(caret, view.dom, direction, isFar)) hold(box)
  }
  held.set(view, now)
  const left = [...before].filter((box) => !now.has(box))
  if (left.length > 0)
    unwatched(view, () => {
      for (const box of left) box.style.contentVisibility = ''
    })
}

function unwatched({ domObserver }: EditorView & Partial<Watching>, act: () => void): void {
  domObserver?.stop()
  act()
  domObserver?.start()
}

/** The element of a text that a node of the page is in; `null` where it is in none of it. */
function elementOf(node: Node | null | undefined, root: HTMLElement): HTMLElement | null {
  const element = node instanceof HTMLElement ? node : (node?.parentElement ?? null)
  return element !== root && root.contains(element) ? element : null
}

/** The boxes that an element is in, outermost first. */
function boxesAround(element: HTMLElement, root: HTMLElement): readonly HTMLElement[] {
  const found: HTMLElement[] = []
  for (let at: HTMLElement | null = element; at !== null && at !== root; at = at.parentElement)
    if (at.matches(boxes)) found.unshift(at)
  return found
}

/** The boxes that come before or after an element on the page, nearest first, as far as one that ends far away. */
function* boxesBeside(
  from: Element,
  root: HTMLElement,
  direction: 1 | -1,
  isFar: (element: Element) => boolean,
): Generator<HTMLElement, boolean> {
  for (let at: Element = from; at !== root && at.parentElement !== null; at = at.parentElement)
    for (let next = beside(at, direction); next !== null; next = beside(next, direction)) {
      if (yield* boxesIn(next, direction, isFar)) return true
      if (isFar(next)) return true
    }
  return false
}

/** The boxes that an element is or holds; answers whether one of them ends far away. */
function* boxesIn(
  element: Element,
  direction: 1 | -1,
  isFar: (element: Element) => boolean,
): Generator<HTMLElement, boolean> {
  if (element instanceof HTMLElement && element.matches(boxes)) yield element
  if (element.querySelector(boxes) === null) return false
  const children = direction > 0 ? [...element.children] : [...element.children].reverse()
  for (const child of children) {
    if (yield* boxesIn(child, direction, isFar)) return true
    if (isFar(child)) return true
  }
  return false
}

function beside(element: Element, direction: 1 | -1): Element | null {
  return direction > 0 ? element.nextElementSibling : element.previousElementSibling
}
