import i18next from 'i18next'
import { TextSelection, type Transaction } from 'prosemirror-state'
import type { DifferenceKind } from '../../../shared/collate/collation'
import { marksOnBoth, noteSaying, takeTheirs, type TakingRecorded } from '../../../shared/collate/take-theirs'
import { KeepStep } from '../../../shared/commands/keep-step'
import { nextNumber } from '../../../shared/commands/note-series'
import { grammarOf } from '../../../shared/queries/edition-grammar'
import { newId } from '../../editor/new-id'
import { isEditable } from '../../editor/plugins/editable'
import {
  currentDifference,
  firstDifferenceAt,
  hasOpenDifferences,
  lookAt,
  openDifferences,
} from '../../editor/plugins/collation'
import type { StandingDifference } from '../../editor/plugins/standing-differences'
import { perform } from '../../editor/perform'
import { scrollToSelection } from '../../editor/reveal'
import type { OpenText } from '../open-text'
import { recordingNow } from '../readings/recording-now'
import type { Session } from '../session'

/** Whether there are differences that wait for the person in the open text. */
export function hasDifferences({ open }: Session): boolean {
  return open !== null && hasOpenDifferences(open.text.state)
}

/** Whether the person looks at a difference that can be settled. */
export function canSettle({ open }: Session): boolean {
  return open !== null && isEditable(open.text.state) && currentDifference(open.text.state) !== null
}

/** Goes to the next difference after the one that is looked at, or after the caret; round the end of the text. */
export function walkDifferences(session: Session, direction: 1 | -1, focus: 'focus' | 'stay' = 'focus'): void {
  const { open } = session
  if (open === null) return
  const { state } = open.text
  const all = openDifferences(state)
  const current = currentDifference(state)
  const at = current ? all.findIndex(({ id }) => id === current.id) : firstDifferenceAt(all, state.selection.from)
  const next = direction > 0 ? (current ? at + 1 : at) : at - 1
  const round = all[next] ? '' : word(direction > 0 ? 'fromStart' : 'fromEnd')
  const one = all[next] ?? (direction > 0 ? all[0] : all.at(-1))
  if (one) goToDifference(session, one, focus, round)
  else session.say(word('none'))
}

/** Selects the words of a difference, or puts the caret where theirs would stand, and says it. */
export function goToDifference(
  session: Session,
  one: StandingDifference,
  focus: 'focus' | 'stay' = 'focus',
  lead = '',
): void {
  const { open } = session
  if (open === null) return
  const { text } = open
  const { doc, tr } = text.state
  const selection = TextSelection.between(doc.resolve(one.range.from), doc.resolve(one.range.to))
  text.dispatch(lookAt(tr.setSelection(selection), one.id))
  if (text.view) {
    if (focus === 'focus') text.view.focus()
    scrollToSelection(text.view)
  }
  const all = openDifferences(text.state)
  const place = word('place', { index: all.findIndex(({ id }) => id === one.id) + 1, count: all.length })
  session.say([lead, sentenceOf(one), place].filter(Boolean).join(' '))
}

/** A difference in a sentence. */
export function sentenceOf({ kinds: [kind = 'words'], ours, theirs }: StandingDifference): string {
  const values = { ours, theirs, kind: i18next.t(`kind.${kind}`, { ns: 'collate' }) }
  return word(ours === '' ? 'theirsOnly' : theirs === '' ? 'oursOnly' : 'both', values)
}

/** Takes their words for the difference that is looked at, as one act, and goes on to the next. */
export function takeDifference(session: Session, focus: 'focus' | 'stay' = 'focus'): void {
  settle(session, 'collate/take', focus, (text, tr, one) => {
    if (takeTheirs(tr, [one], takingIn(session, text)) === 0) {
      session.say(word(one.put.how === 'nothing' ? 'moved' : 'notTaken'))
      return false
    }
    return true
  })
}

