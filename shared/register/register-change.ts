import type { Entry } from './entry'
import { formsOf } from './name-forms'
import { nameWordsIn } from './name-words'
import { forenamesOf } from './person-extent'

/** Of how many entries there may be more, fewer or others for it to be worth while to ask which blocks that concerns. */
const most = 200

/** What other entries a register has than before, as far as blocks of text have to be read anew for it. */
export interface RegisterChange {
  /** Folded words without one of which no name of these entries stands in a block. */
  readonly words: ReadonlySet<string>
  /** Whether there are persons among them: signatures can be their initials. */
  readonly persons: boolean
}

/** A register after another state of it. */
export interface ChangedRegister {
  /** Those that say what they said are the same objects as before. */
  readonly entries: readonly Entry[]
  /** `null` where so much is new that all blocks are to be read anew. */
  readonly change: RegisterChange | null
}

/** What changed from one state of a register to the next, which was sent and so is made of other objects. */
export function registerChange(before: readonly Entry[], after: readonly Entry[]): ChangedRegister {
  const known = new Map(before.map((entry) => [entry.id, entry]))
  const entries = after.map((entry) => {
    const old = known.get(entry.id)
    return old && JSON.stringify(old) === JSON.stringify(entry) ? old : entry
  })
  const [now, then] = [new Set(entries), new Set(before)]
  const kept = before.filter((entry) => now.has(entry))
  // Namesakes are told in the order of the register.
  let next = 0
  for (const entry of entries) if (then.has(entry) && kept[next++] !== entry) return { entries, change: null }
  const other = [...before.filter((entry) => !now.has(entry)), ...entries.filter((entry) => !then.has(entry))]
  return { entries, change: other.length > most ? null : changeOf(other) }
}

function changeOf(entries: readonly Entry[]): RegisterChange {
  const words = new Set<string>()
  for (const entry of entries) {
    for (const { text } of formsOf(entry)) {
      const [first] = nameWordsIn(text)
      if (first) words.add(first.folded)
    }
    if (entry.kind === 'person') for (const forename of forenamesOf(entry)) words.add(forename)
  }
  return { words, persons: entries.some(({ kind }) => kind === 'person') }
}
