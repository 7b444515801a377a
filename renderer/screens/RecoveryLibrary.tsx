import { useTranslation } from 'react-i18next'
import type { EditionTexts } from '../store/check-texts'
import type { TranscriptionRow } from '../store/rows'
import { Button } from '../ui/Button'
import { ProgressBar } from '../ui/ProgressBar'
import styles from './Recovery.module.css'
import { RecoverySection } from './Recovery'

/** What is known of the library and of how its texts can be read. */
export interface LibraryChecked {
  readonly editions: readonly EditionTexts[]
  /** How many texts were looked at. */
  readonly done: number
  readonly total: number
  /** Texts that cannot be read whole. */
  readonly damaged: readonly TranscriptionRow[]
}

/** What the library holds, and which of its texts cannot be read. */
export function RecoveryLibrary(props: {
  readonly library: LibraryChecked
  readonly onEdition: (edition: string) => void
  readonly onText: (transcription: string) => void
}) {
  const { t } = useTranslation('recovery')
  const { editions, done, total, damaged } = props.library
  return (
    <RecoverySection title={t('section.library')} about={<Checked {...props.library} />}>
      {editions.length > 0 && (
        <ul className={styles.list}>
          {editions.map(({ edition, texts }) => (
            <li key={edition.id} className={styles.line}>
              <span className={styles.name}>{edition.name}</span>
              <span className={styles.facts}>{t('count.transcriptions', { ns: 'app', count: texts.length })}</span>
              <Button
                variant="quiet"
                aria-label={t('library.openOf', { name: edition.name })}
                onClick={() => {
                  props.onEdition(edition.id)
                }}
              >
                {t('library.open')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {damaged.length > 0 && (
        <>
          <h3 className={styles.warn}>{t('library.damaged')}</h3>
          <ul className={styles.list}>
            {damaged.map((row) => (
              <li key={row.id} className={styles.line}>
                <span className={styles.name}>{row.title}</span>
                <span className={styles.facts}>{t('library.damagedHint')}</span>
                <Button
                  aria-label={t('library.openOf', { name: row.title })}
                  onClick={() => {
                    props.onText(row.id)
                  }}
                >
                  {t('library.open')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      {done < total && <ProgressBar label={t('library.reading', { done, total })} value={done / total} />}
    </RecoverySection>
  )
}

function Checked({ editions, done, total, damaged }: LibraryChecked) {
  const { t } = useTranslation('recovery')
  if (editions.length === 0) return <p>{t('library.empty')}</p>
  if (done < total) return <p>{t('library.reading', { done, total })}</p>
  return damaged.length === 0 && total > 0 ? <p>{t('library.sound', { count: total })}</p> : null
}
