import { StoredTexts } from '../../../renderer/app/edition-texts/stored-texts'
import { commitAct } from '../../../renderer/store/acts'
import type { Store } from '../../../renderer/store/store'
import { libraryOf, takingIn } from '../../../renderer/store/test-library'
import { findableOf } from '../../../shared/queries/findable'
import type { SearchQuery } from '../../../shared/queries/search-text'
import { readTei } from '../../../shared/tei/read'

const library = 'bench-edition'
/** How many matches are told with what stands around them, as the window asks for them while words are typed. */
const most = 2000

/** How long a search took, in milliseconds, until the first matches were there and until all texts had been searched. */
export interface SearchTime {
  readonly first: number
  readonly all: number
  readonly matches: number
}

/** What can be done with an edition at the stand. */
export type EditionStandCalls = EditionStand

/** An edition of many texts in a library, and somebody who searches it, without any interface. */
export class EditionStand {
  #store: Store | null = null
  readonly #texts: StoredTexts = new StoredTexts(library)
  readonly #ids: string[] = []
  /** What the texts say, for the reference. */
  readonly #plain: string[] = []

  /** Takes more texts into the edition, each as TEI. */
  async add(sources: readonly string[]): Promise<void> {
    const store = this.#store ?? (await libraryOf(library))
    const isFirst = this.#store === null
    this.#store = store
    const docs = sources.map((source) => {
      const { value } = readTei(source)
      if (value === null) throw new Error('The text cannot be read')
      this.#plain.push(findableOf(value.doc).text)
      return value.doc
    })
    const named = docs.map((doc, index) => [`text-${String(this.#ids.length + index)}`, doc] as const)
    this.#ids.push(...named.map(([id]) => id))
    const { created, ...act } = takingIn(Object.fromEntries(named))
    const made = await commitAct(store.db, { ...act, created: { ...created, ...(!isFirst && { editions: [] }) } })
    if (!made.ok) throw new Error(made.problem.message)
  }

  /** Makes all texts ready to be searched, as happens when the search is opened; answers how long that took, in milliseconds. */
  async prepare(): Promise<number> {
    this.#texts.endSearch()
    const start = performance.now()
    await this.#searched(null, () => undefined)
    return performance.now() - start
  }

  /** Searches all texts for a word, whatever its case; those that were not searched before are read. */
  async search(word: string): Promise<SearchTime> {
    const query: SearchQuery = { text: word, regex: false, caseSensitive: false, wholeWord: false, notes: 'included' }
    const start = performance.now()
    let first = 0
    let matches = 0
    await this.#searched({ kind: 'search', query, most }, (count) => {
      if (count > 0 && first === 0) first = performance.now() - start
      matches += count
    })
    return { first, all: performance.now() - start, matches }
  }

  /** Lets go of all that was made ready. */
  endSearch(): void {
    this.#texts.endSearch()
  }

  /** How long a regular expression takes to find a word in what all texts say, in milliseconds, and how often it does. */
  plain(word: string): { readonly time: number; readonly matches: number } {
    const start = performance.now()
    const found: RegExpExecArray[] = []
    for (const text of this.#plain) found.push(...text.matchAll(new RegExp(word, 'giu')))
    return { time: performance.now() - start, matches: found.length }
  }

  async #searched(question: Parameters<StoredTexts['search']>[1], heard: (count: number) => void): Promise<void> {
    const answer = await this.#texts.search(this.#ids, question, {
      patience: 60_000,
      progress: () => undefined,
      heard: ({ answer: said }) => {
        if (!said.ok) throw new Error(said.problem.message)
        heard(said.value?.value.count ?? 0)
      },
    })
    if (!answer.ok) throw new Error(answer.problem.message)
  }
}
