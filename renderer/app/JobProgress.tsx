import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button'
import { ProgressBar } from '../ui/ProgressBar'
import { useSource } from '../ui/use-source'
import styles from './JobProgress.module.css'
import type { Session } from './session'

/** How long work may take before it is worth showing, in milliseconds. */
const patience = 300

/** Long work that is going on: how far it is, and how to stop it. */
export function JobProgress({ session }: { readonly session: Session }) {
  const { t } = useTranslation('app')
  const job = useSource(session.job)
  const going = job !== null
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(going), going ? patience : 0)
    return () => clearTimeout(timer)
  }, [going])
  if (job === null || !shown) return null
  const { label } = job
  return (
    <div className={styles.job} role="group" aria-label={label}>
      <p className={styles.name}>{label}</p>
      <ProgressBar label={label} value={job.total === 1 ? null : job.done / job.total} />
      <div className={styles.foot}>
        <span className={styles.count}>
          {job.total > 1 && t('import.progress', { done: job.done, total: job.total })}
        </span>
        <Button onClick={job.cancel}>{t('cancel')}</Button>
      </div>
    </div>
  )
}
