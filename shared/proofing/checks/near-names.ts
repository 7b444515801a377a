import type { PlacedBlock, Word } from '../block'
import { blockDoubt, fixAt, placedDoubt, type TextDoubt } from '../block-doubt'
import type { TextCheck } from '../check'
import { isOneAway } from '../one-away'
import { plainForm } from '../plain-form'
import { meantStretches } from '../meant-stretches'
import { withoutPossessive } from '../name-forms'

/** A word with a capital. */
interface NameWord extends Word {
  /** Without a possessive. */
  readonly form: string
  /** Whether a dictionary has it, or the register. */
  readonly known: boolean
  readonly isName: boolean
}

/** How many letters a name has at least, of which another spelling is told from another name. */
const shortest = 5

/** A spelling of a name that stands once or twice, one letter away from one that stands often, or in the register. */
export const nearNames: TextCheck<readonly NameWord[]> = {
  kind: 'text',
  name: 'near-names',
  gather: (block, knowledge, language) => {
    const meant = meantStretches(block)
    return block.words.flatMap((word) => {
      const form = withoutPossessive(plainForm(word.text))
      if (form.length < shortest || !/^\p{Lu}['’]?\p{L}*\p{Ll}/u.test(form) || meant(word)) return []
      const isName = knowledge.isName(form)
      return [{ ...word, form, known: isName || knowledge.knows(form, language), isName }]
    })
  },
  check: (blocks) => {
    const counts = countsOf(blocks.map(({ facts }) => facts))
    const near = nearestOf(counts)
    const found: TextDoubt[] = []
    for (const { place, facts } of blocks)
      for (const word of facts) {
        const other = near.get(word.form)
        if (other !== undefined) found.push(doubtOf(place, word, other))
      }
    return found
  },
}

interface Count {
  times: number
  readonly known: boolean
  readonly isName: boolean
}

function countsOf(all: readonly (readonly NameWord[])[]): ReadonlyMap<string, Count> {
  const counts = new Map<string, Count>()
  for (const words of all)
    for (const { form, known, isName } of words) {
      const count = counts.get(form)
      if (count) count.times++
      else counts.set(form, { times: 1, known, isName })
    }
  return counts
}

/** For each rare spelling the usual one, the most frequent where there are several. */
function nearestOf(counts: ReadonlyMap<string, Count>): ReadonlyMap<string, { form: string; times: number }> {
  const usual = new Map<string, string[]>()
  for (const [form, { times, isName }] of counts)
    if (times > 1 || isName) for (const key of lessOne(form)) usual.set(key, [...(usual.get(key) ?? []), form])
  const near = new Map<string, { form: string; times: number }>()
  for (const [form, { times, known }] of counts) {
    if (known || times > 2) continue
    let best: { form: string; times: number } | null = null
    for (const key of lessOne(form))
      for (const other of usual.get(key) ?? []) {
        const count = counts.get(other)
        if (!count || other === form || !isOtherSpelling(form, other)) continue
        const enough = count.isName || count.times >= 2 * times + Number(!count.known)
        if (enough && (best === null || count.times > best.times)) best = { form: other, times: count.times }
      }
    if (best) near.set(form, best)
  }
  return near
}

/** A word, and it with each letter left out: words that are one letter apart share one of those. */
function lessOne(form: string): readonly string[] {
  const small = form.toLowerCase()
  return [...new Set([small, ...Array.from(small, (_, at) => small.slice(0, at) + small.slice(at + 1))])]
}

/** Whether two words are one letter apart, and not by their endings: `Guatemala` and `Guatemalan` are two words. */
function isOtherSpelling(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  if (short.length < long.length && long.startsWith(short) && /[sneaiy]$/u.test(long)) return false
  if (short.length === long.length && short.slice(0, -1) === long.slice(0, -1)) return false
  return isOneAway(one.toLowerCase(), other.toLowerCase())
}

function doubtOf(place: PlacedBlock, word: NameWord, other: { form: string; times: number }): TextDoubt {
  const { from, form, text } = word
  const to = text.startsWith(form) ? from + form.length : word.to
  return placedDoubt(
    place,
    blockDoubt('near-names', place.block.read.text, {
      ...{ from, to, code: 'near-names', severity: 'warning', key: form },
      ...{ values: { word: form, other: other.form, times: other.times }, fixes: [fixAt(from, to, other.form)] },
    }),
  )
}
