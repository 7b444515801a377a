import type { Token } from './tokens'

/**
 * Finds for each token of `now` the one of `before` in whose place it stands: its match, or one of the same kind that
 * stood in the same gap between matches and has none; tags of the same name first. -1 for what stands in the place of
 * nothing. `matches` gives the indices of tokens that are the same, rising, and -1.
 */
export function pairTokens(before: readonly Token[], now: readonly Token[], matches: Int32Array): Int32Array {
  const partners = Int32Array.from(matches)
  let old = 0
  let start = 0
  for (let i = 0; i <= now.length; i++) {
    const match = i === now.length ? before.length : (matches[i] ?? -1)
    if (match < 0) continue
    if (i > start && match > old) pairGap(before, [old, match], now, [start, i], partners)
    old = match + 1
    start = i + 1
  }
  return partners
}

type Range = readonly [start: number, end: number]

function pairGap(
  before: readonly Token[],
  [oldStart, oldEnd]: Range,
  now: readonly Token[],
  [start, end]: Range,
  partners: Int32Array,
): void {
  const taken = new Set<number>()
  for (const alike of [sameNamed, sameKind]) {
    const limits = followingPartners(partners, start, end, oldEnd)
    let next = oldStart
    for (let i = start; i < end; i++) {
      const token = now[i]
      if (!token || (alike === sameNamed && token.tag === null)) continue
      if ((partners[i] ?? -1) >= 0) {
        next = (partners[i] ?? 0) + 1
        continue
      }
      const limit = limits[i - start] ?? oldEnd
      for (let k = next; k < limit; k++) {
        const old = before[k]
        if (!old || taken.has(k) || !alike(old, token)) continue
        partners[i] = k
        taken.add(k)
        next = k + 1
        break
      }
    }
  }
}

/** For each token of a gap the first partner after it, beyond which none may be taken. */
function followingPartners(partners: Int32Array, start: number, end: number, oldEnd: number): Int32Array {
  const limits = new Int32Array(end - start)
  let limit = oldEnd
  for (let i = end - 1; i >= start; i--) {
    limits[i - start] = limit
    if ((partners[i] ?? -1) >= 0) limit = partners[i] ?? oldEnd
  }
  return limits
}

function sameNamed(old: Token, token: Token): boolean {
  return token.tag !== null && old.tag?.name === token.tag.name && isEnd(old) === isEnd(token)
}

function sameKind(old: Token, token: Token): boolean {
  return old.kind === token.kind && (old.tag === null) === (token.tag === null) && isEnd(old) === isEnd(token)
}

function isEnd({ tag }: Token): boolean {
  return tag?.kind === 'end'
}
