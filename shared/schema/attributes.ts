/** An element's attributes by qualified name, in source order. */
export type Attributes = Readonly<Record<string, string>>

/** What every node that stands for an element carries. */
export interface ElementAttrs {
  /** Qualified name as written (`p`, `tei:p`, `frus:attachment`); `''` for loose text, rows and cells, which are written without a tag. */
  readonly name: string
  readonly attributes: Attributes
}

/** What every block that stands for an element carries beside its name and attributes. */
export interface BlockAttrs extends ElementAttrs {
  /** The integer under which the reader filed this block's source text; `null` for what was made in the editor. */
  readonly key: number | null
  /** White space before the block where it deviates from the convention of `tei/whitespace.ts`, else `null`. */
  readonly before: string | null
  /** The same before its end tag. */
  readonly end: string | null
}

/** What the span mark carries. Spans with equal ids are one span; order in the mark set is nesting, outermost first. */
export interface SpanAttrs extends ElementAttrs {
  readonly id: string
}

const isAttributes = (value: unknown): void => {
  if (!isRecordOfStrings(value)) throw new RangeError('An element’s attributes must be a record of strings')
}

function isRecordOfStrings(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const record = value as Readonly<Record<string, unknown>>
  for (const name in record) if (typeof record[name] !== 'string') return false
  return true
}

/** ProseMirror attribute specs for {@link ElementAttrs}, with `name` as the default name. */
export function elementAttrs(name: string) {
  return {
    name: { default: name, validate: 'string' },
    attributes: { default: {} as Attributes, validate: isAttributes },
  }
}

/** ProseMirror attribute specs for {@link BlockAttrs}, with `name` as the default name. */
export function blockAttrs(name: string) {
  return {
    ...elementAttrs(name),
    ...placeAttrs,
  }
}

/** ProseMirror attribute specs for the source place and layout that every block remembers. */
export const placeAttrs = {
  key: { default: null as number | null, validate: 'number|null' },
  before: { default: null as string | null, validate: 'string|null' },
  end: { default: null as string | null, validate: 'string|null' },
}
