import { checkSource } from '../shared/checks'
import { hasError, type Finding } from '../shared/finding'
import type { Grammar } from '../shared/grammar'
import { isEditionFile } from '../shared/host'
import { readGrammar } from './cli-grammar'
import { byPlace, findingLine, print, worstOf, type ExitCode } from './cli-output'
import { readAsItIs, readInput, type Read } from './cli-read'
import type { Task } from './cli-arguments'
import { editionSummary, readEdition, textsOf } from './cli-edition'
import type { Terminal } from './terminal'

/** Lists what is found in files, what could be repaired included; TEI is held against the grammar, if one is named. */
export async function check(
  { files, schema }: Extract<Task, { kind: 'check' }>,
  terminal: Terminal,
): Promise<ExitCode> {
  const grammar = schema === null ? null : await readGrammar(schema, terminal)
  if (schema !== null && grammar === null) return 2
  let worst: ExitCode = 0
  for (const path of files)
    worst = worstOf(worst, await (isEditionFile(path) ? checkEdition : checkFile)(path, grammar, terminal))
  return worst
}

/** Says what an edition file holds and what is damaged in it, then what is found in each of its texts. */
async function checkEdition(path: string, grammar: Grammar | null, terminal: Terminal): Promise<ExitCode> {
  const read = await readEdition(path, terminal)
  if (!read) return 2
  const { value, findings } = read
  const about = value === null ? findings : [editionSummary(value), ...findings]
  const printed = await print(terminal, about.map((finding) => `${findingLine(path, finding)}\n`).join(''))
  let worst = worstOf(printed, hasError(findings) ? 1 : 0)
  for (const { name, bytes } of value === null ? [] : await textsOf(value))
    worst = worstOf(worst, await list(`${path}/${name}`, readAsItIs(name, bytes), grammar, terminal))
  return worst
}

async function checkFile(path: string, grammar: Grammar | null, terminal: Terminal): Promise<ExitCode> {
  const read = await readInput(path, terminal)
  return read ? list(path, read, grammar, terminal) : 2
}

async function list(
  path: string,
  { imported, findings, repairs }: Read,
  grammar: Grammar | null,
  terminal: Terminal,
): Promise<ExitCode> {
  const checked = imported?.format === 'tei' ? checkSource(imported.file.text, { grammar }) : []
  const found: readonly Finding[] = [...findings, ...checked, ...repairs()].sort(byPlace)
  const printed = await print(terminal, found.map((finding) => `${findingLine(path, finding)}\n`).join(''))
  return worstOf(printed, hasError(found) ? 1 : 0)
}
