import { useEffect, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { TranscriptionRow } from '../store/rows'
import type { RoundsNow } from '../app/rounds/rounds'
import { ContextMenu } from '../ui/Menu'
import type { MenuEntry } from '../ui/menu-entry'
import { Ring } from '../ui/Ring'
import { useSource, type Source } from '../ui/use-source'
import { progressWords, roundName } from './round-words'
import styles from './TranscriptionsPanel.module.css'

/** The transcriptions of an edition beside the open text: a click or Enter opens one, Alt and the arrow keys move it. */
export function TranscriptionsPanel(props: {
  readonly rows: readonly TranscriptionRow[]
  /** The one that is open. */
  readonly current: string
  readonly onOpen: (id: string) => void
  readonly onPut: (id: string, index: number) => void
  readonly entriesOf: (row: TranscriptionRow) => readonly MenuEntry[]
  readonly rounds: Source<RoundsNow>
}) {
  const { t } = useTranslation(['app', 'proofing'])
  const { rows, current } = props
  const rounds = useSource(props.rounds)
  const progressOf = ({ id }: TranscriptionRow) => {
    const { pages = 1, done } = rounds.texts.get(id) ?? {}
    return { pages, done: Math.min(done?.get(rounds.current.id) ?? 0, pages) }
  }
  const progressSaid = (row: TranscriptionRow) =>
    t('rounds.inRound', {
      ns: 'proofing',
      round: roundName(rounds.current),
      progress: progressWords(progressOf(row)),
    })
  const list = useRef<HTMLUListElement>(null)
  const pointed = useRef<string | undefined>(undefined)
  useEffect(() => {
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const press = (event: KeyboardEvent<HTMLUListElement>) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    const id = rowOf(event.target)
    const index = rows.findIndex((row) => row.id === id)
    if (step === 0 || id === undefined || index < 0) return
    event.preventDefault()
    if (event.altKey) props.onPut(id, index + step)
    else list.current?.children[index + step]?.querySelector('button')?.focus()
  }
  return (
    <ContextMenu
      entries={() => {
        const row = rows.find(({ id }) => id === pointed.current)
        return row === undefined ? [] : props.entriesOf(row)
      }}
    >
      <ul
        ref={list}
        aria-label={t('transcriptions.title')}
        onKeyDown={press}
        onContextMenuCapture={(event) => {
          pointed.current = rowOf(event.target)
        }}
      >
        {rows.map((row) => (
          <li key={row.id} className={styles.line}>
            <button
              type="button"
              className={styles.row}
              data-row={row.id}
              aria-current={row.id === current}
              title={`${row.title}\n${progressSaid(row)}`}
              aria-describedby={`progress-${row.id}`}
              onClick={() => props.onOpen(row.id)}
            >
              <Ring share={progressOf(row).done / progressOf(row).pages} />
              <span className={styles.title}>{row.title}</span>
              {row.pages > 0 && (
                <span className={styles.pages} aria-label={t('count.pages', { count: row.pages })}>
                  {t('transcriptions.pages', { count: row.pages })}
                </span>
              )}
            </button>
            <span id={`progress-${row.id}`} hidden>
              {progressSaid(row)}
            </span>
          </li>
        ))}
      </ul>
    </ContextMenu>
  )
}

/** The id of the transcription whose line this is in. */
function rowOf(target: EventTarget): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>('[data-row]')?.dataset['row'] : undefined
}
