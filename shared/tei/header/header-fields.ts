/** Someone who wrote the text; `ref` points at who that is, `''` where nothing does. */
export interface HeaderAuthor {
  readonly name: string
  readonly ref: string
}

/** Someone who had a part in the edition; `share` says which part, in words (TEI P5, 2.2.1 and 2.2.2). */
export interface HeaderEditor {
  readonly name: string
  readonly ref: string
  readonly share: string
}

/** A language of the text: `ident` by BCP 47, `name` in words (TEI P5, 2.4.2). */
export interface HeaderLanguage {
  readonly ident: string
  readonly name: string
}

/** What was done with the file: when (a W3C date), by whom, and what (TEI P5, 2.6). */
export interface HeaderRevision {
  readonly when: string
  readonly who: string
  readonly words: string
}

/** What a header says in one place each; `''` where it says nothing. White space is folded. */
export interface HeaderTexts {
  readonly title: string
  /** What the edition as a whole is called that the text is part of (TEI P5, 2.2.6). */
  readonly series: string
  readonly sender: string
  readonly senderRef: string
  readonly recipient: string
  readonly recipientRef: string
  /** Where it was sent from. */
  readonly place: string
  readonly placeRef: string
  /** When it was sent, in words. */
  readonly date: string
  /** The same in the form of W3C dates (`1935-06-03`). */
  readonly when: string
  /** Where the text was taken from. */
  readonly source: string
  /** The town of the repository. */
  readonly settlement: string
  readonly repository: string
  readonly shelfMark: string
  readonly publisher: string
  /** When it was or will be published, in words. */
  readonly published: string
  readonly licence: string
  /** The address of the licence. */
  readonly licenceTarget: string
  /** Whether the text may be had: `free`, `restricted`, `unknown`. */
  readonly access: string
  /** How far the work on it is: `draft`, `published`, … (TEI P5, att.docStatus). */
  readonly status: string
}

/** What a header says several times, in its order. Items that say nothing are left out. */
export interface HeaderLists {
  readonly authors: readonly HeaderAuthor[]
  readonly editors: readonly HeaderEditor[]
  readonly languages: readonly HeaderLanguage[]
  readonly revisions: readonly HeaderRevision[]
}

/** The fields of the header form. */
export interface HeaderFields extends HeaderTexts, HeaderLists {}

/** The names of the fields that are one text each, in the order in which they are written. */
export const headerTextNames = [
  'title',
  'series',
  'publisher',
  'published',
  'licence',
  'licenceTarget',
  'access',
  'source',
  'settlement',
  'repository',
  'shelfMark',
  'sender',
  'senderRef',
  'recipient',
  'recipientRef',
  'place',
  'placeRef',
  'date',
  'when',
  'status',
] as const satisfies readonly (keyof HeaderTexts)[]

/** The names of the fields that are lists. */
export const headerListNames = [
  'authors',
  'editors',
  'languages',
  'revisions',
] as const satisfies readonly (keyof HeaderLists)[]

/** A header that says nothing. */
export const emptyFields: HeaderFields = {
  ...(Object.fromEntries(headerTextNames.map((name) => [name, ''])) as unknown as HeaderTexts),
  authors: [],
  editors: [],
  languages: [],
  revisions: [],
}

/** White space as a header's fields have it: none around, one space between. */
export function foldSpace(text: string): string {
  return text.replace(/[ \t\r\n]+/g, ' ').trim()
}

/** Items with their white space folded, without those that say nothing. */
export function saidItems<Item extends object>(items: readonly Item[]): readonly Item[] {
  return items
    .map(
      (item) => Object.fromEntries(Object.entries(item).map(([key, value]) => [key, foldSpace(String(value))])) as Item,
    )
    .filter((item) => Object.values(item).some((value) => value !== ''))
}
