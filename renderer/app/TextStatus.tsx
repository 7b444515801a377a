import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { assertNever } from '../../shared/finding'
import { indexAt } from '../../shared/queries/landmarks'
import { openStopCount } from '../editor/commands/finding-walk'
import { doubtFilterOf } from '../editor/plugins/doubts'
import { isFilter } from '../editor/plugins/doubt-filter'
import { landmarksOf } from '../editor/state'
import { useRestedText, useText } from '../editor/use-text'
import type { SaveState } from '../store/save-state'
import { classes } from '../ui/classes'
import { Select } from '../ui/Select'
import { useSource } from '../ui/use-source'
import { CopyStatus } from './backups/CopyStatus'
import type { OpenText } from './open-text'
import { PathStatus } from './PathStatus'
import { RoundStatus } from './rounds/RoundStatus'
import { RecordingSelect } from './readings/RecordingSelect'
import type { Session } from './session'
import { zooms } from './settings'
import styles from './TextStatus.module.css'

/** The status line of the workbench: saved state, page, words, open findings, what was last said, zoom. */
export function TextStatus({ session, text }: { readonly session: Session; readonly text: OpenText }) {
  const { t } = useTranslation('app')
  const { message, turn } = useSource(session.said)
  const { zoom } = useSource(session.settings)
  const open = useRestedText(text, openStopCount)
  const filtered = useText(text, (state) => isFilter(doubtFilterOf(state)))
  return (
    <StatusLine session={session}>
      {session.edition !== null && <CopyStatus session={session} edition={session.edition} />}
      <PageStatus text={text} />
      <WordStatus text={text} />
      {(open > 0 || filtered) && (
        <button type="button" className={styles.quiet} onClick={() => session.show('findings')}>
          {t(filtered ? 'count.findingsListed' : 'count.findings', { count: open })}
        </button>
      )}
      <span key={turn} className={styles.said} aria-hidden>
        {message}
      </span>
      <PathStatus session={session} text={text} />
      <RoundStatus session={session} />
      <div className={styles.choice}>
        <RecordingSelect session={session} />
      </div>
      <div className={styles.choice}>
        <Select
          label={t('status.zoom')}
          hideLabel
          value={String(zoom)}
          options={zooms.map((value) => ({ value: String(value), label: t('status.percent', { count: value }) }))}
          onChange={(value) => {
            session.settings.set({ zoom: Number(value) })
          }}
        />
      </div>
    </StatusLine>
  )
}

/** Says whether all is saved before the rest of the line, which is not drawn anew for each row of the journal. */
function StatusLine({ session, children }: { readonly session: Session; readonly children: ReactNode }) {
  const saveState = useSource(session.saveState)
  return (
    <div className={styles.line} data-save-state={saveState.kind}>
      <SaveStatus state={saveState} onExplain={session.tell} />
      {children}
    </div>
  )
}

function WordStatus({ text }: { readonly text: OpenText }) {
  const { t } = useTranslation('app')
  const words = useText(text, (state) => landmarksOf(state).words)
  return <span>{t('count.words', { count: words })}</span>
}

function PageStatus({ text }: { readonly text: OpenText }) {
  const { t } = useTranslation('app')
  const count = useText(text, (state) => landmarksOf(state).pages.positions.length)
  const index = useText(text, (state) => indexAt(landmarksOf(state).pages, state.selection.head))
  const n = useText(text, (state) => landmarksOf(state).pages.values[index]?.n ?? '')
  if (count === 0) return null
  return <span>{index < 0 ? t('count.pages', { count }) : t('status.page', { n, index: index + 1, count })}</span>
}

function SaveStatus(props: { readonly state: SaveState; readonly onExplain: Session['tell'] }) {
  const { t } = useTranslation('app')
  const { state } = props
  switch (state.kind) {
    case 'saved':
      return <span className={classes(styles.state, styles.saved)}>{t('status.saved')}</span>
    case 'saving':
      return <span className={styles.state}>{t('status.saving')}</span>
    case 'unsaved':
      return <span className={styles.state}>{t(unsaved[state.why])}</span>
    case 'failed':
      return (
        <button
          type="button"
          className={classes(styles.state, styles.failed)}
          onClick={() => {
            props.onExplain(state.problem)
          }}
        >
          {t('status.failed')}
        </button>
      )
    default:
      return assertNever(state)
  }
}

const unsaved = { waiting: 'status.saving', retrying: 'status.retrying', 'read-only': 'status.readOnly' } as const
