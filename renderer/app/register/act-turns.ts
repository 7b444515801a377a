import { closeHistory, redo, undo } from 'prosemirror-history'
import { Step } from 'prosemirror-transform'
import { ActStep } from '../../../shared/commands/act-step'
import { goingBack } from '../../../shared/commands/going-back'
import type { Answer, Problem } from '../../../shared/host'
import { schema } from '../../../shared/schema'
import { BondBroken, type Bond } from '../../store/bond'
import type { ActLabel, ActRow } from '../../store/rows'
import {
  doneSince,
  overtaken,
  planTurn,
  turnedSteps,
  turnWithin,
  type ActTurn,
  type StepsChange,
} from '../../store/turn-act'
import { messageOf } from '../i18n'
import { turnedMessage } from '../library-actions'
import type { OpenText } from '../open-text'
import type { OpenTranscription } from '../screen'
import type { Session } from '../session'
import { actUnknown, linkedTo, textStill } from './act-problems'
import { Holding, holdTexts } from './held-texts'
import { linkedSince } from './linked-since'
import type { OwnRow } from './own-row'
import type { TakingBack } from './taking-back'
import { unlessOvertaken } from './unless-overtaken'
import { readCaret } from '../../editor/read-caret'

/** What was undone, or done again. */
export interface TurnedAct {
  readonly label: ActLabel
  /** How many places of its texts stay as they are, for they were changed since. */
  readonly left: number
}

/** Who waits for an act that is turned in the open text, what it is called, and how many places stay in that text. */
interface Waiting extends TurnedAct {
  readonly told: (answer: Answer<TurnedAct>) => void
}

/** How often the turning of an act is planned again where the open text is changed meanwhile. */
const tries = 5

/** Undoes acts over register and texts and does them again, in the open text by its history or by steps of their own. */
export class ActTurns {
  readonly #session: Session
  readonly #takingBack: TakingBack
  readonly #waiting = new Map<string, Waiting>()
  /** Whether the open text has just dispatched a step of an act. */
  #heard = false
  /** The act that was done, or undone, last in the open text, and the revision after it. */
  #last: { readonly text: OpenText; readonly act: string; readonly done: boolean; readonly revision: number } | null =
    null

  constructor(session: Session, takingBack: TakingBack) {
    this.#session = session
    this.#takingBack = takingBack
  }

  /** Hears that the open text was changed by an act, or by the undoing of one. */
  heard({ act, done }: ActStep, { revision }: OwnRow, { text }: OpenTranscription): void {
    this.#heard = true
    this.#last = { text, act, done, revision }
    if (!done) this.#session.dropToastsAbout(act)
  }

  /** Undoes the last act of the library (`undone` is false), or the one with this id, or does it again; in the open text too. */
  async turn(undone: boolean, id?: string): Promise<Answer<TurnedAct>> {
    const { store } = this.#session
    const turnStored = async (left: number): Promise<Answer<TurnedAct>> => {
      const answer = await (undone ? store.redoAct() : store.undoAct(id))
      if (answer.ok && !undone && act !== undefined) this.#session.dropToastsAbout(act.id)
      return answer.ok ? { ok: true, value: { label: answer.value, left } } : answer
    }
    const act = await store.actToTurn(undone, id).catch(() => undefined)
    if (act === undefined) return turnStored(0)
    const { open } = this.#session
    const own = open?.stored.readOnly === null ? open : null
    const change = act.changes.find(
      (one): one is StepsChange => one.kind === 'steps' && one.body === own?.stored.transcription.body,
    )
    if (own !== null && this.#isLast(own, act.id, undone)) {
      readCaret(own.text.view)
      const done = this.#told(act, 0, () => (undone ? redo : undo)(own.text.state, own.text.dispatch))
      if (done !== null) return done
    }
    if (own !== null && change !== undefined) return this.#turnOwn(own, act, change)
    const linked = await linkedSince(this.#session, act)
    if (linked !== null) return { ok: false, problem: linkedTo(linked.entry, linked.title) }
    const planned = await planTurn(store.db, act)
    if (!planned.ok) return planned
    const held = await holdTexts(this.#session, await transcriptionsIn(this.#session, planned.value))
    if (!held.ok) return held
    return turnStored(planned.value.left).finally(held.value.release)
  }

  /** Whether the last thing that was done in the open text is this act, so that its history can turn it. */
  #isLast({ text, mirror }: OpenTranscription, id: string, undone: boolean): boolean {
    const last = this.#last
    return last?.text === text && last.act === id && last.done === !undone && last.revision === mirror.revision
  }

  /**
   * Dispatches what turns an act in the open text, where `left` places of it stay, and waits for the rest of it; `null` where
   * nothing was dispatched.
   */
  #told({ id, label }: ActRow, left: number, dispatch: () => unknown): Promise<Answer<TurnedAct>> | null {
    const answer = new Promise<Answer<TurnedAct>>((told) => this.#waiting.set(id, { label, left, told }))
    this.#heard = false
    dispatch()
    if (!this.#heard) {
      this.#waiting.delete(id)
      return null
    }
    return answer
  }

  /** Turns an act that the open text has gone on from: what still fits of it. */
  async #turnOwn(open: OpenTranscription, act: ActRow, change: StepsChange): Promise<Answer<TurnedAct>> {
    const { text, stored, mirror } = open
    const { db } = this.#session.store
    for (let attempt = 0; attempt < tries; attempt += 1) {
      const { revision } = mirror
      if (!(await stored.store.flush())) return { ok: false, problem: textStill }
      const since = stored.store.seq === change.seq ? [] : await doneSince(db, change)
      if (mirror.revision !== revision) continue
      const turned = turnedSteps(text.state.doc, change, act.undone, since)
      if (turned === null) return { ok: false, problem: overtaken }
      const told = this.#told(act, turned.left, () => {
        readCaret(text.view)
        const { tr } = text.state
        for (const json of act.undone ? turned.change.steps : turned.change.inverse)
          tr.step(Step.fromJSON(schema, json))
        text.dispatch(closeHistory(goingBack(tr.step(new ActStep(act.id, act.undone)))))
      })
      return told ?? { ok: false, problem: textStill }
    }
    return { ok: false, problem: overtaken }
  }

  /** What is to be stored with an act that was undone, or done again, in the open text: the rest of it. */
  bond({ act: id, done }: ActStep, own: OwnRow, open: OpenTranscription): Bond {
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
        if (problem !== null) this.#takingBack.takeBack(id, own, done, open)
        const waiting = this.#waiting.get(id)
        this.#waiting.delete(id)
        const left = turn?.left ?? 0
        if (problem !== null) {
          if (waiting === undefined) session.toast(said(problem))
          else waiting.told({ ok: false, problem })
        } else if (waiting !== undefined)
          waiting.told({ ok: true, value: { label: waiting.label, left: waiting.left + left } })
        else if (turn !== null) this.#tellTurned(turn.act.label, left, done)
      },
    }
  }

  /** Says what was undone, or done again, by the history of the open text. */
  #tellTurned(label: ActLabel, left: number, done: boolean): void {
    const message = turnedMessage(label, left, !done)
    if (left === 0) this.#session.say(message)
    else this.#session.toast(message)
  }
}

async function transcriptionsIn({ store }: Session, { texts }: ActTurn): Promise<readonly string[]> {
  const bodies = await store.db.bodies.bulkGet(texts.map(({ change }) => change.body))
  return bodies.flatMap((body) => (body === undefined ? [] : [body.transcription]))
}

const said = ({ code, message, values }: Problem): string => messageOf(`problem.${code}`, values) ?? message
