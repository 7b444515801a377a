import type { Dictionary } from '../../../shared/proofing/check'
import englishAffixes from '../../../node_modules/dictionary-en/index.aff?url'
import englishWords from '../../../node_modules/dictionary-en/index.dic?url'

/** Where the files of each dictionary are, by its language: files of their packages, in the format of Hunspell. */
const addresses: Readonly<Record<string, { readonly aff: string; readonly dic: string }>> = {
  en: { aff: englishAffixes, dic: englishWords },
}

const read = new Map<string, Promise<Dictionary>>()

/** The dictionaries of some languages; those that Recto does not have are left out. Throws where a file cannot be fetched. */
export async function wordFiles(languages: readonly string[]): Promise<readonly Dictionary[]> {
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
