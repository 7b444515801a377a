import { Check, ChevronDown, ChevronRight, Minus } from 'lucide-react'
import { memo } from 'react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { classes } from '../ui/classes'
import styles from './ContextList.module.css'
import { ContextWords } from './ContextWords'
import { keysOf, tickState, type ContextLine, type ContextRow, type TickState } from './context-rows'

interface RowProps {
  readonly id: string
  readonly row: ContextRow
  /** How many CSS pixels below the top of the list it stands. */
  readonly top: number
  readonly active: boolean
  readonly ticked: ReadonlySet<string>
  /** Whether there is anything to tick in the list. */
  readonly ticks: boolean
  readonly onChoose: () => void
  readonly onOpen: () => void
  readonly onTick: (on: boolean) => void
}

const checkedOf = { all: 'true', some: 'mixed', none: 'false' } as const

/** A heading or a line of a `ContextList`. */
export function ContextListRow(props: RowProps) {
  const { t } = useTranslation('tagging')
  const { row, ticks } = props
  const keys = keysOf(row)
  const state = tickState(keys, props.ticked)
  const canTick = ticks && keys.length > 0
  return (
    <div
      id={props.id}
      role="treeitem"
      aria-level={row.level}
      aria-posinset={row.place}
      aria-setsize={row.siblings}
      aria-selected={props.active}
      aria-expanded={row.kind === 'group' ? !row.folded : undefined}
      aria-checked={canTick ? checkedOf[state] : undefined}
      aria-label={row.kind === 'line' ? spoken(row.line, t) : undefined}
      className={classes(styles.row, row.kind === 'group' && styles.group, props.active && styles.active)}
      style={{ top: props.top }}
      // The list keeps the focus.
      onMouseDown={(event) => {
        event.preventDefault()
        event.currentTarget.closest<HTMLElement>('[role="tree"]')?.focus({ preventScroll: true })
        props.onChoose()
      }}
      onDoubleClick={props.onOpen}
    >
      {ticks && (
        <Tick
          state={canTick ? state : null}
          onTick={() => {
            props.onTick(state !== 'all')
          }}
        />
      )}
      {row.kind === 'group' ? <Heading row={row} onFold={props.onOpen} /> : <Line line={row.line} ticks={ticks} />}
    </div>
  )
}

function Tick({ state, onTick }: { readonly state: TickState | null; readonly onTick: () => void }) {
  const Mark = state === 'all' ? Check : state === 'some' ? Minus : null
  return (
    <span
      aria-hidden
      className={classes(styles.tick, state === null && styles.fixed)}
      data-state={state ?? undefined}
      onClick={state === null ? undefined : onTick}
    >
      {Mark && <Mark />}
    </span>
  )
}

function Heading({ row, onFold }: { readonly row: ContextRow & { kind: 'group' }; readonly onFold: () => void }) {
  const Fold = row.folded ? ChevronRight : ChevronDown
  return (
    <>
      <Fold aria-hidden className={styles.fold} onClick={onFold} style={{ marginInlineStart: (row.level - 1) * 16 }} />
      <span className={styles.label}>{row.label}</span>
      <span className={styles.count}>{row.count}</span>
    </>
  )
}

const Line = memo(function Line({ line, ticks }: { readonly line: ContextLine; readonly ticks: boolean }) {
  const { t } = useTranslation('tagging')
  return (
    <>
      <span className={styles.page} title={line.inNote ? t('context.inNote') : undefined}>
        {line.page}
        {line.inNote && <sup aria-hidden>{t('context.noteMark')}</sup>}
      </span>
      <span className={classes(styles.before, ticks && !line.tickable && styles.quiet)}>
        <span>{line.before}</span>
      </span>
      <span className={classes(styles.rest, ticks && !line.tickable && styles.quiet)}>
        <ContextWords line={line} className={styles.word} />
        {line.after}
      </span>
      {line.remark !== null && (
        <span className={styles.remark} title={line.remark}>
          {line.remark}
        </span>
      )}
    </>
  )
})

/** A line as it is read aloud: a few words around it, not all that is shown. */
function spoken(line: ContextLine, t: TFunction<'tagging'>): string {
  const before = line.before.trim().split(/\s+/).slice(-5).join(' ')
  const after = line.after.trim().split(/\s+/).slice(0, 5).join(' ')
  const { becomes = null, page } = line
  const where = [
    becomes === null ? '' : becomes === '' ? t('context.removed') : t('context.becomes', { words: becomes }),
    page === null ? '' : `${t('context.page')} ${page}`,
    line.inNote ? t('context.inNote') : '',
    line.remark ?? '',
  ]
  return [`${before} ${line.text} ${after}`.trim(), ...where].filter((part) => part !== '').join(', ')
}
