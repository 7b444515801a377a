import { memo, useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { VersionRow } from '../store/rows'
import { partOf, type TimelineDay, type TimelineVersion } from './timeline'
import type { VersionChoice } from './use-version-choice'
import { dayWords, timeWords, whyWords } from './version-words'
import styles from './VersionsPanel.module.css'

/** How many versions are there at first, and how many more whenever the person comes to the last of them. */
const lot = 300
/** How near to the end of what is there more is brought, in pixels. */
const nearEnd = 800

interface VersionTimelineProps {
  readonly days: readonly TimelineDay[]
  readonly choice: VersionChoice
  /** Milliseconds since 1970. */
  readonly now: number
  /** Compares one version with now. */
  readonly onCompare: (row: VersionRow, other: null) => void
  /** Compares what is chosen. */
  readonly onEnter: () => void
  /** `null` where versions cannot be named. */
  readonly onName: ((row: VersionRow) => void) | null
  readonly onUnname: ((row: VersionRow) => void) | null
}

/** The list of versions by day, which is one stop of the Tab key; see `useVersionChoice` for its keys. */
export function VersionTimeline(props: VersionTimelineProps) {
  const { t } = useTranslation('app')
  const { days, choice, now } = props
  const { active, picked } = choice
  const [asked, ask] = useState(lot)
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  const count = Math.max(asked, choice.index + lot)
  useEffect(() => {
    list.current?.querySelector(`[data-seq="${String(active?.seq)}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [active])
  const some = days.length > 0
  useEffect(() => {
    // Who came here before the versions were read stands on the panel: now there is something to stand on.
    const around = list.current?.closest('[role="tabpanel"]') ?? null
    if (some && around !== null && document.activeElement === around) list.current?.focus()
  }, [some])
  if (!some) return null
  const press = (event: KeyboardEvent) => {
    if (!choice.press(event)) {
      if (event.key === 'Enter') props.onEnter()
      else if (event.key === 'F2' && active !== null) props.onName?.(active)
      else if (event.key === 'Delete' && active !== null && active.name !== null) props.onUnname?.(active)
      else return
    }
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
      onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
        if (scrollTop + clientHeight > scrollHeight - nearEnd) ask(count + lot)
      }}
    >
      {partOf(days, count).map((day) => (
        <Day
          key={day.versions.at(-1)?.row.seq}
          {...{ id, day, now }}
          active={seqIn(day, active)}
          picked={seqIn(day, picked)}
          onChoose={choice.choose}
          onOpen={props.onCompare}
        />
      ))}
    </div>
  )
}

/** Which version of a day one is, by its number; `null` where it is of another day, which then need not render again. */
function seqIn({ versions }: TimelineDay, row: VersionRow | null): number | null {
  const [first, last] = [versions[0], versions.at(-1)]
  const within = row !== null && first !== undefined && last !== undefined && row.seq <= first.row.seq
  return within && row.seq >= last.row.seq ? row.seq : null
}

interface Choosing {
  readonly id: string
  readonly onChoose: (row: VersionRow, second: boolean) => void
  readonly onOpen: VersionTimelineProps['onCompare']
}

const Day = memo(function Day(
  props: Choosing & {
    readonly day: TimelineDay
    readonly now: number
    readonly active: number | null
    readonly picked: number | null
  },
) {
  const { i18n } = useTranslation('app')
  const { day, id, active, picked, onChoose, onOpen } = props
  const name = dayWords(day.at, props.now, i18n.language)
  return (
    <div role="group" aria-label={name}>
      <div className={styles.day} aria-hidden>
        {name}
      </div>
      {day.versions.map((version) => (
        <Version
          key={version.row.seq}
          {...{ id, version, onChoose, onOpen }}
          active={version.row.seq === active}
          picked={version.row.seq === picked}
        />
      ))}
    </div>
  )
})

const Version = memo(function Version(
  props: Choosing & { readonly version: TimelineVersion; readonly active: boolean; readonly picked: boolean },
) {
  const { t, i18n } = useTranslation('app')
  const { row, words } = props.version
  const time = timeWords(row.at, i18n.language)
  // Of one that was kept by hand, its name says why.
  const why = row.name !== null && row.why === 'named' ? '' : whyWords(row)
  const said =
    words === null || words === 0 ? '' : t(words > 0 ? 'versions.more' : 'versions.fewer', { count: Math.abs(words) })
  return (
    <div
      id={`${props.id}-${String(row.seq)}`}
      className={styles.version}
      role="option"
      data-seq={row.seq}
      data-active={props.active || undefined}
      aria-selected={props.active || props.picked}
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
        {why !== '' && <span className={styles.why}>{why}</span>}
      </span>
      <span className={styles.words}>{wordsShown(words, i18n.language)}</span>
    </div>
  )
})

function wordsShown(words: number | null, language: string): string {
  if (words === null || words === 0) return ''
  return new Intl.NumberFormat(language, { signDisplay: 'always' }).format(words).replace('-', '−')
}
