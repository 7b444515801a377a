import i18next from 'i18next'
import { assertNever } from '../../shared/finding'
import type { MarkupChange } from '../../shared/compare/markup-change'
import { localName } from '../../shared/schema'

/** A change of markup in words: “tagged as place”, “heading → paragraph”. */
export function changeWords(change: MarkupChange): string {
  const { t } = i18next
  switch (change.kind) {
    case 'tagged':
    case 'untagged':
      return t(`change.${change.kind}`, { ns: 'compare', name: elementWords(change.name) })
    case 'rewritten':
      return t('change.rewritten', { ns: 'compare', name: elementWords(change.name) })
    case 'retagged':
    case 'renamed':
      return t(`change.${change.kind}`, {
        ns: 'compare',
        from: elementWords(change.from),
        to: elementWords(change.to),
      })
    case 'attribute': {
      const { attribute, from, to } = change
      const name = elementWords(change.name)
      if (from === null) return t('change.attributeAdded', { ns: 'compare', name, attribute, to: to ?? '' })
      if (to === null) return t('change.attributeRemoved', { ns: 'compare', name, attribute, from })
      return t('change.attribute', { ns: 'compare', name, attribute, from, to })
    }
    case 'split':
    case 'joined':
      return t(`change.${change.kind}`, { ns: 'compare' })
    case 'added':
    case 'removed': {
      const name = [elementWords(change.name), change.n ?? ''].join(' ').trim()
      return t(`change.${change.kind}`, { ns: 'compare', name })
    }
    default:
      return assertNever(change)
  }
}

/** What an element is called: a plain word for those that everybody uses, else its name. */
export function elementWords(name: string): string {
  const key = `element.${name === '' ? 'comment' : localName(name)}`
  return i18next.exists(key, { ns: 'compare' })
    ? (i18next.t as (key: string, options: object) => string)(key, { ns: 'compare' })
    : `<${name}>`
}
