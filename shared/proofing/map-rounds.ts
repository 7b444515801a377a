import type { PageMark, PageRecord, Round } from './page-record'

/**
 * Which round of another edition stands for each round of this one, by id: the one with the same id, else that of the same name, else
 * the one in the same place, if it stands for no other. A round that has none is left out.
 */
export function mapRounds(from: readonly Round[], to: readonly Round[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const free = new Set(to.map(({ id }) => id))
  const pair = (match: (round: Round, index: number) => Round | undefined) => {
    for (const [index, round] of from.entries()) {
      const other = found.has(round.id) ? undefined : match(round, index)
      if (other === undefined || !free.has(other.id)) continue
      found.set(round.id, other.id)
      free.delete(other.id)
    }
  }
  pair(({ id }) => to.find((other) => other.id === id))
  pair(({ name }) => (name === null ? undefined : to.find((other) => other.name !== null && isSame(other.name, name))))
  pair((_, index) => to[index])
  return found
}

const isSame = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()

/** A change of a mark of a page; see `PageChange` of the store. */
export interface MarkChange {
  readonly what: 'mark'
  readonly page: string
  readonly round: string
  readonly before: PageMark | null
  readonly after: PageMark | null
}

/** What puts the marks of pages under the rounds that stand for theirs; marks of rounds that have none stay as they are. */
export function remarked(records: readonly PageRecord[], rounds: ReadonlyMap<string, string>): readonly MarkChange[] {
  return records.flatMap(({ id: page, marks }) => {
    const after = new Map<string, PageMark>()
    // What was moved goes before what stood there from an earlier stay in the other edition.
    for (const mark of marks) if (!rounds.has(mark.round)) after.set(mark.round, mark)
    for (const mark of marks) {
      const round = rounds.get(mark.round)
      if (round !== undefined) after.set(round, round === mark.round ? mark : { ...mark, round })
    }
    const before = new Map(marks.map((mark) => [mark.round, mark]))
    return [...new Set([...before.keys(), ...after.keys()])].flatMap((round): MarkChange[] => {
      const [was, is] = [before.get(round) ?? null, after.get(round) ?? null]
      return was === is ? [] : [{ what: 'mark', page, round, before: was, after: is }]
    })
  })
}
