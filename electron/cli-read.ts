import { basename } from 'node:path'
import { takeBrackets } from '../shared/commands/take-brackets'
import { hasError, type Finding } from '../shared/finding'
import { importConverted } from '../shared/import/converted'
import { importFile, type Imported } from '../shared/import'
import { offersOf, repairedFile, repairsOf, type RepairableFile } from '../shared/import/repairs'
import { presetBrackets } from '../shared/queries/bracket-table'
import { decodeTextFile } from '../shared/text-file'
import { repairKinds, type Repair } from '../shared/xml/repair'
import { repairFinding } from '../shared/xml/repair-words'
import { byPlace, cannot } from './cli-output'
import { decode } from './decode'
import { readWhole } from './files'
import type { Terminal } from './terminal'

/** What a file holds. */
export interface Read {
  /** `null` where an error stands among the findings. */
  readonly imported: Imported | null
  readonly findings: readonly Finding[]
  /** What could be repaired in it as it is, and what is wrong besides. */
  readonly repairs: () => readonly Finding[]
  /** What was repaired before it was read. */
  readonly made: readonly Repair[]
}

/** How a file is read. */
export interface ReadingWay {
  /** Whether what has one obvious remedy is repaired first. */
  readonly repair?: boolean
  /** Whether the brackets of a plain text become tags that can mean but one thing. */
  readonly brackets?: boolean
}

/** Reads a file; `null` where it cannot be had, which is then said. */
export async function readInput(path: string, terminal: Terminal, way: ReadingWay = {}): Promise<Read | null> {
  const read = await readWith(path, terminal, way.repair === true)
  if (read?.imported?.format !== 'plain-text' || way.brackets !== true) return read
  let number = 0
  const newId = () => `b${String((number += 1))}`
  return { ...read, imported: takeBrackets(read.imported, presetBrackets, newId).taken }
}

async function readWith(path: string, terminal: Terminal, repair: boolean): Promise<Read | null> {
  const bytes = await readWhole(path, terminal.files)
  if (!bytes.ok) {
    cannot(terminal, bytes.problem.message)
    return null
  }
  const converted = await importConverted(basename(path), bytes.value, decode)
  if (converted !== null)
    return { imported: converted.value, findings: converted.findings, repairs: () => [], made: [] }
  const repairable = repair ? repairsOf(bytes.value, decode) : null
  return repairable?.rest === null ? readRepaired(path, repairable) : readAsItIs(path, bytes.value)
}

/** Reads what a file holds, by the bytes of it. */
export function readAsItIs(path: string, bytes: Uint8Array): Read {
  const file = decodeTextFile(bytes, decode)
  const { value, findings } = file.value ? importFile(basename(path), file.value) : { value: null, findings: [] }
  const found = [...file.findings, ...findings]
  return {
    imported: value,
    findings: [...found, ...(value?.guesses ?? [])].sort(byPlace),
    repairs: () => repairFindings(value ? offersOf(value.file) : repairsOf(bytes, decode), found),
    made: [],
  }
}

/** The repairs as findings, and the error that is left where all of them are made, if it was not told. */
function repairFindings(repairable: RepairableFile | null, told: readonly Finding[]): readonly Finding[] {
  if (repairable === null) return []
  const { repairs, rest } = repairable
  const known = rest === null || told.some(({ at }) => at?.line === rest.at?.line && at?.column === rest.at?.column)
  return [...repairs.map(repairFinding), ...(known ? [] : [rest])]
}

function readRepaired(path: string, repairable: RepairableFile): Read {
  const { value, findings } = importFile(basename(path), repairedFile(repairable, new Set(repairKinds)))
  const made = hasError(findings) ? [] : repairable.repairs
  return { imported: value, findings: [...findings, ...(value?.guesses ?? [])].sort(byPlace), repairs: () => [], made }
}
