import type { Dictionary } from '../../../shared/proofing/check'

/** Dictionaries by their language, each read when it is asked for the first time. They are files of their package, in the format of Hunspell. */
const files: Readonly<Record<string, () => Promise<Dictionary>>> = {
  en: async () => {
    const [aff, dic] = await Promise.all([
      import('../../../node_modules/dictionary-en/index.aff?raw'),
      import('../../../node_modules/dictionary-en/index.dic?raw'),
    ])
    return { language: 'en', aff: aff.default, dic: dic.default }
  },
}

const read = new Map<string, Promise<Dictionary>>()

/** The dictionaries of some languages; those that Recto does not have are left out. Throws where a file cannot be fetched. */
export async function wordFiles(languages: readonly string[]): Promise<readonly Dictionary[]> {
  const known = languages.filter((language) => language in files)
  return Promise.all(
    known.map((language) => {
      const reading = read.get(language) ?? files[language]?.()
      if (reading === undefined) throw new Error(`There is no dictionary of ${language}`)
      read.set(language, reading)
      // What could not be fetched is tried again the next time.
      reading.catch(() => read.delete(language))
      return reading
    }),
  )
}
