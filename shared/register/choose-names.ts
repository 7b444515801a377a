import type { DocRange } from '../finding'
import type { BlockNames, KnownName, NameKnowledge } from './block-names'
import type { LikeName } from './looks-like-name'
import { agrees, type TitleStart } from './person-extent'
import { placeWords } from './place-words'
import { rankEntries, rankMeanings } from './rank'
import type { Suggestion } from './suggestion'
import type { DivisionEvidence, TextEvidence } from './text-evidence'
import { archiveWords } from './title-words'

/** A name that is worth a suggestion; indices in the text of its block. */
export type ChosenName = DocRange & Pick<Suggestion, 'kind' | 'why' | 'candidates' | 'score'>

/** Which of the names of a block are worth a suggestion, by what the whole text says of them; in order of place, none in a tag. */
export function chooseNames(
  names: BlockNames,
  block: number,
  division: DivisionEvidence,
  text: TextEvidence,
  { byForename, titled, kinds }: NameKnowledge & Wishes,
): readonly ChosenName[] {
  const found: ChosenName[] = []
  const listed = listsOf(names, text)
  for (const name of names.known) {
    const chosen = chooseKnown(name, block, division, text, listed.has(name))
    if (chosen) found.push({ ...chosen, from: fromTitle(chosen.from, name, names, titled) })
  }
  const taken = new Set(found.flatMap(({ from, to }) => [from, to]))
  const things = names.like.filter(({ kind }) => kind !== 'person')
  const covered = byForename.size >= wellKnown
  for (const name of names.like) {
    if (!kinds.includes(name.kind)) continue
    const familiar = division.familiar && name.sign === 'alone' ? byForename.get(name.surname) : undefined
    if (familiar && !taken.has(name.to)) {
      const candidates = rankEntries(familiar, division, text)
      found.push({ from: name.from, to: name.to, kind: 'person', why: 'variant', candidates, score: 0.7 })
      continue
    }
    const plainRun = isPlainRun(name, text) && !things.some(({ from, to }) => from < name.to && name.from < to)
    const score = Math.max(likeness(name, division, text, listed.has(name)), plainRun ? (covered ? 0.6 : 0.7) : 0)
    if (score < 0.5 || taken.has(name.to)) continue
    const from = fromTitle(name.from, name, names, titled)
    const kind = plainRun && placeBeginnings.test(names.text.slice(name.from)) ? 'place' : name.kind
    if (!kinds.includes(kind)) continue
    found.push({ from, to: name.to, kind, why: 'looks-like-name', candidates: [], score })
  }
  // What is added around a name (`Jr.`, a forename) may reach into a tag.
  return found
    .filter((one) => !names.tagged.some(({ from, to }) => from < one.to && one.from < to))
    .sort((a, b) => a.from - b.from)
}

/** What is looked for, and whether a title is a part of names, as this text tags them. */
export interface Wishes {
  readonly kinds: readonly Suggestion['kind'][]
  readonly titled: (title: string) => boolean
}

function fromTitle(
  from: number,
  name: { readonly from: number; readonly titleStarts: readonly TitleStart[] },
  { tagged }: BlockNames,
  titled: (title: string) => boolean,
): number {
  let start = from
  if (from === name.from)
    for (const title of name.titleStarts) {
      if (!titled(title.title) || tagged.some((one) => one.from < from && title.from < one.to)) break
      start = title.from
    }
  return start
}

function chooseKnown(
  name: KnownName,
  block: number,
  division: DivisionEvidence,
  text: TextEvidence,
  listed: boolean,
): ChosenName | null {
  const wider = name.wider && isUnheard(name.wider.given, text) ? name.wider : null
  const given = wider ? [wider.given, ...name.given] : name.given
  const agreeing = wider ? name.meanings.filter(({ entry }) => agrees(entry, given)) : name.meanings
  const [best] = name.meanings
  if (name.follows !== null && isUnheard(name.follows, text)) return null
  const from = wider?.from ?? name.from
  if (!best) return { from, to: name.to, kind: 'person', why: 'looks-like-name', candidates: [], score: 0.85 }
  const bare =
    best.entry.kind === 'person' && best.form.part === 'surname' && given.length === 0 && name.titles.length === 0
  if (bare && !listed && !isSurnameHere(name, division, text)) return null
  const candidates = rankMeanings({ name: { ...name, given, meanings: agreeing }, block, division, text })
  const first = agreeing.find(({ entry }) => entry.id === candidates[0]?.entry)
  const kind = (first ?? best).entry.kind
  const why = first?.form.why ?? 'looks-like-name'
  return { from, to: name.to, kind, why, candidates, score: bare ? 0.9 : 0.97 }
}

