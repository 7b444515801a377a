import { besideText } from '../beside-text'
import type { Command } from '../command'
import type { Session } from '../session'
import {
  canSettle,
  hasDifferences,
  keepDifference,
  noteDifference,
  takeDifference,
  walkDifferences,
} from './settle-differences'

/** What compares the open text with another transcription, and settles where they differ. */
export function collateCommands(session: Session): readonly Command[] {
  const compares = () => besideText(session).collating.state.get().kind !== 'none'
  return [
    {
      name: 'collate/start',
      group: 'view',
      keys: ['Mod-Alt-c'],
      enabled: () => session.open !== null,
      run: () => {
        session.dialog.set({ kind: 'collate-with' })
      },
    },
    ...differenceKeys(session),
    {
      name: 'collate/again',
      group: 'view',
      keys: [],
      enabled: compares,
      run: () => void besideText(session).collating.again(),
    },
    {
      name: 'collate/end',
      group: 'view',
      keys: [],
      enabled: compares,
      run: () => void besideText(session).collating.end(),
    },
  ]
}

/** The walk through the differences, and what settles one: while texts are compared, their keys go before those of editing. */
export function differenceKeys(session: Session): readonly Command[] {
  const walk = (name: string, key: string, direction: 1 | -1): Command => ({
    name,
    group: 'go',
    keys: [key],
    enabled: () => hasDifferences(session),
    run: () => {
      walkDifferences(session, direction)
    },
  })
  const settle = (name: string, key: string, run: (session: Session) => void): Command => ({
    name,
    group: 'edit',
    keys: [key],
    enabled: () => canSettle(session),
    run: () => {
      run(session)
    },
  })
  return [
    walk('difference/next', "Alt-'", 1),
    walk('difference/previous', 'Alt-;', -1),
    settle('collate/take', 'Alt-/', takeDifference),
    settle('collate/keep', 'Alt-\\', keepDifference),
    settle('collate/note', 'Alt-]', noteDifference),
  ]
}
