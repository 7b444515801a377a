import type { Database } from '../../../renderer/store/db'
import { storeRow, type RowToStore } from '../../../renderer/store/store-row'

/** How many bytes were written into each table of a database, as the JSON of the rows and the bytes in them. */
export class WrittenBytes {
  /** Whether rows of the journal are counted too: they are written by the window then, not by a Worker. */
  countsRows = false
  #tables: Record<string, number> = {}

  constructor(db: Database) {
    const { journalScribe } = db
    const inWorker = journalScribe.store.bind(journalScribe)
    Object.assign(journalScribe, {
      store: (asked: RowToStore) => (this.countsRows ? storeRow(db, asked) : inWorker(asked)),
    })
    db.use({
      stack: 'dbcore',
      name: 'written bytes',
      create: (core) => ({
        ...core,
        table: (name) => {
          const table = core.table(name)
          return {
            ...table,
            mutate: (request) => {
              if (request.type === 'add' || request.type === 'put')
                for (const row of request.values as readonly unknown[])
                  this.#tables[name] = (this.#tables[name] ?? 0) + bytesOf(row)
              return table.mutate(request)
            },
          }
        },
      }),
    })
  }

  /** What was written since this was last asked, by table. */
  take(): Readonly<Record<string, number>> {
    const tables = this.#tables
    this.#tables = {}
    return tables
  }
}

const encoder = new TextEncoder()

function bytesOf(row: unknown): number {
  let raw = 0
  const json = JSON.stringify(row, (_, value: unknown) => {
    if (!(value instanceof Uint8Array)) return value
    raw += value.length
    return 0
  })
  return encoder.encode(json).length + raw
}
