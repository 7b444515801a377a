import i18next from 'i18next'
import { applyFix } from '../../../shared/commands/apply-fix'
import { wordsBetween } from '../../../shared/commands/replace-text'
import { settledBy, type Fix } from '../../../shared/proofing/doubt'
import { stopOnwards } from '../../editor/commands/finding-walk'
import { perform } from '../../editor/perform'
import { currentDoubt, settleDoubts } from '../../editor/plugins/doubts'
import type { StandingDoubt } from '../../editor/plugins/standing-doubts'
import { newId } from '../../editor/new-id'
import { isEditable } from '../../editor/plugins/editable'
import { everywhere, type VerdictRow } from '../../store/rows'
import { besideText } from '../beside-text'
import { recordingNow } from '../readings/recording-now'
import { doEditionAct } from '../register/edition-act'
import { pageIndexAt, pageIndexOf } from '../rounds/page-order'
import type { OpenTranscription } from '../screen'
import type { Session } from '../session'
import { goToStop, walkFindings } from './doubt-walk'
import { doubtTitle, fixWord } from '../../editor/doubt-words'
import { meantFix } from './fix-everywhere'
import { changeByFix } from './hyphen-fix'
import { dispatchBeside } from '../../editor/read-caret'

/** How far it reaches that something is good: this place, the edition, all editions. */
export type GoodReach = 'here' | 'edition' | 'always'

/** Whether there is a doubt to be settled: one is looked at in a text that may be changed. */
export function canSettle({ open }: Session): boolean {
  return open !== null && isEditable(open.text.state) && currentDoubt(open.text.state) !== null
}

/** Whether there is something to take in the place of what is looked at. */
export function canTake(session: Session): boolean {
  return canSettle(session) && chosenFix(session) !== null
}

/** The fix that is chosen for the doubt that is looked at; its range counts from where the block's content begins. */
export function chosenFix(session: Session): Fix | null {
  const offered = besideText(session).proofing.fixes.now.get()
  return offered?.fixes[offered.chosen] ?? null
}

/** Takes the chosen fix as one act, and goes on to the next doubtful place. */
export async function takeFix(session: Session): Promise<void> {
  const { open } = session
  const one = open && canSettle(session) ? currentDoubt(open.text.state) : null
  const fix = chosenFix(session)
  if (open === null || one === null || fix === null) return
  const { text } = open
  const [from, to] = [one.start + fix.range.from, one.start + fix.range.to]
  const was = wordsBetween(text.state.doc, from, to)
  const change = changeByFix(one.doubt, { was, becomes: fix.text }, session.practice.now.get().hyphens)
  const done = perform(text, 'doubt/take', applyFix({ from, to, ...change, ...recordingNow(session) }, newId))
  const key = done ? 'taken' : 'notTaken'
  const lead = i18next.t(`said.${key}`, { ns: 'proofing', words: doubtTitle(one.doubt), fix: fixWord(one.doubt, fix) })
  if (done) await goOnFrom(session, open, lead)
  else session.say(lead)
}

/** Lists all equal doubts, of this text and the edition, to be fixed at once. */
export function takeFixEverywhere(session: Session): void {
  const { open } = session
  const one = open && canSettle(session) ? currentDoubt(open.text.state) : null
  const fix = chosenFix(session)
  if (one !== null && fix !== null) session.dialog.set({ kind: 'equal-doubts', meant: meantFix(one, fix) })
}

/** Chooses another fix for the doubt that is looked at, and says it. */
export function chooseFix(session: Session, index: number): void {
  const { fixes } = besideText(session).proofing
  fixes.choose(index)
  const now = fixes.now.get()
  const fix = now?.fixes[now.chosen]
  if (!now || !fix) return
  const values = { fix: fixWord(now.one.doubt, fix), index: now.chosen + 1, count: now.fixes.length }
  session.say(i18next.t('said.choice', { ns: 'proofing', ...values }))
}

/** Takes down that what is looked at is good, as one act, and goes on to the next doubtful place. */
export async function findGood(session: Session, reach: GoodReach): Promise<void> {
  const { open, edition } = session
  const one = open && canSettle(session) ? currentDoubt(open.text.state) : null
  if (open === null || one === null || edition === null) return
  const row = verdictRow(one, reach, edition)
  const label = { code: codes[reach], values: { name: doubtTitle(one.doubt) } } as const
  const rows = [{ kind: 'verdict', id: row.id, before: null, after: row } as const]
  if (!(await doEditionAct(session, { label, rows, quiet: true })) || session.open?.text !== open.text) return
  const { text } = open
  const known = besideText(session).proofing.verdicts.now.get().rows
  dispatchBeside(text, ({ tr }) => settleDoubts(tr, settledBy([...known, row])))
  await goOnFrom(session, open, `${session.said.get().message}.`)
}

const codes = { here: 'good-here', edition: 'good-in-edition', always: 'good-always' } as const

function verdictRow({ doubt }: StandingDoubt, reach: GoodReach, edition: string): VerdictRow {
  return {
    id: crypto.randomUUID(),
    edition: reach === 'always' ? everywhere : edition,
    check: doubt.check,
    key: doubt.key,
    context: reach === 'here' ? doubt.context : null,
    at: Date.now(),
  }
}

/** Takes verdicts back: what they settled is doubtful again. */
export async function takeVerdictsBack(session: Session, verdicts: readonly VerdictRow[]): Promise<boolean> {
  const values = { name: verdicts[0]?.key ?? '', count: verdicts.length }
  const rows = verdicts.map((before) => ({ kind: 'verdict', id: before.id, before, after: null }) as const)
  return doEditionAct(session, { label: { code: 'take-back-verdicts', values }, rows, quiet: true })
}

/**
 * Goes on to the first place after what was settled, where it stands on the same page: a page that is read to its end is to be marked
 * before another one is begun. The key that walks goes on from there.
 */
async function goOnFrom(session: Session, open: OpenTranscription, lead: string): Promise<void> {
  if (session.open?.text !== open.text) return
  const stop = stopOnwards(open.text.state, 1, 'all')
  if (stop && pageIndexAt(open.text, stop.from) !== pageIndexOf(open.text))
    session.say(`${lead} ${i18next.t('said.pageNone', { ns: 'proofing' })}`)
  else if (stop) goToStop(session, open, stop, lead, 'stay')
  else await walkFindings(session, 1, lead)
}
