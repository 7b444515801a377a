import type { Command, CommandContext, CommandGroup } from './command'
import type { OpenTranscription } from './screen'
import type { Session } from './session'

/** A command that can always be done. */
export function command(
  name: string,
  group: CommandGroup,
  keys: readonly string[],
  run: (context: CommandContext) => void,
): Command {
  return { name, group, keys, run }
}

/** A command that is done with the open text, and can be done while one is open. */
export function withText(
  session: Session,
  name: string,
  keys: readonly string[],
  run: (open: OpenTranscription) => void,
  group: CommandGroup = 'edition',
): Command {
  return {
    ...command(name, group, keys, () => {
      if (session.open !== null) run(session.open)
    }),
    enabled: () => session.open !== null,
  }
}

/** A command that is done with the edition on the screen, and can be done while one is. */
export function withEdition(
  session: Session,
  name: string,
  keys: readonly string[],
  group: CommandGroup,
  run: (edition: string) => void,
): Command {
  return {
    ...command(name, group, keys, () => {
      if (session.edition !== null) run(session.edition)
    }),
    enabled: () => session.edition !== null,
  }
}
