import type { EntryKind } from '../../../shared/edition'
import type { Entry } from '../../../shared/register/entry'
import { matchesKey, type KeyPress } from '../../ui/keys'
import type { UnlinkedName } from './entry-facts'
import type { ChosenLine } from './register-lines'

/** What can be done to a register from its panel. Each is one act, which says itself what it did. */
export interface RegisterDeeds {
  /** Makes an entry; answers with its id, or `null` where it could not be made. */
  readonly add: (kind: EntryKind, name: string) => Promise<string | null>
  /** Changes facts of an entry. */
  readonly change: (id: string, facts: Partial<Entry>) => void
  /** Asks which of several entries stays; of one, with which it is merged. */
  readonly merge: (ids: readonly string[]) => void
  /** Asks which mentions of an entry become those of a new one. */
  readonly split: (id: string) => void
  /** Asks what becomes of the mentions. */
  readonly remove: (ids: readonly string[]) => void
  /** Goes to the next mention of an entry or name, or to the one before. */
  readonly walk: (line: ChosenLine, by: 1 | -1) => void
  /** Lists all mentions of an entry. */
  readonly concordance: (id: string) => void
  /** Lists all places where a name of an entry stands, tagged or not, to be tagged. */
  readonly occurrences: (id: string) => void
  /** Asks at which entry all mentions of a name are to point. */
  readonly link: (name: UnlinkedName) => void
  /** Makes an entry of each name, at which its mentions point from then on. */
  readonly makeEntries: (names: readonly UnlinkedName[]) => void
  readonly undo: () => void
  readonly redo: () => void
  /** The key of a command, if it has one. */
  readonly keyOf: (command: string) => string | undefined
}

/** Whether a key that was pressed is that of a command. */
export function isKeyOf(command: string, event: KeyPress, { keyOf }: RegisterDeeds): boolean {
  const keys = keyOf(command)
  return keys !== undefined && matchesKey(event, keys)
}
