import i18next from 'i18next'
import { referTo, type ReferenceTarget } from '../../../shared/commands/refer'
import { newId } from '../../editor/new-id'
import { perform } from '../../editor/perform'
import { isEditable } from '../../editor/plugins/editable'
import type { Command } from '../command'
import type { Session } from '../session'

/** What is done with notes and references beside the text: choosing what is referred to, and numbering them. */
export function noteAppCommands(session: Session): readonly Command[] {
  const editable = () => session.open !== null && isEditable(session.open.text.state)
  return [
    {
      name: 'reference/insert',
      group: 'note',
      keys: ['Mod-Alt-p'],
      enabled: editable,
      run: () => {
        session.dialog.set({ kind: 'refer-to' })
      },
    },
    {
      name: 'notes/number',
      group: 'note',
      keys: [],
      enabled: editable,
      run: () => {
        session.dialog.set({ kind: 'number-notes' })
      },
    },
  ]
}

/** Refers at the caret, or on the selected words, to what was chosen, and says so. */
export function referToChosen(session: Session, target: ReferenceTarget, name: string): void {
  const text = session.open?.text
  if (text === undefined) return
  const done = perform(text, 'reference/insert', referTo(target, newId))
  text.view?.focus()
  // Headings often end with a stop, and so does what is said.
  const called = name.replace(/\.$/, '')
  session.say(i18next.t(done ? 'refer.done' : 'refer.refused', { ns: 'notes', name: called }))
}
