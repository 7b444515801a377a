import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './TopBar.module.css'

/** The bar over every screen: the program's mark with what leads back, something in the middle, what matters most at the end. */
export function TopBar(props: { readonly start: ReactNode; readonly middle?: ReactNode; readonly end: ReactNode }) {
  const { t } = useTranslation('app')
  return (
    <header className={styles.bar} data-region="top" aria-label={t('regions.top')}>
      <div className={styles.start}>{props.start}</div>
      <div className={styles.middle}>{props.middle}</div>
      <div className={styles.end}>{props.end}</div>
    </header>
  )
}

/** The program's mark: a leaf of writing in rubric red. */
export function Mark() {
  return (
    <svg className={styles.mark} viewBox="0 0 18 22" aria-hidden>
      <rect width="18" height="22" rx="3" fill="currentColor" />
      <path d="M4.5 6.5h9M4.5 10h9M4.5 13.5h6" className={styles.lines} />
    </svg>
  )
}
