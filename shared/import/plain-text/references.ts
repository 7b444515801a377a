/** A stretch of the text that may be the reference to a note: a number or symbol glued to what stands before it. */
export interface Candidate {
  readonly from: number
  readonly to: number
  readonly n: string
  /** How much it looks like one, from about -9 to 5. */
  readonly weight: number
}

/** What is known of the list of notes at the end. */
export interface Expected {
  /** How many references the text should hold; 0 where there is no list. */
  readonly count: number
}

interface Step {
  readonly candidate: Candidate
  readonly before: Step | null
}

interface Best {
  readonly score: number
  readonly step: Step | null
  /** The last number of the chain; -1 where it has symbols alone. */
  readonly end: number
}

/** From this weight a number that was not taken is worth telling. */
export const likely = 4

const skipped = { notOnNewPage: -6, onNewPage: -4.4, repeated: -6, jumpAhead: -3, jump: -5.5, lateStart: -1 } as const
const missing = { text: -6, reference: -4 } as const

/**
 * Chooses which candidates are references: the chain with the greatest weight, in which each number follows the one
 * before it (or begins anew on a page), as many as the list of notes expects.
 *
 * `candidates` in the order of the text, of one run of digits next to each other; `pages` are the offsets of page breaks.
 * Cost: candidates × expected references.
 */
export function chooseReferences(
  candidates: readonly Candidate[],
  expected: Expected,
  pages: readonly number[],
): readonly Candidate[] {
  if (expected.count === 0) return chainWithoutList(candidates)
  const usable = usableOf(candidates, expected.count)
  if (!usable) return chainWithoutList(candidates)
  const chains = new Chains(expected.count + 3)
  let page = 0
  for (const run of runsOf(usable)) {
    while ((pages[page] ?? Infinity) < (run[0]?.from ?? 0)) {
      chains.turnPage()
      page++
    }
    chains.add(run)
  }
  return chains.best(expected.count)
}

/** Keeps the work bounded where a text is full of numbers: then only what looks like a reference counts, or nothing. */
function usableOf(candidates: readonly Candidate[], count: number): readonly Candidate[] | null {
  const most = 4_000_000
  const ways = [candidates, ...[1, likely].map((least) => candidates.filter(({ weight }) => weight >= least))]
  return ways.find((way) => way.length * count <= most) ?? null
}

/** Candidates that share a run of digits exclude each other. */
function runsOf(candidates: readonly Candidate[]): readonly (readonly Candidate[])[] {
  const runs: Candidate[][] = []
  let end = -1
  for (const candidate of candidates) {
    if (candidate.from < end) runs.at(-1)?.push(candidate)
    else runs.push([candidate])
    end = Math.max(end, candidate.to)
  }
  return runs
}

/** The best chains so far, by the number they end with and by their length. */
class Chains {
  readonly #length: number
  readonly #ending = new Map<number, (Best | undefined)[]>()
  readonly #any: (Best | undefined)[]
  #before: readonly (Best | undefined)[] = []

  constructor(length: number) {
    this.#length = length
    this.#any = [{ score: 0, step: null, end: -1 }]
  }

  turnPage(): void {
    this.#before = [...this.#any]
  }

  add(run: readonly Candidate[]): void {
    const found: { length: number; best: Best }[] = []
    for (const candidate of run) {
      const number = /^\d+$/.test(candidate.n) ? Number(candidate.n) : null
      for (let length = 1; length <= this.#length; length++) {
        const before = number === null ? this.#any[length - 1] : this.#number(number, length - 1)
        if (!before) continue
        const step = { candidate, before: before.step }
        found.push({ length, best: { score: before.score + candidate.weight, step, end: before.end } })
      }
    }
    for (const { length, best } of found) this.#keep(length, best)
  }

  #keep(length: number, best: Best): void {
    let ending = this.#ending.get(best.end)
    if (!ending) this.#ending.set(best.end, (ending = []))
    if (best.score > (ending[length]?.score ?? -Infinity)) ending[length] = best
    if (best.score > (this.#any[length]?.score ?? -Infinity)) this.#any[length] = best
  }

  /** The best chain of a length that the number can go on with. */
  #number(n: number, length: number): Best | null {
    if (length === 0) return { score: n <= 1 ? 0 : skipped.lateStart, step: null, end: n }
    const ways: (Best | null)[] = [
      add(this.#ending.get(n - 1)?.[length], 0),
      add(this.#ending.get(n)?.[length], skipped.repeated),
      add(this.#ending.get(n - 2)?.[length], skipped.jumpAhead),
      add(this.#ending.get(n - 3)?.[length], skipped.jumpAhead - 1),
      add(this.#any[length], n <= 1 ? skipped.notOnNewPage : skipped.jump),
      n === 1 ? add(this.#before[length], skipped.onNewPage) : null,
      n === 1 ? add(this.#ending.get(99)?.[length], skipped.onNewPage) : null,
    ]
    const best = ways.reduce((a, b) => (b && (!a || b.score > a.score) ? b : a), null)
    return best && { ...best, end: n }
  }

  best(count: number): readonly Candidate[] {
    let best: Best = { score: -Infinity, step: null, end: -1 }
    this.#any.forEach((chain, length) => {
      const off = length <= count ? (count - length) * missing.reference : (length - count) * missing.text
      if (chain && chain.score + off > best.score) best = { ...chain, score: chain.score + off }
    })
    return stepsOf(best.step)
  }
}

function add(best: Best | undefined, cost: number): Best | null {
  return best ? { ...best, score: best.score + cost } : null
}

function stepsOf(last: Step | null): readonly Candidate[] {
  const steps: Candidate[] = []
  for (let step = last; step; step = step.before) steps.push(step.candidate)
  return steps.reverse()
}

/** Where no list tells how many there are: only what surely looks like a reference, numbered without a gap from 0 or 1. */
function chainWithoutList(candidates: readonly Candidate[]): readonly Candidate[] {
  const chain: Candidate[] = []
  for (const candidate of candidates) {
    const wanted = chain.length === 0 ? null : Number(chain.at(-1)?.n) + 1
    const fits = wanted === null ? /^[01]$/.test(candidate.n) : candidate.n === String(wanted)
    if (fits && candidate.weight > likely) chain.push(candidate)
  }
  return chain
}
