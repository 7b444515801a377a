import type { Scanno } from '../../shared/proofing/check'
import type { Database } from './db'

/** A dictionary that the person added to the library, for all editions: the files of Hunspell. */
export interface DictionaryRow {
  /** As BCP 47 has it: `de-DE`. */
  readonly language: string
  /** The name of its files, without their endings. */
  readonly name: string
  readonly aff: string
  readonly dic: string
  readonly at: number
}

/** A misreading that the person added, for all editions. */
export type ScannoRow = Scanno

/** What a dictionary is called and when it was added, without its words. */
export type DictionaryName = Pick<DictionaryRow, 'language' | 'name' | 'at'>

/** The dictionaries that were added, by language. */
export async function dictionaryNames(db: Database): Promise<readonly DictionaryName[]> {
  const names: DictionaryName[] = []
  await db.dictionaries.each(({ language, name, at }) => names.push({ language, name, at }))
  return names
}

/** Adds a dictionary, in the place of another one of its language. */
export async function putDictionary(db: Database, row: DictionaryRow): Promise<void> {
  await db.dictionaries.put(row)
}

/** Lets a dictionary go. */
export async function dropDictionary(db: Database, language: string): Promise<void> {
  await db.dictionaries.delete(language)
}

/** Keeps a list of misreadings in the place of the one before. */
export async function putScannos(db: Database, scannos: readonly ScannoRow[]): Promise<void> {
  await db.transaction('rw', db.scannos, async () => {
    await db.scannos.clear()
    await db.scannos.bulkPut([...scannos])
  })
}
