import { memo, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Entry } from '../../shared/register/entry'
import { Button } from '../ui/Button'
import { KindMark } from '../ui/KindMark'
import { matchesKey } from '../ui/keys'
import { FindingList } from './FindingList'
import type { SuggestionGroup } from './suggestion-groups'
import type { SuggestionActions } from './SuggestionsPanel'
import panel from './panels.module.css'
import styles from './SuggestionsPanel.module.css'

/** The names that are suggested; the arrow keys go from one to the next, Enter to its next place in the text. */
export function SuggestionList(props: {
  readonly groups: readonly SuggestionGroup[]
  readonly entries: ReadonlyMap<string, Entry>
  /** The key of the group that the person looks at in the text. */
  readonly current: string | null
  readonly actions: SuggestionActions
}) {
  const { t } = useTranslation('tagging')
  const { groups, entries, current, actions } = props
  if (groups.length === 0) return null
  return (
    <div role="group" aria-label={t('suggestions.panel.list')} onKeyDown={goByArrows}>
      <FindingList all={groups} current={groups.findIndex(({ key }) => key === current)}>
        {(group) => (
          <Line
            key={group.key}
            group={group}
            entry={group.entry === null ? null : (entries.get(group.entry)?.name ?? null)}
            current={group.key === current}
            first={group === groups[0]}
            actions={actions}
          />
        )}
      </FindingList>
    </div>
  )
}

const Line = memo(function Line(props: {
  readonly group: SuggestionGroup
  readonly entry: string | null
  readonly current: boolean
  readonly first: boolean
  readonly actions: SuggestionActions
}) {
  const { t } = useTranslation('tagging')
  const { group, entry, current, first, actions } = props
  const { kind, text, count, entries, why } = group
  const keyed = (event: KeyboardEvent) => {
    const act = [
      { keys: actions.keyOf('suggestion/take'), run: actions.take },
      { keys: actions.keyOf('suggestion/refuse'), run: actions.refuse },
    ].find(({ keys }) => keys !== undefined && matchesKey(event.nativeEvent, keys))
    if (!act) return
    event.preventDefault()
    // What a key speaks of is the line that has the focus, never another place in the text.
    if (!current) actions.go(group)
    act.run()
  }
  return (
    <li className={styles.row}>
      <div className={current ? panel.card : undefined}>
        <button
          type="button"
          data-line
          data-autofocus={current || first ? true : undefined}
          className={styles.line}
          aria-current={current}
          onKeyDown={keyed}
          onClick={() => {
            actions.go(group)
          }}
        >
          <KindMark kind={kind} label={t(`suggestions.kinds.${kind}`)} />
          <span className={styles.words}>
            <span>{text}</span>
            <small>{aboutOf(entry, entries) ?? t(`suggestions.why.${why}`)}</small>
          </span>
          <span className={styles.count}>{count}</span>
        </button>
        {current && (
          <div className={styles.acts}>
            <Button shortcut={actions.keyOf('suggestion/take')} onClick={actions.take}>
              {t('suggestions.card.take')}
            </Button>
            <Button variant="quiet" shortcut={actions.keyOf('suggestion/refuse')} onClick={actions.refuse}>
              {t(kind === 'date' ? 'suggestions.card.refuseDate' : 'suggestions.card.refuse')}
            </Button>
          </div>
        )}
      </div>
    </li>
  )
})

function aboutOf(entry: string | null, entries: number): string | null {
  if (entry === null) return null
  return entries > 1 ? `${entry} +${String(entries - 1)}` : entry
}

function goByArrows(event: KeyboardEvent<HTMLElement>): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
  const lines = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-line]')]
  const here = lines.findIndex((line) => line === document.activeElement)
  if (here < 0) return
  const places: Readonly<Record<string, number>> = {
    ArrowDown: here + 1,
    ArrowUp: here - 1,
    Home: 0,
    End: lines.length - 1,
  }
  const next = lines[places[event.key] ?? -1]
  if (!next) return
  event.preventDefault()
  next.focus()
}
