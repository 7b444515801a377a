import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { whenLabel } from '../../ui/when'
import type { EditionFileAsk } from './edition-file-ask'

/** Says who has the file open that is to be saved to, and asks whether to take it over. */
export function HeldFileDialog({ ask }: { readonly ask: Extract<EditionFileAsk, { readonly kind: 'held' }> }) {
  const { t, i18n } = useTranslation(['edition-files', 'app'])
  const [now] = useState(() => Date.now())
  const { name, holder } = ask
  const leave = () => {
    ask.answer(null)
  }
  const about =
    holder === null
      ? t('held.aboutTaken')
      : t('held.about', { ...holder, when: whenLabel(holder.since, now, i18n.language) })
  return (
    <Dialog
      open
      onClose={leave}
      title={t('held.title', { name })}
      description={about}
      closeLabel={t('close', { ns: 'app' })}
      footer={
        <>
          <Button autoFocus onClick={leave}>
            {t('cancel', { ns: 'app' })}
          </Button>
          <Button
            onClick={() => {
              ask.answer('elsewhere')
            }}
          >
            {t('held.elsewhere')}
          </Button>
          <Button
            variant="primary"
            onClick={() => {
              ask.answer('take')
            }}
          >
            {t('held.take')}
          </Button>
        </>
      }
    />
  )
}