/** Lets ours stand, and goes on to the next. */
export function keepDifference(session: Session, focus: 'focus' | 'stay' = 'focus'): void {
  settle(session, 'collate/keep', focus, (_, tr, { key }) => {
    tr.step(new KeepStep(key, true))
    return true
  })
}

/** Lets ours stand with a note that says what the other transcription has, and goes on to the next. */
export function noteDifference(session: Session, focus: 'focus' | 'stay' = 'focus'): void {
  settle(session, 'collate/note', focus, (text, tr, one) => {
    const place = notePlace(text, one.range.to)
    if (place === null) {
      session.say(word('noNoteHere'))
      return false
    }
    const $place = tr.doc.resolve(place)
    const said = one.theirs === '' ? word('noteWithout', { ours: one.ours }) : word('noteWith', { theirs: one.theirs })
    tr.insert(place, noteSaying([said], { n: nextNumber($place) }, marksOnBoth($place)))
    tr.step(new KeepStep(one.key, true))
    return true
  })
}

/**
 * Takes theirs for all open differences of a kind at once, but for those whose words the person has changed since; one undo takes it
 * back. Answers how many were taken.
 */
export function takeAllOf(session: Session, kind: DifferenceKind): number {
  const { open } = session
  if (open === null) return 0
  const wanted = openDifferences(open.text.state).filter(({ kinds, untouched }) => untouched && kinds[0] === kind)
  let taken = 0
  const done = perform(open.text, 'collate/take-all', (state, dispatch) => {
    const { tr } = state
    taken = takeTheirs(tr, wanted, takingIn(session, open.text))
    if (taken > 0) dispatch?.(tr)
    return taken > 0
  })
  if (!done) taken = 0
  session.toast(word('takenAll', { count: taken }))
  return taken
}

/** How what is taken is recorded, by the settings. */
function takingIn(session: Session, { state }: OpenText): TakingRecorded {
  return { ...recordingNow(session), newId, grammar: grammarOf(state) }
}

/** What follows in the text when a difference is settled: the next one is looked at. */
function settle(
  session: Session,
  name: string,
  focus: 'focus' | 'stay',
  change: (text: OpenText, tr: Transaction, one: StandingDifference) => boolean,
): void {
  const { open } = session
  const one = open && currentDifference(open.text.state)
  if (open === null || one === null) return
  const { text } = open
  const index = openDifferences(text.state).findIndex(({ id }) => id === one.id)
  let changed = false
  const done = perform(text, name, ({ tr }, dispatch) => {
    changed = change(text, tr, one)
    if (changed) dispatch?.(tr)
    return changed
  })
  if (!changed) return
  if (!done) {
    session.say(word('notTaken'))
    return
  }
  const all = openDifferences(text.state)
  const next = all[index] ?? all[0]
  const lead = word(name === 'collate/take' ? 'taken' : name === 'collate/keep' ? 'kept' : 'noted')
  if (next) goToDifference(session, next, focus, lead)
  else session.say(`${lead} ${word('none')}`)
}

/** Where a note on a place goes: there; of a place in a note, behind that note; of one between blocks, at the end of the one before. */
function notePlace({ state }: OpenText, pos: number): number | null {
  const $pos = state.doc.resolve(pos)
  for (let depth = $pos.depth; depth > 0; depth--) if ($pos.node(depth).type.name === 'note') return $pos.after(depth)
  if ($pos.parent.inlineContent) return pos
  const before = TextSelection.findFrom($pos, -1, true) ?? TextSelection.findFrom($pos, 1, true)
  return before?.to ?? null
}

type Word =
  | 'fromStart'
  | 'fromEnd'
  | 'none'
  | 'place'
  | 'theirsOnly'
  | 'oursOnly'
  | 'both'
  | 'moved'
  | 'notTaken'
  | 'noNoteHere'
  | 'noteWith'
  | 'noteWithout'
  | 'taken'
  | 'kept'
  | 'noted'
  | 'takenAll'

function word(key: Word, values: Readonly<Record<string, string | number>> = {}): string {
  return (i18next.t as (key: string, options: object) => string)(`said.${key}`, { ns: 'collate', ...values })
}
