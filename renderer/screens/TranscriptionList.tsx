import { Copy, Ellipsis, FolderInput, GripVertical, Pencil, Trash2 } from 'lucide-react'
import { useState, type DragEvent, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Actions } from '../app/actions'
import type { TranscriptionRow } from '../store/rows'
import { classes } from '../ui/classes'
import { IconButton } from '../ui/IconButton'
import { ContextMenu, Menu } from '../ui/Menu'
import type { MenuEntry } from '../ui/menu-entry'
import { whenLabel } from '../ui/when'
import { Proofread, type RoundProgress } from './Proofread'
import styles from './TranscriptionList.module.css'

const dragged = 'application/x-recto-transcription'

interface ListProps {
  readonly name: string
  readonly rows: readonly TranscriptionRow[]
  readonly actions: Actions
  /** Whether the edition can only be read: then nothing is renamed, moved or deleted. */
  readonly readOnly: boolean
  /** How far a transcription is in the current round; `null` where nothing of the edition is proofread. */
  readonly progressOf: (id: string) => RoundProgress | null
}

/** The transcriptions of an edition, put in order by dragging or with Alt and the arrow keys. */
export function TranscriptionList({ name, rows, actions, readOnly, progressOf }: ListProps) {
  const { t } = useTranslation('app')
  const [target, setTarget] = useState<number | null>(null)
  const drop = (event: DragEvent) => {
    const id = event.dataTransfer.getData(dragged)
    if (id === '' || target === null) return
    event.preventDefault()
    const from = rows.findIndex((row) => row.id === id)
    actions.putAt(rows, id, from < target ? target - 1 : target)
    setTarget(null)
  }
  return (
    <ul
      className={styles.list}
      aria-label={t('edition.list', { name })}
      onDrop={drop}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(dragged)) return
        event.preventDefault()
        setTarget(placeUnder(event))
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setTarget(null)
      }}
    >
      {rows.map((row, index) => (
        <Line
          key={row.id}
          row={row}
          index={index}
          rows={rows}
          actions={actions}
          readOnly={readOnly}
          progress={progressOf(row.id)}
          edge={target === index ? 'before' : target === index + 1 && index === rows.length - 1 ? 'after' : null}
        />
      ))}
    </ul>
  )
}

/** The index at which a line dropped here comes to stand: before or after the line under the pointer. */
function placeUnder(event: DragEvent<HTMLElement>): number {
  const lines = [...event.currentTarget.children]
  const index = lines.findIndex((line) => {
    const { top, height } = line.getBoundingClientRect()
    return event.clientY < top + height / 2
  })
  return index < 0 ? lines.length : index
}

function Line(props: {
  readonly row: TranscriptionRow
  readonly rows: readonly TranscriptionRow[]
  readonly index: number
  readonly actions: Actions
  readonly readOnly: boolean
  readonly progress: RoundProgress | null
  readonly edge: 'before' | 'after' | null
}) {
  const { t, i18n } = useTranslation('app')
  const [now] = useState(() => Date.now())
  const { row, rows, index, actions, edge, readOnly } = props
  const entries: readonly MenuEntry[] = [
    {
      kind: 'item',
      label: t('command.transcription/rename'),
      disabled: readOnly,
      icon: Pencil,
      shortcut: 'F2',
      onSelect: () => actions.renameTranscription(row),
    },
    {
      kind: 'item',
      label: t('command.transcription/duplicate'),
      disabled: readOnly,
      icon: Copy,
      onSelect: () => actions.copyTranscription(row),
    },
    {
      kind: 'item',
      label: t('command.transcription/move'),
      disabled: readOnly,
      icon: FolderInput,
      onSelect: () => actions.moveTranscription(row),
    },
    { kind: 'separator' },
    {
      kind: 'item',
      label: t('command.transcription/delete'),
      disabled: readOnly,
      icon: Trash2,
      shortcut: 'Delete',
      danger: true,
      onSelect: () => actions.removeTranscription(row),
    },
  ]
  const press = (event: KeyboardEvent<HTMLButtonElement>) => {
    if (handled(event)) event.preventDefault()
  }
  const handled = (event: KeyboardEvent<HTMLButtonElement>): boolean => {
    const { key, altKey } = event
    const lines = [...(event.currentTarget.closest('ul')?.querySelectorAll<HTMLElement>('[data-line]') ?? [])]
    const step = key === 'ArrowUp' ? -1 : key === 'ArrowDown' ? 1 : 0
    if (readOnly && (altKey || key === 'F2' || key === 'Delete')) return false
    if (step !== 0 && altKey) actions.putAt(rows, row.id, index + step)
    else if (step !== 0) lines[index + step]?.focus()
    else if (key === 'Home') lines[0]?.focus()
    else if (key === 'End') lines.at(-1)?.focus()
    else if (key === 'F2') actions.renameTranscription(row)
    else if (key === 'Delete') actions.removeTranscription(row)
    else return false
    return true
  }
  return (
    <ContextMenu entries={() => entries}>
      <li
        className={classes(styles.line, edge === 'before' && styles.before, edge === 'after' && styles.after)}
        draggable={!readOnly}
        onDragStart={(event) => {
          event.dataTransfer.setData(dragged, row.id)
          event.dataTransfer.effectAllowed = 'move'
        }}
      >
        <GripVertical aria-hidden className={styles.grip} />
        <button
          type="button"
          className={styles.open}
          data-line
          onKeyDown={press}
          onPointerDown={() => actions.readAhead(row.id)}
          onClick={() => actions.openTranscription(row.id)}
        >
          <span className={styles.title}>{row.title}</span>
          <span className={styles.facts}>
            {props.progress !== null && <Proofread progress={props.progress} />}
            {row.pages > 0 && props.progress === null && <span>{t('count.pages', { count: row.pages })}</span>}
            <span>{t('count.words', { count: row.words })}</span>
            <span className={styles.when}>{whenLabel(row.changed, now, i18n.language)}</span>
          </span>
        </button>
        <Menu
          align="end"
          trigger={<IconButton label={t('library.more', { name: row.title })} icon={Ellipsis} />}
          entries={entries}
        />
      </li>
    </ContextMenu>
  )
}
