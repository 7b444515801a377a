import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Command } from 'prosemirror-state'
import { resolveQuery, setNoteKind, setNoteNumber, setNoteResp } from '../../shared/commands/note-attributes'
import { joinNote } from '../../shared/commands/note-join'
import { plainWordsOfNote, setNoteWords } from '../../shared/commands/note-words'
import { namingInHeader, responsibleFor, responsibleWords } from '../../shared/commands/responsible'
import { noteKinds, noteResp, type NoteKind } from '../../shared/queries/note-kinds'
import type { Attributes } from '../../shared/schema'
import type { OpenText } from '../app/open-text'
import { perform } from '../editor/perform'
import { isEditable } from '../editor/plugins/editable'
import { landmarksOf } from '../editor/state'
import { useText } from '../editor/use-text'
import { Button } from '../ui/Button'
import { Select } from '../ui/Select'
import { TextField } from '../ui/TextField'
import type { ListedNote } from './note-rows'
import styles from './NotesPanel.module.css'

/** The note at the caret: what it says, of what kind it is, who is responsible for it; all of it is changed here. */
export function NoteCard({ text, note }: { readonly text: OpenText; readonly note: ListedNote }) {
  const { t } = useTranslation(['notes', 'editor'])
  const id = useId()
  const { index } = note
  const node = useText(text, (state) => state.doc.nodeAt(landmarksOf(state).notes.positions[index] ?? 0))
  const editable = useText(text, isEditable)
  const attributes = (node?.attrs['attributes'] ?? {}) as Attributes
  const resp = useDraft(responsibleWords(text.state.doc, noteResp(attributes)))
  const [unnamed, setUnnamed] = useState(false)
  const number = useDraft(attributes['n'] ?? '')
  if (!node || (node.type.name !== 'note' && node.type.name !== 'blockNote')) return null
  const words = plainWordsOfNote(node)
  const change = (name: string, command: (pos: number) => Command) => {
    const pos = landmarksOf(text.state).notes.positions[index]
    return pos !== undefined && perform(text, name, command(pos))
  }
  const joinable = joinNote(landmarksOf(text.state).notes.positions[index])(text.state)
  return (
    <fieldset className={styles.card} disabled={!editable} aria-label={t('card.label', { n: note.n })}>
      <div className={styles.choices}>
        <Select<NoteKind | 'none'>
          label={t('card.kind')}
          value={note.kind ?? 'none'}
          options={[...noteKinds, 'none' as const].map((kind) => ({
            value: kind,
            label: kind === 'none' && note.type !== '' && note.kind === null ? note.type : t(`oneOfKind.${kind}`),
          }))}
          onChange={(kind) => change(`note/kind-${kind}`, (pos) => setNoteKind(kind === 'none' ? null : kind, pos))}
        />
        <TextField
          label={t('card.number')}
          value={number.value}
          hint={(attributes['n'] ?? '') === note.n ? undefined : t('card.shownAs', { n: note.n })}
          onChange={number.set}
          onBlur={() => {
            change('note/renumber', (pos) => setNoteNumber(number.value.trim(), pos))
          }}
        />
        <TextField
          label={t('card.resp')}
          placeholder={t('card.who')}
          value={resp.value}
          error={unnamed ? t('card.unnamed') : undefined}
          onChange={resp.set}
          onBlur={() => {
            const who = responsibleFor(text.state.doc, resp.value, t('responsibleFor'))
            setUnnamed(who === null)
            if (who !== null) change('note/resp', (pos) => namingInHeader(setNoteResp(who.pointers, pos), who.header))
          }}
        />
      </div>
      {words === null ? (
        <p className={styles.more}>{t('card.more')}</p>
      ) : (
        <>
          <label className={styles.more} htmlFor={id}>
            {t('card.text')}
          </label>
          <textarea
            id={id}
            className={styles.text}
            rows={3}
            value={words}
            onChange={(event) => {
              const typed = event.currentTarget.value.replaceAll('\n', ' ')
              const pos = landmarksOf(text.state).notes.positions[index]
              if (pos !== undefined) setNoteWords(pos, typed)(text.state, text.dispatch)
            }}
          />
        </>
      )}
      <div className={styles.acts}>
        {note.kind === 'query' && (
          <Button onClick={() => change('note/resolve', (pos) => resolveQuery(undefined, pos))}>
            {t(note.resolved ? 'card.reopen' : 'card.resolve')}
          </Button>
        )}
        {joinable && <Button onClick={() => change('note/join', (pos) => joinNote(pos))}>{t('card.join')}</Button>}
      </div>
    </fieldset>
  )
}

/** What is typed into a field until it is left; follows the text otherwise. */
function useDraft(stored: string) {
  const [draft, setDraft] = useState({ of: stored, value: stored })
  const value = draft.of === stored ? draft.value : stored
  return {
    value,
    set: (typed: string) => {
      setDraft({ of: stored, value: typed })
    },
  }
}
