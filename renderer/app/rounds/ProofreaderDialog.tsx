import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { TextField } from '../../ui/TextField'
import type { Settings } from '../settings'

/** Asks once who marks pages as done. To leave it empty is an answer too. */
export function ProofreaderDialog(props: {
  readonly settings: Settings
  readonly onClose: () => void
  /** Called with what the person answered kept. */
  readonly onAnswer: () => void
}) {
  const { t } = useTranslation(['proofing', 'app'])
  const { settings } = props
  const [name, setName] = useState(() => settings.get().proofreader ?? settings.get().responsible)
  const answer = (proofreader: string) => {
    settings.set({ proofreader })
    props.onAnswer()
  }
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={t('rounds.proofreader.title')}
      closeLabel={t('close', { ns: 'app' })}
      footer={
        <>
          <Button
            onClick={() => {
              answer('')
            }}
          >
            {t('rounds.proofreader.without')}
          </Button>
          <Button
            variant="primary"
            onClick={() => {
              answer(name.trim())
            }}
          >
            {t('rounds.proofreader.confirm')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('rounds.proofreader.label')}
        hint={t('rounds.proofreader.hint')}
        value={name}
        onChange={setName}
        autoFocus
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) answer(name.trim())
        }}
      />
    </Dialog>
  )
}
