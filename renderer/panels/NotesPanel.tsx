import { StickyNote } from 'lucide-react'
import { memo, useDeferredValue, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { EditorState } from 'prosemirror-state'
import { noteKinds } from '../../shared/queries/note-kinds'
import { indexAt } from '../../shared/queries/landmarks'
import type { OpenText } from '../app/open-text'
import { enterNoteAt } from '../editor/plugins/note-caret'
import { scrollToSelection } from '../editor/reveal'
import { landmarksOf } from '../editor/state'
import { useRestedText, useText } from '../editor/use-text'
import { EmptyState } from '../ui/EmptyState'
import { Select } from '../ui/Select'
import { TextField } from '../ui/TextField'
import { showRow, useRowsInSight } from '../ui/use-rows-in-sight'
import { chosenNotes, countNotes, kindOf, listNotes, noteOrders, noteStates, wordsOfNote } from './note-rows'
import type { KindFilter, ListedNote, NoteChoice } from './note-rows'
import { NoteCard } from './NoteCard'
import styles from './NotesPanel.module.css'
import panel from './panels.module.css'

/** The height of a row in CSS pixels: all are equally high, so that of thousands only those in sight are drawn. */
const rowHeight = 46

const kindFilters: readonly KindFilter[] = ['all', ...noteKinds, 'none', 'other']
const everything: NoteChoice = { words: '', kind: 'all', state: 'all', order: 'place' }

/** The notes of the open text by kind and state, with their numbers and pages. Choosing one goes to it; below, the one at the caret is edited. */
export function NotesPanel({ text }: { readonly text: OpenText }) {
  const { t } = useTranslation(['editor', 'notes'])
  const notes = useRestedText(text, listNotes)
  const here = useText(text, noteHere)
  const [choice, setChoice] = useState(everything)
  const wanted = useDeferredValue(choice)
  const shown = useMemo(() => chosenNotes(notes, wanted), [notes, wanted])
  const counts = useMemo(() => countNotes(notes), [notes])
  const current = notes[here]
  if (notes.length === 0)
    return (
      <EmptyState icon={StickyNote} title={t('notes.none')}>
        {t('notes.hint')}
      </EmptyState>
    )
  const counted = (label: string, of: Parameters<typeof counts.get>[0]) =>
    of === 'all' ? label : `${label} (${String(counts.get(of) ?? 0)})`
  return (
    <section className={panel.panel} aria-label={t('notes.label')}>
      <div className={styles.filters}>
        <TextField
          label={t('notes.filter')}
          hideLabel
          placeholder={t('notes.filter-count', { count: notes.length })}
          value={choice.words}
          onChange={(words) => {
            setChoice({ ...choice, words })
          }}
        />
        <div className={styles.choices}>
          <Select
            hideLabel
            label={t('notes:filter.kind')}
            value={choice.kind}
            options={kindFilters
              .filter((kind) => kind === choice.kind || kind === 'all' || (counts.get(kind) ?? 0) > 0)
              .map((kind) => ({ value: kind, label: counted(t(`notes:kinds.${kind}`), kind) }))}
            onChange={(kind) => {
              setChoice({ ...choice, kind })
            }}
          />
          <Select
            hideLabel
            label={t('notes:filter.state')}
            value={choice.state}
            options={noteStates.map((state) => ({ value: state, label: counted(t(`notes:state.${state}`), state) }))}
            onChange={(state) => {
              setChoice({ ...choice, state })
            }}
          />
          <Select
            hideLabel
            label={t('notes:filter.order')}
            value={choice.order}
            options={noteOrders.map((order) => ({ value: order, label: t(`notes:order.${order}`) }))}
            onChange={(order) => {
              setChoice({ ...choice, order })
            }}
          />
        </div>
      </div>
      {shown.length === 0 ? (
        <p className={panel.nothing}>{t('notes.no-match')}</p>
      ) : (
        <NoteList text={text} notes={shown} here={here} />
      )}
      {current !== undefined && <NoteCard key={current.index} text={text} note={current} />}
    </section>
  )
}

/** The rows, of which those in sight are drawn; the arrow keys go from one to the next, Enter into the note. */
function NoteList(props: { readonly text: OpenText; readonly notes: readonly ListedNote[]; readonly here: number }) {
  const { text, notes, here } = props
  const [list, setList] = useState<HTMLOListElement | null>(null)
  const [active, setActive] = useState(0)
  const { first, end, page } = useRowsInSight(list, notes.length, rowHeight)
  const focus = useRef(false)
  const at = Math.min(active, Math.max(0, notes.length - 1))
  useEffect(() => {
    if (!list) return
    if (focus.current) list.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true })
    focus.current = false
  }, [list, at])
  useEffect(() => {
    const row = notes.findIndex(({ index }) => index === here)
    if (list && row >= 0 && !list.contains(document.activeElement)) showRow(list, row, rowHeight)
  }, [list, notes, here])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: notes.length - 1,
    }
    const to = steps[event.key]
    if (to === undefined || notes.length === 0) return
    event.preventDefault()
    focus.current = true
    const next = Math.max(0, Math.min(to, notes.length - 1))
    setActive(next)
    if (list) showRow(list, next, rowHeight)
  }
  const row = (note: ListedNote, index: number) => (
    <NoteRow
      key={note.index}
      text={text}
      note={note}
      top={index * rowHeight}
      place={index + 1}
      of={notes.length}
      current={note.index === here}
      focusable={index === at}
      onFocus={() => {
        setActive(index)
      }}
    />
  )
  const activeNote = notes[at]
  return (
    <ol ref={setList} className={styles.list} onKeyDown={onKeyDown}>
      <li aria-hidden className={styles.all} style={{ height: notes.length * rowHeight }} />
      {/* What has the focus stays there, in sight or not. */}
      {activeNote !== undefined && (at < first || at >= end) && row(activeNote, at)}
      {notes.slice(first, end).map((note, index) => row(note, first + index))}
    </ol>
  )
}

