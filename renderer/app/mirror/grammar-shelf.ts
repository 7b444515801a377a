import type { Grammar } from '../../../shared/grammar'
import { readRelaxNg } from '../../../shared/grammar/relaxng'
import type { Finding } from '../../../shared/finding'
import type { GrammarFiles } from './checked'

/** How many grammars are kept. */
const kept = 3

/** A grammar that was read: the grammar, or what is wrong with it. */
export interface ReadGrammar {
  readonly grammar: Grammar | null
  readonly problem: Finding | null
}

/** The grammars that were read, each once. */
export class GrammarShelf {
  readonly #read = new Map<string, ReadGrammar>()

  has({ id }: GrammarFiles): boolean {
    return this.#read.has(id)
  }

  /** The grammar, read if it was not yet. */
  get(files: GrammarFiles): ReadGrammar {
    const known = this.#read.get(files.id) ?? readGrammar(files)
    this.#read.delete(files.id)
    this.#read.set(files.id, known)
    const [oldest] = this.#read.keys()
    if (this.#read.size > kept && oldest !== undefined) this.#read.delete(oldest)
    return known
  }
}

function readGrammar({ files }: GrammarFiles): ReadGrammar {
  const [main] = files
  const include = (href: string) => files.find(({ name }) => name === fileOf(href))?.text ?? null
  const { value, findings } = readRelaxNg(main?.text ?? '', { name: main?.name ?? '', include })
  return { grammar: value, problem: value ? null : (findings.find(({ severity }) => severity === 'error') ?? null) }
}

/** The name of the file that an address names: files were chosen one by one, without their folders. */
function fileOf(href: string): string {
  const name = href.slice(href.lastIndexOf('/') + 1)
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
