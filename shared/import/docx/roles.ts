import type { WordStyle } from './word-styles'

/** What a paragraph is, by the name of its style. */
export type Role =
  | 'heading'
  | 'title'
  | 'title-page'
  | 'dateline'
  | 'salute'
  | 'signed'
  | 'closing'
  | 'opening'
  | 'quote'
  | 'verse'
  | 'item'
  | 'continued'
  | 'labelled'
  | 'editorial'
  | 'note-in-note'
  | 'page'
  | 'contents'
  | 'text'

/** The names of styles in small letters, those of Word and those that Recto writes. */
const roles: readonly (readonly [RegExp, Role])[] = [
  [/^title$/, 'title'],
  [/^(subtitle|imprint)$/, 'title-page'],
  [/^(dateline|date)$/, 'dateline'],
  [/^salutation$/, 'salute'],
  [/^signature$/, 'signed'],
  [/^closing$/, 'closing'],
  [/^opening$/, 'opening'],
  [/^(intense )?quote$|^quotations?$|^block text$/, 'quote'],
  [/^verse$|^preformatted poem$/, 'verse'],
  [/^plain item$/, 'item'],
  [/^list continue( \d)?$/, 'continued'],
  [/^labelled item$/, 'labelled'],
  [/^editorial note$/, 'editorial'],
  [/^note in note$/, 'note-in-note'],
  [/^original page$/, 'page'],
  [
    /^(toc|index|table of (contents|figures|authorities)|contents|user index|illustration index)( heading)?( \d+)?$/,
    'contents',
  ],
  [/^toc heading$/, 'contents'],
]

/** What a style says that a paragraph is; the first of those that it is based on, where it says nothing itself. */
export function roleOf({ names, outline }: WordStyle): Role {
  for (const name of names) {
    const role = roles.find(([pattern]) => pattern.test(name))?.[1]
    if (role !== undefined) return role
    if (/^heading \d$/.test(name)) return 'heading'
  }
  return outline === null ? 'text' : 'heading'
}

/** The names of styles of letters that say what they hold. */
export const letterRoles = {
  page: 'original page number',
  number: 'note number',
  nested: 'note in note reference',
} as const

/** What Recto writes as the sign of a note that has its own, and before that sign in the run behind it: the zero-width joiner. */
export const signJoiner = '\u200d'
