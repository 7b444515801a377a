import type { RepairKind } from './repair'
import { endTagAt } from './repair-tag'

interface OpenTag {
  readonly name: string
  /** Offset after its `>`. */
  readonly end: number
  /** How many elements it holds directly. */
  children: number
}

const SPACE_ONLY = /^[ \t\r\n]*$/

/** Follows what is opened and closed in a source, and finds the flaws of end tags. */
export class OpenElements {
  private readonly source: string
  private readonly alwaysEmpty: ReadonlySet<string>
  private readonly tell: (kind: RepairKind, from: number, to: number, text: string) => void
  private readonly open: OpenTag[] = []
  private root = false
  /** Whether what is opened and closed is known so far. */
  private followed = true
  /** Offset after the last tag, comment, instruction or section. */
  private last = 0

  /** `alwaysEmpty`: the names of elements that are always empty. */
  constructor(
    source: string,
    alwaysEmpty: ReadonlySet<string>,
    tell: (kind: RepairKind, from: number, to: number, text: string) => void,
  ) {
    this.source = source
    this.alwaysEmpty = alwaysEmpty
    this.tell = tell
  }

  /** Whether the root has begun. */
  get rooted(): boolean {
    return this.root
  }

  /** Whether what stands here is, for all that is known, in an element. */
  get inside(): boolean {
    return this.open.length > 0 || !this.followed
  }

  /** Gives up following: something stands here of which nobody knows what it opens or closes. */
  lose(): void {
    this.followed = false
  }

  /** Takes a comment, instruction or section that ends at `end`. */
  pass(end: number): void {
    this.last = end
  }

  /** Takes the start tag or empty element that ends at `end`. */
  begin(name: string, end: number, selfClosing: boolean): void {
    this.last = end
    if (!this.followed) return
    const parent = this.open.at(-1)
    if (parent) parent.children++
    else if (this.root) this.followed = false
    this.root = true
    if (!selfClosing) this.open.push({ name, end, children: 0 })
  }

  /** Takes the end tag of `name` from `at` to `end`; the answer is the offset after it, and after what was repaired with it. */
  close(name: string, at: number, end: number): number {
    this.last = end
    if (!this.followed) return end
    const { open } = this
    const top = open.at(-1)
    if (top === undefined) {
      if (this.root) this.tell('surplus-tag', at, end, '')
      return end
    }
    if (top.name === name) {
      open.pop()
      return end
    }
    const emptied = this.emptiedBy(name)
    if (emptied !== null) {
      for (const one of open.splice(emptied))
        if (one.name !== name) this.tell('empty-element', one.end - 1, one.end - 1, '/')
      return end
    }
    if (top.name.toLowerCase() === name.toLowerCase()) {
      this.tell('tag-case', at + 2, at + 2 + name.length, top.name)
      open.pop()
      return end
    }
    if (open.at(-2)?.name === name) return this.swapped(top.name, at, end)
    this.followed = false
    return end
  }

  /** The index of the open element `name` where all that was opened in it since is always empty; else `null`. */
  private emptiedBy(name: string): number | null {
    for (let index = this.open.length - 1; index >= 0; index--) {
      const one = this.open[index]?.name ?? ''
      if (one === name) return index
      if (!this.alwaysEmpty.has(one)) return null
    }
    return null
  }

  /** Two end tags side by side in the wrong order. */
  private swapped(inner: string, at: number, end: number): number {
    const next = endTagAt(this.source, end)
    if (next?.name !== inner) {
      this.followed = false
      return end
    }
    this.tell('tag-order', at, next.end, this.source.slice(end, next.end) + this.source.slice(at, end))
    this.open.splice(-2)
    return (this.last = next.end)
  }

  /** Whether the file breaks off here in the end tag of the root, after all that is in it; tells of that. */
  closesRoot(at: number): boolean {
    const [root] = this.open
    const rest = this.source.slice(at, at + 1000).trimEnd()
    if (!root || !this.onlyRootOpen() || at + rest.length < this.source.trimEnd().length) return false
    if (!`</${root.name}>`.startsWith(rest) || !SPACE_ONLY.test(this.source.slice(this.last, at))) return false
    this.tell('last-tag', at, at + rest.length, `</${root.name}>`)
    this.open.pop()
    return true
  }

  private onlyRootOpen(): boolean {
    return this.followed && this.open.length === 1 && (this.open[0]?.children ?? 0) > 1
  }

  /** Tells of the end tag of the root where the file lacks that alone. */
  endOfFile(): void {
    const { source } = this
    const [root] = this.open
    if (!root || !this.onlyRootOpen() || !SPACE_ONLY.test(source.slice(this.last))) return
    const lineEnd = /(?:\r\n|\r|\n)$/.exec(source)?.[0] ?? ''
    this.tell('last-tag', source.length, source.length, `</${root.name}>${lineEnd}`)
  }
}
