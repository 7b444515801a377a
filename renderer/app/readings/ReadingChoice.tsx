import { useTranslation } from 'react-i18next'
import { Choice } from '../../ui/Choice'
import { useSource } from '../../ui/use-source'
import type { Session } from '../session'
import { readings } from './reading'
import { showReading } from './reading-commands'
import styles from './ReadingChoice.module.css'

/** Which reading of the text is shown, in the top bar. */
export function ReadingChoice({ session }: { readonly session: Session }) {
  const { t } = useTranslation('proofing')
  const { reading } = useSource(session.settings)
  return (
    <div className={styles.place}>
      <Choice
        label={t('readings.label')}
        value={reading}
        onChange={(chosen) => {
          showReading(session, chosen)
        }}
        options={readings.map((value) => ({ value, label: t(`readings.${value}`) }))}
      />
    </div>
  )
}
