import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button'
import { useSource } from '../../ui/use-source'
import { whenLabel } from '../../ui/when'
import type { Session } from '../session'
import { saveEdition } from './copy-actions'
import styles from './CopyStatus.module.css'

/** Says that a browser may clear the library, and offers to save an edition as a file. */
export function KeepAdvice(props: {
  readonly session: Session
  readonly edition: string
  readonly onDone: () => void
}) {
  const { t, i18n } = useTranslation('recovery')
  const { session, edition } = props
  const [now] = useState(() => Date.now())
  const row = useSource(session.library.editions)?.find((one) => one.id === edition)
  const saved = row?.file?.stamp?.modified ?? null
  return (
    <>
      <p>{t('keep.risk')}</p>
      <p className={styles.quiet}>
        {saved === null ? t('keep.neverSaved') : t('keep.savedAt', { when: whenLabel(saved, now, i18n.language) })}
      </p>
      <div className={styles.buttons}>
        <Button
          variant="primary"
          onClick={() => {
            props.onDone()
            void saveEdition(session, edition)
          }}
        >
          {t('keep.saveFile')}
        </Button>
        <Button
          onClick={() => {
            props.onDone()
            session.copying.keeping.dismiss()
          }}
        >
          {t('keep.notNow')}
        </Button>
      </div>
    </>
  )
}
