import i18next from 'i18next'
import { closeHistory } from 'prosemirror-history'
import type { Transaction } from 'prosemirror-state'
import { ActStep } from '../../../shared/commands/act-step'
import type { Answer, Problem } from '../../../shared/host'
import { commitWithin, type ActDraft } from '../../store/acts'
import type { Bond } from '../../store/bond'
import { ChangedElsewhere, editionNewer, writeProblem } from '../../store/problems'
import { overtaken } from '../../store/turn-act'
import { actName, undo as undoAct } from '../library-actions'
import type { OpenTranscription } from '../screen'
import { partUnread, readOwnTransaction } from '../later-parts'
import type { Session } from '../session'
import { Turns } from '../turns'
import { settleXml } from '../xml'
import { nothingLeft, textInvalid, textStill } from './act-problems'
import { ActTurns, type TurnedAct } from './act-turns'
import type { EditionAct } from './edition-act'
import { Holding, holdTexts } from './held-texts'
import { otherTexts, type OtherTexts } from './other-texts'
import { ownRow, type OwnRow } from './own-row'
import { TakingBack } from './taking-back'
import { unlessOvertaken } from './unless-overtaken'
import { readCaret } from '../../editor/read-caret'

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
  readonly #takingBack = new TakingBack()
  readonly #acts: ActTurns

  constructor(session: Session) {
    this.#session = session
    this.#acts = new ActTurns(session, this.#takingBack)
  }

  /** Does an act; see `doEditionAct`. */
  do(act: EditionAct): Promise<boolean> {
    return this.#turns.take(() => this.#do(act))
  }

  /** Undoes the last act of the library (`undone` is false), or the one with this id, or does it again; in the open text too. */
  turn(undone: boolean, id?: string): Promise<Answer<TurnedAct>> {
    return this.#turns.take(() => this.#acts.turn(undone, id))
  }

  /** What is to be stored with transactions of the open text: the rest of the act that they do, undo, or do again. */
  readonly bondOf = (transactions: readonly Transaction[], open: OpenTranscription): Bond | null => {
    const steps = transactions.flatMap((one) => one.steps)
    const said = steps.find((step) => step instanceof ActStep)
    if (said === undefined || this.#takingBack.concerns(said.act)) return null
    const own = ownRow(transactions, open)
    this.#acts.heard(said, own, open)
    const begun = this.#begun.get(said.act)
    if (begun === undefined) return this.#acts.bond(said, own, open)
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
    const writer = await readOwnTransaction().catch(() => null)
    if (writer === null) return this.#refuse(partUnread)
    readCaret(open?.text.view ?? null)
    const own = open === null ? null : writer.ownTransaction(act, open, id)
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
        if (problem !== null) this.#takingBack.takeBack(id, own, true, open)
        settled(problem)
      },
    }
  }

  #tellDone(act: EditionAct, id: string, left: number): void {
    const session = this.#session
    const name = actName(act.label)
    const more = [left === 0 ? '' : i18next.t('leftOut', { ns: 'register', count: left }), act.note ?? '']
    const message = [name, ...more.filter((part) => part !== '')].join('. ')
    if (act.quiet === true) session.say(message)
    else session.toast(message, { label: i18next.t('undo'), run: () => void undoAct(session, id) }, id)
  }
}

const problemOf = (error: unknown): Problem => writeProblem(error)

const known = new WeakMap<Session, EditionActs>()

/** The acts of a session. */
export function actsOf(session: Session): EditionActs {
  const acts = known.get(session) ?? new EditionActs(session)
  known.set(session, acts)
  return acts
}
