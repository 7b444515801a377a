import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import type { XmlAnswer } from './xml'

/** Asks what becomes of XML that was typed and is not applied, before its place is left. */
export function XmlDraftDialog({ onAnswer }: { readonly onAnswer: (answer: XmlAnswer) => void }) {
  const { t } = useTranslation('app')
  return (
    <Dialog
      open
      onClose={() => {
        onAnswer('stay')
      }}
      title={t('xml.leaveTitle')}
      description={t('xml.leaveAbout')}
      closeLabel={t('close')}
      footer={
        <>
          <Button
            onClick={() => {
              onAnswer('stay')
            }}
          >
            {t('xml.stay')}
          </Button>
          <Button
            variant="danger"
            onClick={() => {
              onAnswer('discard')
            }}
          >
            {t('xml.discard')}
          </Button>
          <Button
            variant="primary"
            data-autofocus
            autoFocus
            onClick={() => {
              onAnswer('apply')
            }}
          >
            {t('xml.apply')}
          </Button>
        </>
      }
    />
  )
}
