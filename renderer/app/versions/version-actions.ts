import i18next from 'i18next'
import type { Node } from 'prosemirror-model'
import { restoreDifference } from '../../../shared/compare/restore-difference'
import type { Difference } from '../../../shared/compare/difference'
import { restoreSteps } from '../../../shared/amend/restore-doc'
import { goingBack } from '../../../shared/commands/going-back'
import { mapGuessesThrough } from '../../../shared/commands/guesses'
import { SettleStep } from '../../../shared/commands/settle-step'
import type { Guess } from '../../../shared/edition'
import type { Problem } from '../../../shared/host'
import { newId } from '../../editor/new-id'
import { perform } from '../../editor/perform'
import { guessesOf } from '../../editor/state'
import { versionTitle } from '../../panels/version-words'
import type { VersionRow } from '../../store/rows'
import { daysBetween } from '../../ui/when'
import type { OpenTranscription } from '../screen'
import type { Session } from '../session'
import { settleXml } from '../xml'

/** Keeps the open text as it is now, under a name. */
export async function keepNamed(session: Session, name: string): Promise<void> {
  const { open } = session
  if (open === null) return
  const answer = await open.versions.keepNow('named', name)
  if (answer.ok) session.toast(i18next.t('versions.kept', { name }))
  else session.tell(answer.problem)
}

/** Gives a version a name, or takes its name from it. */
export async function nameVersion(session: Session, row: VersionRow, name: string | null): Promise<void> {
  const answer = await session.store.nameVersion(row.seq, name)
  if (!answer.ok) session.tell(answer.problem)
  else session.say(name === null ? i18next.t('versions.unnamed') : i18next.t('versions.named', { name }))
}

/** Shows two versions of the open text side by side, or one beside the text as it is now. */
export function compareVersions(session: Session, old: VersionRow, other: VersionRow | null): void {
  session.dialog.set({ kind: 'compare-versions', old, other })
}

/** Compares the open text with the last version of it, or with the first of today. */
export async function compareWith(session: Session, which: 'last' | 'today'): Promise<void> {
  const { open } = session
  if (open === null) return
  // What is just being kept counts.
  await open.versions.settled()
  const rows = await session.store.versionsOf(open.text.id)
  const now = Date.now()
  const row = which === 'last' ? rows.at(-1) : rows.find(({ at }) => daysBetween(at, now) === 0)
  if (row !== undefined) compareVersions(session, row, null)
  else session.toast(i18next.t(which === 'last' || rows.length === 0 ? 'versions.noneYet' : 'versions.noneToday'))
}

/** A version that was read. */
export interface ReadVersion {
  readonly row: VersionRow
  readonly doc: Node
  readonly guesses: readonly Guess[]
}

/**
 * Makes the open text what it was, by the smallest changes, as one act that undo takes back. The text of now is kept as a
 * version first; where that fails, nothing is done. Answers whether the text is as it was now.
 */
export async function restoreVersion(session: Session, version: ReadVersion): Promise<boolean> {
  const { open } = session
  if (open === null || !(await keepBefore(session, open, version.row))) return false
  // Somebody may have left the text meanwhile, and nobody would store what is done to it.
  if (session.open?.text !== open.text) return false
  const title = titleOf(version.row)
  const { text, stored } = open
  const source = version.row.original === (stored.original?.id ?? null) ? 'same' : 'another'
  const steps = restoreSteps(text.state.doc, version.doc, source, newId)
  const settles = settling(mapGuessesThrough(guessesOf(text.state), steps), version.guesses)
  if (steps.length + settles.length === 0) {
    session.toast(i18next.t('versions.restoredSame'))
    return true
  }
  const done = perform(text, 'version/restore', ({ tr }, dispatch) => {
    for (const step of [...steps, ...settles]) tr.step(step)
    dispatch?.(goingBack(tr))
    return true
  })
  if (done) session.toast(i18next.t('versions.restored', { version: title }))
  return done
}

/** Puts one passage of a version in the place of what stands there now, as an act of its own; answers whether it could. */
export function takePassage(session: Session, version: ReadVersion, difference: Difference): boolean {
  const { open } = session
  if (open === null) return false
  const { text } = open
  const steps = restoreDifference(text.state.doc, version.doc, difference, newId)
  const done =
    steps !== null &&
    perform(text, 'version/passage', ({ tr }, dispatch) => {
      for (const step of steps) tr.step(step)
      dispatch?.(tr)
      return true
    })
  session.say(i18next.t(done ? 'versions.passageTaken' : 'versions.passageAlone'))
  return done
}

/**
 * Keeps the text of now before a version of it is brought back, whole or in parts; answers whether it is kept. What was
 * typed in its XML is settled first.
 */
export async function keepBefore(session: Session, open: OpenTranscription, row: VersionRow): Promise<boolean> {
  if (!(await settleXml(session))) return false
  const act = { code: 'version/restore', values: { version: titleOf(row) } }
  const answer = await open.versions.keepNow('before-restore', null, act)
  if (!answer.ok) session.tell(notKept(answer.problem))
  return answer.ok
}

function notKept({ code, message, ...problem }: Problem): Problem {
  return { ...problem, code: `${code}-version`, message: `The version was not restored: ${message}` }
}

/** What a version is called, with its day and not how long that is ago: it is kept. */
function titleOf(row: VersionRow): string {
  return (
    row.name ?? new Intl.DateTimeFormat(i18next.language, { dateStyle: 'medium', timeStyle: 'short' }).format(row.at)
  )
}

/** The steps that settle of the guesses those that were settled then, and open those that were open. */
function settling(now: readonly Guess[], then: readonly Guess[]): readonly SettleStep[] {
  const settled = new Map(then.map((guess) => [guess.id, guess.settled]))
  return now.flatMap((guess) => {
    const was = settled.get(guess.id)
    return was === undefined || was === guess.settled ? [] : [new SettleStep(guess.id, was)]
  })
}

/** What a version is called over its side of a comparison. */
export function comparedTitle(row: VersionRow | null): string {
  return row === null ? i18next.t('versions.now') : versionTitle(row, Date.now(), i18next.language)
}
