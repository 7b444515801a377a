import type { Entry } from './entry'
import { fold } from './fold'
import { formsOf } from './name-forms'

/** A form of a name, ready to be compared. */
export interface FoldedForm {
  readonly text: string
  readonly folded: string
  /** The words of {@link FoldedForm.folded}. */
  readonly words: readonly string[]
  /** Whether only the same letters are the form, as in abbreviations. */
  readonly exact: boolean
}

/** How many entries are remembered. */
const most = 50_000

const known = new Map<string, readonly FoldedForm[]>()

/** The forms of an entry's name, worked out once for all entries that say the same: a list is filtered with every key. */
export function foldedFormsOf(entry: Entry): readonly FoldedForm[] {
  const { kind, name, surname, forename, variants, expansion } = entry
  const key = [kind, name, surname, forename, expansion, ...variants].join('\n')
  const found = known.get(key)
  if (found) return found
  const forms = formsOf(entry).map(({ text, exact }) => {
    const folded = fold(text)
    return { text, folded, words: wordsOfFolded(folded), exact }
  })
  if (known.size >= most) known.clear()
  known.set(key, forms)
  return forms
}

/** The words of a folded string, also of what is typed to find some. */
export function wordsOfFolded(folded: string): readonly string[] {
  return folded.split(/[^\p{L}\p{N}]+/u)
}
