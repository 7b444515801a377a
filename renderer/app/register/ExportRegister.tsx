import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { useSource } from '../../ui/use-source'
import { FormatChoice } from '../FormatChoice'
import type { Session } from '../session'
import { exportRegister, registerFormats, type RegisterFormat } from './register-files'

/** Asks in which format to export the register, then the host asks where to. */
export function ExportRegister(props: {
  readonly session: Session
  readonly onClose: () => void
  readonly then: (act: () => void) => void
}) {
  const { t } = useTranslation('register')
  const { entries } = useSource(props.session.register.now)
  const [format, setFormat] = useState<RegisterFormat>('csv')
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={t('export.title', { count: entries.length })}
      closeLabel={t('close', { ns: 'app' })}
      footer={
        <>
          <Button onClick={props.onClose}>{t('cancel')}</Button>
          <Button
            variant="primary"
            autoFocus
            onClick={() => {
              props.then(() => void exportRegister(props.session, entries, format))
            }}
          >
            {t('export.button')}
          </Button>
        </>
      }
    >
      <FormatChoice
        label={t('export.format')}
        formats={registerFormats}
        chosen={format}
        onChoose={setFormat}
        words={(one) => ({ name: t(`export.${one}`), hint: t(`export.${one}Hint`) })}
      />
    </Dialog>
  )
}
