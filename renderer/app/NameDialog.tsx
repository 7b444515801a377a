import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { TextField } from '../ui/TextField'

/** Asks for one name. */
export function NameDialog(props: {
  readonly title: string
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly confirmLabel: string
  readonly onName: (name: string) => void
  readonly onClose: () => void
}) {
  const { t } = useTranslation('app')
  const [name, setName] = useState(props.value)
  const [missing, setMissing] = useState(false)
  const confirm = () => {
    if (name.trim() === '') setMissing(true)
    else props.onName(name.trim())
  }
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={props.title}
      closeLabel={t('close')}
      footer={
        <>
          <Button onClick={props.onClose}>{t('cancel')}</Button>
          <Button variant="primary" onClick={confirm}>
            {props.confirmLabel}
          </Button>
        </>
      }
    >
      <TextField
        label={props.label}
        hint={props.hint}
        error={missing && name.trim() === '' ? t('dialog.nameMissing') : undefined}
        value={name}
        onChange={setName}
        autoFocus
        onFocus={(event) => {
          event.currentTarget.select()
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) confirm()
        }}
      />
    </Dialog>
  )
}
