import type { Node } from 'prosemirror-model'
import { Mapping, Step } from 'prosemirror-transform'
import '../../shared/commands/own-steps'
import { SpanStep } from '../../shared/commands/span-step'
import { isOfHeader, turnHeaders } from '../../shared/commands/turn-headers'
import { areOfAttributes, turnAttributes } from '../../shared/commands/turn-attributes'
import { areOfWords, turnWords, type TurnedWords } from '../../shared/commands/turn-words'
import { turnMentions } from '../../shared/commands/turn-mentions'
import { assertNever } from '../../shared/finding'
import type { Answer, Problem } from '../../shared/host'
import { schema } from '../../shared/schema'
import type { Database } from './db'
import { stepsSince } from './followed'
import { appendRow, headOf, type Head } from './journal'
import { changePages } from './page-records'
import { ChangedElsewhere } from './problems'
import type { ActRow, Change } from './rows'
import { readText } from './texts'

/** Something of an act was changed since, so that it cannot be undone, or done again. */
export const overtaken: Problem = {
  code: 'act-overtaken',
  message: 'This cannot be undone any more, because one of its texts was changed since. Nothing was changed.',
}

/** The steps of one text, as an act holds them. */
export type StepsChange = Extract<Change, { readonly kind: 'steps' }>

/** What is stored of an act when it is undone (`undone` is false before), or done again. */
export interface ActTurn {
  readonly act: ActRow
  /** The steps of each text but that which is stored by somebody else, for the row after which they are to be stored. */
  readonly texts: readonly { readonly change: StepsChange; readonly on: Head }[]
  /** The body whose steps somebody else stores, in the same transaction. */
  readonly own: string | null
  /** How many places of the texts stay as they are, for they were changed since; those of `own` are not counted. */
  readonly left: number
}

/** The steps of one text, to be turned on what it is now. */
export interface TurnedSteps {
  readonly change: StepsChange
  /** How many places stay as they are, for they were changed since. */
  readonly left: number
}

/**
 * Works out how an act is undone, or done again where it is undone: texts that were changed since get of it what still
 * fits them. Reads, and changes nothing; a problem where it cannot be.
 */
export async function planTurn(db: Database, act: ActRow, own: string | null = null): Promise<Answer<ActTurn>> {
  const texts: { change: StepsChange; on: Head }[] = []
  let left = 0
  for (const change of act.changes) {
    if (change.kind !== 'steps' || change.body === own) continue
    const on = await headOf(db, change.body)
    if (await isLast(db, act, change, on)) texts.push({ change, on })
    else {
      const turned = await turnedSince(db, act, change, on)
      if (turned === null) return { ok: false, problem: overtaken }
      texts.push({ change: turned.change, on })
      left += turned.left
    }
  }
  return { ok: true, value: { act, texts, own, left } }
}

/** Whether nothing was done to a text since the act was. */
async function isLast(db: Database, act: ActRow, { seq }: StepsChange, head: Head): Promise<boolean> {
  if (seq !== undefined) return head.seq === seq
  const last = await db.journal.get(head.seq)
  return last?.act === act.id
}

/** The steps of an act for a text that was changed since; `null` where that cannot be said. */
async function turnedSince(db: Database, act: ActRow, change: StepsChange, on: Head): Promise<TurnedSteps | null> {
  const row = await db.bodies.get(change.body)
  const text = row && (await readText(db, row.transcription))
  if (text?.body !== change.body || text.seq !== on.seq) return null
  return turnedSteps(text.doc, change, act.undone, await doneSince(db, change))
}

/** What was done to a text since an act; `null` where that is not known any more. */
export async function doneSince(
  db: Database,
  { body, seq }: Pick<StepsChange, 'body' | 'seq'>,
): Promise<readonly Step[] | null> {
  if (seq === undefined) return null
  const since = await stepsSince(db, body, seq)
  return since.kind === 'steps' ? since.steps : null
}

/** What was done to the positions of a text since an act; `null` where that is not known any more. */
export async function mappingSince(db: Database, change: Pick<StepsChange, 'body' | 'seq'>): Promise<Mapping | null> {
  return mappingOf(await doneSince(db, change))
}

const mappingOf = (steps: readonly Step[] | null) => steps && new Mapping(steps.map((step) => step.getMap()))

/**
 * The steps of an act, to be turned on a doc to which `since` was done; `null` where that cannot be said. Words are turned where
 * nothing touched them since, attributes and fields of headers where they still are what the act made them; where it is not known what was done,
 * all of them stay.
 */
export function turnedSteps(
  doc: Node,
  change: StepsChange,
  undone: boolean,
  since: readonly Step[] | null,
): TurnedSteps | null {
  const wanted = stepsOf(undone ? change.steps : change.inverse)
  const undoing = stepsOf(undone ? change.inverse : change.steps)
  const turned = turnAll(doc, wanted, undoing, since)
  if (turned === null) return null
  const forth = turned.steps.map((step) => step.toJSON() as unknown)
  const back = turned.inverse.map((step) => step.toJSON() as unknown)
  return { change: { ...change, steps: undone ? forth : back, inverse: undone ? back : forth }, left: turned.left }
}

