import { basename } from 'node:path'
import packageJson from '../package.json'
import { hasError, type Finding } from '../shared/finding'
import { formats } from '../shared/export'
import { importFile, type Imported } from '../shared/import'
import { decodeTextFile, encodeTextFile, type TextFile } from '../shared/text-file'
import { help, readArguments, type Target, type Task } from './cli-arguments'
import { decode } from './decode'
import { readWhole, writeWhole } from './files'
import { processTerminal, type Terminal } from './terminal'

/** How a command ended: done, with errors found in a file, or not possible. */
type ExitCode = 0 | 1 | 2

/**
 * Runs the command line with what follows its name and answers with the exit code; never throws. Results go to
 * standard output, everything else to standard error, each in one line.
 */
export async function main(args: readonly string[], terminal: Terminal = processTerminal): Promise<ExitCode> {
  try {
    return await run(readArguments(args), terminal)
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n', 1)[0] : String(error)
    return cannot(terminal, `an error of Recto itself stopped it (${reason ?? ''}). No file was changed.`)
  }
}

async function run(task: Task, terminal: Terminal): Promise<ExitCode> {
  switch (task.kind) {
    case 'help':
      return print(terminal, help)
    case 'version':
      return print(terminal, `${packageJson.version}\n`)
    case 'wrong':
      return cannot(terminal, task.message)
    case 'check':
      return check(task.files, terminal)
    case 'convert':
      return convert(task, terminal)
  }
}

/** What a file holds, or that it cannot be read, which has been said. */
interface Read {
  readonly imported: Imported | null
  readonly findings: readonly Finding[]
}

async function read(path: string, terminal: Terminal): Promise<Read | null> {
  const bytes = await readWhole(path, terminal.files)
  if (!bytes.ok) {
    cannot(terminal, bytes.problem.message)
    return null
  }
  const file = decodeTextFile(bytes.value, decode)
  if (!file.value) return { imported: null, findings: file.findings }
  const { value, findings } = importFile(basename(path), file.value)
  return { imported: value, findings: [...file.findings, ...findings, ...(value?.guesses ?? [])].sort(byPlace) }
}

function byPlace({ at: one }: Finding, { at: other }: Finding): number {
  return (one?.line ?? 1) - (other?.line ?? 1) || (one?.column ?? 1) - (other?.column ?? 1)
}

async function check(paths: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let worst: ExitCode = 0
  for (const path of paths) {
    const found = await read(path, terminal)
    const printed: ExitCode = found
      ? await print(terminal, found.findings.map((finding) => line(path, finding)).join(''))
      : 2
    worst = atLeast(worst, printed, found && hasError(found.findings) ? 1 : 0)
  }
  return worst
}

const atLeast = (...codes: readonly ExitCode[]): ExitCode => (codes.includes(2) ? 2 : codes.includes(1) ? 1 : 0)

type Conversion = Extract<Task, { kind: 'convert' }>

async function convert({ input, to, out, rebuild }: Conversion, terminal: Terminal): Promise<ExitCode> {
  const found = await read(input, terminal)
  if (!found) return 2
  const { imported, findings } = found
  for (const finding of findings) if (finding.severity !== 'info') terminal.say(line(input, finding).trimEnd())
  if (!imported || hasError(findings)) return 1
  const bytes = encodeTextFile(exported(imported, to, rebuild))
  if (out === '-') return print(terminal, bytes)
  const written = await writeWhole(out, bytes, terminal.files)
  if (!written.ok) return cannot(terminal, written.problem.message)
  const guesses = findings.filter((finding) => finding.severity === 'info').length
  if (guesses > 0) terminal.say(`${input}: ${guessesMade(guesses)}; “recto check ${input}” lists them.`)
  return 0
}

const guessesMade = (count: number): string => (count === 1 ? '1 guess was made' : `${count} guesses were made`)

/** The text in its new format; a format that was read is spelt as it was read, all else is UTF-8. */
function exported({ doc, file, format, reading }: Imported, to: Target, rebuild: boolean): TextFile {
  const source = format === 'tei' ? file.text : null
  const same = (to === 'tei') === (format === 'tei')
  const { encoding, bom } = same ? file : ({ encoding: 'utf-8', bom: false } as const)
  return { text: formats[to].write({ doc, source }, { rebuild, ...(reading && { reading }) }), encoding, bom }
}

/** `file:line:column severity code message`; a finding that has no place in the file stands at its start. */
function line(path: string, { at, severity, code, message }: Finding): string {
  return `${path}:${at?.line ?? 1}:${at?.column ?? 1} ${severity} ${code} ${message.replaceAll(/\s+/g, ' ')}\n`
}

async function print(terminal: Terminal, output: string | Uint8Array): Promise<ExitCode> {
  const failed = await terminal.print(typeof output === 'string' ? new TextEncoder().encode(output) : output)
  return failed === null ? 0 : cannot(terminal, `Standard output could not be written: the system says ${failed}.`)
}

function cannot(terminal: Terminal, message: string): ExitCode {
  terminal.say(`recto: ${message.replaceAll(/\s+/g, ' ')}`)
  return 2
}
