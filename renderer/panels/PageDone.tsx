import { Button } from '../ui/Button'
import styles from './PageDone.module.css'

/** A button over the whole foot of a panel that finishes a page and goes on, with what is to be known before. */
export function PageDone(props: {
  readonly label: string
  readonly shortcut: string | undefined
  /** `null` where nothing stands in the way. */
  readonly warning: string | null
  readonly onDone: () => void
}) {
  return (
    <div className={styles.foot}>
      {props.warning !== null && <p className={styles.warning}>{props.warning}</p>}
      <Button variant="primary" className={styles.button} shortcut={props.shortcut} onClick={props.onDone}>
        {props.label}
      </Button>
    </div>
  )
}
