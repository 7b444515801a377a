import type { Token } from './tokens'

/** A token of one doc and the one of the other that it continues, as indices. */
export type TokenPair = readonly [old: number, now: number]

/**
 * Which lines go on from which: those with a good part of their words in common. A line that was split or joined has more than one.
 */
export class Kinship {
  private readonly shared = new Map<string, number>()
  private readonly firstOf: readonly [Map<number, number>, Map<number, number>] = [new Map(), new Map()]
  private readonly lastOf: readonly [Map<number, number>, Map<number, number>] = [new Map(), new Map()]

  constructor(old: readonly Token[], now: readonly Token[], pairs: readonly TokenPair[]) {
    const weights = [weightsOf(old), weightsOf(now)] as const
    const common = new Map<string, number>()
    const words = new Map<string, number>()
    const lines = new Map<string, readonly [number, number]>()
    for (const [i, j] of pairs) {
      const [a, b] = [old[i], now[j]]
      if (!a || !b) continue
      const key = keyOf(a.line, b.line)
      common.set(key, (common.get(key) ?? 0) + weightOf(a))
      if (a.kind === 'word') words.set(key, (words.get(key) ?? 0) + 1)
      lines.set(key, [a.line, b.line])
    }
    for (const [key, [a, b]] of lines) {
      const sizes = [weights[0].get(a) ?? 0, weights[1].get(b) ?? 0] as const
      if (areKin(sizes, common.get(key) ?? 0, words.get(key) ?? 0)) this.add(a, b)
    }
  }

  /** Makes a line go on from another; lines come in order. */
  add(old: number, now: number): void {
    this.shared.set(keyOf(old, now), 1)
    if (!this.firstOf[0].has(old)) this.firstOf[0].set(old, now)
    if (!this.firstOf[1].has(now)) this.firstOf[1].set(now, old)
    this.lastOf[0].set(old, now)
    this.lastOf[1].set(now, old)
  }

  are(old: Token, now: Token): boolean {
    return old.line >= 0 && now.line >= 0 && this.shared.has(keyOf(old.line, now.line))
  }

  /** The line that begins (or ends) where a line of `now` does; -1 where none does. */
  partner(now: number, edge: 'begin' | 'end'): number {
    const [ofOld, ofNow] = edge === 'begin' ? this.firstOf : this.lastOf
    const old = ofNow.get(now)
    return old !== undefined && ofOld.get(old) === now ? old : -1
  }
}

/** A third of the longer; half of the shorter, if it is more than a word or two; or nearly all of it. */
function areKin([old, now]: readonly [number, number], common: number, words: number): boolean {
  const shorter = Math.min(old, now)
  return (
    common >= 0.3 * Math.max(old, now) ||
    (common >= 12 && common >= 0.5 * shorter) ||
    (words >= 2 && common >= 0.9 * shorter)
  )
}

function keyOf(old: number, now: number): string {
  return `${String(old)} ${String(now)}`
}

function weightsOf(tokens: readonly Token[]): Map<number, number> {
  const weights = new Map<number, number>()
  for (const token of tokens)
    if (token.line >= 0) weights.set(token.line, (weights.get(token.line) ?? 0) + weightOf(token))
  return weights
}

/** Short words and signs, which any two texts have in common, say little. */
function weightOf({ kind, from, to }: Token): number {
  if (kind === 'word') return to - from > 3 ? to - from : 1
  return kind === 'sign' ? 0.5 : kind === 'atom' || kind === 'note' ? 2 : 0
}
