import { Progress } from 'radix-ui'
import styles from './ProgressBar.module.css'

/** How far something is: `value` from 0 to 1, or `null` where nobody can say. */
export function ProgressBar({ label, value }: { readonly label: string; readonly value: number | null }) {
  const percent = value === null ? null : Math.round(Math.min(1, Math.max(0, value)) * 100)
  return (
    <Progress.Root className={styles.bar} value={percent} aria-label={label}>
      <Progress.Indicator
        className={percent === null ? styles.unknown : styles.known}
        style={percent === null ? undefined : { width: `${String(percent)}%` }}
      />
    </Progress.Root>
  )
}
