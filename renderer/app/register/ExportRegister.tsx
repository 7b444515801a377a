import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { useSource } from '../../ui/use-source'
import dialogs from '../Dialogs.module.css'
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
      <fieldset className={dialogs.formats}>
        <legend className={dialogs.legend}>{t('export.format')}</legend>
        {registerFormats.map((one) => (
          <label key={one} className={dialogs.format}>
            <input
              type="radio"
              name="format"
              value={one}
              checked={format === one}
              onChange={() => {
                setFormat(one)
              }}
            />
            <span className={dialogs.formatName}>{t(`export.${one}`)}</span>
            <span className={dialogs.about}>{t(`export.${one}Hint`)}</span>
          </label>
        ))}
      </fieldset>
    </Dialog>
  )
}
