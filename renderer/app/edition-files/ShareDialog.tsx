import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import dialogs from '../Dialogs.module.css'
import type { EditionFileAsk } from './edition-file-ask'

const parts = ['history', 'originals', 'images'] as const

/** Asks what goes into a copy of an edition that is given away. */
export function ShareDialog({ ask }: { readonly ask: Extract<EditionFileAsk, { readonly kind: 'share' }> }) {
  const { t } = useTranslation(['edition-files', 'app'])
  const [contents, setContents] = useState({ history: true, originals: true, images: true })
  const leave = () => {
    ask.answer(null)
  }
  return (
    <Dialog
      open
      onClose={leave}
      title={t('share.title', { name: ask.edition.name })}
      description={t('share.about')}
      closeLabel={t('close', { ns: 'app' })}
      footer={
        <>
          <Button onClick={leave}>{t('cancel', { ns: 'app' })}</Button>
          <Button
            variant="primary"
            autoFocus
            onClick={() => {
              ask.answer({ ...contents, images: contents.images ? 'all' : 'none' })
            }}
          >
            {t('share.button')}
          </Button>
        </>
      }
    >
      <div className={dialogs.formats}>
        {parts.map((part) => (
          <label key={part} className={dialogs.format}>
            <input
              type="checkbox"
              checked={contents[part]}
              onChange={({ currentTarget }) => {
                setContents({ ...contents, [part]: currentTarget.checked })
              }}
            />
            <span className={dialogs.formatName}>{t(`share.${part}`)}</span>
            <span className={dialogs.about}>{t(`share.${part}About`)}</span>
          </label>
        ))}
      </div>
    </Dialog>
  )
}
