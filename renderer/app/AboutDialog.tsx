import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { About, Host } from '../../shared/host'
import { Dialog } from '../ui/Dialog'
import styles from './Dialogs.module.css'

/** What the program says of itself. */
export function AboutDialog({ host, onClose }: { readonly host: Host; readonly onClose: () => void }) {
  const { t } = useTranslation('app')
  const [about, setAbout] = useState<About | null>(null)
  useEffect(() => {
    void host.ask('app/about').then((answer) => {
      if (answer.ok) setAbout(answer.value)
    })
  }, [host])
  return (
    <Dialog open onClose={onClose} title={t('about.title')} closeLabel={t('close')} description={t('about.text')}>
      {about !== null && (
        <div className={styles.lines}>
          <p>{t('about.version', { version: about.version })}</p>
          <p className={styles.about}>
            {about.shell === null ? t('about.browser') : t('about.desktop', { shell: about.shell })}
          </p>
        </div>
      )}
    </Dialog>
  )
}
