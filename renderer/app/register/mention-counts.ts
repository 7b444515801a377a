import type { MentionTally } from '../../../shared/register/mention-tally'
import type { RegisterIndex } from '../../../shared/register/links'
import type { Database } from '../../store/db'
import type { MentionCountRow } from '../../store/rows'
import type { Source } from '../../ui/use-source'
import { Feed } from '../cell'
import type { Session } from '../session'
import type { RegisterNow } from './register'

/** The mentions of one text, counted. */
export interface TextMentions {
  readonly transcription: string
  /** How many mentions each entry has, by its id. */
  readonly entries: ReadonlyMap<string, number>
  /** How many of those are doubtful. */
  readonly doubtfulOf: ReadonlyMap<string, number>
  /** Mentions that point at no entry of the register, or nowhere. */
  readonly unlinked: number
  /** Mentions of low or unknown certainty. */
  readonly doubtful: number
}

/** The mentions of an edition, counted in the background. */
export interface MentionsCounted {
  readonly texts: readonly TextMentions[]
  /** How many mentions each entry has in all texts, by its id. */
  readonly entries: ReadonlyMap<string, number>
  /** How many of those are doubtful. */
  readonly doubtfulOf: ReadonlyMap<string, number>
  readonly unlinked: number
  readonly doubtful: number
  /** Whether all texts are counted as they are now. */
  readonly complete: boolean
}

/** Nothing counted yet. */
export const nothingCounted: MentionsCounted = {
  texts: [],
  entries: new Map(),
  doubtfulOf: new Map(),
  unlinked: 0,
  doubtful: 0,
  complete: false,
}

/** How long nothing is stored before texts that were changed are counted again, in milliseconds. */
const rest = 1500

/** The mentions of the edition on the screen: counts that were kept are shown at once, and what changed is counted again. */
export function mentionCounts(session: Session, register: Source<RegisterNow>): Source<MentionsCounted> {
  return new Feed<MentionsCounted>(nothingCounted, (set) => {
    const counting = new Counting(session, register, set)
    return () => {
      counting.stop()
    }
  })
}

/** What is known of one text: its state as it is stored, and the tally that was made last. */
interface Known {
  readonly transcription: string
  readonly body: string
  readonly seq: number
  readonly tally: MentionCountRow | null
}

class Counting {
  readonly #session: Session
  readonly #register: Source<RegisterNow>
  readonly #set: (counted: MentionsCounted) => void
  readonly #stopRegister: () => void
  #stopTexts: () => void = () => undefined
  #edition: string | null = null
  #known: readonly Known[] = []
  /** Whether it was read which texts there are. */
  #isRead = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #running: AbortController | null = null

  constructor(session: Session, register: Source<RegisterNow>, set: (counted: MentionsCounted) => void) {
    this.#session = session
    this.#register = register
    this.#set = set
    this.#stopRegister = register.subscribe(() => {
      this.#follow()
    })
    this.#follow()
  }

  stop(): void {
    this.#stopRegister()
    this.#rest()
  }

  #rest(): void {
    this.#stopTexts()
    clearTimeout(this.#timer)
    this.#running?.abort()
    this.#running = null
  }

  #follow(): void {
    const { edition } = this.#register.get()
    if (edition === this.#edition) {
      this.#tell()
      return
    }
    this.#rest()
    this.#edition = edition
    this.#known = []
    this.#isRead = false
    this.#tell()
    if (edition === null) return
    this.#stopTexts = this.#session.store.live(
      (db) => knownOf(db, edition),
      (known) => {
        this.#known = known
        this.#isRead = true
        this.#tell()
        this.#soon(this.#known.some(({ tally }) => tally === null) ? 0 : rest)
      },
      // Counts that cannot be had are only not shown.
      () => undefined,
    )
  }

  #soon(wait: number): void {
    clearTimeout(this.#timer)
    if (this.#running === null && this.#known.some(isStale)) this.#timer = setTimeout(() => void this.#count(), wait)
  }

  async #count(): Promise<void> {
    const running = new AbortController()
    this.#running = running
    const { signal } = running
    const { store, texts } = this.#session
    const tried = new Set<string>()
    const next = () => this.#known.find((one) => isStale(one) && !tried.has(one.transcription))
    for (let one = next(); one !== undefined && !signal.aborted; one = next()) {
      const { transcription } = one
      tried.add(transcription)
      const told = await texts.stored.ask(transcription, { kind: 'text', question: { kind: 'tally' } }, { signal })
      if (signal.aborted || !told.ok) continue
      const { body, seq } = told.value
      const row = { transcription, body, seq, ...(told.value.value as MentionTally) }
      this.#known = this.#known.map((known) =>
        known.transcription === transcription ? { ...known, tally: row } : known,
      )
      this.#tell()
      await store.db.mentionCounts.put(row).catch(() => undefined)
    }
    if (this.#running !== running) return
    this.#running = null
    // What was changed meanwhile.
    if (this.#known.some((one) => isStale(one) && !tried.has(one.transcription))) this.#soon(rest)
  }

  #tell(): void {
    const counted = countedBy(this.#register.get().index, this.#known)
    this.#set({ ...counted, complete: this.#isRead && counted.complete })
  }
}

const isStale = ({ body, seq, tally }: Known): boolean => tally?.body !== body || tally.seq !== seq

function knownOf(db: Database, edition: string): Promise<readonly Known[]> {
  return db.transaction('r', db.transcriptions, db.heads, db.mentionCounts, async () => {
    const rows = (await db.transcriptions.where('edition').equals(edition).toArray()).filter(
      ({ removed }) => removed === null,
    )
    const heads = await db.heads.bulkGet(rows.map(({ body }) => body))
    const tallies = await db.mentionCounts.bulkGet(rows.map(({ id }) => id))
    return rows.map(({ id, body }, index) => ({
      transcription: id,
      body,
      seq: heads[index]?.seq ?? 0,
      tally: tallies[index] ?? null,
    }))
  })
}

function countedBy(index: RegisterIndex, known: readonly Known[]): MentionsCounted {
  const texts = known.flatMap(({ tally }) => (tally === null ? [] : [textCounted(index, tally)]))
  return {
    texts,
    entries: summed(texts.map(({ entries }) => entries)),
    doubtfulOf: summed(texts.map(({ doubtfulOf }) => doubtfulOf)),
    unlinked: texts.reduce((sum, text) => sum + text.unlinked, 0),
    doubtful: texts.reduce((sum, text) => sum + text.doubtful, 0),
    complete: !known.some(isStale),
  }
}

function textCounted(index: RegisterIndex, row: MentionCountRow): TextMentions {
  const entries = new Map<string, number>()
  const doubtfulOf = new Map<string, number>()
  let { unlinked, unlinkedDoubtful: doubtful } = row
  for (const [value, count, doubts] of row.links) {
    const entry = index.entryAt(value, row.transcription)
    doubtful += doubts
    if (entry === null) unlinked += count
    else {
      entries.set(entry.id, (entries.get(entry.id) ?? 0) + count)
      if (doubts > 0) doubtfulOf.set(entry.id, (doubtfulOf.get(entry.id) ?? 0) + doubts)
    }
  }
  return { transcription: row.transcription, entries, doubtfulOf, unlinked, doubtful }
}

function summed(maps: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number> {
  const sum = new Map<string, number>()
  for (const map of maps) for (const [key, count] of map) sum.set(key, (sum.get(key) ?? 0) + count)
  return sum
}
