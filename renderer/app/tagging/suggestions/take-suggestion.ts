import i18next from 'i18next'
import { tagSelection } from '../../../../shared/commands/tag'
import type { EntryKind } from '../../../../shared/edition'
import { conventionsOf } from '../../../../shared/register/conventions'
import { refusedBy } from '../../../../shared/register/refused-suggestions'
import { newId } from '../../../editor/new-id'
import { currentDoubt } from '../../../editor/plugins/doubts'
import { perform } from '../../../editor/perform'
import { isEditable } from '../../../editor/plugins/editable'
import type { PlacedSuggestion } from '../../../editor/plugins/suggestion-places'
import {
  chooseFor,
  choiceOf,
  currentSuggestion,
  firstAt,
  offeredSuggestions,
  setRefused,
} from '../../../editor/plugins/suggestions'
import { surfaceOf } from '../../../editor/plugins/surface'
import { newEntryFor, tagAs } from '../../../editor/tagging'
import { besideText } from '../../beside-text'
import type { CommandContext } from '../../command'
import { doEditionAct } from '../../register/edition-act'
import { refuse } from '../../register/refusal-acts'
import type { OpenTranscription } from '../../screen'
import type { Session } from '../../session'
import { refusalFor, type RefusalReach } from './refused'
import { linkedTag, optionsOf, tagFor, type SuggestionOption } from './suggestion-options'
import { goToSuggestion, sentenceOf, walkSuggestions } from './suggestion-walk'
import { optionWord } from './suggestion-words'
import { dispatchBeside } from '../../../editor/read-caret'

/** Whether there is a suggestion to be taken or refused: one is selected in a text that may be changed. */
export function canTake({ open }: Session): boolean {
  if (open === null || !isEditable(open.text.state)) return false
  const { state } = open.text
  return currentSuggestion(state) !== null && currentDoubt(state) === null
}

/**
 * Takes the suggestion that is looked at as what is chosen for it, as one act, and goes on to the next. For a name that the
 * register does not have, the list of entries opens with a new one ready, unless entries are to be made at once.
 */
export async function takeSuggestion(session: Session, context: CommandContext): Promise<void> {
  const at = whereOf(session)
  if (at === null) return
  const { open, one } = at
  const option = chosenOption(session, open, one)
  if (option === null) return
  // Where the register has the name and the person wants another entry, that is said already.
  const ask = one.candidates.length === 0 && !session.settings.get().suggestedEntries
  if (option.kind === 'new' && ask && context.linker) {
    await takeFromList(session, context, open, one, option.of)
    return
  }
  const done = option.kind === 'new' ? await takeAsNew(session, open, one, option.of) : take(session, open, option)
  if (!done) {
    sayRefused(session, one)
    return
  }
  const lead = i18next.t('suggestions.said.taken', { ns: 'tagging', words: one.text, option: optionWord(option) })
  await goOnFrom(session, open, one.to, lead)
}

/** Does not suggest again what is looked at: nowhere in the edition, or not here. Goes on to the next. */
export async function refuseSuggestion(session: Session, reach: RefusalReach): Promise<void> {
  const at = whereOf(session)
  if (at === null) return
  const { open, one } = at
  const refusal = refusalFor(one, reach)
  if (!(await refuse(session, refusal)) || session.open?.text !== open.text) return
  const { text } = open
  const refused = refusedBy([...session.register.now.get().refusals, refusal])
  dispatchBeside(text, ({ tr }) => setRefused(tr, refused))
  const key = reach === 'here' ? 'refusedHere' : 'refused'
  const lead = i18next.t(`suggestions.said.${key}`, { ns: 'tagging', words: one.text })
  await goOnFrom(session, open, one.from, lead)
}

/** Chooses another entry, reading or kind for the suggestion that is looked at, and says it. */
export function chooseOption(session: Session, direction: 1 | -1): void {
  const at = whereOf(session)
  if (at === null) return
  const { open, one } = at
  const { text } = open
  const { length } = optionsOf(one, session.register.now.get().index)
  const index = (choiceOf(text.state, one.id) + direction + length) % length
  text.dispatch(chooseFor(text.state.tr, one.id, index))
  session.say(sentenceOf(session, one))
}

/** What is chosen for a suggestion. */
export function chosenOption(
  session: Session,
  { text }: Pick<OpenTranscription, 'text'>,
  one: PlacedSuggestion,
): SuggestionOption | null {
  const options = optionsOf(one, session.register.now.get().index)
  return options[choiceOf(text.state, one.id)] ?? options[0] ?? null
}

function whereOf(session: Session): { readonly open: OpenTranscription; readonly one: PlacedSuggestion } | null {
  const { open } = session
  const one = open && isEditable(open.text.state) ? currentSuggestion(open.text.state) : null
  return open && one && { open, one }
}

function take(session: Session, { text }: OpenTranscription, option: Exclude<SuggestionOption, { kind: 'new' }>) {
  const register = session.register.now.get().index
  const tag = tagFor(option, { conventions: conventionsOf(text.state.doc), register, text: text.id })
  return perform(text, 'suggestion/take', tagSelection(tag.name, tag.attributes, newId))
}

/** Makes an entry of the words and links them to it, as one act. */
async function takeAsNew(
  session: Session,
  { text, mirror }: OpenTranscription,
  { from, to, text: words }: PlacedSuggestion,
  kind: EntryKind,
): Promise<boolean> {
  const { index } = session.register.now.get()
  const entry = newEntryFor(text, index.entries, kind, words)
  const tag = linkedTag(entry, { conventions: conventionsOf(text.state.doc), register: index, text: text.id })
  return doEditionAct(session, {
    label: { code: 'tag', values: { name: words } },
    entries: [{ id: entry.id, before: null, after: entry }],
    texts: [
      {
        transcription: text.id,
        at: { kind: 'open', revision: mirror.revision },
        changes: [{ kind: 'tag', from, to, ...tag, text: words }],
      },
    ],
    quiet: true,
  })
}

/**
 * Tags a suggestion as its key does, and goes on once the list of entries that opens over it is left, where the caret is there
 * still; at once where the register has had its name since it was suggested, and no list opens.
 */
async function takeFromList(
  session: Session,
  context: CommandContext,
  open: OpenTranscription,
  one: PlacedSuggestion,
  kind: EntryKind,
): Promise<void> {
  const { text } = open
  const { doc } = text.state
  tagAs(context, kind)
  if (text.state.doc.eq(doc)) {
    sayRefused(session, one)
    return
  }
  const goOn = () => goOnFrom(session, open, one.to, session.said.get().message)
  if (surfaceOf(text.state) !== 'link') {
    await goOn()
    return
  }
  besideText(session).suggestions.afterList = () => {
    const { head } = text.state.selection
    if (one.from <= head && head <= one.to) void goOn()
  }
}

function sayRefused(session: Session, { text: words }: PlacedSuggestion): void {
  session.say(i18next.t('suggestions.said.refusedTag', { ns: 'tagging', words }))
}

/** Goes on to the first suggestion from a place on. */
async function goOnFrom(session: Session, open: OpenTranscription, from: number, lead: string): Promise<void> {
  if (session.open?.text !== open.text) return
  const all = offeredSuggestions(open.text.state)
  const next = all[firstAt(all, from)]
  if (next) goToSuggestion(session, open, next, lead, 'stay')
  else {
    session.say(lead)
    await walkSuggestions(session, 1)
  }
}
