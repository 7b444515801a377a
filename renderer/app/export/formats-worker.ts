import { zipSync } from 'fflate'
import { checkSource } from '../../../shared/checks'
import type { ExportedFile, GrammarFacts, TextToExport } from '../../../shared/export/format'
import { picturesInLibrary } from './pictures-in-library'
import { windowFormats, type WindowFormat } from './window-formats'
import { fileNameOf } from '../../../shared/export/text-files'
import type { Grammar } from '../../../shared/grammar'
import { readPractice } from '../../../shared/queries/editorial-practice'
import { isOpenQuery } from '../../../shared/queries/note-kinds'
import { notesOf } from '../../../shared/queries/notes'
import { knowsCalendars, registerFormOf } from '../../../shared/queries/register-form'
import { Database } from '../../store/db'
import { entryOf } from '../../store/rows'
import { readText } from '../../store/texts'
import { GrammarShelf } from '../mirror/grammar-shelf'
import type { ExportOrder, ExportOutcome, FromExport } from './export-order'

/** The shares of the work: reading the texts, writing the format; checking has the rest, which only TEI is. */
const [readShare, writeShare] = [0.3, 0.6]

/** The formats that show pictures. */
const showsPictures: readonly WindowFormat[] = ['html', 'pdf', 'epub', 'docx']

const tell = (message: FromExport): void => {
  postMessage(message)
}

async function exported(order: ExportOrder): Promise<ExportOutcome> {
  const db = new Database(order.database)
  await db.again()
  const { texts, unread, open } = await textsIn(db, order)
  const grammar = await grammarOf(db, order.edition)
  const practice = readPractice((await db.editions.get(order.edition))?.practice)
  const rows = await db.entries.where('edition').equals(order.edition).toArray()
  const pictures = showsPictures.includes(order.format) ? await picturesInLibrary(db, texts) : null
  db.close()
  const format = await windowFormats[order.format].load()
  const { title, reading, today } = order
  const what = {
    texts,
    title,
    reading,
    today,
    practice,
    entries: rows.map(entryOf),
    ...(pictures && { pictures }),
    ...(grammar && { grammar: factsOf(grammar) }),
  }
  const share = order.format === 'tei' ? writeShare : 1 - readShare
  const { files, findings } = await format.write(what, order.values, (part) => {
    tell({ kind: 'progress', part: readShare + share * part })
  })
  const validity = order.format === 'tei' ? validityOf(files, grammar) : null
  const saved = order.several === 'zip' && files.length > 1 ? [packed(files, title, order.format)] : files
  tell({ kind: 'progress', part: 1 })
  return { files: saved, count: files.length, findings, open, validity, unread }
}

/** Files as a zip that is called by what they are of and by their format. */
function packed(files: readonly ExportedFile[], title: string, format: string): ExportedFile {
  const parts = Object.fromEntries(files.map(({ path, bytes }) => [path, bytes]))
  return { path: fileNameOf(title, `-${format}.zip`), bytes: zipSync(parts) }
}

async function textsIn(db: Database, { texts: ids }: ExportOrder) {
  const texts: TextToExport[] = []
  const unread: string[] = []
  let [queries, guesses] = [0, 0]
  for (const [index, id] of ids.entries()) {
    const title = (await db.transcriptions.get(id))?.title ?? ''
    const text = await readText(db, id)
    if (text === null) unread.push(title)
    else {
      const original = text.original === null ? null : ((await db.originals.get(text.original)) ?? null)
      const file = original?.format === 'tei' ? original.file : null
      texts.push({ id, title, doc: text.doc, source: file?.text ?? null, ...(file && { spelling: file }) })
      queries += notesOf(text.doc).filter(({ node }) => isOpenQuery(node)).length
      guesses += text.guesses.filter(({ settled }) => !settled).length
    }
    tell({ kind: 'progress', part: (readShare * (index + 1)) / ids.length })
  }
  return { texts, unread, open: { queries, guesses } }
}

async function grammarOf(db: Database, edition: string): Promise<Grammar | null> {
  const chosen = await db.grammars.get((await db.editions.get(edition))?.grammar ?? '')
  return chosen === undefined ? null : new GrammarShelf().get(chosen).grammar
}

const factsOf = (grammar: Grammar): GrammarFacts => ({
  registerForm: () => registerFormOf(grammar),
  calendars: () => knowsCalendars(grammar),
})

function validityOf(files: readonly ExportedFile[], grammar: Grammar | null): ExportOutcome['validity'] {
  let [errors, warnings] = [0, 0]
  for (const [index, { bytes }] of files.entries()) {
    for (const { severity } of checkSource(new TextDecoder().decode(bytes), { grammar }))
      if (severity === 'error') errors++
      else if (severity === 'warning') warnings++
    tell({
      kind: 'progress',
      part: readShare + writeShare + ((1 - readShare - writeShare) * (index + 1)) / files.length,
    })
  }
  return { errors, warnings }
}

addEventListener('message', ({ data }: MessageEvent<ExportOrder>) => {
  exported(data).then(
    (outcome) => {
      tell({ kind: 'done', outcome })
    },
    (error: unknown) => {
      console.error('An export failed:', error)
      tell({ kind: 'failed' })
    },
  )
})
