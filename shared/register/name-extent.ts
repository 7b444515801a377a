import type { DocRange } from '../finding'
import { assertNever } from '../finding'
import {
  connectors,
  isHonorific,
  isCommon,
  leading,
  isOffice,
  organisationHeads,
  placeHeads,
  portfolios,
  suffixes,
} from './extent-words'
import { surnameParticles } from './title-words'
import { extentTokens, joined, type Token } from './extent-tokens'
import type { TitleHabit } from './title-habit'

/** What a stretch of text is taken for: a name of a kind, a name of any kind, or a word. */
export type ExtentKind = 'person' | 'place' | 'organisation' | 'name' | 'word'

/** The stretches around a place in a text that a tag could take, each longer than the one before and around it. */
export interface Extents {
  readonly steps: readonly DocRange[]
  /** The index of the one that is meant, unless somebody says otherwise. */
  readonly usual: number
}

/**
 * What a tag could take around the character `index` of a running text, or `null` where no word is: a part of a
 * hyphenated word, the word, the name without what stands before it, with forms of address and isOffice, the whole run of
 * capitalised words, with what “of”, “for the” or “&” joins to it. Commas, possessives and common words at the
 * beginning of a sentence are left out, the points of abbreviations left in.
 */
export function extentsIn(text: string, index: number, kind: ExtentKind, titles: TitleHabit): Extents | null {
  const tokens = extentTokens(text, kind === 'person' || kind === 'name')
  const at = tokens.findLastIndex((token) => token.from <= index && token.end >= index)
  const token = tokens[at]
  if (!token) return null
  const word = { from: token.from, to: token.to }
  const steps = [...hyphenPart(text, token, index), word]
  if (!token.capital || (token.first && isCommon(token.text))) return { steps, usual: steps.length - 1 }
  const run = runAround(text, tokens, at, kind)
  const part = (first: number, last: number) => rangeOf(tokens, first, last)
  const core = coreOf(tokens, run, at)
  const addressed = withTitles(tokens, run, core, titles)
  const joinedUp = grown(text, tokens, run, (head) => heads(kind, head))
  const all = grown(text, tokens, run, () => true)
  const usual = usualOf(kind, { word, core, addressed, run, joinedUp }, part)
  const candidates = [
    ...steps,
    part(core.first, core.last),
    part(addressed.first, addressed.last),
    part(titled(tokens, run, core).first, core.last),
    part(run.first, run.last),
    part(joinedUp.first, joinedUp.last),
    part(all.first, all.last),
  ]
  return ladder(candidates, usual, index)
}

interface Run {
  readonly first: number
  readonly last: number
}

interface Parts {
  readonly word: DocRange
  readonly core: Run
  readonly addressed: Run
  readonly run: Run
  readonly joinedUp: Run
}

function usualOf(kind: ExtentKind, parts: Parts, range: (first: number, last: number) => DocRange): DocRange {
  switch (kind) {
    case 'person':
      return range(parts.addressed.first, parts.addressed.last)
    case 'place':
    case 'organisation':
      return range(parts.joinedUp.first, parts.joinedUp.last)
    case 'name':
      return range(parts.run.first, parts.run.last)
    case 'word':
      return parts.word
    default:
      return assertNever(kind)
  }
}

/** Those ranges that hold the place and the ones before, each once, in the order of their length. */
function ladder(ranges: readonly DocRange[], usual: DocRange, index: number): Extents {
  const steps: DocRange[] = []
  const holding = [...ranges, usual].filter(({ from, to }) => from <= index && to >= Math.min(index, to))
  const sorted = holding.toSorted((a, b) => a.to - a.from - (b.to - b.from))
  for (const range of sorted) {
    const last = steps.at(-1)
    const isUsual = range.from === usual.from && range.to === usual.to
    if (range.from === last?.from && range.to === last.to) continue
    const around = last === undefined || (range.from <= last.from && range.to >= last.to)
    const within = isUsual || (range.from <= usual.from ? range.to >= usual.to : range.to <= usual.to)
    if (around && within) steps.push(range)
  }
  const found = steps.findIndex(({ from, to }) => from === usual.from && to === usual.to)
  return { steps, usual: found < 0 ? steps.length - 1 : found }
}

/** The part of a hyphenated word that the place is in, where it could be a name. */
function hyphenPart(text: string, token: Token, index: number): readonly DocRange[] {
  const parts = Array.from(text.slice(token.from, token.to).matchAll(/[^-‐‑]+/gu), (match) => {
    return { from: token.from + match.index, to: token.from + match.index + match[0].length }
  })
  const part = parts.find(({ from, to }) => from <= index && to >= index)
  return part && parts.length > 1 && /^\p{Lu}\p{Ll}/u.test(text.slice(part.from)) ? [part] : []
}

/** The capitalised words beside a word, over particles and the points of what is shortened. */
function runAround(text: string, tokens: readonly Token[], at: number, kind: ExtentKind): Run {
  let first = at
  let pending = at
  for (let i = at - 1; i >= 0; i--) {
    const token = tokens[i]
    const next = tokens[i + 1]
    if (!token || !next || !joined(text, token, next)) break
    if (surnameParticles.has(token.text)) pending = i
    else if (token.capital && !isCommon(token.text) && !isOpening(token)) first = pending = i
    else break
  }
  if (kind === 'person' && pending < first && beginsName(text, tokens, pending, first)) first = pending
  return { first, last: lastOf(text, tokens, at, kind) }
}

