import { SpellCheck } from 'lucide-react'
import { useCallback, useMemo, useState, useSyncExternalStore, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { EditorState } from 'prosemirror-state'
import { indexAt } from '../../shared/queries/landmarks'
import { problemText } from '../app/i18n'
import { openPlacesOn } from '../editor/open-places'
import type { OpenText } from '../app/open-text'
import type { OfferedFixes } from '../app/proofing/fix-offer'
import type { ProofState } from '../app/proofing/proofing'
import {
  currentDoubt,
  openDoubtCount,
  openDoubts,
  openDoubtsBetween,
  type DoubtFilter,
  type StandingDoubt,
} from '../editor/plugins/doubts'
import { isEditable } from '../editor/plugins/editable'
import { landmarksOf } from '../editor/state'
import { useRestedText, useText } from '../editor/use-text'
import type { VerdictRow } from '../store/rows'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { Kbd } from '../ui/Kbd'
import { ProgressBar } from '../ui/ProgressBar'
import { useSource, type Source } from '../ui/use-source'
import { ProofCard } from './ProofCard'
import { ProofFilters, type ProofPages } from './ProofFilters'
import { isSameDoubt, ProofList } from './ProofList'
import { ProofVerdicts } from './ProofVerdicts'
import { proofRows } from './proof-rows'
import panel from './panels.module.css'
import styles from './ProofPanel.module.css'

/** What the panel can have done. */
export interface ProofActions {
  readonly turn: (on: boolean) => void
  readonly look: () => void
  readonly cancel: () => void
  readonly filter: (filter: DoubtFilter) => void
  /** Goes to a doubt; the focus stays. */
  readonly go: (one: StandingDoubt) => void
  /** Takes the chosen fix, or the one of this index. */
  readonly take: (index?: number) => void
  readonly takeEverywhere: () => void
  readonly good: (reach: 'here' | 'edition' | 'always') => void
  readonly takeBack: (verdicts: readonly VerdictRow[]) => void
  /** Goes back into the text. */
  readonly leave: () => void
  /** The key of a command, if it has one. */
  readonly keyOf: (command: string) => string | undefined
}

/** What the panel shows of proofreading. */
export interface ProofPanelProps {
  readonly text: OpenText
  readonly state: Source<ProofState>
  readonly fixes: Source<OfferedFixes | null>
  readonly verdicts: readonly VerdictRow[]
  readonly actions: ProofActions
  /** The guesses and what checks found, below. */
  readonly findings: ReactNode
}

/** What is doubtful in the open text: the place that is looked at with its fixes, and the list of all, by page and kind. */
export function ProofPanel(props: ProofPanelProps) {
  const { t } = useTranslation('proofing')
  const { text, actions } = props
  const kind = useKind(props.state)
  const page = useText(text, pageAtCaret)
  const rested = useRestedText(text, stateItself)
  const open = useMemo(() => openPlacesOn(rested, page), [rested, page])
  const count = useText(text, openDoubtCount)
  const hasPages = useText(text, (now) => landmarksOf(now).pages.positions.length > 0)
  const key = actions.keyOf('finding/next')
  return (
    <section className={styles.proof} aria-label={t('panel.label')} data-proof={kind}>
      {kind === 'off' && count === 0 ? (
        <Off onTurn={actions.turn} />
      ) : (
        <div>
          <header className={panel.head}>
            <span role="status">{t(hasPages ? 'panel.onPage' : 'panel.inText', { count: open })}</span>
            {open > 0 && key !== undefined && (
              <span className={panel.keys}>
                <Kbd keys={key} /> {t('panel.next')}
              </span>
            )}
          </header>
          {kind !== 'found' && kind !== 'resting' && <LookLine state={props.state} actions={actions} />}
          <Doubts {...props} page={page} hasPages={hasPages} looked={kind === 'found'} />
        </div>
      )}
      <div className={styles.findings}>{props.findings}</div>
    </section>
  )
}

/** What kind of state it is: how much is done is followed where it is shown alone. */
function useKind(source: Source<ProofState>): ProofState['kind'] {
  const subscribe = useCallback((listener: () => void) => source.subscribe(listener), [source])
  return useSyncExternalStore(subscribe, () => source.get().kind)
}

/** The page that the caret is on, by its index among the page breaks; -1 before the first. */
const pageAtCaret = (state: EditorState): number => indexAt(landmarksOf(state).pages, state.selection.head)

function Off({ onTurn }: { readonly onTurn: (on: boolean) => void }) {
  const { t } = useTranslation('proofing')
  return (
    <EmptyState
      icon={SpellCheck}
      title={t('panel.off')}
      action={
        <Button
          variant="primary"
          onClick={() => {
            onTurn(true)
          }}
        >
          {t('panel.turnOn')}
        </Button>
      }
    >
      {t('panel.offHint')}
    </EmptyState>
  )
}

/** How far the looking is, with what stops it and begins it again. */
function LookLine(props: { readonly state: Source<ProofState>; readonly actions: ProofActions }) {
  const { t } = useTranslation('proofing')
  const { actions } = props
  const state = useSource(props.state)
  return (
    <div className={styles.look} data-look={state.kind}>
      {state.kind === 'looking' ? (
        <>
          <ProgressBar label={t('said.looking')} value={state.done} />
          <Button variant="quiet" onClick={actions.cancel}>
            {t('panel.cancel')}
          </Button>
        </>
      ) : (
        <>
          <span className={styles.status}>
            {state.kind === 'failed' ? problemText(state.problem) : t(`panel.state.${state.kind}`)}
          </span>
          {(state.kind === 'cancelled' || state.kind === 'failed') && (
            <Button variant="quiet" onClick={actions.look}>
              {t('panel.again')}
            </Button>
          )}
        </>
      )}
    </div>
  )
}

function Doubts(
  props: ProofPanelProps & { readonly page: number; readonly hasPages: boolean; readonly looked: boolean },
) {
  const { t } = useTranslation('proofing')
  const { text, actions, page, hasPages } = props
  const [scope, setScope] = useState<ProofPages>('page')
  const rested = useRestedText(text, stateItself)
  const editable = useText(text, isEditable)
  const current = useText(text, currentDoubt, isSamePlace)
  const all = useMemo(() => openDoubts(rested), [rested])
  const rows = useMemo(() => {
    const { positions, values } = landmarksOf(rested).pages
    const numbers = values.map(({ n }) => n)
    if (!hasPages || scope === 'all') return proofRows(all, { positions, numbers })
    const from = page < 0 ? 0 : (positions[page] ?? 0)
    const own = openDoubtsBetween(rested, from, positions[page + 1] ?? rested.doc.content.size + 1)
    return proofRows(own, { positions: [], numbers: [] })
  }, [rested, all, hasPages, scope, page])
  const isListed = rows.some((row) => row.kind === 'doubt' && isSameDoubt(row.one, current))
  const card = <ProofCard fixes={props.fixes} actions={actions} editable={editable} />
  return (
    <div
      className={styles.body}
      onKeyDown={(event) => {
        pressed(event, props, current !== null && editable)
      }}
    >
      <ProofFilters {...{ text, all, scope, hasPages }} onScope={setScope} onFilter={actions.filter} />
      {!editable && <p className={panel.nothing}>{t('panel.readOnly')}</p>}
      {!isListed && card}
      {rows.length > 0 ? (
        <ProofList rows={rows} current={current} card={card} onGo={actions.go} />
      ) : (
        props.looked && <p className={panel.nothing}>{t('panel.noneHere')}</p>
      )}
      <ProofVerdicts verdicts={props.verdicts} onTakeBack={actions.takeBack} />
    </div>
  )
}

const stateItself = (state: EditorState): EditorState => state

const isSamePlace = (a: StandingDoubt | null, b: StandingDoubt | null): boolean =>
  a === b || (a !== null && b !== null && a.doubt === b.doubt && a.from === b.from)

/** The keys that hold while the focus is in the list or on the card. */
function pressed(event: KeyboardEvent, { actions, fixes }: ProofPanelProps, isCurrent: boolean): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return
  if (event.target instanceof Element && event.target.closest('select, input') !== null) return
  const onButton = event.target instanceof Element && event.target.closest('button') !== null
  const act = actFor(event, { actions, count: fixes.get()?.fixes.length ?? 0, isCurrent, onButton })
  if (act === null) return
  event.preventDefault()
  act()
}

function actFor(
  event: KeyboardEvent,
  at: {
    readonly actions: ProofActions
    readonly count: number
    readonly isCurrent: boolean
    readonly onButton: boolean
  },
): (() => void) | null {
  const { actions, count, isCurrent, onButton } = at
  if (event.key === 'Escape') return actions.leave
  if (!isCurrent) return null
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
