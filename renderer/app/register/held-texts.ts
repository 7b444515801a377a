import type { Answer } from '../../../shared/host'
import { BondBroken } from '../../store/bond'
import { Hold, type HoldEvents } from '../hold'
import type { Session } from '../session'
import { heldElsewhere } from './act-problems'

/** Texts that are held while something is stored in them, so that no other window edits them meanwhile. */
export interface HeldTexts {
  /** Lets them go. */
  readonly release: () => void
}

/**
 * Takes hold of texts that are not open here, in the order of their ids. A window that edits one is asked to store its
 * work and to let it go, and reads on from then; a problem where it cannot. All or none are held.
 */
export async function holdTexts({ store, host }: Session, ids: readonly string[]): Promise<Answer<HeldTexts>> {
  const holds: Hold[] = []
  let letGo: () => void = () => undefined
  const released = new Promise<void>((resolve) => {
    letGo = resolve
  })
  const release = () => {
    for (const hold of holds.splice(0)) hold.release()
    letGo()
  }
  const events: HoldEvents = {
    // It is let go as soon as all is stored, which is soon.
    asked: () => released.then(() => null),
    // Whoever takes it adds a row first, after which nothing can be stored any more by this window.
    lost: () => undefined,
  }
  const place = host.kind === 'electron' ? 'window' : 'tab'
  for (const id of ids.toSorted()) {
    const name = `${store.db.name}/${id}`
    const hold = (await Hold.take(name, place, events)) ?? (await takenOver(name, place, events))
    if (hold === null) {
      release()
      return { ok: false, problem: heldElsewhere((await store.transcription(id))?.title ?? '') }
    }
    holds.push(hold)
  }
  return { ok: true, value: { release } }
}

async function takenOver(name: string, place: 'window' | 'tab', events: HoldEvents): Promise<Hold | null> {
  const taken = await Hold.takeOver(name, place, events)
  return taken.kind === 'held' ? taken.hold : null
}

/** Holds the other texts of an act while it is stored, however often that is tried. */
export class Holding {
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
