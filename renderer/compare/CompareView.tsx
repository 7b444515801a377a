import type { Node } from 'prosemirror-model'
import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Difference } from '../../shared/compare/difference'
import { markupChanges } from '../../shared/compare/markup-change'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { ProgressBar } from '../ui/ProgressBar'
import { changeWords } from './change-words'
import { CompareBar } from './CompareBar'
import type { CompareLayout } from './compare-layout'
import { CompareRows } from './CompareRows'
import type { Labels } from './RowView'
import { excerptOf, summaryOf } from './summary'
import { Titles } from './Titles'
import { useRoom } from './use-room'
import { useWalk } from './use-walk'
import styles from './CompareView.module.css'

/** One of the docs that are compared. */
export interface ComparedDoc {
  /** What it is called over its side: “Now”, “Today, 10:40”. */
  readonly title: string
  readonly doc: Node
}

/** What can be done with a difference. */
export interface DifferenceAction {
  /** What its button says: “Restore this passage”. */
  readonly label: string
  readonly run: (difference: Difference) => void
}

/** What a comparison shows. */
export interface CompareViewProps {
  readonly old: ComparedDoc
  readonly new: ComparedDoc
  /** Of `compareDocs(old.doc, new.doc)`; `null` while it is being worked out. */
  readonly differences: readonly Difference[] | null
  /** As the person chose; where there is no room for two, one is shown all the same. */
  readonly layout: CompareLayout
  readonly onLayout: (layout: CompareLayout) => void
  /** What can be done with the current difference: each a button, the first by Enter too. */
  readonly actions?: readonly DifferenceAction[]
  /** Says something to screen readers (`session.say`). */
  readonly say: (message: string) => void
}

/** The least width for two texts side by side, in pixels. */
const ROOM = 760

/**
 * Shows what differs between two docs, in words and in markup, in one text or side by side; a walk through the differences
 * by F8 and Shift-F8, n and p, the arrows left and right; v changes the layout. It fills the height it is given (a flex
 * column), and costs what is seen: what is equal is folded.
 */
export function CompareView(props: CompareViewProps) {
  const { t } = useTranslation('compare')
  const { old, new: now, differences, actions = [], say } = props
  const place = useRef<HTMLElement>(null)
  const room = useRoom(place, ROOM)
  const layout = room ? props.layout : 'inline'
  const labels = useMemo(() => labelsOf(old.doc, now.doc, differences ?? []), [old.doc, now.doc, differences])
  const act = (index: number | null, action: DifferenceAction | undefined): boolean => {
    const difference = index === null ? undefined : differences?.[index]
    if (difference && action) action.run(difference)
    return difference !== undefined && action !== undefined
  }
  const walk = useWalk(
    differences?.length ?? 0,
    (index) => {
      const difference = differences?.[index]
      if (!difference) return
      const what = [excerptOf(t, old.doc, now.doc, difference), ...labels(index)]
        .filter((said) => said !== '')
        .join('; ')
      say(t('said', { current: index + 1, total: differences?.length ?? 0, what: what || t('change.structure') }))
    },
    {
      Enter: (event) => !(event.target instanceof HTMLButtonElement) && act(walk.current, actions[0]),
      v: () => {
        if (room) props.onLayout(layout === 'inline' ? 'beside' : 'inline')
        return room
      },
    },
  )
  return (
    <section
      ref={place}
      className={styles.view}
      data-layout={layout}
      aria-label={t('label')}
      onKeyDown={walk.onKeyDown}
    >
      <CompareBar
        summary={differences === null ? t('comparing') : summaryOf(t, differences)}
        place={differences === null ? null : { current: walk.current, total: differences.length }}
        onNext={walk.next}
        onPrevious={walk.previous}
        layout={room ? layout : null}
        onLayout={props.onLayout}
      >
        {walk.current !== null &&
          actions.map((action) => (
            <Button key={action.label} onClick={() => act(walk.current, action)}>
              {action.label}
            </Button>
          ))}
      </CompareBar>
      <Titles old={old.title} now={now.title} layout={layout} />
      {differences === null && <ProgressBar label={t('comparing')} value={null} />}
      {differences?.length === 0 && <EmptyState title={t('none')}>{t('noneAbout')}</EmptyState>}
      {differences !== null && differences.length > 0 && (
        <CompareRows
          old={old.doc}
          now={now.doc}
          differences={differences}
          layout={layout}
          current={walk.current}
          labels={labels}
          onChoose={walk.go}
        />
      )}
    </section>
  )
}

/** What changed in the markup of a difference, in words; worked out when it is asked for. */
function labelsOf(old: Node, now: Node, differences: readonly Difference[]): Labels {
  const known = new Map<number, readonly string[]>()
  return (index) => {
    const difference = differences[index]
    const found = known.get(index) ?? (difference ? markupChanges(old, now, difference).map(changeWords) : [])
    known.set(index, found)
    return found
  }
}
