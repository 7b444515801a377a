import type { PageRecord, Round } from '../../../shared/proofing/page-record'
import {
  currentRound,
  firstRounds,
  progressIn,
  roundsOf,
  type Progress,
  type TextProgress,
} from '../../../shared/proofing/rounds'
import { pageTrackOf, setPageTrack } from '../../editor/plugins/page-track'
import { donePages, type DonePages } from '../../store/page-progress'
import { readProblem } from '../../store/problems'
import type { PageRecordsRow, TranscriptionRow } from '../../store/rows'
import { Cell } from '../cell'
import type { OpenText } from '../open-text'
import type { Session } from '../session'
import { dispatchBeside } from '../../editor/read-caret'

/** What is known of proofreading in the edition on the screen. */
export interface RoundsNow {
  /** Its rounds, in order. */
  readonly rounds: readonly Round[]
  /** The round that is worked on. */
  readonly current: Round
  /** Whether the person chose it; else it is the first that is not finished. */
  readonly chosen: boolean
  /** The progress of each of its texts, by id. */
  readonly texts: ReadonlyMap<string, TextProgress>
  /** The progress of all of them in the current round. */
  readonly progress: Progress
  /** What is known of the pages of the open text, by the ids of their records. */
  readonly records: ReadonlyMap<string, PageRecord>
  /** Pages of the open text that were changed since a round was finished, where that was asked; see `changed-pages.ts`. */
  readonly changed: ChangedPages | null
}

/** Which pages of a text were changed since a round of it was finished. */
export interface ChangedPages {
  readonly transcription: string
  readonly round: string
  /** The ids of their records. */
  readonly pages: ReadonlySet<string>
}

const none: ReadonlyMap<string, number> = new Map()

/** Where no edition is on the screen. */
export const noRounds: RoundsNow = {
  rounds: firstRounds,
  current: firstRounds[0] ?? { id: 'first', name: null },
  chosen: false,
  texts: new Map(),
  progress: { done: 0, pages: 0 },
  records: new Map(),
  changed: null,
}

/** What a press of the key showed, so that the next one does it all the same. */
export type Warned =
  /** The page has open findings. */
  | { readonly kind: 'open'; readonly page: string; readonly count: number }
  /** All of this text is done; the next press goes to this one. */
  | { readonly kind: 'ahead'; readonly text: string; readonly next: string }

/** The rounds of the edition on the screen and how far they are, kept up to date from rows: no text is opened for it. */
export class Rounds {
  readonly now = new Cell<RoundsNow>(noRounds)
  /** What was warned of, while the caret stays. */
  readonly warned = new Cell<Warned | null>(null)
  /** The text in which pages were marked before the walk went on to the open one: the keys of undo reach back to it. */
  left: string | null = null
  readonly #session: Session
  readonly #stops: (() => void)[]
  #edition: string | null = null
  #text: OpenText | null = null
  #stopEdition: (() => void)[] = []
  #stopText: (() => void)[] = []
  #rounds: readonly Round[] = firstRounds
  #rows: readonly TranscriptionRow[] = []
  #done: DonePages = new Map()
  #records: ReadonlyMap<string, PageRecord> = new Map()
  #changed: ChangedPages | null = null

  constructor(session: Session) {
    this.#session = session
    this.#stops = [session.screen.subscribe(this.#follow), session.settings.subscribe(this.#derive)]
  }

