/** How pages are numbered: `12`, `xii` or `XII`. */
export type Numbering = 'arabic' | 'roman' | 'capital-roman'

/** A page number as a number, and how it is written. */
export interface PageNumber {
  readonly value: number
  readonly numbering: Numbering
}

const numerals = [
  ['m', 1000],
  ['cm', 900],
  ['d', 500],
  ['cd', 400],
  ['c', 100],
  ['xc', 90],
  ['l', 50],
  ['xl', 40],
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
] as const

/** Reads a page number, arabic or roman; `null` where it is neither (`12a`, `facing 3`). */
export function readPageNumber(n: string): PageNumber | null {
  if (/^\d{1,9}$/.test(n)) return { value: Number(n), numbering: 'arabic' }
  const value = n.length <= 15 ? romanValue(n.toLowerCase()) : 0
  for (const numbering of ['roman', 'capital-roman'] as const)
    if (value > 0 && writePageNumber({ value, numbering }) === n) return { value, numbering }
  return null
}

/** Writes a page number; there is no roman zero, which is written `0`. */
export function writePageNumber({ value, numbering }: PageNumber): string {
  if (numbering === 'arabic' || value < 1) return String(value)
  let rest = value
  let roman = ''
  for (const [letters, worth] of numerals) for (; rest >= worth; rest -= worth) roman += letters
  return numbering === 'roman' ? roman : roman.toUpperCase()
}

function romanValue(letters: string): number {
  let rest = letters
  let value = 0
  for (const [numeral, worth] of numerals)
    for (; rest.startsWith(numeral); rest = rest.slice(numeral.length)) value += worth
  return rest === '' ? value : 0
}
