import { useTranslation } from 'react-i18next'
import type { CompareLayout } from './compare-layout'
import styles from './CompareView.module.css'

/** What two compared texts are called: over their columns, or as a key to what is struck through and underlined. */
export function Titles(props: { readonly old: string; readonly now: string; readonly layout: CompareLayout }) {
  const { t } = useTranslation('compare')
  const { old, now, layout } = props
  if (layout === 'beside')
    return (
      <div className={styles.titles}>
        <span className={styles.title}>{old}</span>
        <span className={styles.title}>{now}</span>
      </div>
    )
  return (
    <div className={styles.titles}>
      <span className={styles.title}>
        <del className={styles.old} aria-hidden>
          {t('sample')}
        </del>{' '}
        {t('only', { title: old })}
      </span>
      <span className={styles.title}>
        <ins className={styles.new} aria-hidden>
          {t('sample')}
        </ins>{' '}
        {t('only', { title: now })}
      </span>
    </div>
  )
}
