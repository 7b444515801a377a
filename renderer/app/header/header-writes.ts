import type { FieldOffer } from '../../../shared/queries/edition-data'
import { isUnsaid, offersFor, saidData, type EditionData } from '../../../shared/queries/edition-data'
import { readPractice } from '../../../shared/queries/editorial-practice'
import { plainFields } from '../../../shared/register/header-from-text'
import type { HeaderFields } from '../../../shared/tei/header'
import type { At, FoundHeader } from '../edition-texts/text-questions'
import { doEditionAct } from '../register/edition-act'
import type { Session } from '../session'

/** What is to be written into headers: what the edition says, or what each text says of itself. */
export type HeaderSource = 'data' | 'texts'

/** A text with the fields that can be written into its header. */
export interface HeaderWrite {
  readonly transcription: string
  readonly title: string
  readonly at: At
  readonly offers: readonly FieldOffer[]
}

/** A field of a text as the list of what is to be written names it. */
export function writeKey(transcription: string, { name }: FieldOffer): string {
  return `${transcription} ${name}`
}

/** What can be written into the headers of the texts of an edition, in their order; `whole` is whether all could be read. */
export async function headerWrites(
  session: Session,
  edition: string,
  source: HeaderSource,
  signal: AbortSignal,
): Promise<{ readonly writes: readonly HeaderWrite[]; readonly whole: boolean }> {
  const { data } = readPractice((await session.store.edition(edition))?.practice)
  const writes: HeaderWrite[] = []
  let unread = 0
  const asked = await session.texts.ask(
    edition,
    { kind: 'header' },
    {
      signal,
      heard: ({ id, title }, found, at) => {
        const offers = offersOf(found, source, data)
        if (offers.length > 0) writes.push({ transcription: id, title, at, offers })
      },
      unread: () => {
        unread++
      },
    },
  )
  return { writes, whole: asked && unread === 0 }
}

function offersOf({ fields, plain }: FoundHeader, source: HeaderSource, data: EditionData): readonly FieldOffer[] {
  return offersFor(fields, source === 'data' ? saidData(data) : plainFields(plain))
}

/** The fields that are ticked before anybody ticks: those that their header lacks. */
export function lackingKeys(writes: readonly HeaderWrite[]): ReadonlySet<string> {
  return new Set(
    writes.flatMap(({ transcription, offers }) =>
      offers.filter(({ said }) => isUnsaid(said)).map((offer) => writeKey(transcription, offer)),
    ),
  )
}

/** Writes the ticked fields into the headers of their texts, as one act with one undo; answers whether it was done. */
export async function writeHeaders(
  session: Session,
  edition: string,
  writes: readonly HeaderWrite[],
  ticked: ReadonlySet<string>,
): Promise<boolean> {
  const texts = writes.flatMap(({ transcription, at, offers }) => {
    const wanted = offers.filter((offer) => ticked.has(writeKey(transcription, offer)))
    const fields = Object.fromEntries(wanted.map(({ name, value }) => [name, value])) as Partial<HeaderFields>
    return wanted.length === 0 ? [] : [{ transcription, at, changes: [], fields }]
  })
  return texts.length > 0 && doEditionAct(session, { edition, label: { code: 'write-headers', values: {} }, texts })
}
