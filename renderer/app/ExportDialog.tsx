import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatIds, type FormatId } from '../../shared/export/endings'
import type { TranscriptionRow } from '../store/rows'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { exportAs } from './exporting'
import { FormatChoice } from './FormatChoice'
import type { Session } from './session'

/** Asks in which format to export a text, then the host asks where to. */
export function ExportDialog(props: {
  readonly session: Session
  readonly transcription: TranscriptionRow
  readonly onClose: () => void
}) {
  const { t } = useTranslation('app')
  const { session, transcription, onClose } = props
  const last = formatIds.find((one) => one === transcription.exported?.format)
  const [format, setFormat] = useState<FormatId>(last ?? 'tei')
  const [busy, setBusy] = useState(false)
  const run = async () => {
    setBusy(true)
    const done = await exportAs(session, transcription, format)
    setBusy(false)
    if (done) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('export.title', { name: transcription.title })}
      closeLabel={t('close')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button variant="primary" disabled={busy} autoFocus onClick={() => void run()}>
            {t('export.button')}
          </Button>
        </>
      }
    >
      <FormatChoice
        label={t('export.format')}
        formats={formatIds}
        chosen={format}
        onChoose={setFormat}
        words={(one) => ({ name: t(`export.${one}`), hint: t(`export.${one}Hint`) })}
      />
    </Dialog>
  )
}
