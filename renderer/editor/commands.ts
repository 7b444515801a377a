import type { Command } from '../app/command'
import { correctionCommands } from './commands/corrections'
import { divisionCommands } from './commands/divisions'
import { elementCommands } from './commands/elements'
import { editCommands } from './commands/edit'
import { findingCommands } from './commands/findings'
import { noteCommands } from './commands/notes'
import { pageCommands } from './commands/pages'
import { referenceCommands } from './commands/references'
import { tagCommands } from './commands/tags'
import { tableCommands, textCommands } from './commands/text'

/** Every command of the editor, in the order in which menus show them. */
export const editorCommands: readonly Command[] = [
  ...editCommands,
  ...textCommands,
  ...divisionCommands,
  ...tableCommands,
  ...tagCommands,
  ...elementCommands,
  ...noteCommands,
  ...referenceCommands,
  ...pageCommands,
  ...findingCommands,
  ...correctionCommands,
]

const byName = new Map(editorCommands.map((command) => [command.name, command]))

/** The command of this name; throws a RangeError where there is none. */
export function editorCommand(name: string): Command {
  const command = byName.get(name)
  if (!command) throw new RangeError(`The editor has no command ${name}`)
  return command
}
