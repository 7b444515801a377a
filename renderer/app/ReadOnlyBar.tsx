import { useTranslation } from 'react-i18next'
import type { Problem } from '../../shared/host'
import { useSource } from '../ui/use-source'
import type { XmlText } from '../xml-view/xml-text'
import { Button } from '../ui/Button'
import { classes } from '../ui/classes'
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

/** Stands under a text, so that nothing in it moves, that waits because something typed in its XML is not applied. */
export function HeldBar({ xml }: { readonly xml: XmlText }) {
  const { t } = useTranslation('app')
  if (useSource(xml).kind !== 'drafting') return null
  return (
    <div className={classes(styles.bar, styles.under)} role="status" data-held>
      <p className={styles.why}>{t('xml.held')}</p>
    </div>
  )
}
