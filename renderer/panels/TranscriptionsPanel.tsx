import { Plus } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { TranscriptionRow } from '../store/rows'
import { IconButton } from '../ui/IconButton'
import { ContextMenu } from '../ui/Menu'
import type { MenuEntry } from '../ui/menu-entry'
import styles from './TranscriptionsPanel.module.css'

/** The transcriptions of an edition beside the open text: a click or Enter opens one, Alt and the arrow keys move it. */
export function TranscriptionsPanel(props: {
  readonly rows: readonly TranscriptionRow[]
  /** The one that is open. */
  readonly current: string
  readonly onOpen: (id: string) => void
  readonly onAdd: () => void
  readonly onPut: (id: string, index: number) => void
  readonly entriesOf: (row: TranscriptionRow) => readonly MenuEntry[]
}) {
  const { t } = useTranslation('app')
  const { rows, current } = props
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const press = (event: React.KeyboardEvent<HTMLButtonElement>, row: TranscriptionRow, index: number) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (step === 0) return
    event.preventDefault()
    if (event.altKey) props.onPut(row.id, index + step)
    else list.current?.querySelectorAll<HTMLElement>('button')[index + step]?.focus()
  }
  return (
    <section aria-labelledby="transcriptions">
      <div className={styles.head}>
        <h2 id="transcriptions" className={styles.heading}>
          {t('transcriptions.title')}
        </h2>
        <IconButton label={t('transcriptions.add')} icon={Plus} onClick={props.onAdd} />
      </div>
      <ul ref={list} className={styles.list}>
        {rows.map((row, index) => (
          <ContextMenu key={row.id} entries={() => props.entriesOf(row)}>
            <li>
              <button
                type="button"
                className={styles.row}
                aria-current={row.id === current}
                title={row.title}
                onClick={() => props.onOpen(row.id)}
                onKeyDown={(event) => {
                  press(event, row, index)
                }}
              >
                <span className={styles.title}>{row.title}</span>
                {row.pages > 0 && (
                  <span className={styles.pages} aria-label={t('count.pages', { count: row.pages })}>
                    {t('transcriptions.pages', { count: row.pages })}
                  </span>
                )}
              </button>
            </li>
          </ContextMenu>
        ))}
      </ul>
    </section>
  )
}
