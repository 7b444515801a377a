import type { Entry } from './entry'
import { foldWord } from './fold'
import { personName } from './name-forms'
import { nameWordsIn } from './name-words'
import { heldAt } from './role-dates'
import { commonWords, honorifics, ranks } from './title-words'

/** What the offices and titles of a person say of its mentions. */
export interface Offices {
  /** Titles in the name itself, and ranks in the roles, folded: `sir`, `admiral`. */
  readonly titles: ReadonlySet<string>
  readonly roles: readonly Office[]
  readonly words: ReadonlySet<string>
}

interface Office {
  readonly role: string
  /** Its words up to the first `of`, `to`, `for`, or comma, folded: `assistant secretary`. */
  readonly head: readonly string[]
}

/** Short forms of titles, and plural ones, as they stand in roles. */
const long: Readonly<Record<string, string>> = {
  ...{
    gen: 'general',
    generals: 'general',
    col: 'colonel',
    colonels: 'colonel',
    maj: 'major',
    capt: 'captain',
    lt: 'lieutenant',
  },
  ...{
    lieut: 'lieutenant',
    adm: 'admiral',
    admirals: 'admiral',
    brig: 'brigadier',
    sen: 'senator',
    senators: 'senator',
  },
  ...{ rep: 'representative', reps: 'representative', gov: 'governor', governors: 'governor', amb: 'ambassador' },
  ...{
    ambassadors: 'ambassador',
    ministers: 'minister',
    secretaries: 'secretary',
    sec: 'secretary',
    secy: 'secretary',
  },
  ...{ pres: 'president', presidents: 'president', cmdr: 'commander', comdr: 'commander', prof: 'professor' },
  ...{
    doctor: 'dr',
    drs: 'dr',
    judges: 'judge',
    undersecretary: 'secretary',
    directors: 'director',
    chairmen: 'chairman',
  },
}

const known = new WeakMap<Entry, Offices>()

/** The offices of an entry, read once. */
export function officesOf(entry: Entry): Offices {
  const found = known.get(entry) ?? readOffices(entry)
  known.set(entry, found)
  return found
}

function readOffices(entry: Entry): Offices {
  const roles = entry.roles.map((role) => ({ role, head: headOf(role) }))
  const words = [...entry.roles, entry.description].flatMap((role) => nameWordsIn(role).map(({ folded }) => folded))
  const own = personName(entry).titles.map((title) => longer(foldWord(title)))
  return {
    titles: new Set(own),
    roles,
    words: new Set(words.filter((word) => word.length > 2 && !commonWords.has(word))),
  }
}

function headOf(role: string): readonly string[] {
  const [head = ''] = role.split(/,|\b(?:of|to|for|at|in|until|from|by)\b/u)
  return nameWordsIn(head).map(({ folded }) => folded)
}

/** How well the titles before a name agree with an entry: about −2 to 3, 0 where they say nothing. `when`: the date of the text. */
export function titleAgreement(entry: Entry, titles: readonly string[], when: string | null): number {
  if (titles.length === 0) return 0
  const offices = officesOf(entry)
  const said = titles.map(longer)
  const last = said.at(-1) ?? ''
  const rank = ranks.has(last) || last === 'sir' || last === 'lord' || last === 'dame'
  if (offices.titles.has(last)) return 3
  let best = 0
  for (const { role, head } of offices.roles) {
    if (!head.includes(last) && !(last === 'representative' && head.includes('congressman'))) continue
    const exact =
      head.at(-1) === last &&
      (said.length > 1 ? head.length === said.length : head.length === 1 || said.every((one) => head.includes(one)))
    const plain = said.length === 1 && head.length > 1 ? (head[0] === 'deputy' ? 1.8 : 1.2) : 1.5
    const weight = exact && head.length === said.length ? 3 : plain
    best = Math.max(best, weight * (heldAt(role, when) === false ? 0.2 : 1))
  }
  if (best > 0) return best
  if (rank) return -1.5
  if (plainTitles.has(last)) return offices.titles.size > 0 ? -0.7 : 0
  return honorifics.has(last) ? 0 : -0.8
}

const plainTitles = new Set(['mr', 'messrs', 'mrs', 'miss', 'ms', 'dr'])

function longer(title: string): string {
  return long[title] ?? title
}

/** How many of the words around a name are in the roles of an entry and not in those of all others it could mean. */
export function wordAgreement(
  entry: Entry,
  around: readonly string[],
  others: readonly Entry[],
  when: string | null,
): number {
  const mine = officesOf(entry).words
  const rest = others.filter((one) => one !== entry)
  let count = 0
  for (const word of new Set(around)) {
    if (!mine.has(word)) continue
    const shared = rest.filter((one) => officesOf(one).words.has(word)).length
    count += 1 - shared / Math.max(1, rest.length)
  }
  const held = officesOf(entry).roles.map(({ role }) => heldAt(role, when))
  return held.length > 0 && held.every((one) => one === false) ? count * 0.5 : count
}
