import { alignPages, holdsAnything, type AlignedPages } from '../../shared/proofing/align-pages'
import type { PageImage, PageMark, PageRecord } from '../../shared/proofing/page-record'
import type { Database } from './db'
import type { PageRecordsRow } from './rows'

/** One change of what is known of a page, with what undoes it. The page is known by the id of its record. */
export type PageChange =
  | {
      readonly what: 'mark'
      readonly page: string
      readonly round: string
      readonly before: PageMark | null
      readonly after: PageMark | null
    }
  | {
      readonly what: 'image'
      readonly page: string
      readonly before: PageImage | null
      readonly after: PageImage | null
    }

/** Which page of a text is which, as a window sees it: the ids of their records and their numbers, in order, and those that are gone. */
export interface PageOrder {
  readonly transcription: string
  readonly pages: readonly { readonly id: string; readonly n: string }[]
  readonly gone: readonly string[]
}

/** What is stored of a text's pages; empty where nothing was. */
export async function pageRecordsOf(db: Database, transcription: string): Promise<PageRecordsRow> {
  return (await db.pageRecords.get(transcription)) ?? { transcription, pages: [], gone: [] }
}

/**
 * The records of a text for its pages now; `numbers` are those of its page breaks, `['']` where there are none (`pageNumbersOf`).
 * Stores nothing: records that hold nothing are made anew at each call, so an act that speaks of one takes the order along
 * (`Created.pageOrders`).
 */
export async function alignedPageRecords(
  db: Database,
  transcription: string,
  numbers: readonly string[],
): Promise<AlignedPages> {
  const { pages, gone } = await pageRecordsOf(db, transcription)
  return alignPages(pages, gone, numbers, () => crypto.randomUUID())
}

/**
 * Stores which page is which, within a transaction that has `pageRecords`. What is stored of the pages themselves stays: marks and images
 * come by acts alone, so that nothing that another window did is written over. Where nothing is known of any page, nothing is stored,
 * unless `always`.
 */
export async function putPageOrder(db: Database, order: PageOrder, always = false): Promise<void> {
  const { transcription } = order
  const stored = await db.pageRecords.get(transcription)
  const known = new Map([...(stored?.pages ?? []), ...(stored?.gone ?? [])].map((record) => [record.id, record]))
  const pages = order.pages.map(({ id, n }) => ({ ...(known.get(id) ?? empty(id)), n }))
  const here = new Set(order.pages.map(({ id }) => id))
  const gone = [...known.values()].filter((record) => !here.has(record.id) && holdsAnything(record))
  if (!always && gone.length === 0 && !pages.some(holdsAnything)) {
    if (stored !== undefined) await db.pageRecords.delete(transcription)
    return
  }
  const places = new Map(order.gone.map((id, index) => [id, index]))
  const place = ({ id }: PageRecord) => places.get(id) ?? -1
  await db.pageRecords.put({ transcription, pages, gone: gone.sort((a, b) => place(a) - place(b)) })
}

/** Makes changes of pages, or takes them back, within a transaction that has `pageRecords`. A page whose record is not stored is put to those that are gone. */
export async function changePages(
  db: Database,
  transcription: string,
  changes: readonly PageChange[],
  back: boolean,
): Promise<void> {
  if (changes.length === 0) return
  const row = await pageRecordsOf(db, transcription)
  const records = new Map([...row.pages, ...row.gone].map((record) => [record.id, record]))
  for (const change of back ? changes.toReversed() : changes) {
    const record = records.get(change.page) ?? empty(change.page)
    records.set(change.page, changed(record, change, back))
  }
  const here = new Set(row.pages.map(({ id }) => id))
  const pages = row.pages.map((record) => records.get(record.id) ?? record)
  const gone = [...records.values()].filter((record) => !here.has(record.id) && holdsAnything(record))
  await db.pageRecords.put({ transcription, pages, gone })
}

function changed(record: PageRecord, change: PageChange, back: boolean): PageRecord {
  if (change.what === 'image') return { ...record, image: back ? change.before : change.after }
  const mark = back ? change.before : change.after
  const others = record.marks.filter(({ round }) => round !== change.round)
  return { ...record, marks: mark === null ? others : [...others, mark] }
}

function empty(id: string): PageRecord {
  return { id, n: '', marks: [], image: null }
}
