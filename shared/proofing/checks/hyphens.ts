import type { ProofBlock } from '../block'
import { blockDoubt, fixAt, placedDoubt, rangeIn, type TextDoubt } from '../block-doubt'
import type { TextCheck, WordKnowledge } from '../check'
import { flowsOf, type Gathered } from '../flows'

/** A word that a hyphen parts: its parts, and what stands between them in the block's text. */
interface Parted {
  readonly from: number
  readonly to: number
  readonly first: string
  readonly second: string
  /** Where the hyphen and what follows it stand. */
  readonly gap: { readonly from: number; readonly to: number }
  readonly kind: 'space' | 'line' | 'page' | 'inside'
}

interface Facts {
  readonly parted: readonly Parted[]
  /** The word that the block ends with, where a hyphen is its last sign; and the one that it begins with in small letters. */
  readonly cut: string | null
  readonly begins: string | null
  /** Compounds in small letters, to see which words the text writes with a hyphen. */
  readonly compounds: readonly string[]
}

const nothing: Facts = { parted: [], cut: null, begins: null, compounds: [] }
const letters = String.raw`\p{L}[\p{L}\p{M}]*`
const apart = new RegExp(String.raw`(?<![\p{L}\p{M}])(${letters})[-‐¬]([ \t\u00A0]*\n\s*|[ \u00A0]+)(${letters})`, 'gu')
const compound = new RegExp(String.raw`(?<![\p{L}\p{M}-])(${letters})[-‐](${letters})(?![\p{L}\p{M}-])`, 'gu')
/** What joins halves of compounds that share an end: “pre- and post-war”. */
const joining = /^(?:and|or|to|nor|but|as|und|oder|bis|sowie|et|ou|y|o|e|of|en|och|eller|og)$/iu
/** First parts that make compounds though they are no words. */
const prefix =
  /^(?:co|re|pre|anti|non|sub|semi|quasi|pseudo|pro|post|neo|multi|inter|intra|extra|ultra|counter|un|ex|mid|over|under|self|vice|de|bi|tri|micro|macro|trans|e|mis|out|super|mini|auto|bio|electro|geo|hydro|socio|politico|franco|anglo|sino|indo|russo)$/iu

/**
 * Hyphens that were left from the ends of lines and pages: `fac- tories`, and `fac-tories` where the parts are no words. The
 * first fix joins the word or keeps its hyphen, by which of the two the text or the dictionary knows. Where the break says
 * that it parts no word, the hyphen is meant.
 */
export const hyphens: TextCheck<Facts> = {
  kind: 'text',
  name: 'hyphens',
  gather: gathered,
  check: (blocks, _, knowledge) => {
    const compounds = new Map<string, number>()
    for (const { facts } of blocks) for (const one of facts.compounds) compounds.set(one, (compounds.get(one) ?? 0) + 1)
    const found: TextDoubt[] = []
    for (const { place, facts } of blocks)
      for (const parted of facts.parted) {
        const whole = `${parted.first}-${parted.second}`.toLowerCase()
        if (parted.kind === 'inside' && (compounds.get(whole) ?? 0) > 1) continue
        const { text } = place.block.read
        const keeps = compounds.has(whole) || keepsHyphen(parted, knowledge, place.language)
        found.push(placedDoubt(place, blockDoubt('hyphens', text, saidOf(parted, keeps, text))))
      }
    for (const flow of flowsOf(blocks)) found.push(...cutByBlocks(flow))
    return found.sort((a, b) => a.from - b.from)
  },
}

