import type { EditorState } from 'prosemirror-state'
import { useMemo, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { assertNever } from '../../shared/finding'
import { isLookedAt, lookedAt, type Looked, type Stop } from '../editor/commands/finding-walk'
import { pageStretch } from '../editor/open-places'
import { isFilter, type DoubtFilter } from '../editor/plugins/doubt-filter'
import { isEditable } from '../editor/plugins/editable'
import { landmarksOf } from '../editor/state'
import { useText } from '../editor/use-text'
import { CheckedCard } from './CheckedCard'
import { GuessCard } from './GuessCard'
import { ProofCard } from './ProofCard'
import { ProofFilters, type ProofPages } from './ProofFilters'
import { ProofList } from './ProofList'
import type { ProofActions, ProofPanelProps } from './ProofPanel'
import { hasPagesNow, isOffPages, isOnPage, pageAtCaret } from './proof-pages'
import { proofRows } from './proof-rows'
import { ProofVerdicts } from './ProofVerdicts'
import panel from './panels.module.css'
import styles from './ProofPanel.module.css'

interface PlacesProps extends ProofPanelProps {
  readonly rested: EditorState
  readonly filter: DoubtFilter
  /** What the filter lets through, and all that is open. */
  readonly shown: readonly Stop[]
  readonly all: readonly Stop[]
  readonly looked: boolean
}

/** The list of open places with its filter, and that which is looked at as a card. */
export function ProofPlaces(props: PlacesProps) {
  const { t } = useTranslation('proofing')
  const { text, actions, rested, filter, shown, all } = props
  const [scope, setScope] = useState<ProofPages>('page')
  const page = useText(text, pageAtCaret)
  const hasPages = useText(text, hasPagesNow)
  const editable = useText(text, isEditable)
  const current = useText(text, lookedAt, isSameLooked)
  const rows = useMemo(() => {
    const { positions, values } = landmarksOf(rested).pages
    if (!hasPages || scope === 'all') return proofRows(shown, { positions, numbers: values.map(({ n }) => n) })
    const { from, to } = pageStretch(rested, page)
    // What stands in the header has no page: it is listed on all.
    const own = shown.filter((stop) => isOnPage(stop, from, to) || isOffPages(stop))
    return proofRows(own, { positions: [], numbers: [] })
  }, [rested, shown, hasPages, scope, page])
  const isListed = rows.some((row) => row.kind === 'stop' && isLookedAt(row.stop, current))
  const card = current === null ? null : <PlaceCard {...props} {...{ current, editable }} />
  return (
    <div
      className={styles.body}
      onKeyDown={(event) => {
        pressed(event, props, editable ? current : null)
      }}
    >
      {(all.length > 0 || isFilter(filter)) && (
        <ProofFilters {...{ all, filter, scope, hasPages }} onScope={setScope} onFilter={actions.filter} />
      )}
      {!editable && <p className={panel.nothing}>{t('panel.readOnly')}</p>}
      {!isListed && card}
      {rows.length > 0 ? (
        <ProofList doc={rested.doc} rows={rows} current={current} card={card} onGo={actions.go} />
      ) : (
        (props.looked || isFilter(filter)) && (
          <p className={panel.nothing}>{t(isFilter(filter) ? 'panel.noneOfKind' : 'panel.noneHere')}</p>
        )
      )}
      <ProofVerdicts verdicts={props.verdicts} onTakeBack={actions.takeBack} />
    </div>
  )
}

/** What is looked at, with what can be done about it. */
function PlaceCard(props: ProofPanelProps & { readonly current: Looked; readonly editable: boolean }) {
  const { text, current, editable, actions } = props
  switch (current.kind) {
    case 'guess':
      return (
        <GuessCard {...{ text, editable }} guess={current.guess} onSettle={actions.settle} onReopen={actions.reopen} />
      )
    case 'checked':
      return <CheckedCard text={text} finding={current.finding} />
    case 'doubt':
      return <ProofCard fixes={props.fixes} actions={actions} editable={editable} />
    default:
      return assertNever(current)
  }
}

function isSameLooked(a: Looked | null, b: Looked | null): boolean {
  if (a === null || b === null) return a === b
  if (a.kind === 'guess') return b.kind === 'guess' && a.guess.id === b.guess.id && a.guess.settled === b.guess.settled
  if (a.kind === 'checked') return b.kind === 'checked' && a.finding === b.finding
  return b.kind === 'doubt' && a.doubt.doubt === b.doubt.doubt && a.doubt.from === b.doubt.from
}

/** The keys that hold while the focus is in the list or on the card. */
function pressed(event: KeyboardEvent, { actions, fixes }: ProofPanelProps, current: Looked | null): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return
  if (event.target instanceof Element && event.target.closest('select, input') !== null) return
  const onButton = event.target instanceof Element && event.target.closest('button') !== null
  const act = actFor(event, { actions, count: fixes.get()?.fixes.length ?? 0, current, onButton })
  if (act === null) return
  event.preventDefault()
  act()
}

function actFor(
  event: KeyboardEvent,
  at: {
    readonly actions: ProofActions
    readonly count: number
    readonly current: Looked | null
    readonly onButton: boolean
  },
): (() => void) | null {
  const { actions, count, current, onButton } = at
  if (event.key === 'Escape') return actions.leave
  if (current?.kind === 'guess' && event.key === 'Enter' && !onButton && !current.guess.settled)
    return () => {
      actions.settle(current.guess, 'accept')
    }
  if (current?.kind !== 'doubt') return null
  if (event.key === 'Enter' && event.shiftKey) return count > 0 ? actions.takeEverywhere : null
  if (event.key === 'Enter')
    return count > 0 && !onButton
      ? () => {
          actions.take()
        }
      : null
  if (event.key.toLowerCase() === 'g')
    return () => {
      actions.good('here')
    }
  const digit = /^[1-9]$/.test(event.key) ? Number(event.key) : 0
  return digit > 0 && digit <= count
    ? () => {
        actions.take(digit - 1)
      }
    : null
}
