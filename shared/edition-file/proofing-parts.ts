import { checkNames, type Verdict } from '../proofing/doubt'
import type { PageImage, PageMark, PageRecord, Round } from '../proofing/page-record'
import { fields, list, number, oneOf, optional, orNull, text, wrong, type Shape } from './shapes'

const verdicts = list(fields({ check: oneOf(...checkNames), key: text, context: orNull(text) }))

/** The verdicts that a JSON value lists, or `null` where it does not; `lenient` for what a newer program wrote. */
export function verdictsOf(value: unknown, lenient: boolean): readonly Verdict[] | null {
  const read = verdicts(value, lenient)
  return read === wrong ? null : read
}

const flag: Shape<boolean> = (value) => (typeof value === 'boolean' ? value : wrong)

const turned: Shape<PageImage['turned']> = (value) =>
  value === 0 || value === 90 || value === 180 || value === 270 ? value : wrong

const records: Shape<readonly PageRecord[]> = list(
  fields({
    id: text,
    n: text,
    marks: list<PageMark>(fields({ round: text, done: flag, by: text, at: number })),
    image: orNull<PageImage>(fields({ image: text, turned })),
  }),
)

/** What is known of the pages of a text: those in their order, and those whose breaks are gone; `null` where nothing is. */
export const pageRecords = optional(orNull(fields({ pages: records, gone: records })), null)

/** The images of a text; `file` is where the bytes of each lie, `null` where they were left out. */
export const images = optional(
  list(
    fields({
      id: text,
      name: text,
      sheet: orNull(number),
      type: oneOf('image/jpeg', 'image/png', 'image/webp'),
      width: number,
      height: number,
      position: number,
      digest: text,
      size: number,
      file: orNull(text),
    }),
  ),
  [],
)

/** The rounds of an edition, in order; `null` for those that Recto begins with. */
export const rounds = optional(orNull<readonly Round[]>(list(fields({ id: text, name: orNull(text) }))), null)
