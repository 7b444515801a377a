import { alignItems } from './alignment'
import { Kinship, type TokenPair } from './kinship'
import { isInline, isText, type Token } from './tokens'

/**
 * Pairs the tokens of two stretches that differ: for each of `now` the index of the one in `old` that it continues, rising,
 * or -1. Words are paired where they are the same and their lines have a good part in common; edges of blocks and leaves
 * also where they carry other names or attributes. A few equal words between many that differ count as different, so that
 * the reader is not shown a soup.
 */
export function pairTokens(old: readonly Token[], now: readonly Token[]): Int32Array {
  const pairs = alignedWords(old, now)
  const kin = new Kinship(old, now, pairs)
  const partners = new Int32Array(now.length).fill(-1)
  for (const [i, j] of pairs) {
    const [a, b] = [old[i], now[j]]
    if (a && b && kin.are(a, b)) partners[j] = i
  }
  pairEdges(old, now, kin, partners)
  forGaps(old, now, partners, (gap) => {
    extend(old, now, gap, partners, (a, b) => same(a, b, kin))
  })
  forGaps(old, now, partners, (gap) => {
    if (alikeInside(old, now, gap)) extend(old, now, gap, partners, (a, b) => same(a, b, kin) || sameShape(a, b, kin))
  })
  dropStrays(old, now, partners)
  return partners
}

function alignedWords(old: readonly Token[], now: readonly Token[]): readonly TokenPair[] {
  const counts = (token: Token) => isInline(token) && token.kind !== 'space'
  const places = indicesOf(old, counts)
  const present = indicesOf(now, counts)
  const matches = alignItems(
    places.map((index) => old[index]?.key ?? -1),
    present.map((index) => now[index]?.key ?? -2),
  )
  return present.flatMap((j, index): readonly TokenPair[] => {
    const i = places[matches[index] ?? -1]
    return i === undefined ? [] : [[i, j]]
  })
}

function indicesOf(tokens: readonly Token[], wanted: (token: Token) => boolean): number[] {
  return tokens.flatMap((token, index) => (wanted(token) ? [index] : []))
}

/** Pairs the beginnings and ends of lines that go on from each other. */
function pairEdges(old: readonly Token[], now: readonly Token[], kin: Kinship, partners: Int32Array): void {
  const places = { begin: new Map<number, number>(), end: new Map<number, number>() }
  old.forEach(({ kind, line }, index) => {
    if (kind === 'begin' || kind === 'end') places[kind].set(line, index)
  })
  now.forEach(({ kind, line }, index) => {
    if (kind === 'begin' || kind === 'end') partners[index] = places[kind].get(kin.partner(line, kind)) ?? -1
  })
}

/** What lies between two pairs: indices, up to which they go excluded. */
interface Gap {
  readonly old: number
  readonly oldTo: number
  readonly now: number
  readonly nowTo: number
}

function forGaps(old: readonly Token[], now: readonly Token[], partners: Int32Array, visit: (gap: Gap) => void): void {
  let gap = { old: 0, now: 0 }
  for (let j = 0; j <= now.length; j++) {
    const i = j === now.length ? old.length : (partners[j] ?? -1)
    if (i < 0) continue
    if (i > gap.old && j > gap.now) visit({ ...gap, oldTo: i, nowTo: j })
    gap = { old: i + 1, now: j + 1 }
  }
}

/** Pairs what is alike from both ends of a gap inwards. */
function extend(
  old: readonly Token[],
  now: readonly Token[],
  gap: Gap,
  partners: Int32Array,
  alike: (a: Token, b: Token) => boolean,
): void {
  let { old: i, oldTo, now: j, nowTo } = gap
  const pairs = (at: number, index: number) => {
    const [a, b] = [old[at], now[index]]
    return a !== undefined && b !== undefined && alike(a, b)
  }
  while (i < oldTo && j < nowTo && pairs(i, j)) partners[j++] = i++
  while (i < oldTo && j < nowTo && pairs(oldTo - 1, nowTo - 1)) partners[--nowTo] = --oldTo
}

function same(a: Token, b: Token, kin: Kinship): boolean {
  if (a.kind === 'begin' || a.kind === 'end') return false
  return a.key === b.key && a.kind === b.kind && (isInline(a) ? kin.are(a, b) : isInline(b) === isInline(a))
}

function sameShape(a: Token, b: Token, kin: Kinship): boolean {
  if (a.kind !== b.kind || a.node.type !== b.node.type) return false
  return a.kind === 'atom' ? kin.are(a, b) && a.node.attrs['name'] === b.node.attrs['name'] : !isInline(a)
}

/** Whether a gap has as many blocks of each kind on both sides, so that they can be the same ones with other words or attributes. */
function alikeInside(old: readonly Token[], now: readonly Token[], gap: Gap): boolean {
  const shape = (tokens: readonly Token[]) =>
    tokens
      .filter((token) => !isInline(token))
      .map(({ kind, node }) => `${kind} ${node.type.name}`)
      .join()
  return shape(old.slice(gap.old, gap.oldTo)) === shape(now.slice(gap.now, gap.nowTo))
}

/** Equal text between two stretches that differ by more than it has letters. */
interface Run {
  readonly first: number
  readonly last: number
  readonly letters: number
  /** How many letters differ before it. */
  readonly before: number
}

/** Parts pairs of text that stand alone between more that differs: see `diff_cleanupSemantic` of Google's diff-match-patch. */
function dropStrays(old: readonly Token[], now: readonly Token[], partners: Int32Array): void {
  let runs: Run[] = []
  let [i, differs] = [0, 0]
  let [goneLetters, newLetters] = [0, 0]
  const settle = () => {
    differs += Math.max(goneLetters, newLetters)
    goneLetters = newLetters = 0
    for (let last = runs.at(-1); last && isStray(last, differs); last = runs.at(-1)) {
      partners.fill(-1, last.first, last.last + 1)
      differs += last.letters + last.before
      runs.pop()
    }
  }
  for (let j = 0; j < now.length; j++) {
    const token = now[j]
    const partner = partners[j] ?? -1
    if (!token) continue
    if (partner < 0) {
      newLetters += lettersOf(token)
      continue
    }
    for (; i < partner; i++) goneLetters += lettersOf(old[i])
    i++
    const gap = goneLetters + newLetters > 0
    if (gap) settle()
    const last = runs.at(-1)
    if (!isText(token.kind)) {
      runs = []
      differs = 0
    } else if (last?.last === j - 1 && !gap && partners[j - 1] === partner - 1)
      runs[runs.length - 1] = { ...last, last: j, letters: last.letters + lettersOf(token) }
    else runs.push({ first: j, last: j, letters: lettersOf(token), before: differs })
    if (isText(token.kind)) differs = 0
  }
  for (; i < old.length; i++) goneLetters += lettersOf(old[i])
  settle()
}

function isStray({ letters, before }: Run, after: number): boolean {
  const least = Math.min(before, after)
  return least > 0 && letters <= least
}

function lettersOf(token: Token | undefined): number {
  return token && (token.kind === 'word' || token.kind === 'sign') ? token.to - token.from : 0
}
