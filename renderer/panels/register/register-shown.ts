import type { EntryKind } from '../../../shared/edition'
import { wholeRegister, type RegisterView } from './register-lines'
import type { LineChoice } from './use-line-choice'

/** The form that is open: that of an entry, or one for a new entry. */
export type OpenForm =
  | { readonly kind: 'entry'; readonly id: string }
  | { readonly kind: 'new'; readonly of: EntryKind; readonly name: string }

/** What is shown of a register and where in it the person is. */
export interface RegisterShown {
  readonly view: RegisterView
  readonly choice: LineChoice
  /** `null` where the list is shown. */
  readonly form: OpenForm | null
}

/** A register as it is shown first. */
export const registerAtFirst: RegisterShown = {
  view: wholeRegister,
  choice: { active: null, picked: new Set() },
  form: null,
}
