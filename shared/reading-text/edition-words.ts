import type { Attributes } from '../schema'

/** What an edition says in its own words where the text has none: for gaps, and for pointers without a text. */
export interface EditionWords {
  /** What stands for a `gap` or `space`, brackets included. */
  readonly gap: (element: string, attributes: Attributes) => string
  readonly note: (label: string) => string
  readonly page: (label: string) => string
}

/** The words of editions in English: `[2 lines illegible]`, `note 3`, `page 12`. */
export const englishWords: EditionWords = {
  gap: (element, attributes) => `[${[extentOf(attributes), missing(element, attributes)].filter(Boolean).join(' ')}]`,
  note: (label) => (label === '' ? 'note' : `note ${label}`),
  page: (label) => (label === '' ? 'page' : `page ${label}`),
}

function missing(element: string, attributes: Attributes): string {
  if (element === 'space') return 'blank'
  const reason = attributes['reason']?.trim().replaceAll('_', ' ') ?? ''
  return reason === '' ? 'gap' : reason
}

/** How much is missing (TEI P5, att.dimensions): `@quantity` and `@unit`, else `@extent`. */
function extentOf(attributes: Attributes): string {
  const { quantity, unit, extent } = attributes
  if (quantity !== undefined && unit !== undefined)
    return `${quantity} ${quantity === '1' || unit.endsWith('s') ? unit : `${unit}s`}`
  return extent?.trim() ?? ''
}
