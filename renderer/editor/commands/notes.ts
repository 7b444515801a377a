import type { Command as EditorCommand, EditorState } from 'prosemirror-state'
import { forgetStretch, insertNoteOnWords } from '../../../shared/commands/note-anchors'
import { resolveQuery, setNoteKind } from '../../../shared/commands/note-attributes'
import { joinNote } from '../../../shared/commands/note-join'
import { moveNote, nudgeNote } from '../../../shared/commands/note-move'
import { noteToText, textToNote } from '../../../shared/commands/note-text'
import {
  deleteNote,
  insertNote,
  leaveNote,
  nextNote,
  noteToNumber,
  numberToNote,
  previousNote,
  renumberNotes,
} from '../../../shared/commands/notes'
import { noteAtSelection } from '../../../shared/queries/note-at'
import { noteKind, noteKinds, noteType, type NoteKind } from '../../../shared/queries/note-kinds'
import type { Attributes } from '../../../shared/schema'
import type { Command } from '../../app/command'
import { perform } from '../perform'
import { isEditable } from '../plugins/editable'
import { enterNoteAt, noteBeside } from '../plugins/note-caret'
import { noteNumberingOf } from '../plugins/note-look'
import { pickedNote, pickNote } from '../plugins/picked-note'
import { scrollToSelection } from '../reveal'
import { say } from '../say'
import { editing, moving, type OpenContext } from './editing'

/** Notes: write, enter, leave, go to, move, say what they are, turn into text and back. */
export const noteCommands: readonly Command[] = [
  editing('note/insert', 'note', ['Alt-n'], inserting({}, insertNote), { said: 'note-inserted', refused: 'not-here' }),
  editing('note/insert-on-words', 'note', ['Alt-Shift-a'], inserting({}, insertNoteOnWords), {
    said: 'note-inserted',
    refused: 'no-words',
  }),
  editing('note/insert-query', 'note', ['Alt-Shift-q'], insertNote({ kind: 'query' }), {
    said: 'note-inserted',
    refused: 'not-here',
  }),
  moving(
    'note/enter',
    'note',
    ['Alt-ArrowDown'],
    ({ text }) => {
      const note = noteBeside(text.state)
      if (note !== null) text.dispatch(enterNoteAt(text.state, note))
      text.view?.focus()
    },
    (state) => noteBeside(state) !== null,
  ),
  going('note/leave', ['Alt-ArrowUp'], leaveNote),
  going('note/next', ['Alt-.'], nextNote),
  going('note/previous', ['Alt-,'], previousNote),
  editing('note/resolve', 'note', ['Mod-Alt-y'], resolveQuery(), {
    active: isResolvedHere,
    said: (state) => (isResolvedHere(state) ? 'query-resolved' : 'query-open'),
    refused: 'no-query',
  }),
  ...([...noteKinds, null] as const).map(kindCommand),
  editing('note/move-on', 'note', ['Mod-Alt-.'], nudgeNote(1, 'word')),
  editing('note/move-back', 'note', ['Mod-Alt-,'], nudgeNote(-1, 'word')),
  editing('note/move-on-letter', 'note', ['Mod-Alt-]'], nudgeNote(1, 'character')),
  editing('note/move-back-letter', 'note', ['Mod-Alt-['], nudgeNote(-1, 'character')),
  pickUp(),
  editing('note/join', 'note', ['Mod-Alt-l'], joinNote(), { refused: 'nothing-to-join' }),
  editing('note/from-text', 'note', ['Mod-Alt-a'], inserting({}, textToNote), { refused: 'no-words' }),
  editing('note/to-text', 'note', [], noteToText()),
  editing('note/from-number', 'note', ['Alt-Shift-m'], (state, dispatch) =>
    numberToNote(state.selection.from, state.selection.to)(state, dispatch),
  ),
  editing('note/to-number', 'note', [], (state, dispatch) => {
    const note = noteBeside(state)
    return note !== null && noteToNumber(note)(state, dispatch)
  }),
  editing('note/forget-words', 'note', [], (state, dispatch) => {
    const note = noteAtSelection(state)
    return note !== null && forgetStretch(note)(state, dispatch)
  }),
  editing('note/renumber', 'note', [], renumberNotes),
  editing('note/delete', 'note', [], deleteNote()),
]

/** A command that makes a note: without a number where the text's notes are numbered by themselves. */
function inserting(
  options: { readonly kind?: NoteKind },
  command: (options: { readonly kind?: NoteKind; readonly n?: null }) => EditorCommand,
): EditorCommand {
  return (state, dispatch) => {
    const own = noteNumberingOf(state).series === 'source' ? {} : { n: null }
    return command({ ...options, ...own })(state, dispatch)
  }
}

function kindCommand(kind: NoteKind | null): Command {
  return editing(`note/kind-${kind ?? 'none'}`, 'note', [], setNoteKind(kind), {
    active: (state) => {
      const attributes = attributesHere(state)
      return attributes !== null && noteKind(attributes) === kind && (kind !== null || noteType(attributes) === '')
    },
  })
}

function attributesHere(state: EditorState): Attributes | null {
  const pos = noteAtSelection(state)
  return pos === null ? null : (state.doc.nodeAt(pos)?.attrs['attributes'] as Attributes)
}

function isResolvedHere(state: EditorState): boolean {
  const attributes = attributesHere(state)
  return attributes !== null && noteKind(attributes) === 'query' && attributes['subtype'] === 'resolved'
}

/** Picks up the note at the caret, and puts it down where the caret is when it is asked for again. */
function pickUp(): Command {
  return {
    name: 'note/pick-up',
    group: 'note',
    keys: ['Mod-Alt-u'],
    enabled: ({ text }) =>
      text !== null &&
      isEditable(text.state) &&
      (pickedNote(text.state) !== null || noteAtSelection(text.state) !== null),
    active: ({ text }) => text !== null && pickedNote(text.state) !== null,
    run: (context) => {
      if (context.text !== null) pickOrPut({ ...context, text: context.text })
    },
  }
}

function pickOrPut(context: OpenContext): void {
  const { text } = context
  const picked = pickedNote(text.state)
  const here = noteAtSelection(text.state)
  if (picked !== null) {
    const done = here !== picked && perform(text, 'note/pick-up', moveNote(picked, text.state.selection.head))
    text.dispatch(pickNote(text.state.tr, null))
    say(context, done ? 'note-put-down' : 'note-left')
  } else if (here !== null && text.state.doc.nodeAt(here)?.isInline === true) {
    text.dispatch(pickNote(text.state.tr, here))
    say(context, 'note-picked-up')
  }
  text.view?.focus()
}

function going(name: string, keys: readonly string[], command: EditorCommand): Command {
  return moving(
    name,
    'note',
    keys,
    ({ text }) => {
      command(text.state, text.dispatch)
      text.view?.focus()
      if (text.view) scrollToSelection(text.view)
    },
    (state) => command(state),
  )
}
