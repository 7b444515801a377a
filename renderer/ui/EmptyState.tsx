import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'

/** Stands where there is nothing yet, and says what to do next. */
export function EmptyState(props: {
  readonly icon?: LucideIcon
  readonly title: string
  /** What to do next, as a sentence. */
  readonly children: ReactNode
  readonly action?: ReactNode
}) {
  const Icon = props.icon
  return (
    <div className={styles.empty}>
      {Icon !== undefined && <Icon className={styles.icon} aria-hidden />}
      <p className={styles.title}>{props.title}</p>
      <p className={styles.about}>{props.children}</p>
      {props.action}
    </div>
  )
}
