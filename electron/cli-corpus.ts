import { extname, join } from 'node:path'
import { fileWithRegister } from '../shared/export/file-with-register'
import type { RegisterForm } from '../shared/export/register-lists'
import type { Imported } from '../shared/import'
import { textsOfCorpus, type CorpusTexts } from '../shared/import/corpus-texts'
import { countOfCorpus } from '../shared/import/count-of-corpus'
import { textName } from '../shared/part-names'
import { entriesOfTexts, type FoundInText } from '../shared/register/entries-of-texts'
import type { Entry } from '../shared/register/entry'
import { registerIndex } from '../shared/register/links'
import { encodeUtf8 } from '../shared/encodings'
import { makeEmpty } from './cli-edition'
import { cannot, type ExitCode } from './cli-output'
import { readAsItIs } from './cli-read'
import { decode } from './decode'
import { writeWhole } from './files'
import type { Terminal } from './terminal'

/** The texts of a file that holds several, and the register of all of them. */
export interface Corpus {
  readonly title: string
  readonly texts: readonly { readonly id: string; readonly imported: Imported; readonly source: string }[]
  readonly entries: readonly Entry[]
}

/** Takes a file apart that holds several texts; `null` where it holds one, or its texts cannot be read by themselves. */
export function corpusIn({ file, format }: Imported): Corpus | null {
  if (format !== 'tei' || countOfCorpus(file.text) < 2) return null
  const found = textsOfCorpus(file.text)
  const texts = (found?.texts ?? []).flatMap(({ xml }, index) => {
    const { imported } = readAsItIs(`${String(index + 1)}.xml`, encodeUtf8(xml))
    return imported === null ? [] : [{ id: String(index + 1), imported, source: xml }]
  })
  if (found === null || texts.length < Math.max(2, found.texts.length)) return null
  return { title: found.title, texts, entries: registerOf(found) }
}

function registerOf({ entries, texts }: CorpusTexts): readonly Entry[] {
  const ids = texts.map((_text, index) => String(index + 1))
  const [first = '', ...others] = ids
  const found: readonly FoundInText[] = [
    { transcription: first, others, found: entries },
    ...texts.map((text, index) => ({ transcription: ids[index] ?? '', found: text.entries })),
  ]
  let number = 0
  return entriesOfTexts([], found, () => `e${String((number += 1))}`)
}

/** Whether what was named to write to is meant as a folder: it has no ending of a file. */
export const isFolderName = (out: string): boolean => out !== '-' && (/[\\/]$/.test(out) || extname(out) === '')

/** What is said where a file that holds several texts was written as one. */
export const asOne = (input: string, texts: number): string =>
  `${input}: it holds ${String(texts)} texts, which were written as one. To have each as a file of its own, name a new folder: --out FOLDER.`

const standOff = (): RegisterForm => 'stand-off'

/** Writes each text of a file that holds several into a new or empty folder, with the entries that it points at. */
export async function unpackCorpus(
  { texts, entries }: Corpus,
  folder: string,
  converted: (imported: Imported) => { readonly ending: string; readonly bytes: Uint8Array },
  terminal: Terminal,
): Promise<ExitCode> {
  const refused = await makeEmpty(folder, terminal)
  if (refused !== null) return cannot(terminal, refused)
  const register = registerIndex(entries)
  for (const [index, { id, imported }] of texts.entries()) {
    const { ending, bytes } = converted(imported)
    const completion = { register, text: id, form: standOff, calendars: () => true } as const
    // Entries that the corpus lists for all of its texts stood outside of this one.
    const whole = ending === '.xml' ? fileWithRegister(bytes, decode, { ...completion, source: null }) : bytes
    const written = await writeWhole(join(folder, textName(index, imported.title, ending)), whole, terminal.files)
    if (!written.ok) return cannot(terminal, written.problem.message)
  }
  return 0
}
