import type { Dictionary } from '../../../shared/proofing/check'
import { LibraryDoor } from '../../store/library-door'
import type { ProofBasis } from './proof-questions'
import englishAffixes from '../../../node_modules/dictionary-en/index.aff?url'
import englishWords from '../../../node_modules/dictionary-en/index.dic?url'

/** Where the files of each dictionary are, by its language: files of their packages, in the format of Hunspell. */
const addresses: Readonly<Record<string, { readonly aff: string; readonly dic: string }>> = {
  en: { aff: englishAffixes, dic: englishWords },
}

const read = new Map<string, Promise<Dictionary>>()

const door = new LibraryDoor()

/**
 * The dictionaries by which texts are proofread: those of Recto by their languages, and those that the person added. One that
 * is not there any more is left out. Throws where a file cannot be fetched, or the library cannot be opened.
 */
export async function wordFiles({
  languages,
  own,
}: Pick<ProofBasis, 'languages' | 'own'>): Promise<readonly Dictionary[]> {
  const added = await Promise.all(own.map(addedBy))
  const instead = new Set(added.flatMap((one) => one?.language ?? []))
  const packaged = await fetchedFor(languages.filter((language) => !instead.has(language)))
  return [...packaged, ...added.flatMap((one) => one ?? [])]
}

/** A dictionary that the person added, read once for as long as it is the same. */
async function addedBy({ library, language, at }: ProofBasis['own'][number]): Promise<Dictionary | null> {
  const key = JSON.stringify([library, language, at])
  const known = read.get(key)
  if (known !== undefined) return known
  const db = await door.open(library)
  const row = await db.dictionaries.get(language)
  if (row === undefined) return null
  const dictionary = { language, aff: row.aff, dic: row.dic }
  read.set(key, Promise.resolve(dictionary))
  return dictionary
}

function fetchedFor(languages: readonly string[]): Promise<readonly Dictionary[]> {
  return Promise.all(
    languages.flatMap((language) => {
      const known = addresses[language]
      if (known === undefined) return []
      const reading = read.get(language) ?? fetched(language, known)
      read.set(language, reading)
      // What could not be fetched is tried again the next time.
      reading.catch(() => read.delete(language))
      return [reading]
    }),
  )
}

async function fetched(language: string, { aff, dic }: { aff: string; dic: string }): Promise<Dictionary> {
  const [affixes, words] = await Promise.all([textAt(aff), textAt(dic)])
  return { language, aff: affixes, dic: words }
}

async function textAt(address: string): Promise<string> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address}: ${String(response.status)}`)
  return response.text()
}
