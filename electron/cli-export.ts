import { dirname, join } from 'node:path'
import { calendarDay } from '../shared/edition-file/calendar-day'
import type { EditionFile } from '../shared/edition-file/edition-file'
import type { Exported, ExportFormat, SettingValues, ToExport } from '../shared/export/format'
import { exportFormats } from '../shared/export/formats'
import { imageCalled, type PictureOf } from '../shared/export/pictures'
import { hasError } from '../shared/finding'
import { isEditionFile } from '../shared/host'
import { readPractice } from '../shared/queries/editorial-practice'
import { presetReadings } from '../shared/queries/readings'
import { entriesInText } from '../shared/register/entries-in-text'
import { takeEntries } from '../shared/register/take-entries'
import { repairFinding } from '../shared/xml/repair-words'
import type { ExportTask } from './cli-arguments'
import { byGrammar, docsOf, makeEmpty, readEdition } from './cli-edition'
import { corpusIn } from './cli-corpus'
import { cannot, findingLine, print, worstOf, type ExitCode } from './cli-output'
import { readInput } from './cli-read'
import { writeWhole } from './files'
import type { Terminal } from './terminal'

/** What is exported, and how reading it went. */
type Input = Pick<ToExport, 'texts' | 'title' | 'entries' | 'grammar' | 'practice' | 'pictures'> & {
  readonly code: ExitCode
}

/**
 * Writes a file, or an edition, in a format for its readers: into one file where the format makes one, else into a new or empty
 * folder. What the format cannot hold is said.
 */
export async function exportFor(task: ExportTask, terminal: Terminal): Promise<ExitCode> {
  const format = await exportFormats[task.to].load()
  const values = settingsIn(task.chosen, format)
  if (typeof values === 'string') return cannot(terminal, values)
  const input = isEditionFile(task.input) ? await editionIn(task, terminal) : await textIn(task, terminal)
  if (typeof input === 'number') return input
  const { code, ...what } = input
  const reading = presetReadings[task.reading]
  const exported = await format.write({ ...what, reading, today: calendarDay(Date.now()) }, values, () => undefined)
  for (const finding of exported.findings) terminal.say(findingLine(task.input, finding))
  return worstOf(code, await put(exported, task.out, terminal))
}

/** The settings that were typed, or what is wrong with them, in a sentence. */
function settingsIn(chosen: readonly string[], { id, settings }: ExportFormat): SettingValues | string {
  const values: Record<string, string | boolean> = {}
  for (const one of chosen) {
    const [name = '', value = ''] = one.split(/=(.*)/s)
    const setting = settings.find((known) => known.name === name)
    if (setting === undefined) return `The format ${id} offers no choice “${name}”. ${offered(settings)}`
    if (setting.kind === 'choice') {
      if (!setting.values.includes(value))
        return `“${name}” cannot be “${value}”: choose one of ${setting.values.join(', ')}.`
      values[name] = value
    } else {
      if (value !== 'yes' && value !== 'no') return `“${name}” cannot be “${value}”: choose yes or no.`
      values[name] = value === 'yes'
    }
  }
  return values
}

function offered(settings: ExportFormat['settings']): string {
  if (settings.length === 0) return 'It offers none.'
  const each = settings.map((setting) =>
    setting.kind === 'choice'
      ? `${setting.name}=${setting.values.join('|')} (${setting.usual})`
      : `${setting.name}=yes|no (${setting.usual ? 'yes' : 'no'})`,
  )
  return `It offers ${each.join(', ')}; what is usual stands in brackets.`
}

async function textIn({ input, ...way }: ExportTask, terminal: Terminal): Promise<Input | ExitCode> {
  const read = await readInput(input, terminal, way)
  if (read === null) return 2
  const { imported, findings, made } = read
  for (const one of made) terminal.say(`${findingLine(input, repairFinding(one))} Repaired.`)
  for (const finding of findings) if (finding.severity !== 'info') terminal.say(findingLine(input, finding))
  if (imported === null || hasError(findings)) return 1
  const corpus = corpusIn(imported)
  if (corpus !== null) {
    const texts = corpus.texts.map(({ id, imported: { title, doc }, source }) => ({ id, title, doc, source }))
    return { texts, title: corpus.title || imported.title, entries: corpus.entries, code: 0 }
  }
  const { doc, title, format, file, reading } = imported
  const source = format === 'tei' ? file.text : null
  let number = 0
  const newId = () => `e${String((number += 1))}`
  const entries = source === null ? [] : takeEntries(entriesInText(source), input, [], newId)
  const text = {
    id: input,
    title,
    doc,
    source,
    ...(source !== null && { spelling: file, ...(reading && { read: reading }) }),
  }
  return { texts: [text], title, entries: entries.map(({ after }) => after), code: 0 }
}

async function editionIn({ input }: ExportTask, terminal: Terminal): Promise<Input | ExitCode> {
  const read = await readEdition(input, terminal)
  if (read === null) return 2
  for (const finding of read.findings) terminal.say(findingLine(input, finding))
  const { value } = read
  if (value === null) return 1
  const texts = await docsOf(value)
  const missing = value.transcriptions.length - texts.length
  if (missing > 0) terminal.say(`${input}: texts that could not be read and were left out: ${String(missing)}.`)
  const { form, calendars } = byGrammar(value.grammar)
  const grammar = { registerForm: form, calendars }
  const code = missing > 0 || hasError(read.findings) ? 1 : 0
  const practice = readPractice(value.edition.practice)
  const pictures = picturesIn(value)
  return { texts, title: value.edition.name, entries: value.register, practice, grammar, pictures, code }
}

/** The pictures among the images of the texts of an edition file. */
function picturesIn({ transcriptions }: EditionFile): PictureOf {
  const all = transcriptions.flatMap(({ id, images = [] }) =>
    images.flatMap(({ name, type, width, height, bytes, sheet }) =>
      bytes === null || sheet !== null ? [] : [{ text: id, name, type, width, height, bytes }],
    ),
  )
  return (text, url) =>
    imageCalled(
      all.filter((one) => one.text === text),
      url,
    ) ?? imageCalled(all, url)
}

async function put({ files }: Exported, out: string, terminal: Terminal): Promise<ExitCode> {
  const [first, ...others] = files
  if (first === undefined) return cannot(terminal, 'There is nothing in it that could be written.')
  if (others.length === 0) {
    if (out === '-') return print(terminal, first.bytes)
    const written = await writeWhole(out, first.bytes, terminal.files)
    return written.ok ? 0 : cannot(terminal, written.problem.message)
  }
  if (out === '-') return cannot(terminal, 'This makes several files: name a folder to write them to, --out FOLDER.')
  const refused = await makeEmpty(out, terminal)
  if (refused !== null) return cannot(terminal, refused)
  for (const { path, bytes } of files) {
    const target = join(out, path)
    if (dirname(path) !== '.') await terminal.files.mkdir(dirname(target), { recursive: true })
    const written = await writeWhole(target, bytes, terminal.files)
    if (!written.ok) return cannot(terminal, written.problem.message)
  }
  return 0
}
