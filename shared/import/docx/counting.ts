import { childOf, elementsOf, valueOf, within, type WordNode } from './word-tree'

/** How notes are counted in a stretch of the text (ECMA-376, part 1, 17.11.4 and 17.11.11). */
interface Counting {
  readonly from: number
  readonly restarts: boolean
  readonly format: string
}

/** Counts the notes of one kind, section by section. */
export class NoteCounter {
  readonly #sections: readonly Counting[]
  #section = 0
  #next: number

  /** `properties` is the name of what says it in a section: `footnotePr`, `endnotePr`. */
  constructor(main: WordNode, properties: 'footnotePr' | 'endnotePr') {
    const usual = properties === 'footnotePr' ? 'decimal' : 'lowerRoman'
    this.#sections = [...within(main, 'sectPr')].map((section) => countingOf(childOf(section, properties), usual))
    this.#next = this.#sections[0]?.from ?? 1
  }

  /** The number or sign of the next note. */
  next(): string {
    const format = this.#sections[this.#section]?.format ?? 'decimal'
    return shown(this.#next++, format)
  }

  /** The section ended. */
  sectionEnds(): void {
    this.#section += 1
    const section = this.#sections[this.#section]
    if (section?.restarts === true) this.#next = section.from
  }
}

function countingOf(properties: WordNode | undefined, usual: string): Counting {
  const from = Number(valueOf(properties, 'numStart') ?? 1)
  return {
    from: Number.isInteger(from) && from >= 0 && from < 100_000 ? from : 1,
    restarts: valueOf(properties, 'numRestart') === 'eachSect',
    format: valueOf(properties, 'numFmt') ?? usual,
  }
}

const signs = ['*', '†', '‡', '§'] as const

function shown(number: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
    case 'upperLetter': {
      const letter = String.fromCharCode(97 + ((number + 25) % 26)).repeat(Math.ceil(number / 26))
      return format === 'lowerLetter' ? letter : letter.toUpperCase()
    }
    case 'lowerRoman':
      return roman(number)
    case 'upperRoman':
      return roman(number).toUpperCase()
    case 'chicago':
      return (signs[(number + 3) % 4] ?? '*').repeat(Math.ceil(number / 4))
    default:
      return String(number)
  }
}

const romans = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const

function roman(number: number): string {
  let rest = number
  let written = ''
  for (const [value, letters] of romans) for (; rest >= value && written.length < 40; rest -= value) written += letters
  return written
}

/** Whether a paragraph ends a section. */
export function endsSection(paragraph: WordNode): boolean {
  const properties = childOf(paragraph, 'pPr')
  return properties !== undefined && elementsOf(properties).some(({ name }) => name === 'sectPr')
}
