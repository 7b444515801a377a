import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../ui/Dialog'
import { useSource } from '../../ui/use-source'
import type { Session } from '../session'
import { useComparison } from '../versions/use-comparison'
import styles from './CompareCopies.module.css'
import type { Compared } from './recovery-view'

/** Not asked for by everybody. */
const CompareView = lazy(() => import('../../compare/CompareView').then((module) => ({ default: module.CompareView })))

/** What is in a copy, or was set aside, beside the same text in the library. */
export function CompareCopies(props: {
  readonly session: Session
  readonly compared: Compared
  readonly onClose: () => void
}) {
  const { t } = useTranslation('recovery')
  const { session, compared } = props
  const { differences, failed } = useComparison(compared.old.doc, compared.new.doc)
  const { compareLayout } = useSource(session.settings)
  return (
    <Dialog open whole onClose={props.onClose} title={compared.title} closeLabel={t('close', { ns: 'app' })}>
      <div className={styles.view}>
        {failed ? (
          <p className={styles.wait} role="alert">
            {t('compare.failed')}
          </p>
        ) : (
          <Suspense fallback={null}>
            <CompareView
              old={compared.old}
              new={compared.new}
              differences={differences}
              layout={compareLayout}
              onLayout={(layout) => {
                session.settings.set({ compareLayout: layout })
              }}
              say={session.say}
            />
          </Suspense>
        )}
      </div>
    </Dialog>
  )
}