function gathered(block: ProofBlock, knowledge: WordKnowledge, language: string | null): Facts {
  const { text } = block.read
  const begins = /^\p{Ll}[\p{L}\p{M}]*/u.exec(text)?.[0] ?? null
  const cut = /(?<![\p{L}\p{M}-])(\p{L}[\p{L}\p{M}]+)[-‐¬]\s*$/u.exec(text)?.[1] ?? null
  if (!/[-‐¬]/u.test(text)) return begins === null ? nothing : { ...nothing, begins }
  const compounds: string[] = []
  const parted: Parted[] = []
  for (const match of text.matchAll(apart)) {
    const [all, first = '', between = '', second = ''] = match
    if (joining.test(second) || (/^\p{Lu}/u.test(second) && !between.includes('\n'))) continue
    const gap = match.index + first.length
    if (block.points.some(({ index, joins }) => joins && index > gap && index <= gap + 1 + between.length)) continue
    parted.push({
      ...{ from: match.index, to: match.index + all.length, first, second },
      ...{ gap: { from: gap, to: gap + 1 + between.length }, kind: between.includes('\n') ? 'line' : 'space' },
    })
  }
  for (const match of text.matchAll(compound)) {
    const [all, first = '', second = ''] = match
    const gap = match.index + first.length
    const point = block.points.find(({ index, kind }) => index === gap + 1 && (kind === 'page' || kind === 'line'))
    // A hyphen that was left where the break says that the word goes on is meant.
    if (point?.joins === true) continue
    const one = { from: match.index, to: match.index + all.length, first, second, gap: { from: gap, to: gap + 1 } }
    if (point) parted.push({ ...one, kind: 'page' })
    else if (looksParted(first, second, knowledge, language)) parted.push({ ...one, kind: 'inside' })
    if (!point) compounds.push(`${first}-${second}`.toLowerCase())
  }
  return { parted: parted.sort((a, b) => a.from - b.from), cut, begins, compounds }
}

/** Whether a hyphen parts a word of the dictionary into what are no words: `Gov-ernment`, not `co-operate`. */
function looksParted(first: string, second: string, knowledge: WordKnowledge, language: string | null): boolean {
  if (!/^\p{Ll}{2,}$/u.test(second) || first.length < 2 || prefix.test(first)) return false
  const knows = (word: string) => knowledge.knows(word, language)
  return (!knows(second) || !knows(first)) && knows(first + second)
}

/** Whether what a hyphen parts is to be written with it: two words that make none together. */
function keepsHyphen({ first, second }: Parted, knowledge: WordKnowledge, language: string | null): boolean {
  const knows = (word: string) => knowledge.knows(word, language)
  return !knows(first + second) && knows(second) && (knows(first) || prefix.test(first))
}

function saidOf({ from, to, first, second, gap, kind }: Parted, keeps: boolean, text: string) {
  const join = fixAt(gap.from, gap.to, '')
  const keep = fixAt(gap.from, gap.to, '-')
  // Across a page, and where nothing else stands between, the hyphen stays by itself.
  const both = gap.to - gap.from === 1 && text.charAt(gap.from) === '-' ? [join] : keeps ? [keep, join] : [join, keep]
  return {
    ...{ from, to, code: `hyphen-${kind}`, severity: kind === 'page' ? ('warning' as const) : ('error' as const) },
    ...{ key: `${first}-${second}`.toLowerCase(), values: { whole: `${first}${keeps ? '-' : ''}${second}` } },
    fixes: both,
  }
}

/** Words of which a part stands at the end of a block, and the rest at the start of the next. */
function cutByBlocks(flow: readonly Gathered<Facts>[]): readonly TextDoubt[] {
  const found: TextDoubt[] = []
  for (const [index, { place, facts }] of flow.entries()) {
    const next = flow[index + 1]
    if (facts.cut === null || next === undefined || next.facts.begins === null) continue
    const { text } = place.block.read
    const from = text.trimEnd().length - facts.cut.length - 1
    const said = { from, to: text.trimEnd().length, code: 'hyphen-block', severity: 'error' } as const
    const values = { whole: `${facts.cut}${next.facts.begins}` }
    const one = placedDoubt(place, blockDoubt('hyphens', text, { ...said, values, key: values.whole.toLowerCase() }))
    found.push({ ...one, elsewhere: [rangeIn(next.place, 0, next.facts.begins.length)] })
  }
  return found
}
