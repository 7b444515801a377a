import type { UnlinkedName } from '../../panels/register/entry-facts'

/** What is asked of the person before the register is changed; entries by their ids. */
export type RegisterAsk =
  | { readonly kind: 'merge'; readonly entries: readonly string[] }
  /** With which other entry this one is to be merged. */
  | { readonly kind: 'merge-with'; readonly entry: string }
  | { readonly kind: 'split'; readonly entry: string }
  | { readonly kind: 'remove'; readonly entries: readonly string[] }
  /** At which entry the mentions of a name in the open text are to point. */
  | { readonly kind: 'link'; readonly name: UnlinkedName }
