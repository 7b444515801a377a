import type { Entry } from '../../shared/register/entry'
import {
  editionSummaries,
  leftOff,
  registerOf,
  transcriptionsOf,
  type EditionSummary,
  type LeftOff,
} from '../store/library'
import { editionsProgress, type EditionProgress } from '../store/page-progress'
import type { TranscriptionRow, VersionRow } from '../store/rows'
import type { Store } from '../store/store'
import { versionsOf } from '../store/versions'
import type { Source } from '../ui/use-source'
import { Feed } from './cell'

/** What screens show of the library: read while somebody listens, and again whenever the database changes. */
export class LibraryFeeds {
  /** The editions with their counts; `null` until they are known. */
  readonly editions: Source<readonly EditionSummary[] | null>
  /** How far the editions are in which a page is proofread, by their ids; `null` until that is known. */
  readonly progress: Source<ReadonlyMap<string, EditionProgress> | null>
  /** Where the person worked last, if there is something to go on with; `null` until that is known. */
  readonly leftOff: Source<{ readonly left: LeftOff | null } | null>
  readonly #store: Store
  readonly #failed: () => void
  readonly #transcriptions = new Map<string, Source<readonly TranscriptionRow[] | null>>()
  readonly #versions = new Map<string, Source<readonly VersionRow[] | null>>()
  readonly #registers = new Map<string, Source<readonly Entry[] | null>>()

  constructor(store: Store, failed: () => void) {
    this.#store = store
    this.#failed = failed
    this.editions = this.#live(editionSummaries)
    this.progress = this.#live(editionsProgress)
    this.leftOff = this.#live(async (db) => ({ left: await leftOff(db) }))
  }

  /** The transcriptions of an edition, in order; `null` until they are known. */
  transcriptions(edition: string): Source<readonly TranscriptionRow[] | null> {
    return remembered(this.#transcriptions, edition, () => this.#live((db) => transcriptionsOf(db, edition)))
  }

  /** The register of an edition; `null` until it is known. */
  register(edition: string): Source<readonly Entry[] | null> {
    return remembered(this.#registers, edition, () => this.#live((db) => registerOf(db, edition)))
  }

  /** The versions of a transcription, the oldest first; `null` until they are known. */
  versions(transcription: string): Source<readonly VersionRow[] | null> {
    return remembered(this.#versions, transcription, () => this.#live((db) => versionsOf(db, transcription)))
  }

  #live<T>(query: (db: Store['db']) => Promise<T>): Source<T | null> {
    return new Feed<T | null>(null, (set) => this.#store.live(query, set, this.#failed))
  }
}

/** The value of a key, made when it is first asked for. */
function remembered<T>(known: Map<string, T>, key: string, make: () => T): T {
  const value = known.get(key) ?? make()
  known.set(key, value)
  return value
}
