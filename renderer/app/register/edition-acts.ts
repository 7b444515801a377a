import i18next from 'i18next'
import { closeHistory, redo, undo } from 'prosemirror-history'
import type { Transaction } from 'prosemirror-state'
import { Mapping, Step, StepMap } from 'prosemirror-transform'
import { ActStep } from '../../../shared/commands/act-step'
import { mapWordChanges, wordSteps, type WordChange } from '../../../shared/commands/apply-fix'
import { goingBack } from '../../../shared/commands/going-back'
import { mapChanges } from '../../../shared/commands/mention-changes'
import { validMentionSteps } from '../../../shared/commands/valid-mentions'
import type { Answer, Problem } from '../../../shared/host'
import { grammarOf } from '../../../shared/queries/edition-grammar'
import { schema } from '../../../shared/schema'
import { newId } from '../../editor/new-id'
import { commitWithin, type ActDraft } from '../../store/acts'
import { BondBroken, type Bond } from '../../store/bond'
import { ChangedElsewhere, editionNewer, writeProblem } from '../../store/problems'
import type { ActLabel, ActRow } from '../../store/rows'
import {
  mappingSince,
  overtaken,
  planTurn,
  turnedSteps,
  turnWithin,
  type ActTurn,
  type StepsChange,
} from '../../store/turn-act'
import { actName, undo as undoAct } from '../library-actions'
import { messageOf } from '../i18n'
import type { Mirror } from '../mirror/mirror'
import type { OpenText } from '../open-text'
import type { OpenTranscription } from '../screen'
import type { Session } from '../session'
import { Turns } from '../turns'
import { settleXml } from '../xml'
import { actUnknown, linkedTo, nothingLeft, textInvalid, textStill } from './act-problems'
import type { EditionAct } from './edition-act'
import { holdTexts, type HeldTexts } from './held-texts'
import { linkedSince } from './linked-since'
import { otherTexts, type OtherTexts } from './other-texts'

/** What a row of the open text is, of which the rest of an act is stored with it. */
interface OwnRow {
  readonly body: string
  readonly steps: readonly unknown[]
  readonly inverse: readonly unknown[]
  /** The revision of the text's mirror after it. */
  readonly revision: number
}

/** An act that is about to be done in the open text. */
interface Begun {
  readonly draft: ActDraft
  readonly others: readonly string[]
  readonly settled: (problem: Problem | null) => void
}

/** How often an act is planned again where its texts are changed meanwhile. */
const tries = 5

/**
 * Acts over register and texts. What they do to the open text is in its own history, with a step that names the act: so
 * whoever undoes that, or does it again, does it with the rest, which is stored in the same transaction.
 */
export class EditionActs {
  readonly #session: Session
  /** One act after the other. */
  readonly #turns = new Turns()
  readonly #begun = new Map<string, Begun>()
  /** Acts whose steps just now take back what could not be stored: nothing is done with them. */
  readonly #silent = new Set<string>()
  /** Who waits for what comes of an act that was turned in the open text. */
  readonly #waiting = new Map<string, (problem: Problem | null) => void>()
  /** Whether the open text has just dispatched a step of an act. */
  #heard = false
  /** The act that was done, or undone, last in the open text, and the revision after it. */
  #last: { readonly text: OpenText; readonly act: string; readonly done: boolean; readonly revision: number } | null =
    null

  constructor(session: Session) {
    this.#session = session
  }

  /** Does an act; see `doEditionAct`. */
  do(act: EditionAct): Promise<boolean> {
    return this.#turns.take(() => this.#do(act))
  }

  /** Undoes the last act of the library (`undone` is false), or the one with this id, or does it again; in the open text too. */
  turn(undone: boolean, id?: string): Promise<Answer<ActLabel>> {
    return this.#turns.take(() => this.#turn(undone, id))
  }

  /** What is to be stored with transactions of the open text: the rest of the act that they do, undo, or do again. */
  readonly bondOf = (transactions: readonly Transaction[], open: OpenTranscription): Bond | null => {
    const steps = transactions.flatMap((one) => one.steps)
    const said = steps.find((step) => step instanceof ActStep)
    if (said === undefined || this.#silent.has(said.act)) return null
    const own = ownRow(transactions, open)
    this.#heard = true
    this.#last = { text: open.text, act: said.act, done: said.done, revision: own.revision }
    const begun = this.#begun.get(said.act)
    if (begun === undefined) return this.#turnBond(said, own, open)
    this.#begun.delete(said.act)
    return this.#doBond(said.act, begun, own, open)
  }

  async #do(act: EditionAct): Promise<boolean> {
    const session = this.#session
    const edition = act.edition ?? session.edition
    const row = edition === null ? undefined : await session.store.edition(edition)
    if (edition === null || row === undefined) return false
    if (row.readOnly !== null) return this.#refuse(editionNewer)
    const open = await this.#openIn(edition)
    if (open !== null && !(await settleXml(session))) return false
    for (let attempt = 0; attempt < tries; attempt += 1) {
      const others = await otherTexts(session, act, open?.text.id ?? null)
      if (!others.ok) return this.#refuse(others.problem)
      const done = await this.#store(act, edition, others.value, open)
      if (done !== 'again') return done
    }
    return this.#refuse(overtaken)
  }

