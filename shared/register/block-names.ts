import type { Node } from 'prosemirror-model'
import { blockText } from '../queries/block-text'
import type { Entry } from './entry'
import { likeNamesIn, type LikeName } from './looks-like-name'
import type { Meaning, NameTrie } from './match'
import { nameWordsIn, type NameWord } from './name-words'
import { agrees, canBeName, extentAround } from './person-extent'
import { taggedIn, type TaggedStretch } from './tagged-stretches'
import type { DocRange } from '../finding'

/** A known name in a block; indices in its text. */
export interface KnownName extends DocRange {
  readonly meanings: readonly Meaning[]
  readonly given: readonly string[]
  readonly titles: readonly string[]
  readonly begins: boolean
  /** Folded words before and after it, in which offices are looked for. */
  readonly before: readonly string[]
  readonly after: readonly string[]
}

/** All that a block of text says of names, by itself. */
export interface BlockNames {
  readonly text: string
  readonly from: readonly number[]
  readonly to: readonly number[]
  readonly known: readonly KnownName[]
  readonly like: readonly LikeName[]
  readonly tagged: readonly TaggedStretch[]
}

/** What is known where blocks are read. */
export interface NameKnowledge {
  readonly trie: NameTrie
  readonly isGiven: (folded: string) => boolean
}

/** Reads a block of text: what of the register stands in it, and what looks like a name. Linear. */
export function blockNames(block: Node, { trie, isGiven }: NameKnowledge): BlockNames {
  const read = blockText(block)
  const { text } = read
  const tagged = taggedIn(block, read)
  const free = (from: number, to: number) => !tagged.some((one) => one.from < to && from < one.to)
  const words = nameWordsIn(text)
  const used = new Uint8Array(words.length)
  words.forEach((word, index) => {
    if (!free(word.from, word.to)) used[index] = 1
  })
  const known: KnownName[] = []
  for (const match of trie.matchesIn(text, words, free)) {
    const person = match.meanings.every(({ entry }) => entry.kind === 'person')
    const extent = person
      ? extentAround(words, match, isGiven)
      : { first: match.first, last: match.last, given: [], titles: [] }
    let { first } = extent
    while (first < match.first && used[first] === 1) first++
    const from = words[first]?.from ?? match.from
    const lastWord = words[extent.last]
    let to = extent.last > match.last ? (lastWord?.to ?? match.to) : match.to
    if (extent.last > match.last && text[to] === '.') to++
    if (!free(from, to)) continue
    for (let index = first; index <= extent.last; index++) used[index] = 1
    const meanings = match.meanings.filter(
      ({ entry }) => !person || first === match.first || agrees(entry, extent.given),
    )
    known.push({
      ...{ from, to, meanings, given: extent.given, titles: extent.titles, begins: words[first]?.first ?? false },
      before: near(words, first - 14, first),
      after: near(words, extent.last + 1, extent.last + 15),
    })
  }
  const like = likeNamesIn(words, (index) => used[index] === 1, isGiven)
  const edges = [...known, ...like]
  return {
    text,
    known,
    like,
    tagged,
    from: edges.map((one) => read.before(one.from)),
    to: edges.map((one) => read.after(one.to)),
  }
}

function near(words: readonly NameWord[], from: number, to: number): readonly string[] {
  return words.slice(Math.max(0, from), to).map((word) => word.folded)
}

/** Whether an entry's form is a surname alone. */
export function isSurname(meaning: Meaning): boolean {
  return meaning.form.part === 'surname'
}

/** The forenames of a register, folded: what stands before known surnames belongs to the name. */
export function forenamesOf(
  entries: readonly Entry[],
  given: (entry: Entry) => readonly string[],
): ReadonlySet<string> {
  return new Set(
    entries.flatMap((entry) => (entry.kind === 'person' ? given(entry) : [])).filter((one) => one.length > 1),
  )
}

export { canBeName }
