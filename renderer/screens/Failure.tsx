import type { Problem } from '../../shared/host'
import { Button } from '../ui/Button'
import styles from './Failure.module.css'
import { Mark } from './TopBar'

/** Fills the window where Recto cannot go on: what happened, what is safe, and what to do. */
export function Failure(props: {
  readonly title: string
  readonly problem: Pick<Problem, 'code' | 'message'>
  readonly actionLabel: string
  readonly onAction: () => void
  readonly detailsLabel: string
  /** For the people who look into it. */
  readonly details?: string | undefined
}) {
  return (
    <main className={styles.failure} data-failure={props.problem.code}>
      <div className={styles.column}>
        <Mark />
        <h1 className={styles.title}>{props.title}</h1>
        <p role="alert">{props.problem.message}</p>
        {props.details !== undefined && (
          <details className={styles.details}>
            <summary>{props.detailsLabel}</summary>
            <pre>{props.details}</pre>
          </details>
        )}
        <Button variant="primary" onClick={props.onAction}>
          {props.actionLabel}
        </Button>
      </div>
    </main>
  )
}
