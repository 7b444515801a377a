import { SpellCheck } from 'lucide-react'
import { useCallback, useMemo, useSyncExternalStore, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { EditorState } from 'prosemirror-state'
import type { GuessAction } from '../../shared/commands/guess-actions'
import type { Guess } from '../../shared/edition'
import type { OpenText } from '../app/open-text'
import type { OfferedFixes } from '../app/proofing/fix-offer'
import type { ProofState } from '../app/proofing/proofing'
import { openStops, type Stop } from '../editor/commands/finding-walk'
import { doubtFilterOf } from '../editor/plugins/doubts'
import { isFilter, type DoubtFilter } from '../editor/plugins/doubt-filter'
import { guessesOf } from '../editor/state'
import { useRestedText } from '../editor/use-text'
import type { VerdictRow } from '../store/rows'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import type { Source } from '../ui/use-source'
import { ProofHead } from './ProofHead'
import { ProofLook } from './ProofLook'
import { ProofPlaces } from './ProofPlaces'
import { SettledGuesses } from './SettledGuesses'
import styles from './ProofPanel.module.css'

/** What the panel can have done. */
export interface ProofActions {
  readonly turn: (on: boolean) => void
  readonly look: () => void
  readonly cancel: () => void
  readonly filter: (filter: DoubtFilter) => void
  /** Goes to a place; the focus stays. */
  readonly go: (stop: Stop) => void
  /** Settles a guess in one of its readings, and goes on to the next. */
  readonly settle: (guess: Guess, action: GuessAction) => void
  readonly reopen: (guess: Guess) => void
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
  /** By what the TEI is checked, below. */
  readonly checks: ReactNode
}

/**
 * What is open in the open text, in one list by place, as the walk goes: what proofreading doubts, what the importer guessed and what
 * checks of the TEI found; and the place that is looked at, with what can be done about it.
 */
export function ProofPanel(props: ProofPanelProps) {
  const { text, actions } = props
  const kind = useKind(props.state)
  const rested = useRestedText(text, stateItself)
  const filter = doubtFilterOf(rested)
  const shown = useMemo(() => openStops(rested), [rested])
  const all = useMemo(() => (isFilter(filter) ? openStops(rested, 'unsettled') : shown), [rested, filter, shown])
  const nothing = all.length === 0 && !guessesOf(rested).some(({ settled }) => settled)
  return (
    <ProofSection {...{ kind }} checks={props.checks}>
      {kind === 'off' && nothing && !isFilter(filter) ? (
        <Off onTurn={actions.turn} />
      ) : (
        <>
          <ProofHead {...{ text, rested, actions, shown, all }} />
          {kind !== 'found' && kind !== 'resting' && <ProofLook state={props.state} actions={actions} />}
          <ProofPlaces {...props} {...{ rested, filter, shown, all }} looked={kind === 'found'} />
          <SettledGuesses
            text={text}
            onReopen={actions.reopen}
            onGo={(guess) => {
              actions.go({ kind: 'guess', guess, from: guess.range.from })
            }}
          />
        </>
      )}
    </ProofSection>
  )
}

function ProofSection(props: {
  readonly kind: ProofState['kind']
  readonly checks: ReactNode
  readonly children: ReactNode
}) {
  const { t } = useTranslation('proofing')
  return (
    <section className={styles.proof} aria-label={t('panel.label')} data-proof={props.kind}>
      {props.children}
      <section className={styles.checks} aria-label={t('panel.filesAndGrammar')}>
        {props.checks}
      </section>
    </section>
  )
}

/** What kind of state it is: how much is done is followed where it is shown alone. */
function useKind(source: Source<ProofState>): ProofState['kind'] {
  const subscribe = useCallback((listener: () => void) => source.subscribe(listener), [source])
  return useSyncExternalStore(subscribe, () => source.get().kind)
}

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

const stateItself = (state: EditorState): EditorState => state
