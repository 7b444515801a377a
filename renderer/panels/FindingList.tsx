import { ChevronDown, ChevronRight } from 'lucide-react'
import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button'
import styles from './FindingsPanel.module.css'

/** How many findings are listed at first, and how many more each time they are asked for. */
const listed = 100

interface Listed<T> {
  readonly title: string
  readonly all: readonly T[]
  /** The index of the one looked at, which is listed in any case; or -1. */
  readonly current: number
  /** The level of its heading: 4 where nothing else is said. */
  readonly level?: 3 | 4
  readonly children: (one: T) => ReactNode
}

/** Many findings of one kind under a heading that folds them away; going to one of them unfolds them. */
export function FindingKind<T>(props: Listed<T>) {
  const { t } = useTranslation('editor')
  const { title, all, current } = props
  const id = useId()
  const [folded, fold] = useState(false)
  const [looked, look] = useState(current)
  if (looked !== current) {
    look(current)
    if (current >= 0) fold(false)
  }
  const Chevron = folded ? ChevronRight : ChevronDown
  const Heading = props.level === 3 ? 'h3' : 'h4'
  return (
    <section aria-labelledby={id}>
      <Heading className={styles.kind}>
        <button
          type="button"
          id={id}
          aria-expanded={!folded}
          onClick={() => {
            fold(!folded)
          }}
        >
          <Chevron aria-hidden />
          {title} <span>{t('findings.count', { count: all.length })}</span>
        </button>
      </Heading>
      {!folded && <FindingList {...props} />}
    </section>
  )
}

/** A list of findings; of very many the first, and as many more as are asked for. */
export function FindingList<T>({ all, current, children }: Omit<Listed<T>, 'title'>) {
  const { t } = useTranslation('editor')
  const [asked, ask] = useState(listed)
  const count = Math.max(asked, current + 1)
  return (
    <>
      <ol className={styles.list}>{all.slice(0, count).map(children)}</ol>
      {all.length > count && (
        <div className={styles.more}>
          <Button
            onClick={() => {
              ask(count + listed)
            }}
          >
            {t('findings.more', { count: all.length - count })}
          </Button>
        </div>
      )}
    </>
  )
}