/** Whether a surname with nothing beside it is one, and not a word of the language, a place, or the name of an institution. */
function isSurnameHere(name: KnownName, division: DivisionEvidence, text: TextEvidence): boolean {
  const word = name.meanings[0]?.form.text.toLowerCase() ?? ''
  if (archiveWords.has(name.after[0] ?? '')) return false
  const sure = name.meanings.some(({ entry }) => (division.named.get(entry.id) ?? 0) > 0)
  if (placeWords.has(word)) return sure && !/^(?:in|at|from|to|of|near)$/.test(name.before.at(-1) ?? '')
  const small = text.small.get(word) ?? 0
  const plain = name.meanings.some(({ entry }) => (division.plain.get(entry.id) ?? 0) > 0)
  if (small === 0) return true
  return !name.begins || name.bracketed || ((sure || plain) && small < 60)
}

/** Whether a word is written small nowhere in a text, so that it can be a name. */
function isUnheard(word: string, { small }: TextEvidence): boolean {
  return (small.get(word) ?? 0) < 1
}

/** How likely what looks like a name is one, by all that the text says. */
function likeness(name: LikeName, division: DivisionEvidence, text: TextEvidence, listed: boolean): number {
  const { sign, surname, others, titles } = name
  if (name.kind === 'place') return name.begins ? 0.7 : 0.8
  if (name.kind === 'organisation') return 0.7
  const unheard = isUnheard(surname, text) && others.every((word) => isUnheard(word, text))
  const person = titles.some((title) => certain.has(title))
  if (placeWords.has(surname) && !person) return 0
  switch (sign) {
    case 'title':
      return person ? 0.9 : unheard ? 0.8 : 0
    case 'forename':
      return unheard || others.length === 0 ? 0.85 : 0
    case 'initials':
      return unheard ? 0.75 : 0
    case 'inverted':
      return unheard ? 0.8 : 0
    case 'run':
    case 'alone':
      if (!unheard || name.capitals) return 0
      if (name.bracketed || listed) return 0.75
      return aloneLikeness(name, division, text)
  }
}

/** With how many forenames in the register the persons of a text are taken to be known, so that others are less likely. */
const wellKnown = 20

/** Whether a name is two capitalised words or more in mid-sentence, of which the text writes none small. */
function isPlainRun({ sign, begins, capitals, others, surname, kind }: LikeName, text: TextEvidence): boolean {
  if (kind !== 'person' || sign !== 'run' || begins || capitals || others.length === 0) return false
  return isUnheard(surname, text) && others.every((word) => isUnheard(word, text)) && !placeWords.has(surname)
}

/** The first words of many names of places. */
const placeBeginnings =
  /^(?:San|Santa|Santo|São|Sankt|St|Saint|Hong|Rio|Río|Los|Las|El|La|Le|New|Port|Porto|Puerto|Fort|Lake|Mount|Monte|Cabo|Cape|Costa|Buenos|Villa|Bad|Kuala|Phnom|Abu|Tel|Addis)[ -]/u

/** How likely a surname with nothing beside it is one: it is called with a title or forename elsewhere. */
function aloneLikeness({ surname, qualifies }: LikeName, division: DivisionEvidence, text: TextEvidence): number {
  const here = division.surnames.has(surname)
  if (!here && (text.surnames.get(surname) ?? 0) <= 2) return 0.3
  return qualifies ? 0.6 : here ? 0.75 : 0.7
}

/** Titles that nothing but the name of a person follows. */
const certain = new Set('mr mrs miss ms messrs sir dr mme mlle herr frau madame monsieur'.split(' '))

/** Names that stand in a row of at least three, most of them known to be persons. */
function listsOf(names: BlockNames, text: TextEvidence): ReadonlySet<LikeName | KnownName> {
  const all = [
    ...names.known.map((name) => ({ name, like: null, from: name.from, to: name.to })),
    ...names.like.map((name) => ({ name, like: name, from: name.from, to: name.to })),
  ].sort((a, b) => a.from - b.from)
  const found = new Set<LikeName | KnownName>()
  let row: typeof all = []
  const close = () => {
    const sure = row.filter(({ like }) => !like || (text.surnames.get(like.surname) ?? 0) > 0).length
    if (row.length > 2 && sure * 2 >= row.length) for (const { name } of row) found.add(name)
    row = []
  }
  for (const one of all) {
    const last = row.at(-1)
    if (last && !/^,?\s*(?:(?:and|or|&|und|et)\s+)?$/.test(names.text.slice(last.to, one.from))) close()
    row.push(one)
  }
  close()
  return found
}
