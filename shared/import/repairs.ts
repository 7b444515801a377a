import type { Guess } from '../edition'
import type { Finding } from '../finding'
import { docRange, placesOf } from '../tei/places'
import { emptyElements } from '../tei/table'
import { decodeTextFile, type Decode, type Encoding, type TextFile } from '../text-file'
import { decodeWrongUtf8 } from '../undecoded-bytes'
import { positionAt } from '../xml/position'
import {
  applyRepairs,
  offsetAfter,
  offeredKinds,
  proposeOffers,
  proposeRepairs,
  type Repair,
  type RepairKind,
} from '../xml/repair'
import type { FlawScope } from '../xml/repair-scan'
import { shown } from '../xml/repair-words'
import type { Imported } from './imported'

/** A file that can be repaired. */
export interface RepairableFile {
  /** The file as it is; a byte that cannot be decoded stands in its text as `decodeWrongUtf8` says. */
  readonly file: TextFile
  /** In the order of the text; at least one. */
  readonly repairs: readonly Repair[]
  /** What is still wrong with its XML where all of them are made; `null` where it can be read then. */
  readonly rest: Finding | null
}

/** The repairs that the bytes of a file call for or allow; `null` where there are none. */
export function repairsOf(bytes: Uint8Array, decode: Decode): RepairableFile | null {
  const { value, findings } = decodeTextFile(bytes, decode)
  const wrongBytes = findings.some(({ code, values }) => code === 'invalid-bytes' && values?.['encoding'] === 'UTF-8')
  const file = value ?? (wrongBytes ? decodeWrongUtf8(bytes, decode) : null)
  return file === null ? null : repairsOfText(file)
}

/** The repairs that a file calls for or allows that was decoded; `null` where there are none. */
export function repairsOfText(file: TextFile): RepairableFile | null {
  const { repairs, rest } = proposeRepairs(file.text, scopeOf(file))
  return repairable(file, repairs, rest)
}

/** The repairs that can be offered of a file that was read as it is; `null` where there are none. */
export function offersOf(file: TextFile): RepairableFile | null {
  return repairable(file, proposeOffers(file.text, scopeOf(file)), null)
}

function scopeOf({ text, encoding }: TextFile): FlawScope {
  const narrow = encoding === 'iso-8859-1' || encoding === 'us-ascii'
  return { markup: isMarkup(text), narrow, empty: emptyElements }
}

const isMarkup = (text: string): boolean => /^\s*</.test(text)

function repairable(file: TextFile, repairs: readonly Repair[], rest: Finding | null): RepairableFile | null {
  const named = isMarkup(file.text) ? encodingName(file) : null
  const all = named === null ? repairs : [...repairs, named].sort((a, b) => a.from - b.from)
  return all.length === 0 ? null : { file, repairs: all, rest }
}

/** The repairs without which the file cannot be read. */
export function neededRepairs(repairs: readonly Repair[]): readonly Repair[] {
  return repairs.filter(({ kind }) => !offeredKinds.has(kind))
}

/** The file with the repairs of these kinds. */
export function repairedFile({ file, repairs }: RepairableFile, kinds: ReadonlySet<RepairKind>): TextFile {
  const made = repairs.filter(({ kind }) => kinds.has(kind))
  return { ...file, text: applyRepairs(file.text, made) }
}

/** How many places of one kind are listed as guesses; a person who has seen so many does not go through the others. */
const GUESSES_PER_KIND = 200

/**
 * What was repaired in a text that was read from the repaired file, as guesses at the places, so that the person can
 * walk through them. In a plain text they stand at its start.
 */
export function repairGuesses(imported: Imported, made: readonly Repair[]): readonly Guess[] {
  const { reading, doc, guesses } = imported
  const places = reading ? placesOf(reading) : null
  const first = 1 + Math.max(-1, ...guesses.map(({ id }) => id))
  return listed(made).map((repair, index) => {
    const start = offsetAfter(made, repair.from)
    const range = places ? docRange(places, { from: start, to: start + repair.text.length }) : { from: 0, to: 0 }
    const to = Math.min(range.to, doc.content.size)
    return { ...told(repair), id: first + index, range: { from: Math.min(range.from, to), to }, settled: false }
  })
}

function listed(made: readonly Repair[]): readonly Repair[] {
  const counts = new Map<RepairKind, number>()
  return made.filter(({ kind }) => {
    const count = counts.get(kind) ?? 0
    counts.set(kind, count + 1)
    return count < GUESSES_PER_KIND
  })
}

function told({ was, text, at }: Repair): Finding {
  const values = { was: shown(was), text: shown(text), line: at.line }
  const what = text === '' ? 'removed' : was === '' ? 'added' : 'changed'
  const message = {
    removed: `“${values.was}” was removed when the file was repaired (line ${String(at.line)}).`,
    added: `“${values.text}” was put in when the file was repaired (line ${String(at.line)}).`,
    changed: `“${values.was}” became “${values.text}” when the file was repaired (line ${String(at.line)}).`,
  }[what]
  return { severity: 'info', code: `repaired-${what}`, message, values, at }
}

const NAMED_ENCODING = /^(\s*<\?xml\s[^>]*?\bencoding\s*=\s*["'])([A-Za-z][\w.-]*)["']/

/** How a declaration may name what only the bytes can show. */
const NAMES: Partial<Record<Encoding, readonly [string, string]>> = {
  'utf-8': ['UTF-8', 'UTF8'],
  'utf-16le': ['UTF-16', 'UTF-16LE'],
  'utf-16be': ['UTF-16', 'UTF-16BE'],
}

/** The declaration's name of the encoding, where the bytes are in another. */
function encodingName({ text, encoding }: TextFile): Repair | null {
  const [, before = '', was] = NAMED_ENCODING.exec(text) ?? []
  const names = NAMES[encoding]
  if (was === undefined || names === undefined || names.includes(was.toUpperCase())) return null
  const from = before.length
  return { kind: 'encoding-name', from, to: from + was.length, text: names[0], was, at: positionAt(text, from) }
}
