import i18next from 'i18next'
import { entriesLinked, type RegisterIndex } from '../../../../shared/register/links'
import { mentionKind } from '../../../../shared/register/conventions'
import type { Occurrence } from '../../../../shared/register/occurrence'
import type { ContextGroup, ContextLine } from '../../../panels/context-rows'
import { elementGloss } from '../../i18n'
import { localName } from '../../../../shared/schema'
import { isTickable, occurrenceKey, type FoundIn } from './found-occurrences'

/** What was found, grouped by the form of the name and then by text, as a `ContextList` shows it. */
export function occurrenceGroups(
  found: readonly FoundIn[],
  forms: readonly string[],
  register: RegisterIndex,
): readonly ContextGroup[] {
  return forms
    .map((form) => ({
      key: `form:${form}`,
      label: form,
      lines: [],
      groups: found
        .map((one) => ({
          key: `form:${form} text:${one.transcription}`,
          label: one.title,
          groups: [],
          lines: one.occurrences
            .filter((occurrence) => occurrence.form === form)
            .map((occurrence) => lineOf(one, occurrence, register)),
        }))
        .filter(({ lines }) => lines.length > 0),
    }))
    .filter(({ groups }) => groups.length > 0)
}

function lineOf(found: FoundIn, occurrence: Occurrence, register: RegisterIndex): ContextLine {
  const { before, text, after, page, inNote, tag } = occurrence
  return {
    key: occurrenceKey(found.transcription, occurrence),
    ...{ before, text, after, page, inNote },
    kind: tag === null ? null : (mentionKind(tag.name, tag.attributes) ?? 'other'),
    remark: remarkOf(found, occurrence, register),
    tickable: isTickable(found, occurrence),
  }
}

function remarkOf(found: FoundIn, { tagged, tag, safe }: Occurrence, register: RegisterIndex): string | null {
  const say = (key: 'asWanted' | 'unlinked' | 'unsafe') => i18next.t(`occurrences.${key}`, { ns: 'tagging' })
  if (tagged === 'as-wanted') return say('asWanted')
  if (tagged === 'unlinked') return say('unlinked')
  if (tagged === null || tag === null) return safe ? null : say('unsafe')
  const [entry] = entriesLinked(register, found.transcription, tag.attributes)
  const what = entry?.name ?? elementGloss(localName(tag.name)) ?? tag.name
  return i18next.t('occurrences.otherwise', { ns: 'tagging', what })
}
