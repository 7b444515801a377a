import { CircleX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import dialogs from '../Dialogs.module.css'
import { problemText } from '../i18n'
import type { EditionFileAsk } from './edition-file-ask'

/** Lists the parts of an edition file that were damaged, and what became of them. */
export function DamageDialog({ ask }: { readonly ask: Extract<EditionFileAsk, { readonly kind: 'damage' }> }) {
  const { t } = useTranslation(['edition-files', 'app'])
  const { name, findings, unreadable, fromTei } = ask
  const leave = () => {
    ask.answer(null)
  }
  return (
    <Dialog
      open
      wide
      onClose={leave}
      title={t('damage.title', { name })}
      description={t('damage.about')}
      closeLabel={t('close', { ns: 'app' })}
      footer={
        <Button variant="primary" autoFocus onClick={leave}>
          {t('dialog.ok', { ns: 'app' })}
        </Button>
      }
    >
      <div className={dialogs.report} data-damage>
        <ul>
          {findings.map((finding, index) => (
            <li key={index} className={dialogs.file}>
              <CircleX aria-hidden className={dialogs.bad} />
              <p className={dialogs.why}>{problemText(finding)}</p>
            </li>
          ))}
        </ul>
        <Titles legend={t('damage.unreadable')} titles={unreadable} />
        <Titles legend={t('damage.fromTei')} titles={fromTei} />
      </div>
    </Dialog>
  )
}

function Titles({ legend, titles }: { readonly legend: string; readonly titles: readonly string[] }) {
  if (titles.length === 0) return null
  return (
    <section>
      <h3 className={dialogs.legend}>{legend}</h3>
      <ul>
        {titles.map((title, index) => (
          <li key={index} className={dialogs.why}>
            {title}
          </li>
        ))}
      </ul>
    </section>
  )
}
