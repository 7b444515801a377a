import type { Command as EditorCommand, EditorState } from 'prosemirror-state'
import type { Command, CommandContext, CommandGroup } from '../../app/command'
import { commandLabel } from '../../app/i18n'
import { isEditable } from '../plugins/editable'
import { perform } from '../perform'
import { say, sayRefused, type Refused, type Said } from '../say'

/** What a command of the editor may have beside its name, group and keys. */
export interface EditingOptions {
  readonly active?: (state: EditorState) => boolean
  /** What to say when it is done, by what has become of the text; without it, its own label. */
  readonly said?: Said | ((state: EditorState) => Said)
  /** What to say where it is asked for by its key and cannot be done; without it, nothing. */
  readonly refused?: Refused
}

/** A command that changes the open text by a command of ProseMirror, as one act with its own name. */
export function editing(
  name: string,
  group: CommandGroup,
  keys: readonly string[],
  command: EditorCommand,
  { active, said, refused }: EditingOptions = {},
): Command {
  return {
    name,
    group,
    keys,
    enabled: ({ text }) => text !== null && isEditable(text.state) && command(text.state),
    ...(active ? { active: ({ text }: CommandContext) => text !== null && active(text.state) } : {}),
    ...(refused && {
      refuse: (context: CommandContext) => {
        if (context.text && isEditable(context.text.state)) sayRefused(context, refused)
      },
    }),
    run: (context) => {
      const { text } = context
      if (!text) return
      const done = perform(text, name, command)
      text.view?.focus()
      if (!done) {
        if (refused) sayRefused(context, refused)
        return
      }
      if (said) say(context, typeof said === 'string' ? said : said(text.state))
      else if (active?.(text.state) === false) say(context, 'off', { act: commandLabel(name) })
      else context.say(commandLabel(name))
    },
  }
}

/** A command that moves about in the open text, or opens something over it, and changes nothing. */
export function moving(
  name: string,
  group: CommandGroup,
  keys: readonly string[],
  run: (context: OpenContext) => void,
  enabled: (state: EditorState) => boolean = () => true,
): Command {
  return {
    name,
    group,
    keys,
    enabled: ({ text }) => text !== null && enabled(text.state),
    run: (context) => {
      if (hasText(context)) run(context)
    },
  }
}

/** A context with an open text. */
export type OpenContext = CommandContext & { readonly text: NonNullable<CommandContext['text']> }

function hasText(context: CommandContext): context is OpenContext {
  return context.text !== null
}
