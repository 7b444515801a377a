import i18next from 'i18next'
import type { PageMark, PageRecord, Round } from '../../../shared/proofing/page-record'
import { doneIn, lastDone, progressIn } from '../../../shared/proofing/rounds'
import { pageTrackOf } from '../../editor/plugins/page-track'
import { reveal } from '../../editor/reveal'
import { landmarksOf } from '../../editor/state'
import { pageRecordsOf } from '../../store/page-records'
import type { TranscriptionRow } from '../../store/rows'
import { besideText } from '../beside-text'
import { doEditionAct } from '../register/edition-act'
import type { OpenTranscription } from '../screen'
import type { Session } from '../session'
import { Turns } from '../turns'
import { openPlacesOn } from '../../editor/open-places'
import { pageIndexOf, pageOrderOf } from './page-order'
import { pageName, roundName } from '../../panels/round-words'

/** One press after the other, however fast the key is pressed. */
const turns = new Turns()

/**
 * Marks the page of the caret as done in the current round and goes on to the next that is not done; at the end of the text it says
 * where there are more, and goes there when it is asked for again. A page with open findings is marked when it is asked for twice.
 */
export function pageDone(session: Session): Promise<void> {
  const { proofreader, responsible } = session.settings.get()
  if (session.open !== null && proofreader === null && responsible === '') {
    session.dialog.set({ kind: 'proofreader', then: () => void turns.take(() => done(session)) })
    return Promise.resolve()
  }
  return turns.take(() => done(session))
}

/** Takes back that the page of the caret is done: in the current round, else in the last in which it is. */
export function reopenPage(session: Session): Promise<void> {
  return turns.take(() => reopen(session))
}

async function done(session: Session): Promise<void> {
  const { open } = session
  if (open === null) return
  const { rounds } = session
  const { current: round } = rounds.now.get()
  const page = await pageOf(session, open)
  const warned = rounds.warned.get()
  if (warned?.kind === 'ahead' && warned.text === open.text.id) {
    await goToText(session, open, warned.next, round)
    return
  }
  if (doneIn(page.record, round.id) !== null) {
    await goOn(session, open, round, page.index, say('already', { page: page.name, round: roundName(round) }))
    return
  }
  // What is doubtful is known only once the text was looked at as it is.
  await besideText(session).proofing.looked()
  if (session.open !== open) return
  const count = openPlacesOn(open.text.state, page.index)
  if (count > 0 && !(warned?.kind === 'open' && warned.page === page.id)) {
    rounds.warned.set({ kind: 'open', page: page.id, count })
    session.say(i18next.t('rounds.stillOpen', { ns: 'proofing', count }))
    return
  }
  rounds.warned.set(null)
  if (!(await mark(session, open, page, round, true))) return
  if (session.open?.text !== open.text) return
  const last = await isLastDone(session, open, round)
  if (last) await keepRound(session, open, round)
  await goOn(session, open, round, page.index, say('done', { page: page.name, round: roundName(round) }))
}

async function reopen(session: Session): Promise<void> {
  const { open } = session
  if (open === null) return
  const { current, rounds } = session.rounds.now.get()
  const page = await pageOf(session, open)
  const round = doneIn(page.record, current.id) === null ? lastDone(page.record, rounds)?.round : current
  session.rounds.warned.set(null)
  if (round === undefined) session.say(say('notDone', { page: page.name, round: roundName(current) }))
  else if (await mark(session, open, page, round, false))
    session.say(say('reopened', { page: page.name, round: roundName(round) }))
}

/** A page of the open text, as the library has it. */
interface Page {
  readonly index: number
  readonly id: string
  readonly name: string
  readonly record: PageRecord | undefined
}

async function recordsOf(session: Session, open: OpenTranscription): Promise<ReadonlyMap<string, PageRecord>> {
  const { pages, gone } = await pageRecordsOf(session.store.db, open.text.id)
  return new Map([...pages, ...gone].map((record) => [record.id, record]))
}

async function pageOf(session: Session, open: OpenTranscription): Promise<Page> {
  const records = await recordsOf(session, open)
  const { pages } = pageTrackOf(open.text.state)
  const index = pageIndexOf(open.text)
  const { id, n } = pages[index] ?? { id: '', n: '' }
  const alone = landmarksOf(open.text.state).pages.positions.length === 0
  return { index, id, name: pageName(n, alone), record: records.get(id) }
}

function mark(session: Session, { text }: OpenTranscription, page: Page, round: Round, done: boolean) {
  const { proofreader, responsible } = session.settings.get()
  const after: PageMark = { round: round.id, done, by: proofreader ?? responsible, at: Date.now() }
  const before = page.record?.marks.find((one) => one.round === round.id) ?? null
  const change = { what: 'mark', page: page.id, round: round.id, before, after } as const
  return doEditionAct(session, {
    label: { code: done ? 'finish-page' : 'reopen-page', values: { page: page.name, round: roundName(round) } },
    rows: [{ kind: 'pages', transcription: text.id, changes: [change] }],
    pageOrders: [pageOrderOf(text)],
    quiet: true,
  })
}

async function isLastDone(session: Session, open: OpenTranscription, round: Round): Promise<boolean> {
  const records = await recordsOf(session, open)
  return pageTrackOf(open.text.state).pages.every(({ id }) => doneIn(records.get(id), round.id) !== null)
}

