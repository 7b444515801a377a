import i18next from 'i18next'
import { checkedOf } from '../editor/plugins/checked'
import type { Command } from './command'
import { chooseGrammar, removeGrammar } from './grammars'
import type { Session } from './session'

/** What checks texts, and what chooses the grammar that they are checked by. */
export function checkCommands(session: Session): readonly Command[] {
  return [
    {
      name: 'check/now',
      group: 'go',
      keys: ['F7'],
      enabled: () => session.open !== null,
      run: () => void checkNow(session),
    },
    {
      name: 'grammar/choose',
      group: 'edition',
      keys: [],
      enabled: () => session.edition !== null,
      run: () => void chooseGrammar(session),
    },
    {
      name: 'grammar/remove',
      group: 'edition',
      keys: [],
      enabled: () => session.open !== null && session.open.grammar.row.get() !== null,
      run: () => void removeGrammar(session),
    },
  ]
}

/** Checks the open text at once, turns to what was found, and says how much that is. */
export async function checkNow(session: Session): Promise<void> {
  const { open } = session
  if (open === null) return
  session.turnTo('findings')
  const found = await open.checks.check()
  if (found !== null) session.say(i18next.t('check.found', { count: checkedOf(open.text.state).length }))
}
