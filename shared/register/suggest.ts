import type { Node } from 'prosemirror-model'
import { blockNames, type BlockNames, type NameKnowledge } from './block-names'
import { chooseNames, type ChosenName } from './choose-names'
import { DateSuggester, withDates } from './date-suggestions'
import type { Entry } from './entry'
import { registerIndex, type RegisterIndex } from './links'
import { knowledgeOf } from './name-knowledge'
import { refusedBy } from './refused-suggestions'
import { registerChange } from './register-change'
import { SeenNames } from './seen-names'
import type { Suggestion, SuggestionSource } from './suggestion'
import { textBlocksOf, type BlockPlace } from './text-blocks-of'
import { withSettled } from './settled-names'
import { gatherEvidence, noEvidence } from './text-evidence'
import { placeContext } from './words-around'
import { titlesWithin } from './title-habit'

/** How many blocks are looked at between two tellings of progress. */
const step = 200

/** A register, and what was learned with it. */
interface Known {
  readonly register: RegisterIndex
  readonly knowledge: NameKnowledge
  readonly seen: SeenNames
  readonly dates: DateSuggester
}

/**
 * Finds what wants a tag in docs. Keep one, and ask for {@link changed} where the register or the refusals changed: it
 * remembers what it saw in each block, so that asking again after an edit looks only at blocks that changed, and after a
 * change of the register only at those that can have names of these entries.
 */
export class Suggester {
  private readonly source: SuggestionSource
  private readonly known: Known
  private readonly refused: (one: Suggestion) => boolean
  private looked = 0

  constructor(source: SuggestionSource, known: Known = knownOf(source.entries)) {
    this.source = source
    this.known = known
    this.refused = refusedBy(source.refusals)
  }

  /** How many blocks were looked at so far. */
  get blocksLooked(): number {
    return this.looked
  }

  /** One for another source, that knows of blocks what is still true. */
  changed(source: SuggestionSource): Suggester {
    const { known } = this
    const { entries, change } = registerChange(known.register.entries, source.entries)
    if (change === null) return new Suggester(source)
    const before = known.register.entries
    const same = entries.length === before.length && entries.every((entry, index) => entry === before[index])
    return new Suggester(source, {
      ...(same ? known : knownOf(entries)),
      ...{ seen: known.seen.after(change), dates: known.dates },
    })
  }

  /** All suggestions for a doc, in order of place and without overlaps; yields how far it is, from 0 to 1. Walks the doc. */
  *suggestionsIn(doc: Node): Generator<number, readonly Suggestion[]> {
    const names = yield* part(this.namesIn(doc), 0, 0.7)
    const dates = yield* part(this.known.dates.suggestionsIn(doc, this.source), 0.7, 0.3)
    yield 1
    return withDates(names, dates)
  }

  private *namesIn(doc: Node): Generator<number, readonly Suggestion[]> {
    const blocks = textBlocksOf(doc)
    const namesOf = (block: Node) => this.namesOf(block)
    for (const [index, { node }] of blocks.entries()) {
      if (index % step === step - 1) yield (index / blocks.length) * 0.9
      this.namesOf(node)
    }
    const gathered = gatherEvidence(blocks, namesOf, this.known.register, this.source.text)
    const evidence = withSettled(gathered, blocks, namesOf)
    const knowledge = { ...this.known.knowledge, titled: titlesWithin(doc), kinds: this.source.kinds }
    const found: Suggestion[] = []
    for (const [index, block] of blocks.entries()) {
      if (index % (step * 10) === 0) yield 0.9 + (index / blocks.length) * 0.1
      const names = this.namesOf(block.node)
      const division = evidence.divisions.get(block.division) ?? noEvidence()
      const here: Suggestion[] = []
      for (const name of chooseNames(names, index, division, evidence, knowledge))
        if (name.candidates.length > 0 || this.source.unknown) here.push(suggestionOf(name, names, block))
      found.push(...withoutOverlaps(here.filter((one) => this.source.kinds.includes(one.kind) && !this.refused(one))))
    }
    return found.sort((a, b) => a.from - b.from)
  }

  private namesOf(block: Node): BlockNames {
    const { seen, knowledge } = this.known
    const known = seen.of(block)
    if (known) return known
    this.looked++
    const names = blockNames(block, knowledge)
    seen.keep(block, names)
    return names
  }
}

function knownOf(entries: readonly Entry[]): Known {
  return {
    register: registerIndex(entries),
    knowledge: knowledgeOf(entries),
    ...{ seen: new SeenNames(), dates: new DateSuggester() },
  }
}

/** Work that is a part of more: its progress goes from `start` on as far as `size`. */
function* part<T>(work: Generator<number, T>, start: number, size: number): Generator<number, T> {
  for (let turn = work.next(); ; turn = work.next()) {
    if (turn.done === true) return turn.value
    yield start + turn.value * size
  }
}

function suggestionOf(name: ChosenName, names: BlockNames, { start }: BlockPlace): Suggestion {
  const { from, to, kind, why, candidates, score } = name
  return {
    ...{ from: start + names.before(from), to: start + names.after(to), text: names.text.slice(from, to) },
    ...{ kind, why, candidates, dates: [], score, context: placeContext(names.text, from, to) },
  }
}

/** The suggestions of one block without those that begin within another. */
function withoutOverlaps(suggestions: readonly Suggestion[]): readonly Suggestion[] {
  let end = -1
  const sorted = [...suggestions].sort((a, b) => a.from - b.from || b.to - a.to)
  return sorted.filter(({ from, to }) => {
    if (from < end) return false
    end = to
    return true
  })
}