  #refuse(problem: Problem): false {
    this.#session.tell(problem)
    return false
  }

  /** The open text where it is of an edition, and this window's to edit. */
  async #openIn(edition: string): Promise<OpenTranscription | null> {
    const { open } = this.#session
    if (open?.stored.readOnly !== null) return null
    const row = await this.#session.store.transcription(open.text.id)
    return row?.edition === edition && this.#session.open === open ? open : null
  }

  async #store(
    act: EditionAct,
    edition: string,
    others: OtherTexts,
    open: OpenTranscription | null,
  ): Promise<boolean | 'again'> {
    const changes: ActDraft['changes'] = [
      ...(act.entries ?? []).map(({ id, before, after }) => {
        const rowOf = (entry: typeof before) => entry && { ...entry, edition }
        return { kind: 'entry', id, before: rowOf(before), after: rowOf(after) } as const
      }),
      ...(act.refusals ?? []).map((refusal) => ({ kind: 'refusal', ...refusal }) as const),
      ...(act.rows ?? []),
      ...others.changes,
    ]
    const draft: ActDraft = { label: act.label, changes, created: { pageOrders: act.pageOrders ?? [] } }
    const id = crypto.randomUUID()
    const own = open === null ? null : this.#ownTransaction(act, open, id)
    if (changes.length === 0 && (own === null || own.done === 0)) return this.#refuse(nothingLeft)
    const stored =
      open === null || own === null
        ? await this.#commit(id, draft, others.texts)
        : await this.#dispatch(id, own.tr, { draft, others: others.texts }, open)
    if (stored === 'again') return 'again'
    if (stored !== null) return this.#refuse(stored)
    this.#tellDone(act, id, others.left + (own?.left ?? 0))
    return true
  }

  #ownTransaction({ texts = [] }: EditionAct, { text, mirror }: OpenTranscription, id: string) {
    const { tr, doc } = text.state
    const wanted = texts
      .filter(({ transcription }) => transcription === text.id)
      .flatMap(({ at, changes }) => {
        if (at.kind === 'stored') return changes
        return mapChanges(changes, sinceRevision(mirror, at.revision))
      })
    const { step, done, left } = validMentionSteps(doc, wanted, newId, grammarOf(text.state))
    if (step !== null) tr.step(step)
    // Tags move no words, so that words are where they were.
    const words = wordSteps(tr.doc, wordsFor(texts, text.id, mirror), newId, grammarOf(text.state))
    for (const one of words.steps) tr.step(one)
    return { tr: closeHistory(tr.step(new ActStep(id, true))), done: done + words.done, left: left + words.left }
  }

  /** Does an act in the open text, and the rest with it; answers with why that could not be. */
  async #dispatch(
    id: string,
    tr: Transaction,
    rest: Pick<Begun, 'draft' | 'others'>,
    { text }: OpenTranscription,
  ): Promise<Problem | null | 'again'> {
    let refused = false
    const stop = text.subscribeRefused(() => (refused = true))
    const settled = new Promise<Problem | null>((resolve) => {
      this.#begun.set(id, { ...rest, settled: resolve })
      text.dispatch(tr)
    })
    stop()
    if (this.#begun.delete(id)) return refused ? textInvalid : textStill
    text.dispatch(closeHistory(text.state.tr))
    const problem = await settled
    return problem === overtaken ? 'again' : problem
  }

  /** Does an act that concerns no open text. */
  async #commit(id: string, draft: ActDraft, others: readonly string[]): Promise<Problem | null | 'again'> {
    const { db } = this.#session.store
    const held = await holdTexts(this.#session, others)
    if (!held.ok) return held.problem
    try {
      await db.again()
      await db.transaction('rw', db.tables, async () => {
        await commitWithin(db, id, draft)
      })
      return null
    } catch (error) {
      if (error instanceof ChangedElsewhere) return 'again'
      return problemOf(error)
    } finally {
      held.value.release()
    }
  }

  #doBond(id: string, { draft, others, settled }: Begun, own: OwnRow, open: OpenTranscription): Bond {
    const { db } = this.#session.store
    const held = new Holding(this.#session)
    return {
      act: id,
      before: () => held.take(others),
      within: async ({ seq }) => {
        if ((await db.acts.where('id').equals(id).count()) > 0) return
        const { body, steps, inverse } = own
        await unlessOvertaken(() => commitWithin(db, id, draft, { body, steps, inverse, seq }))
      },
      settled: (problem) => {
        held.release()
        if (problem !== null) this.#takeBack(id, own, true, open)
        settled(problem)
      },
    }
  }

  #turnBond({ act: id, done }: ActStep, own: OwnRow, open: OpenTranscription): Bond {
    const session = this.#session
    const { db } = session.store
    const held = new Holding(session)
    let turn: ActTurn | null = null
    return {
      act: id,
      before: async () => {
        const act = await db.acts.where('id').equals(id).first()
        if (act === undefined) throw new BondBroken(actUnknown)
        turn = null
        if (act.undone !== done) return
        const planned = await planTurn(db, act, own.body)
        if (!planned.ok) throw new BondBroken(planned.problem)
        await held.take(await transcriptionsIn(session, planned.value))
        turn = planned.value
      },
      within: async ({ seq }) => {
        const planned = turn
        if (planned === null) return
        const [forth, back] = done ? [own.steps, own.inverse] : [own.inverse, own.steps]
        const change = { kind: 'steps', body: own.body, steps: forth, inverse: back, seq } as const
        await unlessOvertaken(() => turnWithin(db, planned, change))
      },
      settled: (problem) => {
        held.release()
        if (problem !== null) this.#takeBack(id, own, done, open)
        const waiting = this.#waiting.get(id)
        this.#waiting.delete(id)
        if (waiting !== undefined) waiting(problem)
        else if (problem !== null) session.toast(said(problem))
        else if (turn !== null) session.say(i18next.t(done ? 'redone' : 'undone', { act: actName(turn.act.label) }))
      },
    }
  }

  /** Takes back what was done of an act in the open text, for the rest of it could not be stored. */
  #takeBack(id: string, own: OwnRow, done: boolean, { text, mirror }: OpenTranscription): void {
    this.#silent.add(id)
    // Where nothing was done since, the history itself goes back, so that the act stays where it was in it.
    const turned = mirror.revision === own.revision && (done ? undo : redo)(text.state, text.dispatch)
    if (!turned) {
      const { tr } = text.state
      for (const json of own.inverse) {
        const step = Step.fromJSON(schema, json).map(sinceRevision(mirror, own.revision))
        if (step !== null) tr.maybeStep(step)
      }
      text.dispatch(goingBack(tr.step(new ActStep(id, !done)).setMeta('addToHistory', false)))
    }
    this.#silent.delete(id)
  }

  #tellDone(act: EditionAct, id: string, left: number): void {
    const session = this.#session
    const name = actName(act.label)
    const more = [left === 0 ? '' : i18next.t('leftOut', { ns: 'register', count: left }), act.note ?? '']
    const message = [name, ...more.filter((part) => part !== '')].join('. ')
    if (act.quiet === true) session.say(message)
    else session.toast(message, { label: i18next.t('undo'), run: () => void undoAct(session, id) })
  }

  async #turn(undone: boolean, id?: string): Promise<Answer<ActLabel>> {
    const { store } = this.#session
    const turnStored = () => (undone ? store.redoAct() : store.undoAct(id))
    const act = await store.actToTurn(undone, id).catch(() => undefined)
    if (act === undefined) return turnStored()
    const { open } = this.#session
    const own = open?.stored.readOnly === null ? open : null
    const change = act.changes.find(
      (one): one is StepsChange => one.kind === 'steps' && one.body === own?.stored.transcription.body,
    )
    if (own !== null && this.#isLast(own, act.id, undone)) {
      const done = this.#told(act, () => (undone ? redo : undo)(own.text.state, own.text.dispatch))
      if (done !== null) return done
    }
    if (own !== null && change !== undefined) return this.#turnOwn(own, act, change)
    const linked = await linkedSince(this.#session, act)
    if (linked !== null) return { ok: false, problem: linkedTo(linked.entry, linked.title) }
    const planned = await planTurn(store.db, act)
    if (!planned.ok) return planned
    const held = await holdTexts(this.#session, await transcriptionsIn(this.#session, planned.value))
    if (!held.ok) return held
    return turnStored().finally(held.value.release)
  }

  /** Whether the last thing that was done in the open text is this act, so that its history can turn it. */
  #isLast({ text, mirror }: OpenTranscription, id: string, undone: boolean): boolean {
    const last = this.#last
    return last?.text === text && last.act === id && last.done === !undone && last.revision === mirror.revision
  }

  /** Dispatches what turns an act in the open text, and waits for the rest of it; `null` where nothing was dispatched. */
  #told(act: ActRow, dispatch: () => unknown): Promise<Answer<ActLabel>> | null {
    const told = new Promise<Problem | null>((resolve) => this.#waiting.set(act.id, resolve))
    this.#heard = false
    dispatch()
    if (!this.#heard) {
      this.#waiting.delete(act.id)
      return null
    }
    return told.then((problem) => (problem === null ? { ok: true, value: act.label } : { ok: false, problem }))
  }

  /** Turns an act that the open text has gone on from: what still fits of it. */
  async #turnOwn(open: OpenTranscription, act: ActRow, change: StepsChange): Promise<Answer<ActLabel>> {
    const { text, stored, mirror } = open
    const { db } = this.#session.store
    for (let attempt = 0; attempt < tries; attempt += 1) {
      const { revision } = mirror
      if (!(await stored.store.flush())) return { ok: false, problem: textStill }
      const since = stored.store.seq === change.seq ? new Mapping() : await mappingSince(db, change)
      if (mirror.revision !== revision) continue
      const turned = turnedSteps(text.state.doc, change, act.undone, since)
      if (turned === null) return { ok: false, problem: overtaken }
      const told = this.#told(act, () => {
        const { tr } = text.state
        for (const json of act.undone ? turned.steps : turned.inverse) tr.step(Step.fromJSON(schema, json))
        text.dispatch(closeHistory(goingBack(tr.step(new ActStep(act.id, act.undone)))))
      })
      return told ?? { ok: false, problem: textStill }
    }
    return { ok: false, problem: overtaken }
  }
}

