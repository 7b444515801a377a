import { Dexie, type Table } from 'dexie'

/** What was typed in the XML of a text and is not applied, as whoever keeps it has written it. */
interface DraftRow {
  readonly transcription: string
  readonly draft: unknown
}

/** The drafts, in a database of their own: they are no part of the library, and are gone when they are applied. */
class XmlDraftDatabase extends Dexie {
  declare readonly drafts: Table<DraftRow, string>

  constructor() {
    super('recto-xml-drafts', { chromeTransactionDurability: 'strict' })
    this.version(1).stores({ drafts: 'transcription' })
  }
}

const kept = new XmlDraftDatabase()

/** Keeps what is typed in the XML of a text, in the place of what was kept of it before. */
export async function keepXmlDraft(transcription: string, draft: unknown): Promise<void> {
  // Where nothing can be kept, a window that is closed still asks first.
  await kept.drafts.put({ transcription, draft }).catch(() => undefined)
}

/** What is kept of a text; `null` where that is nothing. */
export async function keptXmlDraft(transcription: string): Promise<unknown> {
  return (await kept.drafts.get(transcription).catch(() => undefined))?.draft ?? null
}

/** Lets go of what is kept of a text. */
export async function dropXmlDraft(transcription: string): Promise<void> {
  await kept.drafts.delete(transcription).catch(() => undefined)
}
