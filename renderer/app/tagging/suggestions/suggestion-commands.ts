import { isEditable } from '../../../editor/plugins/editable'
import { besideText } from '../../beside-text'
import type { Command, CommandContext, CommandGroup } from '../../command'
import { newEntriesCommand } from './new-entries-command'
import type { Session } from '../../session'
import { walkSuggestions } from './suggestion-walk'
import { canTake, chooseOption, refuseSuggestion, takeSuggestion } from './take-suggestion'

/** The walk through what is suggested, and what takes and refuses it. */
export function suggestionCommands(session: Session): readonly Command[] {
  const editable = () => session.open !== null && isEditable(session.open.text.state)
  return [
    { ...command('suggestion/next', ['F9'], () => void walkSuggestions(session, 1)), enabled: editable },
    { ...command('suggestion/previous', ['Shift-F9'], () => void walkSuggestions(session, -1)), enabled: editable },
    ...suggestionKeys(session),
    {
      ...command('suggestion/take-sure', [], () => void askForSure(session)),
      enabled: editable,
    },
    {
      ...command('suggestion/show', [], () => {
        besideText(session).suggestions.turn(!besideText(session).suggestions.on)
      }),
      group: 'view',
      enabled: () => session.open !== null,
      active: () => besideText(session).suggestions.on,
    },
    newEntriesCommand(session),
  ]
}

/** What is done with the suggestion that is selected, and while one is waited for: its keys go before those of editing. */
export function suggestionKeys(session: Session): readonly Command[] {
  const current = (name: string, keys: readonly string[], run: (context: CommandContext) => void): Command => ({
    ...command(name, keys, run),
    enabled: () => canTake(session),
  })
  return [
    {
      ...command('suggestion/cancel', ['Escape'], () => {
        besideText(session).suggestions.cancel()
      }),
      enabled: () => besideText(session).suggestions.waited.get(),
    },
    current('suggestion/take', ['Alt-s'], (context) => void takeSuggestion(session, context)),
    current('suggestion/refuse', ['Alt-Delete'], () => void refuseSuggestion(session, 'everywhere')),
    current('suggestion/refuse-here', ['Alt-z'], () => void refuseSuggestion(session, 'here')),
    current('suggestion/next-option', ['Alt-j'], () => {
      chooseOption(session, 1)
    }),
    current('suggestion/previous-option', ['Alt-y'], () => {
      chooseOption(session, -1)
    }),
  ]
}

/** Lists all suggestions of the open text that are sure. */
async function askForSure(session: Session): Promise<void> {
  const { suggestions } = besideText(session)
  if (!suggestions.on) suggestions.turn(true)
  await suggestions.looked()
  if (session.open !== null && suggestions.state.get().kind !== 'cancelled')
    session.dialog.set({ kind: 'sure-suggestions' })
}

const group: CommandGroup = 'go'

function command(name: string, keys: readonly string[], run: (context: CommandContext) => void): Command {
  return { name, group, keys, run }
}