/** Keeps the text as it is when the last page of a round is finished, so that later rounds can be compared with it. */
async function keepRound(session: Session, { versions, stored }: OpenTranscription, round: Round): Promise<void> {
  if (stored.readOnly !== null) return
  const act = { code: 'round/finished', values: { round: round.id, name: roundName(round) } }
  const answer = await versions.keepNow('round', null, act)
  if (!answer.ok) session.tell(answer.problem)
}

/** Goes to the first page after this one that is not done; where there is none in the text, says where there are. */
async function goOn(
  session: Session,
  open: OpenTranscription,
  round: Round,
  from: number,
  lead: string,
): Promise<void> {
  const records = await recordsOf(session, open)
  if (session.open?.text !== open.text) return
  const { pages } = pageTrackOf(open.text.state)
  const isOpen = (index: number) => doneIn(records.get(pages[index]?.id ?? ''), round.id) === null
  const order = pages.map((_, index) => (from + 1 + index) % pages.length)
  const next = order.find(isOpen)
  if (next !== undefined) {
    goToPage(open, next)
    session.say([lead, next > from ? '' : say('fromStart'), pageSaid(open, next)].filter(Boolean).join(' '))
    return
  }
  const row = await nextText(session, open, round)
  if (row === null) await endRound(session, open, round, lead)
  else {
    session.rounds.warned.set({ kind: 'ahead', text: open.text.id, next: row.id })
    const texts = session.rounds.now.get().texts.get(row.id)
    const { done, pages: all } = progressIn(texts === undefined ? [] : [texts], round.id)
    session.say([lead, i18next.t('rounds.ahead', { ns: 'proofing', count: all - done, title: row.title })].join(' '))
  }
}

/** Says that a round is finished in all texts, and which one is next; another press begins it. */
async function endRound(session: Session, open: OpenTranscription, round: Round, lead: string): Promise<void> {
  const { edition, store, rounds } = session
  const { current, texts } = rounds.now.get()
  const finished = [lead, say('allDone', { round: roundName(round) })]
  const rows = edition === null ? [] : await store.transcriptionsOf(edition)
  const first = rows.find(({ id }) => (texts.get(id)?.done.get(current.id) ?? 0) < (texts.get(id)?.pages ?? 0))
  if (current.id !== round.id && first !== undefined) {
    rounds.warned.set({ kind: 'ahead', text: open.text.id, next: first.id })
    finished.push(say('nextRound', { round: roundName(current) }))
  }
  session.say(finished.join(' '))
}

/** The next text of the edition, round its end, that has pages that are not done. */
async function nextText(session: Session, open: OpenTranscription, round: Round): Promise<TranscriptionRow | null> {
  const { edition, store, rounds } = session
  if (edition === null) return null
  const rows = await store.transcriptionsOf(edition)
  const here = rows.findIndex(({ id }) => id === open.text.id)
  const { texts } = rounds.now.get()
  return (
    [...rows.slice(here + 1), ...rows.slice(0, Math.max(0, here))].find(({ id }) => {
      const progress = texts.get(id)
      return progress !== undefined && (progress.done.get(round.id) ?? 0) < progress.pages
    }) ?? null
  )
}

async function goToText(session: Session, from: OpenTranscription, next: string, round: Round): Promise<void> {
  session.rounds.warned.set(null)
  if (!(await session.openTranscription(next)) || session.open === null) return
  const { open } = session
  session.rounds.left = from.text.id
  const records = await recordsOf(session, open)
  const { pages } = pageTrackOf(open.text.state)
  const index = pages.findIndex(({ id }) => doneIn(records.get(id), round.id) === null)
  // Whoever has opened a dialog while the text was opened types there.
  goToPage(open, Math.max(0, index), session.dialog.get() === null ? 'focus' : 'stay')
  const row = await session.store.transcription(next)
  session.say(say('inText', { title: row?.title ?? '', page: pageSaid(open, Math.max(0, index)) }))
}

/** Puts the caret into the first words of a page; the break itself is not selected, or typing would overwrite it. */
export function goToPage(
  { text }: Pick<OpenTranscription, 'text'>,
  index: number,
  focus: 'focus' | 'stay' = 'focus',
): void {
  const { doc } = text.state
  const pos = landmarksOf(text.state).pages.positions[index]
  // What stands before the first page break belongs to the first page.
  const from = index === 0 || pos === undefined ? 0 : pos + 1
  const $from = doc.resolve(from)
  const place = $from.parent.inlineContent ? from : firstWords(text, from)
  reveal(text, place, place, focus)
}

function firstWords({ state }: OpenTranscription['text'], from: number): number {
  let place: number | null = null
  state.doc.nodesBetween(from, state.doc.content.size, (node, pos) => {
    if (place === null && node.isTextblock && pos >= from) place = pos + 1
    return place === null
  })
  return place ?? from
}

function pageSaid({ text }: OpenTranscription, index: number): string {
  const { values } = landmarksOf(text.state).pages
  return `${pageName(values[index]?.n ?? '', values.length === 0)}.`
}

type Sentence = 'already' | 'done' | 'reopened' | 'notDone' | 'fromStart' | 'allDone' | 'nextRound' | 'inText'

function say(key: Sentence, values: Readonly<Record<string, string>> = {}): string {
  return i18next.t(`rounds.said.${key}`, { ns: 'proofing', ...values })
}
