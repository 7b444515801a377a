import { History } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../shared/host'
import { problemText } from '../app/i18n'
import type { VersionRow } from '../store/rows'
import { Button } from '../ui/Button'
import { classes } from '../ui/classes'
import { Choice } from '../ui/Choice'
import { EmptyState } from '../ui/EmptyState'
import { Kbd } from '../ui/Kbd'
import panel from './panels.module.css'
import { timelineOf } from './timeline'
import { useVersionChoice, type VersionChoice } from './use-version-choice'
import { VersionTimeline } from './VersionTimeline'
import styles from './VersionsPanel.module.css'

/** What the panel shows of versions and can have done. */
export interface VersionsPanelProps {
  /** Oldest first. */
  readonly versions: readonly VersionRow[]
  /** Milliseconds since 1970. */
  readonly now: number
  /** Why the last version could not be kept. */
  readonly problem: Problem | null
  /** Why none can be kept by hand or named; `null` where they can. */
  readonly readOnly: Problem | null
  /** The key of the command that keeps a version. */
  readonly keepKey: string | undefined
  readonly onKeep: () => void
  /** Compares two versions, or one with the text as it is now. */
  readonly onCompare: (old: VersionRow, other: VersionRow | null) => void
  readonly onName: (row: VersionRow) => void
  readonly onUnname: (row: VersionRow) => void
}

type Shown = 'all' | 'named'

/** The versions of the open text on a timeline, by keys: Enter compares one with now, or the two that are chosen. */
export function VersionsPanel(props: VersionsPanelProps) {
  const { t } = useTranslation('app')
  const { versions, readOnly, problem } = props
  const [shown, setShown] = useState<Shown>('all')
  const rows = useDeferredValue(versions)
  const days = useMemo(() => timelineOf(rows, ({ name }) => shown === 'all' || name !== null), [rows, shown])
  const choice = useVersionChoice(days)
  const keep = (
    <Button disabled={readOnly !== null} onClick={props.onKeep}>
      {t('versions.keep')}
    </Button>
  )
  return (
    <section className={classes(panel.panel, styles.panel)} aria-label={t('versions.label')}>
      {problem !== null && (
        <p className={styles.problem} role="alert">
          {problemText(problem)}
        </p>
      )}
      {versions.length === 0 ? (
        <EmptyState icon={History} title={t('versions.none')} action={keep}>
          {readOnly === null ? t('versions.noneHint') : problemText(readOnly)}
        </EmptyState>
      ) : (
        <>
          <div className={panel.filters}>
            <Choice
              label={t('versions.show')}
              value={shown}
              onChange={setShown}
              options={[
                { value: 'all', label: t('versions.showAll') },
                { value: 'named', label: t('versions.showNamed') },
              ]}
            />
            {keep}
          </div>
          <VersionTimeline
            {...{ days, choice }}
            now={props.now}
            onCompare={props.onCompare}
            onEnter={() => {
              compare({ ...props, choice })
            }}
            onName={readOnly === null ? props.onName : null}
            onUnname={readOnly === null ? props.onUnname : null}
          />
          {days.length === 0 && <p className={panel.nothing}>{t('versions.noneNamed')}</p>}
          <Foot {...props} choice={choice} />
        </>
      )}
    </section>
  )
}

function Foot(props: VersionsPanelProps & { readonly choice: VersionChoice }) {
  const { t } = useTranslation('app')
  const { active, picked } = props.choice
  if (active === null) return null
  const two = picked !== null && picked !== active
  return (
    <footer className={styles.foot}>
      <Button
        onClick={() => {
          compare(props)
        }}
      >
        {t(two ? 'versions.compareTwo' : 'versions.compareNow')}
      </Button>
      <Button
        disabled={props.readOnly !== null}
        onClick={() => {
          props.onName(active)
        }}
      >
        {t(active.name === null ? 'versions.name' : 'versions.rename')}
      </Button>
      {active.name !== null && (
        <Button
          disabled={props.readOnly !== null}
          onClick={() => {
            props.onUnname(active)
          }}
        >
          {t('versions.unname')}
        </Button>
      )}
      <p className={styles.hint}>
        {two ? (
          t('versions.twoHint')
        ) : (
          <>
            <Kbd keys="Space" /> {t('versions.pickHint')}
          </>
        )}
      </p>
    </footer>
  )
}

/** The two that are chosen, the older one first; or the one with now. */
function compare({
  choice: { active, picked },
  onCompare,
}: Pick<VersionsPanelProps, 'onCompare'> & { readonly choice: VersionChoice }) {
  if (active === null) return
  if (picked === null || picked === active) onCompare(active, null)
  else if (picked.seq < active.seq) onCompare(picked, active)
  else onCompare(active, picked)
}