function turnAll(
  doc: Node,
  wanted: readonly Step[],
  undoing: readonly Step[],
  since: readonly Step[] | null,
): TurnedWords | null {
  const ofHeader = wanted.filter(isOfHeader)
  if (ofHeader.length > 0 && ofHeader.length === wanted.length) return turnHeaders(doc, ofHeader, undoing)
  // Whom words name in a header stay named: what was done since may point at them.
  const besideHeader = (steps: readonly Step[]) => steps.filter((step) => !isOfHeader(step))
  return turnOthers(doc, besideHeader(wanted), besideHeader(undoing), since)
}

function turnOthers(
  doc: Node,
  wanted: readonly Step[],
  undoing: readonly Step[],
  since: readonly Step[] | null,
): TurnedWords | null {
  return areOfAttributes(wanted) ? turnAttributes(doc, wanted, undoing, since) : turnTagsOrWords(doc, wanted, since)
}

function turnTagsOrWords(doc: Node, wanted: readonly Step[], since: readonly Step[] | null): TurnedWords | null {
  if (!areOfWords(wanted)) return null
  const isOfTags = wanted.every((step) => step instanceof SpanStep)
  return isOfTags ? turnTags(doc, wanted, since) : turnWords(doc, wanted, since)
}

/** Tags are followed by what they mean, so that none is left. */
function turnTags(doc: Node, wanted: readonly SpanStep[], since: readonly Step[] | null) {
  const mapping = mappingOf(since)
  const steps: SpanStep[] = []
  let now = doc
  for (const step of wanted) {
    const turned = turnMentions(now, step, mapping)
    if (turned === 'lost') return null
    if (turned !== null) {
      steps.push(turned)
      now = turned.apply(now).doc ?? now
    }
  }
  return { steps, inverse: steps.toReversed().map(swapped), left: 0 }
}

const stepsOf = (json: readonly unknown[]): readonly Step[] => json.map((one) => Step.fromJSON(schema, one))

/** The inverse of a step that was made for exactly the doc that it is applied to. */
function swapped(step: SpanStep): SpanStep {
  return new SpanStep(step.runs.map(({ from, to, before, after }) => ({ from, to, before: after, after: before })))
}

/**
 * Turns an act, within a transaction over all tables; `own` are the steps that the caller has stored in it. What of the
 * register was changed since keeps its changes. Throws {@link ChangedElsewhere} where a text was changed since it was planned.
 */
export async function turnWithin(db: Database, turn: ActTurn, own: StepsChange | null = null): Promise<void> {
  const { act, texts } = turn
  const planned = new Map(texts.map((text) => [text.change.body, text]))
  const changes: Change[] = []
  for (const change of act.undone ? act.changes : act.changes.toReversed()) {
    const text = change.kind === 'steps' ? planned.get(change.body) : undefined
    if (text !== undefined) changes.push(await turnText(db, act, text.change, text.on))
    else if (change.kind === 'steps') changes.push(own?.body === change.body ? own : change)
    else {
      await turnRow(db, change, act.undone)
      changes.push(change)
    }
  }
  const ordered = act.undone ? changes : changes.toReversed()
  await db.acts.update(act.seq, { undone: !act.undone, changes: ordered })
}

async function turnText(db: Database, act: ActRow, change: StepsChange, on: Head): Promise<StepsChange> {
  const head = await headOf(db, change.body)
  if (head.seq !== on.seq) throw new ChangedElsewhere()
  const steps = act.undone ? change.steps : change.inverse
  if (steps.length === 0) return { ...change, seq: head.seq }
  const { seq } = await appendRow(db, { body: change.body, act: act.id, at: Date.now(), steps }, head)
  return { ...change, seq }
}

async function turnRow(db: Database, change: Exclude<Change, StepsChange>, undone: boolean): Promise<void> {
  switch (change.kind) {
    case 'edition':
      await db.editions.update(change.id, { ...(undone ? change.after : change.before) })
      break
    case 'transcription':
      await db.transcriptions.update(change.id, { ...(undone ? change.after : change.before) })
      break
    case 'entry': {
      const [was, to] = undone ? [change.before, change.after] : [change.after, change.before]
      const next = merged((await db.entries.get(change.id)) ?? null, was, to)
      if (next === null) await db.entries.delete(change.id)
      else await db.entries.put(next)
      break
    }
    case 'refusal': {
      const to = undone ? change.after : change.before
      if (to === null) await db.refusals.delete(change.id)
      else await db.refusals.put(to)
      break
    }
    case 'verdict': {
      const to = undone ? change.after : change.before
      if (to === null) await db.verdicts.delete(change.id)
      else await db.verdicts.put(to)
      break
    }
    case 'image': {
      const to = undone ? change.after : change.before
      if (to === null) await db.images.delete(change.id)
      else await db.images.put(to)
      break
    }
    case 'pages':
      await changePages(db, change.transcription, change.changes, !undone)
      break
    default:
      assertNever(change)
  }
}

/** A row that was `was` and is to become `to`, where it was changed to `now` since: its fields that were changed stay so. */
export function merged<T extends object>(now: T | null, was: T | null, to: T | null): T | null {
  const isAsWas = JSON.stringify(now) === JSON.stringify(was)
  if (isAsWas) return to
  // What was removed since stays so; what was made by the act and worked on since, or made anew, is not thrown away.
  if (now === null || was === null || to === null) return now
  const next: T = { ...now }
  for (const key of Object.keys(to) as (keyof T)[])
    if (JSON.stringify(now[key]) === JSON.stringify(was[key])) next[key] = to[key]
  return next
}