function lastOf(text: string, tokens: readonly Token[], at: number, kind: ExtentKind): number {
  let last = at
  for (let i = at + 1; i < tokens.length; i++) {
    const token = tokens[i]
    const before = tokens[i - 1]
    if (!token || !before) break
    if (suffixes.has(token.text) && /^,?\s+$/u.test(text.slice(before.to, token.from))) last = i
    else if (!joined(text, before, token)) break
    else if (surnameParticles.has(token.text)) continue
    else if (!token.capital || isCommon(token.text)) break
    else if (kind === 'person' && isHonorific(token.text) && !isTitle(before)) break
    else last = i
  }
  return last
}

/** Whether small words before a surname begin the name: not in French, where they mostly do not. */
function beginsName(text: string, tokens: readonly Token[], from: number, to: number): boolean {
  const small = tokens.slice(from, to)
  if (!small.every((token) => leading.has(token.text))) return false
  const romance = small.every((token) => /^(?:de|du|la|le|der|den|zu|zur|zum)$/u.test(token.text))
  return !romance || !/\b(?:le|les|des|une|est|et|der|die|das|und|ist)\b/u.test(text)
}

/** A word that only opens a sentence, by its ending. */
function isOpening(token: Token): boolean {
  return token.first && /(?:ing|ly)$/u.test(token.text) && !isHonorific(token.text)
}

function isTitle(token: Token | undefined): boolean {
  return token !== undefined && (isHonorific(token.text) || isOffice(token.text))
}

/** The name in a run, without forms of address, isOffice, and what those are of; all of it where nothing else is. */
function coreOf(tokens: readonly Token[], run: Run, at: number): Run {
  const last = tokens.slice(run.first, run.last + 1).findLastIndex((token, i) => {
    const place = run.first + i
    return place < run.last && (isTitle(token) || isPortfolio(tokens, place))
  })
  const first = last < 0 ? run.first : run.first + last + 1
  return first > at ? { first: at, last: run.last } : { first, last: run.last }
}

/** Whether a word says what an office is for: “Secretary of State”, “Minister for Foreign Affairs”. */
function isPortfolio(tokens: readonly Token[], at: number): boolean {
  let i = at
  while (portfolios.has(tokens[i]?.text ?? '')) i--
  if (i === at) return false
  if (tokens[i]?.text === 'the') i--
  const of = tokens[i]?.text
  return (of === 'of' || of === 'for') && isOffice(tokens[i - 1]?.text ?? '')
}

/** The core with the titles right before it that the text has within its tags. */
function withTitles(tokens: readonly Token[], run: Run, core: Run, habit: TitleHabit): Run {
  let first = core.first
  while (first > run.first) {
    const before = tokens[first - 1]?.text ?? ''
    const taken = isHonorific(before)
      ? habit.honorific !== 'out'
      : isOffice(before)
        ? habit.office === 'in'
        : surnameParticles.has(before)
    if (!taken) break
    first--
  }
  return { first, last: core.last }
}

/** The core with all titles right before it. */
function titled(tokens: readonly Token[], run: Run, core: Run): Run {
  return withTitles(tokens, run, core, { honorific: 'in', office: 'in' })
}

/** Whether a name of this kind goes on behind “of” after such a word. */
function heads(kind: ExtentKind, word: string): boolean {
  if (kind === 'place') return placeHeads.has(word)
  return kind === 'organisation' && (organisationHeads.has(word) || placeHeads.has(word))
}

/** A run with the runs that small words join to it on both sides, where the words before those allow it. */
function grown(text: string, tokens: readonly Token[], run: Run, allows: (head: string) => boolean): Run {
  let { first, last } = run
  for (;;) {
    const before = beyond(text, tokens, first, -1)
    const behind = beyond(text, tokens, last, 1)
    if (before !== null && anyOf(tokens, before.first, before.last, allows)) first = before.first
    else if (behind !== null && anyOf(tokens, first, last, allows)) last = behind.last
    else return { first, last }
  }
}

function anyOf(tokens: readonly Token[], first: number, last: number, allows: (head: string) => boolean): boolean {
  return tokens.slice(first, last + 1).some((token) => allows(token.text))
}

/** The next run on one side, where one to three small words and nothing else stand between. */
function beyond(text: string, tokens: readonly Token[], from: number, side: 1 | -1): Run | null {
  const beside = (i: number) => {
    const [one, other] = side > 0 ? [tokens[i], tokens[i + 1]] : [tokens[i - 1], tokens[i]]
    return one && other && joined(text, one, other, true) ? i + side : null
  }
  let i = from
  let between = 0
  for (;;) {
    const next = beside(i)
    const token = next === null ? undefined : tokens[next]
    if (next === null || !token) return null
    i = next
    if (connectors.has(token.text)) {
      if (++between > 3) return null
    } else {
      if (!token.capital || isCommon(token.text) || (between === 0 && !ampersand(text, tokens, i, side))) return null
      return runAround(text, tokens, i, 'name')
    }
  }
}

function ampersand(text: string, tokens: readonly Token[], at: number, side: 1 | -1): boolean {
  const [one, other] = side > 0 ? [tokens[at - 1], tokens[at]] : [tokens[at], tokens[at + 1]]
  return one !== undefined && other !== undefined && text.slice(one.to, other.from).includes('&')
}

function rangeOf(tokens: readonly Token[], first: number, last: number): DocRange {
  return { from: tokens[first]?.from ?? 0, to: tokens[last]?.to ?? 0 }
}
