import { useTranslation } from 'react-i18next'
import type { Problem } from '../../shared/host'
import { Button } from '../ui/Button'
import type { Actions } from './actions'
import { problemText } from './i18n'
import styles from './ReadOnlyBar.module.css'

/** Stands over a text that can only be read and says why; one that another window has can be taken over. */
export function ReadOnlyBar({ problem, actions }: { readonly problem: Problem; readonly actions: Actions }) {
  const { t } = useTranslation('app')
  return (
    <div className={styles.bar} role="status" data-read-only={problem.code}>
      <p className={styles.why}>{problemText(problem)}</p>
      {problem.code === 'open-elsewhere' && (
        <Button onClick={() => actions.run('transcription/take-over')}>{t('readOnly.takeOver')}</Button>
      )}
    </div>
  )
}
