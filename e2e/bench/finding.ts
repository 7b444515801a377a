import type { Node } from 'prosemirror-model'
import { findableOf } from '../../shared/queries/findable'
import { searchFindable } from '../../shared/queries/search-findable'
import type { SearchQuery } from '../../shared/queries/search-text'
import { readTei } from '../../shared/tei/read'
import type { Bench, Stand } from './bench'
import { generatedText } from './generated-text'
import { median, times, type Figure, type Measurement } from './measurement'
import type { EditionStandCalls } from './page/edition-stand'
import { texts } from './texts'

/** A word that stands in every letter, and a name that stands on every other page. */
const words = ['harbour', 'Marenholm'] as const
/** How many texts the edition has, and how many bytes each. */
const edition = { texts: 500, bytes: 100_000, atOnce: 20 }
const repeats = 9

/** How quickly words are found in a long text, and in all texts of a large edition. */
export const finding: Measurement = {
  name: 'finding',
  about:
    'All places of a word in 10.6 MB, the text being ready as it is while one types what to find, and in 500 stored texts of 100 kB, ' +
    'searched in the Worker as at each letter that is typed: until all texts have answered, with the context of the first ' +
    '2,000 places; beside a regular expression that finds the same in what the texts say. Computing time for the one text, ' +
    'time for the edition; medians of 9.',
  patience: 900_000,
  measure: async (bench) => [...ofText(), ...(await ofEdition(bench))],
}

function ofText(): readonly Figure[] {
  const { value } = readTei(texts.large.xml())
  if (value === null) throw new Error('The text cannot be read')
  const { doc } = value
  const of = findableOf(doc)
  const ready = median(Array.from({ length: 5 }, () => computed(() => findableOf(doc))))
  const figures = words.flatMap((word): readonly Figure[] => {
    const found: number[] = []
    const plain: number[] = []
    for (let index = 0; index < repeats * 3; index++) {
      plain.push(computed(() => [...of.text.matchAll(new RegExp(word, 'giu'))]))
      found.push(computed(() => allOf(of, word)))
    }
    return [
      {
        ...{ name: `all places of “${word}” in 10.6 MB`, value: median(found), unit: 'ms' },
        ...{ reference: { name: 'regular expression', value: median(plain) }, bound: { of: 'ratio', most: 3 } },
      },
    ]
  })
  const walk = median(Array.from({ length: 5 }, () => computed(() => lettersOf(doc))))
  return [
    ...figures,
    {
      ...{ name: 'making 10.6 MB ready to be searched', value: ready, unit: 'ms' },
      ...{ reference: { name: 'walking its doc', value: walk }, bound: null },
    },
  ]
}

function ofEdition(bench: Bench): Promise<readonly Figure[]> {
  return bench.withStand(async (stand) => {
    for (let first = 0; first < edition.texts; first += edition.atOnce) {
      const sources = Array.from({ length: edition.atOnce }, (_, index) => generatedText(edition.bytes + first + index))
      await call(stand, 'add', sources)
    }
    const [first] = words
    await call(stand, 'endSearch')
    const cold = await call(stand, 'search', first)
    const figures: Figure[] = []
    for (const word of words) {
      const sampled = await times(repeats, async () => ({
        plain: await call(stand, 'plain', word),
        ours: await call(stand, 'search', word),
      }))
      const { plain, ours } = sampled[0] ?? { plain: { matches: -1 }, ours: { matches: -2 } }
      if (plain.matches !== ours.matches) throw new Error('A search does not find what a regular expression finds')
      const reference = { name: 'regular expression', value: median(sampled.map((one) => one.plain.time)) }
      const all = median(sampled.map((one) => one.ours.all))
      const soonest = median(sampled.map((one) => one.ours.first))
      figures.push(
        {
          ...{ name: `all places of “${word}” in 50 MB`, value: all, unit: 'ms' },
          reference,
          bound: { of: 'ratio', most: 5 },
        },
        { ...{ name: `the first places of “${word}” in 50 MB`, value: soonest, unit: 'ms' }, reference, bound: null },
      )
    }
    const reference = { name: 'the same once all is ready', value: figures[0]?.value ?? 0 }
    const facts = { unit: 'ms', reference, bound: null } as const
    return [
      ...figures,
      { name: 'the first search of 50 MB, all read out of the store', value: cold.all, ...facts },
      { name: 'its first places', value: cold.first, ...facts },
    ]
  })
}

/** Does something with the edition at the stand; see `page/edition-stand.ts`. */
function call<K extends keyof EditionStandCalls>(
  { page }: Stand,
  name: K,
  ...args: Parameters<EditionStandCalls[K]>
): Promise<Awaited<ReturnType<EditionStandCalls[K]>>> {
  const made = ([called, given]: readonly [string, readonly unknown[]]) =>
    (
      window as unknown as { readonly editionStand: Record<string, (...args: readonly unknown[]) => unknown> }
    ).editionStand[called]?.(...given)
  return page.evaluate(made, [name, args] as const) as Promise<Awaited<ReturnType<EditionStandCalls[K]>>>
}

function allOf(of: ReturnType<typeof findableOf>, word: string): number {
  const query: SearchQuery = { text: word, regex: false, caseSensitive: false, wholeWord: false, notes: 'included' }
  const work = searchFindable(of, query)
  for (let step = work.next(); ; step = work.next()) if (step.done === true) return step.value.count
}

function lettersOf(doc: Node): number {
  let letters = 0
  doc.descendants((node) => {
    letters += node.isText ? (node.text?.length ?? 0) : 0
  })
  return letters
}

/** How long this process computes something, in milliseconds. */
function computed(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
