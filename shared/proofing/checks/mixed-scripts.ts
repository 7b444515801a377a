import { blockDoubt, fixAt } from '../block-doubt'
import type { BlockCheck, BlockDoubt } from '../check'

/** Letters of Cyrillic and Greek, and the Latin letters that look like them. */
const latinFor: ReadonlyMap<string, string> = pairsOf(
  'аaеeоoрpсcуyхxіiјjѕsһhԁdԛqԝwкkАAВBЕEКKМMНHОOРPСCТTУYХXІIЈJЅSҺHԚQԜW' +
    'οoνvαaρpιiκkυuχxϲcΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX',
)
const cyrillicFor: ReadonlyMap<string, string> = pairsOf('aаeеoоpрcсyуxхkкAАBВEЕKКMМHНOОPРCСTТYУXХ')

const foreign = /[\p{Script=Cyrillic}\p{Script=Greek}]/u
const latin = /\p{Script=Latin}/gu
const others = /[\p{Script=Cyrillic}\p{Script=Greek}]/gu

/** Letters of another script in a word, where nobody sees them: a Cyrillic `а` in a Latin word. */
export const mixedScripts: BlockCheck = {
  kind: 'block',
  name: 'mixed-scripts',
  check: (block) => {
    const { text } = block.read
    if (!foreign.test(text)) return []
    const inLatin = count(text, latin) > count(text, others)
    const found: BlockDoubt[] = []
    for (const { from, word } of partsOf(block.words)) {
      const right = foreign.test(word) ? inOneScript(word, inLatin) : null
      if (right === null) continue
      found.push(
        blockDoubt('mixed-scripts', text, {
          ...{ from, to: from + word.length, code: 'mixed-scripts', severity: 'error' },
          fixes: right === word ? [] : [fixAt(from, from + word.length, right)],
        }),
      )
    }
    return found
  },
}

/** Words, compounds taken apart: `α-particle` is written as it should be. */
function* partsOf(words: readonly { readonly from: number; readonly text: string }[]) {
  for (const { from, text } of words)
    for (const part of text.matchAll(/[^\-‐‑.'’]+/gu)) yield { from: from + part.index, word: part[0] }
}

/** The word in one script; itself where its letters have no look-alikes; `null` where it is in one script, or a unit (µg, kΩ). */
function inOneScript(word: string, inLatin: boolean): string | null {
  const [ours, theirs] = [count(word, latin), count(word, others)]
  const like = Array.from(word, (letter) => (foreign.test(letter) ? latinFor.get(letter) : letter))
  const alike = like.every((letter) => letter !== undefined)
  // A single Greek letter is a sign: α, ν.
  if (ours === 0) return inLatin && alike && word.length < 5 && !/^\p{Script=Greek}$/u.test(word) ? like.join('') : null
  if (!alike && word.length < 4) return null
  if (alike && ours >= theirs) return like.join('')
  const other = Array.from(word, (letter) => cyrillicFor.get(letter) ?? letter).join('')
  return count(other, latin) === 0 ? other : alike ? like.join('') : word
}

function count(text: string, letters: RegExp): number {
  return text.match(letters)?.length ?? 0
}

function pairsOf(list: string): ReadonlyMap<string, string> {
  const letters = [...list]
  const map = new Map<string, string>()
  for (let index = 0; index + 1 < letters.length; index += 2) map.set(letters[index] ?? '', letters[index + 1] ?? '')
  return map
}
