import { redoDepth, undoDepth } from 'prosemirror-history'
import type { Command, CommandGroup } from '../command'
import { redo, undo } from '../library-actions'
import { whoCommand } from './who-command'
import type { Session } from '../session'
import { compareWithRound, showChangedPages } from './changed-pages'
import { pageDone, reopenPage } from './page-done'

/** What marks pages as proofread, and what compares with what was proofread. */
export function roundCommands(session: Session): readonly Command[] {
  const isOpen = () => session.open !== null
  return [
    ...pageKeys(session),
    {
      ...command('rounds/edit', 'edition', [], () => {
        if (session.edition !== null) session.dialog.set({ kind: 'rounds', edition: session.edition })
      }),
      enabled: () => session.edition !== null,
    },
    whoCommand(session),
    { ...command('rounds/compare', 'view', [], () => void compareWithRound(session)), enabled: isOpen },
    { ...command('rounds/changed', 'view', [], () => void showChangedPages(session)), enabled: isOpen },
  ]
}

/** What marks the page of the caret; its keys go before those of editing. While XML is typed, they are its. */
export function pageKeys(session: Session): readonly Command[] {
  const enabled = () => session.open !== null && session.xml.get()?.drafting !== true
  return [
    { ...command('page/done', 'page', ['Mod-Enter'], () => void pageDone(session)), enabled },
    { ...command('page/reopen', 'page', ['Mod-Shift-Enter'], () => void reopenPage(session)), enabled },
  ]
}

/**
 * Undo and redo where the walk through the pages went on from another text and nothing was done in this one yet: they reach back to
 * the marks of that one. They go before the keys of editing.
 */
export function turnElsewhere(session: Session): readonly Command[] {
  const reaches = (depth: (state: NonNullable<Session['open']>['text']['state']) => unknown) => () => {
    const { open, rounds } = session
    return open !== null && rounds.left !== null && rounds.left !== open.text.id && depth(open.text.state) === 0
  }
  return [
    { ...command('rounds/undo', 'edit', ['Mod-z'], () => void turn(session, false)), enabled: reaches(undoDepth) },
    {
      ...command('rounds/redo', 'edit', ['Mod-Shift-z', 'Mod-y'], () => void turn(session, true)),
      enabled: reaches(redoDepth),
    },
  ]
}

/** Turns the last act of the library, where it is a mark of a page. */
async function turn(session: Session, undone: boolean): Promise<void> {
  const act = await session.store.actToTurn(undone)
  if (act?.label.code !== 'finish-page' && act?.label.code !== 'reopen-page') return
  await (undone ? redo(session) : undo(session, act.id))
}

function command(name: string, group: CommandGroup, keys: readonly string[], run: Command['run']): Command {
  return { name, group, keys, run }
}
