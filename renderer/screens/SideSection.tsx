import { ChevronDown, ChevronRight } from 'lucide-react'
import { useId, type ReactNode } from 'react'
import styles from './SideSection.module.css'

/** A part of the left column: its heading folds it away, and what is in it scrolls by itself. */
export function SideSection(props: {
  readonly title: string
  readonly folded: boolean
  readonly onFold: (folded: boolean) => void
  /** Stands at the end of the heading. */
  readonly action?: ReactNode
  readonly children: ReactNode
}) {
  const { title, folded } = props
  const id = useId()
  const Chevron = folded ? ChevronRight : ChevronDown
  return (
    <section aria-labelledby={id} className={styles.section} data-folded={folded}>
      <div className={styles.head}>
        <h2 className={styles.heading}>
          <button
            type="button"
            id={id}
            className={styles.fold}
            aria-expanded={!folded}
            onClick={() => {
              props.onFold(!folded)
            }}
          >
            <Chevron aria-hidden className={styles.chevron} />
            {title}
          </button>
        </h2>
        {props.action}
      </div>
      {!folded && <div className={styles.body}>{props.children}</div>}
    </section>
  )
}
