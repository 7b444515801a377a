import type { TFunction } from 'i18next'
import type { Node } from 'prosemirror-model'
import type { Difference, DifferenceKind, Stretch } from '../../shared/compare/difference'

type Translate = TFunction<'compare'>

/** How many differences there are, and in what: “12 differences: 9 in words, 3 in markup”. */
export function summaryOf(t: Translate, differences: readonly Difference[]): string {
  if (differences.length === 0) return t('none')
  const count = (kind: DifferenceKind) => differences.filter((one) => one.kind === kind).length
  const parts = [
    [count('text'), 'inWords'],
    [count('markup'), 'inMarkup'],
    [count('both'), 'inBoth'],
  ] as const
  const told = parts.flatMap(([number, key]) => (number === 0 ? [] : [t(key, { count: number })]))
  return t('summary', { total: t('differences', { count: differences.length }), parts: told.join(', ') })
}

/** The most letters of a passage that are read aloud. */
const MOST = 120

/** What a difference says in words, to be read aloud; nothing where the words are the same. */
export function excerptOf(t: Translate, old: Node, now: Node, difference: Difference): string {
  if (difference.kind === 'markup') return excerpt(now, difference.new)
  const [gone, come] = [excerpt(old, difference.old), excerpt(now, difference.new)]
  return [gone && t('deleted', { text: gone }), come && t('inserted', { text: come })]
    .filter((said) => said !== '')
    .join(', ')
}

function excerpt(doc: Node, { from, to }: Stretch): string {
  const text = doc.textBetween(from, Math.min(to, from + 2 * MOST), ' ', ' ').trim()
  return text.length > MOST ? `${text.slice(0, MOST)} …` : text
}
