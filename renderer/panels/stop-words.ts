import i18next from 'i18next'
import type { Node } from 'prosemirror-model'
import type { Guess } from '../../shared/edition'
import { checkNames, type CheckName } from '../../shared/proofing/doubt'
import { excerptOf } from '../../shared/queries/excerpt'
import { messageOf, problemText } from '../app/i18n'
import type { Stop } from '../editor/commands/finding-walk'
import { checkWord, doubtSentence, doubtShort, doubtTitle } from '../editor/doubt-words'
import type { OpenKind } from '../editor/plugins/doubt-filter'

/** What the list shows of an open place. */
export interface StopWords {
  /** The words that it speaks of. */
  readonly title: string
  /** What is doubtful, in a few words. */
  readonly short: string
  /** The same as a sentence. */
  readonly sentence: string
  /** Where in the TEI file a check found it. */
  readonly at: { readonly line: number; readonly column: number } | null
}

/** The words of an open place; `doc` is that in which it stands where it does. */
export function stopWords(doc: Node, stop: Stop): StopWords {
  switch (stop.kind) {
    case 'doubt': {
      const { doubt } = stop.doubt
      return { title: doubtTitle(doubt), short: doubtShort(doubt), sentence: doubtSentence(doubt), at: null }
    }
    case 'guess': {
      const sentence = guessSentence(stop.guess)
      return { title: wordsAt(doc, stop.guess.range), short: sentence, sentence, at: null }
    }
    case 'checked': {
      const { finding } = stop
      const sentence = problemText(finding)
      const title = finding.where === 'text' ? wordsAt(doc, stop) : i18next.t(`checks.where.${finding.where}`, editor)
      return { title, short: sentence, sentence, at: finding.at }
    }
  }
}

/** What the importer guessed, as a sentence. */
export const guessSentence = ({ code, values, message }: Guess): string =>
  messageOf(`finding.${code}`, values) ?? message

/** What a kind of open places is called; findings of which no kind is known stand under what checks them. */
export function kindWord(kind: OpenKind): string {
  if (kind === 'guess') return i18next.t('panel.guesses', { ns: 'proofing' })
  if (isCheckName(kind)) return checkWord(kind)
  return messageOf(`findings.kinds.${kind.slice('found/'.length)}`) ?? i18next.t('findings.group.check', editor)
}

const editor = { ns: 'editor' } as const

const isCheckName = (kind: OpenKind): kind is CheckName => (checkNames as readonly string[]).includes(kind)

/** The words of a stretch, or those around it where it has none. */
function wordsAt(doc: Node, { from, to = from }: { readonly from: number; readonly to?: number }): string {
  const end = doc.content.size
  const { before, words, after } = excerptOf(doc, { from: Math.min(from, end), to: Math.min(to, end) })
  return words !== '' ? words : `${before}¶${after}`
}
