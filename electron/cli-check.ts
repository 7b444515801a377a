import { checkSource } from '../shared/checks'
import { hasError, type Finding } from '../shared/finding'
import type { Grammar } from '../shared/grammar'
import { readGrammar } from './cli-grammar'
import { byPlace, findingLine, print, worstOf, type ExitCode } from './cli-output'
import { readInput } from './cli-read'
import type { Task } from './cli-arguments'
import type { Terminal } from './terminal'

/** Lists what is found in files, what could be repaired included; TEI is held against the grammar, if one is named. */
export async function check(
  { files, schema }: Extract<Task, { kind: 'check' }>,
  terminal: Terminal,
): Promise<ExitCode> {
  const grammar = schema === null ? null : await readGrammar(schema, terminal)
  if (schema !== null && grammar === null) return 2
  let worst: ExitCode = 0
  for (const path of files) worst = worstOf(worst, await checkFile(path, grammar, terminal))
  return worst
}

async function checkFile(path: string, grammar: Grammar | null, terminal: Terminal): Promise<ExitCode> {
  const read = await readInput(path, terminal)
  if (!read) return 2
  const { imported, findings, repairs } = read
  const checked = imported?.format === 'tei' ? checkSource(imported.file.text, { grammar }) : []
  const found: readonly Finding[] = [...findings, ...checked, ...repairs()].sort(byPlace)
  const printed = await print(terminal, found.map((finding) => `${findingLine(path, finding)}\n`).join(''))
  return worstOf(printed, hasError(found) ? 1 : 0)
}
