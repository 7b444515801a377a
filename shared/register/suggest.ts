import type { Node } from 'prosemirror-model'
import { blockNames, type BlockNames, type NameKnowledge } from './block-names'
import { BlockDates } from './block-dates'
import { chooseNames, type ChosenName } from './choose-names'
import { dateContextAt } from './date-context'
import type { DateContext } from './date-reading'
import type { Entry } from './entry'
import { fold } from './fold'
import { registerIndex, type RegisterIndex } from './links'
import { NameTrie } from './match'
import { forenamesOf, isUsualForename } from './person-extent'
import { personName } from './name-forms'
import type { Refusal, Suggestion, SuggestionSource } from './suggestion'
import { textBlocksOf, type BlockPlace } from './text-blocks-of'
import { withSettled } from './settled-names'
import { gatherEvidence, noEvidence } from './text-evidence'
import { placeContext } from './words-around'
import { titleHabitOf } from './title-habit'
import { isTitle } from './title-words'
import { isHonorific } from './extent-words'

/** How many blocks are looked at between two tellings of progress. */
const step = 200

/**
 * Finds what wants a tag in docs. Keep one for each source: it remembers what it saw in each block, so that
 * asking again after an edit looks only at blocks that changed.
 */
export class Suggester {
  private readonly source: SuggestionSource
  private readonly register: RegisterIndex
  private readonly knowledge: NameKnowledge
  private readonly seen = new WeakMap<Node, BlockNames>()
  private readonly refused: ReadonlySet<string>
  private readonly dates = new BlockDates()
  private looked = 0

  constructor(source: SuggestionSource) {
    this.source = source
    this.register = registerIndex(source.entries)
    this.knowledge = knowledgeOf(source.entries)
    this.refused = new Set(source.refusals.map(({ kind, text, context }) => keyOf(kind, text, context)))
  }

  /** How many blocks were looked at so far. */
  get blocksLooked(): number {
    return this.looked
  }

  /** All suggestions for a doc, in order of place and without overlaps; yields how far it is, from 0 to 1. Walks the doc. */
  *suggestionsIn(doc: Node): Generator<number, readonly Suggestion[]> {
    const blocks = textBlocksOf(doc)
    const namesOf = (block: Node) => this.namesOf(block)
    for (const [index, { node }] of blocks.entries()) {
      if (index % step === step - 1) yield (index / blocks.length) * 0.9
      this.namesOf(node)
    }
    const gathered = gatherEvidence(blocks, namesOf, this.register, this.source.text)
    const evidence = withSettled(gathered, blocks, namesOf)
    const habit = titleHabitOf(doc)
    const titled = (title: string) =>
      (isHonorific(title.slice(0, 1).toUpperCase() + title.slice(1)) ? habit.honorific : habit.office) === 'in'
    const dated = this.source.kinds.includes('date')
    const contexts = new Map<Node, DateContext>()
    const found: Suggestion[] = []
    for (const [index, block] of blocks.entries()) {
      if (index % (step * 10) === 0) yield 0.9 + (index / blocks.length) * 0.1
      const names = this.namesOf(block.node)
      const division = evidence.divisions.get(block.division) ?? noEvidence()
      const here = dated ? [...this.datesIn(doc, block, names, contexts)] : []
      for (const name of chooseNames(names, index, division, evidence, {
        ...this.knowledge,
        titled,
        kinds: this.source.kinds,
      }))
        if (name.candidates.length > 0 || this.source.unknown) here.push(suggestionOf(name, names, block))
      found.push(...withoutOverlaps(here.filter((one) => this.wants(one))))
    }
    yield 1
    return found.sort((a, b) => a.from - b.from)
  }

  private namesOf(block: Node): BlockNames {
    const known = this.seen.get(block)
    if (known) return known
    this.looked++
    const names = blockNames(block, this.knowledge)
    this.seen.set(block, names)
    return names
  }

  private datesIn(
    doc: Node,
    { node, start, division }: BlockPlace,
    names: BlockNames,
    contexts: Map<Node, DateContext>,
  ): readonly Suggestion[] {
    const given = this.source.dates
    const context = contexts.get(division) ?? { ...given, date: dateContextAt(doc, start).date ?? given.date }
    contexts.set(division, context)
    return this.dates.datesOf(node, names, context).map(({ from, to, readings }) => ({
      ...{ from: start + names.before(from), to: start + names.after(to), text: names.text.slice(from, to) },
      ...{ kind: 'date', why: 'date', candidates: [], dates: readings },
      score: readings[0]?.doubt === null ? 0.95 : 0.7,
      context: placeContext(names.text, from, to),
    }))
  }

  private wants({ kind, text, context }: Suggestion): boolean {
    if (!this.source.kinds.includes(kind)) return false
    if (this.refused.size === 0) return true
    const folded = fold(text)
    return !this.refused.has(keyOf(kind, folded, null)) && !this.refused.has(keyOf(kind, folded, context))
  }
}

function suggestionOf(name: ChosenName, names: BlockNames, { start }: BlockPlace): Suggestion {
  const { from, to, kind, why, candidates, score } = name
  return {
    ...{ from: start + names.before(from), to: start + names.after(to), text: names.text.slice(from, to) },
    ...{ kind, why, candidates, dates: [], score, context: placeContext(names.text, from, to) },
  }
}

/** The suggestions of one block without those that begin within another: a date in the name of a place is none. */
function withoutOverlaps(suggestions: readonly Suggestion[]): readonly Suggestion[] {
  let end = -1
  const sorted = [...suggestions].sort((a, b) => a.from - b.from || b.to - a.to)
  return sorted.filter(({ from, to }) => {
    if (from < end) return false
    end = to
    return true
  })
}

/** Makes a register ready to be found in blocks. */
function knowledgeOf(entries: readonly Entry[]): NameKnowledge {
  const persons = entries.filter(({ kind }) => kind === 'person')
  const byForename = new Map<string, Entry[]>()
  const byInitials = new Map<string, Entry[]>()
  for (const entry of persons) {
    const forenames = forenamesOf(entry)
    for (const forename of new Set(forenames)) put(byForename, forename, entry)
    const [surname = ''] = personName(entry).surnames
    const initials = [...forenames, fold(surname)].map((word) => word.slice(0, 1)).join('')
    if (forenames.length > 0) put(byInitials, initials, entry)
    if (forenames.length > 1) put(byInitials, initials.slice(0, 1) + initials.slice(-1), entry)
  }
  const isGiven = (folded: string) =>
    folded.length > 1 && !isTitle(folded) && (isUsualForename(folded) || byForename.has(folded))
  return { trie: new NameTrie(entries), isGiven, byInitials, byForename }
}

function put(map: Map<string, Entry[]>, key: string, entry: Entry): void {
  const list = map.get(key)
  if (list) list.push(entry)
  else map.set(key, [entry])
}

function keyOf(kind: Refusal['kind'], text: string, context: string | null): string {
  return JSON.stringify([kind, text, context])
}
