import type { Database } from './db'

/** An edition, and a mark that changes whenever what a copy of it would hold changes. */
export interface MarkedEdition {
  readonly id: string
  readonly name: string
  /** In hexadecimal digits; checkpoints and the clock do not change it. */
  readonly mark: string
}

/**
 * Marks all editions that are not deleted and can be worked on. It reads what is known of texts, never the texts
 * themselves: the last row of a journal stands for all that was typed.
 */
export async function editionMarks(db: Database): Promise<readonly MarkedEdition[]> {
  const facts = await factsOf(db)
  return Promise.all(facts.map(async ({ id, name, facts: all }) => ({ id, name, mark: await digest(all) })))
}

interface Facts {
  readonly id: string
  readonly name: string
  readonly facts: string
}

function factsOf(db: Database): Promise<readonly Facts[]> {
  return db.transaction(
    'r',
    [
      ...[db.editions, db.transcriptions, db.heads, db.entries, db.refusals, db.verdicts, db.versions],
      ...[db.images, db.pageRecords],
    ],
    async () => {
      const editions = await db.editions.filter((row) => row.removed === null && row.readOnly === null).toArray()
      const heads = new Map((await db.heads.toArray()).map(({ body, seq }) => [body, seq]))
      const all: Facts[] = []
      for (const { id, name, grammar, rounds = null, practice = null } of editions) {
        const rows = await db.transcriptions.where('edition').equals(id).toArray()
        const texts = rows
          .filter((row) => row.removed === null)
          .map(({ id: text, title, position, body }) => [text, title, position, body, heads.get(body) ?? 0])
        const ids = texts.map(([text]) => String(text))
        const versions = await db.versions.where('transcription').anyOf(ids).toArray()
        const entries = await db.entries.where('edition').equals(id).toArray()
        const refusals = await db.refusals.where('edition').equals(id).toArray()
        const verdicts = await db.verdicts.where('edition').equals(id).toArray()
        const pages = await db.pageRecords.bulkGet(ids)
        const images = await db.images.where('transcription').anyOf(ids).toArray()
        const kept = versions.map((version) => [version.seq, version.name])
        all.push({
          id,
          name,
          facts: JSON.stringify([
            name,
            grammar,
            texts,
            entries,
            refusals,
            verdicts,
            kept,
            rounds,
            practice,
            pages,
            images,
          ]),
        })
      }
      return all
    },
  )
}

async function digest(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
