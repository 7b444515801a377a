import type { useTranslation } from 'react-i18next'
import type { EntryFacts } from './entry-facts'

/** How often an entry is mentioned, in the open text and in the edition, in words. */
export function countWords(
  { here, edition }: Pick<EntryFacts, 'here' | 'edition'>,
  inText: boolean,
  t: ReturnType<typeof useTranslation<'register'>>['t'],
): string {
  if (here === 0 && edition === 0) return t('noneYet')
  const total = edition === null ? t('counting') : t('mentionsInEdition', { count: edition })
  return inText ? `${t('mentionsHere', { count: here })} · ${total}` : total
}
