import type { BlockDoubt, TextCheck } from '../check'
import type { ProofBlock } from '../block'
import { blockDoubt, fixAt, placedDoubt, type TextDoubt } from '../block-doubt'

interface Facts {
  readonly strange: readonly StrangeCharacter[]
  /** How many letters the block has of each script but Latin. */
  readonly scripts: ReadonlyMap<string, number>
}

interface StrangeCharacter {
  readonly index: number
  readonly character: string
  /** The script of a letter, `null` for all else. */
  readonly script: string | null
}

/** How often a character stands in a text that is at home there: so often at least, and once in so many characters of a long one. */
const enough = 6
const once = 30_000
/** How many letters of another script make a word rather than a misreading. */
const aWord = 3

/** What needs no look: letters, digits and common punctuation, which other checks look at. */
const common =
  /^[\p{Script=Latin}\p{M}\p{Nd}\s.,;:!?'"’‘“”„‚«»‹›()[\]\-‐‑–—―…/&\uFFFC\u00AD\u200B-\u200F\u2060\uFEFF]$/u

/** Signs that are at home in such a place: what may stand before, and behind. */
const athome: readonly (readonly [signs: string, before: RegExp, after: RegExp])[] = [
  ['§¶', /(?:^|[\s([“§¶])$/u, /^(?:\s|[\p{L}\p{N}§¶]|$)/u],
  ['†‡*', /(?:^|[\s\p{P}*†‡])$|[\p{L}\p{N}]$/u, /^(?:$|[\s\p{P}*†‡])/u],
  ['†‡*', /(?:^|\s)[†‡*]*$/u, /^[\p{L}\p{N}]/u],
  ['$£€¥₤', /(?:^|[^\p{Ll}])$/u, /^\s?[\p{N}.—–_]|^\s?\p{L}/u],
  ['¢%‰', /[\p{N}⅓⅔½¼¾]\s?$/u, /^(?![\p{L}\p{N}])/u],
  ['°º', /[\p{N}½]\s?$/u, /^(?:$|[\s\p{P}\p{N}CFNSEW′'’])/u],
  ['′″', /\p{N}$/u, /^(?!\p{L}{2})/u],
  ['ª', /\p{N}\.?$/u, /^(?!\p{L})/u],
  ['½¼¾⅓⅔⅛⅜⅝⅞', /(?:^|[\s\p{N}$£(–—-])$/u, /^(?!\p{L})/u],
  ['¹²³⁴⁵⁶⁷⁸⁹⁰', /[\p{L}\p{N}\p{P}¹²³⁴⁵⁶⁷⁸⁹⁰]$/u, /^(?!\p{L})/u],
  ['№#', /(?:^|[\s(])$/u, /^\s?\p{N}/u],
  ['@', /[\p{L}\p{N}\s]$/u, /^\s?[\p{N}$£]|^[\p{L}\p{N}-]+\./u],
  ['+=<>±×÷', /(?:^|[\s\p{N}(])$/u, /^[\s\p{N}$£.)]/u],
  ['_', /(?:^|[\s_$(])$/u, /^[_\s.,)]|^$/u],
  ['_', /_$/u, /^/u],
  ['_', /./u, /^_/u],
  ['*', /\*$/u, /^/u],
  ['*', /^/u, /^\*/u],
  ['•·‣▪', /(?:^|\n)\s*$/u, /^\s/u],
  ['©®™', /./u, /./u],
]

/** What scanners read a common sign as. */
const readAs: Readonly<Record<string, string>> = {
  '¬': '-',
  '|': 'I',
  '•': '.',
  '·': '.',
  '¦': 'I',
  '´': '’',
  '`': '‘',
}

/** Characters that hardly ever stand in the text, and have no business where they stand: `th¢`, `Gov¬ ernment`. */
export const unusualCharacters: TextCheck<Facts> = {
  kind: 'text',
  name: 'unusual-characters',
  gather: gathered,
  check: (blocks) => {
    const times = counted(blocks.map(({ facts }) => facts.strange.map(({ character }) => character)))
    const scripts = new Map<string, number>()
    for (const { facts } of blocks)
      for (const [script, count] of facts.scripts) scripts.set(script, (scripts.get(script) ?? 0) + count)
    const size = blocks.reduce((total, { place }) => total + place.block.node.content.size, 0)
    const few = Math.max(enough, size / once)
    const doubted = ({ character, script }: StrangeCharacter) =>
      script === null ? (times.get(character) ?? 0) < few : (scripts.get(script) ?? 0) < aWord
    const found: TextDoubt[] = []
    for (const { place, facts } of blocks)
      for (const one of facts.strange)
        if (doubted(one)) found.push(placedDoubt(place, doubtOf(place.block.read.text, one)))
    return found
  },
}

const nothing: Facts = { strange: [], scripts: new Map() }

function gathered({ read: { text } }: ProofBlock): Facts {
  const strange: StrangeCharacter[] = []
  const scripts = new Map<string, number>()
  let index = 0
  for (const character of text) {
    if (!common.test(character)) {
      const script = /\p{L}/u.test(character) ? scriptOf(character) : null
      if (script !== null) scripts.set(script, (scripts.get(script) ?? 0) + 1)
      if (script !== null || !isAtHome(text, index, character)) strange.push({ index, character, script })
    }
    index += character.length
  }
  return strange.length === 0 && scripts.size === 0 ? nothing : { strange, scripts }
}

function isAtHome(text: string, index: number, character: string): boolean {
  // Braces around several cells of a table stand in cells of their own.
  if (/^\s*[{}|]\s*$/u.test(text)) return true
  const before = text.slice(Math.max(0, index - 8), index)
  const after = text.slice(index + character.length, index + character.length + 12)
  return athome.some(([signs, left, right]) => signs.includes(character) && left.test(before) && right.test(after))
}

const scripts = [
  'Greek',
  'Cyrillic',
  'Hebrew',
  'Arabic',
  'Han',
  'Hiragana',
  'Katakana',
  'Hangul',
  'Armenian',
  'Georgian',
]
  .concat(['Devanagari', 'Thai', 'Ethiopic', 'Coptic', 'Gothic', 'Runic'])
  .map((name) => [name, new RegExp(`\\p{Script=${name}}`, 'u')] as const)

function scriptOf(letter: string): string {
  return scripts.find(([, pattern]) => pattern.test(letter))?.[0] ?? 'other'
}

function doubtOf(text: string, { index, character }: StrangeCharacter): BlockDoubt {
  const to = index + character.length
  const inWord = /\p{L}$/u.test(text.slice(0, index)) && /^\p{L}/u.test(text.slice(to))
  const fixes = [...(inWord ? [''] : []), ...(readAs[character] === undefined ? [] : [readAs[character]]), '']
  return blockDoubt('unusual-characters', text, {
    ...{ from: index, to, code: 'unusual-character', severity: character === '\uFFFD' ? 'error' : 'warning' },
    fixes: [...new Set(fixes)].map((fix) => fixAt(index, to, fix)),
  })
}

function counted(lists: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>()
  for (const list of lists) for (const one of list) times.set(one, (times.get(one) ?? 0) + 1)
  return times
}
