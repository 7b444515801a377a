import { blockDoubt, fixAt } from '../block-doubt'
import type { BlockCheck, BlockDoubt, WordKnowledge } from '../check'
import { misreadingsUndone } from '../misreadings'
import { frequentWords } from '../scannos'

/** What names begin with before a capital, and some that are written so. */
const prefixes = /^(?:Mc|Mac|De|Del|Della|Des|Di|Da|Dos|Du|La|Le|Las|Los|Van|Von|Ver|Vande|Fitz|Ap|St|San|Ph|Mi|Do)$/u

/** A capital behind a small letter inside a word: two words that lost their space (`saidUSSR`), or a slip (`tHe`, `THe`). */
export const innerCapital: BlockCheck = {
  kind: 'block',
  name: 'inner-capital',
  check: (block, knowledge, language) => {
    const found: BlockDoubt[] = []
    const { text } = block.read
    for (const { from: start, text: whole } of block.words)
      for (const { 0: word, index } of whole.matchAll(/[^\-‐‑'’.]+/gu)) {
        if (!/\p{Ll}\p{Lu}|^\p{Lu}{2}\p{Ll}/u.test(word) || /\d/.test(word)) continue
        const fixes = fixesFor(word, knowledge, language)
        if (fixes === null) continue
        const [from, to] = [start + index, start + index + word.length]
        found.push(
          blockDoubt('inner-capital', text, {
            ...{ from, to, code: 'inner-capital', severity: fixes.length > 0 ? 'error' : 'warning' },
            fixes: fixes.map((fix) => fixAt(from, to, fix)),
          }),
        )
      }
    return found
  },
}

/** What could stand for a word with a capital inside; `null` where it is meant. */
function fixesFor(word: string, knowledge: WordKnowledge, language: string | null): readonly string[] | null {
  const knows = (form: string) => knowledge.knows(form, language)
  const small = word.toLowerCase()
  const capital = word.slice(0, 1) + small.slice(1)
  const cased = [capital, small, word.toUpperCase()].filter((form, index, all) => all.indexOf(form) === index)
  if (!/\p{Ll}\p{Lu}/u.test(word)) {
    // Acronyms have endings: GIs, POWs, OKed.
    if (/^\p{Lu}{2,}(?:s|es|ed|d|ing|er|ers|n|ns)$/u.test(word) && !knows(small)) return null
    return word.length > 2 && (knows(small) || knows(capital)) && !/^\p{Lu}{2,}s$/u.test(word)
      ? cased.filter(knows).slice(0, 1)
      : null
  }
  if (knowledge.isName(word)) return null
  const at = /\p{Ll}(?=\p{Lu})/u.exec(word)?.index ?? 0
  const [left, right] = [word.slice(0, at + 1), word.slice(at + 1)]
  if (prefixes.test(left) && /^\p{Lu}\p{Ll}/u.test(right)) return null
  // Abbreviations of cables are put together so, of short halves: ChinCom, SecDel, ExIm.
  const short = /^\p{Lu}\p{Ll}{0,4}\p{Lu}\p{Ll}{1,5}$/u.test(word) && !frequentWords.has(left.toLowerCase())
  const made = short && !(left.length > 2 && right.length > 3 && knows(left) && knows(right))
  // Two names are known by their length alone.
  const long = /^\p{Lu}?\p{Ll}{4,}\p{Lu}\p{Ll}{3,}$/u.test(word)
  const split = long || (knows(left) && (left.length > 1 || /^[aAI]$/u.test(left)) && right.length > 1)
  const fixes: string[] = []
  if (split && (knows(right) || /^\p{Lu}+$/u.test(right) || /^\p{Lu}\p{Ll}/u.test(right)))
    fixes.push(`${left} ${right}`)
  if (made && !knows(small)) return null
  const whole = cased.filter((form) => (form === small || form === capital) && knows(form)).slice(0, 1)
  if (knows(small) || /^\p{Lu}/u.test(word)) fixes.unshift(...whole)
  if (fixes.length === 0)
    fixes.push(...misreadingsUndone(word).filter((form) => !/\p{Ll}\p{Lu}/u.test(form) && knows(form)))
  // Abbreviations of cables are put together so, of what is no word: DepTel, EmbTel.
  return fixes.length === 0 && /^\p{Lu}\p{Ll}+\p{Lu}\p{Ll}+$/u.test(word) ? null : fixes
}
