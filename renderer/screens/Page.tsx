import type { CSSProperties, ReactNode } from 'react'
import styles from './Page.module.css'

/** A screen that is one column of things under a bar: the library and the edition. `width` is the column's, in pixels. */
export function Page(props: {
  readonly bar: ReactNode
  /** The name of the region for the key that goes from part to part. */
  readonly region: string
  readonly width: number
  readonly children: ReactNode
}) {
  return (
    <div className={styles.screen}>
      {props.bar}
      <main className={styles.page} data-region={props.region} tabIndex={-1}>
        <div className={styles.column} style={{ '--column': `${String(props.width)}px` } as CSSProperties}>
          {props.children}
        </div>
      </main>
    </div>
  )
}
