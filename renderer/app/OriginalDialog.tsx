import { useTranslation } from 'react-i18next'
import { binaryKind } from '../../shared/binary-kind'
import type { TextFile } from '../../shared/text-file'
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
  const unrepaired = shownAsText(props.original.unrepaired)
  const text = unrepaired === undefined ? file.text : shownBytes(unrepaired, file)
  const plain = t(`encoding.${file.encoding}`)
  const encoding = file.bom ? t('encoding.bom', { encoding: plain }) : plain
  return (
    <Dialog
      open
      wide
      onClose={props.onClose}
      title={t('dialog.original', { title: props.title })}
      closeLabel={t('close')}
      description={t(unrepaired === undefined ? 'dialog.originalAbout' : 'dialog.originalRepaired', { name, encoding })}
    >
      {/* A stretch that scrolls must be reached by key. */}
      <pre className={styles.original} tabIndex={0}>
        {text.slice(0, most)}
      </pre>
      {text.length > most && <p className={styles.about}>{t('dialog.originalLong', { count: most })}</p>}
    </Dialog>
  )
}

/** Bytes that are text; of a Word file, which is none, what it became is shown. */
function shownAsText(bytes: Uint8Array | undefined): Uint8Array | undefined {
  return bytes === undefined || binaryKind(bytes) !== null ? undefined : bytes
}

/** The start of a file as it was before it was repaired; what cannot be decoded shows as U+FFFD. */
function shownBytes(bytes: Uint8Array, { encoding }: TextFile): string {
  return new TextDecoder(encoding).decode(bytes.subarray(0, most * 4))
}
