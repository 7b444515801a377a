import { pairInOrder } from '../../shared/proofing/align-pages'
import type { PageRecord, Round } from '../../shared/proofing/page-record'
import type { PageChange, PageOrder } from './page-records'
import type { PageRecordsRow } from './rows'

/** What two libraries know of the pages of one text, brought together. */
export interface MergedPages {
  readonly order: PageOrder
  readonly changes: readonly PageChange[]
}

/**
 * Brings together what the library knows of a text's pages and what a file does: of the marks of a page in a round, that which was
 * made later counts. Pages are the same by the ids of their records, else by number and order; of those that only the file knows,
 * those are taken whose text stands there now (`order`). A page without an image gets the file's; `images` are the ids that those have in the
 * library, by the ones that they have in the file.
 */
export function mergedPages(
  ours: PageRecordsRow,
  theirs: Pick<PageRecordsRow, 'pages' | 'gone'>,
  order: 'ours' | 'theirs',
  images: ReadonlyMap<string, string> = new Map(),
): MergedPages {
  const known = new Map([...ours.pages, ...ours.gone].map((record) => [record.id, record]))
  const numbers = (records: readonly PageRecord[]) => records.map(({ n }) => n)
  const pairs = pairInOrder(numbers(ours.pages), numbers(theirs.pages))
  const all = [...theirs.pages, ...theirs.gone]
  const named = new Set(all.map(({ id }) => id))
  const own = (record: PageRecord, index: number) => {
    const paired = ours.pages[pairs.get(index) ?? -1]
    // A page that the file knows by its id is no other one of it, whatever their numbers.
    return known.has(record.id) || paired === undefined || named.has(paired.id) ? record.id : paired.id
  }
  const ids = all.map((record, index) => (index < theirs.pages.length ? own(record, index) : record.id))
  const stays = (id: string) => known.has(id) || order === 'theirs' || ours.pages.length === 0
  const used = new Set([...known.values()].map((record) => record.image?.image))
  const changes = all.flatMap(({ marks, image }, index): readonly PageChange[] => {
    const id = ids[index] ?? ''
    if (!stays(id)) return []
    const linked = image === null ? undefined : images.get(image.image)
    const isFree =
      image !== null && linked !== undefined && !used.has(linked) && (known.get(id)?.image ?? null) === null
    const link = isFree ? [{ what: 'image', page: id, before: null, after: { ...image, image: linked } } as const] : []
    return [...newerMarks(id, known.get(id), marks), ...link]
  })
  const pages =
    order === 'theirs' || ours.pages.length === 0
      ? theirs.pages.map(({ n }, index) => ({ id: ids[index] ?? '', n }))
      : ours.pages
  return {
    order: { transcription: ours.transcription, pages, gone: ours.gone.map(({ id }) => id) },
    changes,
  }
}

function newerMarks(page: string, ours: PageRecord | undefined, theirs: PageRecord['marks']): readonly PageChange[] {
  return theirs.flatMap((after): readonly PageChange[] => {
    const before = ours?.marks.find(({ round }) => round === after.round) ?? null
    if (before !== null && before.at >= after.at) return []
    return [{ what: 'mark', page, round: after.round, before, after }]
  })
}

/** The rounds of an edition with those that only the file has; `null` where that changes nothing. */
export function roundsTogether(
  ours: readonly Round[] | null,
  theirs: readonly Round[] | null,
): readonly Round[] | null {
  if (theirs === null) return null
  if (ours === null) return theirs
  const known = new Set(ours.map(({ id }) => id))
  const added = theirs.filter(({ id }) => !known.has(id))
  return added.length === 0 ? null : [...ours, ...added]
}
