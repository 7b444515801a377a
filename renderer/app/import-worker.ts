import { decodeTextFile, type TextFile } from '../../shared/text-file'
import type { Finding, Reading } from '../../shared/finding'
import { importConverted } from '../../shared/import/converted'
import { importFile, type Imported } from '../../shared/import'
import { textsOfCorpus } from '../../shared/import/corpus-texts'
import { repairGroups, type RepairGroup } from '../../shared/import/repair-groups'
import {
  neededRepairs,
  offersOf,
  repairedFile,
  repairGuesses,
  repairsOf,
  repairsOfText,
  type RepairableFile,
} from '../../shared/import/repairs'
import { headerAt } from '../../shared/commands/header'
import { takeBrackets } from '../../shared/commands/take-brackets'
import type { BracketRule } from '../../shared/queries/bracket-table'
import { newId } from '../editor/new-id'
import { inventoryAtOnce } from '../../shared/pieces/inventory'
import { PieceCache } from '../../shared/pieces/piece-cache'
import { entriesInText } from '../../shared/register/entries-in-text'
import { landmarksOf } from '../../shared/queries/landmarks'
import { emptyFields, readHeader } from '../../shared/tei/header'
import { repairKinds, type RepairKind } from '../../shared/xml/repair'
import { decode } from './decode'
import type { ReadFile } from './read-file'

/** A file to read: what it is called and its bytes, or its text where it was decoded before. */
export interface FileToRead {
  readonly name: string
  readonly content: Uint8Array | TextFile
  /** The kinds of flaws to repair first. */
  readonly repair?: readonly RepairKind[]
  /** Whether the texts of a file that holds several are read as texts of their own. */
  readonly apart?: boolean
  /** What brackets mean, where those of a plain text become tags when it is taken in. */
  readonly brackets?: readonly BracketRule[]
}

/**
 * What the worker makes of a file: what is to be stored, or why nothing is; and what could be repaired in it. Of a file
 * that could not be read, repairs are told only where it can be read with them.
 */
export type FileRead = { readonly repairs: readonly RepairGroup[] } & (
  { readonly ok: true; readonly file: ReadFile } | { readonly ok: false; readonly findings: readonly Finding[] }
)

async function read(file: FileToRead): Promise<FileRead> {
  const { name, content } = file
  const converted = content instanceof Uint8Array ? await importConverted(name, content, decode) : null
  if (converted !== null) return convertedFile(name, content as Uint8Array, converted)
  const apart = file.apart === true ? readApart(file) : null
  if (apart !== null) return apart
  return file.repair === undefined ? readAsItIs(file) : readRepaired(file, file.repair)
}

/** A file that became TEI by being read; its bytes as they were are kept beside it. */
function convertedFile(name: string, content: Uint8Array, { value, findings }: Reading<Imported>): FileRead {
  if (!value) return { ok: false, findings, repairs: [] }
  return { ok: true, file: { ...readFile(name, value, findings), unrepaired: content, converted: true }, repairs: [] }
}

/** The texts of a file that holds several; `null` where one of them cannot be read by itself. */
function readApart({ name, content }: FileToRead): FileRead | null {
  const file = content instanceof Uint8Array ? decodeTextFile(content, decode).value : content
  const corpus = file === null ? null : textsOfCorpus(file.text)
  if (corpus === null) return null
  const texts = corpus.texts.map(({ xml, entries }): ReadFile | null => {
    const { value, findings } = importFile(name, { text: xml, encoding: 'utf-8', bom: false })
    return value && { ...readFile(name, value, findings), entries }
  })
  const [first, ...others] = texts.filter((text) => text !== null)
  if (first === undefined || others.length + 1 < texts.length) return null
  const { title, header, entries } = corpus
  return { ok: true, file: { ...first, corpus: { title, header, entries, others } }, repairs: [] }
}

function readAsItIs({ name, content, brackets }: FileToRead): FileRead {
  const decoded = content instanceof Uint8Array ? decodeTextFile(content, decode) : { value: content, findings: [] }
  const { value, findings } = decoded.value ? importFile(name, decoded.value) : { value: null, findings: [] }
  const found = [...decoded.findings, ...findings]
  if (!value) return { ok: false, findings: found, repairs: repairsToRead({ name, content }) }
  const offers = offersOf(value.file)
  return { ok: true, file: readFile(name, value, found, brackets), repairs: offers ? repairGroups(offers) : [] }
}

/** The repairs with which a file can be read that cannot without. */
function repairsToRead({ name, content }: FileToRead): readonly RepairGroup[] {
  const found = repairable(content)
  if (!found || found.rest || neededRepairs(found.repairs).length === 0) return []
  const file = repairedFile(found, new Set(repairKinds))
  return importFile(name, file).value ? repairGroups(found) : []
}

function readRepaired({ name, content, brackets }: FileToRead, kinds: readonly RepairKind[]): FileRead {
  const found = repairable(content)
  if (!found) return readAsItIs({ name, content, ...(brackets && { brackets }) })
  const wanted = new Set(kinds)
  const { value, findings } = importFile(name, repairedFile(found, wanted))
  if (!value) return { ok: false, findings, repairs: [] }
  const made = found.repairs.filter(({ kind }) => wanted.has(kind))
  const guesses = [...repairGuesses(value, made), ...value.guesses]
  const original = content instanceof Uint8Array ? { unrepaired: content } : {}
  return { ok: true, file: { ...readFile(name, { ...value, guesses }, findings, brackets), ...original }, repairs: [] }
}

const repairable = (content: Uint8Array | TextFile): RepairableFile | null =>
  content instanceof Uint8Array ? repairsOf(content, decode) : repairsOfText(content)

function readFile(
  name: string,
  imported: Imported,
  findings: readonly Finding[],
  brackets: readonly BracketRule[] = [],
): ReadFile {
  const { title, format, file } = imported
  const { taken, count } =
    format === 'plain-text' ? takeBrackets(imported, brackets, newId) : { taken: imported, count: 0 }
  const { doc, guesses } = taken
  const { words, pages } = landmarksOf(doc)
  const text = doc.textBetween(0, doc.content.size, '\n', ' ')
  const { root, ids, bytesOf } = inventoryAtOnce({ doc, guesses }, new PieceCache())
  const pieces = [...ids].map((id) => ({ id, bytes: bytesOf(id) }))
  const entries = format === 'tei' ? entriesInText(file.text) : []
  const said = headerAt(doc)
  const header = said === null ? emptyFields : readHeader(said.xml)
  const facts = { name, title, format, file, header, guesses, entries, findings, words, text, brackets: count }
  return { ...facts, root, pieces, pages: pages.positions.length }
}

addEventListener('message', ({ data }: MessageEvent<FileToRead>) => {
  read(data).then(postMessage, (error: unknown) => {
    // What failed must be heard outside of the promise.
    setTimeout(() => {
      throw error
    })
  })
})
