import { classes } from './classes'
import styles from './Ring.module.css'

const around = 2 * Math.PI * 5

/** How much of something is done, from 0 to 1, as a ring that fills; what it means is said beside it. */
export function Ring({ share }: { readonly share: number }) {
  const whole = share >= 1
  const said = share.toFixed(2)
  // Most pages of a long text have an empty one, and a drawing takes many times the memory of an element.
  if (share <= 0) return <span className={styles.empty} aria-hidden data-share={said} />
  return (
    <svg className={classes(styles.ring, whole && styles.whole)} viewBox="0 0 14 14" aria-hidden data-share={said}>
      <circle className={styles.track} cx="7" cy="7" r="5" />
      <circle
        className={styles.done}
        cx="7"
        cy="7"
        r="5"
        strokeDasharray={`${String(around * Math.min(1, share))} ${String(around)}`}
        transform="rotate(-90 7 7)"
      />
      {whole && <path className={styles.tick} d="M4.6 7.1 6.3 8.8 9.4 5.4" />}
    </svg>
  )
}
