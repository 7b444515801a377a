import type { Finding, Reading } from '../finding'
import { parseXml } from '../xml/parse'
import { readCsv, separatorOf, type CsvFlaw, type Separator } from './csv'
import { entriesUnder } from './entries-in-text'
import { guessColumns, type GuessedTable } from './table-columns'
import { entriesRead, type EntryRead } from './table-import'

/** A file that holds a register. */
export type RegisterFile =
  | { readonly kind: 'table'; readonly table: GuessedTable; readonly separator: Separator }
  | { readonly kind: 'tei'; readonly entries: readonly EntryRead[] }

/**
 * Reads a register from the text of a file, whatever it is called: what begins with `<` is TEI (lists of persons, places,
 * organisations and terms, wherever they stand), all else a table. Findings, of which there is one where there is
 * no value: `register-file-empty`, `register-file-open-quote`, `register-file-too-large`, `register-file-without-entries`, and why
 * XML is not well-formed.
 */
export function readRegisterFile(name: string, text: string): Reading<RegisterFile> {
  if (!/\S/.test(text))
    return refused('register-file-empty', `The file “${name}” is empty. Nothing was taken into the register.`, { name })
  return /^\s*</.test(text) ? readList(name, text) : readTable(name, text)
}

function readList(name: string, text: string): Reading<RegisterFile> {
  const { value, findings } = parseXml(text)
  if (!value) return { value: null, findings }
  const entries = entriesRead(entriesUnder(value.root))
  if (entries.length > 0) return { value: { kind: 'tei', entries }, findings: [] }
  return refused(
    'register-file-without-entries',
    `There are no lists of persons, places, organisations or terms in “${name}”. Nothing was taken into the register.`,
    { name },
  )
}

function readTable(name: string, text: string): Reading<RegisterFile> {
  const separator = separatorOf(text)
  const reading = readCsv(text, separator)
  if (!reading.ok) return flawed(name, reading.flaw)
  return { value: { kind: 'table', table: guessColumns(reading.rows), separator }, findings: [] }
}

function flawed(name: string, { kind, line }: CsvFlaw): Reading<RegisterFile> {
  if (kind === 'too-many-cells')
    return refused(
      'register-file-too-large',
      `The table “${name}” has more cells than Recto can read. Nothing was taken into the register; divide the table.`,
      { name },
    )
  return refused(
    'register-file-open-quote',
    `A quotation mark opens in line ${String(line)} of “${name}” and never closes, so the cells cannot be told apart. Nothing was taken into the register; close it and try again.`,
    { name, line },
  )
}

function refused(code: string, message: string, values: NonNullable<Finding['values']>): Reading<RegisterFile> {
  return { value: null, findings: [{ severity: 'error', code, message, values }] }
}
