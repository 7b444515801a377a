import type { Finding } from '../../finding'
import { grammar, type Grammar } from '../grammar'
import { Checker } from './check'
import { Compiler } from './compile'
import { Loader, type Include } from './load'
import type { Scope } from './scope'

/** What {@link readRelaxNg} needs to know beside the text. */
export interface RelaxNgOptions {
  /** What a person calls the grammar, such as its file name. */
  readonly name: string
  /**
   * Gives the text of a file that the grammar includes; `null` where there is none. `href` is as the grammar writes it, for
   * files that are included by included ones relative to the grammar itself.
   */
  readonly include?: Include
}

/** A grammar, or `null` where an error stands among the findings; each names a line and column of its file. */
export interface GrammarReading {
  readonly value: Grammar | null
  readonly findings: readonly Finding[]
}

/**
 * Reads a grammar in the XML syntax of RELAX NG (OASIS, 3 December 2001). The whole grammar is checked; patterns are made
 * when they are first needed, so that a grammar of all TEI is ready at once. Never throws; what is no
 * grammar, or cannot be used as one, is findings with line and column.
 */
export function readRelaxNg(source: string, options: RelaxNgOptions): GrammarReading {
  const loader = new Loader(options.include ?? null)
  const root = loader.read(source, options.name)
  if (root === null) return { value: null, findings: loader.findings }
  const outermost: Scope = { outer: null, start: null, defined: new Map() }
  new Checker(loader).check(root, outermost)
  if (loader.findings.length > 0) return { value: null, findings: loader.findings }
  const start = new Compiler(loader).pattern(root, outermost)
  return { value: grammar(options.name, start), findings: [] }
}
