import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button'
import { whenLabel } from '../ui/when'
import styles from './Recovery.module.css'
import { RecoverySection } from './Recovery'

/** A text that was written down beside the library while somebody typed. */
export interface TailLine {
  readonly id: string
  readonly title: string
  readonly edition: string
  /** Up to when, in milliseconds since 1970. */
  readonly at: number
}

/** What was written down beside the library while somebody typed, of texts that the library does not have any more. */
export function RecoveryTails(props: {
  readonly tails: readonly TailLine[]
  /** Whether there are second copies too, which are restored in one go with these. */
  readonly withCopies: boolean
  /** `null` where nothing can be restored. */
  readonly onRestore: (() => void) | null
}) {
  const { t, i18n } = useTranslation('recovery')
  const [now] = useState(() => Date.now())
  const button = useRef<HTMLButtonElement>(null)
  // Enter brings all back, unless the person has gone elsewhere meanwhile.
  useEffect(() => {
    if (document.activeElement?.tagName !== 'BUTTON') button.current?.focus()
  }, [])
  const { tails, onRestore } = props
  const until = whenLabel(Math.max(...tails.map(({ at }) => at)), now, i18n.language)
  return (
    <RecoverySection
      title={t('section.tails')}
      about={
        <p>
          {t('tails.about', { count: tails.length, until })} {t(props.withCopies ? 'tails.withCopies' : 'tails.alone')}
        </p>
      }
      action={
        onRestore !== null && (
          <Button ref={button} variant="primary" onClick={onRestore}>
            {t('tails.restore')}
          </Button>
        )
      }
    >
      <ul className={styles.list} data-tails={tails.length}>
        {tails.map(({ id, title, edition, at }) => (
          <li key={id} className={styles.line}>
            <span className={styles.name}>{title}</span>
            <span className={styles.facts}>
              {[...(edition === '' ? [] : [edition]), whenLabel(at, now, i18n.language)].join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </RecoverySection>
  )
}
