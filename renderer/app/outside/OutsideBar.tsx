import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button'
import { useSource } from '../../ui/use-source'
import type { Actions } from '../actions'
import styles from '../ReadOnlyBar.module.css'
import type { OutsideWatch } from './outside-watch'

/** Stands over a text whose file was changed by another program, until the person has said what is to become of it. */
export function OutsideBar({ outside, actions }: { readonly outside: OutsideWatch; readonly actions: Actions }) {
  const { t } = useTranslation('app')
  const change = useSource(outside)
  if (change === null) return null
  return (
    <div className={styles.bar} role="status" data-outside>
      <p className={styles.why}>{t('outside.changed', { name: change.ref.name })}</p>
      <Button onClick={() => actions.run('outside/compare')}>{t('outside.compare')}</Button>
      <Button onClick={() => actions.run('outside/read')}>{t('outside.read')}</Button>
      <Button onClick={() => actions.run('outside/keep')}>{t('outside.keep')}</Button>
    </div>
  )
}
