import { ShieldAlert } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button'
import { useSource } from '../../ui/use-source'
import { whenLabel } from '../../ui/when'
import { problemText } from '../i18n'
import type { Session } from '../session'
import styles from './CopiesNotice.module.css'
import { chooseFolder, copyNow } from './copy-actions'
import { KeepAdvice } from './KeepAdvice'
import { isUnsaved } from './use-unsaved'

/** Below the editions: how their second copies stand, or, in a browser, that they may be lost with its storage. */
export function CopiesNotice({ session }: { readonly session: Session }) {
  const { t, i18n } = useTranslation('recovery')
  const [now] = useState(() => Date.now())
  const { place, problem, last } = useSource(session.copying.copies)
  const editions = useSource(session.library.editions)
  if (editions === null || editions.length === 0 || place === undefined) return null
  if (place === null) return <BrowserNotice session={session} />
  if (problem !== null)
    return (
      <section className={styles.notice} aria-label={t('copies.label')}>
        <ShieldAlert aria-hidden className={styles.icon} />
        <div className={styles.body}>
          <p>
            {problemText(problem)} {t('copies.again')}
          </p>
          <div className={styles.buttons}>
            <Button onClick={() => void copyNow(session)}>{t('copies.retry')}</Button>
            <Button onClick={() => void chooseFolder(session)}>{t('copies.choose')}</Button>
          </div>
        </div>
      </section>
    )
  const at = editions.reduce((newest, { id }) => Math.max(newest, last.get(id) ?? 0), 0)
  return (
    <p className={styles.line}>
      {at === 0 ? t('copies.libraryNone') : t('copies.libraryFine', { when: whenLabel(at, now, i18n.language) })}
      <Button variant="quiet" onClick={() => session.dialog.set({ kind: 'copies' })}>
        {t('copies.folder')}
      </Button>
    </p>
  )
}

function BrowserNotice({ session }: { readonly session: Session }) {
  const { t } = useTranslation('recovery')
  const { persisted, due } = useSource(session.copying.keeping)
  const editions = useSource(session.library.editions) ?? []
  const unsaved = editions.filter(isUnsaved).toSorted((a, b) => b.changed - a.changed)[0]
  if (persisted !== false || !due || unsaved === undefined) return null
  return (
    <section className={styles.notice} aria-label={t('keep.label')}>
      <ShieldAlert aria-hidden className={styles.icon} />
      <div className={styles.body}>
        <h2 className={styles.title}>{unsaved.name}</h2>
        <KeepAdvice session={session} edition={unsaved.id} onDone={() => undefined} />
      </div>
    </section>
  )
}
