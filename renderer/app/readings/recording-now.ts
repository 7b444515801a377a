import i18next from 'i18next'
import type { Recording } from '../../../shared/commands/record-correction'
import type { WordChange } from '../../../shared/commands/apply-fix'
import type { Session } from '../session'

/** How changes of words are recorded now, by the settings; `null` where they are not. */
export function recordingOf({ settings }: Pick<Session, 'settings'>): Recording | null {
  const { recording, responsible } = settings.get()
  return recording === 'off'
    ? null
    : { kind: recording, resp: responsible, share: i18next.t('responsibleFor', { ns: 'notes' }) }
}

/** The same as a part of a change of words. */
export function recordingNow(session: Pick<Session, 'settings'>): Pick<WordChange, 'record'> {
  const record = recordingOf(session)
  return record === null ? {} : { record }
}
