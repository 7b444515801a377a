import { depthOf } from '../queries/text-blocks'
import type { Node, ResolvedPos } from 'prosemirror-model'
import type { Attributes } from '../schema'
import { dateAt } from './date-of-text'
import type { DateContext, DateLanguage } from './date-reading'

const languages: readonly DateLanguage[] = ['en', 'de', 'fr']

/** What is known of dates at a position: the date that {@link dateAt} finds there; the language of the text there (`xml:lang`), before the others. */
export function dateContextAt(doc: Node, pos: number): DateContext {
  const $pos = doc.resolve(pos)
  const dateline = depthOf($pos, 'dateline') !== null
  return { date: dateAt(doc, pos), languages: languagesAt($pos), calendar: 'gregorian', ...(dateline && { dateline }) }
}

function languagesAt($pos: ResolvedPos): readonly DateLanguage[] {
  for (let depth = $pos.depth; depth >= 0; depth--) {
    const attributes = $pos.node(depth).attrs['attributes'] as Attributes | undefined
    const said = languages.find((one) => attributes?.['xml:lang']?.toLowerCase().split('-')[0] === one)
    if (said) return [said, ...languages.filter((one) => one !== said)]
  }
  return languages
}
