import i18next from 'i18next'
import type { DateReading } from '../../../../shared/register/date-reading'
import type { Entry } from '../../../../shared/register/entry'
import type { Suggestion } from '../../../../shared/register/suggestion'
import type { SuggestionOption } from './suggestion-options'

/** What a kind of suggestion is called. */
export function kindWord(kind: Suggestion['kind']): string {
  return i18next.t(`suggestions.kinds.${kind}`, { ns: 'tagging' })
}

/** What an option is called: its entry, its date, or what it makes. */
export function optionWord(option: SuggestionOption): string {
  switch (option.kind) {
    case 'entry':
      return option.entry.name
    case 'date':
      return readingWord(option.reading)
    case 'new':
      return i18next.t(`suggestions.new.${option.of}`, { ns: 'tagging' })
    case 'bare':
      return i18next.t('suggestions.bare', { ns: 'tagging', kind: kindWord(option.of).toLowerCase() })
  }
}

/** What else is to be known of an option: role and description of its entry, the doubt of a reading; `''` for nothing. */
export function optionAbout(option: SuggestionOption): string {
  if (option.kind === 'entry') return entryAbout(option.entry)
  if (option.kind === 'date' && option.reading.doubt !== null)
    return i18next.t(`suggestions.doubt.${option.reading.doubt}`, { ns: 'tagging' })
  return ''
}

/** What a date means, as its attributes say it: `1935-05-27T18:00`, `from 1935-07-01, to 1935-07-03`. */
export function readingWord({ attributes }: DateReading): string {
  const { when, ...rest } = attributes
  if (when !== undefined && Object.keys(rest).length === 0) return when
  const all = Object.entries(attributes).map(([name, value]) => `${name} ${value}`)
  return all.length === 0 ? i18next.t('suggestions.undated', { ns: 'tagging' }) : all.join(', ')
}

/** Role, expansion and description of an entry, with its years. */
export function entryAbout({ roles, description, expansion, born, died, type }: Entry): string {
  const years = born + died === '' ? '' : `${born}–${died}`
  return [...new Set([expansion, roles.at(-1) ?? '', description, type, years])].filter(Boolean).join(' · ')
}
