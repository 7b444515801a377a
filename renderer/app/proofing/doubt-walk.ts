import i18next from 'i18next'
import { showChecked, showDoubt, showGuess } from '../../editor/commands/findings'
import { firstStop, stopOnwards, type Stop } from '../../editor/commands/finding-walk'
import { doubtFilterOf, openDoubtCount } from '../../editor/plugins/doubts'
import { isFilter } from '../../editor/plugins/doubt-filter'
import type { StandingDoubt } from '../../editor/plugins/standing-doubts'
import { landmarksOf } from '../../editor/state'
import { askHere, isStillThere } from '../../editor/still-there'
import { checkNames } from '../../../shared/proofing/doubt'
import { pageAt } from '../../../shared/queries/pages'
import { besideText } from '../beside-text'
import { problemText } from '../i18n'
import type { OpenTranscription } from '../screen'
import type { Session } from '../session'
import { doubtSentence, doubtTitle, fixWord } from '../../editor/doubt-words'
import type { DoubtfulText } from './proofing'

type Said = 'looking' | 'looked' | 'cancelled' | 'none' | 'noneOfFilter' | 'fromStart' | 'fromEnd'

/**
 * Goes to the next guess, finding or doubtful place after the caret, or the one before it; after the last one, to the next text
 * that has doubtful places.
 */
export async function walkFindings(session: Session, direction: 1 | -1, lead = ''): Promise<void> {
  const { open } = session
  const { proofing } = besideText(session)
  if (open === null) return
  if (proofing.waited.get()) {
    // Whoever presses the key again while it is looked goes to one place, not to many.
    askHere(open.text)
    return
  }
  const known = stopOnwards(open.text.state, direction, 'all')
  const looked = proofing.state.get().kind === 'found' || openDoubtCount(open.text.state) > 0
  if (known === null && proofing.on && !looked) {
    session.say(word('looking'))
    askHere(open.text)
    await proofing.looked()
    if (session.open?.text !== open.text) return
    if (proofing.state.get().kind === 'cancelled') {
      session.say(word('cancelled'))
      return
    }
    if (!isStillThere(open.text)) {
      session.say(word('looked'))
      return
    }
  }
  const stop = known ?? stopOnwards(open.text.state, direction, 'all')
  if (stop !== null) goToStop(session, open, stop, lead)
  else if (direction < 0) wrap(session, open, -1, lead)
  else await goOn(session, open, lead)
}

/** Selects what the walk stops at, and says it. */
export function goToStop(
  session: Session,
  open: Pick<OpenTranscription, 'text'>,
  stop: Stop,
  lead = '',
  focus: 'focus' | 'stay' = 'focus',
): void {
  besideText(session).proofing.ahead.set(null)
  // It may have been looked for long: whoever has opened a dialog since then types there.
  const held = session.dialog.get() === null ? focus : 'stay'
  const say = (message: string) => {
    session.say([lead, message].filter(Boolean).join(' '))
  }
  const context = { text: open.text, show: session.show, say }
  switch (stop.kind) {
    case 'guess':
      showGuess(context, stop.guess, held)
      say(problemText(stop.guess))
      break
    case 'checked':
      showChecked(context, stop.finding, held)
      break
    case 'doubt':
      showDoubt(open, stop.doubt, held)
      say(sentenceOf(open, stop.doubt))
  }
}

/** What is said of a doubt: its words, what is doubtful, what it would become, and on which page it stands. */
export function sentenceOf({ text }: Pick<OpenTranscription, 'text'>, { doubt, from, to }: StandingDoubt): string {
  const [fix] = doubt.fixes
  // A page break stands on the page that it begins.
  const page = pageAt(landmarksOf(text.state), to > from ? from + 1 : from)?.n ?? ''
  const parts = [
    i18next.t('said.one', { ns: 'proofing', words: doubtTitle(doubt), what: doubtSentence(doubt) }),
    fix ? i18next.t('said.fix', { ns: 'proofing', fix: fixWord(doubt, fix) }) : '',
    page === '' ? '' : i18next.t('said.page', { ns: 'proofing', page }),
  ]
  return parts.filter(Boolean).join(' ')
}

/** The first place of the text, or the last. */
function wrap(session: Session, open: OpenTranscription, direction: 1 | -1, lead: string): void {
  const stop = firstStop(open.text.state, direction, 'all')
  const where = word(direction > 0 ? 'fromStart' : 'fromEnd')
  if (stop) goToStop(session, open, stop, [lead, where].filter(Boolean).join(' '))
  else session.say([lead, noneIn(open)].filter(Boolean).join(' '))
}

/** At the end of a text: says where there are more, and goes there when it is asked for again; else starts over. */
async function goOn(session: Session, open: OpenTranscription, lead: string): Promise<void> {
  const { proofing } = besideText(session)
  const ahead = proofing.ahead.get()
  if (ahead !== null) {
    await goToText(session, ahead)
    return
  }
  if (lead !== '') session.say(lead)
  askHere(open.text)
  const found = proofing.on ? await nextText(session, open) : null
  if (session.open?.text !== open.text || !isStillThere(open.text)) return
  if (found === null) {
    // What was just settled was the last: whoever did not ask for the next is not sent back to the first.
    if (lead === '' || firstStop(open.text.state, 1, 'all') === null) wrap(session, open, 1, lead)
    else session.say(`${lead} ${word('fromHereNone')}`)
    return
  }
  proofing.ahead.set(found)
  const told = i18next.t('said.ahead', { ns: 'proofing', count: found.count, title: found.row.title })
  session.say([lead, told].filter(Boolean).join(' '))
}

async function goToText(session: Session, { row }: DoubtfulText): Promise<void> {
  const { proofing } = besideText(session)
  proofing.ahead.set(null)
  if (!(await session.openTranscription(row.id)) || session.open === null) return
  const { open } = session
  await proofing.looked()
  if (session.open.text !== open.text) return
  const lead = i18next.t('said.in', { ns: 'proofing', title: row.title })
  const stop = firstStop(open.text.state, 1, 'all')
  if (stop) goToStop(session, open, stop, lead)
  else session.say(proofing.state.get().kind === 'cancelled' ? word('cancelled') : noneIn(open))
}

/** The next text of the edition, round its end, in which a place is doubtful; `null` where none is. */
async function nextText(session: Session, open: OpenTranscription): Promise<DoubtfulText | null> {
  const { edition } = session
  const { proofing } = besideText(session)
  if (edition === null) return null
  const rows = await session.store.transcriptionsOf(edition)
  const here = rows.findIndex(({ id }) => id === open.text.id)
  const { checks: kinds, severity } = doubtFilterOf(open.text.state)
  const checks = kinds === 'all' ? kinds : checkNames.filter((check) => kinds.includes(check))
  const verdicts = proofing.verdicts.now.get().rows
  for (const row of [...rows.slice(here + 1), ...rows.slice(0, here)]) {
    const question = { kind: 'doubt-count', basis: proofing.basis, verdicts, checks, severity } as const
    const told = await session.texts.askOne(row.id, question)
    if (session.open?.text !== open.text) return null
    if (told.ok && told.answer > 0) return { row, count: told.answer }
  }
  return null
}

/** That there is nothing, or nothing of what the person wants to see. */
function noneIn({ text }: OpenTranscription): string {
  return word(isFilter(doubtFilterOf(text.state)) ? 'noneOfFilter' : 'none')
}

function word(key: Said | 'fromHereNone'): string {
  return i18next.t(`said.${key}`, { ns: 'proofing' })
}
