import i18next from 'i18next'
import { assertNever } from '../../shared/finding'
import { commandLabel, messageOf } from '../app/i18n'
import { roundName } from './round-words'
import type { VersionAct, VersionRow } from '../store/rows'
import { daysBetween } from '../ui/when'

/** Why a version was kept: “Work began”, “Before: Replace all “tbe” (12)”. */
export function whyWords({ why, act }: Pick<VersionRow, 'why' | 'act'>): string {
  switch (why) {
    case 'began':
      return i18next.t('versions.why.began')
    case 'interval':
      return i18next.t('versions.why.interval')
    case 'before-act':
      return i18next.t('versions.why.beforeAct', { act: actWords(act) })
    case 'before-restore':
      return i18next.t('versions.why.beforeRestore', { version: String(act?.values['version'] ?? '') })
    case 'named':
      return i18next.t('versions.why.named')
    case 'taken-in':
      return i18next.t('versions.why.takenIn')
    case 'saved':
      return i18next.t('versions.why.saved')
    case 'round':
      return i18next.t('versions.why.round', { round: roundOf(act) })
    default:
      return assertNever(why)
  }
}

/** What the round was called that was finished, when it was. */
function roundOf(act: VersionAct | null): string {
  const { round = '', name = '' } = act?.values ?? {}
  return String(name) || roundName({ id: String(round), name: null })
}

function actWords(act: VersionAct | null): string {
  if (act === null || act.code === 'change') return i18next.t('versions.largeChange')
  const { code, values } = act
  if (code === 'edit/replace-all')
    return i18next.t('versions.replaceAll', {
      query: String(values['query']),
      count: Number(values['count']),
    })
  // An ellipsis says that a command asks first, which is over by then.
  return code.includes('/') ? commandLabel(code).replace(/…$/, '') : (messageOf(`act.${code}`, values) ?? code)
}

/** What a version is called where there is room for one line: its name, else when it was kept. */
export function versionTitle(row: VersionRow, now: number, language: string): string {
  return row.name ?? `${dayWords(row.at, now, language)}, ${timeWords(row.at, language)}`
}

/** The day of a version: “Today”, “Yesterday”, “Tuesday, 3 March”, with the year where it is another one. */
export function dayWords(at: number, now: number, language: string): string {
  const days = daysBetween(at, now)
  if (days === 0 || days === 1) {
    const word = new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-days, 'day')
    return word.charAt(0).toLocaleUpperCase(language) + word.slice(1)
  }
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  const parts = { weekday: 'long', day: 'numeric', month: 'long' } as const
  return new Intl.DateTimeFormat(language, sameYear ? parts : { ...parts, year: 'numeric' }).format(at)
}

const timeFormats = new Map<string, Intl.DateTimeFormat>()

/** A format is costly to make, and thousands of times are shown. */
function timeFormat(language: string): Intl.DateTimeFormat {
  const format = timeFormats.get(language) ?? new Intl.DateTimeFormat(language, { timeStyle: 'short' })
  timeFormats.set(language, format)
  return format
}

/** The time of day of a version. */
export function timeWords(at: number, language: string): string {
  return timeFormat(language).format(at)
}
