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
    let next = oldStart
    for (let i = start; i < end; i++) {
      const token = now[i]
      if (!token) continue
      if ((partners[i] ?? -1) >= 0) {
        next = (partners[i] ?? 0) + 1
        continue
      }
      const limit = following(partners, i, end, oldEnd)
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

/** The first partner after `i`, beyond which none may be taken. */
function following(partners: Int32Array, i: number, end: number, oldEnd: number): number {
  for (let next = i + 1; next < end; next++) if ((partners[next] ?? -1) >= 0) return partners[next] ?? oldEnd
  return oldEnd
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
