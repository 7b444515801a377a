import { between } from '../proof-block'
import { blockDoubt, fixAt } from '../block-doubt'
import type { BlockCheck, BlockDoubt } from '../check'

/** Words that may follow themselves, by language: `he said that that is so`, `nous nous sommes`. */
const repeatable: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set('that had is was do her bye hear so long very many much far again now ha hip tut'.split(' ')),
  fr: new Set(['nous', 'vous']),
  de: new Set('die der das sie den dem'.split(' ')),
}

/** The same word twice, also over a line or page break. */
export const doubledWord: BlockCheck = {
  kind: 'block',
  name: 'doubled-word',
  check: (block, _, language) => {
    const { text } = block.read
    const may = repeatable[(language ?? 'en').slice(0, 2).toLowerCase()]
    const found: BlockDoubt[] = []
    for (const [index, second] of block.words.entries()) {
      const first = block.words[index - 1]
      if (first?.text.length !== second.text.length || !/\p{L}/u.test(second.text)) continue
      const word = second.text.toLowerCase()
      if (first.text.toLowerCase() !== word || !/^\s+$/u.test(between(block, first, second))) continue
      // Names are made so: Pago Pago; letters in tables and lists stand so.
      const name = /^\p{Lu}/u.test(first.text) && /^\p{Lu}/u.test(second.text)
      if ((name && word.length === 1) || /\d/u.test(word)) continue
      const meant = name || may?.has(word) === true
      found.push(
        blockDoubt('doubled-word', text, {
          ...{ from: first.from, to: second.to, code: 'doubled-word', severity: meant ? 'info' : 'error' },
          ...{ key: word, values: { word: second.text } },
          fixes: [fixAt(first.to, second.to, '')],
        }),
      )
    }
    return found
  },
}
