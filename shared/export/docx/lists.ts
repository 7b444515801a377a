import { AlignmentType, LevelFormat, type INumberingOptions } from 'docx'

/** The two ways in which items are marked, by the names that paragraphs refer to them by. */
export const listMarks = { bullets: 'recto-bullets', numbers: 'recto-numbers' } as const

/** How many levels Word has. */
export const listLevels = 9

/** How far an item of a level stands in, in twentieths of a point. */
export function itemIndent(level: number): number {
  return 560 + 400 * level
}

const bullets = ['•', '–', '·'] as const
const numbers = [LevelFormat.DECIMAL, LevelFormat.LOWER_LETTER, LevelFormat.LOWER_ROMAN] as const

/** How items are marked, nine levels deep. */
export const numbering: INumberingOptions = {
  config: [
    { reference: listMarks.bullets, levels: levels((level) => [LevelFormat.BULLET, bullets[level % 3] ?? '•']) },
    {
      reference: listMarks.numbers,
      levels: levels((level) => [numbers[level % 3] ?? LevelFormat.DECIMAL, `%${String(level + 1)}.`]),
    },
  ],
}

function levels(mark: (level: number) => readonly [(typeof LevelFormat)[keyof typeof LevelFormat], string]) {
  return Array.from({ length: listLevels }, (_, level) => {
    const [format, text] = mark(level)
    const indent = { left: itemIndent(level), hanging: 340 }
    return { level, format, text, alignment: AlignmentType.START, style: { paragraph: { indent } } }
  })
}
