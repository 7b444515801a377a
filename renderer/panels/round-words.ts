import i18next from 'i18next'
import type { PageMark, PageRecord, Round } from '../../shared/proofing/page-record'
import { doneIn, lastDone, type Progress } from '../../shared/proofing/rounds'
import { messageOf } from '../app/i18n'

/** What a round is called: as the person calls it, else “First proof” and the like. */
export function roundName({ id, name }: Round): string {
  return name ?? messageOf(`rounds.name.${id}`) ?? i18next.t('rounds.unnamed', { ns: 'proofing' })
}

/** What a page is called by the number of its break; `alone` for a text without page breaks. */
export function pageName(n: string, alone: boolean): string {
  if (alone && n === '') return i18next.t('rounds.wholeText', { ns: 'proofing' })
  return n === '' ? i18next.t('pages.unnumbered', { ns: 'editor' }) : i18next.t('pages.page', { ns: 'editor', n })
}

/** “5 of 12 pages”. */
export function progressWords({ done, pages }: Progress): string {
  return i18next.t('rounds.progress', { ns: 'proofing', done, count: pages })
}

const formats = new Map<string, Intl.DateTimeFormat>()

function day(at: number): string {
  const { language } = i18next
  const format = formats.get(language) ?? new Intl.DateTimeFormat(language, { dateStyle: 'medium' })
  formats.set(language, format)
  return format.format(at)
}

/** “First proof: done by Anna, 3 Mar 2026”. */
function markWords(round: Round, { by, at }: PageMark): string {
  const values = { ns: 'proofing', round: roundName(round), by, when: day(at) } as const
  return by === '' ? i18next.t('rounds.doneOn', values) : i18next.t('rounds.doneBy', values)
}

/** How far a page is: which share of the rounds is done, the last of them, and who did each and when. */
export interface PageState {
  readonly share: number
  /** The name of the last round that is done; `''` for none. */
  readonly last: string
  /** A sentence for each round. */
  readonly about: string
}

/** How far a page is. */
export function pageState(record: PageRecord | undefined, rounds: readonly Round[]): PageState {
  const last = lastDone(record, rounds)
  if (last === null) return { share: 0, last: '', about: i18next.t('rounds.notBegun', { ns: 'proofing' }) }
  const about = rounds.map((round) => {
    const mark = doneIn(record, round.id)
    return mark === null
      ? i18next.t('rounds.open', { ns: 'proofing', round: roundName(round) })
      : markWords(round, mark)
  })
  return { share: last.count / rounds.length, last: roundName(last.round), about: about.join('. ') }
}