/** The words of the open text that an act changes, where they are now. */
function wordsFor(texts: NonNullable<EditionAct['texts']>, id: string, mirror: Mirror): readonly WordChange[] {
  return texts.flatMap(({ transcription, at, words = [] }) => {
    if (transcription !== id) return []
    return at.kind === 'stored' ? words : mapWordChanges(words, sinceRevision(mirror, at.revision))
  })
}

/** What transactions of the open text do to it beside naming the act, and what undoes that. */
function ownRow(transactions: readonly Transaction[], open: OpenTranscription): OwnRow {
  const forth: Step[] = []
  const back: Step[] = []
  for (const { steps, docs } of transactions)
    for (const [index, step] of steps.entries()) {
      const doc = docs[index]
      if (step instanceof ActStep || doc === undefined) continue
      forth.push(step)
      back.unshift(step.invert(doc))
    }
  const json = (all: readonly Step[]) => all.map((step) => step.toJSON() as unknown)
  const { body } = open.stored.transcription
  return { body, steps: json(forth), inverse: json(back), revision: open.mirror.revision }
}

/** Runs what throws {@link ChangedElsewhere} where another text than the open one was changed meanwhile. */
async function unlessOvertaken(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (error instanceof ChangedElsewhere) throw new BondBroken(overtaken)
    throw error
  }
}

async function transcriptionsIn({ store }: Session, { texts }: ActTurn): Promise<readonly string[]> {
  const bodies = await store.db.bodies.bulkGet(texts.map(({ change }) => change.body))
  return bodies.flatMap((body) => (body === undefined ? [] : [body.transcription]))
}

/** Holds the other texts of an act while it is stored, however often that is tried. */
class Holding {
  readonly #session: Session
  #held: HeldTexts | null = null

  constructor(session: Session) {
    this.#session = session
  }

  async take(texts: readonly string[]): Promise<void> {
    if (this.#held !== null) return
    const held = await holdTexts(this.#session, texts)
    if (!held.ok) throw new BondBroken(held.problem)
    this.#held = held.value
  }

  release(): void {
    this.#held?.release()
    this.#held = null
  }
}

const said = ({ code, message, values }: Problem): string => messageOf(`problem.${code}`, values) ?? message

const problemOf = (error: unknown): Problem => writeProblem(error)

/** What was done to positions of a text since a revision of its mirror; what is too long ago has no place any more. */
function sinceRevision(mirror: Mirror, revision: number): Mapping {
  return new Mapping(mirror.since(revision) ?? [new StepMap([0, Number.MAX_SAFE_INTEGER, 0])])
}
