import { ChevronDown, ChevronRight } from 'lucide-react'
import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button'
import styles from './FindingsPanel.module.css'

/** How many findings are listed at once, and how many more each time they are asked for. */
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

/** A list of findings; of very many a stretch with the one that is looked at, and as many more before and after as are asked for. */
export function FindingList<T>({ all, current, children }: Omit<Listed<T>, 'title'>) {
  const { t } = useTranslation('editor')
  const [stretch, show] = useState({ from: 0, to: listed })
  const [looked, look] = useState(-1)
  if (looked !== current) {
    look(current)
    if (current >= 0 && (current < stretch.from || current >= stretch.to)) show(stretchAround(current))
  }
  const { from, to } = stretch
  const ask = (change: Partial<typeof stretch>) => () => {
    show({ ...stretch, ...change })
  }
  return (
    <>
      {from > 0 && (
        <div className={styles.more}>
          <Button onClick={ask({ from: Math.max(0, from - listed) })}>{t('findings.before', { count: from })}</Button>
        </div>
      )}
      <ol className={styles.list} start={from + 1}>
        {all.slice(from, to).map(children)}
      </ol>
      {all.length > to && (
        <div className={styles.more}>
          <Button onClick={ask({ to: to + listed })}>{t('findings.more', { count: all.length - to })}</Button>
        </div>
      )}
    </>
  )
}

/** Where somebody went far down or up, what is listed: that, and as much before and after. */
function stretchAround(index: number) {
  const from = Math.max(0, index - listed / 2)
  return { from, to: from + listed }
}