interface NoteRowProps {
  readonly text: OpenText
  readonly note: ListedNote
  /** How many CSS pixels below the top of the list it stands. */
  readonly top: number
  readonly place: number
  readonly of: number
  readonly current: boolean
  readonly focusable: boolean
  readonly onFocus: () => void
}

const NoteRow = memo(function NoteRow({ text, note, ...row }: NoteRowProps) {
  const { t } = useTranslation(['editor', 'notes'])
  const { index, n, page, node, type, resolved, waiting } = note
  const words = wordsOfNote(node)
  const kind = kindOf(note)
  return (
    <li className={styles.row} style={{ top: row.top }} aria-posinset={row.place} aria-setsize={row.of}>
      <button
        type="button"
        className={styles.note}
        aria-current={row.current}
        data-kind={kind}
        data-resolved={resolved || undefined}
        tabIndex={row.focusable ? 0 : -1}
        onFocus={row.onFocus}
        onClick={() => {
          goToNote(text, index)
        }}
      >
        <span className={styles.number}>{n}</span>
        <span className={words === '' ? styles.quiet : styles.words}>
          {kind !== 'none' && <span className={styles.kind}>{kind === 'other' ? type : t(`notes:kind.${kind}`)} </span>}
          {waiting && <span className={styles.kind}>{t('notes:state.waiting')} </span>}
          {words === '' ? t('notes.empty') : words}
        </span>
        {page !== '' && <span className={styles.page}>{t('notes.page', { n: page })}</span>}
      </button>
    </li>
  )
})

function goToNote(text: OpenText, index: number): void {
  const pos = landmarksOf(text.state).notes.positions[index]
  if (pos === undefined) return
  text.dispatch(enterNoteAt(text.state, pos))
  text.view?.focus()
  if (text.view) scrollToSelection(text.view)
}

/** The note that the caret is in or directly after, by index, or -1. */
function noteHere(state: EditorState): number {
  const { notes } = landmarksOf(state)
  const { head } = state.selection
  const index = indexAt(notes, head)
  const pos = notes.positions[index]
  if (pos === undefined) return -1
  return head <= pos + (state.doc.nodeAt(pos)?.nodeSize ?? 0) ? index : -1
}
