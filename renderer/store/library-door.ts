import { Database } from './db'

/** Thrown where a library is not there: to open it would make an empty one. */
export class LibraryMissing extends Error {
  override readonly name = 'LibraryGone'
}

/**
 * The way of a Worker into libraries that a window has open. Each is opened once, and never made: a library that was deleted
 * is missing, not empty.
 */
export class LibraryDoor {
  readonly #databases = new Map<string, Database>()

  /** The library of this name, open. Throws {@link LibraryMissing} where it is not there, and what `Database.open` throws. */
  async open(name: string): Promise<Database> {
    const db = this.#databases.get(name) ?? new Database(name)
    this.#databases.set(name, db)
    if (db.isOpen()) return db
    const known = await indexedDB.databases()
    if (!known.some((one) => one.name === name)) throw new LibraryMissing(`There is no library ${name}`)
    await db.open()
    return db
  }
}
