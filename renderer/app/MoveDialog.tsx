import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EditionSummary } from '../store/library'
import type { EditionRow, TranscriptionRow } from '../store/rows'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { Select } from '../ui/Select'
import { useSource, type Source } from '../ui/use-source'

/** Asks to which other edition a transcription goes. */
export function MoveDialog(props: {
  readonly editions: Source<readonly EditionSummary[] | null>
  readonly transcription: TranscriptionRow
  readonly onMove: (edition: EditionRow) => void
  readonly onClose: () => void
}) {
  const { t } = useTranslation('app')
  const all = useSource(props.editions) ?? []
  const others = all.filter((edition) => edition.id !== props.transcription.edition)
  const [chosen, choose] = useState<string | null>(null)
  const target = others.find((edition) => edition.id === chosen) ?? others[0]
  const hint = target === undefined ? t('dialog.moveNone') : t('dialog.moveHint', { name: props.transcription.title })
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={t('dialog.move')}
      closeLabel={t('close')}
      description={hint}
      footer={
        <>
          <Button onClick={props.onClose}>{t('cancel')}</Button>
          {target !== undefined && (
            <Button
              variant="primary"
              onClick={() => {
                props.onMove(target)
              }}
            >
              {t('dialog.moveButton')}
            </Button>
          )}
        </>
      }
    >
      {target !== undefined && (
        <Select
          label={t('dialog.moveTo')}
          value={target.id}
          options={others.map((edition) => ({ value: edition.id, label: edition.name }))}
          onChange={choose}
        />
      )}
    </Dialog>
  )
}
