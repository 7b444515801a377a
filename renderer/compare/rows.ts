import type { Node } from 'prosemirror-model'
import type { Difference, Stretch } from '../../shared/compare/difference'
import { walk, type Piece, type Walker } from './pieces'

/** Which of the two texts something is in. */
export type Side = 'both' | 'old' | 'new'

/** Some of a line. */
export interface Part {
  readonly side: Side
  readonly pieces: readonly Piece[]
  /** Which difference it belongs to, as an index; `null` where nothing differs. */
  readonly difference: number | null
  /** The same words stand in the other text, with other tags. */
  readonly sameWords: boolean
}

/** A block of running text, or a leaf between blocks, of one text or of both. */
export interface Row {
  readonly side: Side
  /** The block as it is now, or as it was. */
  readonly node: Node
  /** What it was where it is something else now, else the same. */
  readonly was: Node
  /** The containers around it, outermost first. */
  readonly around: readonly Node[]
  /** Of a row that is in one text alone: its words stand in a row of the other, too. */
  readonly sameWords: boolean
  /** `null` where all of `node` is in both texts. */
  readonly parts: readonly Part[] | null
  /** The differences in it, in order. */
  readonly differences: readonly number[]
  /** Those of them that no row before has. */
  readonly begins: readonly number[]
}

/** Lays two docs out as one list of rows, in the order of the new one, with what is gone where it stood. Walks both. */
export function rowsOf(old: Node, now: Node, differences: readonly Difference[]): readonly Row[] {
  const layout = new Layout()
  let at = 0
  differences.forEach((difference, index) => {
    layout.equal(now, { from: at, to: difference.new.from })
    layout.difference(old, now, difference, index)
    at = difference.new.to
  })
  layout.equal(now, { from: at, to: now.content.size })
  return layout.rows
}

interface OpenRow {
  side: Side
  node: Node
  was: Node
  readonly around: readonly Node[]
  readonly sameWords: boolean
  readonly parts: { side: Side; pieces: Piece[]; difference: number | null; sameWords: boolean }[]
  readonly differences: number[]
}

class Layout {
  readonly rows: Row[] = []
  private row: OpenRow | null = null
  /** Differences of containers, told at the next row. */
  private waiting: number[] = []

  /** What is in both: whole blocks stay whole. */
  equal(doc: Node, stretch: Stretch): void {
    walk(doc, stretch, this.walker('both', null, false, stretch))
  }

  difference(old: Node, now: Node, difference: Difference, index: number): void {
    const { kind, old: gone, new: come } = difference
    const sameWords = kind === 'markup' && gone.from < gone.to && come.from < come.to
    const [before, after] = [old.nodeAt(gone.from), now.nodeAt(come.from)]
    const opening = gone.to === gone.from + 1 && come.to === come.from + 1
    if (opening && before && after && !before.isLeaf && !after.isLeaf) {
      this.shell(now, before, after, come.from, index)
      return
    }
    const rows = this.rows.length + (this.row ? 1 : 0)
    walk(old, gone, this.walker('old', index, sameWords, gone))
    walk(now, come, this.walker('new', index, sameWords, come))
    if (this.row) this.tell(this.row, index)
    else if (this.rows.length === rows) this.waiting.push(index)
  }

  /** A block with another name or other attributes; its text follows. */
  private shell(now: Node, before: Node, after: Node, at: number, index: number): void {
    if (!after.inlineContent || now.resolve(at).parent.isInline) {
      if (this.row) this.tell(this.row, index)
      else this.waiting.push(index)
      return
    }
    this.open('both', after, around(now, at))
    if (!this.row) return
    this.row.was = before
    this.tell(this.row, index)
  }

  private walker(side: Side, difference: number | null, sameWords: boolean, stretch: Stretch): Walker {
    return {
      line: (node, pos, containers) => {
        const whole = side === 'both' && !this.row && pos + node.nodeSize <= stretch.to
        if (whole && this.waiting.length === 0) this.whole(node, containers)
        else this.begin(side, node, containers, difference, sameWords)
      },
      endLine: () => {
        this.end(side, difference, sameWords)
      },
      leaf: (node, _, containers) => {
        this.close()
        this.open(side, node, containers, sameWords)
        if (this.row && difference !== null) this.tell(this.row, difference)
        this.close()
      },
      piece: (piece) => {
        if (this.skips(side)) return
        this.add(side, piece, difference, sameWords)
      },
    }
  }

  /** Whether the row at hand was given whole already. */
  private skipped = false

  private skips(side: Side): boolean {
    return side === 'both' && this.skipped
  }

  private whole(node: Node, containers: readonly Node[]): void {
    this.skipped = true
    this.rows.push({
      side: 'both',
      node,
      was: node,
      around: containers,
      sameWords: false,
      parts: null,
      differences: [],
      begins: [],
    })
  }

  private begin(
    side: Side,
    node: Node,
    containers: readonly Node[],
    difference: number | null,
    sameWords: boolean,
  ): void {
    if (this.row === null) {
      this.open(side, node, containers, sameWords)
      if (this.row !== null && difference !== null) this.tell(this.row, difference)
    } else if (this.row.side === 'old' && side === 'new') {
      // What began in the old text goes on in the new one.
      this.row.side = 'both'
      this.row.node = node
    }
  }

  private end(side: Side, difference: number | null, sameWords: boolean): void {
    if (this.skips(side)) {
      this.skipped = false
      return
    }
    const { row } = this
    if (row === null) return
    if (side === 'old' && row.side !== 'old') {
      this.add('old', { kind: 'break' }, difference, sameWords)
      return
    }
    if (side === 'new' && row.side === 'both') {
      const last = row.parts.at(-1)
      if (last?.side === 'old' && last.pieces.at(-1)?.kind === 'break') last.pieces.pop()
      else this.add('new', { kind: 'break' }, difference, sameWords)
    }
    this.close()
  }

  private add(side: Side, piece: Piece, difference: number | null, sameWords: boolean): void {
    const { row } = this
    if (row === null) return
    if (side === 'both') row.side = 'both'
    const last = row.parts.at(-1)
    if (last?.side === side && last.difference === difference) last.pieces.push(piece)
    else row.parts.push({ side, pieces: [piece], difference, sameWords })
    if (difference !== null) this.tell(row, difference)
  }

  private open(side: Side, node: Node, containers: readonly Node[], sameWords = false): void {
    this.row = { side, node, was: node, around: containers, sameWords, parts: [], differences: this.waiting }
    this.waiting = []
  }

  /** The last difference that a row has told of. */
  private latest = -1

  private close(): void {
    const { row } = this
    const begins = row?.differences.filter((index) => index > this.latest) ?? []
    this.latest = Math.max(this.latest, ...begins)
    if (row) this.rows.push({ ...row, begins, parts: row.node.isLeaf ? null : row.parts })
    this.row = null
  }

  private tell(row: OpenRow, difference: number): void {
    if (!row.differences.includes(difference)) row.differences.push(difference)
  }
}

function around(doc: Node, pos: number): readonly Node[] {
  const $pos = doc.resolve(pos)
  return Array.from({ length: $pos.depth }, (_, depth) => $pos.node(depth + 1))
}
