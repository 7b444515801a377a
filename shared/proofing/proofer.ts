import type { Node } from 'prosemirror-model'
import { placeContext } from '../register/words-around'
import type { PlacedBlock, ProofBlock } from './block'
import type { Check, ProofSource, TextCheck } from './check'
import { proofChecks } from './checks'
import type { Doubt, Fix } from './doubt'
import { Knowledge } from './knowledge'
import { blockOf, placedIn } from './place-doubts'
import { proofBlock } from './proof-block'
import { proofPlaces } from './proof-places'
import { sameDoubts } from './same-doubts'
import { SeenBlocks, type SeenBlock } from './seen-blocks'
import { withoutRepeats } from './without-repeats'

/** How many blocks are looked at between two tellings of progress. */
const step = 100

/** A doubt in its block: all positions, those of its fixes and of elsewhere too, count from where the block's content begins. */
export type PlacedDoubt = Doubt

/** The doubts of one text block. */
export interface BlockDoubts {
  readonly node: Node
  /** The position where the block's content begins; add it to the positions of {@link doubts}. */
  readonly start: number
  /** In order of place. The same array as in the answer before, for as long as nothing about them changed. */
  readonly doubts: readonly PlacedDoubt[]
}

/** What was found in a doc. */
export interface ProofAnswer {
  /** Every text block that has doubts, in the order in which they begin: each before those of the notes in it. */
  readonly blocks: readonly BlockDoubts[]
}

/**
 * Finds what is doubtful in docs. Keep one, and ask for {@link changed} where the dictionaries or the register changed: it
 * remembers what it saw in each block, so that asking again after an edit looks only at blocks that changed, and after a
 * change of the register only at those that have its words.
 */
export class Proofer {
  private readonly source: ProofSource
  private readonly checks: readonly Check[]
  private readonly textChecks: readonly TextCheck[]
  private readonly knowledge: Knowledge
  private readonly seen: SeenBlocks
  private looked = 0

  constructor(
    source: ProofSource,
    checks: readonly Check[] = proofChecks,
    knowledge = new Knowledge(source),
    seen = new SeenBlocks(),
  ) {
    this.source = source
    this.checks = checks
    this.textChecks = checks.filter((check): check is TextCheck => check.kind === 'text')
    this.knowledge = knowledge
    this.seen = seen
  }

  /** How many blocks were looked at so far. */
  get blocksLooked(): number {
    return this.looked
  }

  /** One for another source, which knows of blocks what is still true. */
  changed(source: ProofSource): Proofer {
    const before = this.source
    const same = before.dictionaries.length === source.dictionaries.length
    if (!same || !source.dictionaries.every((one, index) => isEqual(one, before.dictionaries[index])))
      return new Proofer(source, this.checks)
    const knowledge = this.knowledge.changed(source)
    if (!isEqual(before.scannos ?? [], source.scannos ?? []))
      return new Proofer(source, this.checks, knowledge, new SeenBlocks())
    const [known, after] = [this.knowledge.names, knowledge.names]
    const words = [...known.keys(), ...after.keys()].filter((word) => known.has(word) !== after.has(word))
    return new Proofer(source, this.checks, knowledge, this.seen.after(new Set(words)))
  }

  /** All doubts of a doc; yields how far it is, from 0 to 1. Walks the doc. */
  *doubtsIn(doc: Node): Generator<number, ProofAnswer> {
    const places = proofPlaces(doc)
    const looks: SeenBlock[] = []
    const placed: PlacedBlock[] = []
    for (const [index, place] of places.entries()) {
      if (index % step === step - 1) yield (index / places.length) * 0.9
      const look = this.look(place.node, place.language)
      looks.push(look)
      placed.push({ ...place, block: look.block })
    }
    const found = new Map<number, Doubt[]>()
    let turn = 0
    // One list for all text checks, each of which finds its own facts in it: a volume has ten thousand blocks.
    const gathered: { readonly place: PlacedBlock; facts: unknown }[] = placed.map((place) => ({ place, facts: null }))
    for (const [column, check] of this.textChecks.entries()) {
      yield 0.9 + (turn++ / this.textChecks.length) * 0.1
      for (const [index, block] of gathered.entries()) block.facts = looks[index]?.facts[column]
      for (const doubt of check.check(gathered, doc, this.knowledge)) {
        const index = blockOf(places, doubt.from)
        const place = placed[index]
        if (!place) continue
        const list = found.get(index) ?? []
        found.set(index, list)
        list.push(fromStart(doubt, place))
      }
    }
    const blocks: BlockDoubts[] = []
    for (const [index, { node, start }] of places.entries()) {
      const more = found.get(index) ?? []
      const own = looks[index]?.doubts ?? []
      if (own.length === 0 && more.length === 0) continue
      const doubts = this.kept(looks[index], withoutRepeats([...own, ...more]))
      if (doubts.length > 0) blocks.push({ node, start, doubts })
    }
    yield 1
    return { blocks }
  }

  /** Fixes for a doubt, the best first: those that it has, and those that are worked out only when they are asked for, which can take 200 ms. */
  fixesFor({ check, from, to, text, fixes }: PlacedDoubt, language: string | null): readonly Fix[] {
    if (check !== 'spelling' && check !== 'near-names') return fixes
    const known = new Set(fixes.map((fix) => fix.text))
    const near = this.knowledge.near(text, language).filter((word) => !known.has(word))
    return [...fixes, ...near.slice(0, 8).map((word) => ({ range: { from, to }, text: word }))]
  }

  private look(node: Node, language: string | null): SeenBlock {
    const known = this.seen.of(node, language)
    if (known) return known
    this.looked++
    const { value, asked } = this.knowledge.watching(() => this.read(proofBlock(node), language))
    // What checks read is made anew where it is wanted again: the words of a volume take more room than its doubts.
    const seen = { ...value, asked, language, block: proofBlock(node), last: null }
    this.seen.keep(node, seen)
    return seen
  }

  private read(block: ProofBlock, language: string | null) {
    const doubts: Doubt[] = []
    const facts: unknown[] = []
    for (const check of this.checks)
      if (check.kind === 'text') facts.push(check.gather(block, this.knowledge, language))
      else for (const one of check.check(block, this.knowledge, language)) doubts.push(placedIn(block, one))
    return { doubts, facts }
  }

  /** The doubts as they were answered before, where they are equal. */
  private kept(look: SeenBlock | undefined, doubts: readonly Doubt[]): readonly Doubt[] {
    if (look?.last && sameDoubts(look.last, doubts)) return look.last
    if (look) look.last = doubts
    return doubts
  }
}

function isEqual(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}

/** A doubt of a text check, from its place in the doc to its place in its block. */
function fromStart(doubt: Omit<Doubt, 'context'>, { start, block }: PlacedBlock): Doubt {
  const moved = <T extends { readonly from: number; readonly to: number }>(range: T): T => ({
    ...range,
    ...{ from: range.from - start, to: range.to - start },
  })
  const { read } = block
  const context = placeContext(read.text, read.index(doubt.from - start), read.index(doubt.to - start))
  return {
    ...moved(doubt),
    context,
    fixes: doubt.fixes.map((fix) => ({ ...fix, range: moved(fix.range) })),
    elsewhere: doubt.elsewhere.map(moved),
  }
}
