import { History } from 'lucide-react'
import { memo, useDeferredValue, useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../shared/host'
import { problemText } from '../app/i18n'
import type { VersionRow } from '../store/rows'
import { Button } from '../ui/Button'
import { Choice } from '../ui/Choice'
import { EmptyState } from '../ui/EmptyState'
import { Kbd } from '../ui/Kbd'
import panel from './panels.module.css'
import { timelineOf, type TimelineDay, type TimelineVersion } from './timeline'
import { useVersionChoice, type VersionChoice } from './use-version-choice'
import { dayWords, timeWords, whyWords } from './version-words'
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
    <section className={panel.panel} aria-label={t('versions.label')}>
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
          <Timeline {...props} {...{ days, choice }} />
          {days.length === 0 && <p className={panel.nothing}>{t('versions.noneNamed')}</p>}
          <Foot {...props} choice={choice} />
        </>
      )}
    </section>
  )
}

function Timeline(
  props: VersionsPanelProps & { readonly days: readonly TimelineDay[]; readonly choice: VersionChoice },
) {
  const { t, i18n } = useTranslation('app')
  const { days, choice, now } = props
  const { active, picked } = choice
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  useEffect(() => {
    list.current?.querySelector(`[data-seq="${String(active?.seq)}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [active])
  if (days.length === 0) return null
  const press = (event: KeyboardEvent) => {
    if (choice.press(event)) event.preventDefault()
    else if (event.key === 'Enter') compare(props)
    else if (event.key === 'F2' && active !== null && props.readOnly === null) props.onName(active)
    else if (event.key === 'Delete' && active !== null && active.name !== null && props.readOnly === null)
      props.onUnname(active)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      ref={list}
      className={styles.timeline}
      role="listbox"
      tabIndex={0}
      data-autofocus
      aria-label={t('versions.timeline')}
      aria-multiselectable
      aria-activedescendant={active === null ? undefined : `${id}-${String(active.seq)}`}
      onKeyDown={press}
    >
      {days.map(({ at, versions }) => (
        <div key={versions[0]?.row.seq} role="group" aria-label={dayWords(at, now, i18n.language)}>
          <div className={styles.day} aria-hidden>
            {dayWords(at, now, i18n.language)}
          </div>
          {versions.map((version) => (
            <Version
              key={version.row.seq}
              id={`${id}-${String(version.row.seq)}`}
              version={version}
              active={version.row.seq === active?.seq}
              picked={version.row.seq === picked?.seq}
              onChoose={choice.choose}
              onOpen={props.onCompare}
            />
          ))}
        </div>
      ))}
    </div>
  )
}

const Version = memo(function Version(props: {
  readonly id: string
  readonly version: TimelineVersion
  readonly active: boolean
  readonly picked: boolean
  readonly onChoose: (row: VersionRow, second: boolean) => void
  readonly onOpen: VersionsPanelProps['onCompare']
}) {
  const { t, i18n } = useTranslation('app')
  const { row, words } = props.version
  const time = timeWords(row.at, i18n.language)
  const why = whyWords(row)
  const said =
    words === null || words === 0 ? '' : t(words > 0 ? 'versions.more' : 'versions.fewer', { count: Math.abs(words) })
  return (
    <div
      id={props.id}
      className={styles.version}
      role="option"
      data-seq={row.seq}
      aria-selected={props.active || props.picked}
      data-active={props.active || undefined}
      aria-label={[time, row.name, why, said].filter((part) => part !== null && part !== '').join(', ')}
      onClick={(event) => {
        props.onChoose(row, event.shiftKey || event.ctrlKey || event.metaKey)
      }}
      onDoubleClick={() => {
        props.onOpen(row, null)
      }}
    >
      <span className={styles.time}>{time}</span>
      <span className={styles.what}>
        {row.name !== null && <span className={styles.name}>{row.name}</span>}
        {(row.name === null || row.why !== 'named') && <span className={styles.why}>{why}</span>}
      </span>
      <span className={styles.words}>{wordsShown(words, i18n.language)}</span>
    </div>
  )
})

function wordsShown(words: number | null, language: string): string {
  if (words === null || words === 0) return ''
  return new Intl.NumberFormat(language, { signDisplay: 'always' }).format(words).replace('-', '−')
}

function Foot(props: VersionsPanelProps & { readonly choice: VersionChoice }) {
  const { t } = useTranslation('app')
  const { active, picked } = props.choice
  if (active === null) return null
  const two = picked !== null && picked !== active
  return (
    <footer className={styles.foot}>
      <Button
        variant="primary"
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
