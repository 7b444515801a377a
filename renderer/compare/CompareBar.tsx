import { ArrowDown, ArrowUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ReactNode } from 'react'
import { Choice } from '../ui/Choice'
import { IconButton } from '../ui/IconButton'
import styles from './CompareBar.module.css'
import type { CompareLayout } from './compare-layout'

/** Over a comparison: what there is, where one is in it, and how it is laid out. */
export function CompareBar(props: {
  readonly summary: string
  readonly place: { readonly current: number | null; readonly total: number } | null
  readonly onNext: () => void
  readonly onPrevious: () => void
  /** `null` where there is room for one layout alone. */
  readonly layout: CompareLayout | null
  readonly onLayout: (layout: CompareLayout) => void
  readonly children?: ReactNode
}) {
  const { t } = useTranslation('compare')
  const { place, layout } = props
  return (
    <div className={styles.bar}>
      <p className={styles.summary} role="status">
        {props.summary}
      </p>
      {place !== null && place.total > 0 && (
        <div className={styles.walk}>
          <IconButton label={t('previous')} icon={ArrowUp} shortcut="Shift-F8" onClick={props.onPrevious} />
          <IconButton label={t('next')} icon={ArrowDown} shortcut="F8" onClick={props.onNext} />
          <span className={styles.place}>
            {t('place', { current: place.current === null ? '–' : place.current + 1, total: place.total })}
          </span>
        </div>
      )}
      {props.children}
      {layout !== null && (
        <Choice
          label={t('layout')}
          value={layout}
          options={[
            { value: 'inline', label: t('inline') },
            { value: 'beside', label: t('beside') },
          ]}
          onChange={props.onLayout}
        />
      )}
    </div>
  )
}
