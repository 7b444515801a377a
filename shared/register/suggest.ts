import type { Node } from 'prosemirror-model'
import { blockNames, type BlockNames, type KnownName, type NameKnowledge } from './block-names'
import { fold, foldWord } from './fold'
import { NameTrie } from './match'
import { personName } from './name-forms'
import { isUsualForename } from './person-extent'
import { shares } from './rank'
import type { Refusal, Suggestion, SuggestionSource } from './suggestion'
import { textBlocksOf } from './text-blocks-of'
import { placeContext } from './words-around'

/** How many blocks are looked at between two tellings of progress. */
const step = 200

/**
 * Finds what wants a tag in docs. Keep one for each source: it remembers what it saw in each block, so that
 * asking again after an edit looks only at blocks that changed.
 */
export class Suggester {
  private readonly knowledge: NameKnowledge
  private readonly seen = new WeakMap<Node, BlockNames>()
  private readonly refused: ReadonlySet<string>
  private looked = 0
  private readonly source: SuggestionSource

  constructor(source: SuggestionSource) {
    this.source = source
    const entries = source.entries.filter(({ kind }) => source.kinds.includes(kind))
    const forenames = new Set(
      entries.flatMap((entry) => (entry.kind === 'person' ? personName(entry).forenames.map(foldWord) : [])),
    )
    this.knowledge = {
      trie: new NameTrie(entries),
      isGiven: (folded) => folded.length > 1 && (isUsualForename(folded) || forenames.has(folded)),
    }
    this.refused = new Set(source.refusals.map(keyOfRefusal))
  }

  /** How many blocks were looked at so far. */
  get blocksLooked(): number {
    return this.looked
  }

  /** All suggestions for a doc, in order of place and without overlaps; yields how far it is, from 0 to 1. Walks the doc. */
  *suggestionsIn(doc: Node): Generator<number, readonly Suggestion[]> {
    const blocks = textBlocksOf(doc)
    const found: Suggestion[] = []
    for (const [index, { node, start }] of blocks.entries()) {
      if (index % step === step - 1) yield index / blocks.length
      const names = this.namesOf(node)
      names.known.forEach((name, at) => {
        found.push(this.knownName(names, name, start + (names.from[at] ?? 0), start + (names.to[at] ?? 0)))
      })
      if (this.source.unknown)
        names.like.forEach((name, at) => {
          const place = names.known.length + at
          if (name.sign === 'alone' || name.sign === 'run') return
          const text = names.text.slice(name.from, name.to)
          found.push({
            ...{ from: start + (names.from[place] ?? 0), to: start + (names.to[place] ?? 0), text, kind: name.kind },
            ...{
              why: 'looks-like-name',
              candidates: [],
              dates: [],
              score: 0.8,
              context: placeContext(names.text, name.from, name.to),
            },
          })
        })
    }
    yield 1
    return found.filter((one) => this.wanted(one)).sort((a, b) => a.from - b.from)
  }

  private namesOf(block: Node): BlockNames {
    const known = this.seen.get(block)
    if (known) return known
    this.looked++
    const names = blockNames(block, this.knowledge)
    this.seen.set(block, names)
    return names
  }

  private knownName(names: BlockNames, name: KnownName, from: number, to: number): Suggestion {
    const candidates = shares(name.meanings.map(({ entry }) => ({ entry: entry.id, weight: 0 })))
    const [best] = name.meanings
    return {
      ...{ from, to, text: names.text.slice(name.from, name.to), kind: best?.entry.kind ?? 'person' },
      ...{ why: best?.form.why ?? 'looks-like-name', candidates, dates: [], score: 0.9 },
      context: placeContext(names.text, name.from, name.to),
    }
  }

  private wanted(one: Suggestion): boolean {
    if (!this.source.kinds.includes(one.kind)) return false
    const text = fold(one.text)
    return !this.refused.has(key(one.kind, text, null)) && !this.refused.has(key(one.kind, text, one.context))
  }
}

function keyOfRefusal({ kind, text, context }: Refusal): string {
  return key(kind, text, context)
}

function key(kind: Suggestion['kind'], text: string, context: string | null): string {
  return JSON.stringify([kind, text, context])
}
