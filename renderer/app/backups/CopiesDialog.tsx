import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer, BackupFile, BackupPlace } from '../../../shared/host'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { useSource } from '../../ui/use-source'
import { whenLabel } from '../../ui/when'
import { problemText } from '../i18n'
import type { Session } from '../session'
import styles from './CopiesDialog.module.css'
import { chooseFolder, copyNow, showFolder } from './copy-actions'
import { sizeLabel } from '../../ui/sizes'

/** Where second copies are kept, how many and how large, and since when. */
export function CopiesDialog({ session, onClose }: { readonly session: Session; readonly onClose: () => void }) {
  const { t } = useTranslation('recovery')
  const { t: app } = useTranslation('app')
  const copies = useSource(session.copying.copies)
  const { persisted } = useSource(session.copying.keeping)
  const place = usePlace(session, copies.place)
  const recovery = () => {
    onClose()
    void session.showRecovery({ kind: 'asked' })
  }
  if (place === null)
    return (
      <Dialog
        open
        onClose={onClose}
        title={t('copies.browserTitle')}
        closeLabel={app('close')}
        description={t('copies.browserAbout')}
        footer={<Button onClick={recovery}>{app('command.recovery/show')}</Button>}
      >
        {persisted !== null && <p>{t(persisted ? 'copies.persisted' : 'copies.notPersisted')}</p>}
      </Dialog>
    )
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('copies.title')}
      closeLabel={app('close')}
      description={t('copies.about')}
      footer={
        <>
          <Button onClick={recovery}>{app('command.recovery/show')}</Button>
          <Button onClick={() => void chooseFolder(session)}>{t('copies.choose')}</Button>
          <Button variant="primary" autoFocus onClick={() => void copyNow(session)}>
            {t('copies.now')}
          </Button>
        </>
      }
    >
      <div className={styles.facts}>
        <p className={styles.label}>{t('copies.place')}</p>
        <p className={styles.place}>
          <span className={styles.folder}>{place?.folder ?? t('copies.looking')}</span>
          {place !== undefined && (
            <Button variant="quiet" onClick={() => void showFolder(session)}>
              {t('copies.show')}
            </Button>
          )}
        </p>
        <Inside session={session} last={copies.last} />
        {copies.problem !== null && (
          <p className={styles.problem} role="alert">
            {problemText(copies.problem)} {t('copies.again')}
          </p>
        )}
      </div>
    </Dialog>
  )
}

/** Where the copies are kept; asked for where it is not known yet, since nothing was copied. */
function usePlace(session: Session, known: BackupPlace | null | undefined): BackupPlace | null | undefined {
  const [asked, setAsked] = useState<BackupPlace | null | undefined>(undefined)
  useEffect(() => {
    if (known === undefined)
      void session.host.ask('backups/place').then((answer) => {
        if (answer.ok) setAsked(answer.value)
      })
  }, [session, known])
  return known === undefined ? asked : known
}

/** What lies in the folder; counted anew after each copy. */
function Inside({ session, last }: { readonly session: Session; readonly last: ReadonlyMap<string, number> }) {
  const { t, i18n } = useTranslation('recovery')
  const [now] = useState(() => Date.now())
  const [files, setFiles] = useState<Answer<readonly BackupFile[]> | null>(null)
  useEffect(() => {
    let current = true
    void session.host.ask('backups/list').then((answer) => {
      if (current) setFiles(answer)
    })
    return () => {
      current = false
    }
  }, [session, last])
  if (files === null) return <p className={styles.quiet}>{t('copies.looking')}</p>
  if (!files.ok) return null
  if (files.value.length === 0) return <p className={styles.quiet}>{t('copies.empty')}</p>
  const editions = new Set(files.value.map(({ edition }) => edition)).size
  const size = files.value.reduce((sum, file) => sum + file.size, 0)
  const newest = files.value.reduce((at, file) => Math.max(at, file.at), 0)
  return (
    <p className={styles.quiet}>
      {t('copies.count', { count: files.value.length })} {t('copies.editions', { count: editions })} ·{' '}
      {t('copies.size', { size: sizeLabel(size, i18n.language) })} ·{' '}
      {t('copies.lastOf', { when: whenLabel(newest, now, i18n.language) })}
    </p>
  )
}
