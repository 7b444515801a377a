import i18next from 'i18next'
import type { CheckName, Doubt } from '../../shared/proofing/doubt'
import { messageOf } from '../app/i18n'

/** What a check is called. */
export const checkWord = (check: CheckName): string => i18next.t(`check.${check}`, { ns: 'proofing' })

/** What is doubtful, as a sentence. */
export const doubtSentence = ({ check, code, values }: Pick<Doubt, 'check' | 'code' | 'values'>): string =>
  messageOf(`doubt.${code}`, values) ?? checkWord(check)

/** The words of a doubt as a list names them; of a place without words, what is between the words around it. */
export function doubtTitle({ text, context }: Pick<Doubt, 'text' | 'context'>): string {
  const words = text.replace(/\s+/g, ' ').trim()
  return words === '' ? context : words
}

/** What a fix puts in, as it is shown; for one that takes letters out, that it does. */
export const fixWord = (text: string): string =>
  text.trim() === '' ? i18next.t(text === '' ? 'fix.nothing' : 'fix.space', { ns: 'proofing' }) : text
