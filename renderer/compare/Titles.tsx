import styles from './CompareView.module.css'

/** What two compared texts are called, each in the look of what it alone has. */
export function Titles({ old, now }: { readonly old: string; readonly now: string }) {
  return (
    <div className={styles.titles}>
      <span className={styles.title}>
        <del className={styles.old}>{old}</del>
      </span>
      <span className={styles.title}>
        <ins className={styles.new}>{now}</ins>
      </span>
    </div>
  )
}
