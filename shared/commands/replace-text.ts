import type { Command } from 'prosemirror-state'
import type { SearchMatch } from '../queries/search-text'

/** Replaces matches of a search; `replacement` gets each match. */
export declare function replaceMatches(
  matches: readonly SearchMatch[],
  replacement: (match: SearchMatch) => string,
): Command
/** Puts `$1`, `$&` and `$$` of a regular expression's replacement in place. */
export declare function expandReplacement(template: string, match: SearchMatch): string
