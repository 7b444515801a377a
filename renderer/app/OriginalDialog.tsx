import { useTranslation } from 'react-i18next'
import type { OriginalRow } from '../store/rows'
import { Dialog } from '../ui/Dialog'
import styles from './Dialogs.module.css'

/** How much of an original is shown; more would make the window slow. */
const most = 500_000

/** Shows the file that a transcription was read from, as it was. */
export function OriginalDialog(props: {
  readonly original: OriginalRow
  readonly title: string
  readonly onClose: () => void
}) {
  const { t } = useTranslation('app')
  const { name, file } = props.original
  const plain = t(`encoding.${file.encoding}`)
  const encoding = file.bom ? t('encoding.bom', { encoding: plain }) : plain
  return (
    <Dialog
      open
      wide
      onClose={props.onClose}
      title={t('dialog.original', { title: props.title })}
      closeLabel={t('close')}
      description={t('dialog.originalAbout', { name, encoding })}
    >
      {/* A stretch that scrolls must be reached by key. */}
      <pre className={styles.original} tabIndex={0}>
        {file.text.slice(0, most)}
      </pre>
      {file.text.length > most && <p className={styles.about}>{t('dialog.originalLong', { count: most })}</p>}
    </Dialog>
  )
}
