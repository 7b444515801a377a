import { StickyNote } from 'lucide-react'
import { memo, useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Node } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import { indexAt } from '../../shared/queries/landmarks'
import type { OpenText } from '../app/open-text'
import { enterNoteAt } from '../editor/plugins/note-caret'
import { scrollToSelection } from '../editor/reveal'
import { landmarksOf } from '../editor/state'
import { useRestedText, useText } from '../editor/use-text'
import { EmptyState } from '../ui/EmptyState'
import { TextField } from '../ui/TextField'
import styles from './panels.module.css'

interface ListedNote {
  readonly index: number
  readonly n: string
  readonly page: string
  readonly node: Node
}

/** The notes of the open text, with their numbers and pages. Choosing one goes to it. */
export function NotesPanel({ text }: { readonly text: OpenText }) {
  const { t } = useTranslation('editor')
  const notes = useRestedText(text, listNotes)
  const here = useText(text, noteHere)
  const [filter, setFilter] = useState('')
  const wanted = useDeferredValue(filter.trim().toLowerCase())
  const shown = wanted === '' ? notes : notes.filter((note) => matches(note, wanted))
  if (notes.length === 0)
    return (
      <EmptyState icon={StickyNote} title={t('notes.none')}>
        {t('notes.hint')}
      </EmptyState>
    )
  return (
    <section className={styles.panel} aria-label={t('notes.label')}>
      <div className={styles.filter}>
        <TextField
          label={t('notes.filter')}
          hideLabel
          placeholder={t('notes.filter-count', { count: notes.length })}
          value={filter}
          onChange={setFilter}
        />
      </div>
      <ol className={styles.list}>
        {shown.map(({ index, n, page, node }) => (
          <NoteRow key={index} text={text} index={index} n={n} page={page} node={node} current={index === here} />
        ))}
      </ol>
      {shown.length === 0 && <p className={styles.nothing}>{t('notes.no-match')}</p>}
    </section>
  )
}

const NoteRow = memo(function NoteRow(props: ListedNote & { readonly text: OpenText; readonly current: boolean }) {
  const { t } = useTranslation('editor')
  const { text, index, n, page, node, current } = props
  const words = wordsOf(node)
  const go = () => {
    const pos = landmarksOf(text.state).notes.positions[index]
    if (pos === undefined) return
    text.dispatch(enterNoteAt(text.state, pos))
    text.view?.focus()
    if (text.view) scrollToSelection(text.view)
  }
  return (
    <li className={styles.row}>
      <button type="button" className={styles.note} aria-current={current} onClick={go}>
        <span className={styles.number}>{n}</span>
        <span className={words === '' ? styles.quiet : styles.words}>{words === '' ? t('notes.empty') : words}</span>
        {page !== '' && <span className={styles.page}>{t('notes.page', { n: page })}</span>}
      </button>
    </li>
  )
})

function listNotes(state: EditorState): readonly ListedNote[] {
  const { notes, pages } = landmarksOf(state)
  let place = 0
  return notes.values.flatMap(({ n, block }, index) => {
    if (!block) place++
    const pos = notes.positions[index] ?? 0
    const node = state.doc.nodeAt(pos)
    const page = pages.values[indexAt(pages, pos)]?.n ?? ''
    return node ? [{ index, n: n === '' ? (block ? '*' : String(place)) : n, page, node }] : []
  })
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

const known = new WeakMap<Node, string>()

function wordsOf(node: Node): string {
  const found = known.get(node) ?? node.textBetween(0, node.content.size, ' ', ' ').slice(0, 400)
  known.set(node, found)
  return found
}

function matches({ n, page, node }: ListedNote, wanted: string): boolean {
  return n === wanted || page === wanted || node.textContent.toLowerCase().includes(wanted)
}