  /** Chooses the round that is worked on; `null` for the first that is not finished. */
  choose(round: string | null): void {
    const { settings } = this.#session
    if (this.#edition === null) return
    const others = Object.entries(settings.get().chosenRounds).filter(([edition]) => edition !== this.#edition)
    settings.set({ chosenRounds: Object.fromEntries(round === null ? others : [...others, [this.#edition, round]]) })
  }

  /** Shows which pages were changed since a round was finished; `null` for none. */
  showChanged(changed: ChangedPages | null): void {
    this.#changed = changed
    this.#derive()
  }

  stop(): void {
    for (const stop of [...this.#stops, ...this.#stopEdition, ...this.#stopText]) stop()
  }

  readonly #follow = (): void => {
    const { edition, open } = this.#session
    if (edition !== this.#edition) this.#turnTo(edition)
    if ((open?.text ?? null) !== this.#text) this.#read(open?.text ?? null)
    this.#derive()
  }

  #turnTo(edition: string | null): void {
    for (const stop of this.#stopEdition.splice(0)) stop()
    this.#edition = edition
    this.#rounds = firstRounds
    this.#rows = []
    this.#done = new Map()
    if (edition === null) return
    const { store, library } = this.#session
    const rows = library.transcriptions(edition)
    this.#stopEdition = [
      store.live(
        async (db) => JSON.stringify(roundsOf(await db.editions.get(edition))),
        (rounds) => {
          this.#rounds = JSON.parse(rounds) as readonly Round[]
          this.#derive()
        },
        this.#failed,
      ),
      store.live(
        (db) => donePages(db, edition),
        (done) => {
          this.#done = done
          this.#derive()
        },
        this.#failed,
      ),
      rows.subscribe(() => {
        this.#rows = rows.get() ?? []
        this.#derive()
      }),
    ]
    this.#rows = rows.get() ?? []
  }

  #read(text: OpenText | null): void {
    for (const stop of this.#stopText.splice(0)) stop()
    this.#text = text
    this.#records = new Map()
    this.#changed = null
    this.warned.set(null)
    if (text === null) return
    let track = pageTrackOf(text.state)
    this.#stopText = [
      this.#session.store.live((db) => db.pageRecords.get(text.id), this.#stored(text), this.#failed),
      text.subscribe((_, state) => {
        if (pageTrackOf(state) === track) return
        track = pageTrackOf(state)
        this.#derive()
      }),
    ]
  }

  #stored(text: OpenText) {
    return (row: PageRecordsRow | undefined): void => {
      if (this.#text !== text) return
      const all = [...(row?.pages ?? []), ...(row?.gone ?? [])]
      this.#records = new Map(all.map((record) => [record.id, record]))
      const { pages, gone } = pageTrackOf(text.state)
      const known = new Set([...pages, ...gone].map(({ id }) => id))
      // Another window has spoken of pages that have other ids here.
      if (row !== undefined && all.some(({ id, marks, image }) => !known.has(id) && (marks.length > 0 || image)))
        dispatchBeside(text, ({ tr }) => setPageTrack(tr, row))
      this.#derive()
    }
  }

  readonly #derive = (): void => {
    const { settings } = this.#session
    const texts = new Map(this.#rows.map((row) => [row.id, this.#progressOf(row)]))
    const all = [...texts.values()]
    const wanted = this.#edition === null ? undefined : settings.get().chosenRounds[this.#edition]
    const current = currentRound(this.#rounds, all, wanted)
    const now: RoundsNow = {
      rounds: this.#rounds,
      current,
      chosen: current.id === wanted,
      texts,
      progress: progressIn(all, current.id),
      records: this.#records,
      changed: this.#changed,
    }
    if (!isSame(now, this.now.get())) this.now.set(now)
  }

  #progressOf({ id, pages }: TranscriptionRow): TextProgress {
    const text = this.#text
    if (text?.id !== id) return { pages: Math.max(1, pages), done: this.#done.get(id) ?? none }
    return { pages: pageTrackOf(text.state).pages.length, done: this.#done.get(id) ?? none }
  }

  readonly #failed = (): void => {
    this.#session.tell(readProblem)
  }
}

/** Whether two say the same: rows are read again whenever a text is saved, and nothing is to be drawn anew for that. */
function isSame(one: RoundsNow, other: RoundsNow): boolean {
  if (one.rounds !== other.rounds || one.records !== other.records || one.changed !== other.changed) return false
  if (one.current.id !== other.current.id || one.chosen !== other.chosen || one.texts.size !== other.texts.size)
    return false
  for (const [id, { pages, done }] of one.texts) {
    const known = other.texts.get(id)
    if (known?.pages !== pages || known.done !== done) return false
  }
  return true
}
