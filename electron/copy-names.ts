import type { CopyTime } from './rotation'

/** What the name of a second copy says of it. */
export interface NamedCopy extends CopyTime {
  /** What the edition was called, as far as a name of a file can say it. */
  readonly editionName: string
  /** In milliseconds since 1970, by the time zone of this machine. */
  readonly at: number
}

/** The longest name of an edition in the name of a file, in bytes of UTF-8: paths stay within what Windows takes. */
const longestName = 48

/** The longest id of an edition, in bytes of UTF-8, so that its folder can be named after it. */
export const longestId = 64

/** An id that every file system keeps as it is, also one that does not tell capitals from small letters. */
const plainId = /^(?!x-)[0-9a-z][0-9a-z-]*$/

const folderPattern = /\(([0-9a-z-]+)\)$/
const copyPattern = /^(.*), (\d{4})-(\d\d)-(\d\d) (\d\d)\.(\d\d)\.(\d\d), (\d{5,15})\.recto$/s
const claimPattern = /^\.recto-copy-(\d{5,15})\.tmp$/

/** The folder for the copies of an edition: a name to read, and the id, from which alone it is found again. */
export function folderName(edition: string, name: string): string {
  return `${safeName(name)} (${plainId.test(edition) ? edition : `x-${Buffer.from(edition).toString('hex')}`})`
}

/** The id of the edition whose copies a folder holds, by its name; `null` for a folder that is none of ours. */
export function editionOfFolder(folder: string): string | null {
  const id = folderPattern.exec(folder)?.[1]
  if (id === undefined) return null
  if (plainId.test(id)) return id
  return /^x-([0-9a-f]{2})*$/.test(id) ? Buffer.from(id.slice(2), 'hex').toString() : null
}

/** What the clock on the wall says at a time, in milliseconds since 1970, read as if it were UTC. */
export function wallTime(at: number): number {
  const now = new Date(at)
  const [hours, minutes, seconds] = [now.getHours(), now.getMinutes(), now.getSeconds()]
  return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate(), hours, minutes, seconds)
}

/** The name of a copy that is made `at` this time, in milliseconds since 1970. */
export function copyName(name: string, at: number, order: number): string {
  const now = new Date(at)
  const date = [digits(now.getFullYear(), 4), digits(now.getMonth() + 1, 2), digits(now.getDate(), 2)].join('-')
  const time = [now.getHours(), now.getMinutes(), now.getSeconds()].map((part) => digits(part, 2)).join('.')
  return `${safeName(name)}, ${date} ${time}, ${digits(order, 5)}.recto`
}

/** What the name of a copy says; `null` for a file that this program did not write. */
export function namedCopy(file: string): NamedCopy | null {
  const [whole, editionName = '', ...numbers] = copyPattern.exec(file) ?? []
  if (whole === undefined) return null
  const [year = 0, month = 0, date = 0, hours = 0, minutes = 0, seconds = 0, order = 0] = numbers.map(Number)
  return {
    editionName,
    at: new Date(year, month - 1, date, hours, minutes, seconds).getTime(),
    local: Date.UTC(year, month - 1, date, hours, minutes, seconds),
    order,
  }
}

/** The temporary file that a copy is written into; whoever creates it has the number. */
export function claimName(order: number): string {
  return `.recto-copy-${digits(order, 5)}.tmp`
}

/** The number that a temporary file claims, `null` for any other file. */
export function claimedOrder(file: string): number | null {
  const order = claimPattern.exec(file)?.[1]
  return order === undefined ? null : Number(order)
}

/**
 * A name that Windows, macOS and Linux all take as a part of a file's name: without what they use for themselves,
 * without control and direction marks, not too long, and never empty.
 */
function safeName(name: string): string {
  const plain = name
    .normalize('NFC')
    // Lone halves of characters cannot be written to a disk and read again.
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
  const cut = shortened(plain).replace(/^[\s.]+|[\s.]+$/g, '')
  return cut === '' ? 'Edition' : cut
}

function shortened(name: string): string {
  let length = 0
  let short = ''
  for (const character of name.trim()) {
    length += Buffer.byteLength(character)
    if (length > longestName) break
    short += character
  }
  return short
}

const digits = (number: number, length: number): string => String(number).padStart(length, '0')
