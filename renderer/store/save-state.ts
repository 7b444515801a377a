import type { Problem } from '../../shared/host'

/** Whether what was typed is stored. "Saved" is said only after both the database and the tail beside it have it. */
export type SaveState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  /** Not yet: about to be written, tried again after a write that failed, or never, for the text can only be read. */
  | { readonly kind: 'unsaved'; readonly why: 'waiting' | 'retrying' | 'read-only' }
  /** Several writes failed; `problem` says what is safe and what to do. It is still being tried. */
  | { readonly kind: 'failed'; readonly problem: Problem }
