import type { Mark, Node } from 'prosemirror-model'
import type { SpanAttrs } from '../schema'
import { spanSaid } from './said'
import type { Token } from './tokens'

/** Spans on a stretch of running text; `to` is how far it goes, as a position. */
interface Marked {
  readonly to: number
  readonly marks: readonly Mark[]
}

/**
 * Tells whether the same spans stand on words that continue each other. Ids differ between two readings of one file, so
 * which span is which is learned from the first words on which two of them stand, and holds from there on. Asked in the
 * order of the docs.
 */
export class SpanPairs {
  private readonly ofOld = new Map<string, string>()
  private readonly ofNew = new Map<string, string>()
  private readonly said = new WeakMap<Mark, string>()
  private readonly old = new Cursor()
  private readonly now = new Cursor()

  same(old: Token, now: Token): boolean {
    const [before, present] = [this.old.on(old), this.now.on(now)]
    let [i, j] = [0, 0]
    let same = true
    while (i < before.length && j < present.length) {
      const [a, b] = [before[i], present[j]]
      if (!a || !b) break
      same = this.sameMarks(a.marks, b.marks) && same
      const [left, right] = [a.to - old.from, b.to - now.from]
      if (left <= right) i++
      if (right <= left) j++
    }
    return same
  }

  private sameMarks(old: readonly Mark[], now: readonly Mark[]): boolean {
    if (old.length === 0 && now.length === 0) return true
    if (old.length !== now.length) return false
    if (!old.every((mark, index) => this.saidBy(mark) === this.saidBy(now[index]))) return false
    return old.map((mark, index) => this.pair(idOf(mark), idOf(now[index]))).every((paired) => paired)
  }

  private pair(old: string, now: string): boolean {
    const [partner, other] = [this.ofOld.get(old), this.ofNew.get(now)]
    if (partner !== undefined || other !== undefined) return partner === now && other === old
    this.ofOld.set(old, now)
    this.ofNew.set(now, old)
    return true
  }

  private saidBy(mark: Mark | undefined): string {
    if (!mark) return ''
    const known = this.said.get(mark) ?? spanSaid(mark)
    this.said.set(mark, known)
    return known
  }
}

function idOf(mark: Mark | undefined): string {
  return mark ? (mark.attrs as SpanAttrs).id : ''
}

/** Goes through the children of blocks, forwards. */
class Cursor {
  private block: Node | null = null
  private index = 0
  /** Where the child at `index` begins. */
  private start = 0
  private line = -1

  on(token: Token): readonly Marked[] {
    if (token.kind === 'note' || token.kind === 'atom') return [{ to: token.to, marks: token.node.marks }]
    if (this.block !== token.node || this.line !== token.line) this.begin(token)
    return this.between(token)
  }

  private begin(token: Token): void {
    this.block = token.node
    this.line = token.line
    this.index = 0
    this.start = token.start
  }

  private between({ from, to }: Token): readonly Marked[] {
    const found: Marked[] = []
    const { block } = this
    for (; block && this.index < block.childCount; this.index++) {
      const child = block.child(this.index)
      const end = this.start + child.nodeSize
      if (end > from) found.push({ to: Math.min(end, to), marks: child.marks })
      if (end >= to) break
      this.start = end
    }
    return found
  }
}
