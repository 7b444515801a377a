import i18next from 'i18next'
import {
  choiceOf,
  currentSuggestion,
  firstAt,
  isOffered,
  filterOf,
  offeredSuggestions,
} from '../../../editor/plugins/suggestions'
import type { PlacedSuggestion } from '../../../editor/plugins/suggestion-places'
import { reveal } from '../../../editor/reveal'
import { askHere, isStillThere } from '../../../editor/still-there'
import { besideText } from '../../beside-text'
import type { OpenTranscription } from '../../screen'
import type { Session } from '../../session'
import { optionsOf } from './suggestion-options'
import type { SuggestedText } from './suggestions'
import { kindWord, optionAbout, optionWord } from './suggestion-words'

/** Goes to the next suggestion after the caret, or the one before it; after the last one, to the next text that has some. */
export async function walkSuggestions(session: Session, direction: 1 | -1): Promise<void> {
  const { suggestions } = besideText(session)
  const { open } = session
  if (open === null) return
  if (suggestions.waited.get()) {
    // Whoever presses the key again while it is looked goes to one suggestion, not to many.
    askHere(open.text)
    return
  }
  if (!suggestions.on) suggestions.turn(true)
  if (offeredSuggestions(open.text.state).length === 0 && suggestions.state.get().kind !== 'found') {
    say(session, 'looking')
    askHere(open.text)
    await suggestions.looked()
    if (session.open?.text !== open.text) return
    if (suggestions.state.get().kind === 'cancelled') {
      say(session, 'cancelled')
      return
    }
    if (!isStillThere(open.text)) {
      say(session, 'looked')
      return
    }
  }
  const next = neighbour(open, direction)
  if (next !== null) goToSuggestion(session, open, next)
  else if (direction < 0) wrap(session, open, -1)
  else await goOn(session, open)
}

/** Selects a suggestion and says it. */
export function goToSuggestion(
  session: Session,
  { text }: Pick<OpenTranscription, 'text'>,
  one: PlacedSuggestion,
  lead = '',
  focus: 'focus' | 'stay' = 'focus',
): void {
  besideText(session).suggestions.ahead.set(null)
  reveal(text, one.from, one.to, focus)
  session.say([lead, sentenceOf(session, one)].filter(Boolean).join(' '))
}

/** What is said of a suggestion: its words, what it can be taken as, how many others there are, and where in the walk it stands. */
export function sentenceOf(session: Session, one: PlacedSuggestion): string {
  const { text } = session.open ?? {}
  if (!text) return ''
  const all = offeredSuggestions(text.state)
  const options = optionsOf(one, session.register.now.get().index)
  const option = options[choiceOf(text.state, one.id)] ?? options[0]
  if (!option) return ''
  const about = optionAbout(option)
  return i18next.t('suggestions.said.one', {
    ns: 'tagging',
    words: one.text,
    kind: kindWord(one.kind).toLowerCase(),
    option: about === '' ? optionWord(option) : `${optionWord(option)} (${about})`,
    index: firstAt(all, one.from) + 1,
    count: all.length,
  })
}

/** The suggestion after the one that is looked at, or after the caret, or in it; `null` at the end. */
function neighbour({ text }: OpenTranscription, direction: 1 | -1): PlacedSuggestion | null {
  const { state } = text
  const all = offeredSuggestions(state)
  const { from, to } = state.selection
  const current = currentSuggestion(state)
  if (direction > 0) return all[firstAt(all, current || from < to ? to : from)] ?? null
  const near = firstAt(all, from)
  return all[(all[near]?.from ?? from) < from ? near : near - 1] ?? null
}

/** The first suggestion of the text, or the last. */
function wrap(session: Session, open: OpenTranscription, direction: 1 | -1): void {
  const all = offeredSuggestions(open.text.state)
  const one = direction > 0 ? all[0] : all.at(-1)
  if (one) goToSuggestion(session, open, one, word(direction > 0 ? 'fromStart' : 'fromEnd'))
  else say(session, 'none')
}

/** At the end of a text: says where there are more, and goes there when it is asked for again; else starts over. */
async function goOn(session: Session, open: OpenTranscription): Promise<void> {
  const { suggestions } = besideText(session)
  const ahead = suggestions.ahead.get()
  if (ahead !== null) {
    await goToText(session, ahead)
    return
  }
  askHere(open.text)
  const found = await nextText(session, open)
  if (session.open?.text !== open.text || !isStillThere(open.text)) return
  if (found === null) wrap(session, open, 1)
  else {
    suggestions.ahead.set(found)
    session.say(i18next.t('suggestions.said.ahead', { ns: 'tagging', count: found.count, title: found.row.title }))
  }
}

async function goToText(session: Session, { row }: SuggestedText): Promise<void> {
  besideText(session).suggestions.ahead.set(null)
  if (!(await session.openTranscription(row.id)) || session.open === null) return
  const { open } = session
  await besideText(session).suggestions.looked()
  if (session.open.text !== open.text) return
  const lead = i18next.t('suggestions.said.in', { ns: 'tagging', title: row.title })
  const [first] = offeredSuggestions(open.text.state)
  if (first) goToSuggestion(session, open, first, lead)
  else say(session, besideText(session).suggestions.state.get().kind === 'cancelled' ? 'cancelled' : 'none')
}

/** The next text of the edition, round its end, in which something is suggested; `null` where none is. */
async function nextText(session: Session, open: OpenTranscription): Promise<SuggestedText | null> {
  const { edition } = session
  const { suggestions } = besideText(session)
  if (edition === null) return null
  const rows = await session.store.transcriptionsOf(edition)
  const here = rows.findIndex(({ id }) => id === open.text.id)
  const filter = filterOf(open.text.state)
  for (const row of [...rows.slice(here + 1), ...rows.slice(0, here)]) {
    const told = await session.texts.askOne(row.id, { kind: 'suggestions', source: suggestions.source(row.id) })
    if (session.open?.text !== open.text) return null
    const count = told.ok ? told.answer.filter((one) => isOffered(one, filter)).length : 0
    if (count > 0) return { row, count }
  }
  return null
}

function say(session: Session, key: 'looking' | 'looked' | 'cancelled' | 'none'): void {
  session.say(word(key))
}

function word(key: 'looking' | 'looked' | 'cancelled' | 'none' | 'fromStart' | 'fromEnd'): string {
  return i18next.t(`suggestions.said.${key}`, { ns: 'tagging' })
}
