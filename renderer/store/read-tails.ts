import { inflateSync, strFromU8, strToU8 } from 'fflate'
import { readState } from '../../shared/pieces/read-state'
import type { TextState } from '../../shared/pieces/text-state'
import { schema } from '../../shared/schema'
import { schemaVersion } from '../../shared/schema/version'
import { carry } from './carry'
import { fullEntries } from './full-entries'
import { follow, type Head } from './journal'
import type {
  BodyRow,
  EntryRow,
  GrammarRow,
  JournalRow,
  OriginalRow,
  PageRecordsRow,
  RefusalRow,
  VerdictRow,
} from './rows'
import type { TailKinValue } from './tail'
import { readTailBytes, type TailContents } from './tail-format'
import { bytesOfFile, filesIn, filesOf, tailFolder, textOfTailFile } from './tail-files'

/** A tail that was found. */
export interface FoundTail {
  /** The id of the transcription. */
  readonly text: string
  readonly title: string
  /** The id of its edition, and what it was called; `''` where that is not known. */
  readonly edition: string
  readonly editionName: string
  /** When it was written to last, in milliseconds since 1970. */
  readonly at: number
  readonly contents: TailContents
}

/** What a tail gives of its text. */
export interface TailText extends TextState {
  /** How much of it could not be read: parts of its base, and rows since. */
  readonly lost: number
}

/** What belongs to a text, as its tail holds it. */
export interface TailBelongings {
  readonly entries: readonly EntryRow[]
  readonly refusals: readonly RefusalRow[]
  readonly verdicts: readonly VerdictRow[]
  /** What is known of the text's pages; `null` where nothing is. */
  readonly pages: PageRecordsRow | null
  readonly grammar: GrammarRow | null
  readonly original: OriginalRow | null
}

/** All tails of a library, one for each text, the latest first; none where this browser has no such files. */
export async function tailsOf(library: string): Promise<readonly FoundTail[]> {
  const latest = new Map<string, TailContents>()
  for (const [name, handle] of await filesOrNone(() => filesIn(tailFolder(library)))) {
    const contents = await contentsOf(handle)
    const text = textOfTailFile(name)
    const isLater = (contents?.base.generation ?? 0) > (latest.get(text)?.base.generation ?? 0)
    if (contents !== null && isLater) latest.set(text, contents)
  }
  return [...latest].map(([text, contents]) => found(text, contents)).sort((a, b) => b.at - a.at)
}

/** The tail of one text; `null` where there is none. */
export async function tailOf(library: string, text: string): Promise<TailContents | null> {
  let latest: TailContents | null = null
  for (const [, handle] of await filesOrNone(() => filesOf(tailFolder(library), text))) {
    const contents = await contentsOf(handle)
    if ((contents?.base.generation ?? 0) > (latest?.base.generation ?? 0)) latest = contents
  }
  return latest
}

async function filesOrNone(look: () => ReturnType<typeof filesIn>): ReturnType<typeof filesIn> {
  try {
    return await look()
  } catch {
    // A browser without such files, or one that does not give them now, has no tails.
    return new Map()
  }
}

async function contentsOf(handle: FileSystemFileHandle): Promise<TailContents | null> {
  const bytes = await bytesOfFile(handle)
  return bytes === null ? null : readTailBytes(bytes)
}

function found(text: string, contents: TailContents): FoundTail {
  const { transcription, edition } = contents.base
  const at = Math.max(transcription.changed, ...contents.rows.slice(-1).map((row) => row.at))
  return {
    text,
    title: transcription.title,
    edition: transcription.edition,
    editionName: edition?.name ?? '',
    at,
    contents,
  }
}

/** Puts the text of a tail together: its base, and every row that leads on from it. `null` where nothing can be read. */
export async function readTail({ base, pieces, rows }: TailContents): Promise<TailText | null> {
  if (base.body.schema > schemaVersion || base.schema > schemaVersion) return null
  const state = await baseState(base.body, pieces)
  if (state === null) return null
  const start: Head = { seq: base.body.through, sum: base.body.sum ?? '' }
  const followed = rows.map(journalRow)
  if (state.ok) {
    const { doc, guesses, rest } = follow(state, start, followed)
    return { doc, guesses, lost: rest.length }
  }
  if (state.salvaged === null) return null
  const { doc, guesses, left } = carry(state.salvaged, start, followed)
  return { doc, guesses, lost: state.damaged.length + left }
}

async function baseState(body: BodyRow, pieces: TailContents['pieces']) {
  if (body.root !== undefined) return readState(body.root, (ids) => Promise.resolve(ids.map((id) => pieces.get(id))))
  try {
    const doc = schema.nodeFromJSON(JSON.parse(body.doc))
    doc.check()
    return { ok: true, doc, guesses: body.guesses } as const
  } catch (error) {
    if (error instanceof RangeError || error instanceof SyntaxError || error instanceof TypeError) return null
    throw error
  }
}

/** A row of a tail as one of the journal; its number says only where it stands. */
export function journalRow({ sum, ...row }: TailContents['rows'][number], index: number): JournalRow {
  return { ...row, seq: index + 1, ...(sum !== '' && { sum }) }
}

/** What belongs to the text of a tail. */
export function belongingsOf({ kin }: TailContents): TailBelongings {
  let belongings: TailBelongings = {
    ...{ entries: [], refusals: [], verdicts: [] },
    ...{ pages: null, grammar: null, original: null },
  }
  for (const bytes of kin) {
    // What has its digest was written by us.
    const value = JSON.parse(strFromU8(inflateSync(bytes))) as TailKinValue
    if ('entries' in value)
      belongings = {
        ...belongings,
        entries: fullEntries(value.entries),
        refusals: value.refusals ?? [],
        verdicts: value.verdicts ?? [],
        pages: value.pages ?? null,
      }
    else if ('grammar' in value) belongings = { ...belongings, grammar: value.grammar }
    else {
      const { original, unrepaired } = value
      const bytesBefore = unrepaired === null ? {} : { unrepaired: strToU8(unrepaired, true) }
      belongings = { ...belongings, original: { ...original, ...bytesBefore } }
    }
  }
  return belongings
}
