import type { MentionChange } from '../../shared/commands/mention-changes'
import type { Entry } from '../../shared/register/entry'
import type { RegisterIndex } from '../../shared/register/links'
import type { Source } from '../ui/use-source'

/** What tagging asks of the edition: its register, and to take in a new entry together with its first mention. */
export interface Linker {
  /** The register of the edition as it is now. */
  readonly register: Source<RegisterIndex>
  /** How many mentions each entry has in the edition, by id, as far as they are counted. */
  readonly mentions: Source<ReadonlyMap<string, number>>
  /** What tells who is responsible for a tag (`@resp`), as it was given last; `''` where it never was. */
  readonly responsible: string
  /** Remembers who is responsible. */
  readonly setResponsible: (pointer: string) => void
  /** Takes an entry into the register and changes the open text, as one act; answers whether it was done, and says why not. */
  readonly addEntry: (entry: Entry, change: MentionChange) => Promise<boolean>
  /** Says that the list of entries was left by a key, and what was chosen there is done: whatever opened it may go on. */
  readonly listLeft: () => void
}
