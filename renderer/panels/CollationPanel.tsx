import { GitCompareArrows } from 'lucide-react'
import type { EditorState } from 'prosemirror-state'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { DifferenceKind } from '../../shared/collate/collation'
import { pageAt } from '../../shared/queries/pages'
import type { CollateState } from '../app/collate/collating'
import { problemText } from '../app/i18n'
import type { OpenText } from '../app/open-text'
import { currentDifference, differencesLeft, hiddenKinds, openDifferences } from '../editor/plugins/collation'
import type { StandingDifference } from '../editor/plugins/standing-differences'
import { landmarksOf } from '../editor/state'
import { useRestedText, useText } from '../editor/use-text'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { Kbd } from '../ui/Kbd'
import { ProgressBar } from '../ui/ProgressBar'
import { useSource, type Source } from '../ui/use-source'
import { CollationKinds } from './CollationKinds'
import { CollationList, type PageOfDifferences } from './CollationList'
import panel from './panels.module.css'
import { useKeptFocus } from './use-kept-focus'
import styles from './CollationPanel.module.css'

/** What the panel can have done. The focus stays in it. */
export interface CollationActions {
  readonly start: () => void
  readonly cancel: () => void
  readonly again: () => void
  readonly end: () => void
  readonly go: (one: StandingDifference) => void
  readonly take: () => void
  readonly keep: () => void
  readonly note: () => void
  readonly takeAll: (kind: DifferenceKind) => void
  readonly hide: (hidden: ReadonlySet<DifferenceKind>) => void
  /** Back to the text, at the difference that is looked at. */
  readonly leave: () => void
  /** The key of a command, if it has one. */
  readonly keyOf: (command: string) => string | undefined
}

/** Where the open text differs from another transcription, theirs beside ours; what settles a difference is one key. */
export function CollationPanel(props: {
  readonly text: OpenText
  readonly state: Source<CollateState>
  readonly actions: CollationActions
}) {
  const state = useSource(props.state)
  const kept = useKeptFocus(state.kind)
  return (
    <div className={styles.whole} {...kept}>
      <CollationNow {...props} state={state} />
    </div>
  )
}

function CollationNow(props: {
  readonly text: OpenText
  readonly state: CollateState
  readonly actions: CollationActions
}) {
  const { t } = useTranslation('collate')
  const { actions, state } = props
  switch (state.kind) {
    case 'none':
      return (
        <EmptyState
          icon={GitCompareArrows}
          title={t('panel.none')}
          action={
            <Button variant="primary" shortcut={actions.keyOf('collate/start')} onClick={actions.start}>
              {t('panel.start')}
            </Button>
          }
        >
          {t('panel.noneHint')}
        </EmptyState>
      )
    case 'comparing':
      return (
        <section className={styles.wait} aria-label={t('panel.label')}>
          <p>{t('panel.comparing', { title: state.title })}</p>
          <ProgressBar label={t('panel.comparing', { title: state.title })} value={state.done} />
          <Button data-autofocus onClick={actions.cancel}>
            {t('panel.cancel')}
          </Button>
        </section>
      )
    case 'failed':
    case 'hopeless':
      return (
        <EmptyState
          icon={GitCompareArrows}
          title={t(state.kind === 'failed' ? 'panel.failed' : 'panel.hopeless')}
          action={
            <Button variant="primary" shortcut={actions.keyOf('collate/start')} onClick={actions.start}>
              {t('panel.start')}
            </Button>
          }
        >
          {state.kind === 'failed' ? problemText(state.problem) : t('panel.hopelessHint', { title: state.title })}
        </EmptyState>
      )
    case 'compared':
      return <Compared {...props} state={state} />
  }
}

function Compared(props: {
  readonly text: OpenText
  readonly state: Extract<CollateState, { readonly kind: 'compared' }>
  readonly actions: CollationActions
}) {
  const { t } = useTranslation('collate')
  const { text, state, actions } = props
  const { doc, pages, open, all, hidden } = useRestedText(text, seenIn)
  const current = useText(text, currentId)
  const place = useRef<HTMLElement>(null)
  const wanted = useRef(false)
  useEffect(() => {
    // What settles a difference from the list goes on in the list.
    if (!wanted.current) return
    const row = place.current?.querySelector<HTMLElement>('[data-line][aria-current="true"]')
    if (!row) return
    wanted.current = false
    row.focus()
  }, [current, pages])
  const staying = (act: () => void) => () => {
    wanted.current = true
    act()
  }
  const kept = { ...actions, take: staying(actions.take), keep: staying(actions.keep), note: staying(actions.note) }
  return (
    <section ref={place} className={panel.panel} aria-label={t('panel.label')}>
      <header className={styles.head}>
        <span className={styles.title} title={state.title}>
          {t('panel.with', { title: state.title })}
        </span>
        <Button variant="quiet" data-aside onClick={actions.again}>
          {t('panel.again')}
        </Button>
        <Button variant="quiet" data-aside onClick={actions.end}>
          {t('panel.end')}
        </Button>
      </header>
      {all.length > 0 && <CollationKinds {...{ all, hidden, actions }} />}
      <div className={panel.head}>
        <span role="status" data-difference-count={open.length}>
          {hidden.size > 0 && open.length < all.length
            ? t('panel.filtered', { count: open.length, total: all.length })
            : t('panel.count', { count: open.length })}
        </span>
        {open.length > 0 && (
          <span className={panel.keys}>
            <Kbd keys={actions.keyOf('difference/next') ?? ''} /> {t('panel.next')}
          </span>
        )}
      </div>
      {open.length === 0 ? (
        <Nothing found={state.found} left={all.length} title={state.title} />
      ) : (
        <CollationList {...{ doc, pages, current }} actions={kept} />
      )}
    </section>
  )
}

function Nothing({ found, left, title }: { readonly found: number; readonly left: number; readonly title: string }) {
  const { t } = useTranslation('collate')
  if (left > 0) return <p className={panel.nothing}>{t('panel.hidden')}</p>
  return (
    <EmptyState icon={GitCompareArrows} title={t(found === 0 ? 'panel.same' : 'panel.done')}>
      {t(found === 0 ? 'panel.sameHint' : 'panel.doneHint', { title })}
    </EmptyState>
  )
}

const currentId = (state: EditorState): number | null => currentDifference(state)?.id ?? null

/** What the panel shows of a state: what is open, in pages, and all that is left whatever its kind. */
function seenIn(state: EditorState) {
  const open = openDifferences(state)
  const hidden = hiddenKinds(state)
  const landmarks = landmarksOf(state)
  const pages: { readonly n: string | null; readonly all: StandingDifference[] }[] = []
  let last: number | null | undefined
  for (const one of open) {
    const page = pageAt(landmarks, one.range.from + 1)
    const index = page?.index ?? null
    if (index === last) pages.at(-1)?.all.push(one)
    else pages.push({ n: page?.n ?? null, all: [one] })
    last = index
  }
  return { doc: state.doc, pages: pages as readonly PageOfDifferences[], open, hidden, all: differencesLeft(state) }
}
