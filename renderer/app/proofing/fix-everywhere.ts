import type { WordChange } from '../../../shared/commands/apply-fix'
import type { CheckName, Fix } from '../../../shared/proofing/doubt'
import type { StandingDoubt } from '../../editor/plugins/standing-doubts'
import type { EditorialPractice } from '../../../shared/queries/editorial-practice'
import type { At } from '../edition-texts/text-questions'
import { recordingNow } from '../readings/recording-now'
import { doEditionAct } from '../register/edition-act'
import type { Session } from '../session'
import { doubtTitle, fixWord } from '../../editor/doubt-words'
import { changeByFix } from './hyphen-fix'
import type { EqualDoubt } from './proof-questions'

/** What is to be fixed everywhere: doubts that are equal to one, as that one was to be fixed. */
export interface MeantFix {
  readonly check: CheckName
  readonly key: string
  /** The words of the doubt, and what they were to become. */
  readonly text: string
  readonly title: string
  readonly becomes: string
  /** What its words were to be then. */
  readonly after: string
  /** Which of its own fixes it is; `null` for one that was worked out for the whole of its words. */
  readonly index: number | null
}

/** The equal doubts of one text. */
export interface EqualIn {
  readonly transcription: string
  readonly title: string
  readonly at: At
  readonly doubts: readonly EqualDoubt[]
  /** Whether another window has the text, so that nothing can be changed in it here. */
  readonly elsewhere: boolean
}

/** What a fix of one doubt means for all that are equal to it. */
export function meantFix({ doubt }: StandingDoubt, fix: Fix): MeantFix {
  const index = doubt.fixes.findIndex(
    ({ range, text }) => text === fix.text && range.from === fix.range.from && range.to === fix.range.to,
  )
  const { check, key, text } = doubt
  const [title, after] = [doubtTitle(doubt), fixWord(doubt, fix)]
  return { check, key, text, title, after, becomes: fix.text, index: index < 0 ? null : index }
}

/** What is to be changed of an equal doubt; `null` where it has no such fix. */
export function changeOf(
  { doubt, was }: EqualDoubt,
  meant: MeantFix,
  hyphens: EditorialPractice['hyphens'] = 'dropped',
): WordChange | null {
  if (meant.index === null) {
    const { from, to, text } = doubt
    return { from, to, was: text, becomes: inCaseOf(text, meant) }
  }
  const fix = doubt.fixes[meant.index]
  const now = was[meant.index]
  return fix === undefined || now === undefined
    ? null
    : { ...fix.range, ...changeByFix(doubt, { was: now, becomes: fix.text }, hyphens) }
}

/** What words become that differ from those that were meant in their capitals alone. */
function inCaseOf(text: string, { text: meant, becomes }: MeantFix): string {
  if (text === meant) return becomes
  if (text === text.toUpperCase() && meant !== meant.toUpperCase()) return becomes.toUpperCase()
  const capital = !text.startsWith(text.charAt(0).toLowerCase())
  return (capital ? becomes.charAt(0).toUpperCase() : becomes.charAt(0).toLowerCase()) + becomes.slice(1)
}

/** What the words of an equal doubt are to be. */
export function afterFix({ doubt }: EqualDoubt, meant: MeantFix): string {
  const fix = meant.index === null ? undefined : doubt.fixes[meant.index]
  return fix === undefined ? inCaseOf(doubt.text, meant) : fixWord(doubt, fix)
}

/** Tells an equal doubt apart from all others of an edition. */
export const equalKey = (transcription: string, { doubt }: EqualDoubt): string =>
  `${transcription}:${String(doubt.from)}-${String(doubt.to)}`

/** Fixes what is ticked in all texts as one act, which one undo takes back. Answers whether it was done. */
export function fixEverywhere(
  session: Session,
  meant: MeantFix,
  found: readonly EqualIn[],
  ticked: ReadonlySet<string>,
): Promise<boolean> {
  const record = recordingNow(session)
  const { hyphens } = session.practice.now.get()
  const texts = found.flatMap(({ transcription, at, doubts }) => {
    const words = doubts
      .filter((one) => ticked.has(equalKey(transcription, one)))
      .flatMap((one) => changeOf(one, meant, hyphens) ?? [])
      .map((change) => ({ ...change, ...record }))
    return words.length === 0 ? [] : [{ transcription, at, changes: [], words }]
  })
  const count = texts.reduce((sum, { words }) => sum + words.length, 0)
  return doEditionAct(session, {
    label: { code: 'take-fixes', values: { from: meant.title, to: meant.after, count } },
    texts,
  })
}
