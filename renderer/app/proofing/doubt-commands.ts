import { besideText } from '../beside-text'
import i18next from 'i18next'
import type { Command } from '../command'
import { wordsCommand } from './words-command'
import type { Session } from '../session'
import { walkFindings } from './doubt-walk'
import { canSettle, canTake, chooseFix, findGood, takeFix, takeFixEverywhere } from './settle-doubt'

/** The walk through guesses, findings and doubtful places, and what settles doubts. */
export function doubtCommands(session: Session): readonly Command[] {
  const walk = (name: string, key: string, direction: 1 | -1): Command => ({
    ...go(name, [key], () => void walkFindings(session, direction)),
    enabled: () => session.open !== null,
  })
  return [
    walk('finding/next', 'F8', 1),
    walk('finding/previous', 'Shift-F8', -1),
    ...doubtKeys(session),
    {
      ...go('doubt/show', [], () => {
        besideText(session).proofing.turn(!besideText(session).proofing.on)
      }),
      group: 'view',
      enabled: () => session.open !== null,
      active: () => besideText(session).proofing.on,
    },
    wordsCommand(session),
  ]
}

/**
 * What is done with the doubt that is looked at, and while one is waited for: these keys go before those of editing. They are those
 * by which suggestions are refused and chosen, for they mean the same. All of them are letters or named keys with Alt: signs
 * stand elsewhere on each keyboard, and AltGr, which writes signs on many, is Ctrl and Alt together.
 */
export function doubtKeys(session: Session): readonly Command[] {
  const current = (name: string, keys: readonly string[], run: () => void): Command => ({
    ...go(name, keys, run),
    enabled: () => canSettle(session),
  })
  const choose = (step: 1 | -1) => () => {
    chooseFix(session, (besideText(session).proofing.fixes.now.get()?.chosen ?? 0) + step)
  }
  const several = () => canSettle(session) && (besideText(session).proofing.fixes.now.get()?.fixes.length ?? 0) > 1
  return [
    {
      ...go('doubt/cancel', ['Escape'], () => {
        besideText(session).proofing.cancel()
      }),
      enabled: () => besideText(session).proofing.waited.get(),
    },
    { ...go('doubt/take', ['Alt-Enter'], () => void takeFix(session)), enabled: () => canTake(session) },
    {
      ...go('doubt/take-everywhere', ['Alt-Shift-Enter'], () => {
        takeFixEverywhere(session)
      }),
      enabled: () => canTake(session),
    },
    { ...go('doubt/next-fix', ['Alt-j'], choose(1)), enabled: several },
    { ...go('doubt/previous-fix', ['Alt-y'], choose(-1)), enabled: several },
    current('doubt/good-here', ['Alt-z'], () => void findGood(session, 'here')),
    {
      ...current('doubt/good-in-edition', ['Alt-Delete'], () => void findGood(session, 'edition')),
      // Else what is selected would be deleted.
      refuse: () => {
        session.say(i18next.t('said.notDoubtful', { ns: 'proofing' }))
      },
    },
    current('doubt/good-always', ['Alt-Shift-z'], () => void findGood(session, 'always')),
  ]
}

function go(name: string, keys: readonly string[], run: () => void): Command {
  return { name, group: 'go', keys, run }
}
