import type { Node } from 'prosemirror-model'
import type { Problem } from '../../../shared/host'
import type { CopyText } from '../../screens/RecoveryCopy'
import type { SetAsideRow } from '../../store/rows'
import type { Salvage } from '../../store/salvage'
import type { CopyRead } from './read-copy'

/** What the Recovery screen shows. */
export type RecoveryView =
  | { readonly kind: 'list' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | {
      readonly kind: 'copy'
      readonly name: string
      /** Where it comes from, in words. */
      readonly from: string
      /** When it was written, in words. */
      readonly when: string
      readonly read: CopyRead
      readonly texts: readonly CopyText[]
    }
  | { readonly kind: 'aside'; readonly row: SetAsideRow; readonly salvage: Salvage }

/** Two docs that are compared over the screen. */
export interface Compared {
  readonly title: string
  readonly old: { readonly title: string; readonly doc: Node }
  readonly new: { readonly title: string; readonly doc: Node }
}
