import { basename, join } from 'node:path'
import { calendarDay } from '../shared/edition-file/calendar-day'
import type { EditionFile, FiledTranscription } from '../shared/edition-file/edition-file'
import { textName } from '../shared/part-names'
import { readEditionFile } from '../shared/edition-file/read'
import { fileWithRegister, type Completion } from '../shared/export/file-with-register'
import type { TextToExport } from '../shared/export/format'
import { exportTei } from '../shared/export/tei'
import { hasError, type Finding, type Reading } from '../shared/finding'
import { readRelaxNg, type Grammar } from '../shared/grammar'
import { readState } from '../shared/pieces/read-state'
import { knowsCalendars, registerFormOf } from '../shared/queries/register-form'
import { registerIndex } from '../shared/register/links'
import { encodeTextFile } from '../shared/text-file'
import { cannot, findingLine, type ExitCode } from './cli-output'
import { readAsItIs } from './cli-read'
import { decode } from './decode'
import { fileProblem } from './file-problem'
import { readWhole, writeWhole } from './files'
import type { Terminal } from './terminal'

/** A text of an edition as a TEI file. */
export interface EditionText {
  /** A name for the file, such as `001-First-letter.xml`. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** Reads an edition file; `null` where it cannot be had, which is then said. */
export async function readEdition(path: string, terminal: Terminal): Promise<Reading<EditionFile> | null> {
  const bytes = await readWhole(path, terminal.files)
  if (bytes.ok) return readEditionFile(bytes.value, decode)
  cannot(terminal, bytes.problem.message)
  return null
}

/** The texts of an edition in their order. One whose TEI is damaged is written from its state; one without either is left out. */
export async function textsOf(file: EditionFile): Promise<readonly EditionText[]> {
  const texts: EditionText[] = []
  const completion = { register: registerIndex(file.register), ...byGrammar(file.grammar) }
  for (const [index, transcription] of file.transcriptions.entries()) {
    const tei = transcription.tei ?? (await teiOfState(transcription, file, completion.calendars))
    if (tei === null) continue
    const bytes = withEntries(tei, transcription, file, completion)
    texts.push({ name: textName(index, transcription.title, '.xml'), bytes })
  }
  return texts
}

/** A text with the entries of the register, and the calendars, that it points at. */
function withEntries(
  bytes: Uint8Array,
  { id, format, original }: FiledTranscription,
  { originals }: EditionFile,
  completion: Omit<Completion, 'text' | 'source'>,
): Uint8Array {
  const source = format === 'tei' ? (originals.find((one) => one.id === original)?.file.text ?? null) : null
  return fileWithRegister(bytes, decode, { ...completion, text: id, source })
}

/** What the grammar of an edition lets its texts hold; it is read when that is first asked. */
export function byGrammar(files: EditionFile['grammar']): Pick<Completion, 'form' | 'calendars'> {
  let read: { readonly grammar: Grammar | null } | null = null
  const own = () => (read ??= { grammar: grammarOf(files) }).grammar
  return {
    form: () => {
      const grammar = own()
      return grammar === null ? 'stand-off' : registerFormOf(grammar)
    },
    calendars: () => {
      const grammar = own()
      return grammar === null || knowsCalendars(grammar)
    },
  }
}

function grammarOf(files: EditionFile['grammar']): Grammar | null {
  const [main] = files ?? []
  if (main === undefined) return null
  const include = (href: string) => files?.find(({ name }) => name === basename(href))?.text ?? null
  return readRelaxNg(main.text, { name: main.name, include }).value
}

/** The texts of an edition with their docs, from their states, else from their TEI; one without either is left out. */
export async function docsOf({ transcriptions, originals }: EditionFile): Promise<readonly TextToExport[]> {
  const texts: TextToExport[] = []
  for (const { id, title, format, original, root, pieces, tei } of transcriptions) {
    const file = format === 'tei' ? originals.find((one) => one.id === original)?.file : undefined
    const fetch = (ids: readonly string[]) => Promise.resolve(ids.map((piece) => pieces.get(piece)))
    const state = root === null ? null : await readState(root, fetch)
    if (state?.ok === true) texts.push({ id, title, doc: state.doc, source: file?.text ?? null })
    else {
      const imported = tei === null ? null : readAsItIs(title, tei).imported
      if (imported !== null) texts.push({ id, title, doc: imported.doc, source: imported.file.text })
    }
  }
  return texts
}

async function teiOfState(
  { root, pieces, format, original }: FiledTranscription,
  { originals }: EditionFile,
  calendars: () => boolean,
): Promise<Uint8Array | null> {
  const fetch = (ids: readonly string[]) => Promise.resolve(ids.map((id) => pieces.get(id)))
  const state = root === null ? null : await readState(root, fetch)
  if (state?.ok !== true) return null
  const file = format === 'tei' ? originals.find(({ id }) => id === original)?.file : undefined
  const text = exportTei({ doc: state.doc, source: file?.text ?? null }, { calendars })
  return encodeTextFile({ encoding: 'utf-8', bom: false, ...file, text })
}

/** What an edition file holds, as a finding. */
export function editionSummary({ edition, transcriptions, program, written }: EditionFile): Finding {
  const versions = transcriptions.reduce((sum, text) => sum + text.versions.length, 0)
  const day = calendarDay(written)
  const held = `${counted(transcriptions.length, 'text')} and ${counted(versions, 'kept version')}`
  const message = `The edition “${edition.name}” with ${held}, written by ${program} on ${day}.`
  return { severity: 'info', code: 'edition-file', message }
}

const counted = (count: number, what: string): string => `${String(count)} ${what}${count === 1 ? '' : 's'}`

/**
 * Writes the texts of an edition into a new or empty folder; `converted` makes of each what is written, told whether the grammar
 * of the edition knows calendars.
 */
export async function unpackEdition(
  path: string,
  folder: string,
  converted: (text: EditionText, calendars: () => boolean) => EditionText | null,
  terminal: Terminal,
): Promise<ExitCode> {
  const read = await readEdition(path, terminal)
  if (read === null) return 2
  for (const finding of read.findings) terminal.say(findingLine(path, finding))
  if (read.value === null) return 1
  const refused = await makeEmpty(folder, terminal)
  if (refused !== null) return cannot(terminal, refused)
  const texts = await textsOf(read.value)
  const { calendars } = byGrammar(read.value.grammar)
  let missing = read.value.transcriptions.length - texts.length
  for (const text of texts) {
    const made = converted(text, calendars)
    if (made === null) missing++
    else {
      const written = await writeWhole(join(folder, made.name), made.bytes, terminal.files)
      if (!written.ok) return cannot(terminal, written.problem.message)
    }
  }
  if (missing > 0) terminal.say(`${path}: ${counted(missing, 'text')} could not be read and were left out.`)
  return missing > 0 || hasError(read.findings) ? 1 : 0
}

/** Makes a folder, or says why it is not one to write into: what lies in one is never mixed with an edition. */
export async function makeEmpty(folder: string, { files }: Terminal): Promise<string | null> {
  try {
    await files.mkdir(folder, { recursive: true })
    const there = await files.readdir(folder)
    if (there.length === 0) return null
    return `The folder “${basename(folder)}” is not empty. Nothing was written; name a new folder for the texts of the edition.`
  } catch (error) {
    return fileProblem(error, 'write', folder).message
  }
}
