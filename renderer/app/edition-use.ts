import type { Source } from '../ui/use-source'
import type { RawText } from '../store/raw-text'
import type { TranscriptionRow } from '../store/rows'
import type { Store } from '../store/store'
import { AskedWorker } from './asked-worker'
import { Feed } from './cell'
import type { TextUse } from './use-worker'

type Counter = AskedWorker<RawText, TextUse>

/** What the texts of an edition use, text by text. */
export type EditionUse = readonly NonNullable<TextUse>[]

/**
 * The attributes and elements that the stored texts of an edition use: counted in a Worker, one text after the other, while
 * somebody listens. A text is counted again only when it has changed.
 */
export class EditionUses {
  readonly #store: Store
  readonly #known = new Map<string, { readonly changed: number; readonly body: string; readonly use: TextUse }>()
  readonly #feeds = new Map<string, Source<EditionUse>>()

  constructor(store: Store) {
    this.#store = store
  }

  /** What the texts of an edition use, the open one aside; grows as they are counted. */
  of(edition: string, open: string): Source<EditionUse> {
    const key = `${edition} ${open}`
    const feed = this.#feeds.get(key) ?? this.#feed(edition, open)
    this.#feeds.set(key, feed)
    return feed
  }

  #feed(edition: string, open: string): Source<EditionUse> {
    return new Feed<EditionUse>([], (set) => {
      let stopped = false
      const counter: Counter = new AskedWorker(
        () => new Worker(new URL('./use-worker.ts', import.meta.url), { type: 'module' }),
      )
      const go = async () => {
        const uses: NonNullable<TextUse>[] = []
        for (const row of await this.#store.transcriptionsOf(edition)) {
          if (stopped) break
          const use = row.id === open ? null : await this.#useOf(row, counter)
          if (use === null) continue
          uses.push(use)
          set([...uses])
        }
        counter.stop()
      }
      // Values that cannot be gathered are only not offered.
      go().catch(() => {
        counter.stop()
      })
      return () => {
        stopped = true
        counter.stop()
      }
    })
  }

  async #useOf(row: TranscriptionRow, counter: Counter): Promise<TextUse> {
    const known = this.#known.get(row.id)
    if (known?.changed === row.changed && known.body === row.body) return known.use
    const text = await this.#store.rawText(row.id)
    if (text === null) return null
    const answer = await counter.ask(text)
    if (answer.kind === 'stopped') return null
    const use = answer.kind === 'answer' ? answer.value : null
    this.#known.set(row.id, { changed: row.changed, body: row.body, use })
    return use
  }
}
