import { useTranslation } from 'react-i18next'
import styles from './ContextPreview.module.css'
import { ContextWords } from './ContextWords'
import type { ContextLine } from './context-rows'

/** A word with more of its context than a line has room for, and where that is. */
export function ContextPreview(props: {
  /** The text that it stands in. */
  readonly title: string
  readonly line: Pick<ContextLine, 'before' | 'text' | 'becomes' | 'after' | 'page' | 'inNote'> | null
}) {
  const { t } = useTranslation('tagging')
  const { line } = props
  const where =
    line === null
      ? []
      : [
          props.title,
          line.page === null ? '' : t('occurrences.pageNumber', { page: line.page }),
          line.inNote ? t('context.inNote') : '',
        ].filter((part) => part !== '')
  return (
    <section className={styles.preview} tabIndex={0} aria-label={t('occurrences.preview')}>
      {line !== null && (
        <>
          <p className={styles.where}>{where.join(' · ')}</p>
          <p className={styles.words}>
            {line.before}
            <mark className={styles.word}>
              <ContextWords line={line} />
            </mark>
            {line.after}
          </p>
        </>
      )}
    </section>
  )
}
