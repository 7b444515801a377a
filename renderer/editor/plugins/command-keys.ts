import { Plugin } from 'prosemirror-state'
import type { Command, CommandContext } from '../../app/command'
import { matchesKey } from '../../ui/keys'
import { editorCommands } from '../commands'

/**
 * Runs the editor's commands by their keys. A key whose command cannot be run now does nothing, rather than what the browser
 * makes of it. Those of `first` go before all others where they can be run, and leave their keys alone where they cannot.
 */
export function commandKeys(context: () => CommandContext, first: () => readonly Command[] = () => []): Plugin {
  return new Plugin({
    props: {
      handleKeyDown(_view, event) {
        const plain = !event.ctrlKey && !event.metaKey && !event.altKey
        if (plain && event.key.length === 1) return false
        const own = first().find(
          ({ keys, enabled }) => keys.some((key) => matchesKey(event, key)) && enabled?.(context()) !== false,
        )
        if (own) {
          own.run(context())
          return true
        }
        const matching = editorCommands.filter(({ keys }) => keys.some((key) => matchesKey(event, key)))
        if (matching.length === 0) return false
        const now = context()
        const command = matching.find(({ enabled }) => enabled?.(now) ?? true)
        if (command) command.run(now)
        else matching.find(({ refuse }) => refuse)?.refuse?.(now)
        return command !== undefined || !plain
      },
    },
  })
}
