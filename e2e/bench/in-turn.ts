import { median } from './measurement'

/**
 * Does several things of this process in turn, `rounds` times after a first that compiles them, and answers with the median of the
 * computing time of each, in milliseconds: what this process took of all processors, collecting garbage included.
 */
export function inTurn<K extends string>(works: Readonly<Record<K, () => unknown>>, rounds: number): Record<K, number> {
  const names = Object.keys(works) as K[]
  const taken = new Map<K, number[]>(names.map((name) => [name, []]))
  for (let round = 0; round <= rounds; round++)
    for (const name of names) {
      const before = process.cpuUsage()
      works[name]()
      const { user, system } = process.cpuUsage(before)
      if (round > 0) taken.get(name)?.push((user + system) / 1000)
    }
  return Object.fromEntries(names.map((name) => [name, median(taken.get(name) ?? [])])) as Record<K, number>
}
