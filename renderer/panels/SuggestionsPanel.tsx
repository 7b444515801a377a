import { Sparkle } from 'lucide-react'
import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Entry } from '../../shared/register/entry'
import type { Suggestion } from '../../shared/register/suggestion'
import type { RefusalRow } from '../store/rows'
import { problemText } from '../app/i18n'
import type { OpenText } from '../app/open-text'
import { currentSuggestion, filterOf, isOffered, suggestionsOf } from '../editor/plugins/suggestions'
import type { SuggestionFilter } from '../editor/plugins/suggestions'
import type { SuggestState } from '../app/tagging/suggestions/suggestions'
import { useRestedText, useText } from '../editor/use-text'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { Kbd } from '../ui/Kbd'
import { ProgressBar } from '../ui/ProgressBar'
import { useSource, type Source } from '../ui/use-source'
import { groupKey, suggestionGroups, type SuggestionGroup } from './suggestion-groups'
import { RefusedList } from './RefusedList'
import { SuggestionFilters } from './SuggestionFilters'
import { SuggestionList } from './SuggestionList'
import panel from './panels.module.css'
import styles from './SuggestionsPanel.module.css'

/** What the panel can have done. */
export interface SuggestionActions {
  readonly turn: (on: boolean) => void
  readonly look: () => void
  readonly cancel: () => void
  readonly filter: (filter: SuggestionFilter) => void
  /** Goes to the next place of a group, from where the person is. */
  readonly go: (group: SuggestionGroup) => void
  readonly take: () => void
  readonly refuse: () => void
  /** Lists those that are sure, to be taken at once. */
  readonly takeSure: () => void
  readonly takeBack: (refusals: readonly RefusalRow[]) => void
  /** The key of a command, if it has one. */
  readonly keyOf: (command: string) => string | undefined
}

/** What the panel shows of suggestions. */
export interface SuggestionsPanelProps {
  readonly text: OpenText
  readonly state: Source<SuggestState>
  readonly entries: ReadonlyMap<string, Entry>
  /** What is not to be suggested again, the last first. */
  readonly refusals: readonly RefusalRow[]
  readonly actions: SuggestionActions
  /** What is suggested in the edition, and what looks for it. */
  readonly edition: ReactNode
}

const all = suggestionsOf

/** What is suggested in the open text by name, with how often it stands there; Enter goes to it. */
export function SuggestionsPanel(props: SuggestionsPanelProps) {
  const { t } = useTranslation('tagging')
  const { text, actions, entries } = props
  const state = useSource(props.state)
  const found = useRestedText(text, all)
  const filter = useText(text, filterOf)
  const groups = useMemo(() => suggestionGroups(found.filter((one) => isOffered(one, filter))), [found, filter])
  const current = useText(text, (now) => keyOfCurrent(currentSuggestion(now)))
  const count = groups.reduce((sum, group) => sum + group.count, 0)
  if (state.kind === 'off')
    return (
      <EmptyState
        icon={Sparkle}
        title={t('suggestions.panel.off')}
        action={
          <Button
            variant="primary"
            onClick={() => {
              actions.turn(true)
            }}
          >
            {t('suggestions.panel.turnOn')}
          </Button>
        }
      >
        {t('suggestions.panel.offHint')}
      </EmptyState>
    )
  return (
    <section className={panel.panel} aria-label={t('suggestions.label')}>
      <header className={panel.head}>
        <span role="status">{t('suggestions.panel.count', { count })}</span>
        {count > 0 && (
          <span className={panel.keys}>
            <Kbd keys={actions.keyOf('suggestion/next') ?? ''} /> {t('suggestions.card.next')}
          </span>
        )}
      </header>
      <LookLine state={state} actions={actions} />
      {(found.length > 0 || filter !== undefined) && (
        <SuggestionFilters {...{ found, filter }} onFilter={actions.filter} />
      )}
      <div className={panel.list}>
        {groups.length === 0 && state.kind === 'found' && (
          <Nothing register={entries.size > 0} filtered={found.length > 0} />
        )}
        {groups.length > 0 && (
          <div className={styles.asking}>
            <Button variant="quiet" data-aside onClick={actions.takeSure}>
              {t('command.suggestion/take-sure')}
            </Button>
          </div>
        )}
        <SuggestionList {...{ groups, entries, current, actions }} />
        {props.edition}
        <RefusedList refusals={props.refusals} onTakeBack={actions.takeBack} />
      </div>
    </section>
  )
}

const keyOfCurrent = (one: Suggestion | null): string | null => one && groupKey(one)

/** How far the looking is, with what stops it and begins it again. */
function LookLine({ state, actions }: { readonly state: SuggestState; readonly actions: SuggestionActions }) {
  const { t } = useTranslation('tagging')
  return (
    <div className={styles.look} data-look={state.kind}>
      {state.kind === 'looking' ? (
        <>
          <ProgressBar label={t('suggestions.said.looking')} value={state.done} />
          <Button variant="quiet" onClick={actions.cancel}>
            {t('suggestions.panel.cancel')}
          </Button>
        </>
      ) : (
        <>
          <span className={styles.status}>
            {state.kind === 'failed' ? problemText(state.problem) : t(`suggestions.panel.state.${state.kind}`)}
          </span>
          {(state.kind === 'cancelled' || state.kind === 'failed') && (
            <Button variant="quiet" onClick={actions.look}>
              {t('suggestions.panel.again')}
            </Button>
          )}
          <Button
            variant="quiet"
            data-aside
            onClick={() => {
              actions.turn(false)
            }}
          >
            {t('suggestions.panel.turnOff')}
          </Button>
        </>
      )}
    </div>
  )
}

function Nothing({ register, filtered }: { readonly register: boolean; readonly filtered: boolean }) {
  const { t } = useTranslation('tagging')
  if (filtered) return <p className={panel.nothing}>{t('suggestions.panel.noneOfThese')}</p>
  return (
    <EmptyState icon={Sparkle} title={t('suggestions.panel.none')}>
      {t(register ? 'suggestions.panel.noneHint' : 'suggestions.panel.noRegister')}
    </EmptyState>
  )
}
