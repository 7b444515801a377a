import type { Entry } from '../../shared/register/entry'
import type { Database } from './db'
import { everywhere } from './rows'
import type { EditionRow, PlaceRow, RefusalRow, TranscriptionRow, VerdictRow } from './rows'

/** An edition as its card shows it. */
export interface EditionSummary extends EditionRow {
  readonly transcriptions: number
  readonly pages: number
  readonly entries: number
}

/** Where a person was last, for going on there. */
export interface LeftOff {
  readonly edition: EditionRow
  readonly transcription: TranscriptionRow
  readonly place: PlaceRow | null
  readonly at: number
}

/** A transcription that a search found. */
export interface Found {
  readonly edition: EditionRow
  readonly transcription: TranscriptionRow
  /** The words around the first match in the text; `null` where the title matches. */
  readonly snippet: Snippet | null
}

/** A match with the words around it. */
export interface Snippet {
  readonly before: string
  readonly match: string
  readonly after: string
}

/** What a search over all editions finds. */
export interface LibraryMatches {
  readonly editions: readonly EditionRow[]
  readonly transcriptions: readonly Found[]
  /** Whether there are more than are listed. */
  readonly more: boolean
}

const mostMatches = 60
const names = new Intl.Collator(undefined, { numeric: true })
const around = 48

/** All editions that are not deleted, with their counts. */
export async function editionSummaries(db: Database): Promise<readonly EditionSummary[]> {
  return db.transaction('r', db.editions, db.transcriptions, db.entries, async () => {
    const editions = await db.editions.filter((row) => row.removed === null).toArray()
    const counts = new Map(editions.map((row) => [row.id, { transcriptions: 0, pages: 0, broken: false }]))
    await db.transcriptions.each((row) => {
      const count = counts.get(row.edition)
      if (count === undefined || row.removed !== null) return
      count.transcriptions += 1
      // A text without page breaks is one page, as its progress has it.
      count.pages += Math.max(1, row.pages)
      count.broken ||= row.pages > 0
    })
    return Promise.all(
      editions.map(async (row) => ({
        ...row,
        ...summed(counts.get(row.id)),
        entries: await db.entries.where('edition').equals(row.id).count(),
      })),
    )
  })
}

/** Where no text has page breaks, pages are not spoken of. */
function summed(
  count: { readonly transcriptions: number; readonly pages: number; readonly broken: boolean } | undefined,
) {
  return { transcriptions: count?.transcriptions ?? 0, pages: count?.broken === true ? count.pages : 0 }
}

/** The transcriptions of an edition that are not deleted, in the order made by hand. */
export async function transcriptionsOf(db: Database, edition: string): Promise<readonly TranscriptionRow[]> {
  const rows = await db.transcriptions.where('edition').equals(edition).toArray()
  return rows.filter((row) => row.removed === null).sort((a, b) => a.position - b.position || a.created - b.created)
}

/** The register of an edition, by name. */
export async function registerOf(db: Database, edition: string): Promise<readonly Entry[]> {
  return db.entries.where('edition').equals(edition).sortBy('name')
}

/** What is not to be suggested again in an edition, the last first. */
export async function refusalsOf(db: Database, edition: string): Promise<readonly RefusalRow[]> {
  const rows = await db.refusals.where('edition').equals(edition).sortBy('at')
  return rows.reverse()
}

/** What was found good in an edition, or in all of them, the last first. */
export async function verdictsOf(db: Database, edition: string): Promise<readonly VerdictRow[]> {
  const rows = await db.verdicts.where('edition').anyOf(edition, everywhere).sortBy('at')
  return rows.reverse()
}

/** Where the person worked last, if that is still there. */
export async function leftOff(db: Database): Promise<LeftOff | null> {
  return db.transaction('r', db.here, db.transcriptions, db.editions, db.places, async () => {
    const here = await db.here.get('here')
    const last = here?.last ?? null
    const transcription = last === null ? undefined : await db.transcriptions.get(last)
    const edition = transcription === undefined ? undefined : await db.editions.get(transcription.edition)
    if (here === undefined || transcription === undefined || edition === undefined) return null
    if (transcription.removed !== null || edition.removed !== null) return null
    return { edition, transcription, place: (await db.places.get(transcription.id)) ?? null, at: here.at }
  })
}

/**
 * Finds editions by name and transcriptions by title and text, whatever the case of letters: those with the words in
 * their titles first, each in the order of editions and of the transcriptions in them.
 */
export async function searchLibrary(db: Database, query: string): Promise<LibraryMatches> {
  const wanted = query.trim().normalize('NFC').toLowerCase()
  if (wanted === '') return { editions: [], transcriptions: [], more: false }
  return db.transaction('r', db.editions, db.transcriptions, db.words, async () => {
    const editions = await db.editions.filter((row) => row.removed === null).toArray()
    const byId = new Map(editions.map((row) => [row.id, row]))
    const rows = await db.transcriptions.filter((row) => row.removed === null && byId.has(row.edition)).toArray()
    rows.sort(
      (a, b) =>
        names.compare(byId.get(a.edition)?.name ?? '', byId.get(b.edition)?.name ?? '') || a.position - b.position,
    )
    const places = new Map(rows.map((row, index) => [row.id, index]))
    const found: Found[] = []
    const rest = new Map<string, TranscriptionRow>()
    for (const row of rows) {
      const edition = byId.get(row.edition)
      if (edition !== undefined && matches(row.title, wanted))
        found.push({ edition, transcription: row, snippet: null })
      else rest.set(row.id, row)
    }
    await db.words
      .toCollection()
      .until(() => found.length > mostMatches)
      .each(({ transcription: id, text }) => {
        const transcription = rest.get(id)
        const edition = transcription === undefined ? undefined : byId.get(transcription.edition)
        if (transcription === undefined || edition === undefined) return
        const snippet = snippetOf(text, wanted)
        if (snippet !== null) found.push({ edition, transcription, snippet })
      })
    const rank = ({ transcription, snippet }: Found) =>
      (places.get(transcription.id) ?? 0) + (snippet === null ? 0 : rows.length)
    found.sort((a, b) => rank(a) - rank(b))
    return {
      editions: editions.filter((row) => matches(row.name, wanted)),
      transcriptions: found.slice(0, mostMatches),
      more: found.length > mostMatches,
    }
  })
}

const matches = (text: string, wanted: string): boolean => text.normalize('NFC').toLowerCase().includes(wanted)

function snippetOf(text: string, wanted: string): Snippet | null {
  const plain = text.normalize('NFC')
  const lower = plain.toLowerCase()
  const at = lower.indexOf(wanted)
  if (at < 0) return null
  // A few letters change their length in lower case; then the whole words are shown without a mark on the match.
  const end = lower.length === plain.length ? at + wanted.length : at
  return {
    before: plain.slice(Math.max(0, at - around), at).replace(/\s+/g, ' '),
    match: plain.slice(at, end),
    after: plain.slice(end, end + around).replace(/\s+/g, ' '),
  }
}
