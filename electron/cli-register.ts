import type { Finding } from '../shared/finding'
import { registerFile } from '../shared/export/register-lists'
import { isEditionFile } from '../shared/host'
import { entriesInText } from '../shared/register/entries-in-text'
import type { Entry } from '../shared/register/entry'
import { readRegisterFile } from '../shared/register/register-file'
import { writeRegisterTable } from '../shared/register/register-table'
import { entriesInTable, importEntries } from '../shared/register/table-import'
import { takeEntries } from '../shared/register/take-entries'
import { decodeTextFile } from '../shared/text-file'
import type { RegisterTask } from './cli-arguments'
import { readEdition } from './cli-edition'
import { cannot, findingLine, print, type ExitCode } from './cli-output'
import { decode } from './decode'
import { readWhole } from './files'
import type { Terminal } from './terminal'

/** Prints the register that a file holds: that of an edition, the lists and links of a TEI file, or a table. */
export async function register({ input, to }: RegisterTask, terminal: Terminal): Promise<ExitCode> {
  const found = isEditionFile(input) ? await inEdition(input, terminal) : await inFile(input, terminal)
  if (typeof found === 'number') return found
  if (found.length === 0) {
    terminal.say(`${input}: there are no lists, and no links, that make entries of a register.`)
    return 1
  }
  return print(terminal, to === 'csv' ? writeRegisterTable(found) : registerFile(input.replace(/^.*[\\/]/, ''), found))
}

async function inEdition(input: string, terminal: Terminal): Promise<readonly Entry[] | ExitCode> {
  const read = await readEdition(input, terminal)
  if (read === null) return 2
  for (const finding of read.findings) terminal.say(findingLine(input, finding))
  return read.value?.register ?? 1
}

async function inFile(input: string, terminal: Terminal): Promise<readonly Entry[] | ExitCode> {
  const bytes = await readWhole(input, terminal.files)
  if (!bytes.ok) return cannot(terminal, bytes.problem.message)
  const { value: file, findings } = decodeTextFile(bytes.value, decode)
  if (file === null) return said(input, findings, terminal)
  let number = 0
  const newId = () => `e${String((number += 1))}`
  const found = /^\s*</.test(file.text) ? entriesInText(file.text) : []
  if (found.length > 0) return takeEntries(found, input, [], newId).map(({ after }) => after)
  const { value, findings: why } = readRegisterFile(input.replace(/^.*[\\/]/, ''), file.text)
  if (value === null) return said(input, why, terminal)
  const read = value.kind === 'tei' ? value.entries : entriesInTable(value.table, value.table.uses, 'person')
  return importEntries(read, [], 'fill', newId).changes.map(({ after }) => after)
}

function said(input: string, findings: readonly Finding[], terminal: Terminal): ExitCode {
  for (const finding of findings) terminal.say(findingLine(input, finding))
  return 1
}
