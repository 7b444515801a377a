import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import type { EditionFileAsk } from './edition-file-ask'

/** How many of the things that differ are named. */
const most = 4

/** Says that another program has written the file that is to be saved to, and asks what becomes of that. */
export function ChangedFileDialog({ ask }: { readonly ask: Extract<EditionFileAsk, { readonly kind: 'changed' }> }) {
  const { t } = useTranslation(['edition-files', 'app'])
  const { name, theirs } = ask
  const leave = () => {
    ask.answer(null)
  }
  return (
    <Dialog
      open
      onClose={leave}
      title={t('change.title', { name })}
      description={t('change.about')}
      closeLabel={t('close', { ns: 'app' })}
      footer={
        <>
          <Button autoFocus={theirs === null} onClick={leave}>
            {t('cancel', { ns: 'app' })}
          </Button>
          <Button
            variant="danger"
            onClick={() => {
              ask.answer('overwrite')
            }}
          >
            {t('change.overwrite')}
          </Button>
          <Button
            onClick={() => {
              ask.answer('elsewhere')
            }}
          >
            {t('change.elsewhere')}
          </Button>
          {theirs !== null && (
            <Button
              variant="primary"
              autoFocus
              onClick={() => {
                ask.answer('theirs')
              }}
            >
              {t('change.theirs')}
            </Button>
          )}
        </>
      }
    >
      <p data-file-differs>
        <Differs ask={ask} />
      </p>
    </Dialog>
  )
}

function Differs({ ask: { theirs } }: { readonly ask: Extract<EditionFileAsk, { readonly kind: 'changed' }> }) {
  const { t } = useTranslation('edition-files')
  if (theirs === null) return t('change.notTheEdition')
  const differing = theirs.items.filter(({ relation }) => relation !== 'same')
  if (differing.length === 0) return t('change.same')
  const named = differing.slice(0, most).map((item) => `“${item.theirs ?? item.ours ?? ''}”`)
  const list = named.join(', ')
  const names = differing.length > most ? t('change.andMore', { names: list }) : list
  return t('change.differs', { count: differing.length, names })
}
