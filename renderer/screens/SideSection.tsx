import { useId, type ReactNode } from 'react'
import styles from './SideSection.module.css'

/** A part of the left column with its heading. */
export function SideSection({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={styles.heading}>
        {title}
      </h2>
      <div className={styles.body}>{children}</div>
    </section>
  )
}
