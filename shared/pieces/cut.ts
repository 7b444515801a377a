/** How large groups are: none smaller, but for the last; beyond `least` about `usual` more; none larger than `most`. */
export interface GroupSize {
  readonly least: number
  readonly usual: number
  readonly most: number
}

/** What is grouped: how much it weighs, and a hash of what it holds, 32 bits without sign. */
export interface Weighed {
  readonly weight: number
  readonly hash: number
}

/**
 * Parts a sequence into groups, each of which ends where what it ends with says so by its hash: so a group depends on
 * nothing but what is in it and on where the one before ended, and after a change the groups soon are as they were. Where
 * nothing says so for long, the item that comes nearest to it does; so also what repeats itself is parted alike.
 * (Content-defined chunking, after Muthitacharoen, Chen and Mazières, “A low-bandwidth network file system”, 2001.)
 *
 * Answers with the index after the last item of each group.
 */
export function groupEnds(items: readonly Weighed[], { least, usual, most }: GroupSize): readonly number[] {
  const ends: number[] = []
  let start = 0
  while (start < items.length) {
    let size = 0
    let best = start
    let bestScore = Infinity
    let end = items.length
    for (let index = start; index < items.length; index++) {
      const { weight, hash } = items[index] ?? nothing
      size += weight
      if (size > most && bestScore < Infinity) {
        end = best + 1
        break
      }
      if (size < least) continue
      const score = hash / 0x1_0000_0000 / weight
      if (score < 1 / usual) {
        end = index + 1
        break
      }
      if (score < bestScore) {
        best = index
        bestScore = score
      }
    }
    ends.push(end)
    start = end
  }
  return ends
}

const nothing: Weighed = { weight: 1, hash: 0 }

/** A hash of a text, 32 bits without sign (FNV-1a over UTF-16 units, with the last mixing of MurmurHash3). */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** How many characters of a text say whether it is cut after them: as many as shift out of 32 bits. */
const characters = { least: 1024, usual: 2048, most: 8192 } as const

/** Cuts a long text at places that the 32 characters before them say, never within a surrogate pair. */
export function cutText(text: string): readonly string[] {
  const parts: string[] = []
  let start = 0
  while (start < text.length) {
    const end = endOf(text, start)
    parts.push(text.slice(start, end))
    start = end
  }
  return parts
}

function endOf(text: string, start: number): number {
  const last = Math.min(text.length, start + characters.most)
  let rolling = 0
  let best = last
  let bestScore = Infinity
  for (let at = Math.max(start, start + characters.least - 32); at < last; at++) {
    // Each character is shifted out after 32 others.
    rolling = ((rolling << 1) + Math.imul(text.charCodeAt(at) + 1, 0x9e3779b1)) | 0
    if (at < start + characters.least || isWithinPair(text, at + 1)) continue
    const score = (rolling ^ (rolling >>> 15)) >>> 0
    if (score < 0x1_0000_0000 / characters.usual) return at + 1
    if (score < bestScore) [best, bestScore] = [at + 1, score]
  }
  if (last === text.length) return last
  return isWithinPair(text, best) ? best - 1 : best
}

function isWithinPair(text: string, at: number): boolean {
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at)]
  return before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000
}
