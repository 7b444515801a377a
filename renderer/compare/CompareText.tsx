import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { ProgressBar } from '../ui/ProgressBar'
import type { CompareLayout } from './compare-layout'
import styles from './CompareView.module.css'

/** One of the texts that are compared. */
export interface ComparedText {
  /** What it is called over its side: “The file on disk”. */
  readonly title: string
  /** XML, or plain text. */
  readonly text: string
}

/** What a comparison of two texts shows. */
export interface CompareTextProps {
  readonly old: ComparedText
  readonly new: ComparedText
  readonly layout: CompareLayout
  readonly onLayout: (layout: CompareLayout) => void
}

const MergedText = lazy(() => import('./MergedText'))

/**
 * Shows what differs between two files, line by line, to be read only; F8 and Shift-F8, n and p walk through it, v changes the
 * layout. It fills the height it is given (a flex column). What draws it is loaded when it is first shown.
 */
export function CompareText(props: CompareTextProps) {
  const { t } = useTranslation('compare')
  return (
    <Suspense
      fallback={
        <section className={styles.view}>
          <ProgressBar label={t('text.loading')} value={null} />
        </section>
      }
    >
      <MergedText {...props} />
    </Suspense>
  )
}
