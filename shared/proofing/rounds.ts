import type { PageMark, PageRecord, Round } from './page-record'

/** The rounds of an edition for which nobody has set any: first proof, second proof, final. Their ids stand in the marks of pages. */
export const firstRounds: readonly Round[] = [
  { id: 'first', name: null },
  { id: 'second', name: null },
  { id: 'final', name: null },
]

/** The rounds of an edition, in order; there is always one. */
export function roundsOf(edition: { readonly rounds?: readonly Round[] | null } | null | undefined): readonly Round[] {
  const rounds = edition?.rounds ?? firstRounds
  return rounds.length === 0 ? firstRounds : rounds
}

/** How many pages of a text there are, and how many of them are done in each round, by its id. */
export interface TextProgress {
  readonly pages: number
  readonly done: ReadonlyMap<string, number>
}

/** How many of how many pages are done. */
export interface Progress {
  readonly done: number
  readonly pages: number
}

/** The mark of a page in a round, where it is done; else `null`. */
export function doneIn(record: Pick<PageRecord, 'marks'> | undefined, round: string): PageMark | null {
  return record?.marks.find((mark) => mark.round === round && mark.done) ?? null
}

/** The last of these rounds in which a page is done, and how many are; `null` where none is. */
export function lastDone(record: Pick<PageRecord, 'marks'> | undefined, rounds: readonly Round[]) {
  const done = rounds.filter(({ id }) => doneIn(record, id) !== null)
  const round = done.at(-1)
  return round === undefined ? null : { round, count: done.length }
}

/** How many pages are done in each round, by its id. */
export function doneByRound(pages: readonly Pick<PageRecord, 'marks'>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { marks } of pages)
    for (const { round, done } of marks) if (done) counts.set(round, (counts.get(round) ?? 0) + 1)
  return counts
}

/** The progress of texts together in a round. */
export function progressIn(texts: Iterable<TextProgress>, round: string): Progress {
  let [done, pages] = [0, 0]
  for (const text of texts) {
    done += Math.min(text.done.get(round) ?? 0, text.pages)
    pages += text.pages
  }
  return { done, pages }
}

/** The round that is worked on: the one that was chosen, else the first that is not finished in all texts, else the last. */
export function currentRound(
  rounds: readonly Round[],
  texts: readonly TextProgress[],
  chosen: string | undefined,
): Round {
  const open = rounds.find(({ id }) => {
    const { done, pages } = progressIn(texts, id)
    return done < pages || pages === 0
  })
  const round = rounds.find(({ id }) => id === chosen) ?? open ?? rounds.at(-1)
  return round ?? { id: 'first', name: null }
}
