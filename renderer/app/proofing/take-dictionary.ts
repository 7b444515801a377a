import type { OpenedFile, Problem } from '../../../shared/host'
import { decodeTextFile } from '../../../shared/text-file'
import { dropDictionary, putDictionary } from '../../store/dictionaries'
import { writeProblem } from '../../store/problems'
import { decode } from '../decode'
import type { Session } from '../session'

/** The largest file of a dictionary that is read, in bytes: the largest known ones have 20 MB. */
const largest = 40 * 1024 * 1024

/** Lets the person choose the two files of a dictionary, and adds it for all editions. */
export async function chooseDictionary(session: Session): Promise<void> {
  const answer = await session.host.ask('files/open', 'dictionary')
  if (!answer.ok) session.tell(answer.problem)
  else if (answer.value.length > 0) await takeDictionary(session, answer.value)
}

/** Takes a dictionary away. */
export async function removeDictionary({ store, tell }: Session, language: string): Promise<void> {
  await dropDictionary(store.db, language).catch((error: unknown) => tell(writeProblem(error)))
}

/** Adds a dictionary from its files; says in a sentence where they are none. */
export async function takeDictionary(session: Session, files: readonly OpenedFile[]): Promise<void> {
  const affixes = files.find(({ name }) => name.toLowerCase().endsWith('.aff'))
  const words = files.find(({ name }) => name.toLowerCase().endsWith('.dic'))
  const [aff, dic] = [affixes && textOf(affixes), words && textOf(words)]
  const name = (words ?? affixes)?.name.replace(/\.(?:aff|dic)$/i, '') ?? ''
  if (!aff || !dic) {
    session.tell(problem('dictionary-two-files', name))
    return
  }
  const wrong = [aff, dic].find((one) => typeof one !== 'string')
  if (typeof aff !== 'string' || typeof dic !== 'string') {
    if (wrong && typeof wrong !== 'string') session.tell(wrong)
    return
  }
  if (!reads(aff, dic)) {
    session.tell(problem('dictionary-unreadable', name))
    return
  }
  const row = { language: languageOf(name), name, aff, dic, at: Date.now() }
  await putDictionary(session.store.db, row).catch((error: unknown) => session.tell(writeProblem(error)))
}

/** The language that the name of a dictionary's files says: `de_DE_frami` → `de-DE`; the name itself where it says none. */
export function languageOf(name: string): string {
  const [, language = name, region] = /^([a-z]{2,3})(?:[-_]([A-Z]{2}))?(?:[-_.].*)?$/.exec(name) ?? []
  return region === undefined ? language : `${language}-${region}`
}

function textOf({ name, content }: OpenedFile): string | Problem {
  if (!content.ok) return content.problem
  if (content.value.length > largest) return problem('dictionary-unreadable', name)
  const { value } = decodeTextFile(content.value, decode)
  return value?.text ?? problem('dictionary-unreadable', name)
}

/** Whether files look like a dictionary; they are read in a Worker, for rich ones take seconds. */
function reads(aff: string, dic: string): boolean {
  return (
    /^\uFEFF?\s*\d+\s*$/m.test(dic.slice(0, 200)) && /^\uFEFF?(?:SET|TRY|FLAG|LANG|PFX|SFX|REP|WORDCHARS)\s/m.test(aff)
  )
}

function problem(code: 'dictionary-two-files' | 'dictionary-unreadable', name: string): Problem {
  const message =
    code === 'dictionary-two-files'
      ? 'A dictionary is two files of one name, one that ends in .aff and one that ends in .dic. Choose both at once. Nothing was changed.'
      : `The files of “${name}” are no dictionary that Recto can read (Hunspell, .aff and .dic). Nothing was changed.`
  return { code, message, values: { name } }
}
