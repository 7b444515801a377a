import { Fragment, type Node } from 'prosemirror-model'
import type { DocRange } from '../finding'
import { elementName } from '../queries/divisions'
import { mentionsIn, spanAttrs, type Mention } from '../queries/spans'
import { newEntry, type Entry } from '../register/entry'
import { foldWord } from '../register/fold'
import { entriesLinked, pointersOf, registerIndex } from '../register/links'
import { Suggester } from '../register/suggest'
import { isLikely, type Suggestion } from '../register/suggestion'
import { localName } from '../schema'

/** How suggestions of persons compare with what the editors of a published text tagged. */
export interface NameMeasure {
  /** Names that were tagged, linked or not, outside of `front`; and those of them that a suggestion covers exactly. */
  readonly tagged: readonly Mention[]
  readonly exact: number
  /** Of {@link tagged}, those that a suggestion touches at all. */
  readonly touched: number
  readonly suggested: readonly Suggestion[]
  /** Of {@link suggested}, those that touch a tagged name at all. */
  readonly touching: number
  /**
   * Of those of {@link suggested} that touch no tagged name and are in no register, those with a surname that the editors
   * tag elsewhere or list in their index of persons: persons that they left untagged here.
   */
  readonly untagged: readonly Suggestion[]
  /** Of the exact ones whose tag points at an entry of the register: how many, and how many have it as first candidate. */
  readonly linked: number
  readonly right: number
  /** The same of those whose words are a form of more than one entry. */
  readonly namesakes: number
  readonly rightNamesakes: number
  /** Milliseconds for all suggestions, by the clock that was given. */
  readonly time: number
  /** For a look at what went wrong. */
  readonly missed: readonly Mention[]
  readonly needless: readonly Suggestion[]
  readonly wrong: readonly { readonly mention: Mention; readonly suggestion: Suggestion }[]
  readonly register: readonly Entry[]
  readonly doc: Node
}

/**
 * Takes a doc with a list of persons (`persName xml:id`), makes a register of that list, takes away all tags of persons, asks for
 * suggestions, and compares them with the tags. `front`, where such lists stand, is left out. An extent is exact where first
 * and last letter are the same. `clock` tells milliseconds.
 */
export function measureNames(doc: Node, clock: () => number, unknown = true): NameMeasure {
  const register = personsOf(doc)
  const index = registerIndex(register)
  const bare = withoutPersons(doc)
  const front = frontsOf(doc)
  const counted = ({ from }: DocRange) => !front.some((one) => one.from <= from && from < one.to)
  const tagged = mentionsIn(doc, new Set(['persName']))
    .filter((one) => counted(one) && /\p{L}/u.test(one.text) && one.attributes['xml:id'] === undefined)
    .map((one) => ({ ...one, ...lettersOf(doc, one) }))
  const begun = clock()
  const suggester = new Suggester({
    ...{ text: '', entries: register, refusals: [], kinds: ['person'], unknown },
    dates: { date: null, languages: ['en'], calendar: 'gregorian' },
  })
  const suggested = lastOf(suggester.suggestionsIn(bare)).filter((one) => one.kind === 'person' && counted(one))
  const time = clock() - begun
  const byExtent = new Map(suggested.map((one) => [extentOf({ ...one, ...lettersOf(doc, one) }), one]))
  const missed: Mention[] = []
  const wrong: { mention: Mention; suggestion: Suggestion }[] = []
  let [linked, right, namesakes, rightNamesakes] = [0, 0, 0, 0]
  const hit = new Set<Suggestion>()
  for (const mention of tagged) {
    const suggestion = byExtent.get(extentOf(mention))
    if (!suggestion) {
      missed.push(mention)
      continue
    }
    hit.add(suggestion)
    const [entry] = entriesLinked(index, '', mention.attributes)
    if (!entry) continue
    linked++
    const several = suggestion.candidates.length > 1
    if (several) namesakes++
    if (suggestion.candidates[0]?.entry === entry.id) {
      right++
      if (several) rightNamesakes++
    } else wrong.push({ mention, suggestion })
  }
  const needless = suggested.filter((one) => !hit.has(one))
  return {
    ...{ tagged, suggested, missed, needless, wrong, linked, right, namesakes, rightNamesakes, time, register, doc },
    exact: tagged.length - missed.length,
    touched: touching(tagged, suggested),
    touching: touching(suggested, tagged),
    untagged: untaggedPersons(doc, needless, tagged),
  }
}

/**
 * The suggestions that are shown unless all are asked for: how many, how many of them are exactly what was tagged, and how
 * many are persons that were left untagged.
 */
export function likelyOf({ suggested, needless, untagged }: NameMeasure): {
  readonly suggested: number
  readonly exact: number
  readonly untagged: number
} {
  const likely = suggested.filter(isLikely)
  const missing = new Set(needless)
  return {
    suggested: likely.length,
    exact: likely.filter((one) => !missing.has(one)).length,
    untagged: untagged.filter(isLikely).length,
  }
}

