import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import type { CorpusAnswer, CorpusFile } from './ask-corpora'
import styles from './Dialogs.module.css'

/** Asks whether a file that holds several texts is taken in as so many texts, or as one. */
export function CorpusDialog(props: {
  readonly files: readonly CorpusFile[]
  readonly onAnswer: (answer: CorpusAnswer) => void
  readonly onClose: () => void
}) {
  const { t } = useTranslation('app')
  const { files, onAnswer, onClose } = props
  const count = files.reduce((sum, file) => sum + file.count, 0)
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('corpus.title', { count })}
      closeLabel={t('close')}
      description={t('corpus.hint')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            onClick={() => {
              onAnswer('one')
            }}
          >
            {t('corpus.one', { count: files.length })}
          </Button>
          <Button
            variant="primary"
            autoFocus
            onClick={() => {
              onAnswer('each')
            }}
          >
            {t('corpus.each', { count })}
          </Button>
        </>
      }
    >
      <ul className={styles.report}>
        {files.map((file, index) => (
          <li key={index} className={styles.file}>
            {t('corpus.file', { name: file.name, count: file.count })}
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
