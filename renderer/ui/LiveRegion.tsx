import styles from './LiveRegion.module.css'

/** Says `message` to screen readers whenever it changes; `turn` makes the same message said again. */
export function LiveRegion({ message, turn }: { readonly message: string; readonly turn: number }) {
  return (
    <div className={styles.region} role="status" aria-live="polite">
      <span key={turn}>{message}</span>
    </div>
  )
}