/** The persons that a doc lists: each `persName` with an `xml:id`, what follows it in its block as roles. */
export function personsListed(doc: Node): readonly Entry[] {
  return mentionsIn(doc, new Set(['persName'])).flatMap((mention) => {
    const xmlId = mention.attributes['xml:id']
    if (xmlId === undefined) return []
    const $from = doc.resolve(mention.from)
    const rest = doc
      .textBetween(mention.to, $from.end(), ' ', ' ')
      .replace(/\s+/g, ' ')
      .replace(/^[\s,]+/, '')
    const roles = rest.split(/\s*;\s*/).filter((role) => role !== '')
    return [newEntry({ id: xmlId, kind: 'person', name: mention.text.replace(/\s+/g, ' ').trim(), xmlId, roles })]
  })
}

/** The persons that a doc lists, and those that its tags point at without a list, named as their longest tag names them. */
function personsOf(doc: Node): readonly Entry[] {
  const listed = personsListed(doc)
  const index = registerIndex(listed)
  const longest = new Map<string, string>()
  for (const { attributes, text } of mentionsIn(doc, new Set(['persName']))) {
    const pointer = pointersOf(attributes)?.values[0]
    if (pointer === undefined || !pointer.startsWith('#') || index.entryAt(pointer, '')) continue
    const words = text.replace(/\s+/g, ' ').trim()
    if (words.length > (longest.get(pointer)?.length ?? 0)) longest.set(pointer, words)
  }
  const told = [...longest].map(([pointer, name]) =>
    newEntry({ id: pointer.slice(1), kind: 'person', name, xmlId: pointer.slice(1) }),
  )
  return [...listed, ...told]
}

function withoutPersons(node: Node): Node {
  if (node.isText || node.isLeaf) return node.mark(node.marks.filter((mark) => !isPerson(spanAttrs(mark).name)))
  const inside = node.copy(Fragment.from(node.children.map(withoutPersons)))
  return inside.mark(node.marks.filter((mark) => !isPerson(spanAttrs(mark).name)))
}

function untaggedPersons(
  doc: Node,
  needless: readonly Suggestion[],
  tagged: readonly Mention[],
): readonly Suggestion[] {
  const surnames = new Set(tagged.map(({ text }) => surnameOf(text)))
  doc.descendants((node) => {
    const [, surname] = node.isTextblock ? (/^\s*([^\d,]+), \p{Lu}[^\d]*, \d/u.exec(node.textContent) ?? []) : []
    if (surname !== undefined) surnames.add(surnameOf(surname))
    return !node.isTextblock
  })
  const free = needless.filter((one) => touching([one], tagged) === 0)
  return free.filter(({ candidates, text }) => candidates.length === 0 && surnames.has(surnameOf(text)))
}

/** The last word of a name, or the one before its comma, folded. */
function surnameOf(text: string): string {
  const [direct = ''] = text.split(',')
  return foldWord(
    direct
      .trim()
      .split(/[\s–-]+/)
      .at(-1) ?? '',
  )
}

const isPerson = (name: string) => localName(name) === 'persName'

function frontsOf(doc: Node): readonly DocRange[] {
  const found: DocRange[] = []
  doc.descendants((node, pos) => {
    if (elementName(node) === 'front') found.push({ from: pos, to: pos + node.nodeSize })
    return !node.isTextblock
  })
  return found
}

/** A stretch from its first letter to its last. */
function lettersOf(doc: Node, { from, to }: DocRange): DocRange {
  let [first, last] = [-1, -1]
  doc.nodesBetween(from, to, (node, pos) => {
    if (node.isText) {
      const text = node.text ?? ''
      for (let at = Math.max(0, from - pos); at < Math.min(text.length, to - pos); at++) {
        if (!/[\p{L}\p{M}\p{N}.]/u.test(text[at] ?? '')) continue
        if (first < 0) first = pos + at
        last = pos + at + 1
      }
    }
    return !(node.type.name === 'note' && pos >= from)
  })
  return first < 0 ? { from, to } : { from: first, to: last }
}

const extentOf = ({ from, to }: DocRange) => `${String(from)} ${String(to)}`

/** How many of some stretches touch one of others; both in order of place. */
function touching(some: readonly DocRange[], others: readonly DocRange[]): number {
  let at = 0
  return some.filter((one) => {
    while ((others[at]?.to ?? Infinity) <= one.from) at++
    return (others[at]?.from ?? Infinity) < one.to
  }).length
}

function lastOf<T>(generator: Generator<unknown, T>): T {
  for (;;) {
    const next = generator.next()
    if (next.done) return next.value
  }
}
