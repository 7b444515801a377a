import i18next from 'i18next'
import type { CheckName, Doubt, Fix } from '../../shared/proofing/doubt'
import { messageOf } from '../app/i18n'

/** What a check is called. */
export const checkWord = (check: CheckName): string => i18next.t(`check.${check}`, { ns: 'proofing' })

/** What is doubtful, as a sentence. */
export const doubtSentence = ({ check, code, values }: Pick<Doubt, 'check' | 'code' | 'values'>): string =>
  messageOf(`doubt.${code}`, values) ?? checkWord(check)

/** What is doubtful in a few words, for a list. */
export const doubtShort = ({ check, code, values }: Pick<Doubt, 'check' | 'code' | 'values'>): string =>
  messageOf(`short.${code}`, values) ?? checkWord(check)

/** The words of a doubt as a list names them; of a page break, its page; of another place without words, the words around it. */
export function doubtTitle({
  text,
  context,
  check,
  values,
}: Pick<Doubt, 'text' | 'context' | 'check' | 'values'>): string {
  const words = text.replace(/\s+/g, ' ').trim()
  if (words !== '') return words
  const { number = '' } = check === 'page-order' ? values : {}
  return number === '' ? context : i18next.t('panel.page', { ns: 'proofing', page: number })
}

/** What stands there once a fix was taken, as it is shown; for one that leaves nothing, that it does. */
export function fixWord({ text, from, to }: Pick<Doubt, 'text' | 'from' | 'to'>, fix: Fix): string {
  const [start, end] = [fix.range.from - from, fix.range.to - from]
  // What notes and page breaks stand in has other offsets than its words.
  const within = text.length === to - from && start >= 0 && end <= text.length
  const after = within ? text.slice(0, start) + fix.text + text.slice(end) : fix.text
  if (after.trim() !== '') return after.replace(/\s+/g, ' ')
  return i18next.t(after === '' ? 'fix.nothing' : 'fix.space', { ns: 'proofing' })
}
