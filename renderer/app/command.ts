import type { Linker } from '../editor/linker'
import type { OpenText } from './open-text'

/** The panels of the right column, one shown at a time. */
export type Panel = 'collation' | 'register' | 'notes' | 'findings' | 'header' | 'element' | 'versions' | 'suggestions'

/** What a command may use: the open text, and what the application offers. */
export interface CommandContext {
  /** The open transcription, or `null` in the library. */
  readonly text: OpenText | null
  /** Shows a panel of the right column and moves the focus into it. */
  readonly show: (panel: Panel) => void
  /** Says something in the status line, to screen readers too. */
  readonly say: (message: string) => void
  /** The register of the edition, for tags that point at its entries; left out where there is none. */
  readonly linker?: Linker
}

/** The menus that commands are sorted into. */
export type CommandGroup =
  'file' | 'edition' | 'edit' | 'text' | 'tag' | 'element' | 'note' | 'page' | 'go' | 'view' | 'help'

/** The menus in the order in which they stand. */
export const groups: readonly CommandGroup[] = [
  'file',
  'edition',
  'edit',
  'text',
  'tag',
  'element',
  'note',
  'page',
  'go',
  'view',
  'help',
]

/**
 * Something a person can do, known by one name to menu, palette, toolbar, context menu and help. Its label is the
 * message `command.<name>` of the interface's messages.
 */
export interface Command {
  /** `<thing>/<verb>`, such as `note/insert`. */
  readonly name: string
  readonly group: CommandGroup
  /** Keys in prosemirror-keymap's notation (`Mod-Shift-f`), the first of which is shown; none where it has no key. */
  readonly keys: readonly string[]
  /** Whether it can be done now; must be cheap. Left out: always. */
  readonly enabled?: (context: CommandContext) => boolean
  /** Whether it is on now, for commands that switch. */
  readonly active?: (context: CommandContext) => boolean
  readonly run: (context: CommandContext) => void
  /** Says why it cannot be done now, where its key is pressed all the same. */
  readonly refuse?: (context: CommandContext) => void
}
