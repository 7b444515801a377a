import i18next from 'i18next'
import type { CommandContext } from '../app/command'
import type editor from '../app/messages/en/editor.json'

/** What the editor can say: the keys of `said` in its messages. */
export type Said = keyof (typeof editor)['said']

/** Says something in the status line, to screen readers too. */
export function say(
  context: Pick<CommandContext, 'say'>,
  said: Said,
  values: Readonly<Record<string, string | number>> = {},
): void {
  const key: `said.${Said}` = `said.${said}`
  context.say(i18next.t(key, { ns: 'editor', ...values }))
}

/** What the editor can say where something cannot be done: the keys of `refused` in its messages. */
export type Refused = keyof (typeof editor)['refused']

/** Says why something cannot be done. */
export function sayRefused(context: CommandContext, refused: Refused): void {
  const key: `refused.${Refused}` = `refused.${refused}`
  context.say(i18next.t(key, { ns: 'editor' }))
}
