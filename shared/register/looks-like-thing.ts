import type { LikeName } from './looks-like-name'
import type { NameWord } from './name-words'
import { placeWords } from './place-words'
import { timeWords } from './title-words'

/** Words that make a capitalised run the name of an organisation, folded. */
const organisations = new Set(
  `department ministry bureau committee subcommittee commission council board agency administration authority company
  corporation bank union league university institute association federation party embassy legation consulate society
  conference senate parliament congress assembly organization organisation institution foundation court navy army
  ministerium amt gesellschaft verein universitat ministere comite conseil banque societe ambassade`
    .split(/\s+/)
    .filter(Boolean),
)

/** Small words within the name of an organisation. */
const links = new Set('of for on and the de des du la fur und et'.split(' '))

/**
 * The stretches among `words` that look like the name of a place or an organisation: countries and cities that everybody
 * knows, and capitalised runs with a word such as “Ministry” or “Company” in them. What stands in `used` is passed over. Linear.
 */
export function likeThingsIn(words: readonly NameWord[], used: (index: number) => boolean): readonly LikeName[] {
  const found: LikeName[] = []
  for (let index = 0; index < words.length;) {
    const last = used(index) ? index - 1 : endOfRun(words, index, used)
    const kind = last < index ? null : kindOf(words, index, last)
    const end = kind === 'place' ? index : last
    const [head, tail] = [words[index], words[end]]
    if (kind && head && tail) found.push(thing(kind, index, end, head, tail))
    index = (kind ? end : index) + 1
  }
  return found
}

function kindOf(words: readonly NameWord[], first: number, last: number): 'place' | 'organisation' | null {
  const run = words.slice(first, last + 1)
  if (run.length > 1 && run.some(({ folded, writing }) => writing !== 'small' && organisations.has(folded)))
    return 'organisation'
  const [head] = run
  return head && placeWords.has(head.folded) && run.length === 1 ? 'place' : null
}

function endOfRun(words: readonly NameWord[], first: number, used: (index: number) => boolean): number {
  if (!isBig(words[first])) return first - 1
  let last = first
  let named = organisations.has(words[first]?.folded ?? '')
  for (let index = first + 1; index < words.length && index - first < 12; index++) {
    const word = words[index]
    if (word?.joint !== 'together' || used(index)) break
    if (isBig(word)) {
      last = index
      named ||= organisations.has(word.folded)
    } else if (!named || !links.has(word.folded)) break
  }
  return last
}

function isBig(word: NameWord | undefined): boolean {
  return (
    (word?.writing === 'capital' || word?.writing === 'capitals') &&
    !timeWords.has(word.folded) &&
    !links.has(word.folded)
  )
}

function thing(kind: 'place' | 'organisation', first: number, last: number, head: NameWord, tail: NameWord): LikeName {
  return {
    ...{ from: head.from, to: tail.to, first, last, kind, sign: 'run', surname: tail.folded, others: [], titles: [] },
    ...{
      titleStarts: [],
      capitals: false,
      listed: { before: false, after: false },
      begins: head.first,
      bracketed: false,
    },
  }
}
