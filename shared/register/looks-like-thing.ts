import type { LikeName } from './looks-like-name'
import type { NameWord } from './name-words'
import { longPlaceAt } from './long-place'
import { canBeName } from './person-extent'
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

/** What follows the name of an organisation and is no part of it, folded. */
const printed = new Set(
  'bulletin series no nos vol volume file files lot executive publication publications'.split(' '),
)

/** Verbs that begin telegrams, folded. */
const orders = new Set(
  `inform informs request requests advise report reports telegraph cable instruct ask tell notify consult refer see repeat
  department’s time`.split(/\s+/),
)

/** Titles behind which a person follows, folded. */
const addressed = new Set(
  'mr mrs messrs dr sir capt captain gen col colonel lt lieut lieutenant maj major adm admiral commander'.split(' '),
)

/** Words with which names of places begin and no others, folded. */
const landforms = new Set('port porto puerto fort lake mount cape cabo'.split(' '))

/** Small words that join equals. */
const joining = new Set('and et und'.split(' '))

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
    const end = kind === 'place' ? Math.max(index, longPlaceAt(words, index), headedPlaceAt(words, index)) : last
    const [head, tail] = [words[index], words[end]]
    if (kind && head && tail) found.push(thing(kind, index, end, head, tail))
    index = (kind ? end : index) + 1
  }
  return found
}

function kindOf(words: readonly NameWord[], first: number, last: number): 'place' | 'organisation' | null {
  const run = words.slice(first, last + 1)
  if (longPlaceAt(words, first) === last) return 'place'
  if (run.length > 1 && run.some(({ folded, writing }) => writing !== 'small' && organisations.has(folded)))
    return 'organisation'
  const [head] = run
  if (Math.max(longPlaceAt(words, first), headedPlaceAt(words, first)) > first) return 'place'
  return head && placeWords.has(head.folded) && run.length === 1 ? 'place' : null
}

/** The last word of a place that begins with what it is: “Port Aldry”, “Lake Superior”; -1 where none does. */
function headedPlaceAt(words: readonly NameWord[], first: number): number {
  const [head, next] = [words[first], words[first + 1]]
  if (!head || !next || head.writing !== 'capital' || !landforms.has(head.folded)) return -1
  return next.joint === 'together' && next.writing === 'capital' && canBeName(next) ? first + 1 : -1
}

function endOfRun(words: readonly NameWord[], first: number, used: (index: number) => boolean): number {
  // A sentence that begins with what is done: “Inform Department”.
  if (!isBig(words[first]) || (words[first]?.first && orders.has(words[first].folded))) return first - 1
  let last = first
  let named = organisations.has(words[first]?.folded ?? '')
  let [linked, ofs] = [false, false]
  for (let index = first + 1; index < words.length && index - first < 12; index++) {
    const word = words[index]
    if ((word?.joint !== 'together' && word?.joint !== 'hyphen') || used(index)) break
    if (isBig(word)) {
      // “the Navy Department of Capt. Watson”, “Department of State Bulletin”
      if ((linked && addressed.has(word.folded)) || printed.has(word.folded)) break
      last = index
      named ||= organisations.has(word.folded)
    } else if (!named || !links.has(word.folded)) break
    // “Army and Air Force” are two, “Bureau of Intelligence and Research” is one.
    else if (joining.has(word.folded) && !ofs) break
    else ofs = true
    linked = !isBig(word)
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
      qualifies: false,
    },
  }
}
