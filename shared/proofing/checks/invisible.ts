import type { ProofBlock } from '../block'
import { blockDoubt, fixAt } from '../block-doubt'
import type { BlockCheck, BlockDoubt } from '../check'

// Zero widths, soft hyphens, direction marks, control characters: what takes no space on the page.
const unseen =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]/gu
const spaces = /[\u00A0\u2000-\u200A\u202F\u205F\u3000]/gu

/** What Windows-1252 has where Unicode has control characters, from U+0080 on; a space where it has nothing. */
const windows = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'

/** Characters that nobody sees: in the words that they part, and spaces of other kinds where a plain one is meant. */
export const invisible: BlockCheck = {
  kind: 'block',
  name: 'invisible',
  check: (block) => {
    const { text } = block.read
    const found: BlockDoubt[] = []
    if (text.search(unseen) >= 0) found.push(...unseenIn(text))
    if (text.search(spaces) >= 0) found.push(...oddSpacesIn(block))
    return found
  },
}

function unseenIn(text: string): readonly BlockDoubt[] {
  const found: BlockDoubt[] = []
  let end = 0
  for (const match of text.matchAll(unseen)) {
    const { index } = match
    if (index < end || isJoiner(text, index)) continue
    let [from, to] = [index, index + 1]
    while (from > end && !/[\s\uFFFC]/u.test(text.charAt(from - 1))) from--
    while (to < text.length && !/[\s\uFFFC]/u.test(text.charAt(to))) to++
    end = to
    const code = codeOf(match[0])
    found.push(
      blockDoubt('invisible', text, {
        ...{ from, to, code: 'invisible-character', severity: 'warning', key: code, values: { character: code } },
        fixes: [
          fixAt(
            from,
            to,
            text.slice(from, to).replace(unseen, (one) => shownFor(one)),
          ),
        ],
      }),
    )
  }
  return found
}

/** Zero-width joiners belong into words of scripts that join, and between emoji. */
function isJoiner(text: string, index: number): boolean {
  if (!/[\u200C\u200D]/u.test(text.charAt(index))) return false
  return !/[\p{Script=Latin}\s]/u.test(text.charAt(index - 1) + text.charAt(index + 1))
}

function shownFor(character: string): string {
  const code = character.charCodeAt(0)
  if (code === 0x2028 || code === 0x2029) return ' '
  return code >= 0x80 && code <= 0x9f ? (windows[code - 0x80] ?? '').trim() : ''
}

/** Spaces that do not break, and wide or thin ones, at the ends of a block, beside another space, and between plain words. */
function oddSpacesIn({ read: { text } }: ProofBlock): readonly BlockDoubt[] {
  const found: BlockDoubt[] = []
  for (const match of text.matchAll(spaces)) {
    const [from, to] = [match.index, match.index + 1]
    const [before, after] = [text.charAt(from - 1), text.charAt(to)]
    const beside = before === '' || after === '' || /\s/u.test(before + after)
    const betweenWords =
      /\p{Ll}{4}$/u.test(text.slice(Math.max(0, from - 4), from)) && /^\p{Ll}{2}/u.test(text.slice(to))
    if (!beside && !betweenWords) continue
    const code = codeOf(match[0])
    found.push(
      blockDoubt('invisible', text, {
        ...{ from, to, code: 'odd-space', severity: 'info', key: code, values: { character: code } },
        fixes: [fixAt(from, to, beside ? '' : ' ')],
      }),
    )
  }
  return found
}

function codeOf(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
}
