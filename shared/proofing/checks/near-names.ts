import type { PlacedBlock, Word } from '../block'
import { blockDoubt, fixAt, placedDoubt, type TextDoubt } from '../block-doubt'
import type { TextCheck } from '../check'
import { isOneAway } from '../one-away'
import { plainForm } from '../plain-form'
import { meantStretches } from '../meant-stretches'
import { nameForm, withoutPossessive } from '../name-forms'

/** A word with a capital. */
interface NameWord extends Word {
  /** Without a possessive. */
  readonly form: string
  /** Whether a dictionary has it, or the register. */
  readonly known: boolean
}

/** How many letters a name has at least, of which another spelling is told from another name. */
const shortest = 5

/** A spelling of a name that stands once or twice, one letter away from one that stands often, or in the register. */
export const nearNames: TextCheck<readonly NameWord[]> = {
  kind: 'text',
  name: 'near-names',
  gather: (block, knowledge, language) => {
    const meant = meantStretches(block)
    const capitals = block.words.filter(({ text }) => text.length >= shortest && beginsWithCapital(text))
    return capitals.flatMap((word) => {
      const form = withoutPossessive(plainForm(word.text))
      if (form.length < shortest || !/^\p{Lu}['’]?\p{L}*\p{Ll}/u.test(form) || meant(word)) return []
      return [{ ...word, form, known: knowledge.knows(form, language) }]
    })
  },
  check: (blocks, _, { names }) => {
    const counts = countsOf(blocks.map(({ facts }) => facts))
    const near = nearestOf(counts, names)
    const found: TextDoubt[] = []
    for (const { place, facts } of blocks)
      for (const word of facts) {
        const other = near.get(word.form)
        if (other !== undefined) found.push(doubtOf(place, word, other))
      }
    return found
  },
}

/** By code where that is enough: a volume has half a million words. */
function beginsWithCapital(word: string): boolean {
  const code = word.charCodeAt(0)
  return code < 0x80 ? code >= 0x41 && code <= 0x5a : /^\p{Lu}/u.test(word)
}

interface Count {
  times: number
  readonly known: boolean
}

function countsOf(all: readonly (readonly NameWord[])[]): ReadonlyMap<string, Count> {
  const counts = new Map<string, Count>()
  for (const words of all)
    for (const { form, known } of words) {
      const count = counts.get(form)
      if (count) count.times++
      else counts.set(form, { times: 1, known })
    }
  return counts
}

/** The usual spelling of a name, and how often it stands in the text. */
interface Usual {
  readonly form: string
  readonly times: number
}

/** For each rare spelling the usual one, the most frequent where there are several; one of the register where it is in the text never. */
function nearestOf(counts: ReadonlyMap<string, Count>, names: ReadonlyMap<string, string>): ReadonlyMap<string, Usual> {
  const usual = new Map<string, string[]>()
  const add = (form: string) => {
    for (const key of lessOne(form)) {
      const forms = usual.get(key)
      if (forms) forms.push(form)
      else usual.set(key, [form])
    }
  }
  for (const [form, { times }] of counts) if (times > 1) add(form)
  for (const form of names.values())
    if (form.length >= shortest && !counts.has(form) && /^\p{Lu}/u.test(form)) add(form)
  const near = new Map<string, Usual>()
  for (const [form, { times, known }] of counts) {
    if (known || times > 2) continue
    let best: Usual | null = null
    for (const key of lessOne(form))
      for (const other of usual.get(key) ?? []) {
        const count = counts.get(other)
        if (other === form || !isOtherSpelling(form, other)) continue
        const enough = !count || names.has(nameForm(other)) || count.times >= 2 * times
        if (enough && (best === null || (count?.times ?? 0) > best.times))
          best = { form: other, times: count?.times ?? 0 }
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

function doubtOf(place: PlacedBlock, word: NameWord, other: Usual): TextDoubt {
  const { from, form, text } = word
  const to = text.startsWith(form) ? from + form.length : word.to
  return placedDoubt(
    place,
    blockDoubt('near-names', place.block.read.text, {
      ...{ from, to, code: other.times === 0 ? 'near-names-register' : 'near-names', severity: 'warning', key: form },
      ...{ values: { word: form, other: other.form, count: other.times }, fixes: [fixAt(from, to, other.form)] },
    }),
  )
}
