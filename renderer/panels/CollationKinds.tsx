import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { differenceKinds, type DifferenceKind } from '../../shared/collate/collation'
import type { StandingDifference } from '../editor/plugins/standing-differences'
import { Button } from '../ui/Button'
import type { CollationActions } from './CollationPanel'
import styles from './CollationPanel.module.css'

/** Which kinds of differences are looked at: each that there is, with how many, on or off. */
export function CollationKinds(props: {
  readonly all: readonly StandingDifference[]
  readonly hidden: ReadonlySet<DifferenceKind>
  readonly actions: CollationActions
}) {
  const { t } = useTranslation('collate')
  const { all, hidden, actions } = props
  const counts = useMemo(() => countsOf(all), [all])
  const there = differenceKinds.filter((kind) => counts.has(kind))
  const shown = there.filter((kind) => !hidden.has(kind))
  const [only] = shown
  return (
    <>
      <div className={styles.kinds} role="group" aria-label={t('panel.kinds')}>
        {there.map((kind) => (
          <button
            key={kind}
            type="button"
            className={styles.kind}
            aria-pressed={!hidden.has(kind)}
            aria-label={t('panel.kind', { kind: t(`kind.${kind}`), count: counts.get(kind) ?? 0 })}
            onClick={() => {
              actions.hide(toggled(hidden, kind))
            }}
          >
            {t(`kind.${kind}`)} <span className={styles.number}>{counts.get(kind)}</span>
          </button>
        ))}
      </div>
      {shown.length === 1 && only !== undefined && only !== 'moved' && (
        <div className={styles.all}>
          <Button
            onClick={() => {
              actions.takeAll(only)
            }}
          >
            {t('panel.takeAll', { count: all.filter(({ kinds }) => kinds[0] === only).length })}
          </Button>
        </div>
      )}
    </>
  )
}

function toggled(hidden: ReadonlySet<DifferenceKind>, kind: DifferenceKind): ReadonlySet<DifferenceKind> {
  const next = new Set(hidden)
  if (!next.delete(kind)) next.add(kind)
  return next
}

function countsOf(all: readonly StandingDifference[]): ReadonlyMap<DifferenceKind, number> {
  const counts = new Map<DifferenceKind, number>()
  for (const { kinds } of all) for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return counts
}
