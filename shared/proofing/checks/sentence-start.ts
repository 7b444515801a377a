import type { ProofBlock } from '../block'
import { blockDoubt, fixAt, placedDoubt, type TextDoubt } from '../block-doubt'
import type { BlockDoubt, TextCheck, WordKnowledge } from '../check'
import { flowsOf } from '../flows'
import { isAbbreviation, stopsIn } from '../sentence-ends'

interface Facts {
  readonly doubts: readonly BlockDoubt[]
  /** The small word that the block begins with, or `null`. */
  readonly begins: string | null
  /** Whether it ends as a sentence does. */
  readonly ends: boolean
}

/** Small words that begin names: a sentence may begin with them as they are. */
const particles = /^(?:von|van|de|der|den|di|da|du|del|della|la|le|el|al|ibn|bin|bint|ben|ter|ten|zu|zum|af|av|o)$/u
/** English words that are no names and no titles: a capital within a sentence is none of theirs. */
const plain =
  /^(?:The|A|An|Of|And|Or|But|To|In|On|At|By|For|From|With|As|Is|Are|Was|Were|Be|Been|Has|Have|Had|Would|Could|Should|Not|That|This|These|Those|It|They|We|He|She|His|Her|Their|Our|Its|Which|Who|When|While|If|Than|Then|There|Also|Into|Upon|After|Before|Because|Such|Any|Some|All|More|Most|Only|Very|What|How)$/u

/** Sentences that begin with a small letter, and small words with a capital in the middle of one. */
export const sentenceStart: TextCheck<Facts> = {
  kind: 'text',
  name: 'sentence-start',
  gather: gathered,
  check: (blocks) => {
    const found: TextDoubt[] = []
    for (const { place, facts } of blocks)
      if (place.role === 'paragraph' || place.role === 'item' || place.role === 'other')
        found.push(...facts.doubts.map((doubt) => placedDoubt(place, doubt)))
    for (const [main] of [flowsOf(blocks)])
      main?.forEach(({ place, facts }, index) => {
        const before = main[index - 1]
        if (facts.begins === null || place.role !== 'paragraph' || before?.place.role !== 'paragraph') return
        if (before.facts.ends)
          found.push(placedDoubt(place, small(place.block.read.text, 0, facts.begins, 'paragraph-small')))
      })
    return found.sort((a, b) => a.from - b.from)
  },
}

function gathered({ read: { text } }: ProofBlock, knowledge: WordKnowledge, language: string | null): Facts {
  const begins = /^\p{Ll}[\p{L}\p{M}]+(?![.)\p{L}])/u.exec(text)?.[0] ?? null
  const last = /(\S*)[.!?][”’")\]]*\s*$/u.exec(text)
  const ends = last !== null && (last[1] ?? '').length > 3 && !isAbbreviation(last[1] ?? '')
  const doubts = [...smallStarts(text, knowledge, language)]
  if (language === null || language.startsWith('en')) doubts.push(...capitalsWithin(text))
  const own = begins === null || particles.test(begins) || /\p{Lu}/u.test(begins) ? null : begins
  return { doubts: doubts.sort((a, b) => a.from - b.from), begins: own, ends }
}

function smallStarts(text: string, knowledge: WordKnowledge, language: string | null): readonly BlockDoubt[] {
  const found: BlockDoubt[] = []
  for (const { index, word, before, stop, closes, opens } of stopsIn(text)) {
    if (!/^\p{Ll}/u.test(word) || /\p{Lu}/u.test(word) || particles.test(word)) continue
    // “What?” he said; Alas! how; [less than a line not declassified].
    if (/[([]/u.test(opens) || /^(?:alas|oh|ah|ha|lo|o)$/iu.test(before)) continue
    if (stop !== '.' && (closes !== '' || !/\p{Ll}{2}$/u.test(before) || opens !== '')) continue
    if (closes !== '' && opens === '' && /["”’']/u.test(closes)) continue
    const after = text.slice(index + word.length)
    if (/^[)\p{N}]|^[-–/]/u.test(after) || word.length === 1 || (after.startsWith('.') && isAbbreviation(word)))
      continue
    if (stop === '.' && (isAbbreviation(before) || !endsSentence(before, knowledge, language))) continue
    found.push(small(text, index, word, 'sentence-small'))
  }
  return found
}

/** Whether what stands before a period is a whole word or number rather than a word cut short. */
function endsSentence(before: string, knowledge: WordKnowledge, language: string | null): boolean {
  const word = /[\p{L}\p{M}’']+$/u.exec(before.replace(/[”’"')\]]+$/u, ''))?.[0]
  if (word === undefined) return /\p{N}{4}$|\p{N}%$|[)\]]$/u.test(before)
  return word.length > 5 || knowledge.knows(word, language) || knowledge.isName(word)
}

function small(text: string, index: number, word: string, code: string): BlockDoubt {
  const to = index + word.length
  const capital = word.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
  const said = { from: index, to, code, severity: 'warning' } as const
  const before = /\S{0,20}\s*$/u.exec(text.slice(0, index))?.[0].replace(/\s+/gu, ' ') ?? ''
  return blockDoubt('sentence-start', text, { ...said, key: `${before}${word}`, fixes: [fixAt(index, to, capital)] })
}

/** Plain words with a capital behind a small word or a comma, where no title is: the words around them are small too. */
function capitalsWithin(text: string): readonly BlockDoubt[] {
  const found: BlockDoubt[] = []
  for (const match of text.matchAll(/(?<=(?<![\p{L}’'])\p{Ll}[\p{Ll}’']*,? )\p{Lu}\p{Ll}*(?= \p{Ll}{2,})/gu)) {
    const { 0: word, index } = match
    const to = index + word.length
    if (!plain.test(word) || /^ [\p{Ll}’']+,? \p{Lu}/u.test(text.slice(to)) || inTitle(text, index)) continue
    const said = { from: index, to, code: 'capital-within', severity: 'warning' } as const
    const key = `${/\S+ $/u.exec(text.slice(0, index))?.[0] ?? ''}${word}`
    found.push(blockDoubt('sentence-start', text, { ...said, key, fixes: [fixAt(index, to, word.toLowerCase())] }))
  }
  return found
}

/** Whether one of the two words before has a capital that no sentence begins with. */
function inTitle(text: string, index: number): boolean {
  const words = [...text.slice(Math.max(0, index - 60), index).matchAll(/\S+/gu)]
  return words.slice(-2).some(({ 0: word, index: at }) => {
    const before = text.slice(0, Math.max(0, index - 60) + at).trimEnd()
    return /^[“‘(]*\p{Lu}/u.test(word) && before !== '' && !/[.!?:][”’)]*$/u.test(before)
  })
}
