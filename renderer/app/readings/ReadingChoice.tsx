import { useTranslation } from 'react-i18next'
import { Choice } from '../../ui/Choice'
import { Select } from '../../ui/Select'
import { useSource } from '../../ui/use-source'
import type { Session } from '../session'
import { readingLabel, readingNow, readingsOf } from './reading'
import { showReading } from './reading-commands'
import styles from './ReadingChoice.module.css'

/** Which reading of the text is shown, in the top bar: all in sight while there are only those that every edition has. */
export function ReadingChoice({ session }: { readonly session: Session }) {
  const { t } = useTranslation('proofing')
  useSource(session.settings)
  useSource(session.practice.now)
  const all = readingsOf(session)
  const choice = {
    label: t('readings.label'),
    value: readingNow(session).id,
    onChange: (id: string) => {
      const chosen = all.find((one) => one.id === id)
      if (chosen) showReading(session, chosen)
    },
    options: all.map((one) => ({ value: one.id, label: readingLabel(one) })),
  }
  return (
    <div className={styles.place}>
      {session.practice.now.get().readings.length === 0 ? <Choice {...choice} /> : <Select {...choice} hideLabel />}
    </div>
  )
}
