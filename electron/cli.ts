import packageJson from '../package.json'
import { hasError } from '../shared/finding'
import { formats } from '../shared/export'
import type { TeiExportOptions } from '../shared/export/tei'
import { isEditionFile } from '../shared/host'
import type { Imported } from '../shared/import'
import { countOfCorpus } from '../shared/import/count-of-corpus'
import { encodeTextFile, type TextFile } from '../shared/text-file'
import { repairFinding } from '../shared/xml/repair-words'
import { help, readArguments, type Target, type Task } from './cli-arguments'
import { cannot, findingLine, print, type ExitCode } from './cli-output'
import type { EditionText } from './cli-edition'
import { readAsItIs, readInput } from './cli-read'
import { writeWhole } from './files'
import { processTerminal, type Terminal } from './terminal'

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

// What a task alone needs is loaded for it: most of the program, and reading it takes longer than a short file does.
async function run(task: Task, terminal: Terminal): Promise<ExitCode> {
  switch (task.kind) {
    case 'help':
      return print(terminal, help)
    case 'version':
      return print(terminal, `${packageJson.version}\n`)
    case 'wrong':
      return cannot(terminal, task.message)
    case 'check':
      return (await import('./cli-check')).check(task, terminal)
    case 'convert':
      return convert(task, terminal)
    case 'export':
      return (await import('./cli-export')).exportFor(task, terminal)
    case 'replace':
      return (await import('./cli-replace')).replace(task, terminal)
    case 'register':
      return (await import('./cli-register')).register(task, terminal)
  }
}

type Conversion = Extract<Task, { kind: 'convert' }>

async function convert(conversion: Conversion, terminal: Terminal): Promise<ExitCode> {
  const { input, to, out, rebuild, repair } = conversion
  // As plain text, brackets are written as they were read.
  const brackets = conversion.brackets && to !== 'txt'
  if (isEditionFile(input)) return convertEdition(conversion, terminal)
  const found = await readInput(input, terminal, { repair, brackets })
  if (!found) return 2
  const { imported, findings, made } = found
  for (const one of made) terminal.say(`${findingLine(input, repairFinding(one))} Repaired.`)
  for (const finding of findings) if (finding.severity !== 'info') terminal.say(findingLine(input, finding))
  if (!imported || hasError(findings)) return 1
  const several = countOfCorpus(imported.file.text) > 1 ? await import('./cli-corpus') : null
  const corpus = several?.corpusIn(imported) ?? null
  if (several !== null && corpus !== null && several.isFolderName(out)) {
    const ending = to === 'tei' ? '.xml' : '.txt'
    const write = (one: Imported) => ({ ending, bytes: encodeTextFile(exported(one, to, { rebuild })) })
    return several.unpackCorpus(corpus, out, write, terminal)
  }
  const bytes = encodeTextFile(exported(imported, to, { rebuild }))
  if (out === '-') return print(terminal, bytes)
  const written = await writeWhole(out, bytes, terminal.files)
  if (!written.ok) return cannot(terminal, written.problem.message)
  if (several !== null && corpus !== null) terminal.say(several.asOne(input, corpus.texts.length))
  const guesses = findings.filter((finding) => finding.severity === 'info').length
  if (guesses > 0) terminal.say(`${input}: ${guessesMade(guesses)}; “recto check ${input}” lists them.`)
  return 0
}

/** Unpacks the texts of an edition into a folder: as they lie in it, or converted. */
async function convertEdition({ input, to, out, rebuild }: Conversion, terminal: Terminal): Promise<ExitCode> {
  if (out === '-')
    return cannot(terminal, 'An edition holds several texts: name a folder to write them to, --out FOLDER.')
  const { unpackEdition } = await import('./cli-edition')
  if (to === 'tei' && !rebuild) return unpackEdition(input, out, (text) => text, terminal)
  const ending = to === 'tei' ? '.xml' : '.txt'
  const converted = ({ name, bytes }: EditionText, calendars: () => boolean): EditionText | null => {
    const { imported, findings } = readAsItIs(name, bytes)
    if (!imported || hasError(findings)) return null
    return {
      name: name.replace(/\.xml$/, ending),
      bytes: encodeTextFile(exported(imported, to, { rebuild, calendars })),
    }
  }
  return unpackEdition(input, out, converted, terminal)
}

const guessesMade = (count: number): string => (count === 1 ? '1 guess was made' : `${count} guesses were made`)

/** The text in its new format; a format that was read is spelt as it was read, all else is UTF-8. */
function exported({ doc, file, format, reading }: Imported, to: Target, how: TeiExportOptions): TextFile {
  const source = format === 'tei' ? file.text : null
  const same = (to === 'tei') === (format === 'tei')
  const { encoding, bom } = same ? file : ({ encoding: 'utf-8', bom: false } as const)
  return { text: formats[to].write({ doc, source }, { ...how, ...(reading && { reading }) }), encoding, bom }
}
