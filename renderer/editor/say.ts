import i18next from 'i18next'
import type { CommandContext } from '../app/command'
import type editor from '../app/messages/en/editor.json'

/** What the editor can say: the keys of `said` in its messages. */
export type Said = keyof (typeof editor)['said']

/** Says something in the status line, to screen readers too. */
export function say(context: CommandContext, said: Said, values: Readonly<Record<string, string | number>> = {}): void {
  const key: `said.${Said}` = `said.${said}`
  context.say(i18next.t(key, { ns: 'editor', ...values }))
}
